"""Sheets look as they did when somebody looked at them, in every language."""

import pytest
from PIL import Image, ImageDraw

from directory.publishing.works import Works
from directory.wording.languages import LANGUAGES
from tests.sheets.reviewed import BLOCK, HERE, WORST, difference, pictures

NAMES = [*(language.tag for language in LANGUAGES), "ur-large", "ar-short"]


@pytest.fixture(scope="module")
def drawn(starter: Works) -> dict[str, Image.Image]:
    """The sheets as they come out now."""
    return pictures(starter)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_looks_as_it_was_reviewed(
    drawn: dict[str, Image.Image], name: str
) -> None:
    """If this is on purpose: `python -m tests.sheets.reviewed`, and look at them."""
    with Image.open(HERE / f"{name}.png") as opened:
        reviewed = opened.convert("L")
    assert difference(drawn[name], reviewed) <= WORST


def test_every_language_has_its_picture_and_none_is_left_over() -> None:
    """A new language is looked at, too."""
    assert {path.stem for path in HERE.iterdir()} == set(NAMES)


def test_a_word_that_is_gone_would_be_seen(drawn: dict[str, Image.Image]) -> None:
    """The tolerance is small enough: a few letters painted over are too many."""
    spoilt = drawn["en"].copy()
    dark = spoilt.point(lambda grey: 255 if grey < 100 else 0).getbbox()
    assert dark is not None
    left, top, *_ = dark
    size = 3 * BLOCK
    ImageDraw.Draw(spoilt).rectangle((left, top, left + size, top + size), fill=255)
    assert difference(drawn["en"], spoilt) > WORST


def test_sheets_stay_readable_in_grey(drawn: dict[str, Image.Image]) -> None:
    """There is black on them, and no picture is so pale that it goes unseen."""
    for image in drawn.values():
        shades = image.histogram()
        assert sum(shades[:64]) > 500
