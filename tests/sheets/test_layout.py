"""How tall the pieces of a sheet are: as tall as Typst makes them, and no less."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import typst

from directory.publishing.works import Works
from directory.sheets import layout, printing
from directory.sheets.clean import FONTS, Cleaner, unjoined
from directory.sheets.faces import FALLBACKS
from directory.sheets.sheet import LARGE, NORMAL, Block, Kind, Line, Row, Sheet
from directory.sheets.template_data import TemplateData
from directory.sheets.widths import Paragraph
from directory.wording.phrases import Part, Phrase
from tests.publishing.sheet_pages import order
from tests.sheets.scripts import TAGS

Measure = Callable[[dict[str, Any], TemplateData], dict[str, Any]]
EVERY = 7
"""Of the listings, one in so many."""
TEMPLATE = """
#import "pieces.typ": *
#let sheet = json(bytes(sys.inputs.data))
#let tall(body) = measure(width: 182mm, dressed(sheet, body)).height.pt()
#context [#metadata((
  head: tall(head-of(sheet)), foot: tall(foot-of(sheet)), more: tall(more-of(sheet)),
  rows: sheet.rows.map(row => row.versions.map(
    blocks => tall(row-of(sheet, (heading: "", blocks: blocks))))),
)) <heights>]
"""


@pytest.fixture(scope="module")
def measure(tmp_path_factory: pytest.TempPathFactory) -> Measure:
    """Lets Typst measure the pieces of a sheet."""
    folder: Path = tmp_path_factory.mktemp("measure")
    for name in ("common.typ", "pieces.typ"):
        (folder / name).write_bytes((printing.HERE / name).read_bytes())
    (folder / "heights.typ").write_text(TEMPLATE)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    compiler = typst.Compiler(folder / "heights.typ", root=folder, font_paths=fonts)

    def measured(sheet: dict[str, Any], data: TemplateData) -> dict[str, Any]:
        inputs = {
            "data": json.dumps(sheet),
            "faces": json.dumps(data.faces),
            "fallbacks": json.dumps(FALLBACKS),
            "pictures": json.dumps(data.pictures),
        }
        compiler.compile(format="pdf", sys_inputs=inputs)
        found: dict[str, Any]
        (found,) = json.loads(compiler.query("<heights>", field="value"))
        return found

    return measured


def off(sheet: Sheet, works: Works, measure: Measure) -> list[tuple[str, float, float]]:
    """The pieces that are taller or less tall than they were worked out to be."""
    data = TemplateData(
        lambda stem: (works.settings.pictures / f"{stem}.svg").read_text("utf-8")
    )
    content = data.sheet(sheet)
    ours = layout.laid_out(content)
    theirs = measure(content, data)
    pieces = [
        ("head", ours.head, theirs["head"]),
        ("foot", ours.foot, theirs["foot"]),
        ("more", ours.more, theirs["more"]),
        *(
            (row.question, one, other)
            for row, versions, talls in zip(
                sheet.rows, ours.rows, theirs["rows"], strict=True
            )
            for one, other in zip(versions, talls, strict=True)
        ),
    ]
    return [(name, one, other) for name, one, other in pieces if abs(one - other) > 0.1]


@pytest.mark.parametrize("size", [NORMAL, LARGE])
@pytest.mark.parametrize("tag", TAGS)
def test_every_piece_is_as_tall_as_it_was_worked_out(
    tag: str, size: int, starter: Works, measure: Measure
) -> None:
    """So what has room by our numbers has room on the paper."""
    for listing in list(starter.listings.every())[::EVERY]:
        sheet = starter.paper.sheets.sheet(order(listing, tag, size))
        assert off(sheet, starter, measure) == [], listing.service.slug


KINDS: tuple[Kind, ...] = get_args(Kind)
TEXTS = (
    "some words " * 150,
    "w" * 300,
    "Pay-as-you-go, self-help, 24-hour, and/or/with https://example.org/a/b/c?d=e-f",
    "An – en — em dash… and (brackets) [of] {all} “kinds” of «marks»; £2.50!",
    "السلام عليكم and then back, ગુજરાતી வணக்கம் नमस्ते all in one, 020 7946 0100.",
    "x" * 23 + " " + "y" * 24 + " " + "z" * 25,
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("tag", ["en", "gu", "ta", "ur"])
def test_lines_break_as_they_do_on_the_paper(
    tag: str, text: str, starter: Works, measure: Measure
) -> None:
    """Whatever stands there, in the reader's language, in another, or in both."""
    listing = next(iter(starter.listings.every()))
    sheet = starter.paper.sheets.sheet(order(listing, tag))
    phrases = [
        Phrase((Part(text, tag),)),
        Phrase((Part(text, "en"),)),
        Phrase((Part("a ", tag), Part(text, "en"), Part(" b", tag))),
    ]
    rows = tuple(
        Row(f"{number} {kind}", 1, (Block((Line(phrase, kind, beside),)),))
        for number, phrase in enumerate(phrases)
        for kind in KINDS
        for beside in ("", text)
    )
    assert off(replace(sheet, rows=rows), starter, measure) == []


def test_postcodes_and_telephone_numbers_stay_on_one_line() -> None:
    """Half of one is read as another; and what is said has plain blanks in it."""
    said = "12 Main Road, XB1 2DE. 020 7946 0100 or +44 1632 960001, 24 5 2026, 12 DE"
    text = Cleaner().clean(said)
    assert text.count("\u00a0") == 5
    for whole in ("XB1 2DE", "020 7946 0100", "+44 1632 960001"):
        assert whole.replace(" ", "\u00a0") in text
    assert unjoined(text) == said
    whole = Paragraph("en", [{"lang": "en", "text": "XB1\u00a02DE"}], 10)
    parted = Paragraph("en", [{"lang": "en", "text": "XB1 2DE"}], 10)
    assert whole.height(30, 0) < parted.height(30, 0)
