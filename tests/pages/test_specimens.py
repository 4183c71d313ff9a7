"""Every check passes on the specimens and fails on the pages planted for it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.pages.checks import (
    CHECKS,
    KIOSK,
    axe,
    findings,
    left_to_right_facts,
    no_javascript,
)

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]
PLANTED = sorted((Path(__file__).parent / "planted").glob("*.html"))
BY_NAME = {check.__name__: check for check in CHECKS}


@pytest.mark.parametrize("size", ["kiosk", "phone", "laptop"])
def test_the_english_specimen_passes_every_check(
    size: str, new_context: NewContext, specimen_host: str
) -> None:
    """Every component of the style sheet is fine at each size."""
    page = new_context(size).new_page()
    page.goto(f"{specimen_host}/specimen.html")
    assert findings(page) == {}


@pytest.mark.parametrize("size", ["kiosk", "phone"])
def test_the_urdu_specimen_passes_every_check_but_that_of_fonts(
    size: str, new_context: NewContext, specimen_host: str
) -> None:
    """The same from right to left; the Urdu font is not bundled yet."""
    page = new_context(size).new_page()
    page.goto(f"{specimen_host}/specimen_urdu.html")
    assert findings(page, left_out="bundled_fonts") == {}


@pytest.mark.parametrize("specimen", ["specimen", "specimen_urdu"])
@pytest.mark.parametrize(
    "wish",
    [
        {"color_scheme": "dark"},
        {"contrast": "more"},
        {"color_scheme": "dark", "contrast": "more"},
        {"forced_colors": "active"},
        {"reduced_motion": "reduce"},
    ],
    ids=lambda wish: "-".join(f"{v}" for v in wish.values()),
)
def test_the_specimens_keep_their_contrast_as_the_reader_wishes(
    wish: dict[str, str], specimen: str, new_context: NewContext, specimen_host: str
) -> None:
    """Dark, more contrast, forced colours and less motion pass axe."""
    page = new_context("laptop", **wish).new_page()
    page.goto(f"{specimen_host}/{specimen}.html")
    assert axe(page) == []


def test_the_specimens_work_without_javascript(
    browser: Browser, specimen_host: str
) -> None:
    """The filters unfold and the phone number shows with scripts switched off."""
    with no_javascript(browser, (320, 640)) as context:
        page = context.new_page()
        page.goto(f"{specimen_host}/specimen.html")
        assert page.locator(".phone").is_visible()
        page.locator(".filters summary").click()
        assert page.locator(".filters select").is_visible()


def test_filters_stand_open_on_a_wide_screen(
    new_context: NewContext, specimen_host: str
) -> None:
    """On a laptop nobody has to unfold the filters."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/specimen.html")
    assert page.locator(".filters select").is_visible()
    assert not page.locator(".filters summary").is_visible()


def test_the_printed_page_leaves_out_what_paper_cannot_do(
    new_context: NewContext, specimen_host: str
) -> None:
    """On paper: the phone number and opening times, no navigation or buttons."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/specimen.html")
    page.emulate_media(media="print")
    assert page.locator(".phone").is_visible()
    assert page.locator(".hours").is_visible()
    for gone in (".switcher", ".leave", ".search", ".filters", ".pager"):
        assert not page.locator(gone).is_visible()
    size = page.locator("main p").first.evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) >= 14 * 96 / 72


@pytest.mark.parametrize("planted", PLANTED, ids=lambda path: path.stem)
def test_a_planted_bad_page_is_found(
    planted: Path, new_context: NewContext, specimen_host: str
) -> None:
    """Each planted page fails the check it is named after, for its own reason."""
    check = BY_NAME[planted.stem.split("--")[0]]
    page = new_context("kiosk" if planted.stem.endswith("kiosk") else "laptop")
    opened = page.new_page()
    opened.goto(f"{specimen_host}/planted/{planted.name}")
    meta = re.search(r'name="finding" content="([^"]+)"', planted.read_text("utf-8"))
    assert meta is not None
    found = check(opened)
    assert any(meta[1] in finding for finding in found), found


def test_every_check_has_a_planted_page() -> None:
    """No check can pass everything unnoticed."""
    assert {path.stem.split("--")[0] for path in PLANTED} == set(BY_NAME)


def test_a_button_good_enough_for_a_phone_is_too_small_for_the_kiosk(
    new_context: NewContext, specimen_host: str
) -> None:
    """45 px pass at a laptop's size and fail at the kiosk's."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/planted/targets--kiosk.html")
    assert BY_NAME["targets"](page) == []
    page.set_viewport_size({"width": KIOSK[0], "height": KIOSK[1]})
    assert BY_NAME["targets"](page) != []


def test_an_urdu_address_reads_from_left_to_right(
    new_context: NewContext, specimen_host: str
) -> None:
    """The house number stands to the left of the street on an Urdu page."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/specimen_urdu.html")
    assert left_to_right_facts(page) == []
    places = page.locator(".address bdi").evaluate(
        """element => [0, 3].map((at) => {
            const range = document.createRange();
            range.setStart(element.firstChild, at);
            range.setEnd(element.firstChild, at + 1);
            return range.getBoundingClientRect().x;
        })"""
    )
    assert places[0] < places[1]
