"""Tables as CSV that a spreadsheet opens, and in which nothing is a formula.

RFC 4180, in UTF-8 with a byte order mark, without which Excel guesses another encoding.
"""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Cell = int | str | None


def as_csv(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as CSV. None is an empty cell; numbers stay numbers."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return MARK + file.getvalue()


def _safe(cell: Cell) -> int | str:
    """A text that a spreadsheet takes for a formula gets an apostrophe before it.

    Also after blanks, which some programs take away first (OWASP, CSV injection).
    """
    if cell is None or isinstance(cell, int):
        return "" if cell is None else cell
    begins = cell.startswith(_BEGINS_A_FORMULA) or cell.lstrip().startswith(
        _BEGINS_A_FORMULA
    )
    return f"'{cell}" if begins else cell
