"""The pages of a PDF of Typst's, on which paragraphs are drawn anew.

Each glyph becomes a shape that is filled, so that nothing takes it for a letter; over
the shapes there is invisible text.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

import pikepdf
from pikepdf import Dictionary, Name, Stream

from directory.sheets.drawn_words import corrected, pieces_of
from directory.sheets.hidden_text import HIDDEN, embed_hidden_font, hidden
from directory.sheets.pdf_glyphs import Font, PageText, Stretch

Id = tuple[int, int]
"""The number of an object in a PDF, and its generation."""
_FORM = {"/Type": Name.XObject, "/Subtype": Name.Form}
_FONT = re.compile(rb"/(\S+) \S+ Tf")


@dataclass(slots=True)
class _Page:
    """A page of which something is drawn anew. changes: from, to, and what is there."""

    page: pikepdf.Page
    content: bytes
    changes: list[tuple[int, int, bytes]] = field(default_factory=list)
    shapes: set[bytes] = field(default_factory=set)


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
        self._names: dict[tuple[Font, int], bytes] = {}
        self._shapes: dict[bytes, pikepdf.Object] = {}
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
        drawn = b"\n".join(self._drawn(page, stretches))
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

    def _drawn(self, page: _Page, stretches: Sequence[Stretch]) -> Iterator[bytes]:
        for colour, group in groupby(stretches, key=lambda each: each.colour):
            yield b"q%b" % colour
            for glyph in chain.from_iterable(each.glyphs for each in group):
                name = self._names.get((glyph.font, glyph.code))
                if name is None:
                    name = self._shape(glyph.font, glyph.code)
                if name:
                    page.shapes.add(name)
                    scale = glyph.size / glyph.font.units
                    numbers = scale, scale, glyph.x, glyph.y, name
                    yield b"q %.5f 0 0 %.5f %.3f %.3f cm /%b Do Q" % numbers
            yield b"Q"

    def _shape(self, font: Font, code: int) -> bytes:
        """The name of the drawing of a glyph that is new here; b"" of a blank."""
        box, drawing = font.outline(code)
        name = b"glyph%d" % len(self._names) if drawing else b""
        self._names[font, code] = name
        if drawing:
            head = {**_FORM, "/BBox": box}
            self._shapes[name] = Stream(self._document, drawing, head)
        return name

    def write(self) -> None:
        """Put what was drawn anew on the pages, and leave out the fonts of the old."""
        pages = [page for page in self._pages.values() if page.changes]
        if not pages:
            return
        hidden_font = embed_hidden_font(self._document, self._characters)
        for page in pages:
            content = _changed(page.content, page.changes)
            page.content, page.changes = b"", []
            # Packed at once: a large document would hold a lot until it is saved.
            page.page.Contents = self._document.make_stream(
                zlib.compress(content, 1), Filter=Name.FlateDecode
            )
            resources = page.page.resources.copy()  # several pages may share one
            fonts, shapes = Dictionary(), resources.get("/XObject", Dictionary()).copy()
            for name in {found.decode() for found in _FONT.findall(content)}:
                old = resources.Font.get(f"/{name}")
                fonts[f"/{name}"] = hidden_font if name == HIDDEN else old
            for name in page.shapes:
                shapes[f"/{name.decode()}"] = self._shapes[name]
            resources.Font, resources.XObject = fonts, shapes
            page.page.Resources = resources


def _changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    out, at = [], 0
    for start, end, new in sorted(changes):
        out += [content[at:start], new]
        at = end
    return b"".join([*out, content[at:]])
