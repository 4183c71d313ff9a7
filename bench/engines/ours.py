"""Front Door's own index, through its seam, with the words of content/words.

It always counts every facet, looks synonyms up too, and checks before each answer
whether another process has changed the index.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.engines import PER_PAGE, Answer, Ask
from directory.publishing.suggestions import Suggestions
from directory.search.seam import (
    Filters,
    Near,
    Night,
    Query,
    SearchDocument,
    Window,
)
from directory.search.whoosh_index import WhooshIndex
from directory.storage.reference import Reference

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"
# Read when the server starts, so not part of opening.
REFERENCE = Reference.load(CONTENT)
WORDS = REFERENCE.words
NAMES = 3
"""Listings that are offered by name while somebody types."""
SAVES = 20
QUESTIONS = 20
MONDAY = date(2026, 3, 2).toordinal()


def _index(folder: Path) -> WhooshIndex:
    return WhooshIndex(folder, lambda: WORDS)


def build(folder: Path, documents: Iterable[SearchDocument], languages: int) -> None:
    """Fill an empty folder."""
    del languages  # every document says in which language its texts are
    _index(folder).rebuild(documents, up_to=1)


class Engine:
    """The index of one folder."""

    def __init__(self, folder: Path) -> None:
        """Open it; the first search reads it."""
        self._folder = folder
        self._index = _index(folder)
        self._suggestions = Suggestions(REFERENCE, lambda: WORDS, self._index)

    def search(self, ask: Ask) -> Answer:
        """Find listings."""
        found = self._index.search(
            Query(
                words=ask.words,
                language=ask.language,
                filters=Filters(category=ask.category, free=ask.free),
                page=ask.page,
                per_page=PER_PAGE,
            )
        )
        rows = [hit.id for hit in found.hits]
        return Answer(found.total, rows, found.facets)

    def complete(self, ask: Ask) -> list[str]:
        """Offer phrases, and the ids of listings by the beginning of their name.

        As the pages do, but for reading the names in the database.
        """
        phrases = self._suggestions.beginning(ask.words, ask.language)
        return [*phrases, *self._index.named(ask.words, NAMES)]

    def saves(self, document: SearchDocument) -> list[float]:
        """Save a listing anew, and search in another index object until it is found.

        Returns the milliseconds of each time.
        """
        times, first = [], self._index.state().up_to + 1
        writer = _index(self._folder)
        for number in range(SAVES):
            word = "qx" + "".join("aeioubcdfg"[int(d)] for d in f"{first + number:06}")
            changed = replace(document, names=(("en", f"Saved {word}"),))
            query = Query(words=word)
            start = time.perf_counter()
            writer.update([changed], [], up_to=first + number)
            while document.id not in {h.id for h in self._index.search(query).hits}:
                pass
            times.append((time.perf_counter() - start) * 1000)
        return times

    def each_filter(self) -> dict[str, float]:
        """The milliseconds of browsing with one filter and its counts: a median.

        Each question asks for another time, place or code than the one before it.
        """
        facets = self._index.search(Query(words="")).facets
        codes = {name: sorted(counts) for name, counts in facets.items()}

        def with_code(name: str, as_set: bool = False) -> Callable[[int], Query]:
            def query(number: int) -> Query:
                code = codes[name][number % len(codes[name])]
                chosen: dict[str, Any] = {name: frozenset({code}) if as_set else code}
                return Query(words="", filters=Filters(**chosen))

            return query

        return {
            "none": self._median(lambda _: Query(words="")),
            "category": self._median(with_code("category")),
            "area": self._median(with_code("area")),
            "spoken": self._median(with_code("spoken")),
            "access": self._median(with_code("access", as_set=True)),
            "free": self._median(lambda _: Query(words="", filters=Filters(free=True))),
            "age": self._median(lambda n: Query(words="", filters=Filters(age=n))),
            "open now": self._median(_open_at),
            "distance": self._median(_near),
        }

    def _median(self, query: Callable[[int], Query]) -> float:
        def times() -> Iterator[float]:
            for number in range(QUESTIONS):
                asked = query(number)
                start = time.perf_counter()
                self._index.search(asked)
                yield (time.perf_counter() - start) * 1000

        return statistics.median(times())


def _open_at(number: int) -> Query:
    """A moment that nobody has asked for yet: what is worked out is kept."""
    at = 9 * 60 + number * 7
    window = Window(
        day=MONDAY + number % 7,
        start=at,
        end=at,
        bank_holiday=False,
        term_time=True,
        night=Night(bank_holiday=False, term_time=True),
    )
    return Query(words="", filters=Filters(open="now"), windows={"now": window})


def _near(number: int) -> Query:
    near = Near(51.6 + number / 1_000, 2.0, {"1": 1_000.0, "3": 3_000.0})
    return Query(words="", filters=Filters(within="3"), near=near)
