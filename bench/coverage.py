"""Coverage report: how long its pages take, and working out its figures.

    python bench/coverage.py [--listings 10000]

In one process, without a network, over recombined listings, each sentence of which has
a rendition in all twelve languages, every seventh of them signed; a year of weekly
figures is kept.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.staff import PASSWORD, asked, field, filled
from directory.app import create_app
from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.storage.coverage import KeptFigures
from directory.storage.records import chunks
from directory.storage.renditions import Rendition
from directory.wording.languages import LANGUAGES

ROUNDS = 25
WEEKS = 60
TAGS = [each.tag for each in LANGUAGES if each.tag != "en"]


def renditions(works: Works, language: str) -> Iterator[Rendition]:
    """One of each sentence of the listings in a language."""
    every = {s: None for each in works.listings.every() for s in segments_of(each)}
    for number, segment in enumerate(every):
        signed = "2026-11-01T10:00:00+00:00" if number % 7 == 0 else ""
        yield Rendition(
            source=segment,
            language=language,
            text=segment,
            origin="machine",
            checked_at=signed,
        )


def seconds(works: Works) -> float:
    """How long it takes to work the figures out, and to keep them."""
    began = time.perf_counter()
    works.coverage.keep()
    return time.perf_counter() - began


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listings", type=int, default=10_000)
    count = parser.parse_args().listings
    with tempfile.TemporaryDirectory() as home:
        works = filled(Path(home), count)
        made = 0
        for language in TAGS:
            for some in chunks(renditions(works, language), 5_000):
                works.renditions.store(some)
                made += len(some)
        print(f"{count:,} listings, {made:,} renditions in twelve languages")
        print(f"{seconds(works):8.1f} s   figures, for the first time")
        print(f"{seconds(works):8.1f} s   figures, again")
        figures = works.coverage.latest()
        now = works.clock()
        for ago in range(WEEKS, 0, -1):
            then = now - timedelta(weeks=ago)
            if figures:
                KeptFigures(works.engine, lambda at=then: at).keep(figures.groups)
        seconds(works)
        client = create_app(works).test_client()
        key = field("key", client.get("/staff/sign-in").text)
        form = {"name": "anna", "password": PASSWORD, "key": key}
        client.post("/staff/sign-in", data=form)
        for address in ("report/", f"report/{now.year}", "report.csv"):
            times = [asked(client, f"/staff/{address}") for _ in range(ROUNDS)]
            print(f"{statistics.median(times):8.1f} ms  /staff/{address}")
        works.engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
