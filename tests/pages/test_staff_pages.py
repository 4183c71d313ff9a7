"""The staff pages, in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page
from werkzeug.serving import make_server

from directory.app import create_app
from tests.conftest import site_in
from tests.pages.checks import CHECKS, findings, no_script
from tests.pages.conftest import Quiet

pytestmark = pytest.mark.browser
NewContext = Callable[..., BrowserContext]
OF_ANSWERS = tuple(check for check in CHECKS if check is not no_script)
"""That one asks for the address again: the answer to a form is not there."""
PASSWORD = "three green ferries"


@pytest.fixture(scope="module")
def staff_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of these tests' own, with an editor and a translator."""
    folder: Path = tmp_path_factory.mktemp("staff")
    works = site_in(folder)
    works.signing.add("anna", PASSWORD, "editor")
    works.signing.add("ravi", PASSWORD, "translator", ("gu",))
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


def sign_in(page: Page, site: str, name: str) -> None:
    """By the form, with the keyboard."""
    page.goto(f"{site}/staff/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/staff/")


@pytest.mark.parametrize(("size", "scheme"), [("kiosk", "light"), ("phone", "dark")])
def test_staff_pages_pass_every_check(
    size: str, scheme: str, staff_site: str, new_context: NewContext
) -> None:
    """Signing in, wrongly too; the list; and the start of one who has none."""
    page = new_context(size, color_scheme=scheme).new_page()
    page.goto(f"{staff_site}/staff/")
    assert findings(page) == {}
    page.get_by_label("User name").fill("nobody")
    page.get_by_label("Password").fill("anything at all")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert findings(page, OF_ANSWERS) == {}
    sign_in(page, staff_site, "anna")
    assert findings(page) == {}
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, staff_site, "ravi")
    assert findings(page) == {}


def test_the_monday_list_is_worked_by_keyboard_without_javascript(
    staff_site: str, new_context: NewContext
) -> None:
    """Sign in, press "Still correct", be told so, sign out; and Back shows nothing."""
    page = new_context("laptop", java_script_enabled=False).new_page()
    sign_in(page, staff_site, "anna")
    button = page.get_by_role("button", name="Still correct").first
    name = page.locator(".jobs h2").first.inner_text()
    button.focus()
    page.keyboard.press("Enter")
    assert name in page.get_by_role("status").inner_text()
    assert name not in page.locator(".jobs").inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{staff_site}/staff/sign-in")
    page.go_back()
    assert page.url.startswith(f"{staff_site}/staff/sign-in")
