"""Users, the log, one's password and every kind of job, in a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Locator, Page
from werkzeug.serving import make_server

from directory.app import create_app
from directory.publishing.works import Works
from directory.storage.records import Author
from tests.conftest import site_in
from tests.pages.checks import findings
from tests.pages.conftest import Quiet
from tests.pages.test_staff_pages import OF_ANSWERS, PASSWORD, NewContext, sign_in
from tests.publishing.test_much_opened import HARD

pytestmark = pytest.mark.browser
ADDRESSES = ("users/", "users/ravi", "users/ravi/remove", "password", "log")


def fill(works: Works) -> None:
    """Jobs of every kind, and a long log."""
    works.signing.add("anna", PASSWORD, "admin")
    works.signing.add("ravi", PASSWORD, "translator", ("gu", "ur"))
    listing = works.listings.by_slug("scam-stop")
    stored = works.listings.stored("service", [listing.service.id])[listing.service.id]
    with works.listings.writing(Author("person", "test")) as writer:
        hard = replace(stored.record, description=HARD)
        writer.put(hard, expected=stored.revision)
    for _ in range(8):
        works.views.count(listing.service.id)
    listing = works.listings.by_slug("warm-places")
    works.feedback.count(listing.service.id, listing.revision, "closed", "ur")
    for _ in range(3):
        works.unmet.count("gu", ["રોટલી"])
        works.unmet.count("ur", ["روٹی"])
    for number in range(60):
        works.audit.note("anna", "admin", "still_correct", f"a-long-slug-{number}" * 4)
    works.audit.note("", "", "wrong_sign_in")
    works.audit.note("anna", "admin", "later", "રોટલી")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of these tests' own."""
    folder: Path = tmp_path_factory.mktemp("desk")
    works = site_in(folder)
    fill(works)
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
def test_the_pages_pass_every_check(
    size: str, scheme: str, desk: str, new_context: NewContext
) -> None:
    """With every kind of job; and a form with a slip."""
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, desk, "anna")
    kinds = ("Still correct", "Done", "It is fine as it is")
    for name in kinds:
        assert page.get_by_role("button", name=name).count()
    assert findings(page) == {}
    for address in ADDRESSES:
        page.goto(f"{desk}/staff/{address}")
        assert findings(page) == {}, address
    page.goto(f"{desk}/staff/new-user")
    page.get_by_label("User name").fill("anna")
    page.get_by_label("Editor").check()
    page.get_by_label("First password").fill("four yellow kettles")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert findings(page, OF_ANSWERS) == {}


def press(page: Page | Locator, name: str) -> None:
    """A button, by the keyboard."""
    page.get_by_role("button", name=name).first.press("Enter")


def test_the_desk_is_worked_by_keyboard_without_javascript(
    desk: str, new_context: NewContext
) -> None:
    """Put a job off, add a user, remove her, and read of it in the log."""
    page = new_context("phone", java_script_enabled=False).new_page()
    sign_in(page, desk, "anna")
    name = page.locator(".jobs h2").first.inner_text()
    press(page.locator(".jobs li").first, "Later")
    assert "off the list" in page.get_by_role("status").inner_text()
    assert name not in page.locator(".jobs").inner_text()
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Users").click()
    page.get_by_role("link", name="Add a user").click()
    page.get_by_label("User name").fill("leila")
    page.get_by_label("Translator").focus()
    page.keyboard.press("Space")
    page.get_by_label("Somali").focus()
    page.keyboard.press("Space")
    page.get_by_label("First password").fill("four yellow kettles")
    press(page, "Add this user")
    assert "leila can sign in now." in page.get_by_role("status").inner_text()
    page.get_by_role("link", name="leila").click()
    page.get_by_role("link", name="Remove this user").click()
    press(page, "Yes, remove leila")
    assert "cannot sign in" in page.get_by_role("status").inner_text()
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="What was done").click()
    newest = page.locator(".log li").first.inner_text()
    assert "removed a user" in newest
    page.get_by_role("link", name="leila").first.click()
    assert page.locator(".log li").count() == 2
    page.get_by_role("link", name="Show all").click()
    page.get_by_role("link", name="Older lines").click()
    assert "removed a user" not in page.locator("main").inner_text()
