"""The coverage report as rows of a spreadsheet, and as text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from directory.exchange.spreadsheet import Cell
from directory.model.calendar import local
from directory.publishing.coverage_measures import Change, Evidence
from directory.publishing.coverage_words import Table

HEADER = ("table", "row", "column", "value")
NO_DATA = "no data"


def lines(tables: Iterable[Table], made_at: datetime) -> list[Sequence[Cell]]:
    """One row for each cell of each table, below a header: four columns."""
    found: list[Sequence[Cell]] = [
        HEADER,
        ("Report", "Worked out on", "", local(made_at).date().isoformat()),
    ]
    for table in tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                found.append((table.heading, row.title, column, cell))
    return found


def as_text(tables: Iterable[Table]) -> Iterator[str]:
    """The tables as lines of text."""
    for table in tables:
        yield ""
        yield table.heading
        yield f"  ({table.note})"
        for row in table.rows:
            cells = zip(table.columns, row.cells, strict=True)
            if len(table.columns) == 1:
                yield f"  {row.title}: {said(row.cells[0])}"
            else:
                each = ", ".join(f"{column} {said(cell)}" for column, cell in cells)
                yield f"  {row.title}: {each}"


def objectives_as_text(evidence: Iterable[Evidence]) -> Iterator[str]:
    """The objectives of a year, and whether each is met."""
    for each in evidence:
        mark = {True: "met", False: "not met", None: NO_DATA}[each.is_met]
        example = "EXAMPLE: " if each.objective.example else ""
        yield f"[{mark}] {example}{each.objective.text}"
        yield f"  {target(each)}. {change_as_text(each.change)}"


def change_as_text(change: Change) -> str:
    """A figure now and a year before."""
    unit = "%" if change.is_share else ""
    then = said(change.before) + (unit if change.before is not None else "")
    now = said(change.now) + (unit if change.now is not None else "")
    return f"{change.name}: {now} (a year before: {then})"


def target(each: Evidence) -> str:
    """What is to be reached, in words."""
    unit = "%" if each.change.is_share else ""
    most = "at most" if each.objective.at_most else "at least"
    return f"Target: {most} {each.objective.target}{unit}"


def said(cell: Cell) -> str:
    """A cell in words."""
    return NO_DATA if cell is None else str(cell)
