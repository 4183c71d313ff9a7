"""What the search box offers while somebody types: phrases that find something."""

from collections.abc import Callable, Iterator
from threading import Lock

from directory.model.words import Words
from directory.search.phrasebook import Phrasebook, spelled
from directory.search.seam import SearchIndex
from directory.storage.reference import Reference

MOST = 7
_TRIED = 80
"""Phrases to look at before there are enough that find something."""


class Suggestions:
    """The phrasebooks, one for each language that somebody typed in."""

    def __init__(
        self, reference: Reference, words: Callable[[], Words], index: SearchIndex
    ) -> None:
        """words: gives the synonyms as they are now, as `StaffWords.current` does."""
        self._reference = reference
        self._words = words
        self._index = index
        self._books: dict[str, Phrasebook] = {}
        self._of: Words | None = None
        self._lock = Lock()

    def beginning(self, text: str, language: str) -> list[str]:
        """Phrases that go on from `text`, in the reader's language or in English.

        Only those that find something. Raises Unavailable.
        """
        words, found = self._words(), {}
        for phrase in self._book(language).beginning(text, _TRIED):
            # Of phrases that mean the same, one is enough.
            group = words.home_of(phrase, language) or words.home_of(phrase, "en")
            meaning = group.id if group else phrase
            if meaning not in found and self._index.knows(phrase, language):
                found[meaning] = phrase
            if len(found) == MOST:
                break
        return list(found.values())

    def as_written(self, forms: tuple[str, ...], language: str) -> list[str]:
        """How folded words are written, as far as categories and synonyms have them."""
        return spelled(forms, self._texts(self._words(), language))

    def _book(self, language: str) -> Phrasebook:
        words = self._words()
        with self._lock:
            if words is not self._of:
                self._books, self._of = {}, words
            book = self._books.get(language)
            if book is None:
                book = Phrasebook(self._phrases(words, language))
                self._books[language] = book
        return book

    def _phrases(self, words: Words, language: str) -> Iterator[str]:
        """In the reader's language, and after them in English."""
        for tag in dict.fromkeys((language, "en")):
            for category in self._reference.taxonomy.categories:
                if tag in category.names:
                    yield category.names[tag]
            for group in words.groups:
                yield from group.words.get(tag, ())
            for place in self._reference.gazetteer.places:
                if tag in place.names:
                    yield place.names[tag]

    def _texts(self, words: Words, language: str) -> Iterator[str]:
        """The same, and then what other languages have."""
        yield from self._phrases(words, language)
        for category in self._reference.taxonomy.categories:
            yield from category.names.values()
            yield from category.descriptions.values()
        for group in words.groups:
            for phrases in group.words.values():
                yield from phrases
