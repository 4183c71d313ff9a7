"""The line that staff would type for a schedule that is kept already."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from directory.model.calendar import Calendar
from directory.model.nouns import Schedule
from directory.model.schedules import (
    DAYS,
    by_days,
    can_tell,
    days_between,
    first_day,
    is_by_phone,
    last_day,
)
from directory.wording import vocabulary
from directory.wording.typed_clock import ALL_DAY, Times
from directory.wording.typed_dates import written
from directory.wording.typed_days import NUMBER_WORDS, Days, in_words
from directory.wording.typed_groups import STAND_ALONE
from directory.wording.typed_patterns import LABELS
from directory.wording.typed_times import understood

_ANY_DAY = date(2026, 1, 1)
_FAR_AHEAD = timedelta(days=3 * 366)


def typed(schedule: Schedule) -> str | None:
    """The line for a schedule; None when there is none that means the same.

    The line is understood before it is given: it means `settled(schedule)`.
    """
    line = _line(settled(schedule))
    if line is None:
        return None
    back = understood(line, _ANY_DAY)
    return line if back.schedules == (replace(settled(schedule), id=""),) else None


def settled(schedule: Schedule) -> Schedule:
    """The same days and times, in the one way in which typed ones are kept.

    A season is valid_from and valid_to, any other end is `until`; dtstart is the first
    day that the rule names; closed dates stand in order. What cannot be said so stays.
    """
    if not can_tell(schedule) or schedule.count is not None:
        return schedule
    days = [f"{day.nth or ''}{DAYS[day.weekday]}" for day in by_days(schedule)]
    by_phone = is_by_phone(schedule)
    plain = replace(
        schedule,
        freq=schedule.freq or "WEEKLY",
        byday=",".join(dict.fromkeys(days)),
        bymonthday=schedule.bymonthday.replace(" ", ""),
        wkst="" if schedule.wkst == "MO" else schedule.wkst,
        attending_type="telephone" if by_phone else schedule.attending_type,
        closed_dates=tuple(sorted(set(schedule.closed_dates))),
    )
    return _with_plain_dates(plain)


def _with_plain_dates(schedule: Schedule) -> Schedule:
    start, end = first_day(schedule), last_day(schedule)
    first = _next_of_rule(schedule, start)
    season = schedule.valid_from if end else None
    # "From 1 November" is the first day named from then on, and no later one.
    if season and _next_of_rule(replace(schedule, interval=1), season) != first:
        season = first
    return replace(
        schedule,
        dtstart=first,
        valid_from=season,
        valid_to=end if season else None,
        until=None if season else end,
    )


def _next_of_rule(schedule: Schedule, start: date | None) -> date | None:
    """The first day of its rule from a date on, whatever else limits it."""
    if start is None:
        return None
    rule = replace(
        schedule,
        dtstart=schedule.dtstart or start,
        until=None,
        valid_from=None,
        valid_to=None,
        school="",
        bank_holidays="open",
        closed_dates=(),
    )
    if rule.interval == 1:
        rule = replace(rule, dtstart=start)
    found = days_between(rule, start, start + _FAR_AHEAD, Calendar())
    return next(iter(found), start)


def _line(schedule: Schedule) -> str | None:
    """The words for a settled schedule, as far as there are any."""
    note = f'note "{schedule.notes}"' if schedule.notes else ""
    label = _label(schedule.description)
    if schedule.opens_at is None and schedule.closes_at is None:
        if schedule.description in STAND_ALONE:
            label = schedule.description
        elif label:
            label = f'"{schedule.description}"'
        return ", ".join(filter(None, (label, note))) or None
    days = _days(schedule) if can_tell(schedule) else None
    if days is None or schedule.opens_at is None or schedule.closes_at is None:
        return None
    phone = "by phone" if is_by_phone(schedule) else ""
    head = ", ".join(filter(None, (label, phone)))
    parts = (
        f"{days} {_times(schedule.opens_at, schedule.closes_at)}",
        *_dates(schedule),
        *_conditions(schedule),
        note,
    )
    said = ", ".join(filter(None, parts))
    return f"{head[:1].upper()}{head[1:]}: {said}" if head else said


def _label(description: str) -> str:
    """What happens then: as it is where the words are usual ones, else in quotes."""
    if LABELS.get(vocabulary.key(description)) == description:
        return description
    return f'"{description}"' if description else ""


def _days(schedule: Schedule) -> str | None:
    numbers = schedule.bymonthday.split(",") if schedule.bymonthday else []
    if not all(number.isdecimal() for number in numbers):
        return None
    parts = tuple(schedule.byday.split(",")) if schedule.byday else ()
    is_plain = all(not day.nth or day.nth in NUMBER_WORDS for day in by_days(schedule))
    is_mixed = len({bool(day.nth) for day in by_days(schedule)}) > 1
    if not (parts or numbers) or not is_plain or is_mixed:
        return None
    return in_words(Days(parts, tuple(map(int, numbers)), schedule.interval))


def _times(opens: time, closes: time) -> str:
    is_all_day = (opens, closes) == (ALL_DAY.opens, ALL_DAY.closes)
    return "24 hours" if is_all_day else Times(opens, closes).in_words


def _dates(schedule: Schedule) -> Iterable[str]:
    if schedule.valid_from and schedule.valid_to:
        yield f"from {written(schedule.valid_from)} to {written(schedule.valid_to)}"
        return
    if schedule.dtstart:
        opener = "starting" if schedule.until else "from"
        yield f"{opener} {written(schedule.dtstart)}"
    if schedule.until:
        yield f"until {written(schedule.until)}"


def _conditions(schedule: Schedule) -> Iterable[str]:
    if schedule.school == "term_time":
        yield "only in school term time"
    if schedule.school == "holidays":
        yield "only in school holidays"
    if schedule.bank_holidays:
        yield f"{schedule.bank_holidays} on bank holidays"
    if schedule.closed_dates:
        yield f"closed on {_runs(schedule.closed_dates)}"


def _runs(days: tuple[date, ...]) -> str:
    """Dates; three or more that follow one another as "… to …"."""
    runs: list[list[date]] = [[days[0]]]
    for before, day in pairwise(days):
        if day - before == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        if len(run) > 2:
            said.append(f"{written(run[0])} to {written(run[-1])}")
        else:
            said += [written(day) for day in run]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
