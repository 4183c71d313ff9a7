"""The words of a paragraph as invisible text over its drawing, line by line.

What reads the text of a page goes by where letters stand, and turns words of scripts
that run from right to left round by itself. So each line is written as it is seen, in
a font whose every character is a blank.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from statistics import mode

import pikepdf
import uharfbuzz as hb
from pikepdf import Dictionary, Name, String

from directory.sheets.clean import FONTS
from directory.sheets.drawn_words import CONTROLS, Piece

HIDDEN = "hidden"
"""The name of the font among the resources of a page."""
_ADVANCE = 0.26
"""How wide each character is, in em."""
_NAME = Name("/BLANKS+NotoSans")
_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Hidden def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TO_RIGHT, _TO_LEFT = "\u200e\u200f"
"""Unseen, at both ends of words that run to the right among others: without these the
blanks there get lost."""


def hidden(pieces: Sequence[Piece]) -> tuple[bytes, str]:
    """Operators that write the pieces unseen where they are drawn; all characters."""
    out, shown = ["q BT 3 Tr"], ""
    for _, group in groupby(pieces, key=lambda piece: piece.line):
        line = list(group)
        y = mode(piece.y for piece in line)
        size = max(piece.size for piece in line)
        out.append(f"/{HIDDEN} {size:.2f} Tf")
        for left, right, seen in _as_seen(line):
            text = seen.ljust(2)  # pdfium leaves out what is one character alone
            scale = 100 * max(right - left, 0.3) / (len(text) * _ADVANCE * size)
            codes = text.encode("utf-16-be").hex()
            out.append(f"{scale:.2f} Tz 1 0 0 1 {left:.2f} {y:.2f} Tm <{codes}> Tj")
            shown += text
    return "\n".join([*out, "ET Q"]).encode(), shown


def _as_seen(line: Sequence[Piece]) -> Iterator[tuple[float, float, str]]:
    """The pieces of a line from left to right: from where to where, and what."""
    ordered = sorted(line, key=lambda piece: piece.left)
    is_leftward = line[0] is not ordered[0]
    for piece, after in pairwise(ordered):
        between = " " if piece.word != after.word else ""
        if is_leftward and _turns(piece, after):
            between = _TO_RIGHT + between + _TO_LEFT
        yield piece.left, after.left, _seen(piece) + between
    last = ordered[-1]
    yield last.left, last.right, _seen(last)


def _seen(piece: Piece) -> str:
    text = CONTROLS.sub("", piece.text)
    return text[::-1].translate(_MIRRORED) if piece.is_leftward else text


def _turns(before: Piece, after: Piece) -> bool:
    """Whether words that run to the right begin or end between two pieces."""
    if before.is_leftward or after.is_leftward:
        return before.is_leftward != after.is_leftward
    return before.word + 1 != after.word


def embed_hidden_font(pdf: pikepdf.Pdf, characters: Iterable[str]) -> pikepdf.Object:
    """Add the font to a PDF, for some characters. Text in it is UTF-16-BE."""
    codes = sorted(map(ord, characters))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=_NAME,
        Flags=4,
        FontBBox=[0, 0, 0, 0],
        ItalicAngle=0,
        Ascent=1069,
        Descent=-293,
        CapHeight=714,
        StemV=80,
        FontFile2=pdf.make_stream(_blank_font()),
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=_NAME,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=round(_ADVANCE * 1000),
        CIDToGIDMap=pdf.make_stream(b"\0\1" * (codes[-1] + 1)),
    )
    outer = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=_NAME,
        Encoding=Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(inner)],
        ToUnicode=pdf.make_stream((_CMAP % "\n".join(_rows(codes))).encode()),
    )
    return pdf.make_indirect(outer)


def _rows(codes: list[int]) -> Iterator[str]:
    """What each code stands for: itself. A block has up to a hundred rows."""
    for start in range(0, len(codes), 100):
        block = codes[start : start + 100]
        yield f"{len(block)} beginbfchar"
        yield from (f"<{code:04X}> <{code:04X}>" for code in block)
        yield "endbfchar"


@cache
def _blank_font() -> bytes:
    """A TrueType font of which the first glyph is a blank."""
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / "noto-sans-400.ttf")))
    wanted = hb.SubsetInput()
    wanted.unicode_set.add(ord(" "))
    return bytes(hb.subset(face, wanted).blob.data)
