"""Where the glyphs stand on a page that Typst drew, and what they look like.

It knows the one way in which Typst writes a stretch of text: what looks otherwise is
none.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

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
Outline = tuple[tuple[int, int, int, int], bytes]
_OUTLINES: dict[tuple[int, bytes], Outline] = {}
"""By what a font says of a glyph: its number is another in each document."""
_MOST_OUTLINES = 5_000
_MANY_CONTOURS = b"\x7f"
"""The first byte of how many contours a glyph has; what is put together has -1."""
_NAMED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


class Font:
    """A TrueType font that is embedded in a PDF."""

    def __init__(self, font: pikepdf.Object) -> None:
        """font: its dictionary there."""
        program = font.DescendantFonts[0].FontDescriptor.FontFile2
        face = hb.Face(program.read_bytes())
        self._shapes = hb.Font(face)
        self._data = face.reference_table("glyf").data
        self._places = _places(face)
        self._texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in _NAMED.findall(font.ToUnicode.read_bytes())
        }
        self._advances: dict[int, float] = {}
        self.units: int = face.upem
        """How many units of its outlines an em has."""

    def text(self, code: int) -> str:
        """What a glyph stands for; "" if the font does not say."""
        return self._texts.get(code, "")

    def advance(self, code: int) -> float:
        """How far the next glyph is from this one, in em."""
        known = self._advances.get(code)
        if known is None:
            known = float(self._shapes.get_glyph_h_advance(code)) / self.units
            self._advances[code] = known
        return known

    def outline(self, code: int) -> Outline:
        """Its box, and the operators that fill it, b"" of a blank; in units."""
        data = self._data[self._places[code] : self._places[code + 1]]
        # A glyph that is put together names others by numbers of this font.
        if data[:1] > _MANY_CONTOURS:
            return self._drawn(code)
        key = self._shapes.get_glyph_h_advance(code), data
        found = _OUTLINES.get(key)
        if found is None:
            if len(_OUTLINES) >= _MOST_OUTLINES:
                _OUTLINES.clear()
            found = _OUTLINES[key] = self._drawn(code)
        return found

    def _drawn(self, code: int) -> Outline:
        said: list[str] = []
        self._shapes.draw_glyph(code, _PEN, said)
        box = self._shapes.get_glyph_extents(code)
        left, top = box.x_bearing, box.y_bearing
        corners = left - 1, top + box.height - 1, left + box.width + 1, top + 1
        return corners, "\n".join([*said, "f"]).encode() if said else b""


def _places(face: hb.Face) -> tuple[int, ...]:
    """Where each glyph begins among the outlines of a font ("loca" of OpenType)."""
    data = face.reference_table("loca").data
    is_long = face.reference_table("head").data[51]
    if is_long:
        return struct.unpack(f">{len(data) // 4}L", data)
    return tuple(2 * half for half in struct.unpack(f">{len(data) // 2}H", data))


def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(_writer("%.0f %.0f m"))
    pen.set_line_to_func(_writer("%.0f %.0f l"))
    pen.set_cubic_to_func(_writer("%.0f %.0f %.0f %.0f %.0f %.0f c"))
    pen.set_close_path_func(_writer("h"))
    return pen


def _writer(operator: str) -> Callable[..., None]:
    """Writes an operator with its numbers to the list that it is given last."""

    def write(*given: Any) -> None:
        *numbers, said = given
        said.append(operator % tuple(numbers))

    return write


_PEN = _pen()


class Glyph(NamedTuple):
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


class Stretch(NamedTuple):
    """Glyphs from left to right. start, end: its place in the content of the page.

    x, y: where the pen stood; marks may stand to the left of it. colour: operators.
    """

    start: int
    end: int
    x: float
    y: float
    colour: bytes
    glyphs: Sequence[Glyph]


class PageText:
    """The tagged stretches of a page, by their numbers."""

    def __init__(self, content: bytes, fonts: Mapping[str, Font]) -> None:
        """fonts: by their names on this page."""
        self._fonts = fonts
        self._found = {int(each[1]): each for each in _STRETCH.finditer(content)}

    def stretch(self, number: int) -> Stretch | None:
        """The stretch of a number; None where it holds anything but plain text."""
        found = self._found.get(number)
        if not found:
            return None
        x, y = float(found[2]), float(found[3])
        # What is between them, and six groups of each.
        other, *shown = _SHOWN.split(found[5])
        if other.strip() or any(map(bytes.strip, shown[6::7])):
            return None
        glyphs = [
            each
            for at in range(0, len(shown), 7)
            for each in self._glyphs(x, y, *shown[at : at + 6])
        ]
        return Stretch(*found.span(), x, y, found[4], glyphs) if glyphs else None

    def _glyphs(
        self, x: float, y: float, meant: bytes | None, name: bytes, *operands: bytes
    ) -> Iterator[Glyph]:
        font = self._fonts[name.decode()]
        size, right, down = map(float, operands[:3])
        x, y = x + right, y - down
        text = _meant(meant) if meant else None
        for each in _shown(operands[3]):
            if isinstance(each, float):
                x -= each * size / 1000
                continue
            for code in each:
                advance = font.advance(code) * size
                said = font.text(code) if text is None else text
                yield Glyph(font, code, size, x, y, advance, said)
                x += advance
                text = None if text is None else ""


@lru_cache(maxsize=1_000)
def _meant(properties: bytes) -> str:
    return str(pikepdf.Object.parse(properties).ActualText)


@lru_cache(maxsize=10_000)
def _shown(operand: bytes) -> tuple[float | tuple[int, ...], ...]:
    """Glyphs, and how far the next go back, in thousandths of an em."""
    found = pikepdf.Object.parse(b"[%b]" % operand.strip(b"[]"))
    return tuple(
        tuple(
            high * 256 + low for high, low in zip(*[iter(bytes(each))] * 2, strict=True)
        )
        if isinstance(each, pikepdf.String)
        else float(each)
        for each in found
    )
