"""Claims about the times of the shipped listings."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
Listings = dict[str, Record]

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
BYDAY = re.compile(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)


def schedules(listings: Listings) -> Iterator[tuple[str, Record]]:
    """Every schedule of every listing, with the listing's slug."""
    for stem, listing in listings.items():
        for schedule in listing.get("schedules", []):
            yield stem, schedule
        for at in listing.get("service_at_locations", []):
            for schedule in at.get("schedules", []):
                yield stem, schedule


def parts(rule: str) -> list[tuple[int, str]]:
    """`2TU,-1FR` as [(2, "TU"), (-1, "FR")]; 0 where no number stands."""
    found = [BYDAY.fullmatch(part) for part in rule.split(",")]
    assert all(found), rule
    return [(int(match[1] or 0), match[2]) for match in found if match]


def names(schedule: Record, day: dt.date) -> bool:
    """Whether the rule names this day, its interval and limits aside."""
    if "bymonthday" in schedule:
        return str(day.day) in schedule["bymonthday"].split(",")
    nth = (day.day - 1) // 7 + 1
    last = (day + dt.timedelta(days=7)).month != day.month
    wanted = {0, nth, -1} if last else {0, nth}
    return any(
        name == DAYS[day.weekday()] and number in wanted
        for number, name in parts(schedule["byday"])
    )


def test_a_rule_is_weekly_or_monthly_and_names_days(listings: Listings) -> None:
    """Weekly rules name weekdays; monthly ones say which weekday or which date."""
    for stem, schedule in schedules(listings):
        assert ("byday" in schedule) != ("bymonthday" in schedule), stem
        if "byday" in schedule:
            numbered = {number != 0 for number, _ in parts(schedule["byday"])}
            assert numbered == {schedule["freq"] == "MONTHLY"}, stem
        else:
            assert schedule["freq"] == "MONTHLY", stem


def test_dtstart_is_a_day_that_the_rule_names(listings: Listings) -> None:
    """A calendar that begins at dtstart shows the service on the right day."""
    for stem, schedule in schedules(listings):
        day = dt.date.fromisoformat(schedule["dtstart"])
        assert names(schedule, day), (stem, schedule["dtstart"])


def test_opening_and_closing_are_clock_times(listings: Listings) -> None:
    """Every schedule says from when to when, and the two differ."""
    for stem, schedule in schedules(listings):
        assert CLOCK.fullmatch(schedule["opens_at"]), stem
        assert CLOCK.fullmatch(schedule["closes_at"]), stem
        assert schedule["opens_at"] != schedule["closes_at"], stem


def test_limits_stand_in_order(listings: Listings) -> None:
    """A season begins before it ends, and dtstart lies inside of it."""
    for stem, schedule in schedules(listings):
        start = schedule["dtstart"]
        for key in ("valid_from", "valid_to", "until"):
            if key in schedule:
                dt.date.fromisoformat(schedule[key])
        assert schedule.get("valid_from", start) <= start, stem
        assert start <= schedule.get("valid_to", start), stem
        assert start <= schedule.get("until", start), stem


def test_a_closed_date_would_else_be_open(listings: Listings) -> None:
    """A single closed date is a date on which the rule names that day."""
    for stem, schedule in schedules(listings):
        for date in schedule.get("front_door", {}).get("closed_dates", []):
            assert names(schedule, dt.date.fromisoformat(date)), (stem, date)


def test_the_extension_of_a_schedule_has_known_values(listings: Listings) -> None:
    """School and bank holidays are said in the words that the program knows."""
    for stem, schedule in schedules(listings):
        said = schedule.get("front_door", {})
        assert said.get("school", "term_time") in {"term_time", "holidays"}, stem
        assert said.get("bank_holidays", "open") in {"open", "closed"}, stem


def test_a_schedule_of_a_whole_service_says_what_it_is(listings: Listings) -> None:
    """Times that belong to no place are described, such as "Phone line"."""
    for stem, listing in listings.items():
        for schedule in listing.get("schedules", []):
            assert schedule.get("description"), stem


def test_day_and_night_is_said_in_one_way(listings: Listings) -> None:
    """A line that is always open runs from 00:00 to 23:59 on all seven days."""
    always = [
        schedule
        for _, schedule in schedules(listings)
        if schedule.get("description") == "Open day and night"
    ]
    assert len(always) >= 2
    for schedule in always:
        assert schedule["byday"] == ",".join(DAYS)
        assert (schedule["opens_at"], schedule["closes_at"]) == ("00:00", "23:59")
        assert schedule["front_door"] == {"bank_holidays": "open"}


def test_the_examples_hold_every_kind_of_time(listings: Listings) -> None:
    """Whatever a real listing may need, one example shows it."""
    every = [schedule for _, schedule in schedules(listings)]
    rules = [part for s in every if "byday" in s for part in parts(s["byday"])]
    assert any(s.get("interval") == 2 for s in every)
    assert any("bymonthday" in s for s in every)
    assert any(number > 0 for number, _ in rules)
    assert any(number == -1 for number, _ in rules)
    assert any("until" in s for s in every)
    assert any("valid_from" in s and "valid_to" in s for s in every)
    assert any(s["closes_at"] < s["opens_at"] for s in every)
    schools = {s.get("front_door", {}).get("school") for s in every}
    assert {"term_time", "holidays"} <= schools
    assert any(
        "schedules" not in at and "appointment" in at.get("description", "")
        for listing in listings.values()
        for at in listing.get("service_at_locations", [])
    )
    places = [len(x.get("service_at_locations", [])) for x in listings.values()]
    assert 0 in places
    assert sum(number >= 2 for number in places) >= 8
    assert max(places) >= 3
