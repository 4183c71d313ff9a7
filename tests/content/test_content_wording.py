"""Claims about how the shipped listings read."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

Record = dict[str, Any]
Listings = dict[str, Record]

# Facts that belong in a field: clock times, weekdays, prices, and runs of digits.
FACT_IN_PROSE = re.compile(
    r"\d\s?[ap]m\b|\d[:.]\d\d\b|\bo'clock|£|\d[\d ]{4,}\d|@|www\.|https?:"
    r"|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)


def prose(listing: Record) -> Iterator[str]:
    """The sentences in which a listing speaks to a resident."""
    for key in ("description", "application_process", "eligibility_description"):
        for line in listing[key].splitlines():
            text = line.removeprefix("- ").strip()
            yield from filter(None, re.split(r"(?<=[.?!])[\"”]?\s+", text))


def test_a_description_has_a_readable_length(listings: Listings) -> None:
    """A description has 60 to 160 words: enough to decide, not too much to read."""
    lengths = {
        stem: len(re.findall(r"[\w'\u2019+-]+", x["description"]))
        for stem, x in listings.items()
    }
    assert {s: n for s, n in lengths.items() if not 60 <= n <= 160} == {}


def test_sentences_are_short(listings: Listings) -> None:
    """No sentence is over 20 words, and a listing's usual one is 12 or fewer."""
    for stem, listing in listings.items():
        lengths = [len(sentence.split()) for sentence in prose(listing)]
        assert max(lengths) <= 20, stem
        assert sum(lengths) / len(lengths) <= 12, stem


def test_facts_stand_in_fields_and_not_in_prose(listings: Listings) -> None:
    """A description has no time, weekday, price, number or address of the web."""
    found = {
        stem: match[0]
        for stem, listing in listings.items()
        if (match := FACT_IN_PROSE.search(listing["description"]))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["from 9am", "at 10:30", "on Tuesdays", "costs £3", "ring 020 7946 0100"],
)
def test_a_fact_in_prose_would_be_noticed(text: str) -> None:
    """The pattern that guards the descriptions sees each kind of fact."""
    assert FACT_IN_PROSE.search(text)


def test_descriptions_are_plain_structured_text(listings: Listings) -> None:
    """Paragraphs and list items only: no HTML, no markup, no stray space."""
    for stem, listing in listings.items():
        text = listing["description"]
        assert not re.search(r"<[a-z/]|\*|_|#|\]\(|&[a-z]+;|\t|\n{3}| \n", text), stem
        assert text == text.strip(), stem
        for block in text.split("\n\n"):
            items = [line.startswith("- ") for line in block.split("\n")]
            assert all(items) if len(items) > 1 else "\n" not in block, stem


def test_no_two_listings_read_the_same(listings: Listings) -> None:
    """Each listing was written for its own service: no sentence is used again."""
    seen: dict[str, str] = {}
    for stem, listing in listings.items():
        for block in listing["description"].split("\n"):
            for sentence in re.split(r"(?<=[.?!])\s+", block):
                if len(sentence.split()) > 7:
                    assert seen.setdefault(sentence, stem) == stem, sentence
