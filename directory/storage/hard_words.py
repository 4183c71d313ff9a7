"""Hard words: how often people asked what each means."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.storage.count_tables import HardWordTap
from directory.storage.database import connecting
from directory.storage.weekly import add_one, monday

LOG = logging.getLogger(__name__)


class HardWordTaps:
    """Counts by week and word. Never who asked, when in the week, or on which page."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def count(self, word: str) -> None:
        """Count a tap on a word that has an explanation, by the explanation's name.

        When the database is locked or cannot be written it is not counted, and nothing
        is raised.
        """
        try:
            add_one(self._engine, HardWordTap, monday(self._clock()), [{"word": word}])
        except (DirectoryError, SQLAlchemyError) as error:
            LOG.warning("a tap on a hard word was not counted: %s", error)

    def report(self, weeks: int = 4) -> dict[str, int]:
        """Taps on each word in this week and those before it, most first."""
        first = monday(self._clock()) - timedelta(weeks=weeks - 1)
        total = func.sum(HardWordTap.count)
        query = (
            select(HardWordTap.word, total)
            .where(HardWordTap.week >= first)
            .group_by(HardWordTap.word)
            .order_by(total.desc(), HardWordTap.word)
        )
        with connecting(self._engine) as connection:
            return {word: int(taps) for word, taps in connection.execute(query)}
