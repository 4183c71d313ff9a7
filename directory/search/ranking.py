"""Ranking: which listings have what is wanted, and how well.

BM25 over one catch-all field a script, exactly as Whoosh's `BM25F(B=0.4, K1=1.2)`
works it out (Robertson and Zaragoza 2009, with Whoosh's own idf), deleted listings
counted as Whoosh counts them. In a listing the scores of the words add up.

What stands where is found first, and only what is left of it is scored: of three
words that each stand in a fifth of the listings few are together anywhere.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from directory.search.analysis import Word, words_field
from directory.search.exporting import LENGTHS
from directory.search.lexicon import NOWHERE, Postings
from directory.search.openings import Mask
from directory.search.segments import LiveSegment
from directory.search.standing import (
    Found,
    Numbers,
    PlacedWord,
    Scores,
    Standing,
    together,
)
from directory.search.wanted import Alternative, Sought, Wanted

K1 = 1.2
B = 0.4

_Group = tuple[Alternative, ...]
_GROUPS = 1_000
"""For how many groups it is kept what stands here."""
_WORDS = 2_000
"""For how many words it is kept where they stand: views of the arrays, mostly."""


@dataclass(frozen=True, slots=True)
class Match:
    """What some words found in one segment."""

    listings: Mask
    """Which listings they found; deleted ones are never among them."""
    scores: Scores
    """BM25 of each of those listings, at its number."""


class _Thing(NamedTuple):
    """Where one thing that is wanted stands, and its idf, however it is called."""

    found: Sequence[Found]
    idf: float


class Ranking:
    """Looks words up in the segments of one commit."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self.segments = segments
        self._size = sum(live.segment.size for live in segments)
        self._standing: dict[int, tuple[_Group, Sequence[Found]]] = {}
        self._word = lru_cache(_WORDS)(self._word_afresh)

    def stand(self, wanted: Wanted) -> Standing:
        """Return where `wanted` stands."""
        own = wanted.alternatives[0].words
        found = [self._find(alternative) for alternative in wanted.alternatives]
        for group in wanted.groups:
            those = self._those_here(group)
            found += [other for other in those if other.alternative.words != own]
        return Standing(found)

    def stands(self, wanted: Wanted) -> bool:
        """Whether any of `wanted` stands somewhere, if only in deleted listings."""
        return any(map(self._is_here, wanted.alternatives)) or any(
            map(self._those_here, wanted.groups)
        )

    def listings(self, word: Sought) -> int:
        """In how many listings one word stands, deleted ones included."""
        return self._word(word).frequency

    def lives(self, word: Word) -> bool:
        """Whether a word stands, as it is written, in a listing that was not deleted.

        Or, where it is a stem, so: what was put right may be either.
        """
        fields = (words_field(word.script), word.script)
        return any(
            live.alive[live.segment.postings(field, word.form).listings].any()
            for live in self.segments
            for field in fields
        )

    def combined(self, each: Sequence[Standing], needed: int) -> list[Match]:
        """Return the listings that have at least `needed` of what is wanted."""
        masks = []
        having = [0] * len(each)
        for number, live in enumerate(self.segments):
            size = live.segment.size
            standing = np.zeros(size, np.uint8)
            for at, one in enumerate(each):
                has = np.zeros(size, np.bool_)
                for found in one.found:
                    has[found.listings[number]] = True
                having[at] += int(np.count_nonzero(has))
                standing += has
            masks.append((standing >= needed) & live.alive)
        things = [
            _Thing(one.found, self._idf(listings))
            for one, listings in zip(each, having, strict=True)
        ]
        return [
            Match(matching, self._scores(number, things, matching))
            for number, matching in enumerate(masks)
        ]

    def _scores(
        self,
        segment: int,
        things: Sequence[_Thing],
        matching: Mask,
    ) -> Scores:
        """The score of every listing of a segment: 0 where it is not `matching`."""
        scores = np.zeros(len(matching))
        matched = np.flatnonzero(matching)
        # Only those are worked on: among the matching, each has a place of its own.
        place = np.empty(len(matching), np.int32)
        place[matched] = np.arange(len(matched), dtype=np.int32)
        total = np.zeros(len(matched))
        for thing in things if len(matched) else ():
            total += self._best_scores(segment, thing, matching, place, len(matched))
        scores[matched] = total
        return scores

    def _best_scores(
        self,
        segment: int,
        thing: _Thing,
        matching: Mask,
        place: Numbers,
        count: int,
    ) -> Scores:
        """The best score of one thing that is wanted, for the `count` matching."""
        best = np.zeros(count)
        for each in thing.found:
            chosen = matching[each.listings[segment]]
            there = each.listings[segment][chosen]
            if len(there):
                at = place[there]  # none is there twice
                own = self._score(segment, each, thing.idf, there, chosen)
                best[at] = np.maximum(best[at], own)
        return best

    def _score(
        self,
        segment: int,
        found: Found,
        idf: float,
        listings: Numbers,
        chosen: Mask,
    ) -> Scores:
        """The scores of `listings`: those of `found` that are `chosen`.

        Another phrase for a thing says no more because few listings put it so: all
        its words together count as one word of the thing's own frequency.
        """
        is_own = found.alternative.via is None
        total = np.zeros(len(listings))
        for word in found.words:
            there, frequencies = word.postings[segment]
            is_alone = len(found.words) == 1
            at = chosen if is_alone else np.searchsorted(there, listings)
            times = frequencies[at].astype(np.float64)
            live = self.segments[segment]
            codes = live.segment.length_codes(word.field, listings)
            weight = word.idf if is_own else idf / len(found.words)
            total += weight * times * (K1 + 1) / (times + word.damping[codes])
        return total * found.alternative.weight

    def _find(self, alternative: Alternative) -> Found:
        words = tuple(map(self._word, alternative.words))
        return Found(
            alternative,
            words,
            tuple(
                together([word.postings[number].listings for word in words])
                for number in range(len(self.segments))
            ),
        )

    def _those_here(self, group: _Group) -> Sequence[Found]:
        """Those of a group's phrases of which every word stands somewhere.

        Most do not, so what is found is kept for each group, by what it is: the same
        object as long as the synonyms do not change.
        """
        known = self._standing.get(id(group))
        if known is None or known[0] is not group:
            if len(self._standing) > _GROUPS:
                self._standing.clear()
            found = [self._find(each) for each in group if self._is_here(each)]
            known = self._standing[id(group)] = group, found
        return known[1]

    def _is_here(self, alternative: Alternative) -> bool:
        return all(map(self.listings, alternative.words))

    def _word_afresh(self, sought: Sought) -> PlacedWord:
        """Return where one word stands, in each segment.

        All ways at once, not the first that exists: one listing that has the word by
        chance (an English text that quotes a Polish name) must not hide the others.
        """
        field = sought.ways[0].script
        postings = tuple(self._postings(live, sought) for live in self.segments)
        frequency = sum(len(found.listings) for found in postings)
        total = sum(live.segment.total_length(field) for live in self.segments)
        average = max(total, 1) / max(self._size, 1)
        return PlacedWord(
            postings,
            field,
            self._idf(frequency),
            K1 * (1 - B + B * LENGTHS / average),
        )

    def _idf(self, frequency: int) -> float:
        """Whoosh's, of what stands in so many listings."""
        return math.log(self._size / (frequency + 1)) + 1 if self._size else 0.0

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
