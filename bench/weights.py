"""Weights: what a page brings over the wire, in each language.

    python bench/weights.py

Opens home, a full page of results and a listing in Chromium, with nothing kept from
before, and adds up the bodies of everything that came: HTML, style, script, pictures,
fonts. Not compressed, as the program's own server sends them.
"""

import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from directory.app import create_app
from directory.wording.languages import LANGUAGES
from tests.conftest import site_in
from tests.pages.conftest import Quiet, chromium

ADDRESSES = {
    "home": "",
    "results": "search",
    "listing": "services/conversation-cafes",
    "Easy Read": "services/conversation-cafes/easy-read",
}
UNCACHED, CACHED = 400, 150
"""The most that a page may weigh, in kilobytes of 1,000 bytes, without and with its
fonts kept from before."""

_BODIES = """() => [
  ...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource"),
].map((entry) => [entry.name, entry.encodedBodySize])"""


def weigh(page: Page) -> tuple[float, float]:
    """All that a page brought, and its fonts alone, in kilobytes."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    bodies: list[tuple[str, int]] = page.evaluate(_BODIES)
    fonts = sum(size for name, size in bodies if name.endswith(".woff2"))
    return sum(size for _, size in bodies) / 1000, fonts / 1000


def weigh_fresh(browser: Browser, address: str) -> tuple[float, float]:
    """The same, in a browser that has never seen the site."""
    context = browser.new_context(viewport={"width": 1080, "height": 1920})
    try:
        page = context.new_page()
        page.goto(address)
        return weigh(page)
    finally:
        context.close()


def main() -> None:
    """Print the weights of each kind of page in each language."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        works = site_in(Path(home))
        server = make_server(
            "127.0.0.1", 0, create_app(works), threaded=True, request_handler=Quiet
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        browser = chromium(playwright)
        print(
            f"KB without anything cached / with the fonts cached ({UNCACHED}/{CACHED})"
        )
        print("language " + "".join(f"{name:>18}" for name in ADDRESSES))
        worst = (0.0, 0.0)
        for language in LANGUAGES:
            cells = []
            for path in ADDRESSES.values():
                every, fonts = weigh_fresh(browser, f"{site}/{language.tag}/{path}")
                worst = max(worst[0], every), max(worst[1], every - fonts)
                cells.append(f"{every:.0f} / {every - fonts:.0f}")
            print(f"{language.tag:9}" + "".join(f"{cell:>18}" for cell in cells))
        print(f"heaviest: {worst[0]:.0f} KB, with its fonts cached {worst[1]:.0f} KB")
        browser.close()
        server.shutdown()
        works.engine.dispose()


if __name__ == "__main__":
    main()
