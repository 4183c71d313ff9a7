"""What was counted by week, and how far texts are translated, summed up for reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, func, select

from directory.storage.count_tables import (
    FeedbackRow,
    HardWordTap,
    PrintedSheet,
    UnmetCategory,
    UnmetSearch,
)
from directory.storage.database import connecting
from directory.storage.renditions import EASY, STANDARD
from directory.storage.tables import RenditionRow
from directory.storage.weekly import monday

WEEKS = 52
"""Over which searches, reports and sheets are counted: a year."""
_SEARCHES = ""
"""The word of a row that counts the searches themselves."""

Marks = dict[tuple[str, str], "Mark"]
"""What there is of segments: by digest, and id of the service, "" for everywhere."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a segment in a language comes from. is_shown: residents read it."""

    is_shown: bool
    is_by_person: bool
    is_signed: bool


class Tallies:
    """Sums over listings and weeks. Never of persons: nothing is known of them."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def marks(self, language: str) -> Marks:
        """Where each segment in a language comes from."""
        return self._marks(language, STANDARD)

    def easy_marks(self) -> Marks:
        """Where the easy words of each English segment come from."""
        return self._marks("en", EASY)

    def _marks(self, language: str, level: str) -> Marks:
        table = RenditionRow
        query = select(
            table.digest,
            table.service_id,
            table.state == "shown",
            table.origin == "person",
            table.checked_at != "",
        ).where(table.language == language, table.level == level)
        # The few marks that there can be, once each: there are many segments.
        every: dict[tuple[bool, bool, bool], Mark] = {}
        found: Marks = {}
        with connecting(self._engine) as connection:
            for digest, service_id, *says in connection.execute(query):
                key = (bool(says[0]), bool(says[1]), bool(says[2]))
                found[digest, service_id] = every.setdefault(key, Mark(*key))
        return found

    def searches(self) -> dict[str, int]:
        """Searches of the last year that found nothing good, by language."""
        table = UnmetSearch
        query = (
            select(table.language, func.sum(table.count))
            .where(table.week >= self._first(), table.word == _SEARCHES)
            .group_by(table.language)
        )
        with connecting(self._engine) as connection:
            return {language: int(n) for language, n in connection.execute(query)}

    def searched(self) -> dict[str, int]:
        """The same by the category that they were limited to; "" for none."""
        table = UnmetCategory
        query = (
            select(table.category, func.sum(table.count))
            .where(table.week >= self._first())
            .group_by(table.category)
        )
        with connecting(self._engine) as connection:
            return {category: int(n) for category, n in connection.execute(query)}

    def said(self) -> dict[tuple[str, str, str], int]:
        """What residents said is wrong in the last year.

        By the id of the service, the kind and the language.
        """
        table = FeedbackRow
        by = (table.service_id, table.kind, table.language)
        query = (
            select(*by, func.sum(table.count))
            .where(table.week >= self._first())
            .group_by(*by)
        )
        with connecting(self._engine) as connection:
            rows = connection.execute(query).all()
        return {(service, kind, tag): int(n) for service, kind, tag, n in rows}

    def sheets(self) -> dict[str, int]:
        """Sheets printed in the last year, by language."""
        table = PrintedSheet
        query = (
            select(table.language, func.sum(table.count))
            .where(table.week >= self._first())
            .group_by(table.language)
        )
        with connecting(self._engine) as connection:
            return {language: int(n) for language, n in connection.execute(query)}

    def touches(self) -> int:
        """How often people asked what a word means, in the last year."""
        table = HardWordTap
        query = select(func.sum(table.count)).where(table.week >= self._first())
        with connecting(self._engine) as connection:
            return int(connection.execute(query).scalar() or 0)

    def _first(self) -> date:
        return monday(self._clock()) - timedelta(weeks=WEEKS - 1)
