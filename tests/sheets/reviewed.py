"""Pictures of sheets that a person has looked at; a test compares sheets with them.

    python -m tests.sheets.reviewed     make them again (then look at every one)

Tolerance: of blocks of 8 by 8 points in grey, none may differ by more than 24 of 255
on average. A digit that changed, a line that moved or a picture that is another one
differs by 40 and more; another version of the renderer by 5 and less.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from directory.publishing.works import Works
from directory.wording.languages import LANGUAGES
from tests.conftest import site_in
from tests.publishing.sheet_pages import printed

HERE = Path(__file__).parent / "reviewed"
SLUG = "tallow-heath-growing-group"
LARGE_SLUG = "scam-stop"
SHORT_SLUG = "thornmere-libraries"
"""A service with more places than have room."""
SCALE = 0.75
"""Pixels to a point."""
BLOCK = 6
"""Pixels: 8 points."""
WORST = 24


def pictures(works: Works) -> dict[str, Image.Image]:
    """The first page of a sheet in each language; one in large print; one short."""
    made = {tag: _drawn(works, SLUG, tag, 16) for tag in _tags()}
    made["ur-large"] = _drawn(works, LARGE_SLUG, "ur", 24)
    made["ar-short"] = _drawn(works, SHORT_SLUG, "ar", 16)
    return made


def _tags() -> list[str]:
    return [language.tag for language in LANGUAGES]


def _drawn(works: Works, slug: str, tag: str, size: int) -> Image.Image:
    pdf = printed(works, works.listings.by_slug(slug), tag, size).pdf
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        image: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil()
        page.close()
    return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """By how much the block differs that differs most: 0 to 255."""
    if one.size != other.size:
        return 255.0
    apart = np.abs(np.asarray(one, float) - np.asarray(other, float))
    rows, columns = (side // BLOCK * BLOCK for side in apart.shape)
    blocks = apart[:rows, :columns].reshape(
        rows // BLOCK, BLOCK, columns // BLOCK, BLOCK
    )
    return float(blocks.mean(axis=(1, 3)).max())


def main() -> int:
    """Write the pictures."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        works = site_in(Path(home))
        for name, image in pictures(works).items():
            image.quantize(16).save(HERE / f"{name}.png", optimize=True)
        works.engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
