"""The coverage report on a terminal, or as a spreadsheet."""

from pathlib import Path
from typing import Any

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.errors import Invalid
from directory.exchange.spreadsheet import as_csv
from directory.model.calendar import local
from directory.publishing.coverage import Edition
from directory.publishing.coverage_report import (
    as_text,
    change_as_text,
    lines,
    objectives_as_text,
)
from directory.publishing.works import Works
from directory.storage.coverage import Figures


@click.command("coverage")
@click.option("--csv", "file", type=click.Path(path_type=Path), help="Write a CSV.")
@click.option("--year", type=click.IntRange(2000, 2999), help="The edition of a year.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def coverage_command(file: Path | None, year: int | None, *, as_json: bool) -> None:
    """Say whom the directory serves how well: languages, Easy Read, checks, access.

    The figures are worked out afresh, and kept as those of this week; with --year,
    those that were kept last in that year are compared with a year before.

    Example: directory coverage --csv coverage.csv
    """
    if file and as_json:
        raise Invalid("Give --csv or --json, not both.")
    works = ready()
    figures = works.coverage.keep()
    edition = works.coverage.edition(year) if year else None
    if edition:
        figures = edition.figures
    if as_json:
        tell_json(_json(works, figures, edition))
        return
    tables = works.coverage.tables(figures)
    if file:
        file.write_text(
            as_csv(lines(tables, figures.made_at)), encoding="utf-8", newline=""
        )
        tell(f"Written to {file}.")
        return
    click.echo(f"Coverage report of {local(figures.made_at):%d %B %Y}")
    if edition:
        _tell_year(works, edition)
    for line in as_text(tables):
        click.echo(line)


def _tell_year(works: Works, edition: Edition) -> None:
    before = edition.before
    click.echo(
        f"Compared with figures of {local(before.made_at):%d %B %Y}"
        if before
        else "There are no figures of a year before: nothing can be compared."
    )
    click.echo(f"\nObjectives of {edition.year}")
    for line in objectives_as_text(works.coverage.evidence(edition)):
        click.echo(f"  {line}")
    click.echo("\nChange since a year before")
    for each in works.coverage.compared(edition):
        click.echo(f"  {change_as_text(each)}")


def _json(works: Works, figures: Figures, edition: Edition | None) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "made_at": figures.made_at.isoformat(),
        "figures": figures.groups,
    }
    if edition:
        before = edition.before
        answer["year"] = edition.year
        answer["before"] = before and {
            "made_at": before.made_at.isoformat(),
            "figures": before.groups,
        }
        answer["objectives"] = [
            {
                "text": each.objective.text,
                "example": each.objective.example,
                "figure": each.change.name,
                "now": each.change.now,
                "before": each.change.before,
                "target": each.objective.target,
                "at_most": each.objective.at_most,
                "met": each.is_met,
            }
            for each in works.coverage.evidence(edition)
        ]
    return answer
