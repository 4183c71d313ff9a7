"""The coverage report, in a real browser."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext
from werkzeug.serving import make_server

from directory.app import create_app
from directory.storage.coverage import KeptFigures
from tests.conftest import TUESDAY_MORNING, site_in
from tests.pages.checks import findings
from tests.pages.conftest import Quiet
from tests.pages.test_staff_pages import PASSWORD, sign_in

pytestmark = pytest.mark.browser
NewContext = Callable[..., BrowserContext]
PAGES = ("report/", "report/2026")


@pytest.fixture(scope="module")
def report_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of these tests' own, with an editor, and figures of two years."""
    folder: Path = tmp_path_factory.mktemp("report")
    works = site_in(folder)
    works.signing.add("anna", PASSWORD, "editor")
    listing = works.listings.by_slug("scam-stop")
    works.feedback.count(listing.service.id, listing.revision, "closed", "gu")
    for word in ("નમસ્તે", "food", "", "سلام"):
        works.unmet.count("gu", [word])
    works.taps.count("referral")
    figures = works.coverage.keep()
    for weeks in range(4, 57, 4):
        ago = TUESDAY_MORNING - timedelta(weeks=weeks)
        KeptFigures(works.engine, lambda ago=ago: ago).keep(figures.groups)
    works.coverage.keep()
    server = make_server(
        "127.0.0.1", 0, create_app(works), threaded=True, request_handler=Quiet
    )
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
    works.engine.dispose()


@pytest.mark.parametrize(("size", "scheme"), [("kiosk", "light"), ("phone", "dark")])
def test_the_report_passes_every_check(
    size: str, scheme: str, report_site: str, new_context: NewContext
) -> None:
    """As it is now, and as the edition of a year: the same tables, so that once will
    do."""
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, report_site, "anna")
    for address in PAGES if size == "phone" else PAGES[:1]:
        page.goto(f"{report_site}/staff/{address}")
        assert findings(page) == {}, address


def test_the_report_is_read_by_keyboard_without_javascript(
    report_site: str, new_context: NewContext
) -> None:
    """Through the menu to a table that is too wide for the screen, which scrolls; to
    the edition, and to the spreadsheet."""
    page = new_context("phone", java_script_enabled=False).new_page()
    sign_in(page, report_site, "anna")
    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Coverage report").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{report_site}/staff/report/")
    wide = page.get_by_role("region", name="Table: Listings in each language")
    wide.focus()
    last = wide.get_by_role("columnheader", name="No sentences")
    outside = last.bounding_box()
    page.keyboard.press("End")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    inside = last.bounding_box()
    assert outside
    assert inside
    assert inside["x"] < outside["x"]
    page.get_by_role("link", name="Edition of 2026").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{report_site}/staff/report/2026")
    assert "Example" in page.locator(".objectives").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a spreadsheet").focus()
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "coverage-2026.csv"


@pytest.mark.parametrize("address", PAGES)
def test_on_paper_every_number_is_there_and_nothing_is_cut_off(
    address: str, report_site: str, new_context: NewContext
) -> None:
    """No table is wider than an A4 page."""
    page = new_context("laptop").new_page()
    sign_in(page, report_site, "anna")
    page.set_viewport_size({"width": 673, "height": 1000})  # 178 mm: A4 less margins
    page.goto(f"{report_site}/staff/{address}")
    page.emulate_media(media="print")
    for piece in ("header", "nav", "footer"):
        assert not page.locator(piece).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
    assert page.locator("table").count() == page.locator("table:visible").count()
