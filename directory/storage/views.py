"""How often listings are opened: counts by week, gathered in memory first."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Lock
from time import monotonic

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.storage.database import connecting
from directory.storage.desk_tables import ListingView
from directory.storage.weekly import add, monday

LOG = logging.getLogger(__name__)
EVERY_SECONDS = 30.0
MOST = 200
"""After so long, or so many views, what was gathered is written: by the next view. What
a crash loses is no more than that."""
_MOST_GATHERED = 20_000
"""Listings and weeks in memory while the database cannot be written."""


class Views:
    """Counts by week and listing. Never who looked, when in the week, or from where."""

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone. seconds:
        a clock that never goes back."""
        self._engine = engine
        self._clock = clock
        self._seconds = seconds
        self._lock = Lock()
        self._gathered: Counter[tuple[date, str]] = Counter()
        self._since = 0
        self._began = seconds()

    def count(self, service_id: str) -> None:
        """Count that somebody opened a listing. Raises nothing."""
        key = (monday(self._clock()), service_id)
        with self._lock:
            if key in self._gathered or len(self._gathered) < _MOST_GATHERED:
                self._gathered[key] += 1
            self._since += 1
            is_time = self._seconds() - self._began >= EVERY_SECONDS
            if not is_time and self._since < MOST:
                return
        self.write()

    def write(self) -> None:
        """Write what was gathered. When that cannot be done it is kept for the next
        time, and nothing is raised: a page is worth more than its count."""
        with self._lock:
            gathered, self._gathered = self._gathered, Counter()
            # Also when it fails: else each view after this would wait for it again.
            self._since, self._began = 0, self._seconds()
        try:
            for week in {week for week, _ in gathered}:
                rows = {id_: n for (of, id_), n in gathered.items() if of == week}
                add(
                    self._engine,
                    ListingView,
                    week,
                    [{"service_id": id_, "count": n} for id_, n in rows.items()],
                )
                for id_ in rows:
                    del gathered[week, id_]
        except (DirectoryError, SQLAlchemyError) as error:
            LOG.warning("views of listings wait to be counted: %s", error)
            with self._lock:
                self._gathered += gathered

    def lately(self, weeks: int = 8) -> dict[str, int]:
        """How often each service's listing was opened in the last weeks, by its id."""
        if self._gathered:
            self.write()
        first = monday(self._clock()) - timedelta(weeks=weeks - 1)
        query = (
            select(ListingView.service_id, func.sum(ListingView.count))
            .where(ListingView.week >= first)
            .group_by(ListingView.service_id)
        )
        with connecting(self._engine) as connection:
            return {service: int(n) for service, n in connection.execute(query)}
