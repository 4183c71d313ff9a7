"""The audit log: who did what, and when. Lines are added; none is ever changed."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.storage.database import connecting
from directory.storage.desk_tables import AuditRow

LOG = logging.getLogger(__name__)
KEPT = timedelta(days=731)
"""A line is forgotten after two years; a trigger refuses it before."""
COMMAND_LINE = "command line"
"""Who does what is done by a command: whoever may start it on the server."""
WRONG_SIGN_IN = "wrong_sign_in"
MOST_WRONG = 60
"""Wrong signings-in that are noted in an hour: whoever guesses must not fill the disk.
Known and unknown names count alike, so that time does not tell which there are."""
_CHUNK = 1_000
_PATIENCE = 2_000
"""Milliseconds: someone waits for a page meanwhile."""
_LONGEST = {"who": 60, "role": 20, "action": 60, "about": 200}


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the log. who: "" when nobody knows. role: what she was then."""

    number: int
    at: datetime
    who: str
    role: str
    action: str
    about: str


class AuditLog:
    """What staff did. Of residents nothing is in it, nor any address on the network."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def note(self, who: str, role: str, action: str, about: str = "") -> None:
        """Add a line, and forget those that are older than two years.

        When the database is locked or cannot be written this is said in the server's
        own log, and nothing is raised: what was done is done.
        """
        values = {"who": who, "role": role, "action": action, "about": about}
        row = {name: _plain(value)[: _LONGEST[name]] for name, value in values.items()}
        try:
            with connecting(
                self._engine, writes=True, patience=_PATIENCE
            ) as connection:
                if action == WRONG_SIGN_IN and self._are_many(connection):
                    return
                connection.execute(insert(AuditRow).values(**row, at=self._now()))
        except (DirectoryError, SQLAlchemyError) as error:
            LOG.error("not in the audit log: %s by %r (%s)", action, who, error)
            return
        self._forget()

    def lines(
        self,
        before: int | None = None,
        who: str | None = None,
        about: str | None = None,
        most: int = 50,
    ) -> list[Deed]:
        """The newest lines, the newest first. before: only those with lower numbers.

        who, about: only lines with exactly these; None for all.
        """
        query = select(AuditRow.__table__).order_by(AuditRow.id.desc()).limit(most)
        if before is not None:
            query = query.where(AuditRow.id < before)
        if who is not None:
            query = query.where(AuditRow.who == who)
        if about is not None:
            query = query.where(AuditRow.about == about)
        with connecting(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            Deed(
                row.id,
                datetime.fromisoformat(row.at),
                row.who,
                row.role,
                row.action,
                row.about,
            )
            for row in rows
        ]

    def every(self, who: str | None = None, about: str | None = None) -> Iterator[Deed]:
        """All lines, the newest first, a thousand in memory at a time."""
        before: int | None = None
        while chunk := self.lines(before, who, about, _CHUNK):
            yield from chunk
            before = chunk[-1].number

    def _forget(self) -> None:
        """Delete what is too old. The trigger, which goes by the database's clock,
        refuses it where this one runs ahead."""
        old = delete(AuditRow).where(AuditRow.at < self._ago(KEPT))
        try:
            with connecting(
                self._engine, writes=True, patience=_PATIENCE
            ) as connection:
                connection.execute(old)
        except (DirectoryError, SQLAlchemyError) as error:
            LOG.warning("old lines of the audit log are not deleted: %s", error)

    def _are_many(self, connection: Connection) -> bool:
        """Whether so many were wrong in the last hour that no more are noted."""
        query = (
            select(AuditRow.at)
            .where(AuditRow.action == WRONG_SIGN_IN)
            .order_by(AuditRow.id.desc())
            .offset(MOST_WRONG - 1)
            .limit(1)
        )
        oldest = connection.execute(query).scalar()
        return oldest is not None and oldest > self._ago(timedelta(hours=1))

    def _now(self) -> str:
        return self._ago(timedelta(0))

    def _ago(self, long: timedelta) -> str:
        at = self._clock().astimezone(UTC) - long
        return at.isoformat(timespec="seconds")


def _plain(words: str) -> str:
    """Without what no terminal or table should be given."""
    return "".join(c if c.isprintable() else " " for c in words)
