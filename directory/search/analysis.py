"""Analysis: from text to the terms that are indexed and looked up.

A term stands in the field of its script ("latn", "gujr" …), whatever language the
text is in, so that a query finds its way by its letters alone. Beside the stem, the
folded word itself is kept in a second field, for where a stemmer goes too far
(Persian) or differs from the one that made the index.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from types import MappingProxyType
from typing import Protocol

import regex
from snowballstemmer.arabic_stemmer import ArabicStemmer
from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.hindi_stemmer import HindiStemmer
from snowballstemmer.nepali_stemmer import NepaliStemmer
from snowballstemmer.persian_stemmer import PersianStemmer
from snowballstemmer.polish_stemmer import PolishStemmer
from snowballstemmer.portuguese_stemmer import PortugueseStemmer
from snowballstemmer.romanian_stemmer import RomanianStemmer
from snowballstemmer.tamil_stemmer import TamilStemmer

from directory.search.folding import fold

ANALYSER_VERSION = "1"
"""Raise it with every change to folding, tokens, stems or fields."""

LONGEST_TOKEN = 64
"""Characters; what is longer is cut, in the index and in queries alike."""

_UNICODE_SCRIPTS = MappingProxyType(
    {
        "latn": "Latin",
        "arab": "Arabic",
        "deva": "Devanagari",
        "gujr": "Gujarati",
        "guru": "Gurmukhi",
        "beng": "Bengali",
        "taml": "Tamil",
        "hani": "Han",
    }
)
OTHER = "othr"
SCRIPTS = (*_UNICODE_SCRIPTS, OTHER)
"""ISO 15924 codes, each the name of a field; digits go with Latin."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str:  # noqa: N802 - Snowball's own name
        ...


# The pure classes, not `snowballstemmer.stemmer()`: that one silently turns into
# PyStemmer, with other results, where that package happens to be installed.
_STEMMERS: Mapping[str, tuple[str, type[_Stemmer]]] = MappingProxyType(
    {
        "en": ("latn", EnglishStemmer),
        "pl": ("latn", PolishStemmer),
        "pt": ("latn", PortugueseStemmer),
        "ro": ("latn", RomanianStemmer),
        "ar": ("arab", ArabicStemmer),
        "fa": ("arab", PersianStemmer),
        "hi": ("deva", HindiStemmer),
        "ne": ("deva", NepaliStemmer),
        "ta": ("taml", TamilStemmer),
    }
)
# Whose words they are taken for when the text's language is not of their script.
_USUAL_LANGUAGE = MappingProxyType(
    {"latn": "en", "arab": "ar", "deva": "hi", "taml": "ta"}
)
# The languages of the directory in another script than Latin, and without a stemmer.
_LANGUAGE_SCRIPT = MappingProxyType(
    {"bn": "beng", "gu": "gujr", "pa": "guru", "ur": "arab", "zh": "hani"}
    | {tag: script for tag, (script, _) in _STEMMERS.items()}
)

# Not a stop list: every word is indexed, and a question made of these alone is
# answered by them. Beside other words they are not asked for, because "help with my
# rent" must find "help with rent".
_COMMON_WORDS = """
    a about am an and any are as at be by can could do does for from get has have how i
    if in into is it me my near need of on or our please so some that the their there
    they this to us want was we what when where which who will with would you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
# As typed, curly either way, and the modifier letter (Somali writes a sound with it).
_APOSTROPHE = "['\u2019\u2018\u02bc]"


def _pattern() -> "regex.Pattern[str]":
    """A token is a run of one script, its combining marks and inner apostrophes.

    Runs end where the script changes: "Harrowમાં" is a name and a suffix. Python's
    `\\w` leaves out combining marks and shreds every Indic language.
    """
    named = "".join(rf"\p{{{name}}}" for name in _UNICODE_SCRIPTS.values())
    letters = {
        code: rf"\p{{{name}}}" + (r"\p{N}" if code == "latn" else "")
        for code, name in _UNICODE_SCRIPTS.items()
    }
    letters[OTHER] = rf"\p{{L}}--[{named}]"
    runs = []
    for code, inside in letters.items():
        run = rf"(?:[[{inside}]&&[\p{{L}}\p{{N}}]]\p{{M}}*)+"
        runs.append(rf"(?P<{code}>{run}(?:{_APOSTROPHE}{run})*)")
    return regex.compile("|".join(runs), regex.V1)


_TOKEN = _pattern()
_POSSESSIVE = regex.compile(_APOSTROPHE + "s$")
_APOSTROPHES = regex.compile(_APOSTROPHE)
_ACRONYM = regex.compile(r"\b[A-Z]{2,5}\b")


def index_analyser_version() -> str:
    """The version of everything that decides what a term looks like."""
    return (
        f"{ANALYSER_VERSION}, snowball {version('snowballstemmer')}, "
        f"unicode {unicodedata.unidata_version}"
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text or a query."""

    script: str
    """One of `SCRIPTS`: the field that it belongs to."""
    stem: str
    form: str
    """As written, folded."""
    common: bool
    """An English function word: asked for only when nothing else was."""


def words_field(script: str) -> str:
    """The name of the field that holds the forms, unstemmed, of `script`."""
    return f"{script}_forms"


class Analyser:
    """Turns texts into words. Snowball stemmers keep state: one per thread."""

    def __init__(self, remembered: int = 20_000) -> None:
        """`remembered`: how many words to keep, about 400 bytes each."""
        self._stemmers = {tag: make() for tag, (_, make) in _STEMMERS.items()}
        self._word = lru_cache(remembered)(self._word_afresh)

    def words(self, text: str, language: str) -> Iterator[Word]:
        """Yield the words of `text`, which is in `language` (a BCP 47 tag)."""
        primary = language.partition("-")[0].lower()
        # "IT classes" asks for IT; in "WHAT IS IT" capitals say nothing.
        shouted = set() if text.isupper() else set(_ACRONYM.findall(text))
        acronyms = {letters.lower() for letters in shouted}
        for found in _TOKEN.finditer(fold(text)):
            token = found.group()
            word = self._word(found.lastgroup, token, primary, token in acronyms)
            if word is not None:
                yield word

    def stem(self, form: str, language: str) -> str:
        """The stem of a folded word by the rules of `language` (primary subtag)."""
        stemmer = self._stemmers.get(language)
        if stemmer is None or any(map(str.isdigit, form)):
            return form
        # Some stemmers (Persian) write letters that folding had unified.
        return fold(stemmer.stemWord(form)) or form

    def _language_of(self, script: str, primary: str) -> str:
        if _LANGUAGE_SCRIPT.get(primary, "latn") == script:
            return primary
        return _USUAL_LANGUAGE.get(script, "")

    def _word_afresh(
        self, script: str, token: str, primary: str, acronym: bool
    ) -> Word | None:
        language = self._language_of(script, primary)
        form = _POSSESSIVE.sub("", token) if language == "en" else token
        form = _APOSTROPHES.sub("", form)[:LONGEST_TOKEN]
        if not form:
            return None
        common = language == "en" and form in _COMMON and not acronym
        return Word(script, self.stem(form, language), form, common)
