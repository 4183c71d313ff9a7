"""The labelled inflections, counted; `python -m tests.search.inflections` compares.

It prints, for each language, how many pairs of forms of one word get different stems
("missed") and how many pairs of different words share one ("wrong"): without a
stemmer, by the first six graphemes, by Snowball alone, and by what Front Door uses.
"""

import tomllib
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import regex
from snowballstemmer.arabic_stemmer import ArabicStemmer
from snowballstemmer.persian_stemmer import PersianStemmer
from snowballstemmer.polish_stemmer import PolishStemmer
from snowballstemmer.portuguese_stemmer import PortugueseStemmer
from snowballstemmer.romanian_stemmer import RomanianStemmer
from snowballstemmer.tamil_stemmer import TamilStemmer

from directory.search.folding import fold
from directory.search.stemming import STEMMERS

INFLECTIONS = tomllib.loads(
    Path(__file__).with_name("inflections.toml").read_text(encoding="utf-8")
)
SNOWBALL = {
    "ar": ArabicStemmer,
    "fa": PersianStemmer,
    "pl": PolishStemmer,
    "pt": PortugueseStemmer,
    "ro": RomanianStemmer,
    "ta": TamilStemmer,
}
"""Snowball's own, where Front Door's are others."""

Stem = Callable[[str], str]


class Counted(NamedTuple):
    pairs: int
    """How many pairs of forms of one word there are."""
    missed: int
    wrong: int


def count(language: str, stem: Stem) -> Counted:
    """What `stem`, of folded words, makes of the words of `language`."""
    groups = [
        [fold(stem(fold(word))) for word in line.split()]
        for lines in INFLECTIONS[language].values()
        for line in lines
    ]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    return Counted(
        len(pairs),
        sum(one != other for one, other in pairs),
        sum(bool({*one} & {*other}) for one, other in combinations(groups, 2)),
    )


def stemmers(language: str) -> Iterator[tuple[str, Stem]]:
    yield "none", str
    yield "six graphemes", lambda word: "".join(regex.findall(r"\X", word)[:6])
    if language in SNOWBALL:
        yield "Snowball alone", SNOWBALL[language]().stemWord
    yield "Front Door", STEMMERS[language][1]().stemWord


def main() -> None:
    for language in INFLECTIONS:
        for kind, stem in stemmers(language):
            pairs, missed, wrong = count(language, stem)
            line = f"{language} {kind:15} {missed:3} of {pairs:3} missed, {wrong} wrong"
            print(line)  # noqa: T201 - a program, when it is run as one


if __name__ == "__main__":
    main()
