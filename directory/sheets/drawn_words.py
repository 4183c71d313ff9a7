"""The words of a paragraph, read from its drawing, with what it was meant to say.

The letters that glyphs stand for tell where one word ends and another begins, and
whether these are the words of a text; the text itself tells what they say.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import mode
from typing import NamedTuple

from directory.sheets.pdf_glyphs import Glyph, Stretch

_RTL = re.compile("[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that run from right to left; figures never do."""
CONTROLS = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""They are never drawn, and no part of a word."""
_JOINERS = frozenset("\u200c\u200d")
"""They change how a word is drawn, and are not always drawn themselves."""
_HANGING = 0.7
"""How far a glyph may stand below its line, in em: marks of Nastaliq stand 0.55 below
it, letters up to 1.4 above; its lines are 2.1 apart, those of other fonts 1.47."""
_BACK = 0.15
"""How far the pen goes back at least, in em, where another run begins: no sign is less
wide than 0.25, and letters of Nastaliq are moved together by 0.05."""


class Piece(NamedTuple):
    """What is drawn of a word on one line in one direction.

    word, line: numbers that grow. left, right, y and size are in points.
    """

    word: int
    line: int
    is_leftward: bool
    left: float
    right: float
    y: float
    size: float
    text: str


def pieces_of(stretches: Sequence[Stretch]) -> list[Piece]:
    """The pieces of the words of a paragraph, in the order of reading.

    Their text is that of their glyphs: where letters join, it may have some twice, or
    in another order.
    """
    glyphs = [glyph for stretch in stretches for glyph in stretch.glyphs]
    has_leftward = any(_kind(glyph.text) == "R" for glyph in glyphs)
    pieces: list[Piece] = []
    word = 0
    for line, run in _runs(stretches, _line_of(glyphs)):
        for is_leftward, part in _parts(run) if has_leftward else [(False, run)]:
            for is_blank, group in groupby(part, key=lambda each: each.text.isspace()):
                if is_blank:
                    word += 1
                else:
                    pieces.append(_piece(word, line, is_leftward, list(group)))
    return pieces


def _line_of(glyphs: Sequence[Glyph]) -> Callable[[float], int]:
    """The number of a line by the height at which something stands.

    All but letters that run from right to left, and their marks, stand on their line.
    """
    hanging = _HANGING * max(glyph.size for glyph in glyphs)
    lines = {round(each.y) for each in glyphs if each.text and _kind(each.text) != "R"}
    return lambda height: sum(line > height + hanging for line in lines)


def _runs(
    stretches: Sequence[Stretch], line_of: Callable[[float], int]
) -> list[tuple[int, list[Glyph]]]:
    """What is on one line in one direction, with the number of the line.

    Typst writes the runs of a paragraph in the order of reading, and each from left to
    right: where the pen goes back, another one begins.
    """
    runs: list[tuple[int, list[Glyph]]] = []
    last = -1, 0.0
    for stretch in stretches:
        line = line_of(stretch.y)
        back = _BACK * stretch.glyphs[0].size
        if line != last[0] or stretch.x < last[1] - back:
            runs.append((line, []))
        runs[-1][1].extend(stretch.glyphs)
        last = line, stretch.x
    return runs


def _parts(run: Sequence[Glyph]) -> Iterator[tuple[bool, Sequence[Glyph]]]:
    """Whether it goes to the left, and each part in the order of reading."""
    kinds = "".join(_kind(glyph.text) for glyph in run)
    is_mixed = "L" in kinds
    for found in re.finditer("R(?:[RN]*R)?|[^R]+" if is_mixed else ".+", kinds):
        is_leftward = "R" in found[0] or not is_mixed
        part = run[found.start() : found.end()]
        yield is_leftward, part[::-1] if is_leftward else part


@lru_cache(maxsize=5_000)
def _kind(text: str) -> str:
    """Right to left, left to right, or neither."""
    return "R" if _RTL.search(text) else "L" if any(map(str.isalnum, text)) else "N"


def _most(heights: Sequence[float]) -> float:
    """The height at which most of them stand: nearly always that of the first."""
    first = heights[0]
    return first if 2 * heights.count(first) >= len(heights) else mode(heights)


def _piece(word: int, line: int, is_leftward: bool, glyphs: Sequence[Glyph]) -> Piece:
    heights = [glyph.y for glyph in glyphs]
    return Piece(
        word=word,
        line=line,
        is_leftward=is_leftward,
        left=min(glyph.x for glyph in glyphs),
        right=max(glyph.x + glyph.advance for glyph in glyphs),
        y=_most(heights),
        size=max(glyph.size for glyph in glyphs),
        text="".join(glyph.text for glyph in glyphs),
    )


def corrected(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces with their parts of the text that was drawn.

    None where these are not the words of that text.
    """
    groups = [list(group) for _, group in groupby(pieces, key=lambda each: each.word)]
    words = text.split()
    if len(groups) != len(words):
        return []
    told = [
        piece
        for group, word in zip(groups, words, strict=True)
        for piece in _shared_out(group, word)
    ]
    pairs = zip(pieces, told, strict=True)
    return told if all(_letters(a.text) == _letters(b.text) for a, b in pairs) else []


def _shared_out(pieces: Sequence[Piece], word: str) -> Iterator[Piece]:
    for piece, after in pairwise(pieces):
        end = word.find(after.text) if piece.is_leftward else len(piece.text)
        yield piece._replace(text=word[:end])
        word = word[end:]
    yield pieces[-1]._replace(text=word)


def _letters(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFD", CONTROLS.sub("", text))
    return frozenset(plain) - _JOINERS
