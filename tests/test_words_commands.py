"""`directory words` and `directory unmet`: what they print, and how they fail."""

import json
import os

import pytest
from click.testing import Result

from directory.app import build
from directory.commands.words import words_command
from directory.settings import Settings


def groups(result: Result) -> dict[str, dict[str, dict[str, list[str]]]]:
    """What `words list --json` printed, by group."""
    assert result.exit_code == 0, result.output
    return {group["id"]: group for group in json.loads(result.stdout)["groups"]}


def test_what_staff_change_is_listed_and_marked(run) -> None:
    """In words, and as JSON."""
    result = run("words", "add", "food-bank", "en", "community", "larder")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "'community larder' is now in the group 'food-bank' (en).\n"
    )
    assert run("words", "remove", "food-bank", "en", "Foodbank").exit_code == 0
    listed = run("words", "list", "community larder")
    assert listed.stdout.startswith("food-bank\n  en: food bank, ")
    assert "community larder (added)" in listed.stdout
    assert "foodbank (removed)" in listed.stdout
    found = groups(run("words", "list", "foodbank", "--json"))
    assert found.keys() == {"food-bank"}
    assert found["food-bank"].keys() == {"id", "words", "added", "removed"}
    assert found["food-bank"]["added"] == {"en": ["community larder"]}
    assert found["food-bank"]["removed"] == {"en": ["foodbank"]}
    assert "foodbank" not in found["food-bank"]["words"]["en"]


def test_all_groups_are_listed_without_a_phrase(run) -> None:
    """A new one too; one that lost all its words is there until they come back."""
    assert "new group" in run("words", "add", "zeppelin", "en", "airship").stdout
    assert "already" in run("words", "add", "zeppelin", "en", "Airship").stdout
    found = groups(run("words", "list", "--json"))
    assert len(found) > 150
    assert found["zeppelin"]["words"] == {"en": ["airship"]}
    assert run("words", "remove", "zeppelin", "en", "airship").exit_code == 0
    assert "zeppelin" not in groups(run("words", "list", "--json"))


def test_a_phrase_that_nobody_has_is_said_so(run) -> None:
    """On stderr; stdout stays for results."""
    result = run("words", "list", "zeppelin")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1] == "No group has 'zeppelin'."
    assert groups(run("words", "list", "zeppelin", "--json")) == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "food", "en", "foodbank"), "stands in the group 'food-bank' already"),
        (("add", "food", "xx", "foodbank"), "'xx' is none of"),
        (("add", "Food", "en", "larder"), "small letters"),
        (("remove", "food", "en", "foodbank"), "It stands in 'food-bank' (en)."),
    ],
)
def test_what_cannot_be_changed_is_one_line(
    run, arguments: tuple[str, ...], said: str
) -> None:
    """With exit status 1."""
    result = run("words", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", sorted(words_command.commands))
def test_every_command_of_words_has_help_with_an_example(run, command: str) -> None:
    """And is called wrongly with exit status 2."""
    result = run("words", command, "--help")
    assert result.exit_code == 0
    assert f"Example: directory words {command} food" in result.output
    assert run("words", command, "--no-such-option").exit_code == 2


def test_unmet_searches_are_told_most_frequent_first(run) -> None:
    """In words, and as one JSON object."""
    assert run("unmet").stdout == "0 searches found nothing good (weeks: 4)\n"
    works = build(Settings.from_environ(os.environ))
    for words in (["night", "bus"], ["taxi"], ["taxi"]):
        works.unmet.count("en", words)
    works.engine.dispose()
    answer = json.loads(run("unmet", "--weeks", "2", "--json").stdout)
    assert answer.keys() == {"weeks", "searches"}
    assert answer["weeks"] == 2
    (only,) = answer["searches"]
    assert only.keys() == {"week", "language", "words", "count"}
    assert (only["language"], only["count"]) == ("en", 3)
    assert list(only["words"].items()) == [("taxi", 2), ("bus", 1), ("night", 1)]
    lines = run("unmet").stdout.splitlines()
    assert lines == [
        "3 searches found nothing good (weeks: 4)",
        f"  3 [en, week of {only['week']}]: taxi 2, bus 1, night 1",
    ]
    assert run("unmet", "--weeks", "0").exit_code == 2
