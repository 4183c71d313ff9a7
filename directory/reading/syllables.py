"""Syllables of English words, without a dictionary.

textstat counts them with a dictionary that nltk wants to download. Counting groups of
vowels and mending the endings is right for nineteen words in twenty, and a mean over a
text is off by far less.
"""

import re

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouydt]ed$|[^aeiouyscxz]es$")
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


def syllables(word: str) -> int:
    """Return how many syllables a word has; at least 1. Only its letters count."""
    letters = re.sub("[^a-z]", "", word.casefold())
    count = len(_VOWELS.findall(letters))
    if _SILENT_END.search(letters) and not _SOFT_END.search(letters):
        count -= 1
    count -= len(_SILENT_INSIDE.findall(letters))
    count += len(_APART.findall(letters)) - len(_TOGETHER.findall(letters))
    return max(1, count)
