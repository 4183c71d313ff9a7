"""Sentences of which somebody who checks translations is not sure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from directory.storage.database import connecting
from directory.storage.staff_tables import NotSureRow


@dataclass(frozen=True, slots=True)
class NotSure:
    """A mark that another person should look. by: a user's name.

    words: what she would write; "" where she says nothing. made_at: ISO 8601.
    """

    digest: str
    by: str
    words: str
    made_at: str


class NotSureMarks:
    """At most one mark of each person on each sentence, until somebody signs it."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def of(self, language: str) -> dict[str, tuple[NotSure, ...]]:
        """All marks of a language, by the digest of the English sentence."""
        query = (
            select(NotSureRow.__table__)
            .where(NotSureRow.language == language)
            .order_by(NotSureRow.made_at, NotSureRow.account)
        )
        found: dict[str, tuple[NotSure, ...]] = {}
        with connecting(self._engine) as connection:
            for row in connection.execute(query):
                mark = NotSure(row.digest, row.account, row.words, row.made_at)
                found[row.digest] = (*found.get(row.digest, ()), mark)
        return found

    def put(self, digest: str, language: str, by: str, words: str) -> None:
        """Keep a mark, in place of an older one of the same person."""
        now = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        with connecting(self._engine, writes=True) as connection:
            connection.execute(
                delete(NotSureRow).where(
                    NotSureRow.digest == digest,
                    NotSureRow.language == language,
                    NotSureRow.account == by,
                )
            )
            connection.execute(
                insert(NotSureRow).values(
                    digest=digest,
                    language=language,
                    account=by,
                    words=words,
                    made_at=now,
                )
            )

    def clear(self, digest: str, language: str) -> None:
        """Somebody has signed it: all marks go."""
        with connecting(self._engine, writes=True) as connection:
            connection.execute(
                delete(NotSureRow).where(
                    NotSureRow.digest == digest, NotSureRow.language == language
                )
            )
