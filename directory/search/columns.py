"""What is filtered and counted by, one set of columns for each segment.

A segment never changes, so its columns are written once, beside it, and mapped into
memory; a new commit adds only the columns of its own small segment.
"""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from threading import Lock
from typing import Final, NamedTuple

import numpy as np

from directory.search.arrays import Array, Arrays, Texts, packed
from directory.search.distances import Metres, PointTable, point_arrays
from directory.search.folding import fold
from directory.search.openings import (
    Mask,
    OpeningTable,
    Row,
    opening_arrays,
    opening_rows,
)
from directory.search.seam import Filters, Query, SearchDocument, Window

Counts = dict[str, dict[str, int]]

MANY_VALUED: Final = ("category", "area", "spoken", "access")
FREE: Final = "free"
OPEN: Final = "open"
WITHIN: Final = "within"
YES: Final = "1"
_WINDOWS: Final = 64
"""How many times of opening are kept worked out."""
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
    points: tuple[tuple[float, float], ...]
    openings: tuple[Row, ...]


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
        points=document.points,
        openings=opening_rows(document.openings),
    )


def column_arrays(facts: Iterable[Facts]) -> dict[str, Array]:
    """Return the columns of `facts`, of which each is one listing."""
    rows = list(facts)
    arrays = packed([row.id for row in rows], "id")
    arrays |= packed([row.name for row in rows], "name")
    by_name = sorted(range(len(rows)), key=lambda number: rows[number].name.encode())
    arrays["name.order"] = np.array(by_name, np.int32)
    for name in MANY_VALUED:
        arrays |= _many_valued(name, [getattr(row, name) for row in rows])
    arrays["free"] = np.array([row.free for row in rows], np.bool_)
    arrays["ages"] = np.array([row.ages for row in rows], np.float32).reshape(-1, 2).T
    arrays |= point_arrays([row.points for row in rows])
    arrays |= opening_arrays([row.openings for row in rows])
    return arrays


def _many_valued(name: str, joined: Sequence[str]) -> dict[str, Array]:
    """Return a column in which each listing has any number of codes.

    For each code one bit for each listing: there are few codes, and counting bits is
    the fastest thing that a processor does.
    """
    each = [codes.split(_SEPARATOR) if codes else [] for codes in joined]
    codes = sorted({code for some in each for code in some})
    numbers = {code: number for number, code in enumerate(codes)}
    bits = np.zeros((len(codes), _words(len(each)) * 64), np.bool_)
    for listing, some in enumerate(each):
        for code in some:
            bits[numbers[code], listing] = True
    packed_bits = np.packbits(bits, axis=1, bitorder="little")
    return packed(codes, f"{name}.code") | {f"{name}.bits": packed_bits}


def _words(size: int) -> int:
    """How many words of 64 bits hold one bit for each of `size` listings."""
    return -(-size // 64)


def in_bits(mask: Mask) -> Array:
    """Return a mask as words of 64 bits."""
    padded = np.zeros(_words(len(mask)) * 64, np.bool_)
    padded[: len(mask)] = mask
    return np.packbits(padded, bitorder="little").view("<u8")


class ManyValued:
    """A column in which each listing has any number of codes."""

    def __init__(self, arrays: Arrays, name: str, size: int) -> None:
        self._codes = list(Texts(arrays, f"{name}.code"))
        self._bits = arrays[f"{name}.bits"]
        self._size = size

    def having(self, code: str) -> Mask:
        """Return which listings have `code`."""
        if code not in self._codes:
            return np.zeros(self._size, np.bool_)
        bits = self._bits[self._codes.index(code)]
        return np.unpackbits(bits, count=self._size, bitorder="little").view(np.bool_)

    def counts(self, among: Array) -> dict[str, int]:
        """Return how many of `among` (see `in_bits`) have each code, where any has."""
        both = self._bits.view("<u8") & among
        numbers = np.bitwise_count(both).sum(axis=1, dtype=np.int64).tolist()
        return {
            code: number
            for code, number in zip(self._codes, numbers, strict=True)
            if number
        }


class Columns:
    """The columns of one segment: ids, names, and all that filters look at."""

    def __init__(self, arrays: Arrays) -> None:
        """Take what `column_arrays` made."""
        self.ids = Texts(arrays, "id")
        self.names = Texts(arrays, "name")
        self._by_name = arrays["name.order"]
        self.size = len(self.ids)
        self.many = {name: ManyValued(arrays, name, self.size) for name in MANY_VALUED}
        self.free: Mask = arrays["free"]
        self.youngest, self.oldest = arrays["ages"]
        self.points = PointTable(arrays)
        self._openings = OpeningTable(arrays, self.size)
        # Everyone who asks in the same minute asks for the same windows.
        self._windows: OrderedDict[Window, Mask] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each listing by its id; only writers ask."""
        return {listing_id: number for number, listing_id in enumerate(self.ids[:])}

    def named(self, folded: str) -> Iterator[int]:
        """Yield the listings whose folded name begins so, in order of name."""
        start = folded.encode()
        at = bisect_left(self._by_name, start, key=lambda n: self.names.raw(int(n)))
        for listing in self._by_name[at:]:
            if not self.names.raw(int(listing)).startswith(start):
                return
            yield int(listing)

    def open_in(self, window: Window) -> Mask:
        """Return which listings are open in `window`; nobody may change it."""
        with self._lock:
            known = self._windows.get(window)
        if known is None:
            known = self._openings.open_in(window)
            with self._lock:
                self._windows[window] = known
                if len(self._windows) > _WINDOWS:
                    self._windows.popitem(last=False)
        return known

    def ask(self, query: Query) -> "Asked":
        """Return what the filters of `query` let through here, to count among it."""
        return Asked(self, query)


class Asked:
    """One query's filters on the columns of one segment, each worked out once."""

    def __init__(self, columns: Columns, query: Query) -> None:
        self._columns = columns
        self._windows = {
            name: columns.open_in(window) for name, window in query.windows.items()
        }
        self.metres: Metres | None = None
        self._rings: dict[str, Mask] = {}
        if query.near:
            self.metres = columns.points.metres_from(query.near)
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
                yield name, columns.many[name].having(code)
        if filters.access:
            each = [columns.many["access"].having(code) for code in filters.access]
            yield "access", np.logical_and.reduce(each)
        if filters.free:
            yield FREE, columns.free
        if filters.age is not None:
            old_enough = columns.youngest <= filters.age
            yield "age", old_enough & (filters.age <= columns.oldest)
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
        through = in_bits(passing(found, self.masks.values()))
        for name in MANY_VALUED:
            is_own = name in self.masks and name != "access"
            among = in_bits(self._others(found, name)) if is_own else through
            counts[name] = columns.many[name].counts(among)
        free = self._others(found, FREE) & columns.free
        counts[FREE] = {YES: int(np.count_nonzero(free))}
        for facet, named in ((OPEN, self._windows), (WITHIN, self._rings)):
            if named:
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
