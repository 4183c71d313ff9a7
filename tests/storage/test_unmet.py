"""Searches that found nothing good: counted by week, and never in the way."""

import logging
import multiprocessing
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from directory.model.calendar import LONDON
from directory.storage.database import connecting, open_database, prepare
from directory.storage.unmet import Unmet, UnmetSearches

NOW = datetime(2026, 11, 25, 0, 10, tzinfo=LONDON)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    engine = open_database(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    prepare(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def unmet(engine: Engine) -> UnmetSearches:
    """Nothing counted yet; a Wednesday, just after midnight."""
    return UnmetSearches(engine, lambda: NOW)


def test_the_same_words_are_counted_together(unmet: UnmetSearches) -> None:
    """In whatever order, and however often each was typed."""
    unmet.count("en", ["night", "bus"])
    unmet.count("en", ["bus", "night", "bus"])
    unmet.count("en", ["bus night"])
    unmet.count("ro", ["bus", "night"])
    assert unmet.report() == [
        Unmet(MONDAY, "en", "bus night", 3),
        Unmet(MONDAY, "ro", "bus night", 1),
    ]


def test_a_search_without_words_is_not_counted(unmet: UnmetSearches) -> None:
    """Nothing that may be stored was in it."""
    unmet.count("en", [])
    unmet.count("en", ["", "  "])
    unmet.count("en", ["a\x00b", "\ud800"])
    assert unmet.report() == []


def test_what_is_too_long_keeps_whole_words(unmet: UnmetSearches) -> None:
    """At most 200 characters."""
    unmet.count("en", [f"word{number:03}" for number in range(60)])
    (only,) = unmet.report()
    assert len(only.words) <= 200
    assert only.words.split() == [f"word{number:03}" for number in range(25)]


def test_weeks_begin_on_monday_in_london(engine: Engine) -> None:
    """Also when it is still Sunday in UTC."""
    moment = datetime(2026, 7, 6, 0, 30, tzinfo=LONDON)
    unmet = UnmetSearches(engine, lambda: moment)
    unmet.count("en", ["bus"])
    assert [each.week for each in unmet.report()] == [date(2026, 7, 6)]


def test_the_report_has_the_most_frequent_of_the_last_weeks_first(
    engine: Engine, unmet: UnmetSearches
) -> None:
    """This week is one of them."""
    for weeks_ago in (4, 3, 1, 0):
        moment = NOW - timedelta(weeks=weeks_ago)
        UnmetSearches(engine, lambda moment=moment: moment).count("en", ["bus"])
    unmet.count("en", ["taxi"])
    unmet.count("en", ["taxi"])
    said = [(each.words, (MONDAY - each.week).days // 7) for each in unmet.report()]
    assert said == [("taxi", 0), ("bus", 0), ("bus", 1), ("bus", 3)]
    assert [each.words for each in unmet.report(weeks=1)] == ["taxi", "bus"]
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
    assert unmet.report() == [Unmet(MONDAY, "en", "bus", 60)]


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
