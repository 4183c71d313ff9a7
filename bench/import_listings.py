"""Time and memory of importing 1,000 and 10,000 listings into a fresh database.

    python bench/import_listings.py

Each import runs in a process of its own, so that its peak of memory is its own. The
second import of the same file is to find everything unchanged.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generate import write  # noqa: E402

from directory.exchange.importing import import_source  # noqa: E402
from directory.exchange.ledger import Ledger  # noqa: E402
from directory.storage.database import open_database, prepare  # noqa: E402
from directory.storage.listings import Listings  # noqa: E402
from directory.storage.reference import Reference  # noqa: E402

LIMIT = 60.0
"""Seconds that 10,000 listings may take."""


def one(source: Path, home: Path) -> None:
    """Import once and print what it took as JSON."""
    engine = open_database(f"sqlite:///{home / 'directory.sqlite3'}")
    prepare(engine)
    taxonomy = Reference.load(ROOT / "content").taxonomy
    start = time.perf_counter()
    with Ledger(home / "ledger.jsonl") as ledger:
        import_source(
            source,
            listings=Listings(engine),
            taxonomy=taxonomy,
            today=date(2026, 11, 24),
            source_name="bench",
            ledger=ledger,
            progress=lambda _done, _total: None,
        )
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mib": peak, "counts": ledger.counts}))


def measure(count: int) -> bool:
    """Import `count` listings twice; whether that was quick enough and changed once."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "listings.json"
        write(count, source)
        size = source.stat().st_size / 1_000_000
        results = []
        for label in ("first", "again"):
            command = [sys.executable, __file__, str(source), folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            result = json.loads(done.stdout)
            results.append(result)
            counts = ", ".join(f"{n:,} {what}" for what, n in result["counts"].items())
            print(
                f"{count:6,} listings ({size:.0f} MB), {label}: "
                f"{result['seconds']:5.1f} s, {result['mib']:4.0f} MiB; {counts}"
            )
    unchanged = results[1]["counts"]["unchanged"] == count
    return results[0]["seconds"] <= LIMIT and unchanged


def main() -> None:
    """Measure, and fail when it is too slow."""
    quick = [measure(count) for count in (1_000, 10_000)]
    if not all(quick):
        sys.exit(f"Too slow (more than {LIMIT:.0f} s), or not all unchanged.")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
