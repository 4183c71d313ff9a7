"""Ranking: which listings match the words, and how well.

BM25 over one catch-all field a script, exactly as Whoosh's `BM25F(B=0.4, K1=1.2)`
works it out (Robertson and Zaragoza 2009, with Whoosh's own idf), deleted listings
counted as Whoosh counts them. In a listing the scores of the words add up.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.search.analysis import Analyser, words_field
from directory.search.openings import Mask
from directory.search.segments import LiveSegment, Postings

K1 = 1.2
B = 0.4
MOST_CHARACTERS = 1_000
"""Of a query, the rest is not looked at."""
MOST_WORDS = 32
"""Different words of a query, the rest are not asked for."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Term:
    """A term to look up."""

    script: str
    """The catch-all field that it belongs to, by whose lengths it is scored."""
    text: str
    as_written: bool = False
    """Look among the forms, unstemmed, in the field beside the catch-all."""

    @property
    def field(self) -> str:
        """The name of the field in the index."""
        return words_field(self.script) if self.as_written else self.script


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a query: ways to look it up, which together count as one word.

    Later ways are for a text in another language than the query was taken for.
    """

    ways: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What some words found in one segment."""

    listings: Mask
    """Which listings they found; deleted ones are never among them."""
    scores: Scores
    """BM25 of every listing, 0.0 where no word stands."""


def wanted_words(text: str, language: str, analyser: Analyser) -> list[Wanted]:
    """Return what `text`, typed by a reader of `language`, asks for.

    Function words are left out unless there is nothing else.
    """
    words = list(analyser.words(text[:MOST_CHARACTERS], language))
    asked = [word for word in words if not word.common] or words
    wanted: dict[Term, Wanted] = {}
    for word in asked:
        ways = [Term(word.script, stem) for stem in analyser.stems(word, language)]
        ways.append(Term(word.script, word.form, as_written=True))
        wanted.setdefault(ways[0], Wanted(tuple(ways)))
    return list(wanted.values())[:MOST_WORDS]


class Ranking:
    """Looks words up in the segments of one commit."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._segments = segments
        self._size = sum(live.segment.size for live in segments)

    def rungs(self, wanted: Sequence[Wanted]) -> Iterator[tuple[str, list[Match]]]:
        """Yield how the words are taken and what they find, the strictest first.

        A rung is worked out only when it is reached; later kinds of search
        (misspellings, other scripts) are further rungs.
        """
        if not wanted:
            return
        each = [self._look_up(word) for word in wanted]
        yield "exact", self._combined(each, needed=len(each))
        if len(each) > 1:
            yield "any", self._combined(each, needed=1)

    def _look_up(self, wanted: Wanted) -> list[Scores]:
        """Return the scores of one word, for each segment.

        All ways at once, not the first that exists: one listing that has the word by
        chance (an English text that quotes a Polish name) must not hide the others.
        """
        postings = [self._postings(live, wanted.ways) for live in self._segments]
        frequency = sum(len(found.listings) for found in postings)
        return self._score(wanted.ways[0].script, frequency, postings)

    def _postings(self, live: LiveSegment, ways: Sequence[Term]) -> Postings:
        """Return where one word stands in one segment, whichever way it is looked up.

        It counts as often as it does in the way in which it stands most often.
        """
        each = [live.segment.postings(term.field, term.text) for term in ways]
        times = np.zeros(live.segment.size)
        for found in each:
            # No listing is twice in `found`, so this needs no slower `maximum.at`.
            times[found.listings] = np.maximum(times[found.listings], found.frequencies)
        listings = np.flatnonzero(times).astype(np.int32)
        return Postings(listings, times[listings])

    def _score(
        self, field: str, frequency: int, postings: Sequence[Postings]
    ) -> list[Scores]:
        total = sum(live.segment.total_length(field) for live in self._segments)
        if not frequency or not total:
            return [np.zeros(live.segment.size) for live in self._segments]
        idf = math.log(self._size / (frequency + 1)) + 1
        average = total / self._size
        scores = []
        for live, found in zip(self._segments, postings, strict=True):
            score = np.zeros(live.segment.size)
            if len(found.listings):
                length = live.segment.lengths(field)[found.listings]
                times = found.frequencies
                damped = times + K1 * (1 - B + B * length / average)
                score[found.listings] = idf * times * (K1 + 1) / damped
            scores.append(score)
        return scores

    def _combined(self, each: Sequence[list[Scores]], needed: int) -> list[Match]:
        """Return the listings in which at least `needed` of the words stand."""
        matches = []
        for number, live in enumerate(self._segments):
            scores = np.zeros(live.segment.size)
            standing = np.zeros(live.segment.size, np.int16)
            for word in each:
                scores += word[number]
                standing += word[number] != 0
            matches.append(Match((standing >= needed) & live.alive, scores))
        return matches
