"""Sentences in capitals become small letters, and nothing else does."""

import pytest

from directory.model.plain_words import Acronym, PlainWords
from directory.reading.capitals import in_small_letters
from directory.reading.easier import easier

WORDS = PlainWords(
    replace={}, suggest={}, explanations=(),
    acronyms=(Acronym("PIP", "Personal Independence Payment", keep=True),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("COME AND JOIN US ON MONDAYS.", "Come and join us on Mondays."),
        ("WE HELP WITH PIP AND THE NHS.", "We help with PIP and the NHS."),
        ("GO TO HIGH STREET, XB1 2DE.", "Go to High Street, XB1 2DE."),
        ("YOU MAY COME BACK IN MAY.", "You may come back in May."),
        ("I SAID THAT I'M HERE.", "I said that I'm here."),
        ("“WE ARE ALL OPEN NOW”", "“We are all open now”"),
        ("CALL US NOW", "CALL US NOW"),
        ("Please DO NOT come in here.", "Please DO NOT come in here."),
        ("NO DOGS IN HERE UNLESS THEY HELP YOU.", None),
        ("12345 67890 11111 22222", "12345 67890 11111 22222"),
    ],
)
def test_capitals_stay_where_they_belong(said: str, expected: str | None) -> None:
    """Days, initials, names and postcodes keep theirs."""
    made = in_small_letters(said, WORDS, ["High Street"])
    assert made == (said.capitalize() if expected is None else expected)


def test_a_draft_has_small_letters_and_loses_nothing() -> None:
    """What it says is held against what stood there."""
    found = easier("NO DOGS IN HERE UNLESS THEY HELP YOU.", WORDS)
    assert [line.text for line in found.lines] == [
        "No dogs in here unless they help you."
    ]
    assert found.refused == ()
