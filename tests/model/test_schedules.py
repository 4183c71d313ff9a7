"""When things happen: RFC 5545 rules, exceptions, and the hours clocks change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from directory.model.calendar import LONDON, Calendar
from directory.model.nouns import Schedule
from directory.model.schedules import (
    can_tell,
    days_between,
    is_open,
    opening,
    sessions,
)

CALENDAR = Calendar(
    bank_holidays=frozenset({date(2026, 12, 25), date(2026, 12, 28)}),
    school_spans=(
        (date(2026, 9, 2), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
    ),
)


def at(day: str, hour: str) -> datetime:
    """A moment in London."""
    return datetime.combine(
        date.fromisoformat(day), time.fromisoformat(hour), tzinfo=LONDON
    )


def weekly(byday: str, opens: str, closes: str, **more: object) -> Schedule:
    """A weekly schedule."""
    schedule = Schedule(
        id="s",
        freq="WEEKLY",
        byday=byday,
        opens_at=time.fromisoformat(opens),
        closes_at=time.fromisoformat(closes),
    )
    return replace(schedule, **more)  # type: ignore[arg-type]


def days(schedule: Schedule, first: str, last: str) -> list[str]:
    """The days on which it happens, as ISO dates."""
    found = days_between(
        schedule, date.fromisoformat(first), date.fromisoformat(last), CALENDAR
    )
    return [day.isoformat() for day in found]


def test_a_place_is_open_from_its_opening_until_just_before_its_closing() -> None:
    """Opening time is in, closing time is out."""
    schedule = weekly("TU", "10:00", "12:00")
    assert not is_open([schedule], at("2026-11-24", "09:59"), CALENDAR)
    assert is_open([schedule], at("2026-11-24", "10:00"), CALENDAR)
    assert is_open([schedule], at("2026-11-24", "11:59"), CALENDAR)
    assert not is_open([schedule], at("2026-11-24", "12:00"), CALENDAR)
    assert not is_open([schedule], at("2026-11-25", "11:00"), CALENDAR)


def test_every_second_tuesday_counts_from_the_day_it_starts() -> None:
    """INTERVAL=2 leaves out the weeks between."""
    schedule = weekly("TU", "10:00", "12:00", interval=2, dtstart=date(2026, 11, 10))
    assert days(schedule, "2026-11-01", "2026-12-31") == [
        "2026-11-10", "2026-11-24", "2026-12-08", "2026-12-22",
    ]  # fmt: skip


def test_every_second_tuesday_without_a_start_cannot_be_told() -> None:
    """Nobody knows which Tuesdays: better no answer than a wrong one."""
    schedule = weekly("TU", "10:00", "12:00", interval=2)
    assert not can_tell(schedule)
    assert not opening([schedule], at("2026-11-24", "10:30"), CALENDAR).known


def test_the_second_tuesday_and_the_last_friday_of_a_month() -> None:
    """Numbers in BYDAY count within the month, from its end when negative."""
    schedule = Schedule(
        id="s", freq="MONTHLY", byday="2TU,-1FR", dtstart=date(2026, 1, 1),
        opens_at=time(10), closes_at=time(12), bank_holidays="open",
    )  # fmt: skip
    assert days(schedule, "2026-11-01", "2026-12-31") == [
        "2026-11-10", "2026-11-27", "2026-12-08", "2026-12-25",
    ]  # fmt: skip


def test_a_day_of_the_month() -> None:
    """BYMONTHDAY names the date."""
    schedule = Schedule(
        id="s", freq="MONTHLY", bymonthday="1,15", dtstart=date(2026, 1, 1),
        opens_at=time(10), closes_at=time(12),
    )  # fmt: skip
    assert days(schedule, "2026-11-01", "2026-12-02") == [
        "2026-11-01", "2026-11-15", "2026-12-01",
    ]  # fmt: skip


def test_term_time_only_leaves_out_half_term_and_holidays() -> None:
    """Monday 26 October is half-term; 21 December is holiday."""
    schedule = weekly("MO", "10:00", "12:00", school="term_time")
    assert days(schedule, "2026-10-19", "2026-11-02") == ["2026-10-19", "2026-11-02"]
    assert days(schedule, "2026-12-14", "2027-01-04") == ["2026-12-14", "2027-01-04"]


def test_school_holidays_only_is_the_other_way_round() -> None:
    """A holiday club runs in half-term."""
    schedule = weekly("MO", "10:00", "12:00", school="holidays")
    assert days(schedule, "2026-10-19", "2026-11-02") == ["2026-10-26"]


@pytest.mark.parametrize("school", ["term_time", "holidays"])
def test_beyond_the_known_terms_nothing_is_promised(school: str) -> None:
    """Nobody is sent to a door that may be closed."""
    schedule = weekly("MO", "10:00", "12:00", school=school)
    assert days(schedule, "2030-01-01", "2030-12-31") == []


def test_closed_on_bank_holidays_and_on_single_dates() -> None:
    """28 December 2026 is a bank holiday, 21 December an exception of its own."""
    schedule = weekly(
        "MO", "10:00", "12:00",
        bank_holidays="closed", closed_dates=(date(2026, 12, 21),),
    )  # fmt: skip
    assert days(schedule, "2026-12-14", "2027-01-04") == ["2026-12-14", "2027-01-04"]


def test_a_night_shelter_is_open_past_midnight() -> None:
    """20:00 to 08:00 belongs to the day on which it opens."""
    schedule = weekly("MO", "20:00", "08:00")
    assert is_open([schedule], at("2026-11-23", "23:00"), CALENDAR)
    assert is_open([schedule], at("2026-11-24", "07:59"), CALENDAR)
    assert not is_open([schedule], at("2026-11-24", "08:00"), CALENDAR)
    assert not is_open([schedule], at("2026-11-24", "20:30"), CALENDAR)


def test_one_minute_to_midnight_stands_for_midnight() -> None:
    """ "00:00 to 23:59" means day and night, without a minute's gap."""
    schedule = weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")
    now = at("2026-11-24", "23:59") + timedelta(seconds=30)
    found = opening([schedule], now, CALENDAR)
    assert found.now is not None
    assert found.now.ends - now > timedelta(hours=23)


def test_sessions_that_touch_count_as_one() -> None:
    """10 to 12 and 12 to 2 is open until 2."""
    schedules = [weekly("TU", "10:00", "12:00"), weekly("TU", "12:00", "14:00")]
    found = opening(schedules, at("2026-11-24", "11:00"), CALENDAR)
    assert found.now is not None
    assert found.now.ends.time() == time(14)


def test_a_lunch_break_is_closed_and_says_when_it_opens_again() -> None:
    """Between two sessions of a day the next one is today's."""
    schedules = [weekly("TU", "09:00", "12:00"), weekly("TU", "13:00", "17:00")]
    found = opening(schedules, at("2026-11-24", "12:30"), CALENDAR)
    assert found.now is None
    assert found.next is not None
    assert found.next.starts == at("2026-11-24", "13:00")


def test_the_next_opening_skips_what_is_closed() -> None:
    """From Christmas Eve, past the bank holiday Monday, to 4 January."""
    schedule = weekly("MO", "10:00", "12:00", bank_holidays="closed")
    found = opening([schedule], at("2026-12-24", "12:00"), CALENDAR)
    assert found.next is not None
    assert found.next.starts == at("2027-01-04", "10:00")


def test_a_yearly_event_is_found_though_it_is_far_off() -> None:
    """Seasonal: opens again next November."""
    schedule = weekly(
        "MO", "20:00", "08:00", valid_from=date(2027, 11, 1), valid_to=date(2028, 3, 1)
    )
    found = opening([schedule], at("2026-11-24", "12:00"), CALENDAR)
    assert found.next is not None
    assert found.next.starts == at("2027-11-01", "20:00")


def test_what_has_ended_is_known_to_have_no_next_time() -> None:
    """UNTIL in the past: known, and nothing to come."""
    schedule = weekly("MO", "10:00", "12:00", until=date(2026, 6, 1))
    found = opening([schedule], at("2026-11-24", "12:00"), CALENDAR)
    assert (found.known, found.now, found.next) == (True, None, None)


def test_the_night_when_clocks_go_forward_is_an_hour_shorter() -> None:
    """29 March 2026, 01:00 becomes 02:00: a shelter from 20:00 to 08:00 has 11 h."""
    schedule = weekly("SA", "20:00", "08:00")
    (session,) = sessions([schedule], date(2026, 3, 28), date(2026, 3, 28), CALENDAR)
    assert session.ends.astimezone(UTC) - session.starts.astimezone(UTC) == timedelta(
        hours=11
    )
    # 06:59 UTC is 07:59 in London: the last minute. An hour later is too late.
    assert is_open([schedule], datetime(2026, 3, 29, 6, 59, tzinfo=UTC), CALENDAR)
    assert not is_open([schedule], datetime(2026, 3, 29, 7, 0, tzinfo=UTC), CALENDAR)


def test_the_night_when_clocks_go_back_is_an_hour_longer() -> None:
    """25 October 2026, 02:00 becomes 01:00: open through both."""
    schedule = weekly("SA", "20:00", "08:00")
    for hour in range(20, 24):
        assert is_open(
            [schedule], datetime(2026, 10, 24, hour, 0, tzinfo=UTC), CALENDAR
        )
    assert is_open([schedule], datetime(2026, 10, 25, 7, 59, tzinfo=UTC), CALENDAR)
    assert not is_open([schedule], datetime(2026, 10, 25, 8, 0, tzinfo=UTC), CALENDAR)


def test_ten_in_the_morning_is_ten_by_the_clock_on_the_wall_all_year() -> None:
    """In summer 10:00 in London is 09:00 UTC."""
    schedule = weekly("TU", "10:00", "12:00")
    assert is_open([schedule], datetime(2026, 7, 7, 9, 0, tzinfo=UTC), CALENDAR)
    assert not is_open([schedule], datetime(2026, 7, 7, 11, 0, tzinfo=UTC), CALENDAR)
    assert is_open([schedule], datetime(2026, 11, 24, 10, 0, tzinfo=UTC), CALENDAR)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    """A naive moment could be an hour off."""
    with pytest.raises(ValueError, match="time zone"):
        opening([weekly("TU", "10:00", "12:00")], datetime(2026, 11, 24), CALENDAR)  # noqa: DTZ001


@pytest.mark.parametrize("byday", ["XX", "MONDAY", "MO;TU", ","])
def test_a_day_that_is_none_cannot_be_told(byday: str) -> None:
    """A broken rule is no rule, and no exception."""
    assert not can_tell(weekly(byday, "10:00", "12:00"))


def test_without_times_nothing_can_be_told() -> None:
    """Days alone do not say whether it is open now."""
    assert not can_tell(Schedule(id="s", freq="WEEKLY", byday="MO"))


@given(
    byday=st.sets(
        st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1
    ),
    interval=st.integers(1, 4),
    start=st.dates(date(2025, 1, 1), date(2026, 6, 1)),
    offset=st.integers(0, 300),
)
def test_weekly_rules_agree_with_rfc_5545(
    byday: set[str], interval: int, start: date, offset: int
) -> None:
    """The quick way for plain weeks finds the same days as python-dateutil."""
    schedule = weekly(
        ",".join(sorted(byday)), "10:00", "12:00", interval=interval, dtstart=start
    )
    first = start + timedelta(days=offset)
    last = first + timedelta(days=40)
    rule = rrulestr(
        f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={schedule.byday}",
        dtstart=datetime.combine(start, time()),
    )
    wanted = rule.between(
        datetime.combine(first, time()), datetime.combine(last, time()), inc=True
    )
    assert list(days_between(schedule, first, last, Calendar())) == [
        moment.date() for moment in wanted
    ]


def test_christmas_on_a_saturday_is_closed_like_its_substitute_day() -> None:
    """In 2027 the bank holiday is Monday 27, but nobody opens on the 25th."""
    schedule = weekly("SA", "10:00", "12:00", bank_holidays="closed")
    assert days(schedule, "2027-12-18", "2028-01-01") == ["2027-12-18"]


def test_on_a_bank_holiday_that_nobody_spoke_of_nothing_is_promised() -> None:
    """Imported schedules say nothing of bank holidays."""
    plain = weekly("MO,TU,WE,TH,FR", "09:00", "17:00")
    found = opening([plain], at("2026-12-25", "11:00"), CALENDAR)
    assert (found.known, found.unsure, found.now) == (False, True, None)
    said = replace(plain, bank_holidays="open")
    assert is_open([said], at("2026-12-25", "11:00"), CALENDAR)
    shut = replace(plain, bank_holidays="closed")
    assert opening([shut], at("2026-12-25", "11:00"), CALENDAR).next is not None


@pytest.mark.parametrize(
    "rule",
    [
        {"bymonthday": "0"},
        {"byweekno": "0"},
        {"byyearday": "400"},
        {"bymonthday": "first"},
    ],
)
def test_a_number_that_no_calendar_has_cannot_be_told(rule: dict[str, str]) -> None:
    """A database's default is no rule."""
    schedule = replace(weekly("", "10:00", "12:00"), freq="MONTHLY", **rule)
    assert not can_tell(schedule)


def test_opening_and_closing_at_the_same_minute_says_nothing() -> None:
    """00:00 to 00:00 is what a database holds that was never told."""
    assert not can_tell(weekly("MO", "00:00", "00:00"))
    assert not can_tell(weekly("MO", "09:00", "09:00"))


def test_a_rule_that_never_comes_true_ends_soon() -> None:
    """It is not followed to the year 9999."""
    never = weekly("MO", "10:00", "12:00", byweekno="53", byyearday="100")
    assert days(never, "2026-01-01", "2026-12-31") == []
