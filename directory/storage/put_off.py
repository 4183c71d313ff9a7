"""Jobs of the Monday list that somebody put off."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from directory.model.calendar import local
from directory.storage.database import connecting
from directory.storage.desk_tables import PutOffJob


class PutOffJobs:
    """Which jobs stay away, and until when. For everybody: the list is of all."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def put_off(self, job: str, days: int) -> None:
        """Put a job off. job: its key, of at most 160 characters."""
        is_sqlite = self._engine.dialect.name == "sqlite"
        upsert = sqlite.insert if is_sqlite else postgresql.insert
        until = self._today() + timedelta(days=days)
        with connecting(self._engine, writes=True) as connection:
            over = PutOffJob.until <= self._today()
            connection.execute(delete(PutOffJob).where(over))
            connection.execute(
                upsert(PutOffJob)
                .values(job=job, until=until)
                .on_conflict_do_update(index_elements=["job"], set_={"until": until})
            )

    def now(self) -> frozenset[str]:
        """The keys of the jobs that stay away today."""
        query = select(PutOffJob.job).where(PutOffJob.until > self._today())
        with connecting(self._engine) as connection:
            return frozenset(connection.execute(query).scalars())

    def _today(self) -> date:
        return local(self._clock()).date()
