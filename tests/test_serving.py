"""The server and its keeper as processes: starting, following, stopping."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from directory.app import build
from directory.publishing.works import Works
from directory.settings import Settings
from directory.storage.records import Author

PATIENCE = 60.0
"""Seconds: far more than needed, for machines that do other things too."""


def wait_for(what: Callable[[], bool], why: str) -> float:
    """Wait until something is so; how many seconds it took."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        with suppress(OSError):
            if what():
                return time.monotonic() - start
        time.sleep(0.02)
    pytest.fail(f"waited in vain: {why}")


class Server:
    """`directory serve` in a process of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environ = {
            **{k: v for k, v in os.environ.items() if not k.startswith("DIRECTORY_")},
            "DIRECTORY_HOME": str(home),
            "DIRECTORY_INDEX": str(home / "index"),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "directory.cli", "serve", "--port", str(self.port)],
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def get(self, address: str) -> tuple[int, str]:
        """Status and body."""
        url = f"http://127.0.0.1:{self.port}{address}"
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def works(self) -> Works:
        """The same site, from this process."""
        return build(Settings.from_environ(self.environ))

    def keepers(self) -> list[int]:
        """The processes that run beside it: those that the server has started."""
        found = subprocess.run(
            ["ps", "-eo", "pid=,ppid=,args="],
            capture_output=True,
            text=True,
            check=True,
        )
        rows = [line.split(None, 2) for line in found.stdout.splitlines()]
        return [
            int(pid)
            for pid, parent, arguments in rows
            if int(parent) == self.process.pid and "sync" in arguments
        ]


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """A server that answers; ended at the end, whatever happens."""
    server = Server(home)
    try:
        wait_for(lambda: server.get("/healthz")[0] == 200, "the first answer")
        wait_for(lambda: bool(server.keepers()), "the keeper")
        yield server
    finally:
        server.process.kill()
        server.process.communicate()


def is_alive(pid: int) -> bool:
    """Whether a process runs (one that ended and was not waited for does not)."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1]
    except OSError:
        return False


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_the_server_and_the_keeper_stop_cleanly(tmp_path: Path, sign: int) -> None:
    """Exit status 0, nothing left running, and a line that says so."""
    with serving(tmp_path) as server:
        (keeper,) = server.keepers()
        server.process.send_signal(sign)
        said, _ = server.process.communicate(timeout=PATIENCE)
        assert server.process.returncode == 0
        assert b"is closed" in said
        assert b"Traceback" not in said
        assert not is_alive(keeper)


def test_a_killed_server_takes_its_keeper_with_it(tmp_path: Path) -> None:
    """No orphan goes on writing."""
    with serving(tmp_path) as server:
        (keeper,) = server.keepers()
        server.process.kill()
        wait_for(lambda: not is_alive(keeper), "the keeper's end")


def test_a_killed_keeper_is_started_again(tmp_path: Path) -> None:
    """And goes on keeping."""
    with serving(tmp_path) as server:
        (keeper,) = server.keepers()
        os.kill(keeper, signal.SIGKILL)
        wait_for(lambda: server.keepers() not in ([], [keeper]), "a new keeper")


def test_a_saved_listing_is_found_soon_by_the_running_server(tmp_path: Path) -> None:
    """Saved by another process; the keeper notices by itself."""
    with serving(tmp_path) as server:
        works = server.works()
        listing = works.listings.by_slug("dial-a-bus")
        stored = works.listings.stored("service", [listing.service.id])
        assert "Zeppelin" not in server.get("/en/search?q=zeppelin")[1]
        with works.listings.writing(Author("person", "test")) as writer:
            writer.put(
                replace(listing.service, name="Zeppelin rides"),
                expected=stored[listing.service.id].revision,
            )
        works.engine.dispose()
        wait_for(
            lambda: "Zeppelin rides" in server.get("/en/search?q=zeppelin")[1],
            "the new name in the results",
        )


def test_a_damaged_index_is_rebuilt_while_pages_go_on(tmp_path: Path) -> None:
    """Every file of it empty, under a running server.

    Replaced, not cut short: cutting a file that is just being read from its pages
    ends the process (docs/adr/0010), and nothing of ours does that.
    """
    with serving(tmp_path) as server:
        wait_for(lambda: "results for" in server.get("/en/search?q=food")[1], "food")
        for path in (tmp_path / "index").rglob("*"):
            if path.is_file():
                path.unlink()
                path.touch()
        assert server.get("/en/services/dial-a-bus")[0] == 200
        assert server.get("/en/search?q=food")[0] in (200, 503)
        # A save wakes the keeper before it looks by itself.
        works = server.works()
        with works.listings.writing(Author("person", "test")) as writer:
            listing = works.listings.by_slug("dial-a-bus")
            stored = works.listings.stored("service", [listing.service.id])
            writer.put(
                replace(listing.service, alternate_name="Bus"),
                expected=stored[listing.service.id].revision,
            )
        works.engine.dispose()

        def is_sound() -> bool:
            health = json.loads(server.get("/healthz")[1])
            return bool(health["search_index"]["usable"])

        wait_for(is_sound, "a sound index")
        assert server.get("/en/search?q=food")[0] == 200


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    """With what to do about it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = subprocess.run(
            [
                sys.executable, "-m", "directory.cli", "serve",
                "--port", str(taken.getsockname()[1]),
            ],
            env={
                **os.environ,
                "DIRECTORY_HOME": str(tmp_path),
                "DIRECTORY_INDEX": str(tmp_path / "index"),
            },
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    assert ran.returncode == 1
    assert "Try another port" in ran.stderr.splitlines()[-1]
    assert "Traceback" not in ran.stderr
