"""The figures of the coverage report as tables, in plain English.

A page, a spreadsheet and a terminal show the same tables; charts are drawn from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from directory.model.taxonomy import Taxonomy
from directory.publishing.coverage_asked import asked_tables
from directory.publishing.coverage_counts import ALL, OTHER, WHOLE
from directory.publishing.coverage_measures import MEASURES, Names, changes
from directory.publishing.coverage_words import (
    CHECKED,
    EASY,
    READING,
    TOLD,
    TOLD_MEANS,
    WAYS,
    Chart,
    Row,
    Table,
)
from directory.storage.coverage import Figures
from directory.wording.vocabulary import ACCESS


@dataclass(frozen=True, slots=True)
class Tabling:
    """Makes the tables. names: what languages are called in English."""

    taxonomy: Taxonomy
    names: Names

    def tables(self, figures: Figures) -> list[Table]:
        """All that is counted, in the order of the report."""
        return [
            self._short(figures),
            self._languages(figures),
            self._whole(figures),
            self._categories(figures),
            _one_row(figures, "easy", "Easy Read", "Of listings that run now.", EASY),
            _one_row(
                figures,
                "reading",
                "How hard the descriptions are to read",
                "A computer works this out from the lengths of words and sentences.",
                READING,
            ),
            _one_row(
                figures,
                "checked",
                "When listings were last checked",
                "A check is somebody saying that all facts of a listing are right.",
                CHECKED,
            ),
            _one_row(
                figures,
                "getting_in",
                "What listings say about getting in",
                "Such as steps, lifts, toilets and hearing loops. That something is "
                "said does not mean that everyone can get in.",
                WAYS,
            ),
            self._aids(figures),
            self._interface(figures),
            self._searched(figures),
            *asked_tables(figures, self.names),
        ]

    def months(self, every: Sequence[Figures]) -> list[Table]:
        """The measures month by month, shares and counts; every: oldest first."""
        found = [changes(each, None, self.names) for each in every]
        kinds: dict[Chart, tuple[str, str]] = {
            "shares": ("Change over time: shares (%)", "A full column is 100%."),
            "counts": (
                "Change over time: numbers",
                "The highest column of a picture is its largest number.",
            ),
        }
        return [
            Table(
                key=kind,
                heading=heading,
                note=f"The last figures of each month that has any. {scale}",
                of_rows="Figure",
                columns=tuple(f"{each.week:%b %Y}" for each in every),
                rows=tuple(
                    Row(measure.says, tuple(each[number].now for each in found))
                    for number, measure in enumerate(MEASURES.values())
                    if measure.is_share == (kind == "shares")
                ),
                chart=kind,
            )
            for kind, (heading, scale) in kinds.items()
        ]

    def _short(self, figures: Figures) -> Table:
        counts = figures.row("listings", ALL)
        rows = [
            Row(said, (counts.get(name, 0),))
            for name, said in {
                "counted": "Listings that run now",
                "examples": "Of them, made-up examples",
                "not_running": "Listings that do not run now: not counted",
            }.items()
        ]
        for each in changes(figures, None, self.names):
            rows.append(Row(each.name + (" (%)" if each.is_share else ""), (each.now,)))
        note = "Only listings that run now are counted in this report."
        return Table("short", "In short", note, "Figure", ("Number",), tuple(rows))

    def _languages(self, figures: Figures) -> Table:
        rows = [
            Row(self.names(tag), tuple(row.get(state, 0) for state in TOLD))
            for tag, row in figures.group("languages").items()
        ]
        return Table(
            key="languages",
            heading="Listings in each language",
            note="Each listing stands in one column of a row.",
            of_rows="Language",
            columns=tuple(TOLD.values()),
            rows=tuple(rows),
            meanings=tuple(TOLD_MEANS.items()),
            chart="parts",
            parts=len(TOLD),
        )

    def _whole(self, figures: Figures) -> Table:
        tags = list(figures.group("languages"))
        counts, whole = figures.group("categories"), figures.group("whole")
        rows = [
            Row(
                self._category(code),
                (row.get("listings", 0), *_in_each(whole.get(code, {}), tags)),
            )
            for code, row in self._in_order(counts)
        ]
        names = [TOLD[state] for state in WHOLE]
        return Table(
            key="whole",
            heading="Listings that can be read whole, by category and language",
            note=f"These are the listings under “{'”, “'.join(names)}” above. A "
            "listing in two categories is counted in both.",
            of_rows="Category",
            columns=("Listings", *map(self.names, tags)),
            rows=tuple(rows),
        )

    def _categories(self, figures: Figures) -> Table:
        columns = {
            "listings": "Listings",
            "late": "Check is late",
            "easy": "Easy Read approved",
            "hard": "Hard to read",
            "no_way": "A place without access facts",
            "said": "“Something is wrong”",
        }
        rows = [
            Row(self._category(code), tuple(row.get(name, 0) for name in columns))
            for code, row in self._in_order(figures.group("categories"))
        ]
        return Table(
            key="categories",
            heading="Categories",
            note="A listing in two categories is counted in both. “Something is wrong” "
            "is how often residents said so in the last 52 weeks.",
            of_rows="Category",
            columns=tuple(columns.values()),
            rows=tuple(rows),
            chart="bars",
        )

    def _aids(self, figures: Figures) -> Table:
        names = {**ACCESS, "not-step-free": "Not step-free", OTHER: "Other words"}
        found = figures.group("aids")
        rows = [
            Row(said, (found.get(code, {}).get("listings", 0),))
            for code, said in names.items()
        ]
        return Table(
            key="aids",
            heading="What helps people to get in",
            note="How many listings say each of at least one of their places.",
            of_rows="What is there",
            columns=("Listings",),
            rows=tuple(rows),
            chart="bars",
        )

    def _interface(self, figures: Figures) -> Table:
        rows = [
            Row(
                self.names(tag),
                ("A person" if row.get("checked") else "Nobody yet",),
            )
            for tag, row in figures.group("interface").items()
        ]
        return Table(
            key="interface",
            heading="Who checked the fixed words of each language",
            note="Buttons, days, times, prices and everything else that is the same on "
            "all listings.",
            of_rows="Language",
            columns=("Checked by",),
            rows=tuple(rows),
        )

    def _in_order(
        self, rows: Mapping[str, Mapping[str, int]]
    ) -> list[tuple[str, Mapping[str, int]]]:
        """In the order of the categories; what is none of them comes last."""
        codes = [category.code for category in self.taxonomy.top()]
        rest = sorted(set(rows) - set(codes))
        return [(code, rows.get(code, {})) for code in [*codes, *rest]]

    def _searched(self, figures: Figures) -> Table:
        """By what searches were limited to: what they found is nothing of any kind."""
        every = "Not limited to a kind of service"
        rows = [
            Row(self._category(code) if code else every, tuple(row.values()))
            for code, row in figures.group("searched").items()
        ]
        return Table(
            key="searched",
            heading="Searches that found nothing good, by kind of service",
            note="In the last 52 weeks. The kind is the one in which people searched.",
            of_rows="Kind of service",
            columns=("Searches",),
            rows=tuple(sorted(rows, key=lambda row: -int(row.cells[0] or 0))),
            chart="bars",
        )

    def _category(self, code: str) -> str:
        found = self.taxonomy.get(code)
        return found.names["en"] if found else "No category" if code == OTHER else code


def _in_each(row: Mapping[str, int], columns: Sequence[str]) -> Iterator[int]:
    return (row.get(column, 0) for column in columns)


def _one_row(
    figures: Figures, key: str, heading: str, note: str, names: Mapping[str, str]
) -> Table:
    """A table of a group of one row: its columns below each other."""
    found = figures.row(key, ALL)
    rows = tuple(Row(said, (found.get(name, 0),)) for name, said in names.items())
    return Table(key, heading, note, "Listings", ("Number",), rows, chart="bars")
