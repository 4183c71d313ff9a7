"""Text messages: they fit, nothing is lost, and no fact is in two of them."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.publishing.works import Works
from directory.sheets.script import Script, Section
from directory.sheets.sms import GSM, LEFT_OUT, UCS, sms_parts
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Phrase
from tests.sheets.scripts import (
    PHONE,
    TAGS,
    every_phrase,
    line,
    script_of,
    script_with,
    words_of,
)

TWICE = "^{}\\[~]|€"
ALPHABET = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà" + TWICE
)
NUMBER = re.compile(r"\A\d+/\d+ ")
FACT = r"020 7946 0\d{3}|£\d+(?:\.\d\d)?|XB\d+ \d[A-Z]{2}|\d\d?:\d\d|[\w.]+@[\w.]+"
PLAIN = str.maketrans({"’": "'", "–": "-", "\u00a0": " ", "\u200f": "", "‘": "'"})
MANY = 99


def fits(message: str) -> bool:
    """Counted as a telephone does."""
    if set(message) <= set(ALPHABET):
        return len(message) + sum(map(message.count, TWICE)) <= GSM
    return len(message.encode("utf-16-be")) / 2 <= UCS


def read(messages: Sequence[str]) -> str:
    """What a reader has who puts them one after the other, without their numbers."""
    text = " ".join(NUMBER.sub("", each) for each in messages)
    return " ".join(re.sub("[\u2066-\u2069()]", "", text).split())


def said(phrase: Phrase) -> str:
    """A phrase in the same form."""
    return " ".join(re.sub("[()]", "", words_of(phrase).translate(PLAIN)).split())


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("slug", ["dial-a-bus", "women-only-swimming", "linnet-refuge"])
def test_four_messages_fit_and_the_number_is_in_them(
    tag: str, slug: str, starter: Works
) -> None:
    """In every language, and each fact is one that the page has."""
    script = script_of(starter, slug, tag)
    messages = sms_parts(script)
    assert len(messages) <= 4
    assert all(map(fits, messages))
    phones = [
        words_of(each.text)
        for section in script.sections
        for each in section.lines
        if each.kind == "phone"
    ]
    assert any(phones[0] in message for message in messages)
    whole = " ".join(map(words_of, every_phrase(script)))
    for message in messages:
        for fact in re.findall(FACT, message):
            assert re.search(rf"(?<![\d£]){re.escape(fact)}(?!\d)", whole), fact


@pytest.mark.parametrize("tag", TAGS)
def test_with_room_for_all_every_line_is_there(tag: str, starter: Works) -> None:
    """The title first, what was checked last; the questions are not repeated."""
    script = script_of(starter, "women-only-swimming", tag)
    messages = sms_parts(script, MANY)
    assert all(map(fits, messages))
    text = read(messages)
    assert text.startswith(said(script.title))
    assert text.endswith(said(script.last[-1]))
    for section in script.sections:
        for each in section.lines:
            assert said(each.text) in text
    assert LEFT_OUT not in text


def test_what_matters_most_comes_first() -> None:
    """Name, where, when, telephone, cost; then the rest in its order."""
    topics = ("what", "cost", "help", "when", "where")
    kinds = {"help": "phone"}
    sections = tuple(
        Section(Phrase.of("?"), (line(topic, kinds.get(topic, "sentence")),), topic)  # type: ignore[arg-type]
        for topic in topics
    )
    messages = sms_parts(
        Script("en", Phrase.of("Chess"), sections, (Phrase.of("end"),))
    )
    assert messages == ["Chess\nwhere\nwhen\nhelp\ncost\nwhat\nend"]


def test_several_messages_are_numbered_and_one_is_not() -> None:
    """As "1/2"."""
    assert sms_parts(script_with(line("Monday"))) == ["Chess\nMonday"]
    messages = sms_parts(script_with(line("Monday. " * 30)))
    assert [each[:4] for each in messages] == ["1/2 ", "2/2 "]


def test_a_line_that_fits_is_kept_whole() -> None:
    """It begins the next message instead."""
    first, second = "a " * 70, "b " * 60
    messages = sms_parts(script_with(line(first), line(second)))
    assert messages[1] == f"2/2 {second.strip()}"


def test_letters_outside_the_small_alphabet_halve_a_message() -> None:
    """ "ł" is not in it; "€" is, and counts twice; "’" is written as "'"."""
    assert len(sms_parts(script_with(line("l" * 100), tag="pl"))) == 1
    assert len(sms_parts(script_with(line("ł " * 50), tag="pl"))) == 2
    assert len(sms_parts(script_with(line("a€ " * 35)))) == 1
    assert len(sms_parts(script_with(line("a€ " * 40)))) == 2
    assert sms_parts(script_with(line("Ann’s")))[0] == "Chess\nAnn's"


def test_where_there_is_no_room_the_end_says_so_and_the_number_stays() -> None:
    """Words of the script's own, where they fit; three dots otherwise."""
    lines = [line(f"{n} " + "word " * 27) for n in range(9)]
    number = (line("You can phone this number:"), line(PHONE, "phone"))
    sections = (
        Section(Phrase.of("?"), (line("It is a game."),), "what"),
        Section(Phrase.of("?"), tuple(lines), "when"),
        Section(Phrase.of("?"), number, "help"),
    )
    script = Script("en", Phrase.of("Chess"), sections, more=Phrase.of("Please ask."))
    messages = sms_parts(script)
    assert len(messages) == 4
    assert messages[-1].endswith(f"{PHONE}\nPlease ask.")
    assert "game" not in "".join(messages)  # though there is room for it
    short = Script("en", Phrase.of("Chess"), sections, more=Phrase.of("ask " * 39))
    assert sms_parts(short)[-1].endswith(f"{PHONE}\n...")


def test_times_are_never_without_the_place_or_the_note_they_belong_to() -> None:
    """They are left out together."""
    lines = (
        line("The times:"),
        line("Town Hall", "heading"),
        line("Monday: 9am to 5pm", "item"),
        line("Closed on bank holidays", "note"),
        line("Library", "heading"),
        line("Tuesday: 9am to 5pm", "item"),
        line("Not in August. " * 12, "note"),
    )
    messages = sms_parts(script_with(*lines), 1)
    assert len(messages) == 1
    assert messages[0] == (
        "Chess\nThe times:\nTown Hall\n"
        "Monday: 9am to 5pm (Closed on bank holidays)\n..."
    )


def test_what_is_longer_than_a_message_is_left_out_and_marked() -> None:
    """Nobody could put its pieces together again."""
    address = "a" * 200 + ".example.org"
    messages = sms_parts(script_with(line("See:"), line(address, "website")))
    assert messages == ["Chess\nSee:\n..."]
    digits = " ".join(["1234"] * 40)
    assert sms_parts(script_with(line(digits))) == ["Chess\n..."]


@pytest.mark.parametrize(
    ("tag", "fact"),
    [
        ("en", "24 December 2026"),
        ("en", "£ 5"),
        ("en", "10:30 am"),
        ("en", "0808 157 0340 ext 12"),
        ("ar", "11 صباحًا"),
        ("pl", "24 grudnia"),
        ("hi", "सुबह 9:30"),
    ],
)
def test_a_fact_of_several_words_is_in_one_message(tag: str, fact: str) -> None:
    """Wherever the message ends."""
    for before in range(20, 170):
        text = "a" * (before % 10) + " a" * (before // 2) + f" {fact}" + " b" * 99
        messages = sms_parts(script_with(line(text), tag=tag), MANY)
        assert any(fact in message for message in messages), before


def test_a_number_in_a_message_from_right_to_left_is_set_apart() -> None:
    """And each message ends what it begins."""
    text = Phrase.of("Thornmere Central Library " * 9, "en")
    phone = line(PHONE, "phone", "en")
    messages = sms_parts(script_with(EasyLine(text), phone, tag="ar"), MANY)
    assert any(f"\u2066{PHONE}\u2069" in message for message in messages)
    for message in messages:
        assert message.count("\u2066") == message.count("\u2069") > 0


WORDS = st.one_of(
    st.sampled_from(
        ["020 7946 0123", "£2.50", "10:30", "XB1 2DE", "9.30am", "a@example.org", "५"]
    ),
    st.text("abcłü€[सم’", min_size=1, max_size=12),
    st.text("0123456789", min_size=1, max_size=5),
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=30), max_size=6))
@example([["a"] * 90, ["020 7946 0123"]])
def test_the_messages_together_are_the_words(lines: list[list[str]]) -> None:
    """Each in one of them, each message within its bounds."""
    script = script_with(*(line(" ".join(words)) for words in lines))
    messages = sms_parts(script, MANY)
    assert all(map(fits, messages))
    given_words = ["Chess", *(word for words in lines for word in words)]
    if LEFT_OUT not in read(messages):
        expected = " ".join(given_words).translate(PLAIN)
        assert read(messages) == " ".join(expected.split())
        for word in given_words:
            assert any(word.translate(PLAIN) in message for message in messages)
