"""What a table of the coverage report is; and the words of its rows and columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Chart = Literal["", "parts", "bars", "shares", "counts"]
"""No chart; each row as a bar of parts; the first number of each row as a bar; each row
as columns, up to 100 or up to its own largest number."""
WIDE, TALL = 1000, 100
"""The size of a bar, whatever it is measured in."""
THIN = 4
"""The least width of what is not nothing."""
Cell = int | str | None
"""A number, words, or None for no data."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. cells: one for each column.

    quoted: a word that the row is about, in a language by its BCP 47 tag.
    """

    name: str
    cells: tuple[Cell, ...]
    quoted: str = ""
    language: str = "en"

    @property
    def title(self) -> str:
        """Its name, with the word that it is about."""
        return f"{self.name}: {self.quoted}" if self.quoted else self.name


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a chart. part: which of the columns it stands for, from 0.

    start, width, height: of `WIDE` and `TALL`.
    """

    part: int
    start: int
    width: int
    height: int = TALL


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading, and what its columns mean.

    of_rows: the heading of the first column. meanings: a word of the table, and what it
    means here. note: what one has to know. chart: how to draw it; `parts` how many of
    its columns.
    """

    key: str
    heading: str
    note: str
    of_rows: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    meanings: tuple[tuple[str, str], ...] = ()
    chart: Chart = ""
    parts: int = 1

    def bars(self) -> list[Bar]:
        """The chart, a bar for each row; none when there is nothing to draw."""
        if self.chart in ("shares", "counts"):
            return [Bar(row.name, self._columns(row)) for row in self.rows]
        drawn = [list(map(_number, row.cells[: self.parts])) for row in self.rows]
        largest = max(map(sum, drawn), default=0)
        if not self.chart or not largest:
            return []
        return [
            Bar(row.name, _beside(numbers, largest))
            for row, numbers in zip(self.rows, drawn, strict=True)
        ]

    def _columns(self, row: Row) -> tuple[Piece, ...]:
        """Columns beside each other, as high as their numbers."""
        largest = 100
        if self.chart == "counts":
            largest = max(map(_number, row.cells), default=0) or 1
        width = WIDE // max(1, len(row.cells))
        return tuple(
            Piece(0, at * width, width * 4 // 5, TALL * _number(cell) // largest)
            for at, cell in enumerate(row.cells)
        )


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _beside(numbers: Sequence[int], largest: int) -> tuple[Piece, ...]:
    """Pieces one after the other; what is not nothing is seen."""
    found, start = [], 0
    for part, number in enumerate(numbers):
        if number:
            first, width = WIDE * start // largest, WIDE * number // largest
            found.append(Piece(part, min(first, WIDE - THIN), max(width, THIN)))
            start += number
    return tuple(found)


TOLD: Mapping[str, str] = MappingProxyType(
    {
        "checked": "Checked",
        "person": "By a person",
        "machine": "By a computer",
        "part": "In part",
        "none": "Not translated",
        "facts": "No sentences",
    }
)
TOLD_MEANS: Mapping[str, str] = MappingProxyType(
    {
        "Checked": "Every sentence is in this language, and a person signed each one.",
        "By a person": "Every sentence is there, and a person wrote or signed each. A "
        "listing that was written in this language counts here too.",
        "By a computer": "Every sentence is there, but a computer translated at least "
        "one that no person has signed.",
        "In part": "Some sentences are there. The others are shown in English.",
        "Not translated": "No sentence is there. People see the language in which the "
        "listing was written, which is mostly English.",
        "No sentences": "The listing has facts alone, such as times and prices. Those "
        "are said in every language.",
    }
)
EASY: Mapping[str, str] = MappingProxyType(
    {
        "approved": "Approved: a person approved easy words for every sentence",
        "part": "In part: a person approved some",
        "draft": "Draft: nobody has approved any",
        "other": "Not in English, or without sentences: there is nothing to make easy",
    }
)
READING: Mapping[str, str] = MappingProxyType(
    {
        "easy": "Easy: for a reading age of 9 to 11",
        "fair": "Fair: for a reading age of 11 to 14",
        "hard": "Hard: for a reading age of 14 or older",
        "unknown": "No level: shorter than 30 words, or not in English",
    }
)
CHECKED: Mapping[str, str] = MappingProxyType(
    {
        "recent": "In the last six months",
        "late": "More than six months ago",
        "very_late": "More than a year ago",
        "never": "Never",
    }
)
WAYS: Mapping[str, str] = MappingProxyType(
    {
        "all": "Says it of every place",
        "some": "Says it of some places",
        "none": "Says nothing",
        "no_place": "No place to go to, or a place that is kept secret",
    }
)
SAID: Mapping[str, str] = MappingProxyType(
    {
        "closed": "It has closed",
        "number": "Phone number is wrong",
        "moved": "It has moved",
        "times": "Times are wrong",
        "other": "Something else",
    }
)
