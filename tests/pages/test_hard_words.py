"""Hard words on an Easy Read page, in a browser: by touch, by keyboard, on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.checks import axe, no_javascript, sideways_scroll, targets

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]
OpenPage = Callable[..., Page]
ADDRESS = "en/services/benefits-advice/easy-read"


def test_a_touch_shows_the_meaning_below_the_line_and_is_counted(
    new_context: NewContext, site: str
) -> None:
    """A second touch takes it away again."""
    page = new_context("kiosk").new_page()
    page.goto(f"{site}/{ADDRESS}")
    word = page.locator(".hard-word").first
    expect(word).to_have_attribute("aria-expanded", "false")
    with page.expect_request(lambda request: "/hard-words/" in request.url) as sent:
        word.click()
    assert sent.value.method == "POST"
    assert sent.value.post_data in (None, "")
    meaning = page.locator(".meaning")
    expect(meaning).to_be_visible()
    expect(word).to_have_attribute("aria-expanded", "true")
    assert meaning.inner_text().endswith(".")
    assert "Back to" not in meaning.inner_text()
    assert axe(page) == []
    assert sideways_scroll(page) == []
    word.click()
    expect(meaning).to_have_count(0)


def test_a_meaning_is_opened_with_the_keyboard(
    new_context: NewContext, site: str
) -> None:
    """By Enter and by the space bar, and the focus stays on the word."""
    page = new_context("laptop").new_page()
    page.goto(f"{site}/{ADDRESS}")
    word = page.locator(".hard-word").first
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".meaning")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".meaning")).to_have_count(0)
    expect(word).to_be_focused()


def test_without_javascript_a_word_leads_to_its_meaning_and_back(
    browser: object, site: str
) -> None:
    """Down to the list, and up to the sentence."""
    with no_javascript(browser, (800, 1000)) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{site}/{ADDRESS}")
        word = page.locator(".hard-word").first
        name = word.get_attribute("href")
        word.click()
        entry = page.locator(name or "")
        expect(entry).to_be_in_viewport()
        entry.get_by_role("link").click()
        expect(word).to_be_in_viewport()


@pytest.mark.parametrize("tag", ["en", "ur"])
def test_the_picture_stands_on_the_side_where_reading_begins(
    tag: str, open_page: OpenPage, site: str
) -> None:
    """Letters of 20 px or more, one column, nothing justified or slanted."""
    page = open_page(f"{site}/{tag}/services/thornmere-food-bank/easy-read", "phone")
    picture = page.locator(".easy-picture").first.bounding_box()
    words = page.locator(".easy-lines li:has(img) p").first
    box = words.bounding_box()
    assert picture is not None
    assert box is not None
    if tag == "en":
        assert picture["x"] + picture["width"] <= box["x"]
    else:
        assert box["x"] + box["width"] <= picture["x"]
    style = words.evaluate(
        "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), "
        "s.textAlign, s.fontStyle, s.columnCount] }"
    )
    assert style[0] >= 20
    assert style[1:] == ["start", "normal", "auto"]
    assert targets(page) == []
