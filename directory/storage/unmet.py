"""Unmet need: how often a search found nothing good, by week and language."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from directory.errors import DirectoryError
from directory.model.words import has_hidden
from directory.storage.count_tables import UnmetCategory, UnmetSearch
from directory.storage.database import connecting
from directory.storage.weekly import add_one, monday

LOG = logging.getLogger(__name__)
OTHER = "other"
"""What a word that may not be kept is counted as."""
LONGEST = 80
"""Characters of a word."""

_EVERY = ""
"""The word of a row that counts searches, whatever was in them."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """How many searches of a language found nothing good in a week."""

    week: date
    """Its Monday."""
    language: str
    count: int
    words: Mapping[str, int]
    """In how many of them each word was, most frequent first."""


class UnmetSearches:
    """Counts of searches and of single words.

    Never who searched, when in the week, or which words were typed together: three
    everyday words may tell of one person alone.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def count(self, language: str, words: Iterable[str], category: str = "") -> None:
        """Count a search that found nothing good, and each of its words.

        category: the code of the first level that it was limited to, if any.

        Every word that comes here is kept and shown to staff. Which may be is the
        caller's to decide: words of the listings and of content/words, never names,
        numbers, or whatever else was typed. "" stands for each of those.

        When the database is locked or cannot be written, the search is not counted,
        and nothing is raised.
        """
        kept = {
            OTHER if not word or has_hidden(word) else word[:LONGEST] for word in words
        }
        if not kept:
            return
        try:
            rows = [{"language": language, "word": w} for w in (_EVERY, *sorted(kept))]
            week = monday(self._clock())
            add_one(self._engine, UnmetSearch, week, rows)
            kind = {"language": language, "category": category}
            add_one(self._engine, UnmetCategory, week, [kind])
        except (DirectoryError, SQLAlchemyError) as error:
            # Not what the latter says: it holds the words.
            known = isinstance(error, DirectoryError)
            why = str(error) if known else type(error).__name__
            LOG.warning("unmet search not counted: %s", why)

    def report(self, weeks: int = 4) -> list[Unmet]:
        """This week and those before it, the newest first, most searches first."""
        first = monday(self._clock()) - timedelta(weeks=weeks - 1)
        found: dict[tuple[date, str], dict[str, int]] = {}
        with connecting(self._engine) as connection:
            for week, language, word, count in connection.execute(
                select(UnmetSearch.__table__).where(UnmetSearch.week >= first)
            ):
                found.setdefault((week, language), {})[word] = count
        reports = [
            Unmet(week, language, words.pop(_EVERY, 0), _by_count(words))
            for (week, language), words in found.items()
        ]
        return sorted(
            reports, key=lambda u: (-u.week.toordinal(), -u.count, u.language)
        )


def _by_count(words: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(words.items(), key=lambda pair: (-pair[1], pair[0])))
