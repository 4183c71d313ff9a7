"""What the search box offers while somebody types: phrases whose words stand here."""

from collections.abc import Callable, Iterable, Iterator
from threading import Lock

from directory.model.words import Words
from directory.search.phrasebook import Phrasebook, spellings
from directory.search.seam import SearchIndex
from directory.storage.reference import Reference
from directory.text.scripts import languages_of

MOST = 7
_TRIED = 80
"""Phrases to look at before there are enough."""


class Suggestions:
    """The phrasebooks, one for each language that somebody typed in."""

    def __init__(
        self, reference: Reference, words: Callable[[], Words], index: SearchIndex
    ) -> None:
        """words: gives the synonyms as they are now, as `StaffWords.current` does."""
        self._reference = reference
        self._words = words
        self._index = index
        self._books: dict[str, tuple[Phrasebook, dict[str, str]]] = {}
        self._spellings: dict[str, dict[str, str]] = {}
        self._of: Words | None = None
        self._lock = Lock()

    def beginning(self, text: str, language: str) -> list[tuple[str, str]]:
        """Phrases that go on from `text`, each after the BCP 47 tag of its language.

        The reader's language, or English. Only those of which each word stands
        somewhere, so that nearly all find something. Raises Unavailable.
        """
        words, found = self._words(), {}
        book, languages = self._book(words, language)
        for phrase in book.beginning(text, _TRIED):
            # Of phrases that mean the same, one is enough.
            group = words.home_of(phrase, language) or words.home_of(phrase, "en")
            meaning = group.id if group else phrase
            if meaning not in found and self._index.knows(phrase, language):
                found[meaning] = languages[phrase], phrase
            if len(found) == MOST:
                break
        return list(found.values())

    def as_written(self, forms: Iterable[str], language: str) -> dict[str, str]:
        """How folded words are written, as far as categories and synonyms have them.

        In the reader's language, in English, or in those that share a word's script.
        """
        words, written = self._words(), {}
        for form in forms:
            for tag in dict.fromkeys((language, "en", *languages_of(form))):
                spelling = self._spellings_of(words, tag).get(form)
                if spelling:
                    written[form] = spelling
                    break
        return written

    def _spellings_of(self, words: Words, language: str) -> dict[str, str]:
        with self._lock:
            self._forget_if_changed(words)
            known = self._spellings.get(language)
            if known is None:
                known = spellings(self._texts(words, language))
                self._spellings[language] = known
        return known

    def _book(self, words: Words, language: str) -> tuple[Phrasebook, dict[str, str]]:
        """The phrases of a reader, and the language of each."""
        with self._lock:
            self._forget_if_changed(words)
            known = self._books.get(language)
            if known is None:
                languages: dict[str, str] = {}
                for tag in dict.fromkeys((language, "en")):
                    for phrase in self._phrases(words, tag):
                        languages.setdefault(phrase, tag)
                known = self._books[language] = Phrasebook(languages), languages
        return known

    def _forget_if_changed(self, words: Words) -> None:
        if words is not self._of:
            self._books, self._spellings, self._of = {}, {}, words

    def _phrases(self, words: Words, tag: str) -> Iterator[str]:
        """What is called something in one language, kinds of help first."""
        for category in self._reference.taxonomy.categories:
            if tag in category.names:
                yield category.names[tag]
        for group in words.groups:
            yield from group.words.get(tag, ())
        for place in self._reference.gazetteer.places:
            if tag in place.names:
                yield place.names[tag]

    def _texts(self, words: Words, tag: str) -> Iterator[str]:
        """The same, and what kinds of help are described as."""
        yield from self._phrases(words, tag)
        for category in self._reference.taxonomy.categories:
            if tag in category.descriptions:
                yield category.descriptions[tag]
