"""What residents say is wrong with a listing."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal, cast, get_args

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.storage.count_tables import FeedbackRow
from directory.storage.database import connecting
from directory.storage.weekly import add_one, monday

LOG = logging.getLogger(__name__)
Wrong = Literal["closed", "number", "moved", "times", "other"]
WRONG: tuple[Wrong, ...] = get_args(Wrong)
"""What can be wrong, as the buttons say it."""


class Feedback:
    """Counts by week, listing, kind and language. Never who said it, or when.

    It is about a listing as it stood after a change: another change answers it.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def count(self, service_id: str, revision: int, kind: Wrong, language: str) -> None:
        """Count that somebody says so. revision: of the listing that she saw.

        When the database is locked or cannot be written it is not counted, and
        nothing is raised.
        """
        row: dict[str, str | int] = {
            "service_id": service_id,
            "revision": revision,
            "kind": kind,
            "language": language,
        }
        try:
            add_one(self._engine, FeedbackRow, monday(self._clock()), [row])
        except (DirectoryError, SQLAlchemyError) as error:
            LOG.warning("what somebody said of a listing was not counted: %s", error)

    def answer(self, service_id: str, revision: int) -> None:
        """Forget what was said of a listing as it stood after a change.

        For a listing of which somebody made sure although nothing in it changes: a
        change answers by itself.
        """
        said = (
            FeedbackRow.service_id == service_id,
            FeedbackRow.revision == revision,
        )
        with connecting(self._engine, writes=True) as connection:
            connection.execute(delete(FeedbackRow).where(*said))

    def lately(self, weeks: int = 26) -> dict[tuple[str, int], dict[Wrong, int]]:
        """How often each was said in the last weeks, most often first.

        By the id of the service and the revision of its listing.
        """
        table = FeedbackRow
        total = func.sum(table.count)
        query = (
            select(table.service_id, table.revision, table.kind, total)
            .where(table.week >= monday(self._clock()) - timedelta(weeks=weeks - 1))
            .group_by(table.service_id, table.revision, table.kind)
            .order_by(total.desc(), table.kind)
        )
        found: dict[tuple[str, int], dict[Wrong, int]] = {}
        with connecting(self._engine) as connection:
            for service_id, revision, kind, count in connection.execute(query):
                said = found.setdefault((service_id, revision), {})
                said[cast(Wrong, kind)] = int(count)
        return found
