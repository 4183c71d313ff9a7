"""The words of one field of a segment, sorted, and where each stands."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.search.arrays import Array, Arrays, Texts, begins, packed

_REMEMBERED = 20_000


class Postings(NamedTuple):
    """Where one term stands in a segment."""

    listings: NDArray[np.int32]
    """Listing numbers in the segment, rising; deleted ones are among them."""
    frequencies: Array
    """How often it stands in each."""


NOWHERE = Postings(np.empty(0, np.int32), np.empty(0, np.uint16))


def lexicon_arrays(field: str, postings: Mapping[str, Postings]) -> dict[str, Array]:
    """Return the arrays of `field`, whose terms stand at `postings`."""
    terms = sorted(postings, key=str.encode)
    each = [postings[term] for term in terms]
    listings = [one.listings for one in each] or [NOWHERE.listings]
    frequencies = [one.frequencies for one in each] or [NOWHERE.frequencies]
    return packed(terms, f"{field}.term") | {
        f"{field}.first": begins(len(one.listings) for one in each),
        f"{field}.listing": np.concatenate(listings).astype(np.int32),
        f"{field}.frequency": _small(np.concatenate(frequencies)),
    }


def _small(frequencies: Array) -> Array:
    """Frequencies in as few bytes as they need; none at all where each is one."""
    most = int(frequencies.max(initial=1))
    if most == 1:
        return np.empty(0, np.uint8)
    return frequencies.astype(np.uint8 if most < 1 << 8 else np.uint16)


class Lexicon:
    """The terms of a field; any number of threads may read one."""

    def __init__(self, arrays: Arrays, field: str) -> None:
        """Take what `lexicon_arrays` made."""
        self.terms = Texts(arrays, f"{field}.term")
        self._first = arrays[f"{field}.first"]
        self._listing = arrays[f"{field}.listing"]
        self._frequency = arrays[f"{field}.frequency"]
        self._place = lru_cache(_REMEMBERED)(self._place_afresh)
        self.beginning = lru_cache(256)(self._beginning_afresh)
        """The terms that begin with a letter, as a list; nobody may change it."""

    def postings(self, term: str) -> Postings:
        """Return where `term` stands: nowhere, perhaps."""
        at = self._place(term)
        if at < 0:
            return NOWHERE
        first, last = self._first[at], self._first[at + 1]
        if len(self._frequency):
            return Postings(self._listing[first:last], self._frequency[first:last])
        once = np.ones(last - first, np.uint8)
        return Postings(self._listing[first:last], once)

    def listings(self, term: str) -> int:
        """Return in how many listings `term` stands."""
        at = self._place(term)
        return int(self._first[at + 1] - self._first[at]) if at >= 0 else 0

    def starting(self, prefix: str) -> range:
        """Return the numbers of the terms that begin with `prefix`."""
        raw = prefix.encode()
        # No UTF-8 text has the byte 0xff, so this comes after all that begin so.
        return range(self._bisect(raw), self._bisect(raw + b"\xff"))

    def _place_afresh(self, term: str) -> int:
        raw = term.encode()
        at = self._bisect(raw)
        if at < len(self.terms) and self.terms.raw(at) == raw:
            return at
        return -1

    def _bisect(self, raw: bytes) -> int:
        low, high = 0, len(self.terms)
        while low < high:
            middle = (low + high) // 2
            if self.terms.raw(middle) < raw:
                low = middle + 1
            else:
                high = middle
        return low

    def _beginning_afresh(self, letter: str) -> list[str]:
        among = self.starting(letter)
        return list(self.terms[among.start : among.stop])
