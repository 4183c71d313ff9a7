"""Which stemmer stems which language, and in which script that is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.hindi_stemmer import HindiStemmer
from snowballstemmer.nepali_stemmer import NepaliStemmer
from snowballstemmer.persian_stemmer import PersianStemmer
from snowballstemmer.polish_stemmer import PolishStemmer
from snowballstemmer.portuguese_stemmer import PortugueseStemmer

from directory.search import endings


class Stemmer(Protocol):
    """What takes the endings off folded words. Snowball's keep state while they do."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - Snowball's own name
        """Return the stem of `word`; it may need folding."""


@dataclass(frozen=True, slots=True)
class _Then:
    """One stemmer after another."""

    first: Stemmer
    second: Stemmer

    def stemWord(self, word: str) -> str:  # noqa: N802 - see `Stemmer`
        return self.second.stemWord(self.first.stemWord(word))


@dataclass(frozen=True, slots=True)
class _Careful:
    """A stemmer, and what to do where it leaves too little of a word.

    Snowball makes "with" (com) of food (comida), year (سال) of elderly (سالمند), and
    a single letter of food in Hindi (खाना).
    """

    stemmer: Stemmer
    least: int
    """How many letters must be left."""
    otherwise: Stemmer

    def stemWord(self, word: str) -> str:  # noqa: N802 - see `Stemmer`
        stem = self.stemmer.stemWord(word)
        if endings.letters(stem) < self.least:
            return self.otherwise.stemWord(word)
        return stem


def _english() -> Stemmer:
    return _Then(endings.BEFORE_ENGLISH, EnglishStemmer())


def _polish() -> Stemmer:
    return _Then(endings.BEFORE_POLISH, PolishStemmer())


def _portuguese() -> Stemmer:
    careful = _Careful(PortugueseStemmer(), 4, endings.SHORT_PORTUGUESE)
    return _Then(endings.BEFORE_PORTUGUESE, careful)


def _persian() -> Stemmer:
    careful = _Careful(PersianStemmer(), 4, endings.SHORT_PERSIAN)
    return _Then(endings.BEFORE_PERSIAN, careful)


def _hindi() -> Stemmer:
    return _Careful(HindiStemmer(), 2, endings.SHORT_HINDI)


def _nepali() -> Stemmer:
    return _Careful(NepaliStemmer(), 2, endings.SHORT_NEPALI)


# Snowball's pure classes, not `snowballstemmer.stemmer()`: that one silently turns
# into PyStemmer, with other results, where that package happens to be installed.
STEMMERS: Mapping[str, tuple[str, Callable[[], Stemmer]]] = MappingProxyType(
    {
        "en": ("latn", _english),
        "pl": ("latn", _polish),
        "pt": ("latn", _portuguese),
        "ro": ("latn", lambda: endings.ROMANIAN),
        "so": ("latn", lambda: endings.SOMALI),
        "sq": ("latn", lambda: endings.ALBANIAN),
        "ar": ("arab", lambda: endings.ARABIC),
        "fa": ("arab", _persian),
        "ur": ("arab", lambda: endings.URDU),
        "hi": ("deva", _hindi),
        "ne": ("deva", _nepali),
        "gu": ("gujr", lambda: endings.GUJARATI),
        "ta": ("taml", lambda: endings.TAMIL),
    }
)
"""Language → the field of its script, and what makes its stemmer."""
