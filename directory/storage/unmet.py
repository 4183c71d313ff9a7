"""Unmet need: how often a search found nothing good, by week and language."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.model.calendar import local
from directory.model.words import has_hidden
from directory.storage.database import connecting
from directory.storage.tables import UnmetSearch

LOG = logging.getLogger(__name__)
LONGEST = 200
"""Characters kept of one search."""

PATIENCE = 250
"""Milliseconds: someone waits for the answer to the search."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """Words that found nothing good, so many times in a week. week: its Monday."""

    week: date
    language: str
    words: str
    count: int


class UnmetSearches:
    """Counts of words; never who searched, when in the week, or in which order."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def count(self, language: str, words: Iterable[str]) -> None:
        """Count a search that found nothing good.

        Everything that comes here is kept and shown to staff. Which words may be is
        the caller's to decide: give only those that can tell nothing of a person, such
        as words of the listings and of content/words; never names, numbers, or
        whatever else was typed.

        When the database is locked or cannot be written, the search is not counted,
        and nothing is raised.
        """
        kept = _joined(words)
        if not kept:
            return
        try:
            self._add(language, kept)
        except (DirectoryError, SQLAlchemyError) as error:
            # Not what the latter says: it holds the words.
            known = isinstance(error, DirectoryError)
            why = str(error) if known else type(error).__name__
            LOG.warning("unmet search not counted: %s", why)

    def report(self, weeks: int = 4) -> list[Unmet]:
        """The searches of this week and those before it, most frequent first."""
        first = self._week() - timedelta(weeks=weeks - 1)
        with connecting(self._engine) as connection:
            rows = connection.execute(
                select(UnmetSearch.__table__).where(UnmetSearch.week >= first)
            )
            found = [Unmet(*row) for row in rows]
        return sorted(
            found, key=lambda u: (-u.count, -u.week.toordinal(), u.language, u.words)
        )

    def _week(self) -> date:
        today = local(self._clock()).date()
        return today - timedelta(days=today.weekday())

    def _add(self, language: str, words: str) -> None:
        is_sqlite = self._engine.dialect.name == "sqlite"
        insert = sqlite.insert if is_sqlite else postgresql.insert
        row = {"week": self._week(), "language": language, "words": words, "count": 1}
        # In one statement, so that two processes at once are counted twice.
        upsert = insert(UnmetSearch).values(row)
        with connecting(self._engine, writes=True, patience=PATIENCE) as connection:
            connection.execute(
                upsert.on_conflict_do_update(
                    index_elements=["week", "language", "words"],
                    set_={"count": UnmetSearch.count + 1},
                )
            )


def _joined(words: Iterable[str]) -> str:
    """Distinct words in alphabetical order, as many as there is room for."""
    kept = ""
    for word in sorted(set(" ".join(words).split())):
        longer = f"{kept} {word}".lstrip()
        if not has_hidden(word) and len(longer) <= LONGEST:
            kept = longer
    return kept
