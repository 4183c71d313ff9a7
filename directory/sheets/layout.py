"""How the pieces of a sheet are set, and how tall they are then.

pieces.typ draws them so. To let Typst measure them takes longer than to print them.
"""

from collections.abc import Iterable
from typing import Any

from directory.sheets.faces import face_of
from directory.sheets.fitting import Heights
from directory.sheets.sheet import LARGE
from directory.sheets.widths import Paragraph

Data = dict[str, Any]
_MM = 72 / 25.4
"""Points. All lengths here are in points."""
_WIDTH = (210 - 2 * 14) * _MM
_HEIGHT = (297 - 11 - 14) * _MM
"""Of an A4 page without its margins."""
_COLUMNS = 0.62, 0.35
"""Parts of the width, for a line and the same in the second language beside it."""
_LABELLED = 0.42, 0.55
"""The same for a number, and what is said of it."""
_GUTTER = 5 * _MM
"""Between a picture and its lines; and how far those of a list are indented."""
_BETWEEN = 0.2
"""Room between two paragraphs, in em."""
_QR = 30 * _MM
_NUMBER = 40 * _MM
"""How wide the code is at the foot, or the telephone number in its place."""
_LETTERS = 15.0
"""Of that number."""
_SIZES = {"phone": 1.7, "number": 1.2, "small": 0.875}
"""Of letters of a kind of line, in those of the sheet."""
_BOLD = ("phone", "number", "heading")
_NOT_SCALED = ("phone", "number")
"""These are figures, in Latin letters."""


def laid_out(sheet: Data) -> Heights:
    """Write into the data of a sheet how each line is set.

    Returns how tall all is then, in every version; of large print that is without the
    questions.
    """
    layout = _Layout(sheet)
    return Heights(
        page=_HEIGHT,
        head=layout.head(),
        foot=layout.foot(),
        more=layout.more(),
        rows=tuple(map(layout.versions, sheet["rows"])),
    )


class _Layout:
    """The sizes of letters of one sheet, and what is worked out from them."""

    def __init__(self, sheet: Data) -> None:
        self._sheet = sheet
        size = float(sheet["size"])
        face = face_of(sheet["lang"])
        self._size, self._scale = size, face.scale
        self._gap = face.gap * size * face.scale
        self._between = _BETWEEN * size * face.scale
        self._second = max(11.0, size * 0.7)
        self._note = max(11.0, size * 0.6)
        self._picture = (22 if size >= LARGE else 13) * _MM
        sheet["set"] = {
            "big": size * face.scale,
            "gap": self._gap,
            "between": self._between,
            "columns": _COLUMNS,
            "gutter": _GUTTER,
            "picture": self._picture,
            "labelled": _LABELLED,
            "qr": _QR,
            "number": _NUMBER,
        }

    def versions(self, row: Data) -> tuple[float, ...]:
        """How tall the versions of an answer are."""
        return tuple(sum(map(self._block, blocks)) for blocks in row["versions"])

    def head(self) -> float:
        """What stands above the answers."""
        tall, warning = 1 * _MM, self._sheet["warning"]
        if warning:
            size = self._second * self._scale
            tall += self._pair(warning, _WIDTH - 4 * _MM, size) + 6.5 * _MM
        size = 1.3 * self._size * self._scale
        title, language = self._sheet["title"], self._sheet["title_lang"]
        return tall + Paragraph(language, title, size, is_bold=True).height(
            _WIDTH, self._gap
        )

    def foot(self) -> float:
        """What stands below them."""
        sheet, last = self._sheet, self._sheet["last"]
        above = 2.5 * _MM + self._between
        if sheet["qr"]:
            beside = self._stacked([_QR, self._noted(sheet["scan"], _QR)])
            width = _WIDTH - _QR - _GUTTER
            notes = self._stacked(self._noted(line, width) for line in last)
            return above + max(notes, beside)
        # A number is not tall: what is below it has all the width.
        width = _WIDTH - (_NUMBER + _GUTTER if sheet["instead"] else 0.0)
        words = [{"lang": "en", "text": sheet["instead"]}]
        number = Paragraph("en", words, _LETTERS, is_bold=True)
        first = max(self._noted(last[0], width), number.height(_NUMBER, self._gap))
        others = (self._noted(line, _WIDTH) for line in last[1:])
        return above + self._stacked([first, *others])

    def more(self) -> float:
        """What is said where an answer is left out."""
        size = 0.82 * self._size * self._scale
        return self._pair(self._sheet["more"], _WIDTH, size) + 1 * _MM

    def _stacked(self, heights: Iterable[float]) -> float:
        each = list(heights)
        return sum(each) + self._between * max(len(each) - 1, 0)

    def _noted(self, line: Data, width: float) -> float:
        return self._pair(line, width, self._note * self._scale, self._note * 0.82)

    def _block(self, block: Data) -> float:
        """Lines beside their picture. What limits an item is indented as its words."""
        width = _WIDTH - self._picture - _GUTTER
        heights, is_listed = [], False
        for line in block["lines"]:
            kind = line["kind"]
            is_listed = kind == "item" or (kind == "small" and is_listed)
            line["is_indented"] = is_listed
            heights.append(self._line(line, width - _GUTTER * is_listed))
        return max(self._stacked(heights), self._picture) + 1.2 * _MM

    def _line(self, line: Data, width: float) -> float:
        kind, label = line["kind"], line["label"]
        scale = 1.0 if kind in _NOT_SCALED else self._scale
        size = self._size * scale * _SIZES.get(kind, 1.0)
        alone = self._pair(line, width, size, is_bold=kind in _BOLD)
        return self._labelled(line, width, size) if label else alone

    def _labelled(self, line: Data, width: float, size: float) -> float:
        """A number with its label: beside it, as takes less room than below."""
        left, right = (width * part for part in _LABELLED)
        number = self._pair(line, left, size, is_bold=True)
        return max(number, self._line(line["label"], right))

    def _pair(
        self,
        line: Data,
        width: float,
        size: float,
        second: float | None = None,
        *,
        is_bold: bool = False,
    ) -> float:
        """A line, and the same in the second language in a column beside it or under
        it: as takes less room."""
        second = second or self._second
        line |= {"size": size, "second": second, "is_bold": is_bold}
        line["is_beside"] = False
        ours = Paragraph(self._sheet["lang"], line["parts"], size, is_bold=is_bold)
        alone = ours.height(width, self._gap)
        if not line["beside"]:
            return alone
        other = self._sheet["second"]
        words = Paragraph(other, [{"lang": other, "text": line["beside"]}], second)
        under = self._stacked([alone, words.height(width, self._gap)])
        left, right = (width * part for part in _COLUMNS)
        beside = max(ours.height(left, self._gap), words.height(right, self._gap))
        line["is_beside"] = beside <= under
        return min(beside, under)
