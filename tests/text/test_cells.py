"""Cells of tables."""

import pytest

from directory.text.cells import safe_cell


@pytest.mark.parametrize("words", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_as_a_formula_is_made_text(words: str) -> None:
    """Else opening the table would work it out."""
    assert safe_cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "anna", "a=b", "'x", "10 to 12"])
def test_other_words_stay_as_they_are(words: str) -> None:
    """Also an apostrophe of their own."""
    assert safe_cell(words) == words
