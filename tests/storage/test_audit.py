"""The audit log: lines are added, and nothing else is done to them."""

import logging
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from directory.model.calendar import LONDON
from directory.storage.audit import KEPT, MOST_WRONG, WRONG_SIGN_IN, AuditLog
from directory.storage.database import connecting

NOW = datetime.now(LONDON).replace(microsecond=0)
"""The machine's own day: the trigger goes by it."""


def log_at(engine: Engine, at: datetime = NOW) -> AuditLog:
    """The log, as of a moment."""
    return AuditLog(engine, lambda: at)


def test_what_was_done_is_read_newest_first_by_user_and_by_what_it_is_about(
    engine: Engine,
) -> None:
    """In pages, which lines that come meanwhile do not move."""
    log = log_at(engine)
    for number in range(5):
        log.note(f"user{number % 2}", "editor", "still_correct", f"slug-{number % 3}")
    first = log.lines(most=2)
    assert [each.number for each in first] == [5, 4]
    assert (first[0].at, first[0].who, first[0].about) == (NOW, "user0", "slug-1")
    log.note("user0", "editor", "later")
    assert [each.number for each in log.lines(first[-1].number, most=2)] == [3, 2]
    assert [each.number for each in log.lines(who="user1")] == [4, 2]
    assert [each.number for each in log.lines(about="slug-1")] == [5, 2]
    assert [each.number for each in log.every()] == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET who = 'ravi'",
        "DELETE FROM audit",
        "REPLACE INTO audit VALUES (1, '2026', 'ravi', 'admin', 'log', '')",
    ],
)
def test_no_line_can_be_changed_or_taken_out(engine: Engine, change: str) -> None:
    """By nobody who only has the database: a trigger refuses it."""
    log_at(engine).note("anna", "admin", "remove_user", "ravi")
    with (
        pytest.raises(IntegrityError, match="append-only"),
        connecting(engine, writes=True) as connection,
    ):
        connection.execute(text(change))
    assert [each.who for each in log_at(engine).lines()] == ["anna"]


def test_a_line_is_forgotten_after_two_years_and_its_number_is_not_used_again(
    engine: Engine,
) -> None:
    """When the next is added; not a day before."""
    for days in (1, 0):
        log_at(engine, NOW - KEPT - timedelta(days=days)).note("anna", "admin", "log")
    log_at(engine).note("ravi", "admin", "log")
    assert [each.number for each in log_at(engine).lines()] == [3, 2]


def test_a_clock_that_runs_ahead_deletes_nothing(engine: Engine) -> None:
    """The new line is kept all the same; the trigger goes by the database's clock."""
    log_at(engine).note("anna", "admin", "log")
    log_at(engine, NOW + KEPT + timedelta(days=9)).note("ravi", "admin", "log")
    assert [each.who for each in log_at(engine).lines()] == ["ravi", "anna"]


def test_whoever_guesses_passwords_does_not_fill_the_disk(engine: Engine) -> None:
    """So many in an hour are noted, of known names and unknown ones together."""
    for number in range(MOST_WRONG + 5):
        log_at(engine).note("anna" if number % 2 else "", "", WRONG_SIGN_IN)
    assert len(log_at(engine).lines(most=200)) == MOST_WRONG
    log_at(engine).note("anna", "editor", "signing_in")
    log_at(engine, NOW + timedelta(hours=1)).note("", "", WRONG_SIGN_IN)
    assert len(log_at(engine).lines(most=200)) == MOST_WRONG + 2


def test_what_is_too_long_or_cannot_be_shown_is_kept_as_far_as_may_be(
    engine: Engine,
) -> None:
    """An address may hold anything."""
    log_at(engine).note("anna", "editor", "refused", "GET /\x1b[31m\ud800" + "x" * 300)
    (line,) = log_at(engine).lines()
    assert line.about == "GET / [31m " + "x" * 189


def test_a_database_that_cannot_be_written_stops_nobody(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """But the server's own log says what is missing."""
    with connecting(engine, writes=True) as connection:
        connection.exec_driver_sql("DROP TABLE audit")
    with caplog.at_level(logging.ERROR):
        log_at(engine).note("anna", "admin", "remove_user", "ravi")
    assert "not in the audit log: remove_user by 'anna'" in caplog.text
