"""What goes in by itself changes no fact and no name: cases that once did."""

import pytest

from directory.model.plain_words import PlainWords
from directory.reading.reviewing import with_safe_fixes
from directory.settings import ROOT
from directory.storage.plain_word_files import load_plain_words


@pytest.fixture(scope="module")
def words() -> PlainWords:
    """The shipped words."""
    return load_plain_words(ROOT / "content" / "words" / "easy")


@pytest.mark.parametrize(
    "text",
    [
        "Write to hello@citizens.ie or info.team@example.org.",
        "See https://www.hse.ie/eng/ and docs.google.com/forms today.",
        "[Call us](tel:02079460000) today.",
        "[Poster](https://example.org/poster_2026-09-18.pdf?t=14:30&info=1#info)",
        "We gave 1500 hours of help.",
        "It is 16.50 hours a week.",
        "The course is 1000 hours long.",
        "It lasts 01:30 hours.",
        "It costs £1400h.",
        "Come in the evening 07:30 - 09:30pm.",
        "Open from 02:00 to 04:00pm.",
        "Open 09:00 - 05:00.",
        "Open 10:00-2pm.",
        "You were born on or before 31/12/59.",
        "Sort code 20-05-12.",
        "See clause 3.3.12 of version 1.1.10.",
        "We read Luke 15:11.",
        "You have 20:20 vision.",
        "The ratio is 14:10.",
        "Turn to page 14:30 now.",
        "Call Jan on Monday.",
        "Ask for Thu Nguyen.",
        "We sing with Dec.",
        "Ask our HR team.",
        "It is in Google Docs.",
        "We watch with football refs.",
        "Info Ltd is here.",
        "RSVP Pools in Maryland.",
        "Ask the PSHE Association.",
        "We are SEND-friendly.",
        "Please SEND us your form.",
        "We welcome trans, NB and queer people.",
        "We eat sausage and MASH.",
        "It is free as long as you live here, and you are over 60.",
        "Show your bus pass, and you pay £1.",
        "Bring proof that you are on a low income, and you pay half.",
        "People who live alone, and they are over 75, come first.",
        "Do you like singing, and you want company?",
        "We decide from time to time.",
        "It is very occasionally closed.",
        "GTS receives children and their parents.",
        "You are dependent on alcohol.",
        "Read frequently asked questions.",
        "We stay for the duration of 6 weeks.",
        "Enhance Bristol runs classes.",
        "We have Group X classes.",
        "It is a grade II listed house.",
        "Our account 01234567890 is open.",
        "One per head teacher.",
        "Take Vitamin A every day.",
    ],
)
def test_what_may_mean_something_else_is_left_alone(
    text: str, words: PlainWords
) -> None:
    """A person decides."""
    assert with_safe_fixes(text, words, ["GTS"]) == text


def test_names_that_are_known_stay(words: PlainWords) -> None:
    """Whatever they look like."""
    text = "Jan Smith is at Info Hub with Google Docs."
    names = ["Jan Smith", "Info Hub", "Google Docs"]
    assert with_safe_fixes(text, words, names) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Open 09:30-17:00.", "Open 9.30am-5pm."),
        ("Come at 14:30.", "Come at 2.30pm."),
        ("Come Mon - Sun.", "Come Monday - Sunday."),
        ("Come on Thu 3 Dec.", "Come on Thursday 3 December."),
        ("It takes 2 hrs or 1 hr.", "It takes 2 hours or 1 hour."),
        ("It costs approx. £20.", "It costs about £20."),
        ("Ask your PCSO.", "Ask your police community support officer."),
        ("Ring 02079460000.", "Ring 020 7946 0000."),
        ("See an IDVA. An IDVA helps.",
         "See an independent domestic violence adviser. An IDVA helps."),
        ("We cook, and we sing.", "We cook, and we sing."),
        ("We cook hot food, and we sing songs.", "We cook hot food. We sing songs."),
    ],
)  # fmt: skip
def test_what_can_mean_nothing_else_is_changed(
    text: str, after: str, words: PlainWords
) -> None:
    """Wholly, or not at all."""
    assert with_safe_fixes(text, words) == after


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 50_000, "we go there now; " * 3000, "." * 50_000,
        "We cook lunch; they come here; " * 1600, "word " * 10_000,
    ],
)  # fmt: skip
def test_bad_input_takes_no_more_than_its_time(text: str, words: PlainWords) -> None:
    """None of it is looked at over and over."""
    assert with_safe_fixes(text, words)
