"""Whatever an engine says, no wrong fact is shown."""

import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import Unavailable
from directory.settings import ROOT
from directory.text.facts import facts
from directory.translation.translator import Outcome, Sentence, Translator
from directory.wording.said_facts import calendar_names, said
from directory.wording.wording import Wording, Wordings
from tests.translation.engines import (
    FACT_SPOILERS,
    MASKS,
    SPOILERS,
    Curt,
    Gone,
    Honest,
    Hostile,
    adding,
    honest,
)

LANGUAGES = ["gu", "ro", "ta", "pl", "ar", "hi", "fa", "ur", "ne", "pt", "so", "sq"]
PLAIN = "Volunteers cook a warm lunch for families in the hall."
IN_THE_MIDDLE = "Volunteers cook at 9.30am for families in the hall."
TWO_KINDS = "Families pay £3.50 for a lunch that volunteers cook on Tuesday with us."
AT_A_JOINT = "Volunteers cook a warm lunch (£3.50), and families bring bread."
RIVALS = "Families pay £3 for soup that volunteers cook and £5 for a warm lunch."
FIGURES = "Volunteers cook two kinds of soup for 30 families at 6pm with us."
TWO_FIGURES = "Families pay £3.50 at 6pm for a lunch that volunteers cook."
ALL_FACTS = "Tuesday, 9.30am: £3.50"
SENTENCES = [
    PLAIN, IN_THE_MIDDLE, TWO_KINDS, AT_A_JOINT, RIVALS, FIGURES, TWO_FIGURES,
    ALL_FACTS,
]  # fmt: skip


@pytest.fixture(scope="module")
def wordings() -> Wordings:
    """Every language."""
    return Wordings(ROOT / "translations")


def wording(wordings: Wordings, language: str) -> Wording:
    """One that there is."""
    w = wordings.get(language)
    assert w
    return w


def outcome(engine: Honest, text: str, w: Wording, *names: str) -> Outcome:
    """What comes of one sentence."""
    (found,) = Translator(engine).translate([Sentence(text, names)], w)
    return found


def said_of(w: Wording, text: str) -> list[str]:
    """Its facts in the words of a language."""
    return [said(w, fact) for fact in facts(text)]


def wrong_in(w: Wording, source: str, shown: str) -> str:
    """What is wrong in what is shown of a sentence; "" for nothing."""
    rest = shown
    expected = said_of(w, source)
    for words in sorted(expected, key=len, reverse=True):
        if words not in rest:
            return f"without {words!r}"
        rest = rest.replace(words, "\n", 1)
    if any(words in rest for words in expected if any(map(str.isnumeric, words))):
        return "one twice"
    if any(map(str.isnumeric, rest)):
        return "a number of its own"
    if re.search("[\ue000-\uf8ff\u202a-\u202e]", shown):
        return "a mask or an override"
    return ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_honest_engine_is_shown_in_every_language(
    wordings: Wordings, language: str
) -> None:
    """With every fact in the words of that language."""
    w = wording(wordings, language)
    for text in (PLAIN, IN_THE_MIDDLE, TWO_KINDS, AT_A_JOINT, ALL_FACTS):
        found = outcome(Honest(language), text, w)
        assert (found.state, found.reason) == ("shown", ""), (text, found)
        assert wrong_in(w, text, found.text) == ""


def test_names_phones_and_addresses_survive_byte_for_byte(wordings: Wordings) -> None:
    """Those of the listing, too, that no pattern knows."""
    text = "Ask for anna marie or write to soup@example.org, see www.example.org/soup."
    found = outcome(Honest(), text, wording(wordings, "pt"), "anna marie")
    assert found.state == "shown"
    for kept in ("anna marie", "soup@example.org", "www.example.org/soup"):
        assert found.text.count(kept) == 1


def test_whoever_reads_from_the_right_finds_prices_set_apart(
    wordings: Wordings,
) -> None:
    """By isolates, so that no number turns round (UAX #9)."""
    found = outcome(Honest(), AT_A_JOINT, wording(wordings, "ur"))
    assert re.search("\u2066[^\u2069]*3[.]50[^\u2069]*\u2069", found.text)


@pytest.mark.parametrize("language", ["pt", "ur", "hi"])
@pytest.mark.parametrize("name", SPOILERS)
def test_what_is_spoilt_is_withheld(
    wordings: Wordings, name: str, language: str
) -> None:
    """With a reason, and without a word of it."""
    w = wording(wordings, language)
    for text in (PLAIN, IN_THE_MIDDLE, AT_A_JOINT, FIGURES):
        found = outcome(Hostile(SPOILERS[name], language), text, w)
        assert (found.state, found.text) == ("withheld", ""), (text, found)
        assert found.reason


@pytest.mark.parametrize("name", FACT_SPOILERS)
def test_a_spoilt_fact_is_never_shown(wordings: Wordings, name: str) -> None:
    """Split where that is safe, else withheld; held where a person must look."""
    w = wording(wordings, "pt")
    for text in SENTENCES:
        found = outcome(Hostile(FACT_SPOILERS[name]), text, w)
        if found.state == "shown":
            assert wrong_in(w, text, found.text) == "", (text, found)
    one = outcome(Hostile(FACT_SPOILERS[name]), IN_THE_MIDDLE, w)
    if name not in ("swaps masks", "glues masks"):  # nothing to swap or glue
        assert (one.state, one.text) == ("withheld", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_of_the_engines_own_is_withheld(
    wordings: Wordings, language: str
) -> None:
    """Any day and any month, of which the language has a name."""
    w = wording(wordings, language)
    names = sorted(calendar_names(w))
    assert len(names) >= 12
    for day in [*names, *(w.day(n).replace("\u00a0", " ") for n in range(7))]:
        engine = Hostile(adding(day), language)
        found = outcome(engine, PLAIN, w)
        # "Three" is within the Persian Tuesday.
        assert found.state == "withheld", day
        assert found.reason in ("calendar", "number word")


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("pl", "we wtorki"), ("pl", "w środę"), ("pl", "w maju"), ("pt", "aos sábados"),
        ("pt", "às terças"), ("pt", "Segundas-feiras"), ("ro", "joi"), ("ro", "Marțea"),
        ("ta", "செவ்வாய்க்கிழமைகளில்"), ("gu", "સોમવારે"), ("ne", "सोमबारमा"),
        ("so", "Isniinta"),
        ("sq", "të martën"), ("ar", "والثلاثاء"), ("fa", "شنبه‌ها"), ("ur", "پیر کو"),
        ("hi", "मई में"),
    ],
)  # fmt: skip
def test_a_day_in_another_form_is_withheld_too(
    wordings: Wordings, language: str, day: str
) -> None:
    """Languages bend their days."""
    engine = Hostile(adding(day), language)
    found = outcome(engine, PLAIN, wording(wordings, language))
    assert (found.state, found.reason) == ("withheld", "calendar")


def test_the_days_of_a_language_are_its_own(wordings: Wordings) -> None:
    """Whichever language was asked for first (Babel 2.18 mixes them up)."""
    calendar_names(wording(wordings, "ur"))
    for language in ("pt", "pl", "so", "sq"):
        letters = "".join(calendar_names(wording(wordings, language)))
        assert letters.isascii() or not re.search("[\u0600-\u06ff]", letters)


@pytest.mark.parametrize("way", ["masks apart", "pieces"])
def test_what_fails_whole_is_tried_otherwise(wordings: Wordings, way: str) -> None:
    """With spaces around the masks, then in pieces."""

    def spoil(raw: str, source: str) -> str:
        is_apart = f" {MASKS[-1]} " in source
        has_masks = re.search("[\ue000-\uf8ff]", source)
        if has_masks and not (is_apart and way == "masks apart"):
            return re.sub("[\ue000-\uf8ff]", "", raw)
        return raw

    w = wording(wordings, "pt")
    found = outcome(Hostile(spoil), AT_A_JOINT, w)
    assert found.state == "shown"
    assert found.way == ("apart" if way == "masks apart" else "split")
    assert wrong_in(w, AT_A_JOINT, found.text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Families who live here must ring before they come.",
        "This is not for families who live elsewhere.",
        "Only families who live here can eat with us.",
        "Families can eat here unless the door is locked.",
    ],
)
def test_what_hangs_on_a_small_word_waits_for_a_person(
    wordings: Wordings, text: str
) -> None:
    """However good it looks: there is a draft, and it is not shown."""
    found = outcome(Honest(), text, wording(wordings, "pt"))
    assert (found.state, found.reason) == ("held", "small word")
    assert found.text


def test_two_prices_under_masks_wait_for_a_person(wordings: Wordings) -> None:
    """The engine may have given the children's to the adults."""
    found = outcome(Honest(), RIVALS, wording(wordings, "pt"))
    assert (found.state, found.reason) == ("held", "facts alike")


def test_facts_alone_are_shown_without_any_engine(wordings: Wordings) -> None:
    """From data; the engine is not asked."""
    engine = Honest()
    w = wording(wordings, "ro")
    found = outcome(engine, ALL_FACTS, w)
    assert (found.state, found.way) == ("shown", "facts")
    assert engine.asked == []


def test_masks_in_the_english_are_no_way_in(wordings: Wordings) -> None:
    """Somebody pastes an icon of a private font."""
    text = "Families pay £3.50 for a lunch \ue000 with us."
    found = outcome(Honest(), text, wording(wordings, "pt"))
    assert found.state == "withheld"


def test_the_same_sentence_is_asked_once(wordings: Wordings) -> None:
    """In one batch, too; and each gets its answer."""
    engine = Honest()
    sentences = [Sentence(PLAIN), Sentence(AT_A_JOINT), Sentence(PLAIN)]
    found = Translator(engine).translate(sentences, wording(wordings, "pt"))
    assert sum(batch.count(PLAIN) for batch in engine.asked) == 1
    assert found[0] == found[2] != found[1]


@pytest.mark.parametrize("engine", [Gone(), Curt()])
def test_an_engine_that_fails_is_unavailable(
    wordings: Wordings, engine: Honest
) -> None:
    """One that answers too few sentences as much as one that answers none."""
    with pytest.raises(Unavailable):
        outcome(engine, PLAIN, wording(wordings, "pt"))


Answer = tuple[list[str], int | None]
"""What stands around the masks of the source, and in which of their orders those come
between; None for no masks but those that it says itself."""


class Scripted(Honest):
    """Answers whatever it is given, in turn."""

    def __init__(self, answers: Sequence[Answer], language: str) -> None:
        super().__init__(language)
        self._answers = itertools.cycle(answers)

    def said(self, segment: str, target: str) -> str:
        pieces, order = next(self._answers)
        masks = re.findall("[\ue000-\uf8ff]", segment)
        said = "".join(pieces)
        if order is not None:
            orders = list(itertools.permutations(masks))
            masks = list(orders[order % len(orders)])
            pairs = itertools.zip_longest(pieces, masks, fillvalue="")
            said = "".join(piece + mask for piece, mask in pairs)
        # "{}" is an honest translation without masks; little else passes as one.
        bare = re.sub("[\ue000-\uf8ff]", "", segment)
        return said.replace("{}", honest(bare, target))


PIECES = st.sampled_from(
    [
        "{}", " {} ", " {}", "{} ", " ", " ", "", ".", ", ", "-", " -", "+", " – ", ":",
        "5", "٣", "½", "%", "€", "qek", " غغ ", "ab", "\u202e", "\u200f", "\n",
        "\ue00a", *MASKS[:2], *MASKS[-2:],
    ]
)  # fmt: skip
MOSTLY_GOOD = st.sampled_from(
    ["{}", " {} ", " {}", "{} ", " ", "", ". ", ", ", "-", "m"]
)
ANSWERS = st.lists(
    st.tuples(st.lists(MOSTLY_GOOD, min_size=1, max_size=4), st.integers(0, 5))
    | st.tuples(st.lists(PIECES, min_size=1, max_size=9), st.integers(0, 5) | st.none())
    | st.tuples(st.lists(st.text(max_size=20), max_size=1), st.none()),
    min_size=1,
    max_size=6,
)


@given(
    answers=ANSWERS,
    text=st.sampled_from(SENTENCES),
    language=st.sampled_from(["pt", "ur", "ta"]),
)
def test_no_wrong_fact_is_shown_whatever_an_engine_answers(
    wordings: Wordings, answers: list[Answer], text: str, language: str
) -> None:
    """No fact is lost, none comes twice, and every digit is a fact's."""
    w = wording(wordings, language)
    found = outcome(Scripted(answers, language), text, w)
    if found.state == "shown":
        assert wrong_in(w, text, found.text) == ""
        runs = set(re.findall(r"\d[\d.,:]*\d|\d", " | ".join(said_of(w, text))))
        assert set(re.findall(r"\d[\d.,:]*\d|\d", found.text)) <= runs
    if found.state == "withheld":
        assert found.text == ""
        assert found.reason


def test_more_facts_than_masks_are_not_risked(wordings: Wordings) -> None:
    """Taken apart where that is safe, else withheld."""
    many = "Groups of " + " people, of ".join(map(str, range(10, 40))) + " people eat."
    found = outcome(Honest(), many, wording(wordings, "pt"))
    assert found.state == "withheld"
    assert found.reason


def test_a_split_sentence_keeps_what_joins_it(wordings: Wordings) -> None:
    """Brackets and colons beside a fact are not left to the engine."""

    def spoil(raw: str, source: str) -> str:
        return re.sub(r"[\ue000-\uf8ff(),]", "", raw) if source else raw

    found = outcome(Hostile(spoil), AT_A_JOINT, wording(wordings, "pt"))
    assert (found.state, found.way) == ("shown", "split")
    price = re.search(r"\((.*)\), ", found.text)
    assert price
    assert "3.50" in price[1] or "3,50" in price[1]


def test_spaces_that_do_not_break_stay_in_what_is_said(wordings: Wordings) -> None:
    """Albanian "e martë" is one word to the eye."""
    found = outcome(Honest("sq"), TWO_KINDS, wording(wordings, "sq"))
    assert "e\u00a0martë" in found.text
