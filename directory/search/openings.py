"""Opening times as arrays: which of many listings are open at a moment or in a span.

Packed into bytes for storing beside a listing in the index, joined into one table
for each segment, and compared with it in a few numpy operations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.search.seam import SCHOOL_HOLIDAYS, TERM_TIME, Opening, Window

Mask = NDArray[np.bool_]

MIDNIGHT: Final = 1440
_STORED: Final = np.dtype("<i4")
_COLUMNS: Final = 7
_SCHOOL: Final = {True: TERM_TIME, False: SCHOOL_HOLIDAYS, None: 0}


def pack_openings(openings: Sequence[Opening]) -> bytes:
    """Return `openings` as little-endian 32-bit integers, seven for each."""
    rows = [
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
    ]
    return np.array(rows, _STORED).tobytes()


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

    def __init__(self, openings: Sequence[bytes]) -> None:
        """Take what `pack_openings` made, one for each listing."""
        self._size = len(openings)
        flat = np.frombuffer(b"".join(openings), _STORED)
        rows = flat.reshape(-1, _COLUMNS)
        self._listing = _listing_of_each(openings)
        self._weekday = rows[:, 0].astype(np.int8)
        self._opens = rows[:, 1].astype(np.int16)
        self._closes = rows[:, 2].astype(np.int16)
        self._first_day = rows[:, 3].astype(np.int32)
        self._last_day = rows[:, 4].astype(np.int32)
        self._school = rows[:, 5].astype(np.int8)
        self._not_bank_holidays = rows[:, 6].astype(np.bool_)

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
        rows = np.flatnonzero(self._weekday == (day.ordinal - 1) % 7)
        covers = (self._opens[rows] <= day.end) & (self._closes[rows] > day.start)
        rows = rows[covers]
        applies = self._first_day[rows] <= day.ordinal
        applies &= self._last_day[rows] >= day.ordinal
        school = self._school[rows]
        applies &= (school == 0) | (school == _SCHOOL[day.term_time])
        if day.bank_holiday:
            applies &= ~self._not_bank_holidays[rows]
        is_open = np.zeros(self._size, np.bool_)
        is_open[self._listing[rows[applies]]] = True
        return is_open


def _listing_of_each(packed: Sequence[bytes]) -> NDArray[np.int32]:
    """The listing number of each row in the joined bytes."""
    counts = [len(item) // (_COLUMNS * _STORED.itemsize) for item in packed]
    return np.repeat(np.arange(len(packed), dtype=np.int32), counts)
