"""Translating: argostranslate's own `translate()` beside Front Door's, in one run.

    python bench/translate.py [--small]

Both translate the first sentences of 200 listings with the same packages: the small
trained one (tests/translation/packages), and one of the usual size with random
weights, which says nothing but takes as long for each piece of a word as a real one
(it says more or fewer of them, and all it says of sentences with facts is tried again:
so its pieces a second count, and of the small one all of it). --small leaves the latter
out. Both on one thread, as the server translates: on two, what else the machine does
makes of one core's wait two. Sentences that occur twice are left out; what repeated
sentences and the memory save is measured apart, on the whole descriptions.

Then a real server: how long a saved listing takes into eight languages, and how fast
pages are meanwhile.

argostranslate gets an environment of its own (bench/translating/.venv): its
translate() needs PyTorch, stanza and spaCy, some 6 GB.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.facts import BRISTOL, PACKAGES, STARTER  # noqa: E402
from bench.facts import site as imported  # noqa: E402
from bench.pages import environ_of  # noqa: E402
from bench.translating.sites import save, site  # noqa: E402
from directory.model.listing import Listing  # noqa: E402
from directory.publishing.works import Works  # noqa: E402
from directory.text.segments import segments  # noqa: E402
from directory.translation.argos import ArgosEngine  # noqa: E402
from directory.translation.packages import Packages  # noqa: E402
from tests.translation.usual_package import write_usual_package  # noqa: E402
from tools.training.pairs import read_pairs, split  # noqa: E402

HERE = ROOT / "bench" / "translating"
PYTHON = HERE / ".venv" / "bin" / "python"
PAIRS = ROOT.parent / "shared" / "parallel"
TMX = {"pt": "pt-BR", "ur": "ur"}
LISTINGS = 200
USUAL = ("ar", "fa", "hi", "pl", "pt", "ro", "sq", "ur")
"""The languages for which argostranslate's index has packages from English."""
FIRST = 3
"""Sentences of each listing that are compared; with all of them it takes an hour."""
BEAMS = (4, 2)
"""The API's own, and ours."""
WORDS_OF_A_SAVE = 150
PAGES = ("/en/services/made0", "/ur/services/made0", "/en/search?q=soup")
ROUNDS, MEASURED = 3, 30.0
"""How often, and for how many seconds, pages are asked for: long enough for a batch
and the rest after it."""
PATIENCE = 600.0


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description="Measure translation.")
    parser.add_argument("--small", action="store_true")
    given = parser.parse_args()
    environment()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        as_they_are = descriptions(folder / "source")
        once = beginnings(without_repeats(as_they_are))
        trained = PACKAGES / "translate-en_pt.argosmodel"
        compare("small trained package, pt", folder / "small", once, trained, "pt")
        if not given.small:
            usual = write_usual_package(folder / "usual.argosmodel", "pl")
            compare("package of the usual size, pl", folder / "big", once, usual, "pl")
        repeats(folder / "repeats", as_they_are, trained)
        for language, tag in TMX.items():
            loss(folder / language, language, PAIRS / f"all.en-{tag}.tmx.zip")
        packages = [
            write_usual_package(folder / f"{tag}.argosmodel", tag) for tag in USUAL
        ]
        server(folder / "server", once, packages)


def environment() -> None:
    """Make argostranslate's environment, if it is not there."""
    if not PYTHON.exists():
        venv.create(PYTHON.parent.parent, with_pip=True)
        requirements = str(HERE / "requirements.txt")
        subprocess.run(
            [PYTHON, "-m", "pip", "install", "-q", "-r", requirements], check=True
        )


def descriptions(home: Path) -> list[str]:
    """What 200 listings say of themselves: Bristol's, or else the starter ones."""
    source = BRISTOL if BRISTOL.exists() else STARTER
    works = imported(home, [source])
    found = [text for each in works.listings.every() if (text := _said(each))]
    works.engine.dispose()
    print(f"{min(len(found), LISTINGS)} listings of {source.parent.name}")
    return found[:LISTINGS]


def _said(listing: Listing) -> str:
    return "\n".join(segments(listing.service.description))


def without_repeats(texts: Iterable[str]) -> list[str]:
    """Each line where it stands first."""
    seen: set[str] = set()
    found = []
    for text in texts:
        fresh = [line for line in text.split("\n") if line not in seen]
        seen.update(fresh)
        found.append("\n".join(fresh))
    return [text for text in found if text]


def beginnings(texts: Iterable[str]) -> list[str]:
    """The first sentences of each."""
    return ["\n".join(text.split("\n")[:FIRST]) for text in texts]


def words(texts: Iterable[str]) -> int:
    """How many words there are."""
    return sum(len(text.split()) for text in texts)


def ours(home: Path, language: str, beam: int) -> dict[str, float]:
    """What our translation of a site takes, in a process of its own."""
    command = [sys.executable, "-m", "bench.translating.ours", language, str(beam)]
    done = subprocess.run(
        command, cwd=ROOT, env=environ_of(home), check=True, stdout=subprocess.PIPE
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def theirs(order: str, said: object, *arguments: str | Path) -> Any:
    """What argostranslate or sacrebleu say, in the other environment."""
    done = subprocess.run(
        [PYTHON, HERE / "argos_api.py", order, *arguments],
        input=json.dumps(said).encode(),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return json.loads(done.stdout)


def compare(
    title: str, folder: Path, texts: Sequence[str], package: Path, language: str
) -> None:
    """Print a row for argostranslate's API and one for each of `BEAMS`."""
    total = words(texts)
    print(f"\n## {title}: {len(texts)} texts, {total:,} words, each sentence once")
    print("| | s | words/s | times the API's | pieces out/s | times the API's | MB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    api = theirs("translate", texts, folder / "api", package, language)
    rows = [("argostranslate's translate(), beam 4", api["seconds"], api)]
    for beam in BEAMS:
        home = folder / str(beam)
        site(home, texts, [package]).engine.dispose()
        row = ours(home, language, beam)
        rows.append((f"our engine alone, beam {beam}", row["alone"], row))
        rows.append((f"ours, all checks included, beam {beam}", row["seconds"], row))
    fast = api["pieces"] / api["seconds"]
    for name, seconds, row in rows:
        pieces = ""
        if seconds != row.get("seconds") or row is api:
            rate = row["pieces"] / seconds
            pieces = f"{rate:,.0f} | {rate / fast:.1f}"
        print(
            f"| {name} | {seconds:.1f} | {total / seconds:,.0f} | "
            f"{api['seconds'] / seconds:.1f} | {pieces or '– | –'} | "
            f"{row['memory']:.0f} |",
            flush=True,
        )
    starts = [each["imported"] + each["first"] for each in (api, row)]
    print("Until a first sentence: the API {:.1f} s, ours {:.1f} s".format(*starts))


def repeats(folder: Path, texts: Sequence[str], package: Path) -> None:
    """Print what repeated sentences and the memory save."""
    lines = [line for text in texts for line in text.split("\n")]
    site(folder, texts, [package]).engine.dispose()
    found = ours(folder, "pt", BEAMS[-1])
    print(
        f"\nThe same listings as they are: {len(lines):,} sentences, "
        f"{len(set(lines)):,} different ones ({1 - len(set(lines)) / len(lines):.0%} "
        f"saved); cold {found['seconds']:.1f} s, again, from memory, "
        f"{found['again']:.2f} s."
    )


def loss(home: Path, language: str, pairs: Path) -> None:
    """Print what a smaller beam loses, on sentences that nobody trained on."""
    if not pairs.exists():
        print(f"\nchrF, {language}: {pairs.name} is not here")
        return
    _, held_out = split(read_pairs(pairs))
    package = PACKAGES / f"translate-en_{language}.argosmodel"
    site(home, [], [package]).engine.dispose()
    found = {}
    for beam in (4, 2, 1):
        engine = ArgosEngine(Packages(home / "packages"), beam=beam)
        said = engine.translate([pair.source for pair in held_out], language)
        references = [pair.target for pair in held_out]
        given = {"hypotheses": said, "references": references}
        found[beam] = float(theirs("chrf", given))
    figures = ", ".join(f"beam {beam} {score:.1f}" for beam, score in found.items())
    print(
        f"\nchrF, {language}, {len(held_out)} held-out sentences: {figures}; ", end=""
    )
    print(f"our default loses {found[4] - found[2]:.1f}", flush=True)


def server(home: Path, texts: Sequence[str], packages: Sequence[Path]) -> None:
    """Print how long a save takes, and the speed of pages meanwhile."""
    works = site(home, ["We cook."], packages)
    works.keeper.bring_up_to_date()
    try:
        with serving(home) as (port, translator):
            wait_for_all(works, 1)
            description = long_text(texts)
            start = time.perf_counter()
            save(works, "saved", [description])
            wait_for_all(works, 1 + len(list(segments(description))))
            saved = time.perf_counter() - start
            save(works, "more", texts)
            time.sleep(2)
            pairs = []
            for _ in range(ROUNDS):
                busy = pages(port)
                os.kill(translator, signal.SIGSTOP)
                pairs.append((busy, pages(port)))
                os.kill(translator, signal.SIGCONT)
    finally:
        works.engine.dispose()
    print(
        f"\nA save of {words([description])} words is in all {len(packages)} languages "
        f"after {saved:.1f} s (packages of the usual size)."
    )
    busy, idle = (statistics.median(each) * 1000 for each in zip(*pairs, strict=True))
    slower = statistics.median(a / b for a, b in pairs) - 1
    print(
        f"Pages, in turns: {busy:.2f} ms while {len(texts)} listings are translated, "
        f"{idle:.2f} ms while the translator is stopped: {slower:+.0%}"
    )


def long_text(texts: Sequence[str]) -> str:
    """The first lines that together have enough words for a long listing."""
    lines: list[str] = []
    for line in "\n".join(texts).split("\n"):
        if words(lines) < WORDS_OF_A_SAVE:
            lines.append(line)
    return "\n".join(lines)


@contextmanager
def serving(home: Path) -> Iterator[tuple[int, int]]:
    """A server over a site with its helpers: its port, its translator's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "directory.cli", "serve", "--port", str(port)],
        env=environ_of(home),
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)
        yield port, translator_of(process.pid)
    finally:
        process.terminate()
        process.wait()


def translator_of(server: int) -> int:
    """The process beside a server that translates."""
    command = ["ps", "-o", "pid=,args=", "--ppid", str(server)]
    for _ in range(100):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            if " translate " in line:
                return int(line.split()[0])
        time.sleep(0.1)
    raise SystemExit("The server has started no translator.")


def wait_for_all(works: Works, sentences: int) -> None:
    """Until every language has so many."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if all(
            sum(works.renditions.counts(tag).values()) >= sentences for tag in USUAL
        ):
            return
        time.sleep(0.1)
    raise SystemExit("The translator beside the server did not come to an end.")


def pages(port: int) -> float:
    """The mean seconds of a page, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    end = time.monotonic() + MEASURED
    while time.monotonic() < end:
        start = time.perf_counter()
        for address in (
            "/en/services/made0",
            "/ur/services/made0",
            "/en/search?q=soup",
        ):
            connection.request("GET", address)
            connection.getresponse().read()
        times.append((time.perf_counter() - start) / 3)
    connection.close()
    return statistics.mean(times)


if __name__ == "__main__":
    main()
