"""A review says where each thing is, and what the text scores once it is changed."""

from dataclasses import replace

from directory.reading.advice import applied
from directory.reading.reviewing import review, with_safe_fixes
from directory.reading.scoring import score
from tests.reading.test_advice import WORDS

TEXT = """We give food. Ring us prior to your visit. We are glad to see you. Do eat.
We are here for you, and we like to talk.
- Utilise the ramp. It is on the left. We lift your bag. You can sit down here.
You may ring on Tues, e.g. at 14:30."""


def test_each_piece_of_advice_has_its_line_and_the_score_after_it() -> None:
    """As an editor shows it."""
    found = review(TEXT, WORDS)
    assert [(item.line, item.advice.kind) for item in found.items] == [
        (1, "hard-word"), (2, "two-ideas"), (3, "hard-word"), (4, "abbreviation"),
        (4, "latin"), (4, "clock"),
    ]  # fmt: skip
    first = found.items[0]
    assert first.said == "prior to"
    assert applied(TEXT, first.advice) == TEXT.replace("prior to", "before")
    for item in found.items:
        whole = score(applied(TEXT, item.advice))
        assert item.after
        assert item.after == replace(whole, indices={})
    assert found.score.level == "easy"


def test_advice_without_a_suggestion_has_nothing_to_try() -> None:
    """A person must write something else."""
    (item,) = review("You will be contacted by us.", WORDS).items
    assert item.after is None


def test_all_safe_fixes_go_in_at_once() -> None:
    """The others stay."""
    assert with_safe_fixes(TEXT, WORDS) == (
        "We give food. Ring us before your visit. We are glad to see you. Do eat.\n"
        "We are here for you. We like to talk.\n"
        "- Use the ramp. It is on the left. We lift your bag. You can sit down here.\n"
        "You may ring on Tuesday, for example at 2.30pm."
    )
    assert with_safe_fixes("Give 20% off.", WORDS) == "Give 20% off."


def test_other_languages_get_no_english_advice() -> None:
    """Their lengths alone."""
    found = review("Utilise e.g. 14:30 prior to.", WORDS, language="pt")
    assert found.items == ()
    assert found.score.level is None


def test_an_empty_text_has_nothing_to_change() -> None:
    """Nor a score."""
    assert review("", WORDS).items == ()
