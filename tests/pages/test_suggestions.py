"""Suggestions below the search box, in a browser: by keyboard and by touch."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.checks import (
    axe,
    findings,
    script_matches_lang,
    sideways_scroll,
    targets,
    text_spacing,
)

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]
OpenPage = Callable[..., Page]


def typed(page: Page, words: str) -> None:
    """Type into the box, and wait for the list."""
    page.locator("#q").press_sequentially(words)
    expect(page.get_by_role("listbox")).to_be_visible()


def test_a_phrase_is_chosen_with_the_keyboard_alone(
    new_context: NewContext, site: str
) -> None:
    """The pattern of ARIA 1.2: the focus stays in the box, which names the option."""
    page = new_context("laptop").new_page()
    page.goto(f"{site}/en/")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    typed(page, "food b")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".suggesting [role=status]")).to_contain_text(
        "Press the down arrow"
    )
    first = page.get_by_role("option").first
    expect(first).to_have_text("Food banks")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    named = box.get_attribute("aria-activedescendant")
    assert named == first.get_attribute("id")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=Food+banks")
    assert page.locator(".result").count() > 0


def test_a_chosen_phrase_keeps_the_readers_list_and_filters(
    new_context: NewContext, site: str
) -> None:
    """They are in the address, so what does not send the form loses them."""
    page = new_context("laptop").new_page()
    page.goto(f"{site}/en/search?category=food&list=thornmere-food-bank")
    typed(page, "food b")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Food+banks**")
    assert "category=food" in page.url
    assert "list=thornmere-food-bank" in page.url


def test_escape_closes_the_list_and_what_was_typed_stays(
    new_context: NewContext, site: str
) -> None:
    """And Enter then searches for it."""
    page = new_context("laptop").new_page()
    page.goto(f"{site}/en/")
    typed(page, "dent")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("dent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=dent")


def test_leaving_the_box_closes_the_list(new_context: NewContext, site: str) -> None:
    """With the Tab key."""
    page = new_context("laptop").new_page()
    page.goto(f"{site}/en/")
    typed(page, "dent")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [("gu", "ફૂડ", "ફૂડ બેંક"), ("ur", "ڈاک", "ڈاکٹر"), ("pl", "denty", "Dentyści")],
)
def test_a_phrase_is_touched_in_the_readers_script(
    new_context: NewContext, site: str, language: str, words: str, expected: str
) -> None:
    """Each option says its language, and is large enough for a finger."""
    page = new_context("kiosk", has_touch=True).new_page()
    page.goto(f"{site}/{language}/")
    typed(page, words)
    option = page.get_by_role("option").filter(has_text=expected).first
    expect(option).to_have_attribute("lang", language)
    size = option.bounding_box()
    assert size
    assert size["height"] >= 44
    option.tap()
    page.wait_for_url(f"**/{language}/search?q=*")
    assert page.locator(".result").count() > 0


def test_a_service_is_opened_from_the_list(new_context: NewContext, site: str) -> None:
    """By the beginning of its name."""
    page = new_context("phone", has_touch=True).new_page()
    page.goto(f"{site}/en/")
    typed(page, "thornmere food")
    page.get_by_role("option", name="Thornmere Food Bank").tap()
    page.wait_for_url("**/services/thornmere-food-bank")


@pytest.mark.parametrize("language", ["en", "gu", "ur"])
@pytest.mark.parametrize("size", ["kiosk", "phone"])
def test_a_page_with_an_open_list_passes_every_check(
    open_page: OpenPage, site: str, language: str, size: str
) -> None:
    """Accessibility, scripts, spacing, targets and the rest."""
    page = open_page(f"{site}/{language}/", size)
    typed(page, {"en": "foo", "gu": "ફૂ", "ur": "ڈا"}[language])
    checks = (axe, script_matches_lang, targets, text_spacing, sideways_scroll)
    assert findings(page, checks) == {}


def test_the_box_is_a_plain_field_when_the_server_does_not_answer(
    new_context: NewContext, site: str
) -> None:
    """Nothing opens, nothing breaks."""
    page = new_context("laptop").new_page()
    page.route("**/suggest?*", lambda route: route.abort())
    page.goto(f"{site}/en/")
    page.locator("#q").press_sequentially("food")
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=food")
