"""Touches of hard words: counted by week, and never in the way of a page."""

import logging
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, inspect

from directory.model.calendar import LONDON
from directory.storage.database import connecting
from directory.storage.hard_words import HardWordTaps

NOW = datetime(2026, 11, 25, 0, 10, tzinfo=LONDON)


def taps(engine: Engine, *, weeks_later: int = 0) -> HardWordTaps:
    """Counts, as of a Wednesday some weeks later."""
    return HardWordTaps(engine, lambda: NOW + timedelta(weeks=weeks_later))


def test_touches_are_counted_the_most_asked_first(engine: Engine) -> None:
    """Of this week and those before it."""
    for word in ("voucher", "advocate", "voucher"):
        taps(engine).count(word)
    taps(engine, weeks_later=3).count("advocate")
    taps(engine, weeks_later=3).count("advocate")
    later = taps(engine, weeks_later=3)
    assert list(later.report().items()) == [("advocate", 3), ("voucher", 2)]
    assert later.report(weeks=1) == {"advocate": 2}


def test_nothing_is_kept_but_week_word_and_count(engine: Engine) -> None:
    """No hour, no page, no language, no reader."""
    names = {column["name"] for column in inspect(engine).get_columns("hard_word_taps")}
    assert names == {"week", "word", "count"}


def test_counts_of_more_than_two_years_ago_are_forgotten(engine: Engine) -> None:
    """When the next touch is counted."""
    taps(engine).count("voucher")
    taps(engine, weeks_later=110).count("advocate")
    assert taps(engine, weeks_later=110).report(weeks=120) == {"advocate": 1}


def test_a_database_that_cannot_be_written_costs_a_count_and_no_page(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said in the log."""
    with connecting(engine, writes=True) as connection:
        connection.exec_driver_sql("DROP TABLE hard_word_taps")
    with caplog.at_level(logging.WARNING):
        taps(engine).count("voucher")
    assert "was not counted" in caplog.text
