"""Figures of the coverage report, a set for each week; and sums of what is counted."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from directory.model.calendar import LONDON
from directory.storage.coverage import KeptFigures
from directory.storage.feedback import Feedback
from directory.storage.hard_words import HardWordTaps
from directory.storage.printed import PrintedSheets
from directory.storage.renditions import EASY, Rendition, Renditions
from directory.storage.tallies import Mark, Tallies
from directory.storage.unmet import UnmetSearches
from directory.text.segments import digest

NOW = datetime(2026, 11, 23, 0, 10, tzinfo=LONDON)


class Clock:
    """Stands still until it is put on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A Monday, just after midnight."""
    return Clock()


def test_a_week_has_one_set_of_figures_the_last(engine: Engine, clock: Clock) -> None:
    """However often they were worked out; what people typed is in the latest alone."""
    kept = KeptFigures(engine, clock)
    assert kept.latest() is None
    assert kept.years() == []
    words = {"en": {"cot": 3}}
    for number, week in ((1, 0), (2, 0), (3, 1), (4, 60)):
        clock.now = NOW + timedelta(weeks=week)
        kept.keep({"easy": {"all": {"draft": number}}, "words": words})
    latest = kept.latest()
    assert latest
    assert latest.row("easy", "all") == {"draft": 4}
    assert latest.group("words") == words
    found = kept.weeks(date(2026, 11, 23), date(2026, 12, 31))
    assert [each.row("easy", "all")["draft"] for each in found] == [2, 3]
    assert [each.week for each in found] == [date(2026, 11, 23), date(2026, 11, 30)]
    assert not any(each.group("words") for each in found)
    assert kept.years() == [2028, 2026]


def test_what_is_not_in_an_old_set_is_nothing(engine: Engine, clock: Clock) -> None:
    """Later versions may count more."""
    figures = KeptFigures(engine, clock).keep({})
    assert figures.group("easy") == figures.row("easy", "all") == {}


def test_a_year_is_summed_up_and_what_is_older_is_not(
    engine: Engine, clock: Clock
) -> None:
    """Searches, what is wrong, sheets and hard words."""
    tallies = Tallies(engine, clock)
    assert (tallies.searches(), tallies.said(), tallies.sheets()) == ({}, {}, {})
    assert tallies.touches() == 0
    for weeks in (52, 51, 0):
        clock.now = NOW - timedelta(weeks=weeks)
        UnmetSearches(engine, clock).count("gu", ["cot", ""])
        Feedback(engine, clock).count("s", 1, "closed", "ur")
        PrintedSheets(engine, clock).count([("s", 1, "pl")])
        HardWordTaps(engine, clock).count("referral")
    assert tallies.searches() == {"gu": 2}
    assert tallies.said() == {("s", "closed", "ur"): 2}
    assert tallies.sheets() == {"pl": 2}
    assert tallies.touches() == 2


def test_each_segment_has_its_mark(engine: Engine, clock: Clock) -> None:
    """By language and level; of a service alone or of all."""
    stored = (
        Rendition(source="a", language="gu", text="x", origin="machine"),
        Rendition(
            source="a",
            language="gu",
            text="x",
            origin="person",
            service_id="s",
            checked_at="2026-11-01T00:00:00+00:00",
        ),
        Rendition(source="b", language="gu", text="", origin="machine", state="held"),
        Rendition(source="a", language="ur", text="x", origin="person"),
        Rendition(source="a", language="en", level=EASY, text="x", origin="person"),
    )
    Renditions(engine, clock).store(stored)
    tallies, a, b = Tallies(engine, clock), digest("a"), digest("b")
    assert tallies.marks("gu") == {
        (a, ""): Mark(is_shown=True, is_by_person=False, is_signed=False),
        (a, "s"): Mark(is_shown=True, is_by_person=True, is_signed=True),
        (b, ""): Mark(is_shown=False, is_by_person=False, is_signed=False),
    }
    assert tallies.marks("en") == {}
    assert list(tallies.easy_marks()) == [(a, "")]
