"""Where the glyphs stand on a page that Typst drew, and what they look like.

It knows the one way in which Typst writes a stretch of text: what looks otherwise is
none.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
import uharfbuzz as hb

# A stretch of tagged text: its number, where it stands, its colour, its glyphs.
_STRETCH = re.compile(
    rb"/\w+<<[^\n]*?/MCID (\d+)[^\n]*?>>BDC\n"
    rb"q 1 0 0 -1 (\S+) (\S+) cm([^\n]*)\nBT(.*?)\nET\nQ\nEMC",
    re.DOTALL,
)
# Glyphs of one font and size, with what they stand for where their font does not say
# it. There is no "Tj" inside a string: a glyph is two bytes, and the first one is low.
_SHOWN = re.compile(
    rb"(?:/Span(<<.*?>>)BDC)?(?:/ReversedChars BMC)? 0 Tr"
    rb"/(\S+) (\S+) Tf 1 0 0 -1 (\S+) (\S+) Tm(.*?)T[jJ](?:\nEMC)*",
    re.DOTALL,
)
_NAMED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


class Font:
    """A TrueType font that is embedded in a PDF."""

    def __init__(self, font: pikepdf.Object) -> None:
        """font: its dictionary there."""
        program = font.DescendantFonts[0].FontDescriptor.FontFile2
        self._shapes = hb.Font(hb.Face(program.read_bytes()))
        self._texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in _NAMED.findall(font.ToUnicode.read_bytes())
        }
        self._pen = hb.DrawFuncs()
        self._pen.set_move_to_func(_writer("%.0f %.0f m"))
        self._pen.set_line_to_func(_writer("%.0f %.0f l"))
        self._pen.set_cubic_to_func(_writer("%.0f %.0f %.0f %.0f %.0f %.0f c"))
        self._pen.set_close_path_func(_writer("h"))
        self.units: int = self._shapes.face.upem
        """How many units of its outlines an em has."""

    def text(self, code: int) -> str:
        """What a glyph stands for; "" if the font does not say."""
        return self._texts.get(code, "")

    def advance(self, code: int) -> float:
        """How far the next glyph is from this one, in em."""
        return float(self._shapes.get_glyph_h_advance(code)) / self.units

    def outline(self, code: int) -> tuple[list[int], bytes]:
        """Its box, and the operators that fill it, b"" of a blank; in units."""
        said: list[str] = []
        self._shapes.draw_glyph(code, self._pen, said)
        box = self._shapes.get_glyph_extents(code)
        left, top = box.x_bearing, box.y_bearing
        corners = [left - 1, top + box.height - 1, left + box.width + 1, top + 1]
        return corners, "\n".join([*said, "f"]).encode() if said else b""


def _writer(operator: str) -> Callable[..., None]:
    """Writes an operator with its numbers to the list that it is given last."""

    def write(*given: Any) -> None:
        *numbers, said = given
        said.append(operator % tuple(numbers))

    return write


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph on a page, in points from the left and from below.

    text: what it stands for; "" if a glyph beside it says that for both.
    """

    font: Font
    code: int
    size: float
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs from left to right. start, end: its place in the content of the page.

    x, y: where the pen stood; marks may stand to the left of it. colour: operators.
    """

    start: int
    end: int
    x: float
    y: float
    colour: bytes
    glyphs: tuple[Glyph, ...]


class PageText:
    """The tagged stretches of a page, by their numbers."""

    def __init__(self, content: bytes, fonts: Mapping[str, Font]) -> None:
        """fonts: by their names on this page."""
        self._fonts = fonts
        self._found = {int(each[1]): each for each in _STRETCH.finditer(content)}

    def stretch(self, number: int) -> Stretch | None:
        """The stretch of a number; None where it holds anything but plain text."""
        found = self._found.get(number)
        if not found or _SHOWN.sub(b"", found[5]).strip():
            return None
        x, y = float(found[2]), float(found[3])
        shown = _SHOWN.findall(found[5])
        glyphs = tuple(each for show in shown for each in self._glyphs(x, y, *show))
        return Stretch(*found.span(), x, y, found[4], glyphs) if glyphs else None

    def _glyphs(
        self, x: float, y: float, meant: bytes, name: bytes, *operands: bytes
    ) -> Iterator[Glyph]:
        font = self._fonts[name.decode()]
        size, right, down = map(float, operands[:3])
        x, y = x + right, y - down
        text = str(pikepdf.Object.parse(meant).ActualText) if meant else None
        for each in pikepdf.Object.parse(b"[%b]" % operands[3].strip(b"[]")):
            if not isinstance(each, pikepdf.String):
                x -= float(each) * size / 1000
                continue
            for high, low in zip(*[iter(bytes(each))] * 2, strict=True):
                code = high * 256 + low
                advance = font.advance(code) * size
                said = font.text(code) if text is None else text
                yield Glyph(font, code, size, x, y, advance, said)
                x += advance
                text = None if text is None else ""
