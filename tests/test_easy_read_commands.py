"""`directory easy-read`, `easy-words` and `hard-words`."""

import json

import pytest

LONG = (
    "We can help you and your family with many different issues, including housing, "
    "welfare, immigration, schools and employment. Ring us prior to your visit."
)


def test_a_listing_is_printed_in_any_language(run) -> None:
    """Questions, lines, and who stands behind them."""
    result = run("easy-read", "scam-stop", "thornmere-food-bank", "--lang", "ur")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("\n## یہ کیا ہے؟\n") == 2
    assert "020 7946" in result.stdout


def test_a_page_as_json(run) -> None:
    """With the question, picture and source of each line."""
    result = run("easy-read", "scam-stop", "--json")
    (page,) = json.loads(result.stdout)["pages"]
    assert {"text", "question", "kind", "origin", "picture", "source"} == set(
        page["lines"][0]
    )
    assert {"what", "checked"} <= {line["question"] for line in page["lines"]}
    assert page["refused"] == []


def test_an_easier_draft_of_a_text_is_printed(run, tmp_path) -> None:
    """One idea a line; the scores go elsewhere."""
    path = tmp_path / "long.txt"
    path.write_text(LONG, encoding="utf-8")
    result = run("easy-read", "--file", str(path))
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "We can help you and your family with many different issues, including:",
        "- housing",
        "- welfare",
        "- immigration",
        "- schools",
        "- employment",
        "Ring us before your visit.",
    ]
    assert "Before: " in result.stderr
    assert "Now: " in result.stderr


def test_what_stays_is_said_with_the_reason(run, tmp_path) -> None:
    """So that a person can look at it."""
    path = tmp_path / "whole.txt"
    path.write_text("It is open to the whole of the town.", encoding="utf-8")
    result = run("easy-read", "--file", str(path))
    assert result.stdout == "It is open to the whole of the town.\n"
    assert "Stayed as it was, as a condition would change: “It is" in result.stderr


def test_an_easier_draft_as_json(run, tmp_path) -> None:
    """With the sentence that each line comes from."""
    path = tmp_path / "long.txt"
    path.write_text(LONG, encoding="utf-8")
    result = run("easy-read", "--file", str(path), "--json")
    text = json.loads(result.stdout)
    assert [line["kind"] for line in text["lines"]].count("item") == 5
    assert all(line["source"] in LONG for line in text["lines"])
    assert text["refused"] == []
    assert max(text["before"]["sentence_lengths"]) > 15
    assert max(text["after"]["sentence_lengths"]) <= 15


def test_a_text_in_another_language_stays_as_it_is(run, tmp_path) -> None:
    """Its words are no English ones."""
    path = tmp_path / "fr.txt"
    path.write_text("Elle utilise la rampe.", encoding="utf-8")
    kept = run("easy-read", "--file", str(path), "--lang", "fr")
    assert kept.stdout == "Elle utilise la rampe.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Say which listings"),
        (("scam-stop", "--lang", "xx"), "does not speak 'xx'"),
        (("no-such-listing",), "no-such-listing"),
    ],
)
def test_wrong_use_is_said_on_one_line(run, arguments, message) -> None:
    """With exit status 1."""
    result = run("easy-read", *arguments)
    assert result.exit_code == 1
    assert message in result.stderr.splitlines()[-1]


def test_easy_words_go_out_and_come_in_approved(run, tmp_path) -> None:
    """What has an x is kept, a changed fact is refused with its line."""
    path = tmp_path / "words.txt"
    result = run("easy-words", "out", "boiler-house-youth-club", str(path))
    assert result.exit_code == 0, result.output
    assert "0 of them approved" in result.stdout
    text = path.read_text("utf-8")
    meal = "A hot meal is cheap, and free if you have no money."
    ages = "Young people aged 11 to 19, or up to 25 if you have a learning disability."
    text = text.replace(
        f"[ ] {meal}\n{meal}", f"[x] {meal}\nA hot meal is cheap.\nFree if no money."
    )
    text = text.replace(
        f"[ ] {ages}\n{ages}", f"[X] {ages}\n{ages.replace('11', '12')}"
    )
    path.write_text(text, encoding="utf-8")
    arguments = ("boiler-house-youth-club", str(path), "--by", "Asha", "--role")
    result = run("easy-words", "in", *arguments, "reviewer")
    assert result.stdout == "1 sentences approved, 1 refused.\n"
    line = text.splitlines().index(f"[X] {ages}") + 1
    assert f"Line {line}: refused." in result.stderr
    printed = run("easy-read", "boiler-house-youth-club").stdout
    assert "\nA hot meal is cheap.\nFree if no money.\n" in printed
    again = run("easy-words", "out", "boiler-house-youth-club", str(path))
    assert "1 of them approved" in again.stdout
    assert f"[x] {meal}\nA hot meal is cheap.\n" in path.read_text("utf-8")
    # Brought in as it went out, nothing is signed anew.
    result = run("easy-words", "in", *arguments, "editor")
    assert result.stdout == "0 sentences approved, 0 refused.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The file has no sentence"),
        ("# only a head\n", "The file has no sentence"),
        ("Loose words\n[x] A sentence.\nIt.", "Line 1: put a sentence in brackets"),
        ("[?] A sentence.\nIt.", "Line 1: write [x] or [ ]"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_reason(
    run, tmp_path, text, message
) -> None:
    """And nothing is kept."""
    path = tmp_path / "words.txt"
    path.write_text(text, encoding="utf-8")
    result = run(
        *("easy-words", "in", "scam-stop", str(path), "--by", "A", "--role", "editor")
    )
    assert result.exit_code == 1
    assert message in result.stderr


def test_hard_words_that_people_touched_are_listed(run) -> None:
    """None yet; and as JSON."""
    assert run("hard-words").stdout == "0 touches of hard words (weeks: 4)\n"
    assert json.loads(run("hard-words", "--json").stdout) == {"weeks": 4, "words": {}}
