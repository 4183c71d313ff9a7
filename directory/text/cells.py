"""Cells of tables that people open in a spreadsheet."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(words: str) -> str:
    """The words of a cell, so that no spreadsheet takes them for a formula.

    What begins as one gets an apostrophe before it, as OWASP advises.
    """
    return f"'{words}" if words.startswith(_BEGINS_A_FORMULA) else words
