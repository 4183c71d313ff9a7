"""CSV for spreadsheets: whole, and never a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from directory.exchange.spreadsheet import MARK, as_csv

FORMULAS = (
    '=HYPERLINK("https://evil.example.org","Click")',
    "+44 20 7946 0000",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
)


def read(text: str) -> list[list[str]]:
    """What a program reads that knows RFC 4180."""
    assert text.startswith(MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline="")))


def test_a_text_that_looks_like_a_formula_is_text() -> None:
    """Also after blanks; a number, even below nothing, stays one."""
    ((*cells, number, nothing),) = read(as_csv([(*FORMULAS, -5, None)]))
    assert cells == [f"'{each}" for each in FORMULAS]
    assert (number, nothing) == ("-5", "")


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=4))
def test_every_text_comes_back_and_none_begins_a_formula(cells: list[str]) -> None:
    """Whatever is in it: commas, quotes, new lines."""
    text = as_csv([cells, cells])
    for row in read(text):
        assert [each.removeprefix("'") for each in row] == [
            each.removeprefix("'") for each in cells
        ]
        assert not any(each.strip()[:1] in tuple("=+-@") for each in row)
    assert text.endswith("\r\n")
