"""Facts in English sentences: what no translation may change."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.text.fact_values import (
    Clock,
    Dated,
    Kept,
    Measure,
    Money,
    Number,
    Spoken,
    Value,
    Weekdays,
)
from directory.text.facts import facts

GOLDEN = Path(__file__).parent / "golden" / "facts.toml"
TABLES = tomllib.loads(GOLDEN.read_text("utf-8"))
CASES = [(s, found) for table in TABLES.values() for s, found in table.items()]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
PIECES = sorted({word for sentence, _ in CASES for word in sentence.split()})


def written(value: Value) -> str:
    """A value as the golden file writes it."""
    said = ""
    match value:
        case Money(amounts, currency):
            said = f"{'-'.join(f'{amount}' for amount in amounts)} {currency}"
        case Clock(times):
            said = "-".join(f"{at:%H:%M}" for at in times)
        case Weekdays(days):
            said = "-".join(DAYS[day] for day in days)
        case Dated(days, month, year):
            said = f"{'-'.join(map(str, days)) or '-'}/{month}/{year or '-'}"
        case Measure(numbers, unit):
            said = f"{'-'.join(map(str, numbers))} {unit}"
        case Number(number):
            said = str(number)
        case Spoken(code):
            said = code
    return said


def shown(sentence: str, *names: str) -> list[str]:
    """The facts of a sentence as the golden file writes them."""
    return [
        f"{fact.text} → {fact.kind} {written(fact.value)}".rstrip()
        for fact in facts(sentence, names)
    ]


def left(sentence: str) -> str:
    """What an engine would see of a sentence: all but its facts."""
    found = facts(sentence)
    ends = [0, *(fact.end for fact in found)]
    starts = [*(fact.start for fact in found), len(sentence)]
    return "⬚".join(sentence[a:b] for a, b in zip(ends, starts, strict=True))


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_has_these_facts_and_no_others(
    sentence: str, expected: list[str]
) -> None:
    """Golden: written from the requirement, not from what came out."""
    assert shown(sentence) == expected


def test_the_golden_file_is_long_enough() -> None:
    """Of what listings write."""
    assert len(CASES) >= 120


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in CASES])
def test_no_figure_sum_or_day_is_left_to_an_engine(sentence: str) -> None:
    """Whatever else goes wrong."""
    days = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:Mon|Tues?|Fri)\b"
    assert not re.search(rf"[\d£€$%@½]|{days}", left(sentence), re.IGNORECASE)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_no_figure_is_left_however_the_words_are_mixed(sentence: str) -> None:
    """And facts stand in order, apart, and as they are in the sentence."""
    found = facts(sentence)
    assert all(sentence[fact.start : fact.end] == fact.text for fact in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(c.isdigit() or c in "£€@" for c in left(sentence))


@given(st.text(max_size=80))
def test_any_text_has_facts_that_lie_in_it(text: str) -> None:
    """Also one that nobody would write."""
    found = facts(text)
    assert all(text[fact.start : fact.end] == fact.text != "" for fact in found)
    assert not any(c in "0123456789" for c in left(text))


def test_a_name_that_is_given_is_kept_whole() -> None:
    """Even where it has a day, a number or a price in it."""
    assert shown("The Friday 5 meet at noon.", "Friday 5") == [
        "Friday 5 → kept",
        "noon → clock 12:00",
    ]
    assert shown("Ask the garden club.", "garden club") == ["garden club → kept"]


def test_a_name_within_a_longer_word_is_none() -> None:
    """ "Ann" is not in "Annual"."""
    assert shown("annual fair", "ann") == []


def test_a_name_without_letters_hides_no_figure() -> None:
    """Names come from listings, where anything may stand."""
    assert shown("Ring 5.", "", " ", "...") == ["5 → kept"]


def test_the_longest_name_wins() -> None:
    """Or half of it would be translated."""
    assert shown("at mill lane hall", "mill lane", "mill lane hall") == [
        "mill lane hall → kept"
    ]


def test_what_is_only_guessed_to_be_a_name_says_so() -> None:
    """A person may translate "European Union", never a phone number."""
    (guess,) = facts("Ask the European Union.")
    (phone,) = facts("Ring 020 7946 0123.")
    assert (guess.value, phone.value) == (Kept(guessed=True), Kept())


def test_what_ends_in_english_is_not_held_against_a_person() -> None:
    """ "1st" and "5s" are kept from an engine; a translator writes them otherwise."""
    values = {fact.text: fact.value for fact in facts("the 1st for 5s in H9 at 7pp")}
    assert values["1st"] == values["5s"] == Kept(guessed=True)
    assert values["H9"] == Kept()


def test_the_full_stop_of_a_sentence_is_no_part_of_a_fact() -> None:
    """Or it would go with "Fri." and "p.m."."""
    for sentence in ("Open Mon-Fri.", "Closed on 25 Dec.", "Open to 5 p.m."):
        assert left(sentence).endswith("⬚."), sentence
