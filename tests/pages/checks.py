"""Page checks in a real browser: each takes a page and returns its findings.

Every check has the same shape, `check(page) -> list[str]`; an empty list means
that nothing is wrong. `CHECKS` names them all, so that a test of real pages is

    for check in CHECKS:
        assert check(page) == []

A check leaves the page as it found it (viewport, styles, colours). Pages come from
the `new_context` fixture of conftest.py, whose contexts watch what a page asks for and
complains about from its first moment. The rules are WCAG 2.2; where a rule is ours the
docstring says so.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

Check = Callable[[Page], list[str]]

KIOSK = (1080, 1920)
PHONE = (320, 640)
LAPTOP = (1366, 768)
AXE_TAGS = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
    "best-practice",
)
# The script that each interface language is written in.
SCRIPTS = {
    **dict.fromkeys(("en", "ro", "pl", "pt", "so", "sq"), "Latin"),
    **dict.fromkeys(("ar", "fa", "ur"), "Arabic"),
    **dict.fromkeys(("hi", "ne"), "Devanagari"),
    "gu": "Gujarati",
    "ta": "Tamil",
}
_HELPERS = (Path(__file__).parent / "checks.js").read_text("utf-8")


def _ask(page: Page, name: str, argument: object = None) -> Any:
    """Run one function of checks.js in the page and return its JSON result."""
    return page.evaluate(
        f"(given) => {{ {_HELPERS}\nreturn {name}(given); }}", argument
    )


@contextmanager
def _viewport(page: Page, width: int, height: int) -> Iterator[None]:
    """Give the page another size for a while."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield
    finally:
        if before is not None:
            page.set_viewport_size(before)


def axe(page: Page) -> list[str]:
    """Return what axe-core finds: WCAG 2.2 A and AA, and best practice."""
    rules = {"type": "tag", "values": list(AXE_TAGS)}
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"axe {rule['id']}: {rule['help']} at {node['target'][0]}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways_scroll(page: Page) -> list[str]:
    """Return what makes the page wider than a 320 px screen (WCAG 1.4.10)."""
    with _viewport(page, *PHONE):
        wide: list[str] = _ask(page, "tooWide")
    return wide


def text_spacing(page: Page) -> list[str]:
    """Return what is cut off or too wide with the spacing of WCAG 1.4.12.

    Looked at in the page's own size and at 320 px.
    """
    findings: list[str] = []
    sizes = [page.viewport_size or {"width": 320, "height": 640}]
    sizes.append({"width": PHONE[0], "height": PHONE[1]})
    for size in sizes:
        with _viewport(page, size["width"], size["height"]):
            findings += _ask(page, "withSpacing")
    return list(dict.fromkeys(findings))


def targets(page: Page) -> list[str]:
    """Return what is too small to touch: 44 px, at kiosk size 48 px (our rule).

    A link in a sentence is let off, as in WCAG 2.5.8. A box or button inside a
    label is as large as its label.
    """
    size = page.viewport_size or {"width": 0, "height": 0}
    kiosk = (size["width"], size["height"]) == KIOSK
    small: list[str] = _ask(page, "tooSmall", 48 if kiosk else 44)
    return small


def bundled_fonts(page: Page) -> list[str]:
    """Return headings and paragraphs that a font of the machine draws (our rule)."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    session = page.context.new_cdp_session(page)
    findings = []
    try:
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        query = {"nodeId": root, "selector": "h1,h2,h3,h4,h5,h6,p"}
        for node in session.send("DOM.querySelectorAll", query)["nodeIds"]:
            used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})
            strange = [f["familyName"] for f in used["fonts"] if not f["isCustomFont"]]
            if strange:
                html = session.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"]
                findings.append(f"drawn by {', '.join(strange)}: {html[:80]}")
    finally:
        session.detach()
    return findings


WATCH = """
  window.checksSeen = [];
  const note = (words) => window.checksSeen.push(words);
  document.addEventListener("securitypolicyviolation", (e) =>
    note(`against the Policy: ${e.effectiveDirective} ${e.blockedURI}`));
  window.addEventListener("error", (e) => {
    if (e.message) note(`script error: ${e.message}`);
  });
  window.addEventListener("unhandledrejection", (e) =>
    note(`script error: ${e.reason}`));
  const complain = console.error;
  console.error = (...words) => {
    note(`console error: ${words.join(" ")}`);
    complain(...words);
  };
"""
"""What a context runs before each page: it writes down what goes wrong early."""


def off_host(page: Page) -> list[str]:
    """Return requests to other hosts, failed requests and what the policy forbids.

    The page itself may answer with an error status (an error page).
    """
    page.wait_for_load_state("load")
    seen: list[str] = _ask(page, "requestsGoneWrong")
    return list(dict.fromkeys(seen))


def focus_visible(page: Page) -> list[str]:
    """Return what is wrong on a walk through the page with the Tab key.

    Each thing focused must show it with an outline or box that contrasts by 3:1
    (2.4.7, 1.4.11), must not be covered (2.4.11), and must come in the order of
    the document (2.4.3); every visible control must be reached, without a trap.
    """
    expected: int = _ask(page, "prepareWalk")
    findings: list[str] = []
    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        step: dict[str, Any] = _ask(page, "step")
        findings += step["findings"]
        if step["over"]:
            break
    findings += _ask(page, "endWalk")
    return list(dict.fromkeys(findings))


def placeholder_labels(page: Page) -> list[str]:
    """Return fields that nothing but a placeholder names (axe lets them pass)."""
    unnamed: list[str] = _ask(page, "unnamedFields")
    return unnamed


def script_matches_lang(page: Page) -> list[str]:
    """Return text whose script is not that of its nearest lang (3.1.1, 3.1.2).

    Titles, alternative texts and labels in attributes count as text. Digits and
    punctuation belong to every script. A right-to-left language must also be set
    from right to left.
    """
    strange: list[str] = _ask(page, "strangeScripts", SCRIPTS)
    return strange


def zoom(page: Page) -> list[str]:
    """Return what is lost at 200 % and 400 % of a 1280 by 1024 screen (1.4.4, 1.4.10).

    Every word that stood on the wide page must still be there, nothing may be
    too wide, and what sticks to the screen may take half of it at most.
    """
    with _viewport(page, 1280, 1024):
        wide: list[str] = _ask(page, "words")
    findings: list[str] = []
    for percent, size in ((200, (640, 512)), (400, (320, 256))):
        with _viewport(page, *size):
            narrow = set(_ask(page, "words"))
            findings += _ask(page, "tooWide")
            findings += _ask(page, "stuckTooMuch")
        lost = [word for word in wide if word not in narrow]
        if lost:
            findings.append(f"words lost at {percent} %: {' '.join(lost[:12])}")
    return findings


def forced_colours(page: Page) -> list[str]:
    """Return what is lost when the reader's own colours replace ours.

    As Windows' contrast themes do (CSS Color Adjustment 1): no word may vanish or
    lose its contrast, and a button must have a border to be seen as one.
    """
    before = set(_ask(page, "words"))
    page.emulate_media(forced_colors="active")
    try:
        lost = sorted(before - set(_ask(page, "words")))
        # Not axe's rule: it reads a colour of the text that is not the forced one.
        findings: list[str] = _ask(page, "paleWords")
        findings += _ask(page, "bareButtons")
    finally:
        page.emulate_media(forced_colors="none")
    if lost:
        findings.append(f"words lost in forced colours: {' '.join(lost[:12])}")
    return findings


def no_script(page: Page) -> list[str]:
    """Return what the page says only with scripts on (our rule).

    Every word on the screen must stand in the page as it is served, where nothing
    hides it. The button that prints waits for a script: it is marked `data-print`.
    """
    wanted = {"Accept-Language": str(page.evaluate("() => navigator.language"))}
    served = page.context.request.get(page.url, headers=wanted).text()
    missing: list[str] = _ask(page, "wordsNotServed", served)
    return [f"words lost without scripts: {' '.join(missing[:12])}"] if missing else []


def left_to_right_facts(page: Page) -> list[str]:
    """Return phones, addresses and the like that would read from right to left.

    `.phone`, `.number`, `.ltr`, tel: links and `bdi` without letters of a
    right-to-left script must be isolated and run left to right, and so must
    every run of digits that looks like a phone number (our rule).
    """
    turned: list[str] = _ask(page, "turnedFacts")
    return turned


CHECKS: tuple[Check, ...] = (
    axe,
    sideways_scroll,
    text_spacing,
    targets,
    bundled_fonts,
    focus_visible,
    placeholder_labels,
    script_matches_lang,
    zoom,
    left_to_right_facts,
    forced_colours,
    off_host,  # late, so that it sees what a page asks for after a while
    no_script,
)


@contextmanager
def no_javascript(
    browser: Browser, size: tuple[int, int] = LAPTOP
) -> Iterator[BrowserContext]:
    """A context in which the page's own scripts do not run."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=False
    )
    try:
        yield context
    finally:
        context.close()


IN_EVERY_LANGUAGE = tuple(
    check for check in CHECKS if check not in (focus_visible, sideways_scroll)
)
"""For a page that differs in its words alone from one that all checks have seen.

The walk is the same in each language; `zoom` looks at 320 px as well.
"""


def findings(page: Page, checks: tuple[Check, ...] = CHECKS) -> dict[str, list[str]]:
    """What each check finds on a page, where it finds anything."""
    every = ((check.__name__, check(page)) for check in checks)
    return {name: found for name, found in every if found}
