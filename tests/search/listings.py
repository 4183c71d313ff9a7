"""Listings and moments for the tests of search."""

from datetime import date
from math import inf
from typing import Any

from directory.search.seam import Night, Opening, SearchDocument, Window

ALWAYS = (date.min.toordinal(), date.max.toordinal())
MONDAY = date(2026, 3, 2).toordinal()


def listing(number: int | str, name: str = "", text: str = "", **facts: Any) -> Any:
    """A document with the id `str(number)` and English text, `facts` replaced."""
    values: dict[str, Any] = {
        "id": str(number),
        "names": (("en", name or f"Listing {number}"),),
        "texts": (("en", text),) if text else (),
        "categories": frozenset(),
        "areas": frozenset(),
        "spoken": frozenset(),
        "free": False,
        "access": frozenset(),
        "ages": (0, inf),
        "points": (),
        "openings": (),
    }
    return SearchDocument(**(values | facts))


def opening(weekday: int, opens: int, closes: int, **more: Any) -> Opening:
    """An opening in whole hours, all year round unless `more` says otherwise."""
    values: dict[str, Any] = {
        "first_day": ALWAYS[0],
        "last_day": ALWAYS[1],
        "school": 0,
        "closed_on_bank_holidays": False,
    }
    return Opening(weekday, opens * 60, closes * 60, **(values | more))


def moment(
    day: int,
    hour: int,
    minute: int = 0,
    *,
    bank_holiday: bool = False,
    term_time: bool | None = True,
    bank_holiday_before: bool = False,
    term_time_before: bool | None = True,
) -> Window:
    """A moment in term time, on no bank holiday unless told otherwise."""
    at = hour * 60 + minute
    night = Night(bank_holiday_before, term_time_before)
    return Window(day, at, at, bank_holiday, term_time, night)


def is_open(document: SearchDocument, at: Window) -> bool:
    """Whether one listing is open, the plain way: what the arrays must agree with."""
    days = [(at.day, 0, at.bank_holiday, at.term_time)]
    if at.night:
        night = at.night
        days.append((at.day - 1, 1440, night.bank_holiday, night.term_time))
    return any(
        opening.weekday == (day - 1) % 7
        and opening.opens <= at.end + later
        and at.start + later < opening.closes
        and opening.first_day <= day <= opening.last_day
        and not (opening.school == 1 and term_time is not True)
        and not (opening.school == 2 and term_time is not False)
        and not (opening.closed_on_bank_holidays and bank_holiday)
        for day, later, bank_holiday, term_time in days
        for opening in document.openings
    )
