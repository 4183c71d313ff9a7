"""How tall paragraphs are on paper: how wide words are, and which lines they fill.

The rules are those of common.typ, and of Typst for paragraphs that are not justified.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from directory.sheets.clean import BREAK, FONTS
from directory.sheets.faces import FALLBACKS, Face, face_of
from directory.wording.languages import direction_of

Part = Mapping[str, str]
"""Words in one language, as the templates get them: lang, text."""
_CODE = re.compile(r"\\u\{(\w+)\}")
_PIECES = re.compile(rf"[^ {BREAK}-]+-?|-")
"""A line may be broken between these."""
_JOINED = re.compile(r"[(\[{“‘«£]\||\|[.,:;!?)\]}”’»%،؛؟۔]")
"""Before and after which signs no line ends, even beside a box (UAX 14)."""
_HYPHEN_AGAIN = ("pl", "pt")
"""Where a line ends with a hyphen, the next begins with one."""
_WHOLE = 60
"""Characters of another language in the same direction that stay in one piece."""


class _Piece(NamedTuple):
    """What is never broken, in em. is_apart: whether a blank is before it.

    top, bottom: how far it stands above and below its line. again: how much wider it
    is at the start of a line.
    """

    width: float
    is_apart: bool
    top: float
    bottom: float
    again: float = 0.0


class Paragraph:
    """Words that fill lines as Typst lets them."""

    def __init__(
        self,
        language: str,
        parts: Sequence[Part],
        size: float,
        *,
        is_bold: bool = False,
    ) -> None:
        """size: of its letters, in points."""
        if len(parts) == 1:
            language = parts[0]["lang"]
        self._size = size
        self._blank = _width("en", " ", is_bold)
        self._stretches: list[tuple[bool, bool, list[_Piece]]] = []
        """Whether it is a box, whether no line ends before it, and its words."""
        before, was_boxed = "", False
        for part in parts:
            words = list(_pieces(part, is_bold))
            if words:
                is_apart = words[0].is_apart or before[-1:] == " "
                words[0] = words[0]._replace(is_apart=is_apart)
                is_boxed = _is_boxed(part, language)
                is_joined = not is_apart and (
                    not (is_boxed or was_boxed)
                    or bool(_JOINED.search(f"{before[-1:]}|{part['text'][:1]}"))
                )
                self._stretches.append((is_boxed, is_joined, words))
                was_boxed = is_boxed
            before = part["text"]

    def height(self, width: float, gap: float) -> float:
        """How tall it is. width: of its lines. gap: between two. All are in points."""
        room, gap = width / self._size, gap / self._size
        pieces: list[_Piece] = []
        for is_boxed, is_joined, words in self._stretches:
            more = [self._box(words, room, gap)] if is_boxed else words
            if pieces and is_joined:
                more = [_joined(pieces.pop(), more[0]), *more[1:]]
            pieces += more
        lines = self._lines(pieces, room)
        tall = sum(_top(line) + _bottom(line) for line in lines)
        return self._size * (tall + gap * max(len(lines) - 1, 0))

    def _lines(self, pieces: Iterable[_Piece], room: float) -> list[list[_Piece]]:
        """Each line goes as far as there is room."""
        lines: list[list[_Piece]] = []
        left = 0.0
        for piece in pieces:
            needed = piece.width + self._blank * piece.is_apart
            if not lines or needed > left:
                lines.append([])
                left, needed = room, piece.width + piece.again
            lines[-1].append(piece)
            left -= needed
        return lines

    def _box(self, words: Sequence[_Piece], room: float, gap: float) -> _Piece:
        """Words that stand in a line as one piece, with as many lines as they need."""
        first, *more = self._lines(words, room)
        below = sum(gap + _top(line) + _bottom(line) for line in more)
        wide = max(self._wide(line) for line in (first, *more))
        return _Piece(wide, words[0].is_apart, _top(first), _bottom(first) + below)

    def _wide(self, line: Sequence[_Piece]) -> float:
        blanks = sum(piece.is_apart for piece in line[1:])
        return sum(piece.width for piece in line) + self._blank * blanks


def _joined(one: _Piece, other: _Piece) -> _Piece:
    both = one, other
    wide = one.width + other.width
    return _Piece(wide, one.is_apart, _top(both), _bottom(both))


def _top(line: Iterable[_Piece]) -> float:
    return max(piece.top for piece in line)


def _bottom(line: Iterable[_Piece]) -> float:
    return max(piece.bottom for piece in line)


def _is_boxed(part: Part, language: str) -> bool:
    """Whether words of another language stand in one piece."""
    is_alike = direction_of(part["lang"]) == direction_of(language)
    is_long = is_alike and len(part["text"]) > _WHOLE
    return part["lang"] != language and not is_long


def _pieces(part: Part, is_bold: bool) -> Iterator[_Piece]:
    language, text = part["lang"], part["text"]
    face = face_of(language)
    for found in _PIECES.finditer(text):
        before = text[max(found.start() - 1, 0)]
        is_again = before == "-" and language in _HYPHEN_AGAIN
        yield _Piece(
            _width(language, found[0], is_bold),
            before == " ",
            face.top,
            -face.bottom,
            _width("en", "-", is_bold) if is_again else 0.0,
        )


@lru_cache(maxsize=50_000)
def _width(language: str, text: str, is_bold: bool) -> float:
    """In em."""
    face = face_of(language)
    runs = groupby(text, key=lambda letter: _font_of(face, letter))
    return sum(
        _advance(_font(name, is_bold), "".join(run), language) for name, run in runs
    )


@lru_cache(maxsize=10_000)
def _font_of(face: Face, letter: str) -> str:
    """The family that draws a letter."""
    if face.covers and _covers(face).match(letter):
        return face.font
    names = (Face().font, *FALLBACKS)
    return next((x for x in names if ord(letter) in _drawn(x)), names[0])


@cache
def _covers(face: Face) -> re.Pattern[str]:
    return re.compile(_CODE.sub(lambda code: chr(int(code[1], 16)), face.covers))


@cache
def _drawn(family: str) -> frozenset[int]:
    return frozenset(_font(family, False).face.unicodes)


def _advance(font: hb.Font, text: str, language: str) -> float:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.language = language
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    advance: int = sum(at.x_advance for at in buffer.glyph_positions)
    return advance / float(font.face.upem)


@cache
def _font(family: str, is_bold: bool) -> hb.Font:
    stem = family.lower().replace(" ", "-")
    bold = FONTS / f"{stem}-700.ttf"
    path = bold if is_bold and bold.exists() else FONTS / f"{stem}-400.ttf"
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
