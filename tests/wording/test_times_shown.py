"""Typed times said back: the words of the pages, and the next dates."""

from datetime import date

from directory.model.calendar import Calendar
from directory.model.nouns import Schedule
from directory.settings import ROOT
from directory.wording.times_shown import next_days, shown_back
from directory.wording.typed_times import understood
from directory.wording.wording import Wordings

TODAY = date(2026, 11, 24)
ENGLISH = Wordings(ROOT / "translations").english
CALENDAR = Calendar(
    bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28)}),
    school_spans=(
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
    ),
)


def dates(text: str) -> list[str]:
    """The next dates of a typed rule."""
    (schedule,) = understood(text, TODAY).schedules
    return [str(day) for day in next_days(schedule, TODAY, CALENDAR)]


def test_the_next_dates_leave_out_what_is_left_out() -> None:
    """Bank holidays, school holidays, closed dates; today counts."""
    assert dates("Every Tuesday 10am to 12 noon, not on 1 December 2026") == [
        *("2026-11-24", "2026-12-08", "2026-12-15", "2026-12-22"),
    ]
    assert dates("Every Tuesday 10am to 12 noon, term time only")[3:] == ["2026-12-15"]
    assert dates("Mondays 10am to 12 noon, from 21 December to 4 January 2027") == [
        *("2026-12-21", "2027-01-04"),
    ]
    assert "2026-12-28" in dates(
        "Mondays 10am to 12 noon, from 14 December 2026, open on bank holidays"
    )
    assert dates("Fridays 10am to 12 noon, from 1 June 2029")[0] == "2029-06-01"


def test_the_two_meanings_of_second_tuesday_look_different() -> None:
    """Whoever typed it sees which one was understood."""
    text = (
        "Every second Tuesday 10am to 12 noon, from 3 November 2026\n"
        "Second Tuesday of the month 10am to 12 noon"
    )
    every_other, monthly = shown_back(
        ENGLISH, understood(text, TODAY).schedules, TODAY, CALENDAR
    )
    assert (every_other.days, every_other.times) == (
        "Every second Tuesday",
        "10am to midday",
    )
    assert every_other.dates[:2] == (
        "Tuesday 1 December 2026",
        "Tuesday 15 December 2026",
    )
    assert monthly.days == "Second Tuesday of the month"
    assert monthly.dates[:2] == ("Tuesday 8 December 2026", "Tuesday 12 January 2027")


def test_what_is_over_or_never_told_has_no_dates() -> None:
    """It is said all the same: no page shows it any more."""
    text = "Lunch: Mondays 12 noon to 2pm, until 2 March 2026\nBy appointment"
    over, words = shown_back(
        ENGLISH, understood(text, TODAY).schedules, TODAY, CALENDAR
    )
    assert (over.days, over.times) == ("Monday", "midday to 2pm")
    assert (over.is_over, over.dates) == (True, ())
    assert over.notes == ("Lunch", "Until 2 March 2026")
    assert (words.days, words.times, words.is_over) == ("", "By appointment", False)
    assert next_days(Schedule(id="s", freq="WEEKLY", byday="MO"), TODAY, CALENDAR) == []


def test_a_phone_line_says_that_it_is_one() -> None:
    """So that nobody takes it for a door."""
    schedules = understood("By phone: Mondays 9am to 5pm", TODAY).schedules
    assert shown_back(ENGLISH, schedules, TODAY, CALENDAR)[0].is_by_phone
