"""Listings and moments for the tests of search."""

from datetime import date
from typing import Any

from directory.search.seam import OpenAt, Opening, SearchDocument

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
        "step_free": False,
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


def moment(day: int, hour: int, minute: int = 0, **calendar: bool | None) -> OpenAt:
    """A moment in term time, on no bank holiday unless `calendar` says so."""
    values = {
        "bank_holiday": False,
        "term_time": True,
        "bank_holiday_before": False,
        "term_time_before": True,
    }
    return OpenAt(day, hour * 60 + minute, **(values | calendar))


def is_open(document: SearchDocument, at: OpenAt) -> bool:
    """Whether one listing is open, the plain way: what the arrays must agree with."""
    days = (
        (at.day, at.minute, at.bank_holiday, at.term_time),
        (at.day - 1, at.minute + 1440, at.bank_holiday_before, at.term_time_before),
    )
    return any(
        opening.weekday == (day - 1) % 7
        and opening.opens <= minute < opening.closes
        and opening.first_day <= day <= opening.last_day
        and not (opening.school == 1 and term_time is not True)
        and not (opening.school == 2 and term_time is not False)
        and not (opening.closed_on_bank_holidays and bank_holiday)
        for day, minute, bank_holiday, term_time in days
        for opening in document.openings
    )
