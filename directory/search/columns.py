"""What is filtered and counted by, one set of columns for each segment.

A segment never changes, so its columns are made once, when it is first opened; a
new commit adds only the columns of its own small segment.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from directory.search.folding import fold
from directory.search.openings import Mask, OpeningTable, pack_openings
from directory.search.seam import Filters, OpenAt, SearchDocument

Counts = dict[str, dict[str, int]]

MANY_VALUED: Final = ("category", "area", "spoken")
YES_OR_NO: Final = ("free", "step_free")
OPEN: Final = "open"
FACETS: Final = (*MANY_VALUED, *YES_OR_NO, OPEN)
YES: Final = "1"
# Not a character of any code, slug or language tag.
_SEPARATOR: Final = "\n"


class Facts(NamedTuple):
    """What the index stores of one listing: plain values only, quick to load."""

    id: str
    name: str
    """The name folded, by which browsing is ordered."""
    category: str
    area: str
    spoken: str
    free: bool
    step_free: bool
    openings: bytes


def facts_of(document: SearchDocument) -> Facts:
    """Return what is stored of `document`."""
    return Facts(
        id=document.id,
        name=fold(document.names[0][1]) if document.names else "",
        category=_SEPARATOR.join(sorted(document.categories)),
        area=_SEPARATOR.join(sorted(document.areas)),
        spoken=_SEPARATOR.join(sorted(document.spoken)),
        free=document.free,
        step_free=document.step_free,
        openings=pack_openings(document.openings),
    )


class ManyValued:
    """A column in which each listing has any number of codes."""

    def __init__(self, joined: Sequence[str]) -> None:
        self._size = len(joined)
        numbers: dict[str, int] = {}
        values: list[int] = []
        listings: list[int] = []
        for listing, codes in enumerate(joined):
            for code in codes.split(_SEPARATOR) if codes else ():
                values.append(numbers.setdefault(code, len(numbers)))
                listings.append(listing)
        self._numbers = numbers
        self._value = np.array(values, np.int32)
        self._listing = np.array(listings, np.int32)

    def having(self, code: str) -> Mask:
        """Return which listings have `code`."""
        mask = np.zeros(self._size, np.bool_)
        number = self._numbers.get(code)
        if number is not None:
            mask[self._listing[self._value == number]] = True
        return mask

    def counts(self, among: Mask) -> dict[str, int]:
        """Return how many of `among` have each code, where any has."""
        inside = self._value[among[self._listing]]
        numbers = np.bincount(inside, minlength=len(self._numbers)).tolist()
        return {
            code: numbers[number]
            for code, number in self._numbers.items()
            if numbers[number]
        }


class Columns:
    """The columns of one segment: ids, names, and all that filters look at."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        rows = list(facts)
        self.size = len(rows)
        self.ids = [row.id for row in rows]
        self.names = [row.name for row in rows]
        self._many = {
            "category": ManyValued([row.category for row in rows]),
            "area": ManyValued([row.area for row in rows]),
            "spoken": ManyValued([row.spoken for row in rows]),
        }
        self._flags = {
            "free": np.array([row.free for row in rows], np.bool_),
            "step_free": np.array([row.step_free for row in rows], np.bool_),
        }
        self._openings = OpeningTable([row.openings for row in rows])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each listing by its id; only writers ask."""
        return {listing_id: number for number, listing_id in enumerate(self.ids)}

    def masks(self, filters: Filters) -> dict[str, Mask]:
        """Return, for each filter that is on, which listings pass it."""
        masks: dict[str, Mask] = {}
        for name, code in (
            ("category", filters.category),
            ("area", filters.area),
            ("spoken", filters.spoken),
        ):
            if code is not None:
                masks[name] = self._many[name].having(code)
        if filters.free:
            masks["free"] = self._flags["free"]
        if filters.step_free:
            masks["step_free"] = self._flags["step_free"]
        if filters.open_at is not None:
            masks[OPEN] = self._openings.open_at(filters.open_at)
        return masks

    def counts(
        self, found: Mask, masks: dict[str, Mask], moment: OpenAt | None
    ) -> Counts:
        """Return every facet's counts among `found`.

        `found` are the listings that the words found, before any filter; `masks` are
        the filters, each of which its own facet ignores. `moment` is the one that
        "open" counts.
        """
        counts: Counts = {}
        for facet in FACETS:
            others = [mask for name, mask in masks.items() if name != facet]
            counts[facet] = self._count(facet, passing(found, others), moment)
        return counts

    def _count(self, facet: str, among: Mask, moment: OpenAt | None) -> dict[str, int]:
        if facet in self._many:
            return self._many[facet].counts(among)
        if facet in self._flags:
            return {YES: int(np.count_nonzero(among & self._flags[facet]))}
        if moment is None:
            return {}
        is_open = self._openings.open_at(moment)
        return {YES: int(np.count_nonzero(among & is_open))}


def passing(found: Mask, masks: Iterable[Mask]) -> Mask:
    """Return which of `found` pass all of `masks`."""
    for mask in masks:
        found = found & mask
    return found


def no_counts(moment: OpenAt | None) -> Counts:
    """Return the counts of no listings at all, to which others are added."""
    counts: Counts = {facet: {} for facet in MANY_VALUED}
    counts |= {facet: {YES: 0} for facet in YES_OR_NO}
    counts[OPEN] = {} if moment is None else {YES: 0}
    return counts


def add_counts(total: Counts, more: Counts) -> None:
    """Add `more` into `total`."""
    for facet, counts in more.items():
        into = total[facet]
        for code, count in counts.items():
            into[code] = into.get(code, 0) + count
