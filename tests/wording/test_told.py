"""A listing's texts as a reader is told them."""

import datetime as dt

import pytest

from directory.settings import ROOT
from directory.text.structured import Block, Span
from directory.wording.phrases import Part, Told
from directory.wording.told import told_phrase, told_text
from directory.wording.wording import Wording, Wordings

WORDINGS = Wordings(ROOT / "translations")
MONDAY, TUESDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 24)
MEALS = Told("Podajemy posiłki.")
SIGNED = Told("Zapraszamy wszystkich.", TUESDAY)


@pytest.fixture
def w() -> Wording:
    """Polish, with two sentences."""
    return telling({"We serve meals.": MEALS, "All are welcome.": SIGNED})


def telling(told: dict[str, Told], tag: str = "pl") -> Wording:
    """A language with translations."""
    wording = WORDINGS.get(tag)
    assert wording is not None, "run `make messages`"
    return wording.telling(told)


def lines(blocks: tuple[Block, ...]) -> list[list[Span]]:
    """The lines of all blocks."""
    return [list(line) for block in blocks for line in block.lines]


def test_a_sentence_is_told_in_the_reader_s_language(w: Wording) -> None:
    """And is known to be a machine's."""
    told = told_text(w, "We serve meals.", "en")
    assert lines(told.blocks) == [[Span("Podajemy posiłki.")]]
    assert (told.by_machine, told.checked_on, told.is_partial) == (True, None, False)
    assert told.is_translated


def test_what_has_no_translation_stays_and_is_marked(w: Wording) -> None:
    """With its language, so that a screen reader says it as English."""
    told = told_text(w, "We serve meals. No dogs.", "en")
    assert lines(told.blocks) == [
        [Span("Podajemy posiłki."), Span(" "), Span("No dogs.", "", "en")]
    ]
    assert told.is_partial
    assert told.is_translated


def test_a_text_without_any_translation_is_as_it_was(w: Wording) -> None:
    """Its links stay in their places."""
    told = told_text(w, "See [our page](https://example.org/x) now.", "en")
    assert lines(told.blocks) == [
        [
            Span("See ", "", "en"),
            Span("our page", "https://example.org/x", "en"),
            Span(" now.", "", "en"),
        ]
    ]
    assert (told.is_translated, told.is_partial) == (False, True)


def test_a_sentence_that_a_person_signed_says_when(w: Wording) -> None:
    """And nothing of a machine, when all are signed."""
    told = told_text(w, "All are welcome.", "en")
    assert (told.by_machine, told.checked_on) == (False, TUESDAY)


def test_one_unchecked_sentence_makes_it_a_machine_s(w: Wording) -> None:
    """However many are signed; the last day counts."""
    both = told_text(w, "We serve meals. All are welcome.", "en")
    assert (both.by_machine, both.checked_on) == (True, TUESDAY)
    signed = telling({"A b.": Told("X.", MONDAY), "C d.": Told("Y.", TUESDAY)})
    told = told_text(signed, "C d. A b.", "en")
    assert (told.by_machine, told.checked_on) == (False, TUESDAY)


def test_blocks_stay_what_they_are(w: Wording) -> None:
    """A heading, a list: a translation changes the words alone."""
    told = told_text(w, "## All are welcome.\n- We serve meals.\n- Tea", "en")
    assert [block.kind for block in told.blocks] == ["heading", "bullets"]
    assert lines(told.blocks) == [
        [Span("Zapraszamy wszystkich.")],
        [Span("Podajemy posiłki.")],
        [Span("Tea", "", "en")],
    ]


def test_a_link_in_a_translated_line_comes_after_it(w: Wording) -> None:
    """Nobody can tell where in the translation it belongs; it must not be lost."""
    told = told_text(w, "We [serve](https://example.org/x) meals.", "en")
    assert lines(told.blocks) == [
        [
            Span("Podajemy posiłki."),
            Span(" "),
            Span("serve", "https://example.org/x", "en"),
        ]
    ]


def test_spaces_and_accents_do_not_hide_a_translation(w: Wording) -> None:
    """Sentences are looked up in their normal form."""
    told = told_text(w, "We   serve\u00a0meals.", "en")
    assert lines(told.blocks) == [[Span("Podajemy posiłki.")]]


def test_a_text_in_the_reader_s_own_language_is_not_marked(w: Wording) -> None:
    """It needs no translation."""
    told = told_text(w, "Podajemy herbatę.", "pl")
    assert lines(told.blocks) == [[Span("Podajemy herbatę.")]]


def test_a_text_in_no_known_language_says_so(w: Wording) -> None:
    """BCP 47 has a tag for that."""
    assert lines(told_text(w, "Xyz.", "").blocks) == [[Span("Xyz.", "", "und")]]


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_no_text_is_nothing(w: Wording, text: str) -> None:
    """Neither translated nor partly so."""
    told = told_text(w, text, "en")
    assert (told.blocks, told.is_translated, told.is_partial) == ((), False, False)


def test_a_note_is_told_sentence_by_sentence(w: Wording) -> None:
    """In one line, each part marked with its language."""
    phrase = told_phrase(w, "We serve meals. No dogs.", "en")
    assert phrase.parts == (
        Part("Podajemy posiłki."),
        Part(" "),
        Part("No dogs.", "en"),
    )


def test_a_note_without_a_translation_is_quoted_whole(w: Wording) -> None:
    """As it was before there were translations."""
    assert told_phrase(w, "No dogs. No cats.", "en") == w.quoted(
        "No dogs. No cats.", "en"
    )
    plain = telling({})
    assert told_phrase(plain, "We serve meals.", "en").parts == (
        Part("We serve meals.", "en"),
    )
    assert not told_phrase(w, "", "en")


def test_english_in_a_line_from_right_to_left_is_set_apart() -> None:
    """In its own direction."""
    w = telling({"We serve meals.": Told("نقدم وجبات.")}, "ar")
    phrase = told_phrase(w, "We serve meals. Ring 5.", "en")
    assert str(phrase) == "نقدم وجبات. \u2066Ring 5.\u2069"


def test_telling_changes_no_other_reader_s_wording(w: Wording) -> None:
    """Wordings are shared by threads."""
    before = WORDINGS.get("pl")
    assert before is not None
    assert (before.told, len(w.told)) == ({}, 2)
