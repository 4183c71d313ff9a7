"""Pages: a listing beside a bare Flask page, and a cold start with many listings.

    python bench/pages.py [--listings 10000]

The first part asks for both pages in turn, in one process, without a network; the
second starts `directory serve` over a database of recombined listings.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from flask import Flask, render_template_string
from werkzeug.test import EnvironBuilder, run_wsgi_app

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.generate import write
from directory.app import build, create_app
from directory.publishing.first_start import make_ready
from directory.settings import Settings

ROUNDS = 15
SECONDS = 0.4
SLUG = "thornmere-food-bank"

BARE = """<!doctype html>
<html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<ul>{% for row in rows %}<li><a href="{{ row.address }}">{{ row.name }}</a>
{{ row.text }}</li>{% endfor %}</ul></body></html>"""
ROW = {
    "address": "/somewhere/else",
    "name": "A row of the page",
    "text": "Words that stand in it, as many as make up a line of a page. " * 2,
}


def environ_of(home: str | Path) -> dict[str, str]:
    """What a server needs for a site in a folder of its own."""
    environ = {
        **os.environ,
        "DIRECTORY_HOME": str(home),
        "DIRECTORY_INDEX": f"{home}/index",
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ


def settings_in(home: str | Path) -> Settings:
    """A site in a folder of its own."""
    return Settings.from_environ(environ_of(home))


def rate(app: Flask, address: str) -> float:
    """Requests a second, one after the other."""
    environ = EnvironBuilder(path=address).get_environ()
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        body, _, _ = run_wsgi_app(app, dict(environ), buffered=True)
        list(body)
        done += 1
    return done / (time.perf_counter() - start)


def bare_app(size: int) -> Flask:
    """A bare Flask page of about `size` bytes."""
    app = Flask("bare")
    row = len(ROW["address"] + ROW["name"] + ROW["text"]) + 31
    rows = [ROW] * (size // row)

    @app.get("/")
    def page() -> str:
        return render_template_string(BARE, title="A bare page", rows=rows)

    return app


def compare() -> None:
    """Print both rates and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        works = build(settings_in(home))
        make_ready(works, lambda _words: None)
        ours, address = create_app(works), f"/en/services/{SLUG}"
        size = len(ours.test_client().get(address).data)
        bare = bare_app(size)
        print(
            f"listing page {size:,} bytes, bare page "
            f"{len(bare.test_client().get('/').data):,} bytes"
        )
        pairs = [(rate(ours, address), rate(bare, "/")) for _ in range(ROUNDS)]
        results = rate(ours, "/en/search?q=food+bank")
        rate(ours, f"{address}/easy-read")  # reads the words, and makes the draft
        easy = rate(ours, f"{address}/easy-read")
        works.engine.dispose()
    print(f"listing page   {statistics.median(a for a, _ in pairs):7.0f} requests/s")
    print(f"bare page      {statistics.median(b for _, b in pairs):7.0f} requests/s")
    print(f"ratio          {statistics.median(a / b for a, b in pairs):7.2f}")
    print(f"results page   {results:7.0f} requests/s")
    print(f"Easy Read page {easy:7.0f} requests/s")


def memory(pid: int) -> float:
    """Memory of a process in MB; what processes share is counted once (Linux PSS)."""
    status = Path(f"/proc/{pid}/smaps_rollup").read_text()
    line = next(x for x in status.splitlines() if x.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def cold_start(listings: int) -> None:
    """Print how long the first page takes, and what the server needs."""
    with tempfile.TemporaryDirectory() as home:
        environ = environ_of(home)
        command = [sys.executable, "-m", "directory.cli"]
        feed = Path(home) / "feed.json"
        write(listings, feed)
        subprocess.run(
            [*command, "import", str(feed), "--json"],
            env=environ,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        works = build(Settings.from_environ(environ))
        slug = next(works.listings.every()).slug
        works.engine.dispose()
        times = []
        for _ in range(3):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            start = time.perf_counter()
            server = subprocess.Popen(
                [*command, "serve", "--port", str(port)],
                env=environ,
                stderr=subprocess.DEVNULL,
            )
            page = f"http://127.0.0.1:{port}/en/services/{slug}"
            while True:
                with suppress(OSError), urllib.request.urlopen(page) as answer:
                    answer.read()
                    break
                time.sleep(0.01)
            times.append(time.perf_counter() - start)
            for words in ("food", "advice", "help", "children"):
                search = f"http://127.0.0.1:{port}/en/search?q={words}&open=now"
                urllib.request.urlopen(search).read()
            time.sleep(2)
            children = subprocess.run(
                ["ps", "-o", "pid=", "--ppid", str(server.pid)],
                capture_output=True,
                text=True,
                check=True,
            )
            keeper = sum(memory(int(pid)) for pid in children.stdout.split())
            pages = memory(server.pid)
            server.terminate()
            server.wait()
    print(f"with {listings:,} listings:")
    print(f"cold start to first page {statistics.median(times):5.2f} s")
    print(
        f"memory: pages {pages:.0f} MB, keeper {keeper:.0f} MB, "
        f"together {pages + keeper:.0f} MB"
    )


def main() -> None:
    """Run both parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listings", type=int, default=10_000)
    wanted = parser.parse_args()
    compare()
    cold_start(wanted.listings)


if __name__ == "__main__":
    main()
