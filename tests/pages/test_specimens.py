"""Every check passes on the specimens and fails on the pages planted for it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from directory.wording.languages import LANGUAGES
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
SPECIMENS = sorted(path.stem for path in Path(__file__).parent.glob("specimen*.html"))
IN_SCRIPTS = [stem for stem in SPECIMENS if stem != "specimen"]
SAME_SCRIPT = {f"specimen_{tag}" for tag in ("ne", "fa", "pl", "ro")}
OWN_FONT = {
    **dict.fromkeys(("hi", "ne"), "Noto Sans Devanagari"),
    **dict.fromkeys(("ar", "fa"), "Noto Sans Arabic"),
    "gu": "Noto Sans Gujarati",
    "ta": "Noto Sans Tamil",
    "ur": "Noto Nastaliq Urdu",
}
# How much of a name drawn in one font is not there, or elsewhere, in another. Edges
# may differ: FreeType fits a font to pixels by the letters that it finds in it.
DIFFERENCE = """async ([weight, name, first, second]) => {
    const pictures = [];
    for (const family of [first, second]) {
        const font = `${weight} 120px "${family}"`;
        if (!(await document.fonts.load(font, name)).length) return 1;
        const context = Object.assign(document.createElement("canvas"),
            { width: 900, height: 400 }).getContext("2d");
        context.font = font;
        context.fillText(name, 60, 260);
        pictures.push(context.getImageData(0, 0, 900, 400).data);
    }
    let ink = 0, other = 0;
    for (let at = 3; at < pictures[0].length; at += 4) {
        ink += pictures[0][at] > 127;
        other += Math.abs(pictures[0][at] - pictures[1][at]) > 127;
    }
    return ink ? other / ink : 1;
}"""


@pytest.mark.parametrize("size", ["kiosk", "phone", "laptop"])
def test_the_english_specimen_passes_every_check(
    size: str, new_context: NewContext, specimen_host: str
) -> None:
    """Every component of the style sheet is fine at each size."""
    page = new_context(size).new_page()
    page.goto(f"{specimen_host}/specimen.html")
    assert findings(page) == {}


@pytest.mark.parametrize(
    ("specimen", "size"),
    [(specimen, "phone") for specimen in IN_SCRIPTS]
    + [(specimen, "kiosk") for specimen in IN_SCRIPTS if specimen not in SAME_SCRIPT],
)
def test_the_specimens_of_other_scripts_pass_every_check(
    specimen: str, size: str, new_context: NewContext, specimen_host: str
) -> None:
    """The same in every script, drawn by bundled fonts alone; kiosk once a script."""
    page = new_context(size).new_page()
    page.goto(f"{specimen_host}/{specimen}.html")
    assert findings(page) == {}


def loaded(page: Page, address: str) -> dict[str, int]:
    """Every file that a page loads with its languages unfolded, and its bytes."""
    sizes: dict[str, int] = {}
    page.on("response", lambda r: sizes.setdefault(Path(r.url).name, len(r.body())))
    page.goto(address)
    page.locator(".switcher details").evaluate("details => { details.open = true; }")
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return sizes


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_a_page_stays_light(
    specimen: str, new_context: NewContext, specimen_host: str
) -> None:
    """400 KB with nothing cached, 150 KB without its fonts."""
    page = new_context("phone").new_page()
    sizes = loaded(page, f"{specimen_host}/{specimen}.html")
    fonts = sum(size for name, size in sizes.items() if name.endswith(".woff2"))
    assert fonts > 0
    assert sum(sizes.values()) <= 400_000, sizes
    assert sum(sizes.values()) - fonts <= 150_000


def test_the_names_of_the_languages_load_no_whole_script(
    new_context: NewContext, specimen_host: str
) -> None:
    """On an English page the list of languages costs a few letters of each script."""
    page = new_context("phone").new_page()
    sizes = loaded(page, f"{specimen_host}/specimen.html")
    fonts = {name for name in sizes if name.endswith(".woff2")}
    allowed = ("names-", "noto-sans-latin-400", "noto-sans-latin-700")
    assert {name for name in fonts if not name.startswith(allowed)} == {
        "noto-sans-european-400-normal.woff2",
        "noto-sans-european-700-normal.woff2",
    }
    assert "names-nastaliq-400-normal.woff2" in fonts


@pytest.mark.parametrize("weight", [400, 700])
def test_the_names_of_the_languages_look_as_in_their_own_font(
    weight: int, new_context: NewContext, specimen_host: str
) -> None:
    """Each name is joined and stacked as its whole font would draw it."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/specimen.html")
    for language in LANGUAGES:
        if language.tag in OWN_FONT:
            few = "Front Door Names" + (" Nastaliq" if language.tag == "ur" else "")
            given = [weight, language.name, few, OWN_FONT[language.tag]]
            assert page.evaluate(DIFFERENCE, given) < 0.1, language.name
    unlike = [weight, "اردو", "Front Door Names", "Front Door Names Nastaliq"]
    assert page.evaluate(DIFFERENCE, unlike) > 0.5


def test_an_english_name_does_not_squash_a_line_of_urdu(
    new_context: NewContext, specimen_host: str
) -> None:
    """A line keeps its height around an English name; an English block has its own."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/specimen_urdu.html")
    lines = """e => e.getBoundingClientRect().height
        / parseFloat(getComputedStyle(e).fontSize)"""
    name = page.locator(".brief li > span", has=page.locator("bdi[lang=en]")).first
    assert name.evaluate(lines) >= 2.4
    assert page.locator(".english [lang=en] li").first.evaluate(lines) <= 1.6
    sides = page.locator(".english [lang=en]").evaluate(
        """e => [getComputedStyle(e).borderLeftWidth,
                 getComputedStyle(e).borderRightWidth]"""
    )
    assert sides[0] != "0px"
    assert sides[1] == "0px"


def test_a_field_does_not_cut_urdu_off(
    new_context: NewContext, specimen_host: str
) -> None:
    """The tallest and the deepest words fit into the line that a field clips to."""
    page = new_context("laptop").new_page()
    page.goto(f"{specimen_host}/specimen_urdu.html")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    for field in ("input[type=search]", "select"):
        over = page.locator(field).evaluate(
            """field => {
                const style = getComputedStyle(field);
                const context = document.createElement("canvas").getContext("2d");
                context.font = `${style.fontSize} "Noto Nastaliq Urdu"`;
                const ink = context.measureText("کبھی گنجائش آرام");
                const room = parseFloat(style.lineHeight);
                const box = ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent;
                const above = ink.fontBoundingBoxAscent + (room - box) / 2;
                return [ink.actualBoundingBoxAscent - above,
                        ink.actualBoundingBoxDescent - (room - above)];
            }"""
        )
        assert max(over) <= 1, (field, over)


@pytest.mark.parametrize("specimen", ["specimen", "specimen_urdu", "specimen_ar"])
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
