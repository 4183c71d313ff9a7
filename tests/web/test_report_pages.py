"""The coverage report on screen, as a spreadsheet, and by the command."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from directory.app import create_app
from directory.publishing.works import Works
from directory.storage.coverage import KeptFigures
from tests.conftest import TUESDAY_MORNING, site_in
from tests.page_rules import Page, read_page
from tests.web.test_staff_pages import PASSWORD, signed_in

BAD = '<script>alert("1")</script>'
FORMULA = '=HYPERLINK("https://evil.example.org")'


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A site of these tests' own: each leaves what the next needs."""
    works = site_in(tmp_path_factory.mktemp("report"))
    for role in ("editor", "reviewer", "translator"):
        works.signing.add(role, PASSWORD, role, ("gu",))  # type: ignore[arg-type]
    yield works
    works.engine.dispose()


@pytest.fixture(scope="module")
def client(works: Works) -> FlaskClient:
    """A browser in which a reviewer is signed in: she may see reports."""
    return signed_in(create_app(works), "reviewer")


def page_at(client: FlaskClient, address: str, status: int = 200) -> Page:
    """A page, held against the rules that every page must keep."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    page = read_page(answer.text, address)
    assert page.broken_rules() == []
    return page


def test_before_there_are_figures_that_is_said(client: FlaskClient) -> None:
    """And nothing is worked out while somebody waits."""
    page = page_at(client, "/staff/report/")
    assert "The figures are still being worked out." in page.text
    assert not page.all("table")
    assert client.get("/staff/report.csv").status_code == 404
    assert client.get("/staff/report/2026").status_code == 404


def test_a_translator_may_not_see_it(works: Works) -> None:
    """Nor is it in the menu."""
    translator = signed_in(create_app(works), "translator")
    for address in ("report/", "report/2026", "report.csv"):
        assert translator.get(f"/staff/{address}").status_code == 403
    assert "Coverage report" not in translator.get("/staff/").text


def test_every_chart_has_a_table_with_its_numbers(
    works: Works, client: FlaskClient
) -> None:
    """Charts are hidden from screen readers; there is no style that the policy
    forbids, and words that residents typed are text."""
    for word in (BAD, FORMULA, "નમસ્તે"):
        works.unmet.count("gu", [word])
    works.coverage.keep()
    page = page_at(client, "/staff/report/")
    charts, tables = page.with_class("chart"), page.all("table")
    assert len(charts) >= 8
    assert len(tables) > len(charts)
    assert {each.get("aria-hidden") for each in charts} == {"true"}
    assert 'style="' not in page.html
    assert BAD not in page.html
    assert "&lt;script&gt;alert(" in page.html
    assert '<bdi lang="gu" dir="ltr">નમસ્તે</bdi>' in page.html
    figures = works.coverage.latest()
    assert figures
    for table in works.coverage.tables(figures):
        assert table.heading in page.text
    gujarati = figures.row("languages", "gu")
    assert f"Gujarati 0 0 {gujarati['machine']} {gujarati['part']}" in page.text


def test_the_spreadsheet_holds_every_cell_and_no_formula(
    works: Works, client: FlaskClient
) -> None:
    """One table for all, in four columns."""
    answer = client.get("/staff/report.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="coverage-2026-11-24.csv"'
    )
    assert answer.data.startswith(b"\xef\xbb\xbf")
    header, made, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert header == ["table", "row", "column", "value"]
    assert made == ["Report", "Worked out on", "", "2026-11-24"]
    figures = works.coverage.latest()
    assert figures
    tables = works.coverage.tables(figures)
    assert len(rows) == sum(len(t.rows) * len(t.columns) for t in tables)
    assert ["Listings in each language", "Urdu", "In part", "31"] in rows
    begins = {cell[:1] for row in rows for cell in row}
    assert not begins & {"=", "+", "-", "@"}
    assert any(FORMULA in row[1] for row in rows)


def test_an_edition_says_what_it_was_compared_with(
    works: Works, client: FlaskClient
) -> None:
    """With nothing at first, which is said; later with figures of a year before."""
    page = page_at(client, "/staff/report/2026")
    assert "nothing can be compared yet" in page.text
    assert page.text.count("Example: not a real objective") >= 5
    assert "Met so far" in page.text
    assert "Not met yet" in page.text
    assert "Words of those searches" not in page.text
    assert BAD not in page.html
    before = TUESDAY_MORNING - timedelta(weeks=52)
    KeptFigures(works.engine, lambda: before).keep(
        {"checked": {"all": {"recent": 7, "late": 3}}}
    )
    page = page_at(client, "/staff/report/2026")
    assert "They are compared with those of 25 November 2025" in page.text
    assert "90% 70% 20 points more" in page.text
    page = page_at(client, "/staff/report/2025")
    assert "There are no objectives for 2025." in page.text
    assert "The year is not over yet." not in page.text
    answer = client.get("/staff/report.csv?year=2025")
    assert b"2025-11-25" in answer.data
    assert "coverage-2025.csv" in answer.headers["Content-Disposition"]
    works.coverage.keep()
    page = page_at(client, "/staff/report/")
    assert "/staff/report/2025" in page.links()
    assert "Nov 2025 Nov 2026" in page.text


@pytest.mark.parametrize("year", ["2024", "1", "20260", "2026x", "٢٠٢٦", "-2026", BAD])
def test_a_year_without_figures_is_not_found(client: FlaskClient, year: str) -> None:
    """Whatever was typed."""
    for address in (f"report/{year}", f"report.csv?year={year}"):
        answer = client.get(f"/staff/{address}")
        assert answer.status_code == 404
        assert "<script>" not in answer.text


def test_own_objectives_take_the_place_of_the_examples(
    works: Works, client: FlaskClient
) -> None:
    """A mistake in the file is said on the page, and hides no figure."""
    own: Path = works.settings.home / "objectives.toml"
    text = "[[objective]]\nyear = 2026\ntext = '''%s'''\nfigure = 'checked_lately'\n"
    own.write_text(text % BAD + "at_least = 91\n", encoding="utf-8")
    page = page_at(client, "/staff/report/2026")
    assert "&lt;script&gt;" in page.html
    assert BAD not in page.html
    assert "Example" not in page.text
    assert "Not met yet" in page.text
    own.write_text(text % "Better." + "at_least = 'many'\n", encoding="utf-8")
    page = page_at(client, "/staff/report/2026")
    assert "objectives.toml, objective 1: at_least must be a whole number" in page.text
    assert len(page.all("table")) > 8
    own.unlink()


def test_the_command_says_the_same(run, tmp_path: Path) -> None:
    """As text, as JSON, and as a file; and keeps the figures of the week."""
    path = tmp_path / "coverage.csv"
    result = run("coverage", "--csv", str(path))
    assert result.exit_code == 0, result.output
    assert path.read_bytes().startswith(b"\xef\xbb\xbftable,row,column,value\r\n")
    year = path.read_text("utf-8-sig").splitlines()[1].rpartition(",")[2][:4]
    answer = json.loads(run("coverage", "--json", "--year", year).stdout)
    assert answer["figures"]["listings"]["all"]["counted"] == 60
    assert answer["before"] is None
    text = run("coverage", "--year", year).stdout
    assert f"Objectives of {year}" in text
    assert "nothing can be compared" in text
    assert "Gujarati: Checked 0, By a person 0, By a computer 12" in text
    assert run("coverage", "--json", "--csv", str(path)).exit_code == 1
