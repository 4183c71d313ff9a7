"""When a schedule happens: RFC 5545 rules, with the exceptions people live by.

Days are worked out in London wall-clock time; moments are compared in UTC, so that
the hours at which clocks change come out right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule, weekday

from directory.model.calendar import LONDON, Calendar, local
from directory.model.nouns import Schedule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAYS = dict(zip(DAYS, (MO, TU, WE, TH, FR, SA, SU), strict=True))
_MIDNIGHT_BY_HABIT = time(23, 59)
_BY_PHONE = frozenset({"telephone", "phone", "by phone", "by telephone"})
_MOST = {"bymonthday": 31, "byweekno": 53, "byyearday": 366}
_FOREVER = datetime(2100, 1, 1)  # noqa: DTZ001  # rules are in wall-clock time
LOOK_AHEAD = 400
"""Days searched for the next opening: a yearly event is still found."""


@dataclass(frozen=True, slots=True)
class ByDay:
    """One part of BYDAY: the day of the week (0 = Monday) and which one, or 0."""

    weekday: int
    nth: int = 0


def by_days(schedule: Schedule) -> tuple[ByDay, ...]:
    """BYDAY taken apart: "2TU,-1FR" → second Tuesday, last Friday.

    Without BYDAY (and BYMONTHDAY), the day on which the rule starts. Raises
    ValueError for a part that RFC 5545 does not allow.
    """
    if schedule.byday:
        return tuple(_by_day(part.strip()) for part in schedule.byday.split(","))
    start = schedule.dtstart or schedule.valid_from
    if schedule.freq == "WEEKLY" and start:
        return (ByDay(start.weekday()),)
    return ()


def _by_day(part: str) -> ByDay:
    number, day = part[:-2], part[-2:].upper()
    if day not in DAYS:
        raise ValueError(f"{part!r} is not a day of the week")
    return ByDay(DAYS.index(day), int(number) if number else 0)


def is_by_phone(schedule: Schedule) -> bool:
    """Whether it says when to ring, and not when to come."""
    return schedule.attending_type.strip().casefold() in _BY_PHONE


def is_weekly(schedule: Schedule) -> bool:
    """Whether it happens every week on the same days, as nearly all do."""
    return (
        schedule.freq in ("", "WEEKLY")
        and schedule.interval == 1
        and schedule.count is None
        and not (schedule.byweekno or schedule.byyearday or schedule.bymonthday)
        and bool(schedule.byday or schedule.dtstart)
    )


def can_tell(schedule: Schedule) -> bool:
    """Whether its days and times are known well enough to say "open now".

    Opening and closing at the same minute says nothing: it is what a database holds
    that was never told.
    """
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens is None or closes is None or opens == closes:
        return False
    try:
        days = by_days(schedule)
        _numbers(schedule)
    except ValueError:
        return False
    if is_weekly(schedule):
        return bool(days) and not any(day.nth for day in days)
    # "Every second Tuesday" needs a day to count from.
    start = schedule.dtstart or schedule.valid_from
    return bool(schedule.freq) and (schedule.interval == 1 or start is not None)


def first_day(schedule: Schedule) -> date | None:
    """The first day on which it can happen, if it says."""
    known = [d for d in (schedule.dtstart, schedule.valid_from) if d]
    return max(known, default=None)


def last_day(schedule: Schedule) -> date | None:
    """The last day on which it can happen, if it says."""
    known = [d for d in (schedule.until, schedule.valid_to) if d]
    return min(known, default=None)


def _numbers(schedule: Schedule) -> dict[str, list[int]]:
    """The rule's days of months, weeks and days of years. Raises ValueError."""
    numbers = {
        name: [int(n) for n in value.split(",")]
        for name, value in (
            ("bymonthday", schedule.bymonthday),
            ("byweekno", schedule.byweekno),
            ("byyearday", schedule.byyearday),
        )
        if value
    }
    for name, values in numbers.items():
        if any(not 1 <= abs(n) <= _MOST[name] for n in values):
            raise ValueError(f"{name} has a number that RFC 5545 does not allow")
    return numbers


@lru_cache(maxsize=4096)
def _rule(schedule: Schedule) -> rrule:
    start = schedule.dtstart or schedule.valid_from or date(2020, 1, 1)
    numbers: dict[str, Any] = {**_numbers(schedule)}
    days: list[weekday] = [
        _WEEKDAYS[DAYS[d.weekday]](d.nth) if d.nth else _WEEKDAYS[DAYS[d.weekday]]
        for d in by_days(schedule)
    ]
    return rrule(
        MONTHLY if schedule.freq == "MONTHLY" else WEEKLY,
        dtstart=datetime.combine(start, time()),
        interval=schedule.interval,
        wkst=_WEEKDAYS.get(schedule.wkst, MO),
        count=schedule.count,
        # A rule that never comes true would be followed to the year 9999.
        until=None if schedule.count else _FOREVER,
        byweekday=days or None,
        cache=True,
        **numbers,
    )


def days_between(
    schedule: Schedule, first: date, last: date, calendar: Calendar
) -> Iterator[date]:
    """The days from first to last, both included, on which it happens."""
    lower, upper = first_day(schedule), last_day(schedule)
    first = max(first, lower) if lower else first
    last = min(last, upper) if upper else last
    if is_weekly(schedule):
        wanted = {day.weekday for day in by_days(schedule)}
        days: Iterable[date] = (
            first + timedelta(days=n)
            for n in range((last - first).days + 1)
            if (first + timedelta(days=n)).weekday() in wanted
        )
    else:
        days = (
            moment.date()
            for moment in _rule(schedule).between(
                datetime.combine(first, time()),
                datetime.combine(last, time()),
                inc=True,
            )
        )
    return (day for day in days if happens(schedule, day, calendar))


def happens(schedule: Schedule, day: date, calendar: Calendar) -> bool:
    """Whether none of its exceptions falls on a day of its rule.

    What nobody has said counts as not happening: on bank holidays unless it is open
    then, and beyond the school terms that are known. Better to send nobody to a
    closed door.
    """
    if day in schedule.closed_dates:
        return False
    if schedule.bank_holidays != "open" and calendar.is_bank_holiday(day):
        return False
    if schedule.school:
        return calendar.in_term(day) is (schedule.school == "term_time")
    return True


@dataclass(frozen=True, slots=True)
class Session:
    """One time that it is open. starts, ends: London time."""

    starts: datetime
    ends: datetime
    schedule: Schedule

    def covers(self, at: datetime) -> bool:
        """Whether the moment falls in it; the end itself does not."""
        # Compared in UTC: Python compares two times of one zone by the wall clock.
        return self.starts.astimezone(UTC) <= at < self.ends.astimezone(UTC)


def session_on(schedule: Schedule, day: date) -> Session:
    """The session that starts on a day. The schedule must pass `can_tell`."""
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens is None or closes is None:
        raise ValueError("a schedule without times has no sessions")
    if closes.replace(second=0) == _MIDNIGHT_BY_HABIT:
        closes = time()
    ends_on = day if closes > opens else day + timedelta(days=1)
    return Session(
        datetime.combine(day, opens, LONDON),
        datetime.combine(ends_on, closes, LONDON),
        schedule,
    )


def sessions(
    schedules: Iterable[Schedule], first: date, last: date, calendar: Calendar
) -> list[Session]:
    """Every session that starts from first to last, in order of time."""
    found = [
        session_on(schedule, day)
        for schedule in schedules
        if can_tell(schedule)
        for day in days_between(schedule, first, last, calendar)
    ]
    found.sort(key=lambda session: (session.starts, session.ends))
    return found


@dataclass(frozen=True, slots=True)
class Opening:
    """What can be said at a moment.

    known: False when no schedule can tell. now: the session going on, the one that
    ends last. next: the next session to start, when nothing is going on. by_phone:
    it is the phone line that this is said of, not a door. unsure: today is a bank
    holiday, and nobody has said whether it is open then.
    """

    known: bool
    now: Session | None = None
    next: Session | None = None
    by_phone: bool = False
    unsure: bool = False


def opening(schedules: Iterable[Schedule], at: datetime, calendar: Calendar) -> Opening:
    """Open now, and until when; or when next. `at` needs a time zone."""
    telling = [schedule for schedule in schedules if can_tell(schedule)]
    if not telling:
        return Opening(known=False)
    here = local(at)
    moment = at.astimezone(UTC)
    today = here.date()
    day = timedelta(days=1)
    # Yesterday's may not have ended; tomorrow's may follow today's without a gap.
    near = sessions(telling, today - day, today + day, calendar)
    current = [session for session in near if session.covers(moment)]
    if current:
        return Opening(True, now=_joined(current, near))
    if calendar.is_bank_holiday(today) and any(
        not schedule.bank_holidays
        and any(days_between(schedule, today, today, Calendar()))
        for schedule in telling
    ):
        return Opening(known=False, unsure=True)
    later = [s for s in near if s.starts.astimezone(UTC) > moment]
    if later:
        return Opening(True, next=later[0])
    return Opening(True, next=_next_after(telling, today, calendar))


def _joined(current: list[Session], near: list[Session]) -> Session:
    """The current session, made longer by the ones that follow without a gap."""
    longest = max(current, key=lambda session: session.ends)
    for session in near:
        if session.starts <= longest.ends < session.ends:
            longest = Session(longest.starts, session.ends, longest.schedule)
    return longest


def _next_after(
    schedules: list[Schedule], today: date, calendar: Calendar
) -> Session | None:
    """The first session after today: near days first, then the rest of the year."""
    start = today + timedelta(days=1)
    for days in (14, LOOK_AHEAD):
        found = sessions(schedules, start, start + timedelta(days=days), calendar)
        if found:
            return found[0]
    return None


def is_open(schedules: Iterable[Schedule], at: datetime, calendar: Calendar) -> bool:
    """Whether a session is going on; False also when no schedule can tell."""
    return opening(schedules, at, calendar).now is not None
