"""Analysis: from text to the terms that are indexed and looked up.

A term stands in the field of its script ("latn", "gujr" …), whatever language the
text is in, so that a query finds its way by its letters alone. A text is stemmed by
the rules of its language. A query's language is less sure: a reader of Polish types
English too. So a word of a query is looked up under several stems, and as written in
a second field, which holds each folded word itself.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from types import MappingProxyType

import regex

from directory.search.common_words import COMMON_WORDS
from directory.search.folding import fold
from directory.search.stemming import STEMMERS

ANALYSER_VERSION = "3"
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

# Whose words they may be when the text's language is not of their script; the first
# is the one that a text is indexed as.
_READ_AS = MappingProxyType(
    {
        "latn": ("en",),
        "arab": ("ar", "fa", "ur"),
        "deva": ("hi", "ne"),
        "gujr": ("gu",),
        "taml": ("ta",),
    }
)
# The languages in another script than Latin.
_LANGUAGE_SCRIPT = MappingProxyType(
    {"bn": "beng", "pa": "guru", "zh": "hani"}
    | {tag: script for tag, (script, _) in STEMMERS.items()}
)

# The curly ones and the modifier letters are folded into the first; the second is
# typed for it (Somali writes a sound with it).
_APOSTROPHE = "['`]"


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
    """A function word of the text's language, or an English one: asked for only when
    nothing else was."""


def words_field(script: str) -> str:
    """The name of the field that holds the forms, unstemmed, of `script`."""
    return f"{script}_forms"


class Analyser:
    """Turns texts into words. Snowball stemmers keep state: one per thread."""

    def __init__(self, remembered: int = 20_000) -> None:
        """`remembered`: how many words to keep, about 400 bytes each."""
        self._stemmers = {tag: make() for tag, (_, make) in STEMMERS.items()}
        self._word = lru_cache(remembered)(self._word_afresh)
        self._stem = lru_cache(remembered)(self._stem_afresh)

    def words(self, text: str, language: str) -> Iterator[Word]:
        """Yield the words of `text`, which is in `language` (a BCP 47 tag)."""
        reader = primary(language)
        # "IT classes" asks for IT; in "WHAT IS IT" capitals say nothing.
        shouted = set() if text.isupper() else set(_ACRONYM.findall(text))
        acronyms = {letters.lower() for letters in shouted}
        for found in _TOKEN.finditer(fold(text)):
            token = found.group()
            word = self._word(found.lastgroup, token, reader, token in acronyms)
            if word is not None:
                yield word

    def forms(self, text: str, language: str) -> Iterator[tuple[str, str]]:
        """Yield the script and the form of each word of `text`.

        As `words` does, without the stems: those are what takes the time.
        """
        reader = primary(language)
        for found in _TOKEN.finditer(fold(text)):
            script = str(found.lastgroup)
            form = _form(found.group(), self._language_of(script, reader))
            if form:
                yield script, form

    def stems(self, word: Word, language: str) -> tuple[str, ...]:
        """Return under which stems a word typed by a reader of `language` may stand.

        Those of the reader's own language first; English is always one for Latin
        letters, and where the letters are not the reader's, so is each language
        written in them.
        """
        reader = primary(language)
        tags = dict.fromkeys([self._language_of(word.script, reader)])
        if word.script == "latn" or reader not in tags:
            tags |= dict.fromkeys(_READ_AS.get(word.script, ()))
        return tuple(dict.fromkeys(self.stem(word.form, tag) for tag in tags))

    def stem(self, form: str, language: str) -> str:
        """Return the stem of a folded word by the rules of `language`."""
        return self._stem(form, primary(language))

    def _stem_afresh(self, form: str, language: str) -> str:
        stemmer = self._stemmers.get(language)
        if stemmer is None or any(map(str.isdigit, form)):
            return form
        # Some stemmers (Persian) write letters that folding had unified.
        return fold(stemmer.stemWord(form)) or form

    def _language_of(self, script: str, reader: str) -> str:
        if script_of(reader) == script:
            return reader
        return _READ_AS.get(script, ("",))[0]

    def _word_afresh(
        self, script: str, token: str, reader: str, acronym: bool
    ) -> Word | None:
        language = self._language_of(script, reader)
        form = _form(token, language)
        if not form:
            return None
        common = not acronym and any(
            form in COMMON_WORDS.get(tag, ()) for tag in (language, "en")
        )
        return Word(script, self.stem(form, language), form, common)


def _form(token: str, language: str) -> str:
    """A token as it is looked up: without its apostrophes, and not too long."""
    form = _POSSESSIVE.sub("", token) if language == "en" else token
    return str(_APOSTROPHES.sub("", form)[:LONGEST_TOKEN])


def primary(language: str) -> str:
    """Return the language of a BCP 47 tag, without its country and script."""
    return language.partition("-")[0].lower()


def script_of(language: str) -> str:
    """Return in which of `SCRIPTS` a language (a primary subtag) is written."""
    return _LANGUAGE_SCRIPT.get(language, "latn")
