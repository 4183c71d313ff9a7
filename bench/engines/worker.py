"""One engine in a process of its own, so that memory and caches are its own.

    python -m bench.engines.worker build ENGINE FOLDER LISTINGS LANGUAGES
    python -m bench.engines.worker ask ENGINE FOLDER

The first prints the seconds of a build. The second reads orders, a line of JSON each,
and answers each with a line.
"""

import importlib
import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from bench.engines import Answer, Ask, EngineModule
from directory.search.seam import SearchDocument

SLOW = 3.0
"""Seconds for a question from which fewer are asked."""
ENOUGH = 5
"""Questions that a slow engine answers."""


class Timed:
    """Listings, and the seconds that it took to make them."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self._documents = iter(documents)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[SearchDocument]:
        return self

    def __next__(self) -> SearchDocument:
        start = time.perf_counter()
        try:
            return next(self._documents)
        finally:
            self.seconds += time.perf_counter() - start


def module(engine: str) -> EngineModule:
    """The module of one engine."""
    return cast(EngineModule, importlib.import_module(f"bench.engines.{engine}"))


def build(engine: str, folder: Path, listings: int, languages: int) -> float:
    """The seconds that a build takes, without making the listings."""
    from bench.corpus import Corpus

    documents = Timed(Corpus(listings, languages).documents())
    made = module(engine)
    start = time.perf_counter()
    made.build(folder, documents, languages)
    return time.perf_counter() - start - documents.seconds


def memory() -> dict[str, float]:
    """MB of this process: its share of all (Linux PSS), and what is no file's."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    sizes = {line.split()[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return {"pss": sizes["Pss:"], "anonymous": sizes["Anonymous:"]}


class Asked:
    """The orders that can be given to an engine."""

    def __init__(self, engine: str, folder: Path) -> None:
        self._module = module(engine)
        self._folder = folder
        self._before = memory()

    def open(self, ask: dict[str, Any]) -> float:
        """Open the index and answer one question: milliseconds."""
        start = time.perf_counter()
        self._engine = self._module.Engine(self._folder)
        self._engine.search(_ask(ask))
        return (time.perf_counter() - start) * 1000

    def ask(self, kind: str, asks: list[dict[str, Any]]) -> dict[str, Any]:
        """Ask everything once: the milliseconds and the number found of each.

        A slow engine stops early; one that cannot do this gives nothing.
        """
        times: list[float] = []
        found: list[int] = []
        for ask in map(_ask, asks):
            start = time.perf_counter()
            if kind == "autocomplete":
                answer: Answer | list[str] | None = self._engine.complete(ask)
            else:
                answer = self._engine.search(ask)
            times.append((time.perf_counter() - start) * 1000)
            if answer is None:
                return {"times": [], "found": []}
            found.append(len(answer) if isinstance(answer, list) else answer.total)
            if len(times) >= ENOUGH and statistics.mean(times) > SLOW * 1000:
                break
        return {"times": times, "found": found}

    def memory(self) -> dict[str, float]:
        """What the process needs now, and what it needed before the index was open."""
        return memory() | {"before": self._before["pss"]}

    def saves(self) -> list[float]:
        """How long saved listings take to be found (ours only)."""
        from bench.corpus import Corpus

        times: list[float] = cast(Any, self._engine).saves(Corpus(1).document(0))
        return times

    def each_filter(self) -> dict[str, float]:
        """How long each filter takes by itself (ours only)."""
        times: dict[str, float] = cast(Any, self._engine).each_filter()
        return times


def _ask(said: dict[str, Any]) -> Ask:
    return Ask(**{**said, "facets": tuple(said["facets"])})


def main() -> None:
    """Do what the command line says."""
    order, engine, folder, *sizes = sys.argv[1:]
    if order == "build":
        print(build(engine, Path(folder), *map(int, sizes)))
        return
    asked = Asked(engine, Path(folder))
    for line in sys.stdin:
        name, arguments = json.loads(line)
        print(json.dumps(getattr(asked, name)(*arguments)), flush=True)


if __name__ == "__main__":
    main()
