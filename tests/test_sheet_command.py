"""`directory sheet` and `directory printed`."""

import json

import pytest

from tests.publishing.sheet_pages import pages, said


def test_a_sheet_is_written_into_a_file(run, tmp_path) -> None:
    """In the language that is asked for; what had no room is told."""
    out = tmp_path / "a.pdf"
    result = run("sheet", "thornmere-food-bank", "--lang", "ur", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "020 7946 0150" in said(out.read_bytes())
    assert "thornmere-food-bank (ur): no room for " in result.stderr
    assert result.stdout == ""


def test_several_make_a_pack(run, tmp_path) -> None:
    """With contents, and in large print if that is asked for."""
    out = tmp_path / "a.pdf"
    result = run(
        "sheet", "scam-stop", "dial-a-bus", "--lang", "gu", "--lang", "pl",
        "--size", "24", "--out", str(out),
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "4 sheets are read" in result.stderr
    assert pages(out.read_bytes()) > 8
    assert "The sheets in this pack" in said(out.read_bytes())


@pytest.mark.parametrize("kind", ["txt", "sms"])
def test_words_alone_are_written_too(run, tmp_path, kind) -> None:
    """For reading out, and for text messages."""
    out = tmp_path / "a.txt"
    result = run("sheet", "scam-stop", "--format", kind, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "020 7946 0112" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none-such"], "There is no listing called 'none-such'."),
        (["scam-stop", "--lang", "xx"], "Front Door does not speak 'xx'. It speaks en"),
        (["scam-stop", "dial-a-bus", "--format", "txt"], "holds one listing in one"),
        (["scam-stop", "--format", "audio", "--lang", "so"], "so"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(
    run, tmp_path, arguments, message
) -> None:
    """And nothing is written."""
    out = tmp_path / "a.pdf"
    result = run("sheet", *arguments, "--out", str(out))
    assert result.exit_code == 1
    assert message in result.stderr
    assert not out.exists()


def test_400_sheets_are_refused(run, tmp_path, starter) -> None:
    """With what to do."""
    slugs = [listing.slug for listing in starter.listings.every()]
    tags = [
        x for tag in ("en", "ur", "gu", "pl", "so", "ar", "fa") for x in ("--lang", tag)
    ]
    result = run("sheet", *slugs, *tags, "--out", str(tmp_path / "a.pdf"))
    assert result.exit_code == 1
    assert "These are 420 sheets; one file holds 100." in result.stderr


def test_sheets_that_are_out_of_date_are_listed(run, tmp_path) -> None:
    """None is, until something changes."""
    run("sheet", "scam-stop", "--lang", "ur", "--out", str(tmp_path / "a.pdf"))
    assert run("printed").stdout == "No printed sheet is out of date.\n"
    assert json.loads(run("printed", "--json").stdout) == {"outdated": []}
