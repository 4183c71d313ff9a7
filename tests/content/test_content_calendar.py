"""Claims about bank holidays and school terms."""

import datetime as dt
from typing import Any

from dateutil.easter import easter

Record = dict[str, Any]


def expected_holidays(year: int) -> set[dt.date]:
    """The bank holidays of England and Wales by their rule: fixed feasts move to
    the next weekday that is not a holiday already (Banking and Financial Dealings
    Act 1971 and the yearly proclamations)."""
    sunday = easter(year)
    found = {sunday - dt.timedelta(days=2), sunday + dt.timedelta(days=1)}
    for month, days in ((5, range(1, 8)), (5, range(25, 32)), (8, range(25, 32))):
        dates = (dt.date(year, month, day) for day in days)
        found.add(next(date for date in dates if date.weekday() == 0))
    fixed = [dt.date(year, 1, 1), dt.date(year, 12, 25), dt.date(year, 12, 26)]
    found |= {date for date in fixed if date.weekday() < 5}
    for date in (date for date in fixed if date.weekday() >= 5):
        while date.weekday() >= 5 or date in found:
            date += dt.timedelta(days=1)
        found.add(date)
    return found


def test_bank_holidays_are_those_of_england_and_wales(
    bank_holidays: list[Record],
) -> None:
    """Easter, the Mondays and the substitute days are recomputed from their rules."""
    dates = [holiday["date"] for holiday in bank_holidays]
    assert dates == sorted(set(dates))
    wanted = set().union(*(expected_holidays(year) for year in range(2025, 2030)))
    assert set(dates) == wanted
    assert len(dates) == 8 * 5


def test_a_substitute_day_says_that_it_is_one(bank_holidays: list[Record]) -> None:
    """A holiday that moved says so, and one that did not move does not."""
    fixed = {
        "New Year's Day": (1, 1),
        "Christmas Day": (12, 25),
        "Boxing Day": (12, 26),
    }
    for holiday in bank_holidays:
        name, _, moved = holiday["name"]["en"].partition(" (")
        if name in fixed:
            date = holiday["date"]
            assert ((date.month, date.day) != fixed[name]) == bool(moved), date
        else:
            assert not moved


def test_school_spans_are_weeks_in_order(
    school_spans: list[Record], bank_holidays: list[Record]
) -> None:
    """Spans run from school day to school day, and at least a weekend lies between."""
    closed = {holiday["date"] for holiday in bank_holidays}
    last = dt.date(2025, 7, 31)
    for span in school_spans:
        first = span["first_day"]
        assert (first - last).days >= 3, span["name"]
        assert first < span["last_day"], span["name"]
        last = span["last_day"]
        for day in (first, last):
            assert day.weekday() < 5, span["name"]
            assert day not in closed, span["name"]


def test_three_school_years_of_three_terms_are_known(
    school_spans: list[Record],
) -> None:
    """2025/26 to 2027/28, each term in two halves, with about 190 school days."""
    names = [span["name"]["en"] for span in school_spans]
    assert len(set(names)) == len(names) == 18
    assert all(
        str(span["first_day"].year) in span["name"]["en"] for span in school_spans
    )
    for year in range(3):
        spans = school_spans[year * 6 : year * 6 + 6]
        assert spans[0]["first_day"].year == 2025 + year
        days = sum(
            (span["first_day"] + dt.timedelta(days=n)).weekday() < 5
            for span in spans
            for n in range((span["last_day"] - span["first_day"]).days + 1)
        )
        assert 185 <= days <= 200, (year, days)
