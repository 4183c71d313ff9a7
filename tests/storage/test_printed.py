"""Printed sheets are counted by week, listing and language, and in nobody's way."""

import logging
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, inspect

from directory.model.calendar import LONDON
from directory.storage.database import connecting
from directory.storage.printed import Copies, PrintedSheets

NOW = datetime(2026, 11, 25, 0, 10, tzinfo=LONDON)


def printed(engine: Engine, *, weeks_later: int = 0) -> PrintedSheets:
    """Counts, as of a Wednesday some weeks later."""
    return PrintedSheets(engine, lambda: NOW + timedelta(weeks=weeks_later))


def test_sheets_are_counted_by_listing_as_it_stood_and_language(engine: Engine) -> None:
    """Of all weeks together, with the last of them."""
    printed(engine).count([("s1", 7, "ur"), ("s2", 7, "en")])
    printed(engine, weeks_later=2).count([("s1", 7, "ur"), ("s1", 7, "gu")])
    printed(engine, weeks_later=1).count([("s1", 9, "ur")])
    first, second, third = printed(engine).report()
    assert first == Copies("s1", 7, date(2026, 12, 7), {"gu": 1, "ur": 2})
    assert first.count == 3
    assert second == Copies("s1", 9, date(2026, 11, 30), {"ur": 1})
    assert third == Copies("s2", 7, date(2026, 11, 23), {"en": 1})


def test_nothing_is_kept_of_who_printed_or_when_in_the_week(engine: Engine) -> None:
    """The columns say it."""
    names = {column["name"] for column in inspect(engine).get_columns("printed_sheets")}
    assert names == {"week", "service_id", "revision", "language", "count"}


def test_counts_of_more_than_two_years_ago_are_forgotten(engine: Engine) -> None:
    """When the next sheet is counted."""
    printed(engine).count([("s1", 7, "ur")])
    printed(engine, weeks_later=110).count([("s2", 7, "ur")])
    assert [copies.service_id for copies in printed(engine).report()] == ["s2"]


def test_a_database_that_cannot_be_written_costs_a_count_and_no_sheet(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said in the log."""
    with connecting(engine, writes=True) as connection:
        connection.exec_driver_sql("DROP TABLE printed_sheets")
    with caplog.at_level(logging.WARNING):
        printed(engine).count([("s1", 7, "ur")])
    assert "was not counted" in caplog.text


def test_no_sheets_are_no_trouble(engine: Engine) -> None:
    """An empty pack is not written at all."""
    printed(engine).count([])
    assert printed(engine).report() == []
