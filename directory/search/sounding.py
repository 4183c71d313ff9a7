"""Sounding: words of another script that one in Latin letters may stand for."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA

from directory.search.analysis import primary, script_of, words_field
from directory.search.segments import LiveSegment
from directory.search.skeletons import ROMANISED, in_latin

UNSURE: Final = 3
"""Letters that a skeleton has at least where the script is not the reader's own: of
any two consonants some script has a word."""
MOST: Final = 8
"""Words of each script that one word may stand for."""


def scripts_for(language: str) -> Sequence[str]:
    """In which scripts a reader of `language` may have meant a word in Latin letters.

    The reader's own. On English pages any, for there somebody types for somebody
    else; on Polish ones none, for Latin letters are what Polish has.
    """
    reader = primary(language)
    own = script_of(reader)
    if own in ROMANISED:
        return [own]
    return ROMANISED if reader == "en" else []


def sounding_like(
    typed: str,
    key: str,
    script: str,
    segments: Sequence[LiveSegment],
    known: Sequence[str],
) -> list[str]:
    """Return the words of `script`, or their stems, with the skeleton `key` of `typed`.

    Those first whose vowels are most like those typed, then the most frequent: "khana"
    is "food" before it is "house" or "legal". known: such words beside those of the
    index.
    """
    frequency = Counter(dict.fromkeys(known, 0))
    for live in segments:
        for field in (script, words_field(script)):
            lexicon = live.segment.lexicon(field)
            if lexicon is not None:
                for number in live.segment.skeletons(field).sounding_like(key):
                    word = lexicon.terms[number]
                    frequency[word] += lexicon.listings(word)
    return sorted(
        frequency,
        key=lambda word: (OSA.distance(typed, in_latin(word)), -frequency[word], word),
    )[:MOST]
