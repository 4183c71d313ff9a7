"""The judged set, and how much of it a search finds.

`python -m tests.search.judged` builds the starter site in a temporary folder and
prints the mean recall among the first five results, by language and kind of query.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from directory.publishing.works import Works
from directory.search.seam import Query
from tests.conftest import site_in

FILE = Path(__file__).with_name("judged.toml")
KINDS = ("own", "typo", "romanised", "english", "synonym")
TOP = 5
"""How many results count as found."""

Search = Callable[[str, str], Sequence[str]]
"""Words and a language in, slugs out, the best first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One query, and the slugs of the listings that answer it."""

    language: str
    """BCP 47 tag of the page on which it is typed."""
    kind: str
    """One of KINDS."""
    words: str
    answers: tuple[str, ...]
    """The best first."""


def load(file: Path = FILE) -> tuple[Judged, ...]:
    """The queries of a file, in its order."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    answers = {name: tuple(need["answers"]) for name, need in content["need"].items()}
    return tuple(
        Judged(one["language"], one["kind"], one["words"], answers[one["need"]])
        for one in content["query"]
    )


JUDGED = load()


def recall_at_5(found: Sequence[str], answers: Collection[str]) -> float:
    """The part of the answers that is among the first five found."""
    wanted = set(answers)
    return len(wanted.intersection(found[:TOP])) / min(TOP, len(wanted))


def measure(search: Search) -> dict[tuple[str, str], float]:
    """The mean recall of `search`, by (language, kind), in the order of the file."""
    recalls: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for judged in JUDGED:
        found = search(judged.words, judged.language)
        recalls[judged.language, judged.kind].append(recall_at_5(found, judged.answers))
    return {group: mean(some) for group, some in recalls.items()}


def search_of(works: Works) -> Search:
    """The search of a site, as `measure` wants it."""

    def search(words: str, language: str) -> list[str]:
        found = works.index.search(Query(words, language))
        listings = works.listings.by_ids(hit.id for hit in found.hits)
        return [listing.slug for listing in listings]

    return search


def table(recalls: dict[tuple[str, str], float]) -> list[str]:
    """The lines of a table: a row to a language, a column to a kind, means below."""

    def row(head: str, cells: dict[str, float]) -> str:
        shown = (f"{cells[kind]:.2f}" if kind in cells else "-" for kind in KINDS)
        return f"{head:8}" + "".join(f"{cell:>11}" for cell in shown)

    rows: defaultdict[str, dict[str, float]] = defaultdict(dict)
    columns: defaultdict[str, list[float]] = defaultdict(list)
    for (language, kind), recall in recalls.items():
        rows[language][kind] = recall
        columns[kind].append(recall)
    return [
        " " * 8 + "".join(f"{kind:>11}" for kind in KINDS),
        *(row(language, cells) for language, cells in rows.items()),
        row("mean", {kind: mean(column) for kind, column in columns.items()}),
    ]


def main() -> None:
    """Measure the search of a fresh starter site, and print the table."""
    with TemporaryDirectory() as folder:
        works = site_in(Path(folder))
        try:
            lines = table(measure(search_of(works)))
        finally:
            works.engine.dispose()
    print(*lines, sep="\n")  # noqa: T201 - a program, when it is run as one


if __name__ == "__main__":
    main()
