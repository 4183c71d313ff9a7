"""Plain text: everything that is said, in its order, to be read out."""

import pytest

from directory.publishing.works import Works
from directory.sheets.plain import plain_text
from directory.sheets.script import Script, Section
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Part, Phrase
from tests.sheets.scripts import (
    PHONE,
    TAGS,
    every_phrase,
    line,
    script_of,
    script_with,
)

APART = "\u2066{}\u2069".format


def test_title_questions_lines_and_what_stands_last_follow_one_another() -> None:
    """A blank line before each question; items, notes and numbers are marked."""
    script = Script(
        "en",
        Phrase.of("Chess club"),
        (
            Section(
                Phrase.of("Where is it?"),
                (
                    line("The address is:"),
                    line("1 Market Square", "address"),
                    line("XB1 2DE", "address"),
                    line("By the bank", "note"),
                ),
            ),
            Section(
                Phrase.of("What do I bring?"),
                (
                    line("Please bring:"),
                    line("A board", "item"),
                    EasyLine(Phrase.of("Sit down."), "number", number=1),
                ),
            ),
        ),
        (Phrase.of("We checked this on 2 May 2026."), Phrase.of("Ring Ann.")),
    )
    assert plain_text(script) == (
        "Chess club\n\nWhere is it?\nThe address is:\n1 Market Square\nXB1 2DE\n"
        "  By the bank\n\nWhat do I bring?\nPlease bring:\n- A board\n1. Sit down.\n\n"
        "We checked this on 2 May 2026.\nRing Ann.\n"
    )


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_that_the_page_says_is_missing(tag: str, starter: Works) -> None:
    """In every language, letter by letter."""
    script = script_of(starter, "conversation-cafes", tag)
    text = plain_text(script)
    at = 0
    for phrase in every_phrase(script):
        for piece in phrase.parts:
            at = text.index(piece.text.replace("\u200f", "").strip(), at)


def test_a_fact_among_letters_from_right_to_left_is_set_apart() -> None:
    """Or an editor shows the groups of a number in the wrong order (UAX #9)."""
    price = Phrase((Part("السعر: "), Part("£2.50", "en")))
    script = script_with(line(PHONE, "phone", "en"), EasyLine(price), tag="ar")
    text = plain_text(script)
    assert APART(PHONE) in text
    assert f"السعر: {APART('£2.50')}" in text
    assert "\u2066" not in plain_text(script_with(line(PHONE, language="en"), tag="pl"))


@pytest.mark.parametrize(
    "fact", [PHONE, "£2.50", "£2–£5", "5-11", "50%", "+44 20 7946 0123"]
)
def test_a_fact_that_nobody_set_apart_is_set_apart_too(fact: str) -> None:
    """A person typed it into an Urdu sentence."""
    script = script_with(line(f"یہ ہے {fact} جی"), tag="ur")
    assert f"یہ ہے {APART(fact)} جی" in plain_text(script)


def test_names_that_were_set_apart_are_so_once() -> None:
    """Translated sentences hold isolates of their own."""
    script = script_with(line(f"یہ {APART('Thornmere')} ہے"), tag="ur")
    assert f"یہ {APART('Thornmere')} ہے" in plain_text(script)
    assert APART(APART("Thornmere")) not in plain_text(script)


def test_marks_that_would_turn_the_text_round_are_taken_out() -> None:
    """An override of somebody's making, an isolate that never ends, a control."""
    text = plain_text(script_with(line("a\u202e\u2066b\x07c\u00ad", language="en")))
    assert "abc\n" in text
