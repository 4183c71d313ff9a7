"""What stands on a sheet that has to fit on one page."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heights:
    """How tall the pieces of a sheet are, in points. page: the room there is.

    more: what is said where a row is left out. rows: of each the blocks, which no page
    parts.
    """

    page: float
    head: float
    foot: float
    more: float
    rows: tuple[tuple[float, ...], ...]


def kept(heights: Heights, ranks: Sequence[int]) -> list[int]:
    """The rows that are printed, by their places.

    All, if there is room for them. Else those with the lowest ranks are taken first,
    each if it fits. Those with rank 0 are always taken: where they alone need more
    than a page, a second one is begun, and filled.
    """
    every = range(len(ranks))
    if _pages(heights, every, 0) == 1:
        return list(every)
    taken = {place for place in every if ranks[place] == 0}
    most = _pages(heights, taken, heights.more)
    for place in sorted(every, key=lambda place: ranks[place]):
        if _pages(heights, taken | {place}, heights.more) <= most:
            taken.add(place)
    return sorted(taken)


def _pages(heights: Heights, rows: Collection[int], more: float) -> int:
    """How many pages some rows need, with what is above and below them."""
    blocks = (block for place in sorted(rows) for block in heights.rows[place])
    return _filled((heights.head, *blocks, more, heights.foot), heights.page)


def _filled(pieces: Iterable[float], page: float) -> int:
    """How many pages some pieces need. What is taller than a page is parted."""
    pages, left = 1, page
    for piece in pieces:
        if left < piece <= page:
            pages, left = pages + 1, page
        left -= piece
        while left < 0:
            pages, left = pages + 1, left + page
    return pages
