"""What is filtered and counted by, one set of columns for each segment.

A segment never changes, so its columns are made once, when it is first opened; a
new commit adds only the columns of its own small segment.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from directory.search.distances import Metres, PointTable, pack_points
from directory.search.folding import fold
from directory.search.openings import Mask, OpeningTable, pack_openings
from directory.search.seam import Filters, Query, SearchDocument

Counts = dict[str, dict[str, int]]

MANY_VALUED: Final = ("category", "area", "spoken", "access")
FREE: Final = "free"
OPEN: Final = "open"
WITHIN: Final = "within"
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
    access: str
    free: bool
    ages: tuple[float, float]
    points: bytes
    openings: bytes


def facts_of(document: SearchDocument) -> Facts:
    """Return what is stored of `document`."""
    return Facts(
        id=document.id,
        name=fold(document.names[0][1]) if document.names else "",
        category=_SEPARATOR.join(sorted(document.categories)),
        area=_SEPARATOR.join(sorted(document.areas)),
        spoken=_SEPARATOR.join(sorted(document.spoken)),
        access=_SEPARATOR.join(sorted(document.access)),
        free=document.free,
        ages=document.ages,
        points=pack_points(document.points),
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
            name: ManyValued([getattr(row, name) for row in rows])
            for name in MANY_VALUED
        }
        self._free = np.array([row.free for row in rows], np.bool_)
        self._ages = np.array([row.ages for row in rows], float).reshape(-1, 2)
        self._points = PointTable([row.points for row in rows])
        self._openings = OpeningTable([row.openings for row in rows])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each listing by its id; only writers ask."""
        return {listing_id: number for number, listing_id in enumerate(self.ids)}

    def ask(self, query: Query) -> "Asked":
        """Return what the filters of `query` let through here, to count among it."""
        return Asked(self, query)


class Asked:
    """One query's filters on the columns of one segment, each worked out once."""

    def __init__(self, columns: Columns, query: Query) -> None:
        self._columns = columns
        self._windows = {
            name: columns._openings.open_in(window)
            for name, window in query.windows.items()
        }
        self.metres: Metres | None = None
        self._rings: dict[str, Mask] = {}
        if query.near:
            self.metres = columns._points.metres_from(query.near)
            self._rings = {
                name: self.metres <= metres for name, metres in query.near.rings.items()
            }
        self.masks = dict(self._masks(query.filters))

    def _masks(self, filters: Filters) -> Iterator[tuple[str, Mask]]:
        """Yield, for each filter that is on, which listings pass it."""
        columns = self._columns
        for name, code in (
            ("category", filters.category),
            ("area", filters.area),
            ("spoken", filters.spoken),
        ):
            if code is not None:
                yield name, columns._many[name].having(code)
        if filters.access:
            each = [columns._many["access"].having(code) for code in filters.access]
            yield "access", np.logical_and.reduce(each)
        if filters.free:
            yield FREE, columns._free
        if filters.age is not None:
            youngest, oldest = columns._ages.T
            yield "age", (youngest <= filters.age) & (filters.age <= oldest)
        if filters.open in self._windows:
            yield OPEN, self._windows[filters.open]
        if filters.within in self._rings:
            yield WITHIN, self._rings[filters.within]

    def counts(self, found: Mask) -> Counts:
        """Return every facet's counts among `found`.

        `found` are the listings that the words found, before any filter.
        """
        columns = self._columns
        counts: Counts = {}
        for name in MANY_VALUED:
            counts[name] = columns._many[name].counts(self._others(found, name))
        free = self._others(found, FREE) & columns._free
        counts[FREE] = {YES: int(np.count_nonzero(free))}
        for facet, named in ((OPEN, self._windows), (WITHIN, self._rings)):
            among = self._others(found, facet)
            counts[facet] = {
                name: int(np.count_nonzero(among & mask))
                for name, mask in named.items()
            }
        return counts

    def _others(self, found: Mask, facet: str) -> Mask:
        """Which of `found` pass every filter but that of `facet`.

        Of "access" several may be chosen, so it minds its own.
        """
        return passing(
            found,
            (
                mask
                for name, mask in self.masks.items()
                if name != facet or name == "access"
            ),
        )


def passing(found: Mask, masks: Iterable[Mask]) -> Mask:
    """Return which of `found` pass all of `masks`."""
    for mask in masks:
        found = found & mask
    return found


def no_counts(query: Query) -> Counts:
    """Return the counts of no listings at all, to which others are added."""
    counts: Counts = {facet: {} for facet in MANY_VALUED}
    counts[FREE] = {YES: 0}
    counts[OPEN] = dict.fromkeys(query.windows, 0)
    counts[WITHIN] = dict.fromkeys(query.near.rings, 0) if query.near else {}
    return counts


def add_counts(total: Counts, more: Counts) -> None:
    """Add `more` into `total`."""
    for facet, counts in more.items():
        into = total[facet]
        for code, count in counts.items():
            into[code] = into.get(code, 0) + count
