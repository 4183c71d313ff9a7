"""Advice says what to change, where, and how."""

import pytest

from directory.model.plain_words import Acronym, Explanation, PlainWords
from directory.reading.advice import MESSAGES, Advice, advise, applied

WORDS = PlainWords(
    replace={
        "prior to": "before",
        "utilise": "use",
        "elderly": "older",
        "attend": "go to",
    },
    suggest={"deliver": "give"},
    explanations=(Explanation("advocate", ("advocate",), "It is a helper."),),
    acronyms=(
        Acronym("PIP", "Personal Independence Payment"),
        Acronym("PA", "personal assistant", ambiguous=True),
        Acronym("GP", "general practitioner", "A GP is a doctor.", keep=True),
    ),
)


def said(text: str, kind: str) -> list[tuple[str, str, bool]]:
    """What advice of a kind there is: where, what instead, and whether that is sure."""
    return [
        (text[each.start : each.end], each.suggestion, each.is_safe)
        for each in advise(text, WORDS)
        if each.kind == kind
    ]


LONG = "We cook " + "and cook " * 8 + "for you."
CASES = {
    "long": (LONG, [(LONG, "", False)]),
    "too-long": (LONG * 2, [(LONG * 2, "", False)]),
    "two-ideas": (
        "We cook a warm lunch, and you can eat with us.",
        [(", and you", ". You", True)],
    ),
    "passive": ("You will be contacted by us.", [("be contacted", "", False)]),
    "hard-word": ("Ring prior to a visit.", [("prior to", "before", True)]),
    "acronym": (
        "Ask about PIP here.",
        [("PIP", "Personal Independence Payment", True)],
    ),
    "bracket": ("Come (with a friend) today.", [("(with a friend)", "", False)]),
    "percent": ("It is 20% off.", [("20%", "20 out of 100", False)]),
    "roman": ("This is Phase IV of it.", [("Phase IV", "Phase 4", True)]),
    "latin": ("Bring food, e.g. soup.", [("e.g.", "for example", True)]),
    "abbreviation": ("Come on Tues with us.", [("Tues", "Tuesday", True)]),
    "phone": ("Ring 02079460000 now.", [("02079460000", "020 7946 0000", True)]),
    "clock": ("Come at 14:30 today.", [("14:30", "2.30pm", True)]),
    "date": ("Come on 18/9/2026 please.", [("18/9/2026", "18 September 2026", True)]),
}


@pytest.mark.parametrize("kind", MESSAGES)
def test_each_kind_is_found_with_what_to_write_instead(kind: str) -> None:
    """And each has a message that says what to do."""
    text, expected = CASES[kind]
    assert said(text, kind) == expected
    assert MESSAGES[kind][-1] in ".?"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You may come, and you need not book.", "two-ideas"),
        ("If you are over 60, and you live here, come.", "two-ideas"),
        ("We cook until two, but you can stay.", "two-ideas"),
    ],
)
def test_a_sentence_with_a_condition_is_never_split_by_itself(
    text: str, kind: str
) -> None:
    """What hangs together would come apart."""
    assert all(not is_safe for _, _, is_safe in said(text, kind))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We are interested in your story, tea and cake.", "two-ideas"),
        ("You are interested and married.", "passive"),
        ("The doors are closed on Monday.", "passive"),
        ("Come at 2.30pm or 9:30 am.", "clock"),
        ("It costs 14.50 or £3.20.", "clock"),
        ("Ring 020 7946 0000.", "phone"),
        ("Vote for Attend UK.", "acronym"),
        ("Personal Independence Payment (PIP) is money.", "acronym"),
        ("See [our page](https://example.org).", "bracket"),
        ("Part of it is mine.", "roman"),
        ("Henry VIII lived here.", "roman"),
        ("Write to e.g@example.org.", "latin"),
        ("The sun is warm and she sat down.", "abbreviation"),
        ("Version 1.2.3 is here.", "date"),
        ("THIS IS ALL IN LARGE LETTERS FOR YOU.", "acronym"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str, kind: str) -> None:
    """Advice that is wrong teaches people not to read it."""
    assert said(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "suggestion"),
    [
        ("Come at 10:00.", "clock", ""),
        ("Come on 3/4/2026.", "date", "3 April 2026"),
        ("Come on 45/9/2026.", "date", ""),
        ("Ask your PA.", "acronym", "personal assistant"),
        ("Ask your GP.", "acronym", ""),
        ("Ask about the QZX.", "acronym", ""),
        ("We deliver soup.", "hard-word", "give"),
        ("Our Utilise Team sings.", "hard-word", "use"),
        ("Open Sat mornings.", "abbreviation", "Saturday"),
        ("It is 100% free.", "percent", ""),
    ],
)
def test_what_may_mean_something_else_is_a_person_s_to_decide(
    text: str, kind: str, suggestion: str
) -> None:
    """It is pointed out, and no click puts it in unseen."""
    assert [(s, safe) for _, s, safe in said(text, kind)] == [(suggestion, False)]


def test_names_that_are_known_are_not_hard_words() -> None:
    """Nobody can change what a place is called."""
    text = "We sit in utilise hall."
    assert [each.kind for each in advise(text, WORDS, ["utilise hall"])] == []


def test_places_are_those_of_the_whole_text() -> None:
    """Lists, headings and several lines too."""
    text = "## Prior to coming\n\nRing us.\n- Utilise the ramp.\n\n2. Sing. Utilise it."
    found = [(text[a.start : a.end], a.suggestion) for a in advise(text, WORDS)]
    assert found == [("Prior to", "before"), ("Utilise", "use"), ("Utilise", "use")]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Prior to lunch we sing.", "Before lunch we sing."),
        ("He is an elderly man.", "He is an older man."),
        ("Sing prior to lunch.", "Sing before lunch."),
        ("Are you a utilise fan?", "Are you a use fan?"),
        ("It is an utilise.", "It is a use."),
    ],
)
def test_a_suggestion_fits_in(text: str, after: str) -> None:
    """Its capital letter, and "a" or "an" before it."""
    (advice,) = [each for each in advise(text, WORDS) if each.kind == "hard-word"]
    assert applied(text, advice) == after


def test_the_end_of_a_text_may_be_replaced() -> None:
    """With nothing after it."""
    assert (
        applied("Sing prior to", Advice("hard-word", 5, 13, "before")) == "Sing before"
    )
