"""Opening times as arrays: which of many listings are open at a moment or in a span.

One row for each opening, in the order of the listings, compared with it in a few
numpy operations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.search.arrays import Arrays, begins
from directory.search.seam import SCHOOL_HOLIDAYS, TERM_TIME, Opening, Window

Mask = NDArray[np.bool_]
Row = tuple[int, int, int, int, int, int, bool]
"""One opening as plain numbers, in the order of `Opening`'s fields."""

MIDNIGHT: Final = 1440
_SCHOOL: Final = {True: TERM_TIME, False: SCHOOL_HOLIDAYS, None: 0}


def opening_rows(openings: Iterable[Opening]) -> tuple[Row, ...]:
    """Return `openings` as rows."""
    return tuple(
        (
            opening.weekday,
            opening.opens,
            opening.closes,
            opening.first_day,
            opening.last_day,
            opening.school,
            opening.closed_on_bank_holidays,
        )
        for opening in openings
    )


def opening_arrays(openings: Sequence[Sequence[Row]]) -> dict[str, NDArray[np.int32]]:
    """Return the table of `openings`, one sequence of rows for each listing."""
    rows = [row for each in openings for row in each]
    listing = np.repeat(np.arange(len(openings)), [len(each) for each in openings])
    return {
        "openings.rows": np.array(rows, np.int32).reshape(-1, 7).T,
        "openings.listing": listing.astype(np.int32),
    }


@dataclass(frozen=True, slots=True)
class _Day:
    """One of the two days on which an opening may have begun."""

    ordinal: int
    start: int
    end: int
    bank_holiday: bool
    term_time: bool | None


class OpeningTable:
    """The openings of the listings 0 … `size` - 1, in columns."""

    def __init__(self, arrays: Arrays, size: int) -> None:
        """Take what `opening_arrays` made."""
        self._size = size
        self._listing = arrays["openings.listing"]
        (
            weekday,
            self._opens,
            self._closes,
            self._first_day,
            self._last_day,
            self._school,
            self._not_bank_holidays,
        ) = arrays["openings.rows"]
        # The rows of each day of the week; a question asks for one or two.
        order = np.argsort(weekday, kind="stable").astype(np.int32)
        first = begins(np.bincount(weekday, minlength=7).tolist())
        self._of_day = [order[first[day] : first[day + 1]] for day in range(7)]

    def open_in(self, window: Window) -> Mask:
        """Return, for each listing, whether it is open at some minute of `window`."""
        today = _Day(
            window.day, window.start, window.end, window.bank_holiday, window.term_time
        )
        is_open = self._open_since(today)
        if window.night:
            day_before = _Day(
                window.day - 1,
                window.start + MIDNIGHT,
                window.end + MIDNIGHT,
                window.night.bank_holiday,
                window.night.term_time,
            )
            is_open |= self._open_since(day_before)
        return is_open

    def _open_since(self, day: _Day) -> Mask:
        """Which are open then by an opening that began on `day`."""
        # Ordinal 1 was a Monday.
        rows = self._of_day[(day.ordinal - 1) % 7]
        covers = (self._opens[rows] <= day.end) & (self._closes[rows] > day.start)
        rows = rows[covers]
        applies = self._first_day[rows] <= day.ordinal
        applies &= self._last_day[rows] >= day.ordinal
        school = self._school[rows]
        applies &= (school == 0) | (school == _SCHOOL[day.term_time])
        if day.bank_holiday:
            applies &= self._not_bank_holidays[rows] == 0
        is_open = np.zeros(self._size, np.bool_)
        is_open[self._listing[rows[applies]]] = True
        return is_open
