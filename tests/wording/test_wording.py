"""Facts in words, in English."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from directory.model.calendar import LONDON, Calendar
from directory.model.listing import Listing
from directory.model.nouns import CostOption, Language, Schedule, Service
from directory.model.schedules import opening
from directory.wording import facts
from directory.wording.languages import LANGUAGES
from directory.wording.schedules import hours, opening_line
from directory.wording.wording import Wording, Wordings

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=LONDON)


@pytest.fixture(scope="module")
def w() -> Wording:
    """English, which needs no catalogue."""
    return Wordings(Path("no such folder")).english


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


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("09:00", "9am"),
        ("14:30", "2:30pm"),
        ("12:00", "midday"),
        ("00:00", "midnight"),
        ("00:15", "12:15am"),
        ("12:05", "12:05pm"),
        ("23:00", "11pm"),
    ],
)
def test_a_time_is_said_as_people_say_it(w: Wording, at: str, said: str) -> None:
    """GOV.UK's style; never a 24-hour clock."""
    assert w.time(time.fromisoformat(at)) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("2", "£2"),
        ("2.5", "£2.50"),
        ("0.99", "99p"),
        ("0.2", "20p"),
        ("1250", "£1250"),
    ],
)
def test_pence_are_said_only_where_there_are_any(
    w: Wording, amount: str, said: str
) -> None:
    """ "£2", not "£2.00"; "20p", not "£0.20"."""
    assert w.money(Decimal(amount)) == said


def lines(w: Wording, *schedules: Schedule) -> list[tuple[str, str, tuple[str, ...]]]:
    """The opening times as they are said."""
    said = hours(w, schedules, TODAY, Calendar())
    return [(h.days, str(h.times), tuple(map(str, h.notes))) for h in said]


@pytest.mark.parametrize(
    ("schedule", "days", "times"),
    [
        (weekly("MO,TU,WE,TH,FR", "09:00", "17:00"), "Monday to Friday", "9am to 5pm"),
        (weekly("TU,TH", "10:00", "12:00"), "Tuesday and Thursday", "10am to midday"),
        (weekly("SU", "10:00", "10:30"), "Sunday", "10am to 10:30am"),
        (
            weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59"),
            "Every day",
            "all day and all night",
        ),
        (
            weekly("MO", "20:00", "08:00"),
            "Monday",
            "8pm to 8am the next day",
        ),
        (weekly("FR", "18:00", "00:00"), "Friday", "6pm to midnight"),
        (
            weekly("TU", "10:00", "12:00", interval=2, dtstart=date(2026, 11, 3)),
            "Every second Tuesday",
            "10am to midday",
        ),
        (
            weekly("TU", "10:00", "12:00", interval=3, dtstart=date(2026, 11, 3)),
            "Every 3 weeks: Tuesday",
            "10am to midday",
        ),
        (
            weekly("2TU,-1FR", "10:00", "12:00", freq="MONTHLY"),
            "Second Tuesday of the month and Last Friday of the month",
            "10am to midday",
        ),
        (
            weekly("", "10:00", "12:00", freq="MONTHLY", bymonthday="1,15"),
            "Each month on day 1 and 15",
            "10am to midday",
        ),
    ],
)
def test_a_schedule_in_words(
    w: Wording, schedule: Schedule, days: str, times: str
) -> None:
    """Days that follow one another are a span; the others are listed."""
    assert [line[:2] for line in lines(w, schedule)] == [(days, times)]


def test_days_with_the_same_times_share_a_line_in_the_order_of_the_week(
    w: Wording,
) -> None:
    """Two schedules for Monday and Tuesday, one for Saturday."""
    assert lines(
        w,
        weekly("SA", "10:00", "12:00"),
        weekly("TU", "09:00", "17:00"),
        weekly("MO", "09:00", "17:00"),
    ) == [
        ("Monday and Tuesday", "9am to 5pm", ()),
        ("Saturday", "10am to midday", ()),
    ]


def test_what_limits_a_schedule_is_said_beside_it(w: Wording) -> None:
    """Terms, bank holidays, seasons, single days to come."""
    schedule = weekly(
        "MO", "10:00", "12:00",
        school="term_time", bank_holidays="closed", description="Phone line",
        valid_from=date(2026, 11, 1), valid_to=date(2027, 3, 31),
        closed_dates=(date(2026, 11, 2), date(2026, 12, 21)),
    )  # fmt: skip
    ((_, _, notes),) = lines(w, schedule)
    assert notes == (
        "Phone line",  # what it is comes first
        "Only in school term time",
        "Closed on bank holidays",
        "From 1 November 2026 to 31 March 2027",
        "Closed on 21 December 2026",
    )


def test_times_that_have_ended_are_not_said(w: Wording) -> None:
    """Last winter's times would be a wrong fact."""
    assert lines(w, weekly("MO", "10:00", "12:00", until=date(2026, 3, 1))) == []


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (weekly("TU", "10:00", "16:00"), "Open now, until 4pm"),
        (weekly("TU", "11:00", "16:00"), "Closed now. Opens today at 11am"),
        (weekly("WE", "10:00", "16:00"), "Closed now. Opens tomorrow at 10am"),
        (
            weekly("MO", "10:00", "16:00"),
            "Closed now. Opens Monday 30 November at 10am",
        ),
        (
            weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59"),
            "Open now, all day and all night",
        ),
        (
            weekly("MO", "10:00", "16:00", until=date(2026, 1, 31)),
            "Closed now. We do not know when it opens next.",
        ),
        (Schedule(id="s", description="By appointment"), "Ask when it is open"),
    ],
)
def test_what_is_open_is_said_in_one_line(
    w: Wording, schedule: Schedule, said: str
) -> None:
    """At half past ten on Tuesday 24 November."""
    found = opening([schedule], NOW, Calendar())
    assert opening_line(w, found, NOW) == said


def costs(w: Wording, found: Listing) -> list[str]:
    """What it costs, in words."""
    return [str(cost) for cost in facts.costs(w, found, TODAY)]


def listing(**fields: object) -> Listing:
    """A listing with these fields of its service."""
    service = replace(Service(id="s", name="x"), **fields)  # type: ignore[arg-type]
    return Listing(service, None, (), 1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([CostOption(id="c", amount=Decimal(0), option="Free")], ["Free"]),
        (
            [
                CostOption(
                    id="c",
                    amount=Decimal(0),
                    option="Free. You can give money if you want to",
                )
            ],
            ["Free. You can give money if you want to"],
        ),
        (
            [
                CostOption(
                    id="c",
                    amount=Decimal("3.5"),
                    option="Full price",
                    amount_description="per session",
                ),
                CostOption(id="d", amount=Decimal(0), option="Children"),
            ],
            ["Full price: £3.50 per session", "Children: Free"],
        ),
        (
            [CostOption(id="c", amount=Decimal(5), valid_to=date(2026, 11, 23))],
            [],
        ),
        ([CostOption(id="c", amount_description="Ask us")], ["Ask us"]),
    ],
)
def test_costs_in_words(w: Wording, options: list[CostOption], said: list[str]) -> None:
    """Prices that hold no more are not said."""
    assert costs(w, listing(cost_options=tuple(options))) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (16, 25, "For ages 16 to 25"),
        (60, None, "For people aged 60 or over"),
        (None, 4, "For people aged up to 4"),
        (0, None, ""),
        (None, None, ""),
        (0, 4, "For ages 0 to 4"),
    ],
)
def test_ages_in_words(
    w: Wording, low: float | None, high: float | None, said: str
) -> None:
    """Numerals, no "+"."""
    service = Service(id="s", name="x", minimum_age=low, maximum_age=high)
    assert facts.ages(w, service) == said


def test_a_language_is_named_by_cldr_and_else_by_the_listing(w: Wording) -> None:
    """British Sign Language has a tag that CLDR does not name."""
    spoken = (
        Language(id="1", code="gu", name="Goojrati"),
        Language(id="2", code="bfi", name="British Sign Language"),
        Language(id="3", name="Makaton"),
    )
    assert [str(name) for name in facts.languages(w, listing(languages=spoken))] == [
        "Gujarati",
        "British Sign Language",
        "Makaton",
    ]


def test_a_check_that_has_lapsed_says_so(w: Wording) -> None:
    """Half a year counts; a day more does not."""
    recent = listing(assured_date=date(2026, 5, 25))
    lapsed = listing(assured_date=date(2026, 5, 24))
    assert not recent.is_overdue(NOW)
    assert lapsed.is_overdue(NOW)
    assert facts.checked(w, recent, NOW) == "Checked on 25 May 2026"
    assert facts.checked(w, lapsed, NOW).startswith("Not checked since 24 May 2026")
    assert "Nobody has checked" in facts.checked(w, listing(), NOW)


def test_every_language_names_itself_and_cldr_knows_it() -> None:
    """Thirteen languages, each with a locale that Babel has."""
    assert len(LANGUAGES) == 13
    for language in LANGUAGES:
        wording = Wording(language, Wordings(Path("none")).english._translations)
        assert wording.day(0)
        assert wording.money(Decimal("2.5")).count("2") == 1
        assert (language.direction == "rtl") == (language.tag in {"ar", "fa", "ur"})


PHONE = weekly(
    "MO,TU,WE,TH,FR", "09:30", "16:00", attending_type="telephone", description="Line"
)


def line(w: Wording, *schedules: Schedule) -> str:
    """What a listing with these schedules says of being open."""
    found = listing(schedules=schedules).opening(NOW, Calendar())
    return opening_line(w, found, NOW)


def test_the_hours_of_a_phone_line_are_never_those_of_the_door(w: Wording) -> None:
    """A food bank is open on Wednesdays; its phone line every day."""
    door = weekly("WE", "13:00", "15:30")
    assert line(w, PHONE, door) == "You can phone now, until 4pm"
    shut = replace(PHONE, closes_at=time(10))
    assert line(w, shut, door) == "Closed now. Opens tomorrow at 1pm"
    assert line(w, PHONE, weekly("TU", "10:00", "11:00")) == "Open now, until 11am"


def test_where_there_is_only_a_phone_line_it_is_said_of_the_line(w: Wording) -> None:
    """Nobody goes to a door that is not there."""
    shut = replace(PHONE, closes_at=time(10))
    assert line(w, shut) == (
        "The phone line is closed now. It opens tomorrow at 9:30am"
    )
    always = weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59", attending_type="phone")
    assert line(w, always) == "You can phone now, day and night"


def test_a_date_far_ahead_has_its_year(w: Wording) -> None:
    """A winter shelter, asked for in spring of the year before."""
    winter = weekly("MO", "20:00", "08:00", valid_from=date(2027, 11, 1))
    assert line(w, winter) == "Closed now. Opens Monday 1 November 2027 at 8pm"


@pytest.mark.parametrize(
    "schedule",
    [
        weekly("MO", "10:00", "12:00", freq="MONTHLY", bymonthday="1,2,3,4,5,6,7"),
        weekly("TU", "10:00", "12:00", byyearday="5", dtstart=date(2026, 1, 1)),
        weekly("", "10:00", "12:00", freq="MONTHLY", bymonthday="-1"),
        weekly("TU", "10:00", "12:00", count=900, dtstart=date(2026, 11, 3)),
        weekly("1MO", "10:00", "12:00", freq="MONTHLY", interval=2,
               dtstart=date(2026, 11, 2)),
    ],
)  # fmt: skip
def test_a_rule_that_no_pattern_says_wholly_is_not_said(
    w: Wording, schedule: Schedule
) -> None:
    """ "Every Monday" would be wrong on most Mondays."""
    assert [line[0] for line in lines(w, schedule)] == [
        "On some days. Please ask which."
    ]


def test_a_rule_that_is_used_up_is_not_said(w: Wording) -> None:
    """Three times in January, and never again."""
    used = weekly("TU", "10:00", "12:00", count=3, dtstart=date(2026, 1, 6))
    assert lines(w, used) == []


def test_several_days_every_second_week_are_said_as_such(w: Wording) -> None:
    """Not "every second Monday to Friday"."""
    every = weekly("MO,TU,WE", "10:00", "12:00", interval=2, dtstart=date(2026, 11, 2))
    assert lines(w, every)[0][0] == "Every 2 weeks: Monday to Wednesday"


def test_a_start_to_come_is_said_and_the_earlier_of_two_ends(w: Wording) -> None:
    """dtstart counts as much as valid_from; until as much as valid_to."""
    schedule = weekly(
        "TU", "10:00", "12:00",
        dtstart=date(2027, 3, 2), until=date(2027, 12, 1), valid_to=date(2027, 6, 1),
    )  # fmt: skip
    assert lines(w, schedule)[0][2] == ("From 2 March 2027 to 1 June 2027",)


def test_day_and_night_is_said_only_where_it_goes_on(w: Wording) -> None:
    """Open from Monday to Friday, asked on Friday afternoon."""
    office = weekly("MO,TU,WE,TH,FR", "00:00", "23:59")
    friday = datetime(2026, 11, 27, 15, 0, tzinfo=LONDON)
    said = opening_line(w, opening([office], friday, Calendar()), friday)
    assert said == "Open now, until midnight"


def test_today_is_marked_only_where_it_is_open_today(w: Wording) -> None:
    """A Tuesday in the holidays is no Tuesday in term."""
    calendar = Calendar(frozenset({TODAY}), ((date(2026, 9, 1), date(2026, 11, 20)),))
    for schedule in (
        weekly("TU", "10:00", "12:00", school="term_time"),
        weekly("TU", "10:00", "12:00", bank_holidays="closed"),
        weekly("TU", "10:00", "12:00", dtstart=date(2026, 12, 1)),
    ):
        assert not hours(w, [schedule], TODAY, calendar)[0].is_today
    assert hours(w, [weekly("TU", "10:00", "12:00")], TODAY, Calendar())[0].is_today


@pytest.mark.parametrize(
    ("option", "amount", "about", "said", "is_free"),
    [
        ("Adult", "0", "first session, then £5",
         "Adult: Free (first session, then £5)", False),
        ("Children", None, "free", "Children: Free", False),
        ("Freelancers", "0", "", "Freelancers: Free", True),
        ("Free", "0", "", "Free", True),
        ("", "4", "for two", "£4 (for two)", False),
    ],
)  # fmt: skip
def test_what_limits_a_price_is_said_with_it(
    w: Wording,
    option: str,
    amount: str | None,
    about: str,
    said: str,
    is_free: bool,
) -> None:
    """And "free" is only what is free for all, without an if."""
    cost = CostOption(
        id="c",
        option=option,
        amount=None if amount is None else Decimal(amount),
        amount_description=about,
    )
    found = listing(cost_options=(cost,))
    assert costs(w, found) == [said]
    assert found.is_free(TODAY) is is_free


def test_a_price_that_holds_no_more_makes_nothing_free(w: Wording) -> None:
    """Free last year, five pounds now."""
    old = CostOption(id="c", amount=Decimal(0), valid_to=date(2025, 12, 31))
    new = CostOption(id="d", amount=Decimal(5))
    assert not listing(cost_options=(old, new)).is_free(TODAY)
    assert costs(w, listing(cost_options=(old, new))) == ["£5"]


@pytest.mark.parametrize(("low", "high", "said"), [(18, 0, "18 or over"), (60, 5, "")])
def test_ages_that_cannot_be_are_not_said(
    w: Wording, low: float, high: float, said: str
) -> None:
    """A database's nought is no age."""
    service = Service(id="s", name="x", minimum_age=low, maximum_age=high)
    assert facts.ages(w, service).removeprefix("For people aged ") == said


def test_a_check_in_the_future_is_no_check(w: Wording) -> None:
    """Somebody typed the wrong year."""
    future = listing(assured_date=date(2030, 1, 1))
    assert future.is_overdue(NOW)
    assert "Nobody has checked" in facts.checked(w, future, NOW)
