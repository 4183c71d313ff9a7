"""Schedules, and what is open, in words.

Every pattern is a whole message, so that each language can order and inflect it in
its own way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from directory.model.calendar import local
from directory.model.nouns import Schedule
from directory.model.schedules import (
    ByDay,
    Opening,
    Session,
    by_days,
    can_tell,
    is_by_phone,
    is_weekly,
    last_day,
    session_on,
)
from directory.wording.wording import N_, Wording

EVERY = N_("Every %(day)s")
NTH = {
    1: N_("First %(day)s of the month"),
    2: N_("Second %(day)s of the month"),
    3: N_("Third %(day)s of the month"),
    4: N_("Fourth %(day)s of the month"),
    5: N_("Fifth %(day)s of the month"),
    -1: N_("Last %(day)s of the month"),
    -2: N_("Last but one %(day)s of the month"),
}
"""Which day of a month, by its number in BYDAY."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One line of opening times. weekdays: 0 = Monday; () when not a weekly one."""

    days: str
    times: str
    notes: tuple[str, ...]
    weekdays: tuple[int, ...]


def hours(w: Wording, schedules: Iterable[Schedule], today: date) -> list[Hours]:
    """Opening times as lines; days that share times and conditions share a line.

    A schedule whose last day has passed is left out.
    """
    weekly: dict[tuple[str, tuple[str, ...]], set[int]] = {}
    lines: list[Hours] = []
    for schedule in schedules:
        if (last_day(schedule) or today) < today:
            continue
        notes = conditions(w, schedule, today)
        if not can_tell(schedule):
            if schedule.description:
                lines.append(Hours("", schedule.description, notes, ()))
        elif is_weekly(schedule):
            days = weekly.setdefault((times(w, schedule), notes), set())
            days.update(day.weekday for day in by_days(schedule))
        else:
            lines.append(Hours(recurrence(w, schedule), times(w, schedule), notes, ()))
    return [
        Hours(days_of_week(w, list(days)), text, notes, tuple(sorted(days)))
        for (text, notes), days in sorted(weekly.items(), key=_first_day)
    ] + lines


def _first_day(line: tuple[tuple[str, tuple[str, ...]], set[int]]) -> int:
    return min(line[1])


def times(w: Wording, schedule: Schedule) -> str:
    """ "9am to 5pm"; a schedule that passes `can_tell`."""
    if schedule.opens_at is None or schedule.closes_at is None:
        return ""
    # Any day will do: the session knows that "23:59" is midnight.
    session = session_on(schedule, date(2026, 1, 5))
    starts, ends = session.starts.time(), session.ends.time()
    if starts == ends:
        return w.gettext("all day and all night")
    if session.ends.date() > session.starts.date() and ends.hour + ends.minute:
        return w.gettext(
            "%(start)s to %(end)s the next day", start=w.time(starts), end=w.time(ends)
        )
    return w.gettext("%(start)s to %(end)s", start=w.time(starts), end=w.time(ends))


def days_of_week(w: Wording, weekdays: Sequence[int]) -> str:
    """ "Monday to Friday", "Tuesday and Thursday", "Every day"."""
    days = sorted(set(weekdays))
    if len(days) == 7:
        return w.gettext("Every day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return w.gettext(
            "%(first)s to %(last)s", first=w.day(days[0]), last=w.day(days[-1])
        )
    return w.list(w.day(day) for day in days)


def recurrence(w: Wording, schedule: Schedule) -> str:
    """How often it happens: "Every second Tuesday", "First Monday of the month"."""
    days = by_days(schedule)
    if schedule.freq == "MONTHLY":
        return _monthly(w, schedule, days)
    names = days_of_week(w, [day.weekday for day in days])
    if schedule.interval == 1:
        return names
    if schedule.interval == 2:
        return w.gettext("Every second %(day)s", day=names)
    return w.ngettext(
        "Every week: %(days)s",
        "Every %(num)s weeks: %(days)s",
        schedule.interval,
        days=names,
    )


def _monthly(w: Wording, schedule: Schedule, days: tuple[ByDay, ...]) -> str:
    if schedule.interval == 1:
        each = [_monthly_day(w, day) for day in days]
        if each:
            return w.list(each)
    if schedule.bymonthday and schedule.interval == 1:
        return w.gettext(
            "Each month on day %(days)s",
            days=w.list(part.strip() for part in schedule.bymonthday.split(",")),
        )
    return w.ngettext("Every month", "Every %(num)s months", schedule.interval)


def _monthly_day(w: Wording, day: ByDay) -> str:
    pattern = NTH.get(day.nth, EVERY)
    return w.gettext(pattern, day=w.day(day.weekday))


def conditions(w: Wording, schedule: Schedule, today: date) -> tuple[str, ...]:
    """What limits a schedule: terms, bank holidays, dates, and its own notes."""
    said: list[str] = []
    if schedule.school == "term_time":
        said.append(w.gettext("Only in school term time"))
    if schedule.school == "holidays":
        said.append(w.gettext("Only in school holidays"))
    if schedule.bank_holidays == "closed":
        said.append(w.gettext("Closed on bank holidays"))
    if schedule.bank_holidays == "open":
        said.append(w.gettext("Open on bank holidays too"))
    said += _dates(w, schedule, today)
    if schedule.description and can_tell(schedule) and not is_by_phone(schedule):
        said.append(schedule.description)
    if schedule.notes:
        said.append(schedule.notes)
    return tuple(said)


def _dates(w: Wording, schedule: Schedule, today: date) -> list[str]:
    """From when, until when, and the days to come on which it is closed."""
    said: list[str] = []
    first, last = schedule.valid_from, schedule.valid_to or schedule.until
    if first and last:
        said.append(
            w.gettext(
                "From %(first)s to %(last)s", first=w.date(first), last=w.date(last)
            )
        )
    elif first and first > today:
        said.append(w.gettext("From %(first)s", first=w.date(first)))
    elif last:
        said.append(w.gettext("Until %(last)s", last=w.date(last)))
    closed = [day for day in schedule.closed_dates if day >= today]
    if closed:
        dates = w.list(w.date(day) for day in closed)
        said.append(w.gettext("Closed on %(dates)s", dates=dates))
    return said


def opening_line(w: Wording, opening: Opening, at: datetime) -> str:
    """ "Open now, until 4pm"; "Closed now. Opens Tuesday 24 November at 10am"."""
    if opening.now:
        return _open_line(w, opening.now, by_phone=opening.by_phone)
    if opening.next:
        return _closed_line(w, opening.next, at, by_phone=opening.by_phone)
    if opening.known:
        return w.gettext("Closed now. We do not know when it opens next.")
    return w.gettext("Ask when it is open")


def _open_line(w: Wording, session: Session, *, by_phone: bool) -> str:
    until = w.time(session.ends.time())
    always = session.ends - session.starts >= timedelta(days=1)
    if by_phone:
        if always:
            return w.gettext("You can phone now, day and night")
        return w.gettext("You can phone now, until %(time)s", time=until)
    if always:
        return w.gettext("Open now, all day and all night")
    return w.gettext("Open now, until %(time)s", time=until)


FAR_AHEAD = 120
"""Days after which a date needs its year to be plain."""

OPENS = {
    "today": N_("Closed now. Opens today at %(time)s"),
    "tomorrow": N_("Closed now. Opens tomorrow at %(time)s"),
    "later": N_("Closed now. Opens %(day)s at %(time)s"),
}
LINE_FAR_AHEAD = 120
"""Days after which a date needs its year to be plain."""

OPENS = {
    "today": N_("The phone line is closed now. It opens today at %(time)s"),
    "tomorrow": N_("The phone line is closed now. It opens tomorrow at %(time)s"),
    "later": N_("The phone line is closed now. It opens %(day)s at %(time)s"),
}


def _closed_line(w: Wording, session: Session, at: datetime, *, by_phone: bool) -> str:
    day, today = session.starts.date(), local(at).date()
    when = {0: "today", 1: "tomorrow"}.get((day - today).days, "later")
    return w.gettext(
        (LINE_OPENS if by_phone else OPENS)[when],
        day=w.date_with_day(day, with_year=(day - today).days > FAR_AHEAD),
        time=w.time(session.starts.time()),
    )
