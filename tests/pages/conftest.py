"""Chromium, the small local server of the specimens, and pages at three sizes."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    sync_playwright,
)
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.pages.checks import KIOSK, LAPTOP, PHONE, WATCH

HERE = Path(__file__).parent
STATIC = HERE.parent.parent / "directory" / "web" / "static"
SIZES = {"kiosk": KIOSK, "phone": PHONE, "laptop": LAPTOP}
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

INLINE = "'self' 'unsafe-inline'"
"""Planted pages carry their faults with them, but for those against the policy."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves /static/ from the package and everything else from this folder."""

    extensions_map = {  # noqa: RUF012 (the base class is written so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".woff2": "font/woff2",
        ".html": "text/html; charset=utf-8",
    }

    def translate_path(self, path: str) -> str:
        if path.startswith("/static/"):
            self.directory = str(STATIC)
            return super().translate_path(path.removeprefix("/static"))
        self.directory = str(HERE)
        return super().translate_path(path)

    def end_headers(self) -> None:
        planted = "/planted/" in self.path and "off_host" not in self.path
        policy = POLICY.replace("'self'", INLINE) if planted else POLICY
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def chromium(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium. Raises FileNotFoundError when it has none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((p for p in map(shutil.which, names) if p), None)
    if path is None:
        raise FileNotFoundError("No Chromium here: sudo apt-get install chromium")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *root])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def specimen_host() -> Iterator[str]:
    """The address of a local server of the specimens and the static files."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of the site: `open_page(address, "phone", color_scheme="dark")`.

    One tab for each size and wish, used again and again: a new one costs more time
    than most checks do.
    """
    tabs: dict[str, Page] = {}

    def go(address: str, size: str = "kiosk", **options: Any) -> Page:
        key = repr((size, sorted(options.items())))
        if key not in tabs:
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height}, **options
            )
            context.add_init_script(WATCH)
            tabs[key] = context.new_page()
        tabs[key].goto(address)
        return tabs[key]

    yield go
    for page in tabs.values():
        page.context.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make contexts: `new_context("kiosk", color_scheme="dark")`; closed after."""
    made: list[BrowserContext] = []

    def make(size: str = "laptop", **options: Any) -> BrowserContext:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, **options
        )
        context.add_init_script(WATCH)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(app: Flask) -> Iterator[str]:
    """The address of the starter directory, served here."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
