"""The coverage report: as it is now, as a yearly edition, and as a spreadsheet."""

import re
from collections.abc import Sequence

from flask import Blueprint, Response, request

from directory.errors import Invalid, NotFound
from directory.exchange.spreadsheet import Cell, as_csv
from directory.publishing.coverage import Edition
from directory.publishing.coverage_measures import Evidence
from directory.publishing.coverage_report import lines
from directory.web.house import House
from directory.web.staff.guard import needs
from directory.web.staff.signing import staff_page

_YEAR = re.compile(r"2[0-9]{3}")


def add_report(blueprint: Blueprint, house: House) -> None:
    """Add the pages. They change nothing: figures are worked out beside the server."""

    @blueprint.get("/report/")
    @needs("report")
    def report() -> str:
        figures = house.coverage.latest()
        return staff_page(
            house,
            "staff/report.html",
            figures=figures,
            tables=house.coverage.tables(figures) if figures else (),
            over_time=house.coverage.over_time(),
            years=house.coverage.years(),
        )

    @blueprint.get("/report/<year>")
    @needs("report")
    def report_of_year(year: str) -> str:
        edition = _edition(house, year)
        wrong, found = _evidence(house, edition)
        return staff_page(
            house,
            "staff/report_year.html",
            edition=edition,
            evidence=found,
            wrong=wrong,
            changes=house.coverage.compared(edition),
            tables=house.coverage.tables(edition.figures),
        )

    @blueprint.get("/report.csv")
    @needs("report")
    def report_csv() -> Response:
        year = request.args.get("year", "")
        if year:
            edition = _edition(house, year)
            figures, name = edition.figures, f"coverage-{edition.year}.csv"
        else:
            latest = house.coverage.latest()
            if latest is None:
                raise NotFound("There are no figures yet.")
            figures, name = latest, f"coverage-{latest.made_at:%Y-%m-%d}.csv"
        return _csv(lines(house.coverage.tables(figures), figures.made_at), name)


def _edition(house: House, year: str) -> Edition:
    if not _YEAR.fullmatch(year):
        raise NotFound("There is no such year.")
    return house.coverage.edition(int(year))


def _evidence(house: House, edition: Edition) -> tuple[str, Sequence[Evidence]]:
    """What is wrong with the file of objectives, "" for nothing; and the objectives."""
    try:
        return "", house.coverage.evidence(edition)
    except Invalid as error:
        return str(error), ()


def _csv(rows: Sequence[Sequence[Cell]], name: str) -> Response:
    return Response(
        as_csv(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
