"""`directory readability`: how hard texts are, and what to change."""

import json
from pathlib import Path

import pytest

HARD = (
    "Our practitioners facilitate interventions prior to a comprehensive assessment of "
    "individual circumstances, identification of vulnerabilities, and coordination of "
    "statutory provision (subject to eligibility criteria), e.g. on Tues at 14:30. "
    "Appointments are available on request."
)


@pytest.fixture
def hard(tmp_path: Path) -> str:
    """A text that is hard to read, in a file."""
    path = tmp_path / "hard.txt"
    path.write_text(HARD, encoding="utf-8")
    return str(path)


def test_all_listings_are_said_with_the_hardest_first(run) -> None:
    """Of the starter content, each on a line."""
    result = run("readability")
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 60
    texts = json.loads(run("readability", "--json").stdout)["texts"]
    assert {each["level"] for each in texts} == {"easy"}
    assert result.stdout.splitlines()[0].startswith(f"{texts[0]['slug']}: easy")


def test_a_text_gets_its_score_and_advice_line_by_line(run, hard) -> None:
    """With what to write, and what it scores then."""
    result = run("readability", "--file", hard)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("The text: hard, for a reading age of 14 or older")
    assert "Coleman-Liau:" in result.stdout
    assert "line 1: “prior to” Some people do not know this word." in result.stdout
    assert "Write “2.30pm”. Then: hard" in result.stdout


def test_safe_fixes_are_put_in(run, hard) -> None:
    """And nothing else changes."""
    result = run("readability", "--file", hard, "--fix")
    assert "before a comprehensive assessment" in result.stdout
    assert "for example on Tuesday at 2.30pm." in result.stdout
    assert "(subject to eligibility criteria)" in result.stdout
    assert result.stderr.count("reading age") == 2


def test_a_machine_reads_it_as_json(run, hard) -> None:
    """Each piece of advice with its place."""
    (text,) = json.loads(run("readability", "--file", hard, "--json").stdout)["texts"]
    assert text["level"] == "hard"
    assert set(text["indices"]) >= {"LIX", "RIX"}
    for item in text["advice"]:
        assert HARD[item["start"] : item["end"]] == item["said"]
    assert {"hard-word", "bracket", "clock"} <= {i["kind"] for i in text["advice"]}


def test_other_languages_have_lengths_only(run, tmp_path) -> None:
    """No English grade for French."""
    path = tmp_path / "fr.txt"
    path.write_text("Nous aidons les familles. " * 20, encoding="utf-8")
    result = run("readability", "--file", str(path), "--language", "fr")
    assert (
        "no grade (too short, or not English). Words: 80; sentences: 20;"
        in result.stdout
    )


def test_one_listing_by_its_name(run) -> None:
    """And one that there is not."""
    assert run("readability", "scam-stop").stdout.startswith("scam-stop: easy")
    result = run("readability", "scam-go")
    assert result.exit_code == 1
    assert "There is no listing called 'scam-go'." in result.stderr


def test_a_listing_and_a_file_are_not_for_one_time(run, hard) -> None:
    """It says which to leave out."""
    result = run("readability", "scam-stop", "--file", hard)
    assert result.exit_code == 1
    assert "not both" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fix"], "Say which listings"),
        (["scam-stop", "--language", "pl"], "--language is for --file"),
        (["scam-stop", "--fix", "--json"], "cannot print JSON too"),
    ],
)
def test_what_does_not_go_together_is_said(run, arguments, message) -> None:
    """Nothing is left out in silence."""
    result = run("readability", *arguments)
    assert result.exit_code == 1
    assert message in result.stderr
