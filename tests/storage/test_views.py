"""Views of listings are counted by week, in batches, and in nobody's way."""

import logging
from datetime import date, datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import Engine, inspect, text

from directory.model.calendar import LONDON
from directory.storage.database import connecting
from directory.storage.views import EVERY_SECONDS, MOST, Views

WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=LONDON)


class Time:
    """A calendar and a stopwatch that a test moves on."""

    def __init__(self) -> None:
        """On a Wednesday."""
        self.now, self.seconds = WEDNESDAY, 0.0


def views_of(engine: Engine, time: Time) -> Views:
    """Counts that go by it."""
    return Views(engine, lambda: time.now, lambda: time.seconds)


def written(engine: Engine) -> dict[tuple[str, str], int]:
    """What the table holds."""
    query = text("SELECT week, service_id, count FROM listing_views")
    with connecting(engine) as connection:
        return {(week, id_): n for week, id_, n in connection.execute(query)}


def test_views_are_written_in_batches_by_week_and_listing(engine: Engine) -> None:
    """After some time or many views, each in the week in which it was."""
    time = Time()
    views = views_of(engine, time)
    for service_id in ("s1", "s1", "s2"):
        views.count(service_id)
    assert written(engine) == {}
    time.now += timedelta(days=7)
    time.seconds = EVERY_SECONDS
    views.count("s1")
    first = {("2026-11-23", "s1"): 2, ("2026-11-23", "s2"): 1, ("2026-11-30", "s1"): 1}
    assert written(engine) == first
    for _ in range(MOST):
        views.count("s1")
    assert written(engine) == {**first, ("2026-11-30", "s1"): 1 + MOST}


def test_whoever_asks_learns_of_the_last_views_too(engine: Engine) -> None:
    """Of eight weeks, this one included; another process sees them then."""
    time = Time()
    views = views_of(engine, time)
    views.count("s1")
    time.now += timedelta(weeks=7)
    views.count("s1")
    views.count("s2")
    assert views.lately() == {"s1": 2, "s2": 1}
    assert views_of(engine, time).lately(weeks=1) == {"s1": 1, "s2": 1}
    time.now += timedelta(weeks=1)
    assert views.lately() == {"s1": 1, "s2": 1}


def test_nothing_is_kept_of_who_looked_or_when_in_the_week(engine: Engine) -> None:
    """The columns say it."""
    names = {column["name"] for column in inspect(engine).get_columns("listing_views")}
    assert names == {"week", "service_id", "count"}


def test_counts_of_more_than_two_years_ago_are_forgotten(engine: Engine) -> None:
    """When the next are written."""
    time = Time()
    views = views_of(engine, time)
    views.count("s1")
    views.write()
    time.now += timedelta(weeks=110)
    views.count("s2")
    views.write()
    monday = date(2026, 11, 23) + timedelta(weeks=110)
    assert written(engine) == {(monday.isoformat(), "s2"): 1}


def test_while_the_database_cannot_be_written_views_wait(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """One page in half a minute tries again; no page fails, and nothing is lost."""
    time = Time()
    views = views_of(engine, time)
    views.count("s1")
    with connecting(engine, writes=True) as other:
        other.execute(text("UPDATE counter SET value = value"))
        time.seconds = EVERY_SECONDS
        with caplog.at_level(logging.WARNING):
            views.count("s1")
            views.count("s1")
        assert caplog.text.count("wait to be counted") == 1
    time.seconds += EVERY_SECONDS
    views.count("s1")
    assert views.lately() == {"s1": 4}


def test_threads_that_count_at_once_lose_nothing(engine: Engine) -> None:
    """A view that comes while another writes is counted by the next."""
    views = views_of(engine, Time())
    threads = [
        Thread(target=lambda: [views.count("s1") for _ in range(3 * MOST)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert views.lately() == {"s1": 12 * MOST}
