"""The line that staff would type for a schedule that is kept, and what it means."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from directory.model.calendar import Calendar
from directory.model.documents import from_document
from directory.model.nouns import Schedule
from directory.model.schedules import DAYS, can_tell, days_between
from directory.settings import ROOT
from directory.wording.typed_days import Days
from directory.wording.typed_lines import settled, typed
from directory.wording.typed_times import first_named, understood

TODAY = date(2026, 11, 24)
DATES = st.dates(date(2024, 1, 1), date(2029, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_characters='"“”', exclude_categories=["C", "Z"]
    )
    | st.just(" "),
    max_size=40,
).map(lambda words: " ".join(words.split()))


def stored(document: Any) -> Iterator[Schedule]:
    """Every schedule in a document."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key == "schedules":
                yield from (from_document(Schedule, each) for each in value)
            else:
                yield from stored(value)
    elif isinstance(document, list):
        for each in document:
            yield from stored(each)


def test_the_times_of_every_starter_listing_can_be_typed() -> None:
    """And mean exactly what stands there."""
    schedules = [
        schedule
        for path in sorted((ROOT / "content" / "listings").glob("*.json"))
        for schedule in stored(json.loads(path.read_text(encoding="utf-8")))
    ]
    assert len(schedules) > 100
    for schedule in schedules:
        line = typed(schedule)
        assert line is not None, schedule
        assert understood(line, TODAY).schedules == (replace(schedule, id=""),), line


def test_what_a_line_looks_like() -> None:
    """As a person would say it."""
    schedule = replace(
        EVERY_OTHER_TUESDAY,
        attending_type="telephone",
        description="Phone line",
        school="term_time",
        closed_dates=(date(2026, 12, 29),),
    )
    assert typed(schedule) == (
        "Phone line, by phone: Every second Tuesday 10am to 12:30pm, from 3 November "
        "2026, only in school term time, closed on 29 December 2026"
    )


@st.composite
def days(draw: st.DrawFn) -> Days:
    """Days that can be said."""
    one = st.lists(st.sampled_from(DAYS), min_size=1, unique=True)
    if draw(st.booleans()):
        return Days(tuple(draw(one)), interval=draw(st.integers(1, 12)))
    if draw(st.booleans()):
        nth = st.sampled_from([1, 2, 3, 4, 5, -1, -2])
        parts = st.tuples(nth, st.sampled_from(DAYS))
        said = draw(st.lists(parts, min_size=1, max_size=4, unique=True))
        return Days(tuple(f"{number}{day}" for number, day in said))
    dates = st.lists(st.integers(1, 31), min_size=1, max_size=4, unique=True)
    return Days(by_month_day=tuple(draw(dates)))


@st.composite
def sayable(draw: st.DrawFn) -> Schedule:
    """A schedule that can be said."""
    said = draw(days())
    opens, closes = draw(TIMES), draw(TIMES)
    assume(opens != closes)
    first, last = sorted((draw(DATES), draw(DATES) + timedelta(days=200)))
    start = first_named(said, first)
    assume(start and start <= last)
    ends, seasons = draw(st.booleans()), draw(st.booleans())
    starts = seasons or said.interval > 1 or draw(st.booleans())
    return Schedule(
        id="s",
        freq="MONTHLY" if said.is_monthly else "WEEKLY",
        interval=said.interval,
        byday=",".join(said.by_day),
        bymonthday=",".join(map(str, said.by_month_day)),
        dtstart=start if starts else None,
        until=last if ends and not seasons else None,
        valid_from=first if seasons else None,
        valid_to=last if seasons else None,
        opens_at=opens,
        closes_at=closes,
        description=draw(WORDS),
        notes=draw(WORDS),
        attending_type=draw(st.sampled_from(["", "telephone"])),
        school=draw(st.sampled_from(["", "term_time", "holidays"])),
        bank_holidays=draw(st.sampled_from(["", "open", "closed"])),
        closed_dates=tuple(sorted(draw(st.sets(DATES, max_size=5)))),
    )


@given(sayable())
def test_what_can_be_said_means_itself(schedule: Schedule) -> None:
    """Typed, and understood again, nothing is changed but the id."""
    line = typed(schedule)
    assert line is not None
    assert understood(line, TODAY).schedules == (replace(schedule, id=""),)


MAYBE_DATE = st.none() | DATES
BYDAY = st.sampled_from(
    ["", "MO", "TU,TH", "MO,MO", "2TU", "-1FR", "-4SU", "1MO,TU", "X"]
)
ANY = st.builds(
    Schedule,
    id=st.just("s"),
    freq=st.sampled_from(["", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 3),
    byday=BYDAY,
    bymonthday=st.sampled_from(["", "", "1, 15", "-1", "40", "one"]),
    byweekno=st.sampled_from(["", "", "3"]),
    wkst=st.sampled_from(["", "MO", "SU"]),
    count=st.sampled_from([None, None, 3]),
    dtstart=MAYBE_DATE,
    until=MAYBE_DATE,
    valid_from=MAYBE_DATE,
    valid_to=MAYBE_DATE,
    opens_at=st.none() | TIMES,
    closes_at=st.none() | TIMES,
    description=WORDS | st.just('a "quoted" word\nand a line'),
    attending_type=st.sampled_from(["", "telephone", "By phone", "online"]),
    closed_dates=st.lists(DATES, max_size=3).map(tuple),
)


EVERY_OTHER_TUESDAY = Schedule(
    id="s",
    freq="WEEKLY",
    interval=2,
    byday="TU",
    dtstart=date(2026, 11, 3),
    opens_at=time(10),
    closes_at=time(12, 30),
)


def happening(schedule: Schedule) -> list[date]:
    """The days on which it happens."""
    first, last = date(2023, 1, 1), date(2032, 1, 1)
    return list(days_between(schedule, first, last, Calendar()))


@given(ANY)
@example(Schedule(id="s", description="By appointment"))
@example(replace(EVERY_OTHER_TUESDAY, dtstart=date(2026, 11, 1)))
@settings(deadline=None)  # a rule that never comes true is followed for long
def test_any_schedule_is_said_as_it_is_or_not_at_all(schedule: Schedule) -> None:
    """A line means the same days, at the same times; what has none stays as it is."""
    plain = settled(schedule)
    line = typed(schedule)
    if line is not None:
        assert understood(line, TODAY).schedules == (replace(plain, id=""),)
    if can_tell(schedule):
        assert happening(plain) == happening(schedule)
        assert (plain.opens_at, plain.closes_at) == (
            schedule.opens_at,
            schedule.closes_at,
        )
    else:
        assert plain == schedule


def test_what_no_words_say_has_no_line() -> None:
    """The form shows it, and leaves it alone."""
    whole = Schedule(
        id="s", freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(17)
    )
    assert typed(whole)
    for change in (
        {"count": 3},
        {"byweekno": "4"},
        {"freq": "MONTHLY"},
        {"schedule_link": "https://example.org/"},
        {"attending_type": "online"},
        {"description": 'a "b" c“d”'},
        {"description": "two\nlines"},
        {"opens_at": None},
        {"byday": "-4SU", "freq": "MONTHLY"},
    ):
        assert typed(replace(whole, **change)) is None, change
