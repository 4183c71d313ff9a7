"""Dates as people type them in opening times: "24, 25 and 26 December 2026"."""

from dataclasses import replace
from datetime import date, timedelta

from directory.wording.typed_said import MONTH_NAMES, NotPlain, SaidDate

MOST_DAYS = 366
"""Days that "from … to …" may name one by one."""


def written(day: date) -> str:
    """ "3 November 2026": no other form is as hard to take for something else."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def days_of(said_dates: list[SaidDate], said: str, today: date) -> list[date]:
    """What said dates mean; month and year may stand with the last one alone.

    Raises NotPlain when a year is left out, or there is no such day.
    """
    days: list[date] = []
    for each in reversed(said_dates):
        following = days[0] if days else None
        days.insert(0, _day_of(each, following, said, today))
    return days


def _day_of(
    said_date: SaidDate, following: date | None, said: str, today: date
) -> date:
    if not said_date.month and following:
        said_date = replace(said_date, month=following.month, year=following.year)
    if not said_date.year and following:
        said_date = _before(said_date, following)
    if not said_date.month:
        raise NotPlain(
            said, f"Which month is “{said}”?", "Say the day like 25 December 2026."
        )
    if not said_date.year:
        raise _no_year(said_date, said, today)
    return _existing(said_date, said)


def _before(said_date: SaidDate, following: date) -> SaidDate:
    """With the year of the date that follows, or the one before: days go forward."""
    is_later = (said_date.month, said_date.day) > (following.month, following.day)
    return replace(said_date, year=following.year - is_later)


def _existing(said_date: SaidDate, said: str) -> date:
    try:
        return date(said_date.year, said_date.month, said_date.day)
    except ValueError:
        raise NotPlain(
            said,
            f"There is no such day as in “{said}”.",
            "Look at a calendar, and say the day like 25 December 2026.",
        ) from None


def _no_year(said_date: SaidDate, said: str, today: date) -> NotPlain:
    _existing(replace(said_date, year=2024), said)  # a year that has a 29 February
    month = f"{said_date.day} {MONTH_NAMES[said_date.month - 1]}"
    is_over = (said_date.month, said_date.day) < (today.month, today.day)
    return NotPlain(
        said,
        f"Which year is “{said}”?",
        f"Say the year too: {month} {today.year + is_over}.",
    )


def run_of(first: date, last: date, said: str) -> list[date]:
    """Every day from first to last, both included. Raises NotPlain."""
    count = (last - first).days + 1
    if count < 1:
        raise NotPlain(
            said, f"“{said}” ends before it begins.", "Put the earlier day first."
        )
    if count > MOST_DAYS:
        raise NotPlain(said, f"“{said}” is more than a year.", "Say fewer days.")
    return [first + timedelta(days=n) for n in range(count)]
