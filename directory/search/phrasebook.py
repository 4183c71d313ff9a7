"""A phrasebook: phrases to be found by the beginning of any of their words."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

import regex

from directory.search.folding import fold

_WORD: Final = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*")


class Phrasebook:
    """Phrases as people may read them; any number of threads may look one up."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Earlier phrases come before later ones that are as good."""
        self._phrases = list(dict.fromkeys(phrases))
        entries = sorted(
            (rest, number > 0, at)
            for at, phrase in enumerate(self._phrases)
            for number, rest in enumerate(_rests(fold(phrase)))
        )
        self._keys = [rest for rest, _, _ in entries]
        self._entries = [(is_inside, at) for _, is_inside, at in entries]

    def beginning(self, text: str, count: int) -> list[str]:
        """Return the phrases in which a word, and what follows it, begins like `text`.

        At most `count`: those that begin so themselves first.
        """
        start = " ".join(fold(text).split())
        if not start:
            return []
        first = bisect_left(self._keys, start)
        last = bisect_left(self._keys, start + "\U0010ffff", lo=first)
        best: dict[int, bool] = {}
        for is_inside, at in self._entries[first:last]:
            best[at] = best.get(at, True) and is_inside
        order = sorted(best, key=lambda at: (best[at], at))
        return [self._phrases[at] for at in order[:count]]


def _rests(folded: str) -> list[str]:
    """The phrase from each of its words on."""
    return [folded[found.start() :] for found in _WORD.finditer(folded)]


def spellings(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of `texts` as they are written, by how they are folded.

    Folding takes diacritics and vowel signs away, so nothing folded should be shown.
    """
    found: dict[str, str] = {}
    for text in texts:
        for word in _WORD.findall(text):
            found.setdefault(fold(word), word.lower() if word.istitle() else word)
    return found
