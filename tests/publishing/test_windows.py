"""The moments and days that people may ask for."""

from datetime import UTC, date, datetime

import pytest

from directory.model.calendar import Calendar
from directory.publishing.windows import windows
from directory.search.seam import Night

CALENDAR = Calendar(
    bank_holidays=frozenset({date(2026, 11, 27)}),
    school_spans=((date(2026, 11, 2), date(2026, 11, 27)),),
)
TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


def test_now_is_a_moment_and_soon_a_span():
    when = windows(TUESDAY, CALENDAR)
    assert (when["now"].start, when["now"].end) == (630, 630)
    assert (when["soon"].start, when["soon"].end) == (630, 750)
    assert when["now"].night == when["soon"].night == Night(False, True)


def test_soon_ends_at_midnight():
    late = windows(TUESDAY.replace(hour=23), CALENDAR)["soon"]
    assert (late.start, late.end) == (1410, 1439)


def test_each_day_is_the_next_to_come_and_today_is_today():
    when = windows(TUESDAY, CALENDAR)
    days = list(when)[2:]
    assert days[0] == "tuesday"
    assert sorted(days) == sorted(set(days))
    assert len(days) == 7
    ahead = {day: when[day].day - date(2026, 11, 24).toordinal() for day in days}
    assert ahead == {day: number for number, day in enumerate(days)}
    assert all(when[day].night is None for day in days)


@pytest.mark.parametrize(
    ("day", "bank_holiday", "term_time"),
    [("thursday", False, True), ("friday", True, True), ("saturday", False, None)],
)
def test_a_day_knows_its_calendar(day, bank_holiday, term_time):
    window = windows(TUESDAY, CALENDAR)[day]
    assert (window.bank_holiday, window.term_time) == (bank_holiday, term_time)
