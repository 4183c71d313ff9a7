"""The pages about one listing, in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, expect
from werkzeug.serving import make_server

from directory.app import create_app
from directory.model.users import User
from directory.publishing.editing import Sent
from directory.publishing.works import Works
from tests.conftest import site_in
from tests.pages.checks import findings
from tests.pages.conftest import Quiet
from tests.pages.test_staff_pages import PASSWORD, sign_in

pytestmark = pytest.mark.browser
NewContext = Callable[..., BrowserContext]
SLUG = "thornmere-food-bank"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Works]]:
    """A site of these tests' own, with two editors."""
    folder: Path = tmp_path_factory.mktemp("editing")
    works = site_in(folder)
    for name in ("anna", "ben"):
        works.signing.add(name, PASSWORD, "editor")
    server = make_server(
        "127.0.0.1", 0, create_app(works), threaded=True, request_handler=Quiet
    )
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}", works
    server.shutdown()
    thread.join()
    server.server_close()
    works.engine.dispose()


@pytest.mark.parametrize(("size", "scheme"), [("kiosk", "light"), ("phone", "dark")])
def test_pages_about_a_listing_pass_every_check(
    size: str, scheme: str, site: tuple[str, Works], new_context: NewContext
) -> None:
    """Whole, with problems and warnings on them, and with two changes at once."""
    address, works = site
    service_id = works.listings.by_slug(SLUG).service.id
    other = works.listings.by_slug("quillbrook-langar").service.id
    page = new_context(size, color_scheme=scheme).new_page()
    sign_in(page, address, "anna")
    at = f"{address}/staff/listings/{service_id}"
    first = (
        f"{address}/staff/listings/",
        f"{address}/staff/listings/?q=no+such+listing",
        f"{address}/staff/listings/new?name=Group",
        f"{at}/edit",
        f"{at}/publish",
        f"{at}/history",
        f"{at}/preview",
        f"{at}/preview/ur",
        f"{at}/close",
        f"{at}/picture",
        f"{address}/staff/listings/no-such/edit",
        f"{at}/merge",
        f"{at}/merge?with={other}",
    )
    # The small screen in the dark sees all; the kiosk in light those with a form.
    large = (f"{at}/edit", f"{at}/merge?with={other}", f"{at}/close")
    for each in first if size == "phone" else large:
        page.goto(each)
        assert findings(page) == {}, each
    user = User("anna", "editor")
    work = works.desk.editing.open(user, service_id)
    bad = {"minimum_age": "sixty", "times": "when the moon is full", "name": ""}
    typed = {**work.typed, **bad, "languages_more": "Elvish"}
    for base in (work.newest, work.newest - 1):
        mark = works.desk.editing.open(user, service_id).mark
        works.desk.editing.keep(user, service_id, Sent(typed, base, mark, ""))
        for each in ("edit?kept=1", "publish" if base == work.newest else "collision"):
            page.goto(f"{at}/{each}")
            assert findings(page) == {}, each
    works.desk.editing.drop(user, service_id)


def test_a_listing_is_written_and_published_by_keyboard_without_javascript(
    site: tuple[str, Works], new_context: NewContext
) -> None:
    """From the menu to the page that residents read."""
    address, works = site
    page = new_context("laptop", java_script_enabled=False).new_page()
    sign_in(page, address, "anna")
    page.get_by_role("link", name="Listings").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="New listing").focus()
    page.keyboard.press("Enter")
    page.get_by_label("What is the service called?").fill("Heron Dock knitters")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="What is it?", exact=True).fill(
        "We knit. We utilise wool."
    )
    page.get_by_role("group", name="Kind of service").get_by_text(
        "Getting out and meeting people", exact=True
    ).click()
    page.get_by_label("Meeting people", exact=True).check()
    page.get_by_label("Times that belong to no place").fill("Sat 2-4pm")
    page.get_by_label("Number", exact=True).fill("020 7946 0999")
    page.get_by_label("Name of the service").focus()
    page.keyboard.press("Enter")  # in a line: the first button, which keeps and checks
    expect(page.get_by_role("status").first).to_contain_text("Your draft is kept.")
    assert "Saturday 2pm to 4pm" in page.locator("#shown-times").inner_text()
    page.get_by_role("button", name="Write “use”").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="What is it?", exact=True)
    expect(field).to_have_value("We knit. We use wool.")
    page.get_by_role("button", name="Publish …").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Publish", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("It is published.")
    page.get_by_role("link", name="Look at it as residents do").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Heron Dock knitters")
    assert works.listings.by_slug("heron-dock-knitters").service.description


def test_typing_is_kept_and_read_at_once(
    site: tuple[str, Works], new_context: NewContext
) -> None:
    """With JavaScript: a draft and advice without a press; the cursor stays."""
    address, works = site
    service_id = works.listings.by_slug("evening-lamp-cafe").service.id
    page = new_context("laptop").new_page()
    sign_in(page, address, "ben")
    page.goto(f"{address}/staff/listings/{service_id}/edit")
    field = page.get_by_role("textbox", name="What is it?", exact=True)
    field.fill("We utilise tea.")
    expect(page.locator("[data-saved]")).to_contain_text("Your draft was kept at")
    expect(page.locator("#reading-description")).to_contain_text("Write “use”")
    expect(field).to_be_focused()
    draft = works.desk.drafts.get(service_id, "ben")
    assert draft is not None
    assert draft.typed["description"] == "We utilise tea."
    page.get_by_role("button", name="Write “use”").click()
    expect(page.get_by_role("textbox", name="What is it?", exact=True)).to_have_value(
        "We use tea."
    )


def test_forms_stand_as_they_are_meant(
    site: tuple[str, Works], new_context: NewContext
) -> None:
    """The bar is one row, words beside boxes are lines and not a column of words, and
    the menu leaves the first screen of a phone to the page."""
    address, works = site
    user = User("ben", "editor")
    service_id = works.desk.editing.begin(user, "Heron Dock singers")
    open_now = works.desk.editing.open(user, service_id)
    typed = {**open_now.typed, "categories": ["meeting-people"], "minimum_age": "six"}
    typed["email"] = "sing@example.org"
    works.desk.editing.keep(user, service_id, Sent(typed, 0, open_now.mark, ""))
    page = new_context("laptop").new_page()
    sign_in(page, address, "ben")
    at = f"{address}/staff/listings/{service_id}"
    page.goto(f"{at}/edit")
    bar = page.locator(".do").bounding_box()
    assert bar
    assert bar["height"] < 110
    error = page.locator("#wrong-minimum_age-1").bounding_box()
    assert error
    assert error["height"] < 40
    typed["minimum_age"] = ""
    mark = works.desk.editing.open(user, service_id).mark
    works.desk.editing.keep(user, service_id, Sent(typed, 0, mark, ""))
    page.goto(f"{at}/publish")
    page.set_viewport_size({"width": 320, "height": 700})
    words = page.get_by_text("I made sure today").bounding_box()
    title = page.get_by_role("heading", level=1).bounding_box()
    assert words
    assert title
    assert words["width"] > 200
    assert title["y"] < 260
    works.desk.editing.drop(user, service_id)
