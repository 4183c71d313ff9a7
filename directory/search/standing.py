"""Where what is wanted stands: its words, its phrases, in the segments of a commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.search.lexicon import Postings
from directory.search.seam import Reason
from directory.search.wanted import Alternative

Scores = NDArray[np.float64]
Numbers = NDArray[np.int32]


class PlacedWord(NamedTuple):
    """Where one word stands in every segment, and what its scores are made of."""

    postings: tuple[Postings, ...]
    field: str
    idf: float
    damping: Scores
    """By Whoosh's byte for the length of a listing."""

    @property
    def frequency(self) -> int:
        """In how many listings it stands, deleted ones included."""
        return sum(len(found.listings) for found in self.postings)


class Found(NamedTuple):
    """Where all words of one alternative stand."""

    alternative: Alternative
    words: tuple[PlacedWord, ...]
    listings: tuple[Numbers, ...]
    """For each segment, rising."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one thing that is wanted stands, by alternative."""

    found: Sequence[Found]

    def why(self, segment: int, listings: Numbers) -> list[Reason | None]:
        """Return by which other phrase each listing has it; None for the reader's."""
        reasons: list[Reason | None] = [None] * len(listings)
        left = set(range(len(listings)))
        for each in self.found:
            there = each.listings[segment]
            if not left or not len(there):
                continue
            at = np.minimum(np.searchsorted(there, listings), len(there) - 1)
            for number in left & set(np.flatnonzero(there[at] == listings).tolist()):
                reasons[number] = each.alternative.via
                left.discard(number)
        return reasons


def together(each: Sequence[Numbers]) -> Numbers:
    """The listings that are in all of `each`, of which every one is rising."""
    fewest, *others = sorted(each, key=len)
    for other in others:
        if not len(fewest):
            return fewest
        at = np.minimum(np.searchsorted(other, fewest), len(other) - 1)
        fewest = fewest[other[at] == fewest]
    return fewest
