"""What stands on a sheet that has to fit on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

_OF_SECOND_PAGE = 0.8
"""Pieces that stay whole leave some of each page empty."""


@dataclass(frozen=True, slots=True)
class Heights:
    """How tall the pieces of a sheet are, in points. page: the room there is.

    more: what is said where a row is left out. rows: None of one for which there is
    surely no room.
    """

    page: float
    head: float
    foot: float
    more: float
    rows: tuple[float | None, ...]


def kept(heights: Heights, ranks: Sequence[int]) -> list[int]:
    """The rows that are printed, by their places.

    All, if there is room for them. Else those with the lowest ranks are taken first,
    each if it fits. Those with rank 0 are always taken: where they alone need more
    than a page, a second one is begun, and filled.
    """
    left = heights.page - heights.head - heights.foot
    rows = [inf if height is None else height for height in heights.rows]
    if sum(rows) <= left:
        return list(range(len(ranks)))
    left -= heights.more
    must = sum(h for h, rank in zip(rows, ranks, strict=True) if rank == 0)
    if must > left:
        left += heights.page * _OF_SECOND_PAGE
    taken = []
    for place in sorted(range(len(ranks)), key=lambda place: ranks[place]):
        if ranks[place] == 0 or rows[place] <= left:
            left -= rows[place]
            taken.append(place)
    return sorted(taken)
