"""Printed sheets: how many there are of each listing, as it stood then."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.storage.count_tables import PrintedSheet
from directory.storage.database import connecting
from directory.storage.weekly import add_one, monday

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Copies:
    """Sheets of a listing as it stood after a change.

    revision: the number of that change. last: the Monday of the week in which the
    newest were made. languages: how many there are in each, by BCP 47 tag.
    """

    service_id: str
    revision: int
    last: date
    languages: dict[str, int]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(self.languages.values())


class PrintedSheets:
    """Counts by week, listing and language. Never who printed, or when in the week."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def count(self, sheets: Iterable[tuple[str, int, str]]) -> None:
        """Count sheets, each by its service's id, the listing's revision and language.

        When the database is locked or cannot be written they are not counted, and
        nothing is raised: a sheet is worth more than its count.
        """
        rows: list[dict[str, str | int]] = [
            {"service_id": service_id, "revision": revision, "language": language}
            for service_id, revision, language in dict.fromkeys(sheets)
        ]
        if not rows:
            return
        try:
            add_one(self._engine, PrintedSheet, monday(self._clock()), rows)
        except (DirectoryError, SQLAlchemyError) as error:
            LOG.warning("a printed sheet was not counted: %s", error)

    def lately(self, weeks: int = 8) -> dict[str, int]:
        """How many sheets of each service were made in the last weeks, by its id."""
        first = monday(self._clock()) - timedelta(weeks=weeks - 1)
        query = (
            select(PrintedSheet.service_id, func.sum(PrintedSheet.count))
            .where(PrintedSheet.week >= first)
            .group_by(PrintedSheet.service_id)
        )
        with connecting(self._engine) as connection:
            return {service: int(n) for service, n in connection.execute(query)}

    def report(self) -> list[Copies]:
        """All that are kept: those of two years."""
        table = PrintedSheet
        query = (
            select(
                table.service_id,
                table.revision,
                table.language,
                func.max(table.week),
                func.sum(table.count),
            )
            .group_by(table.service_id, table.revision, table.language)
            .order_by(table.service_id, table.revision, table.language)
        )
        found: dict[tuple[str, int], Copies] = {}
        with connecting(self._engine) as connection:
            for service_id, revision, language, week, count in connection.execute(
                query
            ):
                known = found.get((service_id, revision))
                found[service_id, revision] = Copies(
                    service_id,
                    revision,
                    max(week, known.last) if known else week,
                    {**(known.languages if known else {}), language: int(count)},
                )
        return list(found.values())
