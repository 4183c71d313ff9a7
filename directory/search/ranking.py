"""Ranking: which listings have what is wanted, and how well.

BM25 over one catch-all field a script, exactly as Whoosh's `BM25F(B=0.4, K1=1.2)`
works it out (Robertson and Zaragoza 2009, with Whoosh's own idf), deleted listings
counted as Whoosh counts them. In a listing the scores of the words add up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.search.exporting import LENGTHS
from directory.search.lexicon import NOWHERE, Postings
from directory.search.openings import Mask
from directory.search.segments import LiveSegment
from directory.search.wanted import Alternative, Sought, Wanted

K1 = 1.2
B = 0.4

Scores = NDArray[np.float64]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Match:
    """What some words found in one segment."""

    listings: Mask
    """Which listings they found; deleted ones are never among them."""
    scores: Scores
    """BM25 of every listing, 0.0 where no word stands."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """Where something stands in one segment, and how well: two arrays of a length."""

    listings: Numbers
    scores: Scores


_Group = tuple[Alternative, ...]
_GROUPS = 1_000
"""For how many groups it is kept what stands here."""
_NOTHING = _Scored(NOWHERE.listings, np.empty(0, np.float64))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one thing that is wanted stands: by alternative, then by segment."""

    alternatives: Sequence[Alternative]
    found: Sequence[Sequence[_Scored]]

    def why(self, segment: int, listings: Numbers) -> list[str]:
        """Return by which other phrase each listing has it; "" for the reader's own."""
        reasons: list[str | None] = [None] * len(listings)
        for alternative, found in zip(self.alternatives, self.found, strict=True):
            if None not in reasons:
                break
            there = found[segment].listings
            if len(there):
                at = np.minimum(np.searchsorted(there, listings), len(there) - 1)
                for number in np.flatnonzero(there[at] == listings).tolist():
                    if reasons[number] is None:
                        reasons[number] = alternative.via
        return [reason or "" for reason in reasons]


class Ranking:
    """Looks words up in the segments of one commit."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self.segments = segments
        self._size = sum(live.segment.size for live in segments)
        self._standing: dict[int, tuple[_Group, _Group]] = {}

    def stand(self, wanted: Wanted) -> Standing:
        """Return where `wanted` stands."""
        each = list(wanted.alternatives)
        own = each[0].words
        for group in wanted.groups:
            each += [other for other in self._those_here(group) if other.words != own]
        return Standing(each, [self._alternative(one) for one in each])

    def stands(self, wanted: Wanted) -> bool:
        """Whether any of `wanted` stands somewhere, if only in deleted listings."""
        return any(map(self._is_here, wanted.alternatives)) or any(
            map(self._those_here, wanted.groups)
        )

    def listings(self, word: Sought) -> int:
        """In how many listings one word stands, at least; deleted ones included."""
        return max(
            sum(
                len(live.segment.postings(way.field, way.text).listings)
                for live in self.segments
            )
            for way in word.ways
        )

    def _those_here(self, group: _Group) -> _Group:
        """Those of a group's phrases of which every word stands somewhere.

        Most do not, so which do is kept for each group, by what it is: the same
        object as long as the synonyms do not change.
        """
        known = self._standing.get(id(group))
        if known is None or known[0] is not group:
            if len(self._standing) > _GROUPS:
                self._standing.clear()
            known = (group, tuple(filter(self._is_here, group)))
            self._standing[id(group)] = known
        return known[1]

    def _is_here(self, alternative: Alternative) -> bool:
        return all(map(self.listings, alternative.words))

    def combined(self, each: Sequence[Standing], needed: int) -> list[Match]:
        """Return the listings that have at least `needed` of what is wanted."""
        matches = []
        for number, live in enumerate(self.segments):
            scores = np.zeros(live.segment.size)
            standing = np.zeros(live.segment.size, np.int16)
            for one in each:
                found = [some[number] for some in one.found if len(some[number].scores)]
                if len(found) == 1:
                    scores[found[0].listings] += found[0].scores
                    standing[found[0].listings] += 1
                elif found:
                    best = _best(found, live.segment.size)
                    scores += best
                    standing += best > 0
            matches.append(Match((standing >= needed) & live.alive, scores))
        return matches

    def _alternative(self, alternative: Alternative) -> tuple[_Scored, ...]:
        """All of its words together, for each segment."""
        first, *others = map(self._look_up, alternative.words)
        for other in others:
            first = [_both(a, b) for a, b in zip(first, other, strict=True)]
        if alternative.weight != 1:
            return tuple(
                _Scored(some.listings, some.scores * alternative.weight)
                for some in first
            )
        return tuple(first)

    def _look_up(self, sought: Sought) -> list[_Scored]:
        """Return where one word stands, in each segment.

        All ways at once, not the first that exists: one listing that has the word by
        chance (an English text that quotes a Polish name) must not hide the others.
        """
        postings = [self._postings(live, sought) for live in self.segments]
        frequency = sum(len(found.listings) for found in postings)
        if not frequency:
            return [_NOTHING] * len(postings)
        field = sought.ways[0].script
        total = sum(live.segment.total_length(field) for live in self.segments)
        idf = math.log(self._size / (frequency + 1)) + 1
        average = total / self._size
        return [
            _Scored(found.listings, self._score(live, field, found, idf, average))
            for live, found in zip(self.segments, postings, strict=True)
        ]

    def _postings(self, live: LiveSegment, sought: Sought) -> Postings:
        """Return where one word stands in one segment, whichever way it is looked up.

        It counts as often as it does in the way in which it stands most often.
        """
        each = [
            found
            for way in sought.ways
            if len((found := live.segment.postings(way.field, way.text)).listings)
        ]
        if len(each) < 2:
            return each[0] if each else NOWHERE
        there = np.zeros(live.segment.size, np.bool_)
        there[each[0].listings] = True
        if all(there[found.listings].all() for found in each[1:]):
            return each[0]  # nearly always: stems stand wherever a form does
        times = np.zeros(live.segment.size, np.uint16)
        for found in each:
            # No listing is twice in `found`, so this needs no slower `maximum.at`.
            times[found.listings] = np.maximum(times[found.listings], found.frequencies)
        # Asked of truth values it is ten times as fast as of numbers.
        listings = np.flatnonzero(times > 0).astype(np.int32)
        return Postings(listings, times[listings])

    @staticmethod
    def _score(
        live: LiveSegment, field: str, found: Postings, idf: float, average: float
    ) -> Scores:
        damping = K1 * (1 - B + B * LENGTHS / average)
        times = found.frequencies.astype(np.float64)
        damped = times + damping[live.segment.length_codes(field, found.listings)]
        score: Scores = idf * times * (K1 + 1) / damped
        return score


def _both(one: _Scored, other: _Scored) -> _Scored:
    """Where two things stand together."""
    if len(one.listings) > len(other.listings):
        one, other = other, one
    if not len(one.listings):
        return _NOTHING
    at = np.searchsorted(other.listings, one.listings)
    at[at == len(other.listings)] = 0
    same = other.listings[at] == one.listings
    return _Scored(one.listings[same], one.scores[same] + other.scores[at[same]])


def _best(found: Sequence[_Scored], size: int) -> Scores:
    """The best of several scores of each listing."""
    best = np.zeros(size)
    for some in found:
        best[some.listings] = np.maximum(best[some.listings], some.scores)
    return best
