"""Checking translations and Easy Read, in a real browser."""

import re
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page
from werkzeug.serving import make_server

from directory.app import create_app
from directory.storage.renditions import Rendition
from tests.conftest import site_in
from tests.pages.checks import CHECKS, findings, no_script
from tests.pages.conftest import Quiet
from tests.pages.test_staff_pages import PASSWORD, sign_in

pytestmark = pytest.mark.browser
NewContext = Callable[..., BrowserContext]
OF_ANSWERS = tuple(check for check in CHECKS if check is not no_script)
"""That one asks for the address again: the answer to a form is not there."""
FIVE_DAYS = "થેલીમાં લગભગ પાંચ દિવસ ચાલે એટલું ખાવાનું હોય છે."
SLUG = "conversation-cafes"


@pytest.fixture(scope="module")
def staff_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of these tests' own. One listing has a sentence in every state."""
    works = site_in(tmp_path_factory.mktemp("staff"))
    works.signing.add("anna", PASSWORD, "editor")
    works.signing.add("ravi", PASSWORD, "translator", ("ur", "gu"))
    listing = works.listings.by_slug(SLUG)
    parts = works.review.sentences.parts("ur", listing)
    every = [each.source for part in parts for each in part.sentences]
    works.renditions.store(
        Rendition(source=source, language="ur", text=text, origin=origin, state=state)
        for source, text, origin, state in (
            (every[0], "آپ یہاں آ سکتے ہیں۔", "machine", "held"),
            (every[1], "", "machine", "withheld"),
            (every[2], "آپ کا شکریہ۔", "person", "shown"),
        )
    )
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


def press(page: Page, name: str, number: int) -> None:
    """A button of a sentence, by the keyboard."""
    pattern = re.compile(rf"^{name} ?: sentence {number}$")
    page.get_by_role("button", name=pattern).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def from_the_top(page: Page) -> None:
    """An answer opens at what it says: the Tab key starts there, and not above."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); scrollTo(0, 0)")
    page.evaluate("document.body.removeAttribute('tabindex')")


@pytest.mark.parametrize(("size", "scheme"), [("kiosk", "light"), ("phone", "dark")])
def test_review_pages_pass_every_check(
    size: str, scheme: str, staff_site: str, new_context: NewContext
) -> None:
    """The lists; a listing in Urdu, and with a slip of hers; its easy words."""
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, staff_site, "ravi")
    for address in ("", "ur/", f"ur/{SLUG}"):
        page.goto(f"{staff_site}/staff/review/{address}")
        assert findings(page) == {}, address
    page.get_by_label("Your words in Urdu for sentence 2", exact=True).fill("۱۲ 99")
    page.locator("article", has_text="Sentence 3 of").locator("summary").click()
    page.get_by_label("Your words in Urdu for sentence 3", exact=True).fill("یہ نہیں")
    press(page, "Save my words", 2)
    page.get_by_role("alert").wait_for()
    from_the_top(page)
    assert findings(page, OF_ANSWERS) == {}
    page.goto(f"{staff_site}/staff/review/gu/thornmere-food-bank")
    bag = page.locator("article", has_text="about three days")
    bag.locator("summary").click()
    bag.get_by_label("Your words").fill(FIVE_DAYS)
    bag.get_by_role("button", name="Save my words").click()
    bag.get_by_role("checkbox").first.wait_for()
    from_the_top(page)
    assert findings(page, OF_ANSWERS) == {}
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, staff_site, "anna")
    for address in ("", SLUG):
        page.goto(f"{staff_site}/staff/easy-read/{address}")
        assert findings(page) == {}, address


def test_a_listing_is_checked_by_keyboard_without_javascript(
    staff_site: str, new_context: NewContext
) -> None:
    """Open it, sign, correct, be unsure; she lands on the next sentence each time."""
    page = new_context("laptop", java_script_enabled=False).new_page()
    sign_in(page, staff_site, "ravi")
    page.get_by_role("link", name="Translations").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Gujarati").focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Thornmere Food Bank")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{staff_site}/staff/review/gu/thornmere-food-bank")
    # She types in the third sentence, and then signs the first.
    third = page.locator("article", has_text="Sentence 3 of 28")
    third.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Your words in Gujarati for sentence 3", exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("આ ખોરાક ડબ્બામાં છે.")
    press(page, "Right", 1)
    told = page.locator("#done")
    assert "Signed: sentence 1" in told.inner_text()
    assert "1 of 28 are signed now." in told.inner_text()
    assert "sentence 3" in told.inner_text()
    assert told.evaluate("x => x.nextElementSibling.innerText").startswith("Sentence 2")
    assert "Not saved yet." in third.inner_text()
    assert third.get_by_label("Your words").input_value() == "આ ખોરાક ડબ્બામાં છે."
    press(page, "Not sure", 2)
    assert "Somebody else will look" in told.inner_text()
    press(page, "Save my words", 3)
    assert "2 of 28 are signed now." in told.inner_text()
    assert "આ ખોરાક ડબ્બામાં છે." in third.locator(".words").inner_text()


def test_a_question_is_answered_by_keyboard_without_javascript(
    staff_site: str, new_context: NewContext
) -> None:
    """The page opens at it; the Enter key in a tick box signs nothing."""
    page = new_context("laptop", java_script_enabled=False).new_page()
    sign_in(page, staff_site, "ravi")
    page.goto(f"{staff_site}/staff/review/gu/thornmere-food-bank")
    bag = page.locator("article", has_text="about three days")
    signed = page.locator(".sentence-signed").count()
    number = int(bag.get_by_role("heading").inner_text().split()[1])
    bag.locator("summary").click()
    bag.get_by_label("Your words").fill(FIVE_DAYS)
    press(page, "Save my words", number)
    assert page.url.endswith("#done")
    assert "Please look once more" in page.get_by_role("alert").inner_text()
    for box in bag.get_by_role("checkbox").all():
        box.focus()
        page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Not saved yet" in page.locator("#done").inner_text()
    assert page.locator(".sentence-signed").count() == signed
    assert bag.get_by_label("Your words").input_value() == FIVE_DAYS
    press(page, "Save my words", number)
    for box in bag.get_by_role("checkbox").all():
        box.focus()
        page.keyboard.press("Space")
    press(page, "Save my words", number)
    assert "Signed: sentence" in page.locator("#done").inner_text()
    assert FIVE_DAYS in bag.locator(".words").inner_text()
