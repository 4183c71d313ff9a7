"""Counts by week: how often something happened, never when in the week, or to whom."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite

from directory.model.calendar import local
from directory.storage.database import connecting
from directory.storage.tables import FeedbackRow, HardWordTap, PrintedSheet, UnmetSearch

KEPT = timedelta(weeks=104)
"""How long counts are kept."""

PATIENCE = 250
"""Milliseconds: someone waits for a page meanwhile."""


def monday(at: datetime) -> date:
    """The first day of a week, by which it is called."""
    today = local(at).date()
    return today - timedelta(days=today.weekday())


def add_one(
    engine: Engine,
    table: type[UnmetSearch | HardWordTap | PrintedSheet | FeedbackRow],
    week: date,
    rows: Sequence[Mapping[str, str | int]],
) -> None:
    """Count each of `rows` once more in a week, and forget what is too old.

    rows: the key of each, but for the week.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    upsert = insert(table).values([{"week": week, **row, "count": 1} for row in rows])
    with connecting(engine, writes=True, patience=PATIENCE) as connection:
        # In one statement, so that two processes at once are counted twice.
        connection.execute(
            upsert.on_conflict_do_update(
                index_elements=["week", *rows[0]], set_={"count": table.count + 1}
            )
        )
        connection.execute(delete(table).where(table.week < week - KEPT))
