"""Synonyms: what else a word or phrase of a query is called, in every language.

The groups come from content/words and from staff. Their phrases are analysed like any
text, a language at a time, when somebody first asks in it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from directory.model.words import WordGroup, Words
from directory.search.analysis import Analyser, primary, script_of
from directory.search.seam import Reason
from directory.search.skeletons import skeleton
from directory.search.wanted import (
    GUESSED,
    Alternative,
    Asked,
    Sought,
    Term,
    Wanted,
    asked_words,
    keys_of,
    keys_of_asked,
    wanted_word,
)

_LONGEST = 6
"""Words of a phrase."""
_LETTERS = 2
"""A word of no more says little by itself, as in "A&E" and "جي بي"."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as it is recognised: for each word, what it may share with another."""

    words: tuple[frozenset[str], ...]
    group: WordGroup


_Table = dict[str, list[_Phrase]]
"""Phrases by each key of their first word."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Some words of a query that one or more groups know."""

    first: int
    after: int
    groups: tuple[WordGroup, ...]


class Synonyms:
    """One state of the groups, compiled as far as it was asked for.

    Any number of threads may use one: what is compiled twice is the same.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self._there = {tag for group in words.groups for tag in group.words}
        self._tables: dict[str, _Table] = {}
        self._alternatives: dict[str, tuple[Alternative, ...]] = {}
        self._forms: dict[tuple[str, str], list[str]] = {}
        self._by_letter: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._of_others: dict[str, Set[str]] = {}
        self._own: dict[str, Set[str]] = {}
        self._stems: dict[tuple[str, str], list[str]] = {}
        self._keys: dict[tuple[str, str], dict[str, list[str]]] = {}

    def wanted(
        self, asked: Sequence[Asked], language: str, analyser: Analyser
    ) -> list[Wanted]:
        """Return what the words of a query want, their synonyms included."""
        wanted: list[Wanted] = []
        at = 0
        for span in self._spans(asked, language, analyser):
            wanted += [
                wanted_word(each, language, analyser) for each in asked[at : span.first]
            ]
            wanted.append(
                self._of_span(asked[span.first : span.after], span, language, analyser)
            )
            at = span.after
        wanted += [wanted_word(each, language, analyser) for each in asked[at:]]
        return wanted

    def forms(self, language: str, script: str, analyser: Analyser) -> list[str]:
        """Return the words in `script` that a reader of `language` may mean.

        Of Latin letters those of the reader and of English, of other scripts those of
        every language in it. Nobody may change it.
        """
        known = self._forms.get((language, script))
        if known is None:
            forms = {
                form
                for group in self.words.groups
                for tag in self._tags_in({script}, language)
                for phrase in group.words.get(tag, ())
                for its_script, form in analyser.forms(phrase, tag)
                if its_script == script
            }
            known = self._forms[language, script] = sorted(forms)
        return known

    def beginning(
        self, letter: str, language: str, script: str, analyser: Analyser
    ) -> list[str]:
        """Return those of `forms` that begin with `letter`."""
        known = self._by_letter.get((language, script))
        if known is None:
            known = {}
            for form in self.forms(language, script, analyser):
                known.setdefault(form[0], []).append(form)
            self._by_letter[language, script] = known
        return known.get(letter, [])

    def own(self, language: str, analyser: Analyser) -> Set[str]:
        """Return the words of `language` itself."""
        known = self._own.get(language)
        if known is None:
            known = self._own[language] = {
                form
                for group in self.words.groups
                for phrase in group.words.get(primary(language), ())
                for _, form in analyser.forms(phrase, language)
            }
        return known

    def of_others(self, language: str, analyser: Analyser) -> Set[str]:
        """Return words in Latin letters that only readers of other languages use.

        And not English ones: those everybody meets here.
        """
        known = self._of_others.get(language)
        if known is None:
            tags = {tag for tag in self._there if script_of(tag) == "latn"}
            theirs = {
                form for tag in tags for form in self.forms(tag, "latn", analyser)
            }
            known = theirs - set(self.forms(language, "latn", analyser))
            self._of_others[language] = known
        return known

    def stems(self, language: str, script: str, analyser: Analyser) -> list[str]:
        """Return the stems of the same, by the rules of `language`."""
        known = self._stems.get((language, script))
        if known is None:
            forms = self.forms(language, script, analyser)
            stems = {analyser.stem(form, language) for form in forms}
            known = self._stems[language, script] = sorted(stems)
        return known

    def sounding_like(
        self, key: str, language: str, script: str, analyser: Analyser
    ) -> list[str]:
        """Return those of the same that have the skeleton `key`."""
        known = self._keys.get((language, script))
        if known is None:
            known = {}
            for form in self.forms(language, script, analyser):
                known.setdefault(skeleton(form, script), []).append(form)
            self._keys[language, script] = known
        return known.get(key, [])

    def _of_span(
        self, asked: Sequence[Asked], span: _Span, language: str, analyser: Analyser
    ) -> Wanted:
        own = [wanted_word(each, language, analyser) for each in asked]
        together = Alternative(tuple(w.alternatives[0].words[0] for w in own))
        guesses = own[0].alternatives[1:] if len(own) == 1 else ()
        groups = (self._alternatives_of(group, analyser) for group in span.groups)
        return Wanted((together, *guesses), tuple(groups))

    def _spans(
        self, asked: Sequence[Asked], language: str, analyser: Analyser
    ) -> Iterator[_Span]:
        """Yield the phrases in a query, the longest where several begin."""
        every = [keys_of_asked(each, language, analyser) for each in asked]
        looks = [frozenset(filter(_is_look, keys)) for keys in every]
        scripts = {word.script for each in asked for word in each}
        reader = primary(language)
        tables = [
            # To a reader of Romanian an English word is one only as it is written:
            # "care" (which) has the stem of "carer".
            (self._table(tag, analyser), looks if tag == "en" != reader else every)
            for tag in self._tags_in(scripts, language)
        ]
        at = 0
        while at < len(every):
            fitting = [
                phrase
                for table, keys in tables
                for key in keys[at]
                for phrase in table.get(key, ())
                if len(phrase.words) <= len(keys) - at
                and _is_said(phrase, keys[at : at + len(phrase.words)])
            ]
            if not fitting:
                at += 1
                continue
            longest = max(len(phrase.words) for phrase in fitting)
            groups = {p.group.id: p.group for p in fitting if len(p.words) == longest}
            yield _Span(at, at + longest, tuple(groups.values()))
            at += longest

    def _tags_in(self, scripts: Set[str], language: str) -> list[str]:
        """In which languages words may be: the reader's, English, those of a script.

        Not all that have Latin letters: their words would be one another's.
        """
        wanted = {primary(language), "en"}
        wanted |= {tag for tag in self._there if script_of(tag) in scripts - {"latn"}}
        return sorted(wanted & self._there)

    def _table(self, tag: str, analyser: Analyser) -> _Table:
        table = self._tables.get(tag)
        if table is None:
            table = self._tables[tag] = _compiled(self.words, tag, analyser)
        return table

    def _alternatives_of(
        self, group: WordGroup, analyser: Analyser
    ) -> tuple[Alternative, ...]:
        known = self._alternatives.get(group.id)
        if known is None:
            found: dict[tuple[Sought, ...], Alternative] = {}
            for tag, phrases in sorted(group.words.items(), key=_english_first):
                for phrase in phrases:
                    words = _sought_of(phrase, tag, analyser)
                    if words:
                        # A phrase of three words says one thing, as one of one does.
                        weight, via = GUESSED / len(words), Reason(tag, phrase)
                        found.setdefault(words, Alternative(words, weight, via))
            known = self._alternatives[group.id] = tuple(found.values())
        return known


def _is_said(phrase: _Phrase, keys: Sequence[frozenset[str]]) -> bool:
    """Whether words are those of `phrase`, in whatever order.

    Most of these languages put them as they please: "soțul mă bate", "mă bate soțul".
    """
    left = list(keys)
    for word in phrase.words:
        same = next((n for n, other in enumerate(left) if word & other), None)
        if same is None:
            return False
        del left[same]
    return True


def _is_look(key: str) -> bool:
    """Whether a key of `keys_of` is how a word is written, not a stem."""
    return "=" in key


def _compiled(words: Words, tag: str, analyser: Analyser) -> _Table:
    table: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for group in words.groups:
        for phrase in group.words.get(tag, ()):
            said = asked_words(phrase, tag, analyser)
            if not said:
                continue
            # What function words leave of "A&E" stands everywhere.
            first = said[0].form
            is_telling = len(said) > 1 or len(first) > _LETTERS or phrase.isalnum()
            keys = tuple(keys_of(word, [word.stem]) for word in said)
            if is_telling and len(keys) <= _LONGEST:
                for key in set().union(*keys):
                    table[key].append(_Phrase(keys, group))
    return dict(table)


def _sought_of(phrase: str, tag: str, analyser: Analyser) -> tuple[Sought, ...]:
    """How the words of a phrase in `tag` are looked up: as that language stems them.

    Not at all where each is a letter or two: they stand in a listing by chance. By
    their stems, but for words of another language in Latin letters: most texts in
    those are English, where the stem of "codeeyo" would be that of "coding".
    """
    words = asked_words(phrase, tag, analyser)[:_LONGEST]
    if len(words) > 1 and all(len(word.form) <= _LETTERS for word in words):
        return ()
    as_written = script_of(tag) == "latn" and tag != "en"
    return tuple(
        Sought((Term(word.script, word.form if as_written else word.stem, as_written),))
        for word in words
    )


def _english_first(words: tuple[str, object]) -> tuple[bool, str]:
    """Most listings are in English: it is what says best why one was found."""
    return words[0] != "en", words[0]
