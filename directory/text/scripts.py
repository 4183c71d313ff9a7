"""Which script words are written in, and whose language that may be."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# The first word of a letter's name in the Unicode Character Database is its script.
_READERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "LATIN": ("en", "ro", "pl", "pt", "so", "sq"),
        "ARABIC": ("ar", "fa", "ur"),
        "DEVANAGARI": ("hi", "ne"),
        "GUJARATI": ("gu",),
        "TAMIL": ("ta",),
        "BENGALI": ("bn",),
        "GURMUKHI": ("pa",),
    }
)
UNKNOWN = "und"
"""The BCP 47 tag of a language that nobody knows."""


def language_of(words: str, reader: str) -> str:
    """The language (BCP 47) of words that a reader of `reader` typed, by their script.

    The reader's own wherever the script allows it; "und" for words in several
    scripts or in an unknown one.
    """
    if not any(map(str.isalpha, words)):
        return reader
    languages = languages_of(words)
    if reader in languages:
        return reader
    return languages[0] if languages else UNKNOWN


def languages_of(words: str) -> tuple[str, ...]:
    """The languages (BCP 47) that are written in the script of `words`.

    None for words in several scripts or in an unknown one.
    """
    scripts = {unicodedata.name(c, "?").split()[0] for c in words if c.isalpha()}
    return _READERS.get(next(iter(scripts)), ()) if len(scripts) == 1 else ()
