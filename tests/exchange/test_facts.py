"""An import never makes another fact of what a source says: rather words, or none."""

from typing import Any

import pytest

from directory.model.nouns import CostOption, Schedule, Service
from directory.storage.listings import Listings
from tests.exchange.conftest import Bring

LUNCH = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e002"


def service(**said: Any) -> dict[str, Any]:
    return {"id": LUNCH, "name": "Lunch", "status": "active", **said}


def stored(listings: Listings) -> Service:
    return listings.by_ids([LUNCH])[0].service


def only_schedule(listings: Listings) -> Schedule:
    (schedule,) = stored(listings).schedules
    return schedule


TIMES = {"opens_at": "10:00", "closes_at": "12:00"}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"freq": "YEARLY", "byday": "SU"}, "Sunday 10:00 to 12:00, YEARLY"),
        ({"freq": "WEEKLY", "byday": "TU", "interval": "2 weeks"},
         "Tuesday 10:00 to 12:00, WEEKLY, interval 2 weeks"),
        ({"freq": "WEEKLY", "byday": "Mon & Tue", "dtstart": "2026-01-07"},
         "Mon & Tue 10:00 to 12:00, WEEKLY, starting 2026-01-07"),
        ({"byday": "MO", "valid_to": "Easter 2026"},
         "Monday 10:00 to 12:00, until Easter 2026"),
        ({"byday": "MO", "until": "whenever"},
         "Monday 10:00 to 12:00, until whenever"),
        ({"byday": "MO", "count": "a few"}, "Monday 10:00 to 12:00, a few times"),
        ({"freq": "MONTHLY", "bymonthday": "45"},
         "10:00 to 12:00, MONTHLY, day 45 of the month"),
        ({"byday": "MO", "opens_at": "ten"}, "Monday ten to 12:00"),
        ({"byday": "MO", "front_door": {"closed_dates": ["2026-12-25", "Easter"]}},
         "Monday 10:00 to 12:00, not on 2026-12-25, Easter"),
        ({"byday": "MO", "front_door": {"school": "half term"}},
         "Monday 10:00 to 12:00, school: half term"),
        ({"byday": "Monthly", "description": "In the hall."},
         "In the hall. Monthly 10:00 to 12:00"),
    ],
)  # fmt: skip
def test_a_rule_that_is_not_wholly_understood_becomes_words(
    rule: dict[str, Any], words: str, bring: Bring, listings: Listings
) -> None:
    ledger = bring([service(schedules=[TIMES | rule])])
    schedule = only_schedule(listings)
    assert (schedule.opens_at, schedule.closes_at) == (None, None)
    assert schedule.description == words
    assert ledger.kinds["hours_in_words"] == 1


@pytest.mark.parametrize(
    ("rule", "byday"),
    [
        ({"byday": "Mon, Tue", "interval": "1"}, "MO,TU"),
        ({"byday": "MO", "bymonthday": 0, "byweekno": "0", "byyearday": 0}, "MO"),
        ({"byday": "MO", "valid_to": "9999-12-31"}, "MO"),
        ({"byday": "MO", "valid_from": "0001-01-01T00:00:00", "until": ""}, "MO"),
        ({"freq": "DAILY"}, "MO,TU,WE,TH,FR,SA,SU"),
        ({"freq": "daily", "byday": "MO,TU"}, "MO,TU"),
    ],
)
def test_a_rule_that_is_understood_keeps_its_times(
    rule: dict[str, Any], byday: str, bring: Bring, listings: Listings
) -> None:
    ledger = bring([service(schedules=[TIMES | rule])])
    schedule = only_schedule(listings)
    assert str(schedule.opens_at) == "10:00:00"
    assert (schedule.byday, schedule.description) == (byday, "")
    assert (schedule.bymonthday, schedule.until, schedule.valid_to) == ("", None, None)
    assert not ledger.kinds["hours_in_words"]


@pytest.mark.parametrize(
    ("cost", "shown"),
    [
        ({"amount": "50p"}, ("0.5", "GBP", "")),
        ({"amount": "€10"}, ("10", "EUR", "")),
        ({"amount": "$1,012.50"}, ("1012.5", "USD", "")),
        ({"amount": "£3.50", "currency": "GBP"}, ("3.5", "GBP", "")),
        ({"amount": 5, "currency": "gbp"}, ("5", "GBP", "")),
        ({"amount": "3.5000"}, ("3.5", "", "")),
        ({"amount": 0}, ("0", "", "")),
        ({"amount": "£5 to £8", "currency": "GBP"}, ("None", "", "£5 to £8")),
        ({"amount": "from £5", "amount_description": "a day"},
         ("None", "", "a day, from £5")),
        ({"amount": "£10", "currency": "EUR"}, ("None", "", "£10")),
        ({"amount": 10, "currency": "XYZ"}, ("None", "", "10 XYZ")),
        ({"amount": "0.50p"}, ("None", "", "0.50p")),
        ({"amount": -5, "currency": "GBP"}, ("None", "", "-5 GBP")),
        ({"amount": "free"}, ("None", "", "free")),
    ],
)  # fmt: skip
def test_an_amount_is_never_another_one(
    cost: dict[str, Any],
    shown: tuple[str, str, str],
    bring: Bring,
    listings: Listings,
) -> None:
    ledger = bring([service(cost_options=[{"option": "Adults", **cost}])])
    (option,) = stored(listings).cost_options
    assert isinstance(option, CostOption)
    said = (str(option.amount), option.currency, option.amount_description)
    assert said == shown
    assert ledger.kinds["value_removed"] == (shown[0] == "None")


@pytest.mark.parametrize(
    ("low", "high", "kept"),
    [(5, 11, (5, 11)), (60, 5, (None, None)), (5, 0, (5, None)), (0, 4, (0, 4))],
)
def test_ages_between_which_nobody_is_are_not_said(
    low: int, high: int, kept: tuple[Any, Any], bring: Bring, listings: Listings
) -> None:
    ledger = bring([service(minimum_age=low, maximum_age=high)])
    lunch = stored(listings)
    assert (lunch.minimum_age, lunch.maximum_age) == kept
    removed = [f.field for f in ledger.first.get("value_removed", [])]
    assert removed == ([] if kept == (low, high) else ["maximum_age"])


@pytest.mark.parametrize(
    "word", ["draft", "Pending", "UNPUBLISHED", "archived", "Deleted"]
)
def test_what_is_not_published_is_refused(
    word: str, bring: Bring, listings: Listings
) -> None:
    ledger = bring([service(status=word)])
    assert ledger.counts["refused"] == 1
    assert listings.count() == 0
    (finding,) = ledger.first["not_published"]
    assert (finding.done, finding.value) == ("refused: not published", word)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("suspended", "inactive"),
        ("Closed", "inactive"),
        ("ended", "inactive"),
        ("enabled", "active"),
        ("Live", "active"),
        ("approved", "active"),
        ("Temporarily-Closed", "temporarily closed"),
        ("defunct", "defunct"),
        ("verified by desk 4", "active"),
    ],
)
def test_a_status_says_what_its_word_says(
    word: str, status: str, bring: Bring, listings: Listings
) -> None:
    ledger = bring([service(status=word)])
    assert stored(listings).status == status
    assert ledger.kinds["unknown_status"] == ("desk" in word)


@pytest.mark.parametrize("day", ["9999-12-31", "2026-11-25", "1066-10-14"])
def test_a_check_that_cannot_have_been_is_removed(
    day: str, bring: Bring, listings: Listings
) -> None:
    ledger = bring([service(assured_date=day)])
    assert stored(listings).assured_date is None
    assert [f.field for f in ledger.first["value_removed"]] == ["assured_date"]


def test_a_check_of_today_stays(bring: Bring, listings: Listings) -> None:
    bring([service(assured_date="2026-11-24")])
    assert str(stored(listings).assured_date) == "2026-11-24"


def test_a_fax_comes_after_what_people_can_ring(
    bring: Bring, listings: Listings
) -> None:
    phones = [
        {"number": "01632 960001", "type": "Fax"},
        {"number": "01632 960002"},
        {"number": "01632 960003", "type": "voice"},
    ]
    bring([service(phones=phones)])
    kept = [(phone.number[-1], phone.type) for phone in stored(listings).phones]
    assert kept == [("2", ""), ("3", "voice"), ("1", "Fax")]
