"""Pages of braille: 40 cells by 25 lines, in the ASCII that embossers take."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

CELLS, LINES = 40, 25
BLANK, NUMBER = "\u2800", "⠼"
FIGURES = "⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊"
"""From 0 to 9, after the sign for a number."""

_BRF = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The character of each cell of six dots, in Unicode's order."""
_HEADING = 34
"""Cells of a heading's line: three stay free on either side."""
_INDENTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "item": (2, 4), "number": (2, 4), "note": (2, 4), "explanation": (2, 4),
        "heading": (4, 4),
    }
)  # fmt: skip
_SENTENCE = (0, 2)
"""How far a line is indented, and how far what goes on below it."""
_BEFORE = "⠲⠸⠈"
"""Cells before which an address of the Internet may be divided: . / @"""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text, of any length, as words in cells.

    kind: of an EasyLine; or "title", "question" or "last".
    """

    kind: str
    words: tuple[str, ...]


def pages(blocks: Iterable[Block]) -> bytes:
    """The file. Its lines end as those of DOS do, a form feed stands between pages."""
    made: list[list[str]] = [[]]
    rest = [(block, _lines(block)) for block in blocks]
    for n, (block, lines) in enumerate(rest):
        is_heading = block.kind in ("title", "question", "heading")
        after = rest[n + 1][1][:1] if is_heading and n + 1 < len(rest) else []
        space = [""] if block.kind in ("question", "last") and made[-1] else []
        # The first line of a page is that of its number.
        least = lines if is_heading else lines[:1]
        if made[-1] and len(made[-1] + space + least + after) > LINES - 1:
            made.append([])
            space = []
        for line in (*space, *lines):
            if len(made[-1]) == LINES - 1:
                made.append([])
            made[-1].append(line)
    numbered = ([_number(n), *page] for n, page in enumerate(made, 1))
    texts = ("".join(f"{_ascii(line)}\r\n" for line in page) for page in numbered)
    return "\f".join(texts).encode("ascii")


def _number(page: int) -> str:
    cells = NUMBER + "".join(FIGURES[int(digit)] for digit in str(page))
    return BLANK * (CELLS - len(cells)) + cells


def _ascii(cells: str) -> str:
    return "".join(_BRF[ord(cell) - ord(BLANK)] for cell in cells).rstrip()


def _lines(block: Block) -> list[str]:
    if block.kind in ("title", "question"):
        lines = _wrapped(block.words, _HEADING, (0, 0))
        return [BLANK * ((CELLS - len(line)) // 2) + line for line in lines]
    return list(_wrapped(block.words, CELLS, _INDENTS.get(block.kind, _SENTENCE)))


def _wrapped(
    words: Iterable[str], width: int, indents: tuple[int, int]
) -> Iterator[str]:
    """Lines that end at blanks."""
    first, further = (BLANK * each for each in indents)
    line = first
    for word in words:
        for piece in _divided(word, width - len(further)):
            blank = BLANK if line not in (first, further) else ""
            if len(line + blank + piece) > width:
                yield line
                line, blank = further, ""
            line += blank + piece
    if line.strip(BLANK):
        yield line


def _divided(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit: before a sign, never within a figure."""
    while len(word) > room:
        signs = [n for n in range(1, room + 1) if word[n] in _BEFORE]
        cut = signs[-1] if signs else room
        while (
            not signs and cut > 1 and (word[cut] in FIGURES or word[cut - 1] in NUMBER)
        ):
            cut -= 1
        yield word[:cut]
        word = word[cut:]
    yield word


def figures_in(cells: str, joints: str) -> str:
    """The figures that a reader finds.

    joints: the cells with which a number goes on without its sign.
    """
    found, is_number = "", False
    for cell, after in zip(cells, cells[1:] + BLANK, strict=True):
        if cell == NUMBER:
            is_number = True
        elif is_number and cell in FIGURES:
            found += str(FIGURES.index(cell))
        else:
            is_number = is_number and cell in joints and after in FIGURES
    return found
