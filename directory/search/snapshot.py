"""A snapshot: the index as one commit left it, answering queries.

Nothing in it changes, so any number of threads may search one while the next is
being opened.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.errors import Invalid
from directory.search.analysis import Analyser
from directory.search.columns import Counts, add_counts, no_counts, passing
from directory.search.openings import Mask
from directory.search.ranking import Match, Ranking, wanted_words
from directory.search.seam import Found, Hit, Query
from directory.search.segments import LiveSegment


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
        masks = [live.segment.columns.masks(query.filters) for live in self._segments]
        passed: list[Mask] = []
        matches: list[Match] = []
        how = "none"
        # The strictest rung on which the words find anything, whatever the filters
        # let through: somebody who wants an open food bank at night is told that
        # none is, and not offered a refuge because it has the word "food". The counts
        # say which filter to take off.
        for rung, found in self._rungs(query, analyser):
            through = [
                passing(match.listings, mask.values())
                for match, mask in zip(found, masks, strict=True)
            ]
            if rung == "all" or any(match.listings.any() for match in found):
                matches, passed = found, through
                if rung == "all" or any(mask.any() for mask in through):
                    how = rung
                break
        return self._page(
            query, how, matches, passed, self._counts(query, matches, masks)
        )

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

    def _counts(
        self, query: Query, matches: Sequence[Match], masks: Sequence[dict[str, Mask]]
    ) -> Counts:
        moment = query.filters.open_at or query.now
        total = no_counts(moment)
        # Without matches (no word was found) the counts stay at nothing.
        for live, match, mask in zip(self._segments, matches, masks, strict=False):
            columns = live.segment.columns
            add_counts(total, columns.counts(match.listings, mask, moment))
        return total

    def _page(
        self,
        query: Query,
        how: str,
        matches: Sequence[Match],
        passed: Sequence[Mask],
        counts: Counts,
    ) -> Found:
        numbers = [np.flatnonzero(mask) for mask in passed]
        lengths = np.array([len(some) for some in numbers], np.intp)
        segments = np.repeat(np.arange(len(numbers)), lengths)
        listings = _joined(numbers)
        scores = _joined([m.scores[at] for m, at in zip(matches, numbers, strict=True)])
        ranks = _joined(
            # Without matches there are no numbers either.
            [rank[at] for rank, at in zip(self._name_ranks, numbers, strict=False)]
        )
        # Equal scores are in order of name, whichever segment they are in.
        order = np.lexsort((ranks, -scores))
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
