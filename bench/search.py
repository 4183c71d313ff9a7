"""Search: our index beside Whoosh as in its tutorial, SQLite FTS5 and tantivy.

    python bench/search.py [--listings 10000] [--languages 1|13] [--queries 200]
                           [--skip ENGINE] …

All in one run, on the same made-up listings and questions (bench/corpus.py), each
engine in a process of its own. They take turns, kind of question by kind of question,
three rounds; each question counts with the median of its three times, warm. What the
engines do is said in bench/engines; ours does more than is asked of the others:
synonyms, every facet, and a look at whether another process has changed the index;
while somebody types it offers phrases that find something, where others offer words.

With 100,000 listings, Whoosh as in its tutorial takes long: it is asked 20 questions
of each kind, and `--skip whoosh` leaves it out.
"""

import argparse
import json
import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.corpus import KINDS, OWN, Corpus  # noqa: E402
from bench.engines import Ask  # noqa: E402

ENGINES = {
    "whoosh": ("tutorial", "Whoosh, tutorial"),
    "ours": ("ours", "ours"),
    "fts5": ("fts5", "FTS5"),
    "tantivy": ("tantivy_index", "tantivy"),
}
ROUNDS = 3
OPENINGS = 3
MANY = 100_000
FEW_QUERIES = 20


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of them do not exceed."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


@dataclass
class Figures:
    """What was measured of one engine."""

    build: float = 0
    disk: float = 0
    opening: float = 0
    memory: dict[str, float] = field(default_factory=dict)
    rounds: dict[str, list[list[float]]] = field(default_factory=dict)
    """By kind of question, in each round the milliseconds of each question."""
    found: dict[str, list[int]] = field(default_factory=dict)
    """By kind, how many listings, or words, each question found."""

    def times(self, kind: str) -> list[float]:
        """The median milliseconds of each question; none where it cannot answer."""
        rounds = self.rounds.get(kind, [])
        # A slow engine may have stopped earlier in one round than in another.
        return [statistics.median(each) for each in zip(*rounds, strict=False)]

    def said(self, kind: str, share: float) -> float | None:
        """A percentile of the milliseconds."""
        times = self.times(kind)
        return percentile(times, share) if times else None


class Process:
    """One engine, which answers orders."""

    def __init__(self, module: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.engines.worker", "ask", module, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, order: str, *arguments: Any) -> Any:
        """Give an order and wait for its answer."""
        process = self._process
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(json.dumps([order, arguments]) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            sys.exit(f"An engine has ended while it did this: {order}")
        return json.loads(answer)

    def end(self) -> None:
        """Let it end."""
        self._process.communicate()


def tell(what: str) -> None:
    """Say what is being done; this is not part of the result."""
    print(what, file=sys.stderr, flush=True)


def built(module: str, folder: Path, corpus: Corpus, languages: int) -> Figures:
    """Build one index."""
    folder.mkdir()
    sizes = [str(corpus.count), str(languages)]
    ran = subprocess.run(
        [sys.executable, "-m", "bench.engines.worker", "build", module, folder, *sizes],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Figures(build=float(ran.stdout), disk=size / 1e6)


def opened(module: str, folder: Path, first: Ask, figures: Figures) -> Process:
    """Open an index in new processes, and keep one."""
    processes = [Process(module, folder) for _ in range(OPENINGS)]
    times = [process.do("open", asdict(first)) for process in processes]
    figures.opening = statistics.median(times)
    for process in processes[1:]:
        process.end()
    return processes[0]


def ask_in_turn(
    processes: Mapping[str, Process],
    figures: Mapping[str, Figures],
    queries: Mapping[str, Sequence[Ask]],
    few: Sequence[str],
) -> None:
    """Ask every engine everything, three times; those of `few` less."""
    for number in range(ROUNDS):
        for kind, asks in queries.items():
            tell(f"round {number + 1}: {kind}")
            for engine, process in processes.items():
                some = asks[:FEW_QUERIES] if engine in few else asks
                answer = process.do("ask", kind, [asdict(ask) for ask in some])
                figures[engine].rounds.setdefault(kind, []).append(answer["times"])
                figures[engine].found[kind] = answer["found"]


def show(value: float | None) -> str:
    """A figure with the digits that matter; "-" without one."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(heading: str, engines: Sequence[str], rows: dict[str, Sequence[Any]]) -> None:
    """Print a Markdown table, an engine in each column."""
    width = max(map(len, (heading, *rows)))
    names = [ENGINES[engine][1] for engine in engines]
    print(f"\n| {heading:{width}} | {' | '.join(names)} |")
    print(f"|{'-' * (width + 2)}|{'|'.join('-' * (len(n) + 1) + ':' for n in names)}|")
    for row, cells in rows.items():
        shown = (
            f"{cell if isinstance(cell, str) else show(cell):>{len(name)}}"
            for cell, name in zip(cells, names, strict=True)
        )
        print(f"| {row:{width}} | {' | '.join(shown)} |")


def print_table(figures: Mapping[str, Figures]) -> None:
    """Print what was measured, and what was found."""
    each = list(figures.values())
    rows: dict[str, Sequence[Any]] = {
        "build, s": [f.build for f in each],
        "on disk, MB": [f.disk for f in each],
        "memory of the process (PSS), MB": [f.memory["pss"] for f in each],
        "… of it before opening": [f.memory["before"] for f in each],
        "… of it no file's (anonymous)": [f.memory["anonymous"] for f in each],
        "open and first query, ms": [f.opening for f in each],
    }
    for kind in KINDS:
        rows[f"{kind}: p50, ms"] = [f.said(kind, 0.5) for f in each]
        rows[f"{kind}: p95, ms"] = [f.said(kind, 0.95) for f in each]
    table("measured", list(figures), rows)
    rows = {
        kind: [_found(f.found[kind]) for f in each]
        for kind in KINDS
        if kind != "autocomplete"
    }
    table("found by half: at least; nothing", list(figures), rows)
    most = max(len(f.times(kind)) for f in each for kind in KINDS)
    for engine, f in figures.items():
        asked = {kind: len(f.times(kind)) for kind in KINDS}
        fewer = [f"{kind} {n}" for kind, n in asked.items() if 0 < n < most]
        if fewer:
            print(f"{ENGINES[engine][1]} was asked fewer: {', '.join(fewer)}.")


def _found(found: Sequence[int]) -> str:
    if not found:
        return "-"
    nothing = sum(1 for each in found if not each) / len(found)
    return f"{statistics.median(found):,.0f}; {nothing:.0%}"


def print_goals(
    figures: Mapping[str, Figures],
    saves: Sequence[float],
    filters: Mapping[str, float],
    listings: int,
) -> None:
    """Print the ratios, and what is aimed at."""
    ours = figures["ours"]
    print(f"\nOurs beside the goals, which are for {MANY:,} listings in English:")
    typical = {name: f.said("typical", 0.95) or 0 for name, f in figures.items()}
    goals: list[tuple[str, float, str, Callable[[float], bool]]] = [
        ("typical p95, ms", typical["ours"], "at most 10", lambda x: x <= 10),
    ]
    if "tantivy" in typical:
        ratio = typical["ours"] / typical["tantivy"]
        goal = "at most 1.5"
        goals.append(("typical p95, ours/tantivy", ratio, goal, lambda x: x <= 1.5))
    if "fts5" in typical:
        ratio = typical["fts5"] / typical["ours"]
        goals.append(("typical p95, FTS5/ours", ratio, "at least 2", lambda x: x >= 2))
    slowest = max(filters.keys() - {"none"}, key=lambda name: filters[name])
    goals += [
        ("memory, PSS, MB", ours.memory["pss"], "at most 100", lambda x: x <= 100),
        (
            f"saved until found, slowest of {len(saves)}, ms",
            max(saves),
            "under 1,000",
            lambda x: x < 1000,
        ),
        (
            f"slowest filter ({slowest}), ms",
            filters[slowest],
            "at most 5",
            lambda x: x <= 5,
        ),
    ]
    print("\n| ours | measured | goal | |\n|---|---:|---|---|")
    for name, value, goal, is_met in goals:
        verdict = "met" if is_met(value) else "missed"
        if listings != MANY:
            verdict += f" at {listings:,}"
        print(f"| {name} | {show(value)} | {goal} | {verdict} |")
    print(f"\nsaved until found: median {show(statistics.median(saves))} ms")
    print("browsing with one filter and its counts, ms: ", end="")
    print(", ".join(f"{name} {show(ms)}" for name, ms in filters.items()))


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listings", type=int, default=10_000)
    parser.add_argument("--languages", type=int, choices=(1, 13), default=1)
    parser.add_argument("--queries", type=int, default=200)
    others = [name for name in ENGINES if name != "ours"]
    parser.add_argument("--skip", action="append", choices=others, default=[])
    wanted = parser.parse_args()
    corpus = Corpus(wanted.listings, wanted.languages)
    if corpus.folder == OWN:
        print("Without ../shared/listings: recombined from content/listings.")
    queries = corpus.queries(wanted.queries)
    engines = [name for name in ENGINES if name not in wanted.skip]
    figures: dict[str, Figures] = {}
    processes: dict[str, Process] = {}
    with tempfile.TemporaryDirectory() as home:
        for name in engines:
            tell(f"building: {name}")
            module, folder = ENGINES[name][0], Path(home) / name
            figures[name] = built(module, folder, corpus, wanted.languages)
        for name in engines:
            module, folder = ENGINES[name][0], Path(home) / name
            first = queries["typical"][0]
            processes[name] = opened(module, folder, first, figures[name])
        few = ["whoosh"] if wanted.listings >= MANY else []
        ask_in_turn(processes, figures, queries, few)
        for name, process in processes.items():
            figures[name].memory = process.do("memory")
        filters = processes["ours"].do("each_filter")
        saves = processes["ours"].do("saves")
        for process in processes.values():
            process.end()
    print(
        f"{wanted.listings:,} listings, {wanted.languages} languages, "
        f"{wanted.queries} questions of each kind"
    )
    print_table(figures)
    print_goals(figures, saves, filters, wanted.listings)


if __name__ == "__main__":
    main()
