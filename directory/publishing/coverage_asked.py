"""Tables of the coverage report on what people looked for, said and took away."""

from directory.publishing.coverage_counts import ALL
from directory.publishing.coverage_measures import Names
from directory.publishing.coverage_words import SAID, Row, Table
from directory.storage.coverage import PASSING, Figures
from directory.storage.unmet import OTHER
from directory.text.scripts import language_of


def asked_tables(figures: Figures, names: Names) -> list[Table]:
    """Searches, what is wrong, sheets and hard words. names: of languages.

    Without the words in figures of a week: it keeps none.
    """
    every = [
        _searches(figures, names),
        _words(figures, names),
        _said(figures, names),
        _sheets(figures, names),
        _hard_words(figures),
    ]
    gone = PASSING - figures.groups.keys()
    return [table for table in every if table.key not in gone]


def _searches(figures: Figures, names: Names) -> Table:
    note = (
        "In the last 52 weeks, by the language of the page. Who searched is not known."
    )
    return Table(
        "searches",
        "Searches that found nothing good",
        note,
        "Language",
        ("Searches",),
        _sorted(figures, "searches", names),
        chart="bars",
    )


def _words(figures: Figures, names: Names) -> Table:
    rows = [
        _about(names(tag), tag, word, count)
        for tag, words in sorted(figures.group("words").items())
        for word, count in words.items()
    ]
    note = (
        "In the last four weeks. Only words that the directory itself uses are "
        "kept; the rest are counted as other words."
    )
    return Table(
        "words",
        "Words of those searches",
        note,
        "Word",
        ("Searches",),
        tuple(rows),
    )


def _about(name: str, tag: str, word: str, count: int) -> Row:
    if word == OTHER:
        return Row(f"{name}: other words", (count,))
    return Row(name, (count,), word, language_of(word, tag))


def _said(figures: Figures, names: Names) -> Table:
    rows = [
        Row(names(tag), tuple(row.get(kind, 0) for kind in SAID))
        for tag, row in sorted(figures.group("said").items())
    ]
    return Table(
        key="said",
        heading="What residents say is wrong",
        note="In the last 52 weeks, by the language they read. Who said it is not "
        "known. The table of categories has the same by category.",
        of_rows="Language",
        columns=tuple(SAID.values()),
        rows=tuple(rows),
        chart="parts",
        parts=len(SAID),
    )


def _sheets(figures: Figures, names: Names) -> Table:
    return Table(
        "sheets",
        "Printed sheets",
        "Of the last 52 weeks.",
        "Language",
        ("Sheets",),
        _sorted(figures, "sheets", names),
        chart="bars",
    )


def _sorted(figures: Figures, group: str, names: Names) -> tuple[Row, ...]:
    """The rows of a group of one column, by language, largest first."""
    rows = [
        Row(names(tag), tuple(row.values()))
        for tag, row in figures.group(group).items()
    ]
    return tuple(sorted(rows, key=lambda row: (-int(row.cells[0] or 0), row.name)))


def _hard_words(figures: Figures) -> Table:
    found = figures.row("hard_words", ALL)
    return Table(
        "hard_words",
        "Words people asked about",
        "In the last 52 weeks, on Easy Read pages.",
        "Word",
        ("Times",),
        tuple(Row(word, (count,)) for word, count in found.items()),
    )
