"""The server: pages in this process, the keeper and the translator beside it."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from types import FrameType

from flask import Flask
from waitress.server import create_server

LOG = logging.getLogger(__name__)
THREADS = 4
"""Enough to keep two cores busy; more would only wait for Python's lock."""
MOST_BYTES = 17_000_000
"""Of a request: a photo and its form. More is refused before it is kept anywhere."""
KEEPER = (sys.executable, "-m", "directory.cli", "sync", "--with-server")
TRANSLATOR = (sys.executable, "-m", "directory.cli", "translate", "--with-server")
RESTART_SECONDS = 2.0


class Helper:
    """A process beside the server, started again when it dies until told to stop.

    It holds the reading end of a pipe: when this process goes, however that happens,
    it sees the end of the pipe and goes too.
    """

    def __init__(self, command: tuple[str, ...]) -> None:
        """Nothing is started yet."""
        self._command = command
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Start it, and keep it running."""
        self._thread.start()

    def stop(self) -> None:
        """Tell it to finish what it does."""
        self._stopping.set()
        process = self._process
        if process and process.stdin:
            process.stdin.close()

    def wait(self) -> None:
        """Wait until it has stopped."""
        self._thread.join(timeout=20)
        process = self._process
        if process and process.poll() is None:
            process.kill()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen(  # noqa: S603  # our own command
                self._command,
                stdin=subprocess.PIPE,
                # Ctrl-C reaches the whole terminal; this waits for the pipe.
                start_new_session=True,
            )
            if self._stopping.is_set() and self._process.stdin:
                self._process.stdin.close()
            status = self._process.wait()
            if self._process.stdin:
                self._process.stdin.close()
            if self._stopping.wait(RESTART_SECONDS):
                return
            LOG.warning("%s ended (%s); starting it again", self._command[3], status)


def end_of_input() -> threading.Event:
    """Set when the standard input has ended: a helper's sign to stop."""
    ended = threading.Event()

    def wait() -> None:
        while os.read(0, 1):
            pass
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    return ended


def serve(app: Flask, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT. Raises OSError when the port is taken."""
    server = create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        max_request_body_size=MOST_BYTES,
    )
    helpers = [Helper(KEEPER), Helper(TRANSLATOR)]

    def leave(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    for helper in helpers:
        helper.start()
    say(f"Front Door is open on http://{host}:{port} – press Ctrl-C to close it.")
    try:
        server.run()
    finally:
        server.close()
        for helper in helpers:
            helper.stop()
        for helper in helpers:
            helper.wait()
        say("Front Door is closed.")
