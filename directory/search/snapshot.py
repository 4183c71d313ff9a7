"""A snapshot: the index as one commit left it, answering queries.

Nothing in it changes, so any number of threads may search one while the next is
being opened.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.errors import Invalid
from directory.search.analysis import Analyser
from directory.search.columns import Asked, add_counts, no_counts, passing
from directory.search.distances import Metres
from directory.search.folding import fold
from directory.search.ladder import Ladder, Rung
from directory.search.ranking import Ranking
from directory.search.seam import SURE, Found, Hit, Query, Reason
from directory.search.segments import LiveSegment
from directory.search.standing import Scores
from directory.search.synonyms import Synonyms


class _Rows(NamedTuple):
    """What was found in one segment, to be put in order."""

    segment: int
    scores: Scores
    at: NDArray[np.intp]
    """Their numbers."""
    metres: Metres | None = None
    """How far every listing is, where the nearest come first."""


class _Page(NamedTuple):
    """Which listings one page shows: (segment, listing, score), best first."""

    rows: tuple[tuple[int, int, float], ...]
    total: int


class Snapshot:
    """Answers queries from the segments of one commit."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self.segments = segments
        self._ranking = Ranking(segments)

    def search(self, query: Query, synonyms: Synonyms, analyser: Analyser) -> Found:
        """Answer `query`; `analyser` is this thread's own.

        Raises `Invalid` for a page or page size below 1.
        """
        if query.page < 1 or query.per_page < 1:
            raise Invalid("A page number and a page size are at least 1.")
        ladder = Ladder(self._ranking, synonyms, analyser, query)
        rungs = ladder.rungs()
        nothing = Rung("none", [])
        rung = next((r for r in rungs if r.how == "all" or r.found), nothing)
        asked = [live.segment.columns.ask(query) for live in self.segments]
        counts = no_counts(query)
        # Without matches (no word was found) the counts stay at nothing.
        for match, each in zip(rung.matches, asked, strict=False):
            add_counts(counts, each.counts(match.listings))
        page = self._page(query, self._rows(rung, asked))
        how, without = rung.how, {}
        if rung is not nothing and not page.total and any(a.masks for a in asked):
            how, without = "unfiltered", _without_one(rung, asked)
        return Found(
            total=page.total,
            how=how,
            step=rung.how,
            hits=tuple(self._hits(rung, page)),
            page=query.page,
            pages=-(-page.total // query.per_page),
            facets=counts,
            instead=rung.instead,
            without=without,
            meant=ladder.meant(rung),
            # Only of use where nothing sure was found; working it out takes time.
            terms=() if rung.how in SURE else ladder.terms(),
            is_partial=rung.is_partial,
        )

    def knows(
        self, text: str, language: str, synonyms: Synonyms, analyser: Analyser
    ) -> bool:
        """Whether all words of `text` are known, as `SearchIndex.knows` says."""
        ladder = Ladder(self._ranking, synonyms, analyser, Query(text, language))
        return ladder.is_known()

    def named(self, text: str, count: int) -> tuple[str, ...]:
        """The ids of listings by the beginning of their name."""
        start = fold(text).strip()
        found = [
            (columns.names[listing], columns.ids[listing])
            for live in self.segments
            if (columns := live.segment.columns)
            for listing in islice(
                filter(live.alive.__getitem__, columns.named(start)), count
            )
        ]
        return tuple(listing_id for _, listing_id in sorted(found)[:count])

    def _rows(self, rung: Rung, asked: Sequence[Asked]) -> list[_Rows]:
        # Of listings with only some of the words the nearest may be the worst.
        is_sure = rung.how in ("exact", "all")
        return [
            _Rows(
                number,
                match.scores,
                np.flatnonzero(passing(match.listings, each.masks.values())),
                each.metres if is_sure else None,
            )
            for number, (match, each) in enumerate(
                zip(rung.matches, asked, strict=False)
            )
        ]

    def _page(self, query: Query, rows: Sequence[_Rows]) -> _Page:
        """Put the best in order, and no more of them than the page needs."""
        segments = _joined([np.full(len(some.at), some.segment) for some in rows])
        listings = _joined([some.at for some in rows])
        scores = _joined([some.scores[some.at] for some in rows])
        total, last = len(listings), query.page * query.per_page
        metres = [some.metres[some.at] for some in rows if some.metres is not None]
        leading = _joined(metres) if metres else -scores
        kept = _best(leading, last)
        ranks = np.empty(len(kept), np.int64)
        for number, rank in enumerate(self._name_ranks if len(kept) else ()):
            here = segments[kept] == number
            ranks[here] = rank[listings[kept][here]]
        if len(kept) > last and not metres:
            # Of those as good as the last one, names decide. When somebody browses,
            # all are as good as one another: too many to sort.
            better = leading[kept] < leading[kept].max()
            tied = np.flatnonzero(~better)
            tied = tied[_best(ranks[tied], last - int(np.count_nonzero(better)))]
            chosen = np.concatenate([np.flatnonzero(better), tied])
            kept, ranks = kept[chosen], ranks[chosen]
        # Equal ones are in order of name, whichever segment they are in.
        order = kept[np.lexsort((ranks, -scores[kept], leading[kept]))]
        shown = order[last - query.per_page : last]
        return _Page(
            tuple(
                zip(
                    segments[shown].tolist(),
                    listings[shown].tolist(),
                    scores[shown].tolist(),
                    strict=True,
                )
            ),
            total,
        )

    def _hits(self, rung: Rung, page: _Page) -> Iterator[Hit]:
        reasons: dict[tuple[int, int], list[Reason | None]] = {}
        for number in {segment for segment, _, _ in page.rows}:
            here = [listing for segment, listing, _ in page.rows if segment == number]
            for each in rung.standing:
                why = each.why(number, np.array(here, np.int32))
                for listing, phrase in zip(here, why, strict=True):
                    reasons.setdefault((number, listing), []).append(phrase)
        for segment, listing, score in page.rows:
            why = reasons.get((segment, listing), [])
            yield Hit(
                id=self.segments[segment].segment.columns.ids[listing],
                score=score,
                why=tuple(dict.fromkeys(filter(None, why))),
            )

    @cached_property
    def _name_ranks(self) -> list[NDArray[np.int32]]:
        """The place of each listing in the order of names, for each segment."""
        keys = [
            (name, listing_id, number, listing)
            for number, live in enumerate(self.segments)
            for listing, (name, listing_id) in enumerate(
                zip(
                    live.segment.columns.names[:],
                    live.segment.columns.ids[:],
                    strict=True,
                )
            )
        ]
        ranks = [np.zeros(live.segment.size, np.int32) for live in self.segments]
        for rank, (_, _, number, listing) in enumerate(sorted(keys)):
            ranks[number][listing] = rank
        return ranks


def _without_one(rung: Rung, asked: Sequence[Asked]) -> dict[str, int]:
    """How many there are when one of the filters is left out, where there are any."""
    names = {name for each in asked for name in each.masks}
    counts = {
        name: sum(
            np.count_nonzero(
                passing(
                    match.listings,
                    (mask for other, mask in each.masks.items() if other != name),
                )
            )
            for match, each in zip(rung.matches, asked, strict=True)
        )
        for name in sorted(names)
    }
    return {name: int(count) for name, count in counts.items() if count}


def _best(keys: NDArray[Any], count: int) -> NDArray[np.intp]:
    """Return where the `count` smallest of `keys` are, and all that equal the last."""
    if len(keys) <= count:
        return np.arange(len(keys))
    return np.flatnonzero(keys <= np.partition(keys, count - 1)[count - 1])


def _joined(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, np.intp)
