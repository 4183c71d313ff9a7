"""Every kind of page of the site itself, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from directory.settings import ROOT
from directory.wording.languages import LANGUAGES
from tests.pages.checks import (
    CHECKS,
    IN_EVERY_LANGUAGE,
    KIOSK,
    PHONE,
    findings,
    no_javascript,
)

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]
OpenPage = Callable[..., Page]

PAGES = {
    "home": "",
    "results": "search?q=food+bank",
    "everything": "search?list=dial-a-bus",
    "filtered": "search?category=food&free=1&access=step-free&spoken=so",
    "near": "search?near=Copperwick+Market&within=2&open=soon&age=30",
    "misspelled": "search?q=dentits",
    "some words": "search?q=dentist+zzzz",
    "left out": "search?q=dentist&spoken=zu&access=lift",
    "nowhere": "search?q=food&near=Atlantis",
    "sensitive results": "search?category=domestic-abuse",
    "nothing": "search?q=zzzzqqq&free=1",
    "listing": "services/thornmere-food-bank?near=XB4+1",
    "three places": "services/conversation-cafes?list=dial-a-bus",
    "refuge": "services/linnet-refuge",
    "easy read": "services/thornmere-food-bank/easy-read",
    "easy refuge": "services/linnet-refuge/easy-read",
    "list": "list?list=conversation-cafes,dial-a-bus,gone",
    "empty list": "list",
    "another listing": "services/scam-stop",
    "sheets": "pack?list=conversation-cafes,dial-a-bus",
    "sheets of nothing": "pack",
    "card": "card?for=food",
    "open card": "card",
    "help": "help",
    "about": "about",
    "accessibility": "accessibility",
    "privacy": "privacy",
}
TAGS = [language.tag for language in LANGUAGES]
SLUGS = sorted(path.stem for path in (ROOT / "content" / "listings").glob("*.json"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tag", TAGS)
def test_every_kind_of_page_passes_every_check_in_every_language(
    tag: str, page: str, open_page: OpenPage, site: str
) -> None:
    """At kiosk size; the checks themselves go down to 320 px where they must.

    The walk with the Tab key is made in one language of each direction.
    """
    checks = CHECKS if tag in ("en", "ur") else IN_EVERY_LANGUAGE
    assert findings(open_page(f"{site}/{tag}/{PAGES[page]}"), checks) == {}


@pytest.mark.parametrize("tag", TAGS)
def test_the_choice_of_languages_passes_every_check(
    tag: str, open_page: OpenPage, site: str
) -> None:
    """In whichever language the browser asks for it."""
    assert findings(open_page(f"{site}/", locale=tag), IN_EVERY_LANGUAGE) == {}


@pytest.mark.parametrize("tag", ["en", "ur"])
def test_the_page_of_a_large_pack_passes_every_check(
    tag: str, open_page: OpenPage, site: str
) -> None:
    """It asks again by itself until the sheets are there, and then leads to them."""
    ticks = "&".join(f"tick={slug}" for slug in SLUGS[:11])
    page = open_page(f"{site}/{tag}/pack.pdf?{ticks}&langs=en")
    page.wait_for_selector("main a.button", timeout=120_000)
    assert findings(page) == {}


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("tag", ["en", "ur"])
def test_every_listing_passes_every_check(
    tag: str, slug: str, open_page: OpenPage, site: str
) -> None:
    """In English and in Urdu, whose letters and direction are furthest from it."""
    page = open_page(f"{site}/{tag}/services/{slug}")
    assert findings(page, IN_EVERY_LANGUAGE) == {}


@pytest.mark.parametrize(
    "page",
    ["home", "results", "listing", "refuge", "list", "easy read", "sheets", "card"],
)
@pytest.mark.parametrize("tag", ["en", "gu", "ur"])
def test_the_main_pages_pass_on_a_phone_too(
    tag: str, page: str, open_page: OpenPage, site: str
) -> None:
    """At 320 px, dark as many phones are."""
    address = f"{site}/{tag}/{PAGES[page]}"
    assert findings(open_page(address, "phone", color_scheme="dark")) == {}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("page", ["nope", "services/nope"])
def test_pages_that_are_not_there_pass_every_check(
    tag: str, page: str, open_page: OpenPage, site: str
) -> None:
    """An error speaks the reader's language too."""
    assert findings(open_page(f"{site}/{tag}/{page}", "phone"), IN_EVERY_LANGUAGE) == {}


def test_a_language_that_is_not_there_passes_every_check(
    open_page: OpenPage, site: str
) -> None:
    """It is said in the language that the browser asks for."""
    assert findings(open_page(f"{site}/xx/", "phone", locale="gu")) == {}


@pytest.mark.parametrize("size", [KIOSK, PHONE], ids=["kiosk", "phone"])
def test_the_main_job_is_done_without_javascript(
    size: tuple[int, int], browser: Browser, site: str
) -> None:
    """Find a food bank, free and step-free, open it, put it on the list."""
    with no_javascript(browser, size) as context:
        page = context.new_page()
        page.goto(site)
        page.locator("main").get_by_role("link", name="English").click()
        page.get_by_label("What do you need help with?").fill("food bank")
        page.get_by_role("button", name="Search").click()
        if size == PHONE:
            page.get_by_text("Narrow the list").click()
        page.get_by_role("checkbox", name=re.compile("^Free")).check()
        page.get_by_label("Step-free entrance").check()
        page.get_by_role("button", name="Show the list").click()
        assert page.locator(".chip").count() == 2
        page.get_by_role("link", name="Thornmere Food Bank", exact=True).click()
        assert page.locator("a.phone").first.inner_text() == "020 7946 0150"
        page.get_by_role("link", name="Add to my list").click()
        page.get_by_role("link", name="My list (1)").click()
        assert page.get_by_role("heading", level=1).inner_text() == "My list"
        assert page.locator(".result").count() == 1
        assert not page.locator("[data-print]").is_visible()


def test_the_main_job_is_done_with_the_keyboard_alone(
    new_context: NewContext, site: str
) -> None:
    """Tab to the search box, type, Enter, tab to the first result, Enter."""
    page = new_context("laptop").new_page()
    page.goto(f"{site}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("food bank")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.result') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Thornmere Food Bank"


def test_leaving_quickly_takes_the_page_out_of_the_back_button(
    new_context: NewContext, site: str
) -> None:
    """With scripts; without, it is a plain link to the first page."""
    page = new_context("phone").new_page()
    page.goto(f"{site}/en/")
    page.goto(f"{site}/en/services/linnet-refuge")
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(f"{site}/")
    page.go_back()
    assert page.url == f"{site}/en/"


def test_a_printed_listing_has_the_facts_and_none_of_the_furniture(
    new_context: NewContext, site: str
) -> None:
    """On paper: name, phone, address, times; no navigation, no buttons. The name of
    the directory and its help line stay, as on a letter."""
    page = new_context("laptop").new_page()
    page.emulate_media(media="print")
    page.goto(f"{site}/en/services/thornmere-food-bank")
    for seen in ("h1", "a.phone", ".address >> nth=0", ".hours >> nth=0", ".checked"):
        assert page.locator(seen).first.is_visible(), seen
    for hidden in (".help-link", ".footer ul", ".trail", "[data-print]", ".skip"):
        assert not page.locator(hidden).first.is_visible(), hidden
