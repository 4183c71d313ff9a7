"""How two states of a form differ, and what comes of two people's changes."""

import pytest

from directory.upkeep.differences import differences, joined, merged
from directory.upkeep.form import FIELDS, Typed, empty

PHONE = {
    "id": "1",
    "number": "020 7946 0001",
    "extension": "",
    "type": "voice",
    "description": "Office",
}
OTHER = {**PHONE, "id": "2", "number": "020 7946 0002"}


def form(**typed: object) -> Typed:
    """A form with some fields typed."""
    return empty() | typed


def test_differences_are_in_the_words_of_the_form() -> None:
    """A line each, codes by their names, ids left out."""
    found = differences(
        form(name="A", phones=[PHONE], booking="none", categories=["food"]),
        form(name="A", phones=[PHONE, OTHER], booking="needed", categories=[]),
        {"food": "Food", "none": "Just come", "needed": "Book", "voice": ""},
    )
    assert [(each.label, each.before, each.after) for each in found] == [
        ("Kind of service", ("Food",), ()),
        (
            "Phone",
            ("020 7946 0001, Office",),
            ("020 7946 0001, Office", "020 7946 0002, Office"),
        ),
        ("Booking", ("Just come",), ("Book",)),
    ]


def test_an_id_alone_is_no_difference() -> None:
    """A row that was typed again says the same."""
    assert not differences(form(phones=[PHONE]), form(phones=[{**PHONE, "id": ""}]), {})


def test_changes_of_different_fields_go_together() -> None:
    """Nobody has to choose, and nothing is lost."""
    both = merged(
        form(name="A", alert="", email="a@example.org"),
        form(name="B", alert="", email="a@example.org"),
        form(name="A", alert="Closed", email=""),
        {},
    )
    assert both.conflicts == ()
    assert (both.typed["name"], both.typed["alert"]) == ("B", "Closed")
    assert not both.typed["email"]


@pytest.mark.parametrize(
    ("choice", "name", "conflicts"),
    [
        ("mine", "B", ()),
        ("theirs", "C", ()),
        ("", "B", ("name",)),
        ("both", "B", ("name",)),
    ],
)
def test_changes_of_one_field_need_a_choice(
    choice: str, name: str, conflicts: tuple[str, ...]
) -> None:
    """Until then it is a conflict."""
    both = merged(form(name="A"), form(name="B"), form(name="C"), {"name": choice})
    assert (both.typed["name"], both.conflicts) == (name, conflicts)


def test_the_same_change_by_both_is_no_conflict() -> None:
    """They agree."""
    both = merged(form(name="A"), form(name="B"), form(name="B"), {})
    assert (both.typed["name"], both.conflicts) == ("B", ())


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_is_forgotten_when_two_are_put_together(name: str) -> None:
    """Whatever it holds."""
    value = {
        "line": "words",
        "lines": "words",
        "codes": ["a"],
        "rows": [dict(PHONE)],
    }[FIELDS[name].kind]
    assert merged(form(), form(**{name: value}), form(), {}).typed[name] == value
    assert merged(form(), form(), form(**{name: value}), {}).typed[name] == value
    assert joined(name, value, form()[name], "") == value
    assert joined(name, form()[name], value, "") == value
    assert joined(name, value, form()[name], "kept") == value
    assert joined(name, value, form()[name], "other") == form()[name]


def test_two_listings_numbers_are_joined_once_each() -> None:
    """The same number under two ids is one number."""
    again = {**PHONE, "id": "3"}
    assert joined("phones", [PHONE], [again, OTHER], "both") == [PHONE, OTHER]
    assert joined("description", "One.", "Two.", "both") == "One.\nTwo."
    assert joined("description", "One. Two.", "Two.", "both") == "One. Two."
