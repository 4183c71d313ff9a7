"""One listing, sentence by sentence: what is shown, and what is kept of an answer."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from directory.errors import Conflict, Invalid
from directory.model.listing import Listing
from directory.model.users import User
from directory.publishing.review_sentences import (
    LONGEST,
    Answer,
    LookAgain,
    Section,
    Sentence,
)
from directory.publishing.telling import telling
from directory.publishing.texts import headed_texts, segments_of, texts
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.storage.renditions import Rendition
from directory.wording.wording import Wordings
from tests.conftest import site_in

RAVI = User("ravi", "translator", ("pl",))
OLA = User("ola", "reviewer")
SLUG = "thornmere-food-bank"
POLISH = Wordings(ROOT / "translations").get("pl")
assert POLISH is not None, "run `make messages`"  # nothing runs without


class Desk:
    """A listing in Polish, and what somebody says of it."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self.review = works.review.sentences
        self.listing: Listing = works.listings.by_slug(SLUG)

    def parts(self, listing: Listing | None = None) -> list[Section]:
        return self.review.parts("pl", listing or self.listing)

    def find(self, wanted: Callable[[Sentence], object]) -> Sentence:
        every = (each for part in self.parts() for each in part.sentences)
        return next(each for each in every if wanted(each))

    def at(self, digest: str, listing: Listing | None = None) -> Sentence:
        every = (each for part in self.parts(listing) for each in part.sentences)
        return next(each for each in every if each.digest == digest)

    def sign(self, sentence: Sentence, words: str, **more: object) -> Sentence:
        user = more.pop("user", RAVI)
        answer = Answer(sentence.digest, words, sentence.seen, **more)  # type: ignore[arg-type]
        assert isinstance(user, User)
        self.review.sign(user, POLISH, self.listing, answer)  # type: ignore[arg-type]
        return self.at(sentence.digest)


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A site for all tests of this file: each changes what no other looks at."""
    works = site_in(tmp_path_factory.mktemp("review"))
    yield works
    works.engine.dispose()


@pytest.fixture
def desk(works: Works) -> Desk:
    """The food bank."""
    return Desk(works)


def is_a_draft(sentence: Sentence) -> bool:
    """Whether a computer's words are there, and no test has touched it yet."""
    is_touched = sentence.is_signed or sentence.doubts or sentence.origin == "person"
    return bool(sentence.text and not sentence.facts and not is_touched)


def with_figures(sentence: Sentence) -> bool:
    """Whether it has a fact in figures that must stay, and a draft."""
    return bool(sentence.text) and any(f.isdigit() for f in sentence.facts)


def test_the_sentences_stand_in_the_order_of_the_page(desk: Desk) -> None:
    """Each once, under the heading of its text; all that there are."""
    parts = desk.parts()
    headings = [part.heading for part in parts]
    assert headings[:2] == ["What is it?", "Where is it?"]
    assert len(set(headings)) == len(headings)
    every = [each.source for part in parts for each in part.sentences]
    assert sorted(every) == sorted(segments_of(desk.listing))
    assert [text for _, text in headed_texts(desk.listing)] == list(texts(desk.listing))


def test_a_signature_is_kept_with_name_role_and_day(desk: Desk) -> None:
    """As it stands, it is still a computer's; other words are a person's."""
    draft = desk.find(is_a_draft)
    found = desk.sign(draft, draft.text)
    assert (found.origin, found.checked_by, found.checked_role) == (
        "machine",
        "ravi",
        "translator",
    )
    assert str(found.checked_on) == "2026-11-24"
    words = f"Tak: {draft.text}"
    typed = f" {words.replace(' ', chr(13) + chr(10), 1)} "
    corrected = desk.sign(found, typed, user=OLA)
    assert (corrected.text, corrected.origin) == (words, "person")
    assert corrected.checked_by == "ola"
    # The translator's process brings a newer draft: it changes nothing.
    desk.works.renditions.store(
        [Rendition(source=draft.source, language="pl", text="Nie.", origin="machine")]
    )
    assert desk.at(draft.digest).text == words


def test_what_was_withheld_is_shown_once_somebody_signs_it(desk: Desk) -> None:
    """Until then readers see the English, and the page says why."""
    missing = desk.find(is_a_draft)
    words = f"Szkic: {missing.text}"
    desk.works.renditions.store(
        [
            Rendition(
                source=missing.source,
                language="pl",
                text=words,
                origin="machine",
                state="held",
                reason="small word",
            )
        ]
    )
    held = desk.at(missing.digest)
    assert (held.state, held.needs_care) == ("held", True)
    assert "small word" in held.reason
    told, _ = telling(POLISH, desk.works.renditions, desk.listing)  # type: ignore[arg-type]
    assert missing.source not in told.told
    signed = desk.sign(held, words)
    assert (signed.state, signed.reason, signed.needs_care) == ("shown", "", False)
    told, _ = telling(POLISH, desk.works.renditions, desk.listing)  # type: ignore[arg-type]
    assert told.told[missing.source].text == words


def test_a_fact_cannot_be_changed_by_mistake(works: Works) -> None:
    """The message names it; nothing is kept."""
    found = None
    for listing in works.listings.every():
        for part in works.review.sentences.parts("pl", listing):
            for each in part.sentences:
                if with_figures(each):
                    found = found or (listing, each)
    assert found
    listing, sentence = found
    number = next(f for f in sentence.facts if f.isdigit())
    for words in (
        sentence.text.replace(number, "4711"),
        sentence.text.replace(number, ""),
        f"{sentence.text} 4711",
    ):
        answer = Answer(sentence.digest, words, sentence.seen)
        with pytest.raises(Invalid, match=rf"Facts must stay .*“({number}|4711)”"):
            works.review.sentences.sign(RAVI, POLISH, listing, answer)  # type: ignore[arg-type]
    parts = works.review.sentences.parts("pl", listing)
    assert sentence in [each for part in parts for each in part.sentences]


def test_words_that_are_none_are_refused_with_what_to_do(desk: Desk) -> None:
    """And nothing is kept."""
    draft = desk.find(lambda x: is_a_draft(x) and len(x.source.split()) > 3)
    for words, message in {
        " \n ": "write the sentence",
        draft.source: "still the English",
        "x" * (LONGEST + 1): "at most 2,000",
        "Nie\x00": "control character",
        f"{draft.text} \u202e": "nobody can see",
        "😀": "no words",
        "Nie.": "far too short",
        "To jest inne zdanie. " * 40: "again and again",
    }.items():
        with pytest.raises(Invalid, match=message):
            desk.sign(draft, words)
    stranger = Answer("0" * 64, "Tak.", 0)
    with pytest.raises(Invalid, match="changed the English"):
        desk.review.sign(RAVI, POLISH, desk.listing, stranger)  # type: ignore[arg-type]
    assert desk.at(draft.digest) == draft


def test_nobody_writes_over_what_she_has_not_seen(desk: Desk) -> None:
    """Whoever comes second is told; with the newer words before her she may decide."""
    draft = desk.find(is_a_draft)
    first, second = f"Raz: {draft.text}", f"Znów: {draft.text}"
    desk.sign(draft, first, user=OLA)
    for act in (
        lambda: desk.sign(draft, second),
        lambda: desk.sign(draft, draft.text),
        lambda: desk.review.not_sure(
            RAVI, "pl", desk.listing, Answer(draft.digest, "", draft.seen)
        ),
    ):
        with pytest.raises(Conflict, match="Somebody else"):
            act()
    now = desk.at(draft.digest)
    assert (now.text, now.checked_by) == (first, "ola")
    assert desk.sign(now, second).text == second


def test_words_are_for_every_listing_or_for_this_one(desk: Desk) -> None:
    """As she chooses; those for one never become those for all."""
    every = [each for part in desk.parts() for each in part.sentences]
    sentence, other = next(
        (each, other)
        for other in desk.works.listings.every()
        for each in every
        if other.slug != SLUG and each.source in segments_of(other) and not each.facts
    )
    assert sentence.listings > 1
    desk.sign(sentence, "Wszędzie.")
    assert desk.at(sentence.digest, other).text == "Wszędzie."
    here = desk.sign(desk.at(sentence.digest), "Tylko tutaj.", here=True)
    assert (here.text, here.is_own) == ("Tylko tutaj.", True)
    assert desk.at(sentence.digest, other).text == "Wszędzie."
    again = desk.sign(here, "Tutaj inaczej.")
    assert (again.text, again.is_own) == ("Tutaj inaczej.", True)
    assert desk.at(sentence.digest, other).text == "Wszędzie."


def test_not_sure_is_a_mark_with_her_words_until_somebody_signs(desk: Desk) -> None:
    """One of each person; readers see what they saw before."""
    draft = desk.find(is_a_draft)
    for user, words in ((RAVI, "Może."), (RAVI, "Może tak."), (OLA, draft.text)):
        answer = Answer(draft.digest, words, draft.seen)
        desk.review.not_sure(user, "pl", desk.listing, answer)
    marked = desk.at(draft.digest)
    assert {(mark.by, mark.words) for mark in marked.doubts} == {
        ("ravi", "Może tak."),
        ("ola", ""),
    }
    assert (marked.text, marked.is_signed) == (draft.text, False)
    signed = desk.sign(marked, draft.text)
    assert (signed.doubts, signed.is_signed) == ((), True)
    # Of a signed one somebody may have doubts, too: "right" takes them away.
    answer = Answer(signed.digest, "", signed.seen)
    desk.review.not_sure(OLA, "pl", desk.listing, answer)
    assert desk.at(draft.digest).doubts
    assert desk.sign(signed, signed.text).doubts == ()
    assert desk.at(draft.digest).checked_by == "ravi"


def test_what_cannot_be_seen_is_signed_by_whoever_has_looked(desk: Desk) -> None:
    """All at once; as it stands, or in her words; what is signed is not asked again."""
    sentence = desk.find(lambda x: x.source.startswith("The bag has enough"))
    words = sentence.text.replace("trzy", "pięć")
    assert words != sentence.text
    answer = Answer(sentence.digest, words, sentence.seen)
    for looked in ((), ("fact", "<b>", "")):
        with pytest.raises(LookAgain) as caught:
            desk.review.sign(
                RAVI,
                POLISH,  # type: ignore[arg-type]
                desk.listing,
                replace(answer, looked=frozenset(looked)),
            )
    doubts = caught.value.doubts
    said = [str(doubt.said) for doubt in doubts]
    assert said[0] == "I cannot see “three days” in these words. Write it as 3."
    assert "pięć" in said[1]
    assert desk.at(sentence.digest) == sentence
    keys = frozenset(doubt.key for doubt in doubts)
    signed = desk.sign(sentence, words, looked=keys)
    assert signed.text == words
    again = desk.sign(signed, words)
    assert again.seen == signed.seen
    # As it stands it is asked about, too, when nobody has signed it.
    desk.works.renditions.put(
        Rendition(
            source=sentence.source, language="pl", text=f"Tu: {words}", origin="person"
        ),
        signed.seen,
    )
    unsigned = desk.at(sentence.digest)
    with pytest.raises(LookAgain):
        desk.sign(unsigned, unsigned.text)
