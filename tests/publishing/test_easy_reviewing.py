"""Easy words on the screen: approved one by one, and all sound ones together."""

from collections.abc import Iterator

import pytest

from directory.errors import Conflict, Invalid
from directory.model.listing import Listing
from directory.model.nouns import Service
from directory.model.users import User
from directory.publishing.easy_reading import EasyReading
from directory.publishing.easy_reviewing import LONGEST, EasyReviewing, mark_of
from directory.publishing.works import Works
from tests.conftest import site_in
from tests.reading.test_easier import WORDS

ANNA = User("anna", "editor")
BOSS = User("boss", "admin")
SLUG, OTHER = "thornmere-food-bank", "scam-stop"


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A site for all tests of this file: each changes another listing."""
    works = site_in(tmp_path_factory.mktemp("review"))
    yield works
    works.engine.dispose()


def test_all_sound_drafts_are_approved_together(works: Works) -> None:
    """As she saw them; those with a fault stay drafts."""
    easy, listing = works.review.easy, works.listings.by_slug(SLUG)
    every = easy.sentences(listing)
    sound = [each for each in every if each.is_sound]
    with pytest.raises(Conflict, match="read them again"):
        easy.approve_all(ANNA, listing, "0" * 64)
    assert easy.sentences(listing) == every
    easy.approve(ANNA, listing, sound[0], sound[0].text)
    with pytest.raises(Conflict, match="read them again"):
        easy.approve_all(ANNA, listing, mark_of(every))
    seen = mark_of(easy.sentences(listing))
    done, left = easy.approve_all(BOSS, listing, seen)
    assert (done, left) == (len(sound) - 1, len(every) - len(sound))
    now = easy.sentences(listing)
    assert [x.digest for x in now if x.is_approved] == [x.digest for x in sound]
    # What readers are told of an admin: she is an editor.
    assert {(x.checked_by, x.checked_role) for x in now if x.is_approved} == {
        ("anna", "editor"),
        ("boss", "editor"),
    }


def test_a_draft_with_a_fault_waits_for_somebody_to_look(works: Works) -> None:
    """It is not approved with the others; alone it may be."""
    reading = EasyReading(works.reference, works.renditions, lambda: WORDS, works.clock)
    easy = EasyReviewing(reading, works.renditions)
    text = "It is wholly free. Come in."
    service = Service(id="s1", name="Tea", slug="tea", description=text)
    listing = Listing(service, None, (), 1)
    odd, sound = easy.sentences(listing)
    assert (odd.refused, odd.is_sound, sound.is_sound) == ("condition", False, True)
    assert easy.approve_all(ANNA, listing, mark_of([odd, sound])) == (1, 1)
    assert [each.is_approved for each in easy.sentences(listing)] == [False, True]
    assert easy.approve(ANNA, listing, odd, odd.text) == ""
    assert all(each.is_approved for each in easy.sentences(listing))


def test_nobody_approves_over_what_she_has_not_seen(works: Works) -> None:
    """Nor what no line holds; and a warning is given back."""
    easy, listing = works.review.easy, works.listings.by_slug(OTHER)
    before = next(x for x in easy.sentences(listing) if "Do not" in x.source)
    assert easy.approve(ANNA, listing, before, "Be proud.") == "negation"
    with pytest.raises(Conflict, match="Somebody else"):
        easy.approve(BOSS, listing, before, before.text)
    now = next(x for x in easy.sentences(listing) if x.digest == before.digest)
    assert (now.text, now.fault, now.checked_by) == ("Be proud.", "negation", "anna")
    for words, message in {
        "": "no easy words",
        "Ring 020 7946 0123.": "not the same",
        "x" * (LONGEST + 1): "at most 4,000",
        "Be\x07": "nobody can see",
        "See [us](https://evil.example.org/)": "no link",
    }.items():
        with pytest.raises(Invalid, match=message):
            easy.approve(BOSS, listing, now, words)
    assert now in easy.sentences(listing)


def test_only_some_roles_approve(works: Works) -> None:
    """A translator reads."""
    may = works.review.easy.may_approve
    assert may(ANNA)
    assert may(BOSS)
    assert may(User("ola", "reviewer"))
    assert not may(User("ravi", "translator", ("pl",)))
