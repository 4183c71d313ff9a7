"""Searches that found nothing good: counted by week, and never in the way."""

import logging
import multiprocessing
import time
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, event, text

from directory.model.calendar import LONDON
from directory.storage.database import connecting, open_database
from directory.storage.unmet import Unmet, UnmetSearches

NOW = datetime(2026, 11, 25, 0, 10, tzinfo=LONDON)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def unmet(engine: Engine) -> UnmetSearches:
    """Nothing counted yet; a Wednesday, just after midnight."""
    return UnmetSearches(engine, lambda: NOW)


def test_searches_are_counted_and_their_words_one_by_one(unmet: UnmetSearches) -> None:
    """However often each was typed; nothing says which stood together."""
    unmet.count("en", ["night", "bus"])
    unmet.count("en", ["bus", "night", "bus"])
    unmet.count("en", ["bus"])
    unmet.count("ro", ["bus", "night"])
    assert unmet.report() == [
        Unmet(MONDAY, "en", 3, {"bus": 3, "night": 2}),
        Unmet(MONDAY, "ro", 1, {"bus": 1, "night": 1}),
    ]


def test_what_may_not_be_kept_is_counted_as_other(unmet: UnmetSearches) -> None:
    """Words that nobody here uses come as nothing; some hold what nobody sees."""
    unmet.count("en", [])
    assert unmet.report() == []
    unmet.count("en", ["", "bus", ""])
    unmet.count("en", ["a\x00b", "\ud800"])
    assert unmet.report() == [Unmet(MONDAY, "en", 2, {"other": 2, "bus": 1})]


def test_counts_of_more_than_two_years_ago_are_forgotten(
    engine: Engine, unmet: UnmetSearches
) -> None:
    """When the next search is counted."""
    for weeks_ago in (106, 104):
        moment = NOW - timedelta(weeks=weeks_ago)
        UnmetSearches(engine, lambda moment=moment: moment).count("en", ["bus"])
    assert len(unmet.report(weeks=200)) == 2
    unmet.count("en", ["taxi"])
    assert [each.week for each in unmet.report(weeks=200)] == [
        MONDAY,
        MONDAY - timedelta(weeks=104),
    ]


def test_weeks_begin_on_monday_in_london(engine: Engine) -> None:
    """Also when it is still Sunday in UTC."""
    moment = datetime(2026, 7, 6, 0, 30, tzinfo=LONDON)
    unmet = UnmetSearches(engine, lambda: moment)
    unmet.count("en", ["bus"])
    assert [each.week for each in unmet.report()] == [date(2026, 7, 6)]


def test_the_report_has_the_newest_of_the_last_weeks_first(
    engine: Engine, unmet: UnmetSearches
) -> None:
    """This week is one of them."""
    for weeks_ago in (4, 3, 1, 0):
        moment = NOW - timedelta(weeks=weeks_ago)
        UnmetSearches(engine, lambda moment=moment: moment).count("en", ["bus"])
    unmet.count("ro", ["taxi"])
    unmet.count("ro", ["taxi"])
    said = [(each.language, (MONDAY - each.week).days // 7) for each in unmet.report()]
    assert said == [("ro", 0), ("en", 0), ("en", 1), ("en", 3)]
    assert [each.language for each in unmet.report(weeks=1)] == ["ro", "en"]
    assert len(unmet.report(weeks=5)) == 5


def _count_many(path: str) -> None:
    engine = open_database(f"sqlite:///{path}")
    unmet = UnmetSearches(engine, lambda: NOW)
    for _ in range(30):
        unmet.count("en", ["bus"])
    engine.dispose()


def test_two_processes_count_at_once_and_none_is_lost(
    engine: Engine, unmet: UnmetSearches
) -> None:
    """The row is made by one of them, and counted up by both."""
    path = str(engine.url.database)
    spawn = multiprocessing.get_context("spawn")
    counters = [spawn.Process(target=_count_many, args=(path,)) for _ in range(2)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join(60)
        assert counter.exitcode == 0
    assert unmet.report() == [Unmet(MONDAY, "en", 60, {"bus": 60})]


def test_a_locked_database_keeps_no_search_waiting(
    engine: Engine, unmet: UnmetSearches, caplog: pytest.LogCaptureFixture
) -> None:
    """An import may write for minutes. The log does not say what was searched."""
    other = open_database(str(engine.url))
    with connecting(other, writes=True):
        start = time.monotonic()
        unmet.count("en", ["bus"])
        assert time.monotonic() - start < 10
    other.dispose()
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "locked" in record.message
    assert "bus" not in record.message
    unmet.count("en", ["bus"])
    assert [each.count for each in unmet.report()] == [1]


def test_other_writers_go_on_waiting_as_long_as_before(
    engine: Engine, unmet: UnmetSearches
) -> None:
    """The connection goes back to the pool as it was."""
    with connecting(engine) as connection:
        before = connection.execute(text("PRAGMA busy_timeout")).scalar()
    unmet.count("en", ["bus"])
    with connecting(engine) as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == before


@pytest.mark.parametrize(
    "broken", ["PRAGMA query_only=ON", "DROP TABLE unmet_searches"]
)
def test_a_database_that_cannot_be_written_is_only_warned_of(
    engine: Engine, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    """Searching goes on from a disk that is full, or read-only."""
    other = open_database(str(engine.url))
    event.listen(
        other, "connect", lambda connection, _record: connection.execute(broken)
    )
    UnmetSearches(other, lambda: NOW).count("en", ["bus"])
    other.dispose()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "bus" not in caplog.text
