"""The coverage report: whom the directory serves how well, in figures alone.

For the Public Sector Equality Duty (Equality Act 2010, section 149). Figures are worked
out beside the server and kept, so that a page only reads them; one set stays for each
week, and says what has changed since.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

from directory.errors import DirectoryError, NotFound
from directory.model.calendar import local
from directory.model.objectives import FigureKind
from directory.publishing.coverage_counts import (
    ALL,
    Seen,
    Sums,
    add,
    look,
    of_languages,
    of_listings,
)
from directory.publishing.coverage_measures import (
    MEASURES,
    Change,
    Evidence,
    changes,
    changes_by_language,
    evidence,
)
from directory.publishing.coverage_tables import Tabling
from directory.publishing.coverage_words import Table
from directory.publishing.translating import ENGLISH, names_of
from directory.storage.coverage import Figures, KeptFigures
from directory.storage.hard_words import HardWordTaps
from directory.storage.listings import Listings
from directory.storage.objective_files import load_objectives, objectives_file
from directory.storage.records import chunks
from directory.storage.reference import Reference
from directory.storage.tallies import WEEKS, Tallies
from directory.storage.unmet import UnmetSearches
from directory.wording.wording import Wordings

LOG = logging.getLogger(__name__)
FIRST = 2.0
"""Seconds before the first look: what people wait for comes first."""
EVERY = 600.0
"""Seconds between two looks."""
REST = 20
"""How many times as long as a look took nothing is done after it, at the least."""
AT_ONCE = 50
"""Listings looked at in one go; then the work beside a server rests as long."""
NEAR = timedelta(weeks=8)
"""How far from a year before figures may be to be compared with those of a year."""
MOST_WORDS = 20
"""Words shown of each language."""
RECENT = 4
"""Weeks whose words are shown."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The figures of a year. before: those of a year earlier, if they were kept.

    is_over: whether the year has ended.
    """

    year: int
    figures: Figures
    before: Figures | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the figures come from.

    home, content: folders in which objectives.toml may be; that of the home counts.
    """

    listings: Listings
    tallies: Tallies
    unmet: UnmetSearches
    taps: HardWordTaps
    reference: Reference
    wordings: Wordings
    home: Path
    content: Path


class Coverage:
    """Works out the figures, keeps them, and gives them out."""

    def __init__(
        self, sources: Sources, kept: KeptFigures, clock: Callable[[], datetime]
    ) -> None:
        """Nothing is counted yet. clock: gives the present, with its time zone."""
        self._sources = sources
        self._kept = kept
        self._clock = clock
        self._names = tuple(names_of(sources.reference))
        self._tabling = Tabling(sources.reference.taxonomy, self.name_of)
        self._seen: dict[str, Seen] = {}
        self._up_to = 0

    def latest(self) -> Figures | None:
        """The figures that were worked out last; None when none ever were."""
        return self._kept.latest()

    def years(self) -> list[int]:
        """The years of which there are figures, newest first."""
        return self._kept.years()

    def months(self) -> list[Figures]:
        """The last figures of each of the last thirteen months that has any."""
        today = self._today()
        last: dict[tuple[int, int], Figures] = {}
        for each in self._kept.weeks(today - timedelta(weeks=WEEKS + 5), today):
            last[each.week.year, each.week.month] = each
        return list(last.values())[-13:]

    def edition(self, year: int) -> Edition:
        """The last figures of a year, and those of a year before.

        Raises NotFound when none were kept in that year.
        """
        found = self._kept.weeks(date(year, 1, 1), date(year, 12, 31))
        if not found:
            raise NotFound(f"There are no figures of {year}.")
        figures = found[-1]
        aim = figures.week - timedelta(weeks=52)
        near = self._kept.weeks(aim - NEAR, aim + NEAR)
        before = min(near, key=lambda each: abs(each.week - aim), default=None)
        return Edition(year, figures, before, year < self._today().year)

    def tables(self, figures: Figures) -> list[Table]:
        """The figures as tables, in plain English."""
        return self._tabling.tables(figures)

    def over_time(self) -> list[Table]:
        """How the most telling figures changed, month by month."""
        return self._tabling.months(self.months())

    def compared(self, edition: Edition) -> list[Change]:
        """What changed in a year, in all and by language."""
        now, before = edition.figures, edition.before
        return [
            *changes(now, before, self.name_of),
            *changes_by_language(now, before, self.name_of),
        ]

    def evidence(self, edition: Edition) -> list[Evidence]:
        """The objectives of a year, each with what the figures say of it.

        Raises Invalid when there is a mistake in objectives.toml.
        """
        sources = self._sources
        path = objectives_file(sources.home, sources.content)
        figures = {
            name: FigureKind(each.is_share, bool(each.of_language))
            for name, each in MEASURES.items()
        }
        tags = [each.tag for each in sources.wordings.languages()]
        every = load_objectives(path, figures, tags)
        own = [each for each in every if each.year == edition.year]
        return evidence(own, edition.figures, edition.before, self.name_of)

    def name_of(self, tag: str) -> str:
        """What a language is called in English; its tag when nobody knows it."""
        return self._sources.wordings.english.language_name(tag) or tag

    def keep(self, stop: Event | None = None) -> Figures:
        """Work the figures out, and keep them as this week's.

        It does not matter how often, or by how many at once. stop: for work beside a
        server, which leaves half the time to pages, and ends when it is set.
        """
        self._look(stop)
        if stop and stop.is_set():
            return Figures(self._clock(), {})
        return self._kept.keep(self._groups())

    def follow(self, stop: Event) -> None:
        """Keep figures up to date until `stop` is set. Errors are logged."""
        wait = FIRST
        while not stop.wait(wait):
            began = time.monotonic()
            try:
                self.keep(stop)
            except DirectoryError as error:
                LOG.warning("coverage report: %s", error)
            wait = max(EVERY, REST * (time.monotonic() - began))

    def _look(self, stop: Event | None) -> None:
        """Look at the listings that changed since the last time."""
        changed, newest = self._sources.listings.changed_since(self._up_to)
        taxonomy = self._sources.reference.taxonomy
        for some in chunks(sorted(changed), AT_ONCE):
            began = time.monotonic()
            found = {
                listing.service.id: look(listing, taxonomy, self._names)
                for listing in self._sources.listings.by_ids(some)
            }
            for service_id in some:
                self._seen.pop(service_id, None)
            self._seen |= found
            if stop and stop.wait(time.monotonic() - began):
                return
        self._up_to = newest

    def _groups(self) -> dict[str, Sums]:
        sources = self._sources
        seen = [each for each in self._seen.values() if each.is_active]
        said = sources.tallies.said()
        by_service: dict[str, int] = {}
        by_language: Sums = {}
        for (service_id, kind, language), count in said.items():
            add(by_service, service_id, count)
            add(by_language.setdefault(language, {}), kind, count)
        tags = [each.tag for each in sources.wordings.languages()]
        others = [tag for tag in tags if tag != ENGLISH]
        languages, whole = of_languages(seen, others, sources.tallies.marks)
        today = self._today()
        easy = sources.tallies.easy_marks()
        return {
            "listings": {
                ALL: {
                    "counted": len(seen),
                    "not_running": len(self._seen) - len(seen),
                    "examples": sum(each.is_example for each in seen),
                }
            },
            "languages": languages,
            "whole": whole,
            **of_listings(seen, today, easy, by_service),
            "interface": {
                w.language.tag: {"checked": int(w.origin == "person")}
                for w in sources.wordings.all()
                if w.language.tag != ENGLISH
            },
            "searches": _column("searches", sources.tallies.searches()),
            "searched": _column("searches", sources.tallies.searched()),
            "said": by_language,
            "sheets": _column("sheets", sources.tallies.sheets()),
            "touches": {ALL: {"touches": sources.tallies.touches()}},
            "words": self._words(),
            "hard_words": {ALL: _most(sources.taps.report(WEEKS))},
        }

    def _today(self) -> date:
        return local(self._clock()).date()

    def _words(self) -> Sums:
        """The words of searches that found nothing lately, as staff may see them."""
        found: Sums = {}
        for unmet in self._sources.unmet.report(RECENT):
            row = found.setdefault(unmet.language, {})
            for word, count in unmet.words.items():
                add(row, word, count)
        return {name: _most(row) for name, row in found.items()}


def _column(name: str, numbers: dict[str, int]) -> Sums:
    return {row: {name: number} for row, number in numbers.items()}


def _most(row: dict[str, int]) -> dict[str, int]:
    """The largest numbers of a row, largest first."""
    ordered = sorted(row.items(), key=lambda pair: (-pair[1], pair[0]))
    return dict(ordered[:MOST_WORDS])
