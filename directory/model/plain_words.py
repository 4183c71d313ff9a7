"""Words that make a text easier: plain ones, explanations, initials written out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Explanation:
    """A hard word in its forms, and whole sentences that say what it means."""

    name: str
    words: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Acronym:
    """Initials, as they are written in a text.

    means: whole sentences, or "". ambiguous: they stand for other things too.
    keep: they are better known than what they stand for.
    """

    short: str
    long: str
    means: str = ""
    ambiguous: bool = False
    keep: bool = False


@dataclass(frozen=True)
class PlainWords:
    """Everything there is of them, in English.

    replace: a word or phrase, in small letters, and an easier one that means the same
    in every sentence. suggest: the same, where a person must look first.
    """

    replace: Mapping[str, str]
    suggest: Mapping[str, str]
    explanations: tuple[Explanation, ...]
    acronyms: tuple[Acronym, ...]

    @cached_property
    def hard(self) -> "re.Pattern[str]":
        """Finds each phrase of `replace` and `suggest`, the longest first."""
        return any_of((*self.replace, *self.suggest))

    @cached_property
    def explained(self) -> "re.Pattern[str]":
        """Finds each word that has an explanation."""
        return any_of(word for each in self.explanations for word in each.words)

    @cached_property
    def explained_firsts(self) -> frozenset[str]:
        """The first words of those phrases, in small letters."""
        every = (word for each in self.explanations for word in each.words)
        return frozenset(word.split()[0].replace("’", "'").casefold() for word in every)

    @cached_property
    def meanings(self) -> Mapping[str, Explanation]:
        """Explanations by each of their words, in small letters."""
        return {
            word.casefold(): each for each in self.explanations for word in each.words
        }

    @cached_property
    def initials(self) -> Mapping[str, Acronym]:
        """Acronyms by how they are written."""
        return {each.short: each for each in self.acronyms}


def any_of(phrases: Iterable[str]) -> "re.Pattern[str]":
    """Finds whole phrases in any letter case, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in ordered)
    # (?!) never matches: what is found when there are none.
    return re.compile(rf"(?<![\w'’-])(?:{words or '(?!)'})(?![\w-])", re.IGNORECASE)
