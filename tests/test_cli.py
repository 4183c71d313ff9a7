"""The `directory` command: what it prints, and how it fails."""

import json
from pathlib import Path

import pytest

from directory.cli import main

FEED = Path(__file__).parent / "exchange" / "feeds"


def service(number: int, name: str) -> dict[str, object]:
    """A small Open Referral record."""
    return {
        "id": f"0000000{number}-0000-4000-8000-000000000000",
        "name": name,
        "status": "active",
        "description": f"<p>About {name}</p>",
        "organization": {
            "id": "10000000-0000-4000-8000-000000000000",
            "name": "Kestrel Trust",
            "description": "A made-up charity.",
        },
    }


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A file of two services."""
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([service(1, "Owl club"), service(2, "Wren walks")]))
    return path


def test_search_prints_one_json_object_and_nothing_else(run) -> None:
    """The shape that docs/commands.md promises; the first run prepares the site."""
    result = run("search", "food", "bank", "--filter", "free=1", "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["total"] >= 1
    assert answer["how"] == "exact"
    first = answer["results"][0]
    assert first["slug"] == "thornmere-food-bank"
    assert first.keys() == {"id", "slug", "name", "language", "score", "why"}
    assert answer.keys() == {
        "total", "how", "page", "results", "facets", "did_you_mean",
    }  # fmt: skip


def test_an_unknown_filter_is_said_in_one_line(run) -> None:
    """With the ones that there are."""
    result = run("search", "food", "--filter", "colour=red")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: 'colour=red' is no filter")
    assert "spoken=gu" in result.stderr


def test_an_import_is_counted_found_and_replaces_the_examples(run, feed: Path) -> None:
    """Read is the sum of the others; a second time changes nothing."""
    result = run("import", str(feed), "--json")
    assert result.exit_code == 0, result.output
    counts = json.loads(result.stdout)["counts"]
    assert counts["read"] == 2
    assert sum(counts.values()) == 2 * counts["read"]
    found = json.loads(run("search", "owl", "--json").stdout)
    assert [each["name"] for each in found["results"]] == ["Owl club"]
    assert json.loads(run("search", "--json").stdout)["total"] == 2
    again = json.loads(run("import", str(feed), "--json").stdout)["counts"]
    assert (again["unchanged"], again["accepted"], again["repaired"]) == (2, 0, 0)


def test_the_examples_stay_beside_the_import_when_asked(run, feed: Path) -> None:
    """--keep-starter."""
    assert run("import", str(feed), "--keep-starter").exit_code == 0
    assert json.loads(run("search", "--json").stdout)["total"] == 62


def test_a_dry_run_writes_the_ledger_and_nothing_else(
    run, feed: Path, tmp_path: Path
) -> None:
    """The sixty examples are still all there is."""
    ledger = tmp_path / "ledger.jsonl"
    result = run("import", str(feed), "--dry-run", "--ledger", str(ledger))
    assert result.exit_code == 0
    assert "2 read" in result.stdout
    lines = [json.loads(line) for line in ledger.read_text().splitlines()]
    assert sum("outcome" in line for line in lines) == 2
    assert json.loads(run("search", "--json").stdout)["total"] == 60


@pytest.mark.parametrize(
    "content",
    [b"", b"[{]", b'[{"id": "1", "name": "cut of', b"<html></html>", b"\xff\xfe[\x00"],
)
def test_a_file_that_cannot_be_read_is_one_line_and_exit_1(
    run, tmp_path: Path, content: bytes
) -> None:
    """Nothing is half-imported."""
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    result = run("import", str(path))
    assert result.exit_code == 1
    assert "bad.json" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.output
    assert json.loads(run("search", "--json").stdout)["total"] == 60


def test_a_file_that_is_not_there_is_said_so(run) -> None:
    """By its name."""
    result = run("import", "no-such-file.json")
    assert result.exit_code == 1
    assert "no-such-file.json" in result.stderr


def test_sync_once_says_what_it_did(run) -> None:
    """Nothing, after the first start."""
    run("search")
    result = run("sync", "--once")
    assert result.exit_code == 0
    assert "0 listings brought up to date" in result.stderr


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_with_an_example(run, command: str) -> None:
    """And is called wrongly with exit status 2."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: directory {command}" in result.output
    assert run(command, "--no-such-option").exit_code == 2


def test_a_setting_that_makes_no_sense_is_one_line(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the variable."""
    monkeypatch.setenv("DIRECTORY_PUBLIC_URL", "frontdoor.example.org")
    result = run("search", "food")
    assert result.exit_code == 1
    assert "DIRECTORY_PUBLIC_URL" in result.stderr


def test_a_place_that_nobody_knows_is_one_line(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a filter, and as a setting."""
    result = run("search", "food", "--filter", "near=Atlantis")
    assert result.exit_code == 1
    assert "'Atlantis'" in result.stderr
    monkeypatch.setenv("DIRECTORY_PLACE", "Atlantis")
    result = run("search", "food")
    assert result.exit_code == 1
    assert "DIRECTORY_PLACE is 'Atlantis'" in result.stderr


def test_the_nearest_come_first(run) -> None:
    """From a place, from here, and within a distance."""
    near = run("search", "food", "--filter", "near=XB4 1", "--json")
    within = run(
        "search", "food", "--filter", "near=XB4 1", "--filter", "within=1", "--json"
    )
    far, close = json.loads(near.stdout), json.loads(within.stdout)
    assert far["facets"]["within"]["1"] == close["total"] > 0
    first = [result["slug"] for result in close["results"]]
    assert [result["slug"] for result in far["results"]][: len(first)] == first


def test_a_broken_content_file_is_named(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever edits site.toml learns where."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "pictures.toml").write_text("[[nonsense")
    monkeypatch.setenv("DIRECTORY_CONTENT", str(content))
    result = run("search", "food")
    assert result.exit_code == 1
    assert "pictures.toml" in result.stderr
