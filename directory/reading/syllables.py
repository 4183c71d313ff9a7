"""Syllables of English words, without a dictionary.

textstat counts them with a dictionary that nltk wants to download. Counting groups of
vowels and mending the endings is right for most words, and a mean over a text is off by
far less.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(
    r"(?:[^aeiouylr]|[aeiouy][lr]|[aeiou]ue|[gq]ue)e?(?<=e)$|[^aeiouydt]ed$|"
    r"(?:[^aeiouyscxzl]|[aeiouy]l)es$"
)
"""The e of "make", "whole", "asked" and "makes"; not of "little", "wanted", "boxes"."""
_SOFT_END = re.compile(r"(?:[cg]|sh|ch)es$")
_APART = re.compile(
    r"i(?:a|o(?!us|n)|um)|[^q]u(?:al|ou|e[nl]t)|eo(?![up])|ying|[^aeo]ia"
)
"""Vowels that stand together and are said apart: "dial", "violin", "dual", "video"."""
_TOGETHER = re.compile(r"[cstg]ia[ln]|[cstxg]iou?s|[a-z]tia")
"""… and some of those that are not: "social", "gracious"."""
_SILENT_INSIDE = re.compile(r"[^aeiouyl]e(?=(?:ful|fully|ly|ments?|less|ness)$)")
"""The first e of "careful" and "basement"; not of "settlement"."""


_KNOWN: Mapping[str, int] = MappingProxyType(
    {
        "every": 2, "everyone": 3, "everything": 3, "something": 2, "sometimes": 2,
        "someone": 2, "somewhere": 2, "safety": 2, "client": 2, "clients": 2,
        "create": 2, "creates": 2, "created": 3, "creative": 3, "idea": 3, "ideas": 3,
        "area": 3, "areas": 3, "museum": 3, "museums": 3, "being": 2, "going": 2,
        "doing": 2, "seeing": 2, "business": 2, "different": 2, "people": 2,
        "interested": 3, "science": 2, "quiet": 2, "diet": 2, "evening": 2,
        "evenings": 2, "wellbeing": 3,
    }
)  # fmt: skip
"""Common words of listings for which the rules do not hold."""


def syllables(word: str) -> int:
    """Return how many syllables a word has; at least 1. Only its letters count."""
    letters = re.sub("[^a-z]", "", word.casefold())
    if letters in _KNOWN:
        return _KNOWN[letters]
    count = len(_VOWELS.findall(letters))
    if _SILENT_END.search(letters) and not _SOFT_END.search(letters):
        count -= 1
    count -= len(_SILENT_INSIDE.findall(letters))
    count += len(_APART.findall(letters)) - len(_TOGETHER.findall(letters))
    return max(1, count)
