"""Schedules, and what is open, in words.

Every pattern is a whole message, so that each language can order and inflect it in
its own way.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from directory.model.calendar import Calendar, local
from directory.model.nouns import Schedule
from directory.model.schedules import (
    LOOK_AHEAD,
    ByDay,
    Opening,
    Session,
    by_days,
    can_tell,
    days_between,
    first_day,
    is_by_phone,
    is_weekly,
    last_day,
    session_on,
)
from directory.wording import vocabulary, weekdays
from directory.wording.facts import known
from directory.wording.phrases import Phrase
from directory.wording.wording import N_, Wording


@dataclass(frozen=True, slots=True)
class Hours:
    """One line of opening times. is_today: whether it is open today by this line."""

    days: str
    times: Phrase
    notes: tuple[Phrase, ...]
    is_today: bool


def hours(
    w: Wording,
    schedules: Iterable[Schedule],
    today: date,
    calendar: Calendar,
    language: str = "en",
) -> list[Hours]:
    """Opening times as lines; days that share times and conditions share a line.

    language: BCP 47 tag of the schedules' own words. A schedule that will not happen
    any more is left out.
    """
    weekly: dict[_Line, set[int]] = {}
    on_today: set[_Line] = set()
    lines: list[Hours] = []
    for schedule in schedules:
        if (last_day(schedule) or today) < today:
            continue
        notes = conditions(w, schedule, today, language)
        if not can_tell(schedule):
            about = known(w, schedule.description, vocabulary.SCHEDULES, language)
            if about:
                lines.append(Hours("", about, notes, is_today=False))
            continue
        said = Phrase.of(times(w, schedule))
        is_today = any(days_between(schedule, today, today, calendar))
        if is_weekly(schedule):
            days = weekly.setdefault((said, notes), set())
            days.update(day.weekday for day in by_days(schedule))
            if is_today:
                on_today.add((said, notes))
        elif _goes_on(schedule, today):
            days_said = recurrence(w, schedule)
            lines.append(Hours(days_said, said, notes, is_today))
    return [
        Hours(days_of_week(w, list(days)), said, notes, (said, notes) in on_today)
        for (said, notes), days in sorted(weekly.items(), key=_first_weekday)
    ] + lines


_Line = tuple[Phrase, tuple[Phrase, ...]]


def _first_weekday(line: tuple[_Line, set[int]]) -> int:
    return min(line[1])


def _goes_on(schedule: Schedule, today: date) -> bool:
    """Whether a rule has a day to come: one with COUNT may be used up.

    School terms are left out of it, as those of next year may not be known yet.
    """
    rule, ahead = replace(schedule, school=""), today + timedelta(days=LOOK_AHEAD)
    return any(days_between(rule, today, ahead, Calendar()))


def times(w: Wording, schedule: Schedule) -> str:
    """ "9am to 5pm"; a schedule that passes `can_tell`."""
    if schedule.opens_at is None or schedule.closes_at is None:
        return ""
    # Any day will do: the session knows that "23:59" is midnight.
    session = session_on(schedule, date(2026, 1, 5))
    starts, ends = session.starts.time(), session.ends.time()
    if starts == ends:  # from midnight to the next
        return w.gettext("all day and all night")
    if session.ends.date() > session.starts.date() and ends.hour + ends.minute:
        return w.gettext(
            # i18n: clock times, such as "8pm to 8am the next day"
            "%(start)s to %(end)s the next day",
            start=w.time(starts),
            end=w.time(ends),
        )
    end = w.time(ends, is_end=True)
    # i18n: clock times, such as "9am to 5pm"
    return w.gettext("%(start)s to %(end)s", start=w.time(starts), end=end)


def days_of_week(w: Wording, numbers: Collection[int]) -> str:
    """ "Monday to Friday", "Tuesday and Thursday", "Every day"."""
    days = sorted(set(numbers))
    if len(days) == 7:
        return w.gettext("Every day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return w.gettext(weekdays.RANGES[days[0], days[-1]])
    return w.list(w.day(day) for day in days)


def recurrence(w: Wording, schedule: Schedule) -> str:
    """How often it happens: "Every second Tuesday", "First Monday of the month".

    Only what a pattern says wholly is said; of any other rule, that one must ask.
    """
    days = by_days(schedule)
    months = [part.strip() for part in schedule.bymonthday.split(",") if part.strip()]
    rarely = schedule.byweekno or schedule.byyearday or schedule.count is not None
    if not rarely and schedule.freq != "MONTHLY" and not months:
        return _every_few_weeks(w, schedule.interval, [day.weekday for day in days])
    if not rarely and schedule.freq == "MONTHLY" and schedule.interval == 1:
        if months and not days and all(part.isdigit() for part in months):
            return w.gettext("Each month on day %(days)s", days=w.list(months))
        if days and not months and all(day.nth in weekdays.NTH for day in days):
            return w.list(_monthly_day(w, day) for day in days)
    return w.gettext("On some days. Please ask which.")


def _every_few_weeks(w: Wording, weeks: int, numbers: list[int]) -> str:
    names = days_of_week(w, numbers)
    if weeks == 1:
        return names
    if weeks == 2 and len(set(numbers)) == 1:
        return w.gettext(weekdays.EVERY_SECOND[numbers[0]])
    return w.ngettext(
        "Every week: %(days)s", "Every %(num)s weeks: %(days)s", weeks, days=names
    )


def _monthly_day(w: Wording, day: ByDay) -> str:
    return w.gettext(weekdays.NTH[day.nth][day.weekday])


def conditions(
    w: Wording, schedule: Schedule, today: date, language: str
) -> tuple[Phrase, ...]:
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
    notes = [known(w, schedule.notes, vocabulary.SCHEDULES, language)]
    what = Phrase()
    if can_tell(schedule) and not is_by_phone(schedule):
        what = known(w, schedule.description, vocabulary.SCHEDULES, language)
    # What happens comes first: "Lesson for beginners", then when it is not on.
    return tuple(filter(None, (what, *map(Phrase.of, said), *notes)))


def _dates(w: Wording, schedule: Schedule, today: date) -> list[str]:
    """From when, until when, and the days to come on which it is closed."""
    said: list[str] = []
    first, last = first_day(schedule), last_day(schedule)
    # A season is said as a whole; a start long ago is no news.
    season = schedule.valid_from is not None
    if first and last and (season or first > today):
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
        dates = w.list(_runs(w, closed))
        said.append(w.gettext("Closed on %(dates)s", dates=dates))
    return said


def _runs(w: Wording, days: Iterable[date]) -> list[str]:
    """Dates, those that follow one another as one."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        # i18n: dates, such as "24 December 2026 to 2 January 2027"
        w.gettext("%(first)s to %(last)s", first=w.date(run[0]), last=w.date(run[-1]))
        if len(run) > 2
        else w.list(w.date(day) for day in run)
        for run in runs
    ]


def opening_line(w: Wording, opening: Opening, at: datetime) -> str:
    """ "Open now, until 4pm"; "Closed now. Opens Tuesday 24 November at 10am"."""
    if opening.unsure:
        return w.gettext("Today is a bank holiday. Please phone before you go.")
    if opening.now:
        return _open_line(w, opening.now, at, by_phone=opening.by_phone)
    if opening.next:
        return _closed_line(w, opening.next, at, by_phone=opening.by_phone)
    if opening.known:
        return w.gettext("Closed now. We do not know when it opens next.")
    return w.gettext("Ask when it is open")


def _open_line(w: Wording, session: Session, at: datetime, *, by_phone: bool) -> str:
    until = w.time(session.ends.time(), is_end=True)
    always = session.ends - local(at) >= timedelta(days=1)
    if by_phone:
        if always:
            return w.gettext("You can phone now, day and night")
        return w.gettext("You can phone now, until %(time)s", time=until)
    if always:
        return w.gettext("Open now, all day and all night")
    return w.gettext("Open now, until %(time)s", time=until)


FAR_AHEAD = 120
"""Days after which a date needs its year to be plain."""

# i18n: %(day)s is a day and date in its basic form, such as "Tuesday 24 November":
# i18n: a colon before it spares you its grammar. %(time)s is such as "10am".
OPENS = {
    "today": N_("Closed now. Opens today at %(time)s"),
    "tomorrow": N_("Closed now. Opens tomorrow at %(time)s"),
    "later": N_("Closed now. Opens %(day)s at %(time)s"),
}
LINE_OPENS = {
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
