"""Easy Read pages: drafts of a computer, lines that people approve, facts alone."""

from dataclasses import replace

import pytest

from directory.errors import Invalid
from directory.model.listing import Listing
from directory.model.nouns import Service
from directory.publishing.easy_reading import EasyReading
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.storage.renditions import EASY, Rendition
from directory.wording.easy_lines import EasyLine
from directory.wording.easy_origins import origins
from directory.wording.wording import Wordings

FIRST = (
    "We can help you and your family with many different issues, including housing, "
    "welfare, immigration, schools and employment."
)
SECOND = "Ring us prior to your visit on 020 7946 0123."
BOTH = f"{FIRST} {SECOND}"
SERVICE = Service(id="s1", name="Helping hands", slug="hh", description=BOTH)
WORDINGS = Wordings(ROOT / "translations")


def listing(**changed: object) -> Listing:
    """A listing of a text that can be made easier."""
    return Listing(replace(SERVICE, **changed), None, (), 1)  # type: ignore[arg-type]


def described(works: Works, what: Listing, tag: str = "en") -> list[EasyLine]:
    """The lines of its own texts on its page."""
    w = WORDINGS.get(tag)
    assert w is not None, "run `make messages`"
    page = works.easy_reading.page(w, what)
    return [x for a in page.answers for x in a.lines if x.origin != "facts"]


def texts(lines: list[EasyLine]) -> list[str]:
    """What they say."""
    return [str(line.text) for line in lines]


def test_a_draft_says_that_it_is_one(starter: Works) -> None:
    """Its lines come from the sentences of the text."""
    found = described(starter, listing())
    assert texts(found) == [
        "We can help you and your family with many different issues, including:",
        "housing",
        "welfare",
        "immigration",
        "schools",
        "employment",
        "Ring us before your visit on 020 7946 0123.",
    ]
    assert {line.origin for line in found} == {"draft"}
    assert [line.source for line in found] == [FIRST] * 6 + [SECOND]
    w = WORDINGS.english
    assert "Easier version (draft)" in str(next(origins(w, found)))


def test_an_approved_sentence_takes_the_place_of_its_draft(fresh: Works) -> None:
    """And says when and in which role; the others stay drafts."""
    easy = fresh.easy_reading
    assert (
        easy.approve(listing(), FIRST, "We help.\n- housing", role="editor", by="A")
        == ""
    )
    found = described(fresh, listing())
    assert texts(found) == [
        "We help.",
        "housing",
        "Ring us before your visit on 020 7946 0123.",
    ]
    assert [line.origin for line in found] == ["approved", "approved", "draft"]
    assert found[0].role == "editor"
    assert str(found[0].checked_on) == "2026-11-24"
    w = WORDINGS.english
    # As long as any line is a draft, nobody is said to have checked them.
    assert [str(said)[:14] for said in origins(w, found)] == ["Easier version"]
    easy.approve(
        listing(), SECOND, "Ring 020 7946 0123 first.", role="reviewer", by="B"
    )
    (said,) = origins(w, described(fresh, listing()))
    assert str(said) == "An editor checked these easy words on 24 November 2026."
    # Of another listing with the same sentences nobody has said anything.
    other = listing(id="s2", slug="other")
    assert {line.origin for line in described(fresh, other)} == {"draft"}


def test_an_edit_outdates_only_the_sentence_it_touches(fresh: Works) -> None:
    """The others stay approved, and what was approved is never lost."""
    easy = fresh.easy_reading
    easy.approve(listing(), FIRST, "We help.", role="editor", by="A")
    easy.approve(listing(), SECOND, "Ring 020 7946 0123.", role="editor", by="A")
    edited = listing(description=BOTH.replace("0123", "0199"))
    found = described(fresh, edited)
    assert [line.origin for line in found] == ["approved", "draft"]
    assert "0199" in texts(found)[1]
    assert texts(described(fresh, listing())) == ["We help.", "Ring 020 7946 0123."]


def test_no_machine_overwrites_what_a_person_approved(fresh: Works) -> None:
    """Whoever stores it."""
    fresh.easy_reading.approve(listing(), FIRST, "We help.", role="editor", by="A")
    machine = Rendition(
        source=FIRST, language="en", level=EASY, text="No.", origin="machine"
    )
    fresh.renditions.store([machine])
    assert texts(described(fresh, listing()))[0] == "We help."


@pytest.mark.parametrize(
    ("source", "text", "role", "by", "message"),
    [
        (SECOND, "Ring 020 7946 0132 first.", "editor", "A", "is not the same"),
        (SECOND, "Ring us first.", "editor", "A", "is not the same"),
        (SECOND, " ", "editor", "A", "no easy words"),
        ("Come in.", "Come in.", "editor", "A", "no such sentence"),
        (FIRST, "We help.", "visitor", "A", "is none of editor, reviewer"),
        (FIRST, "We help.", "editor", " ", "nothing is kept unsigned"),
    ],
)
def test_what_may_not_be_approved_is_refused_with_the_reason(
    fresh: Works, source: str, text: str, role: str, by: str, message: str
) -> None:
    """And nothing is kept."""
    with pytest.raises(Invalid, match=message):
        fresh.easy_reading.approve(listing(), source, text, role=role, by=by)
    assert {line.origin for line in described(fresh, listing())} == {"draft"}


def test_a_person_may_say_otherwise_what_hangs_on_a_small_word(fresh: Works) -> None:
    """They are told, as they may not have meant to."""
    never = listing(description="Do not come if you have a fever.")
    source = "Do not come if you have a fever."
    easy = fresh.easy_reading
    assert easy.approve(
        never, source, "Stay at home with a fever.", role="editor", by="A"
    )


@pytest.mark.parametrize(
    "text",
    [
        "We "
        + "and help people who want to cook or sing in the big hall " * 30
        + "daily.",
        " ".join(
            "The organisation facilitates multidisciplinary interventions (including "
            "holistic assessments), notwithstanding statutory prerequisites, in "
            "conjunction with commissioned stakeholders, throughout the municipality."
            for _ in range(4)
        ),
    ],
)
def test_a_description_that_stays_hard_is_left_out(starter: Works, text: str) -> None:
    """Then the facts stand alone, and the page says so."""
    page = starter.easy_reading.page(WORDINGS.english, listing(description=text))
    assert page.is_facts_alone
    assert all(line.origin == "facts" for a in page.answers for line in a.lines)
    assert described(starter, listing(eligibility_description=text))  # conditions stay


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("COME FOR TEA ON MONDAYS.", ["Come for tea on Mondays."]),
        ("12 High Street, XB1 2DE", ["12 High Street, XB1 2DE"]),
    ],
)
def test_odd_descriptions_make_a_page_all_the_same(
    starter: Works, text: str, said: list[str]
) -> None:
    """Empty, in capitals, only an address."""
    found = described(starter, listing(description=text))
    assert texts(found) == said


def test_a_text_in_another_language_is_shown_and_said_to_be(starter: Works) -> None:
    """Nobody here makes French easier, but what it says may matter."""
    french = listing(description="Nous aidons les familles.", text_language="fr")
    (line,) = described(starter, french)
    assert (line.origin, line.language) == ("source", "fr")
    (said,) = origins(WORDINGS.english, [line])
    assert str(said) == "Only in this language: French"
    with pytest.raises(Invalid, match="not in English"):
        starter.easy_reading.drafts(french)


def test_a_translated_description_has_the_pictures_of_its_english(
    starter: Works,
) -> None:
    """And says who translated it."""
    food_bank = starter.listings.by_slug("thornmere-food-bank")
    own = [x for x in described(starter, food_bank, "ur") if x.origin == "translated"]
    assert len(own) > 10
    by_source = {x.source: x.picture for x in described(starter, food_bank)}
    pictured = [x for x in own if x.picture]
    assert len(pictured) > 5
    assert any(by_source.get(x.source) == x.picture for x in pictured)


def test_drafts_are_made_once(starter: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is looked at again costs no analysis."""
    easy = EasyReading(
        starter.reference, starter.renditions, starter.plain_words, starter.clock
    )
    w = WORDINGS.english
    easy.page(w, listing())

    def fail(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr("directory.publishing.easy_reading.easier", fail)
    assert easy.page(w, listing()).answers


LINKED = (
    "A busy cafe. Mail [us](mailto:a@example.org). Look [here](https://example.org/1)"
)
LINKED += " or [here](https://example.org/2)."


def test_each_link_stands_where_its_words_do(starter: Works) -> None:
    """Not within another word, and not at the same words elsewhere."""
    found = described(starter, listing(description=LINKED))
    assert texts(found) == ["A busy cafe.", "Mail us.", "Look here or here."]
    assert [[(x.words, x.address, x.start) for x in line.links] for line in found] == [
        [],
        [("us", "mailto:a@example.org", 5)],
        [
            ("here", "https://example.org/1", 5),
            ("here", "https://example.org/2", 13),
        ],
    ]


def test_a_sentence_with_a_link_is_approved_as_it_went_out(fresh: Works) -> None:
    """A new address is refused."""
    own = listing(description=LINKED)
    easy = fresh.easy_reading
    for draft in easy.drafts(own):
        easy.approve(own, draft.source, draft.text, role="editor", by="A")
    found = described(fresh, own)
    assert {line.origin for line in found} == {"approved"}
    assert [len(line.links) for line in found] == [0, 1, 2]
    with pytest.raises(Invalid, match="no link to https://evil"):
        easy.approve(
            *(own, "A busy cafe.", "A [busy](https://evil.example) cafe."),
            role="editor",
            by="A",
        )


def test_what_says_for_whom_it_is_stays_however_hard_it_is(starter: Works) -> None:
    """Also where it is the same as a description that is left out."""
    hard = "We " + "and help people who want to cook in the hall " * 30 + "daily."
    page = starter.easy_reading.page(
        WORDINGS.english, listing(description=hard, eligibility_description=hard)
    )
    assert page.is_facts_alone
    (who,) = [answer for answer in page.answers if answer.question == "who"]
    assert any(line.source == hard for line in who.lines)


def test_an_explanation_is_given_once_on_a_page(starter: Works) -> None:
    """However many of its texts have the word."""
    twice = listing(
        description="Bring a voucher for food.", application_process="Show the voucher."
    )
    found = starter.easy_reading.page(WORDINGS.english, twice)
    kinds = [x.kind for a in found.answers for x in a.lines]
    assert kinds.count("explanation") == 1


def explanations(works: Works, what: Listing) -> list[str]:
    """What the page of a listing explains."""
    page = works.easy_reading.page(WORDINGS.english, what)
    every = [line for answer in page.answers for line in answer.lines]
    return texts([line for line in every if line.kind == "explanation"])


def test_what_is_approved_as_it_went_out_is_taken_without_a_word(fresh: Works) -> None:
    """Of every listing; an explanation still follows its sentence, as before."""
    for each in fresh.listings.every():
        before, explained = described(fresh, each), explanations(fresh, each)
        for draft in fresh.easy_reading.drafts(each):
            kept = fresh.easy_reading.approve(
                each, draft.source, draft.text, role="editor", by="A"
            )
            assert kept == "", (each.slug, draft.source)
        after = described(fresh, each)
        assert texts(after) == texts(before)
        assert {line.origin for line in after} == {"approved"}
        assert explanations(fresh, each) == explained


def test_numbered_lines_keep_their_numbers(starter: Works) -> None:
    """Also where something stands between them."""
    steps = "1. Ring the bell. Wait.\n2. Come in.\n\nThen:\n\n1. Sit down."
    found = described(starter, listing(description=steps))
    assert [(line.number, str(line.text)) for line in found] == [
        (1, "Ring the bell."),
        (0, "Wait."),
        (2, "Come in."),
        (0, "Then:"),
        (1, "Sit down."),
    ]
