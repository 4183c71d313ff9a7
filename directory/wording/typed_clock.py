"""From when to when, as people type it: which half of the day they mean.

Where two readings are likely, nobody guesses: the question goes back.
"""

from dataclasses import dataclass
from datetime import time

from directory.wording.clock import CLOCKS
from directory.wording.typed_said import NotPlain, SaidTime

EARLIEST, LATEST = 6 * 60, 20 * 60 + 30
"""Minutes of the day between which something is likely to start."""
LONGEST = 12 * 60
"""Minutes that a session is likely to last at most."""
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when. is_guess: morning or afternoon was not said."""

    opens: time
    closes: time
    is_guess: bool = False

    @property
    def in_words(self) -> str:
        """ "9am to 5pm"."""
        clock = CLOCKS["en"]
        return f"{clock.time(self.opens)} to {clock.time(self.closes, is_end=True)}"


ALL_DAY = Times(time(0), time(23, 59))
"""Day and night, as the model writes it."""


def times_of(first: SaidTime, last: SaidTime, said: str) -> Times:
    """The times that two said ones mean. Raises NotPlain when that is not clear."""
    for each in (first, last):
        _check(each, said)
    is_guess = not (_is_sure(first) and _is_sure(last))
    if not (first.half or last.half) and (first.is_24 or last.is_24):
        first, last = _as_24(first), _as_24(last)
    likely = [
        (a, b)
        for a in _minutes(first)
        for b in _minutes(last)
        if not is_guess or _is_likely(first, last, a, b)
    ]
    if len(likely) != 1:
        raise _unclear(first, last, likely, said)
    opens, closes = likely[0]
    if opens == closes % _DAY:
        raise NotPlain(
            said,
            f"“{said}” begins and ends at the same time.",
            "For all day and all night say “24 hours”.",
        )
    return Times(_time(opens), _time(closes), is_guess)


def _check(said_time: SaidTime, said: str) -> None:
    """Raises NotPlain for a time that no clock shows."""
    hour, minute = said_time.hour, said_time.minute
    most = 12 if said_time.half else 24
    is_wrong = hour > most or minute > 59 or (hour == 24 and minute)
    if is_wrong or (said_time.half and hour == 0):
        raise NotPlain(
            said,
            f"There is no such time as in “{said}”.",
            "Say times like 9am, 9:30am, 12 noon or 14:30.",
        )


def _as_24(said_time: SaidTime) -> SaidTime:
    return SaidTime(said_time.hour, said_time.minute, is_24=True)


def _is_sure(said_time: SaidTime) -> bool:
    return bool(said_time.half) or said_time.is_24


def _minutes(said_time: SaidTime) -> tuple[int, ...]:
    """The minutes of the day that a said time may be."""
    if said_time.is_24:
        return (said_time.hour * 60 + said_time.minute,)
    hour = said_time.hour % 12
    halves = {"am": (0,), "pm": (12,)}.get(said_time.half, (0, 12))
    return tuple((hour + half) * 60 + said_time.minute for half in halves)


def _is_likely(first: SaidTime, last: SaidTime, opens: int, closes: int) -> bool:
    lasts = (closes or _DAY) - opens
    if not 0 < lasts <= LONGEST:
        return False
    if _is_sure(first) or _is_sure(last):
        return True
    return EARLIEST <= opens <= LATEST


def _unclear(
    first: SaidTime, last: SaidTime, likely: list[tuple[int, int]], said: str
) -> NotPlain:
    if likely:
        ways = [Times(_time(a), _time(b)).in_words for a, b in likely]
    else:
        a, b = _minutes(first), _minutes(last)
        ways = [Times(_time(x), _time(y)).in_words for x in a for y in b if x != y]
    return NotPlain(
        said,
        f"I am not sure of “{said}”: morning or afternoon?",
        f"Say “{'” or “'.join(ways)}”.",
    )


def _time(minutes: int) -> time:
    return time(minutes % _DAY // 60, minutes % 60)
