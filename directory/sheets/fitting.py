"""What stands on a sheet that has to fit on one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heights:
    """How tall the pieces of a sheet are, in points. page: the room there is.

    more: what is said where a row is not whole. rows: of each its versions; the first
    is the whole row.
    """

    page: float
    head: float
    foot: float
    more: float
    rows: tuple[tuple[float, ...], ...]


def fitted(heights: Heights, ranks: Sequence[int]) -> dict[int, int]:
    """The rows that are printed, by their places, each with the number of its version.

    All of them whole, if there is room. Else the rows with ranks of 0 and less always
    stay, in turn each in a longer version as long as there is room. Then the others
    come, each if it fits whole. The lowest ranks come first. Where even the shortest
    versions are taller than the page, they are all that is printed.
    """
    every = sorted(range(len(ranks)), key=lambda place: ranks[place])
    whole = dict.fromkeys(sorted(every), 0)
    if _left(heights, whole) >= 0:
        return whole
    chosen = {
        place: len(heights.rows[place]) - 1 for place in every if ranks[place] <= 0
    }
    while _grown(heights, chosen):
        pass
    for place in every:
        if place not in chosen and _has_room(heights, {**chosen, place: 0}):
            chosen[place] = 0
    return dict(sorted(chosen.items()))


def _grown(heights: Heights, chosen: dict[int, int]) -> bool:
    """Take of each row the next longer version that fits. False when none does."""
    has_grown = False
    for place, version in chosen.items():
        for longer in range(version - 1, -1, -1):
            if _has_room(heights, {**chosen, place: longer}):
                chosen[place] = longer
                has_grown = True
                break
    return has_grown


def _has_room(heights: Heights, chosen: Mapping[int, int]) -> bool:
    """Whether there is room for some rows, and for saying that there is more."""
    return _left(heights, chosen) >= heights.more


def _left(heights: Heights, chosen: Mapping[int, int]) -> float:
    """The room that some rows leave."""
    rows = sum(heights.rows[place][version] for place, version in chosen.items())
    return heights.page - heights.head - heights.foot - rows
