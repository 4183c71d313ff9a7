"""Pictures and photos of listings, in a real browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext
from werkzeug.serving import make_server

from bench.weights import CACHED, UNCACHED, weigh
from directory.app import create_app
from tests.conftest import site_in
from tests.pages.checks import CHECKS, findings, focus_visible
from tests.pages.conftest import Quiet
from tests.pages.test_staff_pages import OF_ANSWERS, PASSWORD, sign_in
from tests.storage.photo_files import door, file_of

pytestmark = pytest.mark.browser
NewContext = Callable[..., BrowserContext]
SLUG = "conversation-cafes"
BUT_THE_WALK = tuple(check for check in CHECKS if check is not focus_visible)
PNG = {"name": "door.png", "mimeType": "image/png", "buffer": file_of(door(), "PNG")}
SHOWS = "What does the photo show?"


@pytest.fixture(scope="module")
def picture_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A site of these tests' own with an editor; and the page of a listing there."""
    folder: Path = tmp_path_factory.mktemp("pictures")
    works = site_in(folder)
    works.signing.add("anna", PASSWORD, "editor")
    service_id = works.listings.by_slug(SLUG).service.id
    server = make_server(
        "127.0.0.1", 0, create_app(works), threaded=True, request_handler=Quiet
    )
    thread = Thread(target=server.serve_forever)
    thread.start()
    site = f"http://127.0.0.1:{server.port}"
    yield site, f"{site}/staff/listings/{service_id}/picture"
    server.shutdown()
    thread.join()
    server.server_close()
    works.engine.dispose()


@pytest.mark.parametrize(("size", "scheme"), [("kiosk", "light"), ("phone", "dark")])
def test_pages_with_photos_pass_every_check(
    size: str, scheme: str, picture_site: tuple[str, str], new_context: NewContext
) -> None:
    """The page of staff: before, wrong, after; and what residents see of it."""
    site, address = picture_site
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, site, "anna")
    page.goto(address)
    assert findings(page) == {}
    page.get_by_label(SHOWS).fill("...")
    page.get_by_role("button", name="Save the photo").click()
    page.get_by_role("alert").wait_for()
    assert findings(page, OF_ANSWERS) == {}
    page.goto(address)
    page.locator("#photo").set_input_files(files=[PNG])
    page.get_by_label(SHOWS).fill("A red door beside a bakery")
    page.get_by_label("We may show this photo").check()
    page.get_by_role("button", name="Save the photo").click()
    page.wait_for_url(f"{address}?done=photo")
    assert findings(page, BUT_THE_WALK) == {}
    for tag, name in (("en", ""), ("ur", "/easy-read")):
        page.goto(f"{site}/{tag}/services/{SLUG}{name}")
        image = page.locator(".photo img")
        image.scroll_into_view_if_needed()
        assert image.get_attribute("alt") == "A red door beside a bakery"
        every, fonts = weigh(page)
        assert every <= UNCACHED
        assert every - fonts <= CACHED
        assert image.evaluate("each => each.naturalWidth") == 640
        assert findings(page, BUT_THE_WALK) == {}


def test_a_picture_is_chosen_by_keyboard_without_javascript(
    picture_site: tuple[str, str], new_context: NewContext
) -> None:
    """Looked for, walked to with arrow keys, saved; and Easy Read shows it."""
    site, address = picture_site
    page = new_context("laptop", java_script_enabled=False).new_page()
    sign_in(page, site, "anna")
    page.goto(address)
    page.get_by_label("Find a picture").focus()
    page.keyboard.type("bicycle")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"find=bicycle"))
    page.get_by_role("radio", name="The usual one").focus()
    for _ in ("A box of tools", "A bicycle"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}?done=picture")
    assert page.get_by_role("status").inner_text().strip() == "The picture is saved."
    assert page.get_by_role("radio", name="As now: A bicycle").is_checked()
    page.goto(f"{site}/en/services/{SLUG}/easy-read")
    assert page.get_by_role("img", name="A bicycle").count() == 1


def test_a_photo_is_printed_with_its_page_and_moves_nothing(
    picture_site: tuple[str, str], new_context: NewContext
) -> None:
    """Its place is kept free until it comes."""
    site, address = picture_site
    page = new_context("phone").new_page()
    sign_in(page, site, "anna")
    page.goto(address)
    page.locator("#photo").set_input_files(files=[PNG])
    page.get_by_label(SHOWS).fill("A red door")
    page.get_by_label("We may show this photo").check()
    page.get_by_role("button", name="Save the photo").click()
    page.wait_for_url(f"{address}?done=photo")
    page.goto(f"{site}/en/services/{SLUG}")
    page.emulate_media(media="print")
    assert page.locator(".photo img").is_visible()
    page.emulate_media(media="screen")
    came = page.locator(".photo img").bounding_box()
    page.route("**/photos/**", lambda route: route.abort())
    page.goto(f"{site}/en/services/{SLUG}?")
    missing = page.locator(".photo img").bounding_box()
    assert came is not None
    assert missing is not None
    assert (came["width"], came["height"]) == (missing["width"], missing["height"])
    assert came["height"] > 150
