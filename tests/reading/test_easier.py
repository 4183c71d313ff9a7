"""An easier draft says what the text said, or leaves a sentence as it was."""

import pytest

from directory.model.plain_words import Acronym, Explanation, PlainWords
from directory.reading.comparing import fault, is_taken_apart
from directory.reading.easier import Line, easier, shown
from directory.reading.explaining import hard_words

WORDS = PlainWords(
    replace={
        "prior to": "before",
        "utilise": "use",
        "wholly": "all",
        "furthermore": "also",
    },
    suggest={},
    explanations=(
        Explanation("bespoke", ("bespoke",), "Bespoke means made for one person."),
        Explanation("carer", ("carer's leave",), "Carer's leave is time off work."),
        Explanation("pip", ("Attendance Allowance",), "It is money."),
        Explanation("common", ("people",), "People are human."),
    ),
    acronyms=(
        Acronym("PIP", "Personal Independence Payment"),
        Acronym("PSHE", "personal, social, health and economic education"),
        Acronym("SEND", "special educational needs"),
        Acronym("GP", "general practitioner", "A GP is a doctor.", keep=True),
    ),
)


def lines(text: str) -> list[str]:
    """What a draft shows of a text."""
    return list(shown(easier(text, WORDS)))


def test_a_text_becomes_one_idea_a_line() -> None:
    """With lists, headings, numbers and explanations."""
    text = (
        "## Bespoke help\n\n"
        "We are a small charity in the middle of the town that gives bespoke help to "
        "people with sight loss. Ring us prior to your visit.\n"
        "- Utilise the ramp.\n\n"
        "1. Come in.\n2. Sit down.\n\n"
        "We can help you with very many of your issues, including housing, welfare, "
        "immigration, schools and employment."
    )
    assert lines(text) == [
        "## Bespoke help",
        "",
        "We are a small charity in the middle of the town.",
        "We give bespoke help to people with sight loss.",
        "    Bespoke means made for one person.",
        "Ring us before your visit.",
        "- Use the ramp.",
        "1. Come in.",
        "2. Sit down.",
        "We can help you with very many of your issues, including:",
        "- housing",
        "- welfare",
        "- immigration",
        "- schools",
        "- employment",
    ]


def test_a_sentence_that_would_say_something_else_stays_and_is_reported() -> None:
    """Whatever the lists of words say."""
    found = easier("It is wholly free.", WORDS)
    assert found.lines == (
        Line("It is wholly free.", "sentence", "It is wholly free."),
    )
    assert found.refused == (("It is wholly free.", "condition"),)


@pytest.mark.parametrize(
    ("source", "after", "reason"),
    [
        ("Come at 2pm.", "Come at 14:00.", ""),
        ("Come at 2pm.", "Come at 3pm.", "facts"),
        ("It is £5.", "It is money.", "facts"),
        ("Do not come.", "Do come.", "negation"),
        ("Come if you like.", "Come.", "condition"),
        ("Come prior to lunch.", "Come before lunch.", ""),
        ("You may, or not.", "You may, or not.", ""),
    ],
)
def test_facts_negations_and_conditions_are_held_against_each_other(
    source: str, after: str, reason: str
) -> None:
    """However they are written."""
    assert fault(source, after) == reason


def test_parts_have_every_word_of_the_whole() -> None:
    """But for "and" and its like; a verb may change its form."""
    whole = "We cook lunch, providing tea and cake."
    assert is_taken_apart(whole, ["We cook lunch.", "We provide tea and cake."])
    assert not is_taken_apart(whole, ["We cook lunch.", "We provide tea."])


def test_initials_are_written_out_after_lists_are_found() -> None:
    """Their commas are not those of the list, and names keep theirs."""
    text = (
        "We can teach all of the children in your school with lessons such as music, "
        "PSHE, drama, dance and swimming."
    )
    assert "- Personal, social, health and economic education" in lines(text)
    assert lines("Ask the PIP Team.") == ["Ask the PIP Team."]
    assert lines("Ask about PIP.") == ["Ask about Personal Independence Payment."]
    said = "Personal Independence Payment (PIP) is money. Ask about PIP."
    assert lines(said)[1] == "Ask about PIP."
    assert lines("We teach SEND children and SEND.") == [
        "We teach SEND children and special educational needs."
    ]
    # Initials in brackets are what a place is known by.
    assert lines("It is a place (BRI).") == ["It is a place (BRI)."]
    assert lines("It costs money (£5).") == ["It costs money (£5)."]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("We give bespoke help. Bespoke help is good.", 1),
        ("You can ask for carer’s leave.", 1),
        ("Our Bespoke Fund gives money.", 0),
        ("attendance allowance", 0),
        ("Ask about Attendance Allowance.", 1),
        ("Bespoke Attendance Allowance and carer's leave.", 1),
        ("People sing.", 0),
        ("Ask your GP. Your GP knows you.", 1),
        ("## Bespoke help", 0),
    ],
)
def test_rare_words_are_explained_once(text: str, explained: int) -> None:
    """At most one after a sentence; capitals count, apostrophes may be curly."""
    kinds = [line.kind for line in easier(text, WORDS).lines]
    assert kinds.count("explanation") == explained


def test_also_is_not_said_twice() -> None:
    """Where the plain word stands there already."""
    said = "Furthermore, we also sing."
    assert lines(said) == [said]
    assert lines("Furthermore, we sing.") == ["Also, we sing."]


def test_links_stay() -> None:
    """Also where a sentence is taken apart."""
    text = "See [our page](https://example.org/a) prior to a visit."
    assert lines(text) == ["See [our page](https://example.org/a) before a visit."]


def test_clock_times_are_changed_together() -> None:
    """One that is sure beside one that is not would be harder to read."""
    assert lines("Open 12:00-2pm.") == ["Open 12:00-2pm."]
    assert lines("Open 12:00-16:00.") == ["Open midday-4pm."]
    assert lines("Open 13:00-16:00.") == ["Open 1pm-4pm."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "12 High Street, Lantern Hill, BS1 1AA",
        "WE HELP WITH DEBT, HOUSING, WORK AND MUCH MORE AND WE SING AND WE DANCE A LOT",
        ": , ; - – • (((",
        "(",
        "and " * 400,
        "We cook, " * 200 + "and sing.",
    ],
)
def test_any_text_comes_out_with_all_its_words(text: str) -> None:
    """Also one that is no prose at all."""
    found = easier(text, WORDS)
    said = " ".join(line.text for line in found.lines)
    words = text.replace("• (", "(").casefold().split()
    assert said.casefold().split() == words or "•" in text
    assert not found.refused


def test_a_sentence_of_four_hundred_words_is_done_in_time() -> None:
    """Nothing in it may take longer and longer."""
    long = (
        "We help people with debt, housing and work and we run groups that meet " * 28
    )
    assert easier(long, WORDS).lines


def test_other_languages_stay_as_they_are() -> None:
    """Their words are no English ones: "utilise" is French, too."""
    text = "Elle utilise la rampe, et nous cuisinons prior to.\n- Venez à 14:30."
    found = easier(text, WORDS, language="fr")
    assert [line.text for line in found.lines] == [
        "Elle utilise la rampe, et nous cuisinons prior to.",
        "Venez à 14:30.",
    ]
    assert found.refused == ()


def test_hard_words_are_found_wherever_they_stand() -> None:
    """At the ends, in quotes, before an apostrophe; never within another word."""
    text = (
        "Bespoke, 'bespoke' or a bespoke's? Nonbespoke, not-bespoke and carer’s leave."
    )
    found = hard_words(text, WORDS)
    assert [(text[each.start : each.end], each.name) for each in found] == [
        ("Bespoke", "bespoke"),
        ("bespoke", "bespoke"),
        ("carer’s leave", "carer"),
    ]
    assert [(each.start, each.name) for each in hard_words("See a GP.", WORDS)] == [
        (6, "gp")
    ]
