"""Text messages: they fit, nothing is lost, and no fact is in two of them."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.publishing.works import Works
from directory.sheets.script import Script, Section, Topic
from directory.sheets.sms import GSM, LEFT_OUT, UCS, sms_parts
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Phrase
from tests.sheets.scripts import (
    PHONE,
    TAGS,
    WORDINGS,
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
    """Name, alert, where, when, telephone, cost; then the rest in its order."""
    topics = ("what", "cost", "help", "when", "where", "alert")
    kinds = {"help": "phone"}
    sections = tuple(
        Section(Phrase.of("?"), (line(topic, kinds.get(topic, "sentence")),), topic)  # type: ignore[arg-type]
        for topic in topics
    )
    messages = sms_parts(
        Script("en", Phrase.of("Chess"), sections, (Phrase.of("end"),))
    )
    assert messages == ["Chess\nalert\nwhere\nwhen\nhelp\ncost\nwhat\nend"]


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
        *(Section(Phrase.of("?"), (each,), "when") for each in lines),
        Section(Phrase.of("?"), number, "help"),
    )
    script = Script("en", Phrase.of("Chess"), sections, more=Phrase.of("Please ask."))
    messages = sms_parts(script)
    assert len(messages) == 4
    assert messages[-1].endswith(f"{PHONE}\nPlease ask.")
    assert "game" not in "".join(messages)  # though there is room for it
    short = Script("en", Phrase.of("Chess"), sections, more=Phrase.of("ask " * 39))
    assert sms_parts(short)[-1].endswith(f"{PHONE}\n...")


def test_times_are_all_there_or_not_at_all() -> None:
    """With their places and notes: half of them would mislead."""
    lines = (
        line("The times:"),
        line("Town Hall", "heading"),
        line("Monday: 9am to 5pm", "item"),
        line("Closed on bank holidays", "note"),
        line("Library", "heading"),
        line("Tuesday: 9am to 5pm", "item"),
        line("Not in August. " * 12, "note"),
    )
    assert sms_parts(script_with(*lines), 1) == ["Chess\n..."]
    assert sms_parts(script_with(*lines[:-1]), 1) == [
        (
            "Chess\nThe times:\nTown Hall\n"
            "Monday: 9am to 5pm (Closed on bank holidays)\nLibrary\nTuesday: 9am to 5pm"
        )
    ]


def section_of(topic: Topic, *lines: EasyLine) -> Section:
    """A section of it."""
    return Section(Phrase.of("?"), lines, topic)


def script_about(*sections: Section) -> Script:
    """A script of them, in English."""
    return Script("en", Phrase.of("Chess"), sections)


def told(text: str) -> EasyLine:
    """A line of the listing's own text."""
    return EasyLine(Phrase.of(text), origin="source", source=text)


ADDRESS = (line("The address is:"), line("1 Low Street", "address"))
OTHER = (line("The address is:"), line("2 High Street", "address"))


def test_prose_of_a_place_is_told_where_there_is_one_address_alone() -> None:
    """As the last of all; under several it might be said of the wrong one."""
    prose = told("Behind the church.")
    what = section_of("what", line("A game."))
    one = script_about(section_of("where", *ADDRESS, prose), what)
    assert sms_parts(one) == [
        "Chess\nThe address is:\n1 Low Street\nBehind the church.\nA game."
    ]
    for lines in ((*ADDRESS, *OTHER, prose), (*ADDRESS, prose, *OTHER)):
        assert sms_parts(script_about(section_of("where", *lines), what)) == [
            (
                "Chess\nThe address is:\n1 Low Street\n"
                "The address is:\n2 High Street\nA game.\n..."
            )
        ]
    unknown = line("We do not have an address.")
    for lines in ((unknown, prose, *ADDRESS), (*ADDRESS, unknown, prose)):
        messages = sms_parts(script_about(section_of("where", *lines)))
        assert "church" not in "".join(messages)


@pytest.mark.parametrize("topic", ["where", "when", "cost"])
def test_half_a_list_is_not_told(topic: Topic) -> None:
    """Of places, of times, of prices and their conditions."""
    lines = (line("First"), line("word " * 30), line("Last"))
    messages = sms_parts(script_about(section_of(topic, *lines)), 1)
    assert messages == ["Chess\n..."]


def test_an_alert_is_whole_and_without_it_there_are_no_times() -> None:
    """They may not hold then; the number stays."""
    when = section_of("when", line("Monday"))
    number = section_of("help", line("Phone:"), line(PHONE, "phone"))
    short = section_of("alert", line("Made up."), told("Closed."), told("Back soon."))
    messages = sms_parts(script_about(when, number, short), 1)
    assert messages == [
        f"Chess\nMade up.\nClosed.\nBack soon.\nMonday\nPhone:\n{PHONE}"
    ]
    long = section_of("alert", line("Made up."), told("Closed."), told("now " * 40))
    messages = sms_parts(script_about(when, number, long), 1)
    assert messages == [f"Chess\nMade up.\nPhone:\n{PHONE}\n..."]


def full_script(works: Works, slug: str, tag: str) -> Script:
    """As the site makes it, with the listing's own words."""
    w = WORDINGS.get(tag)
    assert w is not None, "run `make messages`"
    return works.paper.sheets.script(w, works.listings.by_slug(slug))


@pytest.mark.parametrize("tag", ["en", "pl", "ur"])
@pytest.mark.parametrize(
    "slug", ["thornmere-food-bank", "click-start", "heron-dock-repair-cafe"]
)
def test_a_listing_has_all_its_places_or_none_and_all_its_times_or_none(
    slug: str, tag: str, starter: Works
) -> None:
    """And the number, and before all else what is urgent; nothing of another place."""
    script = full_script(starter, slug, tag)
    messages = sms_parts(script)
    assert len(messages) <= 4
    assert all(map(fits, messages))
    text = read(messages)
    lines = {each.topic: each.lines for each in script.sections}
    is_warned = all(said(each.text) in text for each in lines["alert"])
    assert is_warned or tag == "ur"  # its words are long
    assert next(said(x.text) for x in lines["help"] if x.kind == "phone") in text
    places = [said(x.text) for x in lines["where"] if x.kind == "address"]
    times = [said(x.text) for x in lines["when"] if x.kind == "item"]
    for facts in (places, times):
        # Its names stand over the times too, and in the title.
        there = [fact in text for fact in facts if re.search(r"\d", fact)]
        assert there
        assert all(there) or not any(there)
        assert is_warned or not any(there)
    if places.count("London") > 1:
        prose = [said(x.text) for x in lines["where"] if x.source]
        assert prose
        assert not [each for each in prose if each in text]
    if tag == "en":
        assert places[-1] in text
    first = [script.title, *(x.text for x in lines["alert"] if is_warned)]
    assert text.startswith(" ".join(map(said, first)))
    assert said(script.more) in text or text.endswith(LEFT_OUT)


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
