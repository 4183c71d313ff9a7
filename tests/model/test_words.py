"""Words that mean the same: how they are compared and found."""

import pytest

from directory.model.words import WordGroup, Words, group_id_of, phrase_of

FOOD_BANK = WordGroup(
    "food-bank", {"en": ("food bank", "foodbank"), "pl": ("bank żywności",)}
)
BANK = WordGroup("bank", {"en": ("bank",), "ro": ("Foodbank",)})
WORDS = Words((FOOD_BANK, BANK))


@pytest.mark.parametrize("said", ["food bank", "Food  BANK", " food\tbank "])
def test_a_phrase_is_found_however_it_is_written(said: str) -> None:
    """Case and spaces do not matter."""
    assert WORDS.having(said) == [FOOD_BANK]


def test_a_phrase_is_found_in_every_language_that_has_it() -> None:
    """Two languages may mean different things by it."""
    assert WORDS.having("foodbank") == [FOOD_BANK, BANK]
    assert WORDS.home_of("foodbank", "ro") == BANK
    assert WORDS.home_of("foodbank", "en") == FOOD_BANK
    assert WORDS.home_of("foodbank", "pl") is None
    assert WORDS.having("food") == []


def test_two_encodings_of_one_letter_are_one_letter() -> None:
    """A composed ż, and a z with a dot above."""
    assert WORDS.having("bank z\u0307ywnos\u0301ci") == [FOOD_BANK]
    assert phrase_of("z\u0307") == "ż"


def test_a_group_is_found_by_its_id() -> None:
    """None when there is none."""
    assert WORDS.get("bank") == BANK
    assert WORDS.get("river") is None


def test_a_phrase_keeps_the_joiners_that_its_script_needs() -> None:
    """Persian plurals have one."""
    assert phrase_of(" کمک\u200cها ") == "کمک\u200cها"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "  ",
        "-!",
        "food\nbank",
        "food\x00",
        "a\u202eb",
        "x" * 81,
        5,
        None,
        "\ud800a",
    ],
)
def test_what_can_be_no_phrase_is_refused(said: object) -> None:
    """Blank, too long, hidden letters, not text."""
    with pytest.raises(ValueError, match=r"text|see|letters|longer"):
        phrase_of(said)


@pytest.mark.parametrize("said", ["", "Food", "food bank", "-a", "a--b", "é", "a" * 61])
def test_what_can_be_no_group_is_refused(said: str) -> None:
    """Ids are slugs."""
    with pytest.raises(ValueError, match="small letters"):
        group_id_of(said)
