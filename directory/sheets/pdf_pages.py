"""The pages of a PDF of Typst's, on which paragraphs are drawn anew.

Each glyph becomes a shape that is filled, so that nothing takes it for a letter; over
the shapes there is invisible text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name

from directory.sheets.drawn_words import corrected, pieces_of
from directory.sheets.hidden_text import HIDDEN, embed_hidden_font, hidden
from directory.sheets.pdf_glyphs import Font, PageText, Stretch

Id = tuple[int, int]
"""The number of an object in a PDF, and its generation."""
_FONT = re.compile(rb"/(\S+) \S+ Tf")


@dataclass(slots=True)
class _Page:
    """A page of which something is drawn anew. changes: from, to, and what is there."""

    page: pikepdf.Page
    content: bytes
    changes: list[tuple[int, int, bytes]] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)


class Pages:
    """All pages of a document."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        """document: is changed by `write` only."""
        self._document = document
        self._all = {page.obj.objgen: page for page in document.pages}
        self._pages: dict[Id, _Page] = {}
        self._text: tuple[Id, PageText] | None = None
        """Of one page alone: it holds a lot, and paragraphs come page by page."""
        self._fonts: dict[Id, Font] = {}
        self._names: dict[tuple[Font, int], str] = {}
        self._shapes: dict[str, pikepdf.Object] = {}
        self._characters: set[str] = set()

    def redraw(self, page_id: Id, numbers: Sequence[int], text: str) -> bool:
        """Draw a paragraph as shapes with its text over them, under its first number.

        False if these numbers hold anything else but that text; then they stay.
        """
        page = self._page(page_id)
        written = self._text_of(page_id)
        found = [written.stretch(number) for number in numbers]
        stretches = [stretch for stretch in found if stretch]
        if len(stretches) < len(found) or max(text) > "\uffff":
            return False
        pieces = corrected(pieces_of(stretches), text)
        if not pieces:
            return False
        words, characters = hidden(pieces)
        self._characters.update(characters)
        drawn = b"\n".join(self._drawn(page, stretch) for stretch in stretches)
        new = b"/Span<</MCID %d>>BDC\n%b\n%b\nEMC\n" % (numbers[0], drawn, words)
        first, *others = stretches
        page.changes.append((first.start, first.end, new))
        page.changes.extend((each.start, each.end, b"") for each in others)
        return True

    def _page(self, page_id: Id) -> _Page:
        if page_id not in self._pages:
            page = self._all[page_id]
            self._pages[page_id] = _Page(page, page.Contents.read_bytes())
        return self._pages[page_id]

    def _text_of(self, page_id: Id) -> PageText:
        if self._text is None or self._text[0] != page_id:
            page = self._page(page_id)
            named = page.page.resources.Font.items()
            fonts = {name[1:]: self._font(font) for name, font in named}
            self._text = page_id, PageText(page.content, fonts)
        return self._text[1]

    def _font(self, font: pikepdf.Object) -> Font:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = Font(font)
        return self._fonts[font.objgen]

    def _drawn(self, page: _Page, stretch: Stretch) -> bytes:
        out = [b"q%b" % stretch.colour]
        for glyph in stretch.glyphs:
            name = self._shape(glyph.font, glyph.code)
            if name:
                page.shapes.add(name)
                scale = glyph.size / glyph.font.units
                place = f"{scale:.5f} 0 0 {scale:.5f} {glyph.x:.3f} {glyph.y:.3f} cm"
                out.append(f"q {place} /{name} Do Q".encode())
        return b"\n".join([*out, b"Q"])

    def _shape(self, font: Font, code: int) -> str:
        """The name of the drawing of a glyph; "" of a blank."""
        if (font, code) not in self._names:
            box, drawing = font.outline(code)
            name = f"glyph{len(self._names)}" if drawing else ""
            self._names[font, code] = name
            if drawing:
                self._shapes[name] = self._document.make_stream(
                    drawing, Type=Name.XObject, Subtype=Name.Form, BBox=box
                )
        return self._names[font, code]

    def write(self) -> None:
        """Put what was drawn anew on the pages, and leave out the fonts of the old."""
        pages = [page for page in self._pages.values() if page.changes]
        if not pages:
            return
        hidden_font = embed_hidden_font(self._document, self._characters)
        for page in pages:
            content = _changed(page.content, page.changes)
            page.page.Contents = self._document.make_stream(content)
            resources = page.page.resources.copy()  # several pages may share one
            fonts, shapes = Dictionary(), resources.get("/XObject", Dictionary()).copy()
            for name in {found.decode() for found in _FONT.findall(content)}:
                old = resources.Font.get(f"/{name}")
                fonts[f"/{name}"] = hidden_font if name == HIDDEN else old
            for name in page.shapes:
                shapes[f"/{name}"] = self._shapes[name]
            resources.Font, resources.XObject = fonts, shapes
            page.page.Resources = resources


def _changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    out, at = [], 0
    for start, end, new in sorted(changes):
        out += [content[at:start], new]
        at = end
    return b"".join([*out, content[at:]])
