"""Counts by week: how often something happened, never when in the week, or to whom."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite

from directory.model.calendar import local
from directory.storage.count_tables import (
    FeedbackRow,
    HardWordTap,
    ListingView,
    PrintedSheet,
    UnmetCategory,
    UnmetSearch,
)
from directory.storage.database import connecting

Table = type[
    UnmetSearch | UnmetCategory | HardWordTap | PrintedSheet | FeedbackRow | ListingView
]

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
    table: Table,
    week: date,
    rows: Sequence[Mapping[str, str | int]],
) -> None:
    """Count each of `rows` once more in a week, and forget what is too old.

    rows: the key of each, but for the week.
    """
    add(engine, table, week, [{**row, "count": 1} for row in rows])


def add(
    engine: Engine,
    table: Table,
    week: date,
    rows: Sequence[Mapping[str, str | int]],
) -> None:
    """Count each of `rows` as often as it says, and forget what is too old.

    rows: the key of each, but for the week; and "count".
    """
    is_sqlite = engine.dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    keys = ["week", *(name for name in rows[0] if name != "count")]
    upsert = insert(table)
    # In one statement, so that two processes at once are counted twice.
    upsert = upsert.on_conflict_do_update(
        index_elements=keys, set_={"count": table.count + upsert.excluded.count}
    )
    with connecting(engine, writes=True, patience=PATIENCE) as connection:
        connection.execute(upsert, [{"week": week, **row} for row in rows])
        connection.execute(delete(table).where(table.week < week - KEPT))
