"""A snapshot: the index as one commit left it, answering queries.

Nothing in it changes, so any number of threads may search one while the next is
being opened.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.errors import Invalid
from directory.search.analysis import Analyser
from directory.search.columns import Counts, add_counts, no_counts, passing
from directory.search.distances import Metres
from directory.search.openings import Mask
from directory.search.ranking import Match, Ranking, Scores, wanted_words
from directory.search.seam import Found, Hit, Query
from directory.search.segments import LiveSegment


class _Rows(NamedTuple):
    """What was found in one segment, to be put in order."""

    segment: int
    scores: Scores
    at: NDArray[np.intp]
    """Their numbers."""
    metres: Metres | None = None
    """How far every listing is, where the nearest come first."""


class Snapshot:
    """Answers queries from the segments of one commit."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._segments = segments
        self._ranking = Ranking(segments)

    def search(self, query: Query, analyser: Analyser) -> Found:
        """Answer `query`; `analyser` is this thread's own.

        Raises `Invalid` for a page or page size below 1.
        """
        if query.page < 1 or query.per_page < 1:
            raise Invalid("A page number and a page size are at least 1.")
        asked = [live.segment.columns.ask(query) for live in self._segments]
        matches: list[Match] = []
        passed: list[Mask] = []
        how = "none"
        # The strictest rung on which the words find anything, whatever the filters
        # let through: somebody who wants an open food bank at night is told that
        # none is, and not offered a refuge because it has the word "food". The counts
        # say which filter to take off.
        for rung, found in self._rungs(query, analyser):
            if rung == "all" or any(match.listings.any() for match in found):
                matches = found
                passed = [
                    passing(match.listings, each.masks.values())
                    for match, each in zip(found, asked, strict=True)
                ]
                if rung == "all" or any(mask.any() for mask in passed):
                    how = rung
                break
        counts = no_counts(query)
        # Without matches (no word was found) the counts stay at nothing.
        for match, each in zip(matches, asked, strict=False):
            add_counts(counts, each.counts(match.listings))
        # Of listings with only some of the words the nearest may be the worst.
        metres = [each.metres for each in asked] if how in ("exact", "all") else []
        rows = [
            _Rows(number, match.scores, np.flatnonzero(mask), *metres[number:][:1])
            for number, (match, mask) in enumerate(zip(matches, passed, strict=True))
        ]
        return self._page(query, how, rows, counts)

    def _rungs(
        self, query: Query, analyser: Analyser
    ) -> Iterator[tuple[str, list[Match]]]:
        if query.words.strip():
            wanted = wanted_words(query.words, query.language, analyser)
            yield from self._ranking.rungs(wanted)
        else:
            yield (
                "all",
                [
                    Match(live.alive, np.zeros(live.segment.size))
                    for live in self._segments
                ],
            )

    def _page(
        self, query: Query, how: str, rows: Sequence["_Rows"], counts: Counts
    ) -> Found:
        segments = _joined([np.full(len(some.at), some.segment) for some in rows])
        listings = _joined([some.at for some in rows])
        scores = _joined([some.scores[some.at] for some in rows])
        # Equal scores are in order of name, whichever segment they are in.
        keys = [
            _joined([self._name_ranks[some.segment][some.at] for some in rows]),
            -scores,
        ]
        metres = [some.metres[some.at] for some in rows if some.metres is not None]
        if metres:
            keys.append(_joined(metres))
        order = np.lexsort(keys)
        start = (query.page - 1) * query.per_page
        hits = tuple(
            Hit(
                self._segments[segments[at]].segment.columns.ids[listings[at]],
                float(scores[at]),
            )
            for at in order[start : start + query.per_page]
        )
        total = len(order)
        pages = -(-total // query.per_page)
        return Found(total, how, hits, query.page, pages, counts)

    @cached_property
    def _name_ranks(self) -> list[NDArray[np.int32]]:
        """The place of each listing in the order of names, for each segment."""
        keys = [
            (name, listing_id, number, listing)
            for number, live in enumerate(self._segments)
            for listing, (name, listing_id) in enumerate(
                zip(live.segment.columns.names, live.segment.columns.ids, strict=True)
            )
        ]
        ranks = [np.zeros(live.segment.size, np.int32) for live in self._segments]
        for rank, (_, _, number, listing) in enumerate(sorted(keys)):
            ranks[number][listing] = rank
        return ranks


def _joined(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, np.intp)
