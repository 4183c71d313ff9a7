"""What a query asks for: words, each with the ways in which it may stand in a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from directory.search.analysis import Analyser, Word, words_field
from directory.search.seam import Reason

MOST_CHARACTERS = 1_000
"""Of a query, the rest is not looked at."""
MOST_WORDS = 32
"""Different words of a query, the rest are not asked for."""

GUESSED = 0.5
"""What a synonym or another spelling counts, beside the reader's own word."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term to look up."""

    script: str
    """The catch-all field that it belongs to, by whose lengths it is scored."""
    text: str
    as_written: bool = False
    """Look among the forms, unstemmed, in the field beside the catch-all."""

    @property
    def field(self) -> str:
        """The name of the field in the index."""
        return words_field(self.script) if self.as_written else self.script


@dataclass(frozen=True, slots=True)
class Sought:
    """One word: ways to look it up, which together count as one word.

    Later ways are for a text in another language than the word was taken for.
    """

    ways: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words that, all standing in a listing, are what is wanted."""

    words: tuple[Sought, ...]
    weight: float = 1.0
    via: Reason | None = None
    """The phrase, where it is not what the reader typed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a query asks for: any of the alternatives, the best first."""

    alternatives: tuple[Alternative, ...]
    groups: tuple[tuple[Alternative, ...], ...] = ()
    """Those of the groups of synonyms that know it, each always the same object."""


Asked = tuple[Word, ...]
"""One word of a query: as typed, or what may have been meant by it, the best first."""


def asked_words(text: str, language: str, analyser: Analyser) -> list[Word]:
    """Return the different words of `text` that ask for something.

    Function words are left out unless there is nothing else.
    """
    words = list(analyser.words(text[:MOST_CHARACTERS], language))
    asked = [word for word in words if not word.common] or words
    different = {(word.script, word.stem): word for word in reversed(asked)}
    return list(reversed(different.values()))[:MOST_WORDS]


def sought(word: Word, language: str, analyser: Analyser) -> Sought:
    """Return how `word`, typed by a reader of `language`, is looked up."""
    # Its own stem among them: what was put right may be a stem already.
    stems = dict.fromkeys((*analyser.stems(word, language), word.stem))
    ways = [Term(word.script, stem) for stem in stems]
    return Sought((*ways, Term(word.script, word.form, as_written=True)))


def wanted_word(asked: Asked, language: str, analyser: Analyser) -> Wanted:
    """Return what one word of a query wants."""
    first, *others = (
        Alternative((sought(word, language, analyser),)) for word in asked
    )
    return Wanted((first, *(Alternative(o.words, GUESSED) for o in others)))


def keys_of(word: Word, stems: Iterable[str]) -> frozenset[str]:
    """Return what two words must share to be the same: a stem, or how they look."""
    return frozenset(
        (*(f"{word.script} {stem}" for stem in stems), f"{word.script}={word.form}")
    )


def keys_of_asked(
    asked: Sequence[Word], language: str, analyser: Analyser
) -> frozenset[str]:
    """Return the keys of all that one word of a query may be."""
    return frozenset().union(
        *(keys_of(word, analyser.stems(word, language)) for word in asked)
    )
