"""Typed opening times, said back: in the words of the pages, with the next dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from directory.model.calendar import Calendar
from directory.model.nouns import Schedule
from directory.model.schedules import (
    LOOK_AHEAD,
    can_tell,
    days_between,
    first_day,
    is_by_phone,
    last_day,
)
from directory.wording.schedules import conditions, hours, recurrence, times
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Shown:
    """A schedule in the words that residents will read.

    days: "Every second Tuesday"; times: "10am to midday"; notes: what limits it.
    dates: the next days on which it happens. is_over: it will not happen any more.
    """

    days: str
    times: str
    notes: tuple[str, ...]
    dates: tuple[str, ...]
    is_by_phone: bool
    is_over: bool


def next_days(
    schedule: Schedule, today: date, calendar: Calendar, most: int = 4
) -> list[date]:
    """The next days on which it happens, today included; none when nobody can tell."""
    if not can_tell(schedule):
        return []
    first = max(today, first_day(schedule) or today)
    last = first + timedelta(days=LOOK_AHEAD)
    return list(islice(days_between(schedule, first, last, calendar), most))


def shown_back(
    w: Wording, schedules: Iterable[Schedule], today: date, calendar: Calendar
) -> list[Shown]:
    """Each schedule by itself, also one that is over and on no page any more."""
    return [_shown(w, schedule, today, calendar) for schedule in schedules]


def _shown(w: Wording, schedule: Schedule, today: date, calendar: Calendar) -> Shown:
    lines = hours(w, [schedule], today, calendar)
    if lines:
        days, said = lines[0].days, str(lines[0].times)
        notes = lines[0].notes
    else:
        days = recurrence(w, schedule) if can_tell(schedule) else ""
        said = times(w, schedule)
        notes = conditions(w, schedule, today, "en")
    dates = next_days(schedule, today, calendar)
    return Shown(
        days=days,
        times=said,
        notes=tuple(map(str, notes)),
        dates=tuple(w.date_with_day(day, with_year=True) for day in dates),
        is_by_phone=is_by_phone(schedule),
        is_over=(last_day(schedule) or today) < today,
    )
