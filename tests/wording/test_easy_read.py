"""Easy Read from facts: in every language, without machine translation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from directory.model.calendar import LONDON, Calendar
from directory.model.listing import Listing, Place, shown_location
from directory.model.nouns import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Service,
    ServiceAtLocation,
)
from directory.model.pictures import Pictures
from directory.model.places import Gazetteer
from directory.model.taxonomy import Taxonomy
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.wording.easy_lines import QUESTIONS, Answer, EasyLine
from directory.wording.easy_read import EasyReader
from directory.wording.languages import LANGUAGES
from directory.wording.wording import Wording, Wordings
from tests.wording.cases import weekly
from tests.wording.easy_golden import GOLDEN, TEN, nothing, reader_of, said

WORDINGS = Wordings(ROOT / "translations")
AT = datetime(2026, 11, 24, 10, 30, tzinfo=LONDON)
READER = EasyReader(
    taxonomy=Taxonomy(id="t", name="t", description="", categories=()),
    gazetteer=Gazetteer(()),
    calendar=Calendar(),
    pictures=Pictures(ideas={}),
)
SERVICE = Service(id="s", name="Chess club", slug="chess-club")


def wording(tag: str) -> Wording:
    """One language's wording."""
    found = WORDINGS.get(tag)
    assert found is not None, "run `make messages`"
    return found


def lines(
    question: str, service: Service = SERVICE, *places: Place, tag: str = "en"
) -> list[str]:
    """What is answered to a question."""
    listing = Listing(service, None, places, 1)
    answers = READER.answers(wording(tag), listing, AT, nothing)
    return [str(x.text) for a in answers if a.question == question for x in a.lines]


def place(*accessibility: str, **more: object) -> Place:
    """A place with an address."""
    location = Location(
        id="l",
        name="Town Hall",
        addresses=(Address(id="a", address_1="1 Market Square", city="London"),),
        accessibility=tuple(
            Accessibility(id="x", description=d) for d in accessibility
        ),
    )
    return Place(
        ServiceAtLocation(id="p", location_id="l"),
        replace(location, **more),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES])
def test_ten_listings_say_what_the_golden_files_hold(tag: str, starter: Works) -> None:
    """A changed word shows in the file's diff, where a reader can judge it."""
    kept = (GOLDEN / f"{tag}.txt").read_text("utf-8").split("\n\n")
    for slug, expected in zip(TEN, kept, strict=True):
        assert said(wording(tag), starter, slug) == expected.rstrip("\n")


def test_every_listing_answers_every_question_in_every_language(
    starter: Works,
) -> None:
    """Each with words; but getting in is not asked where there is nowhere to go."""
    reader = reader_of(starter)
    for listing in starter.listings.every():
        asked = {q for q in QUESTIONS if q not in ("access", "bring")}
        if any(place.is_shown and not place.is_for_post for place in listing.places):
            asked.add("access")
        if listing.places or listing.service.required_documents:
            asked.add("bring")
        shapes = set()
        for language in LANGUAGES:
            w = wording(language.tag)
            answers = reader.answers(w, listing, AT, nothing)
            assert {answer.question for answer in answers} == asked
            assert all(str(line.text).strip() for line in _every(answers))
            shapes.add(tuple((x.kind, x.picture, x.value) for x in _facts(answers)))
        assert len(shapes) == 1, listing.slug  # the same facts in every language


def _every(answers: list[Answer]) -> Iterator[EasyLine]:
    for answer in answers:
        yield from answer.lines


def _facts(answers: list[Answer]) -> Iterator[EasyLine]:
    for answer in answers:
        if answer.question == "when":
            # A language may say days with a colon; then the times are a note.
            yield from (line for line in answer.lines if line.kind != "note")
        elif answer.question != "languages":  # which depends on who asks
            yield from answer.lines


@pytest.mark.parametrize("tag", ["en", "gu", "ur", "ar", "ta", "so"])
def test_numbers_addresses_and_prices_are_the_same_in_every_language(
    tag: str, starter: Works
) -> None:
    """Every fact of the record stands on the page, letter by letter."""
    reader = reader_of(starter)
    for listing in starter.listings.every():
        answers = reader.answers(wording(tag), listing, AT, nothing)
        text = "\n".join(str(line.text) for line in _every(answers))
        for phone in listing.phones[:3]:
            assert phone.number in text
        for each in listing.places:
            for line in each.address_lines:
                assert line in text
        for cost in listing.costs(AT.date()):
            if cost.amount and cost.amount >= 1:
                assert f"£{cost.amount:.2f}".removesuffix(".00") in text


def test_what_nobody_knows_is_said_and_to_ask() -> None:
    """Of a listing that says nothing but its name."""
    assert lines("what") == ["The name of this service is: Chess club."]
    assert lines("who") == ["We do not know who it is for. Please ask first."]
    assert lines("when") == ["We do not know the times. Please ask first."]
    assert lines("cost") == ["We do not know what it costs. Please ask first."]
    assert lines("bring") == []  # nobody goes there
    unknown = ["We do not know what to bring. Please ask first."]
    assert lines("bring", SERVICE, place()) == unknown
    assert lines("where") == ["We do not have an address."]
    assert lines("access") == []
    assert lines("help") == [
        "We do not have a phone number, an email address or a website."
    ]
    assert lines("languages") == [
        "We do not know if they speak your language. Please ask."
    ]
    assert lines("checked") == [
        "Nobody has checked this yet. Please ask before you go."
    ]


def test_steps_come_first_and_silence_about_them_is_said() -> None:
    """A lift alone says nothing of the door."""
    assert lines("access", SERVICE, place("Lift", "Step-free entrance")) == [
        "There are no steps at the door.",
        "There is a lift.",
    ]
    assert lines("access", SERVICE, place("Not step-free")) == ["There are steps."]
    unsure = "We do not know if you can get in with a wheelchair. Please ask first."
    assert lines("access", SERVICE, place("Lift"))[0] == unsure
    assert lines("access", SERVICE, place("Step-free inside"))[0] == unsure
    assert lines("access", SERVICE, place()) == [unsure]


def test_a_picture_chosen_for_a_service_without_category_stands_first() -> None:
    """But never in place of a warning."""
    pictures = Pictures(ideas={"chess": "a", "warning": "b", "what": "c"})
    reader = replace(READER, pictures=pictures)
    for picture, status, first in (
        ("chess", "active", "chess"),
        ("gone", "active", ""),
        ("chess", "defunct", "warning"),
    ):
        service = replace(SERVICE, picture=picture, status=status)
        listing = Listing(service, None, (), 1)
        what = reader.answers(wording("en"), listing, AT, nothing)[0]
        assert (what.question, what.lines[0].picture) == ("what", first)


def test_a_confidential_place_is_never_said() -> None:
    """Nor how one gets in there."""
    secret = place("Lift", confidential=True)
    assert lines("where", SERVICE, secret) == [
        "We never say where this is, to keep people safe. Please phone."
    ]
    assert lines("access", SERVICE, secret) == []


def test_free_is_said_only_where_it_is_free_for_all() -> None:
    """Else each price with what limits it."""
    free = CostOption(id="c", amount=Decimal(0))
    child = CostOption(id="d", option="Child", amount=Decimal(0))
    adult = CostOption(id="e", option="Adult", amount=Decimal("3.50"))
    assert lines("cost", replace(SERVICE, cost_options=(free,))) == ["It is free."]
    for who in ("Child", "On benefits", "Free for people who live here"):
        only = replace(free, option=who)
        (_, said) = lines("cost", replace(SERVICE, cost_options=(only,)))
        assert who in said
    assert lines("cost", replace(SERVICE, cost_options=(adult, child))) == [
        "This is what it costs:",
        "Adult: £3.50",
        "Child: Free",
    ]


def test_a_number_that_nobody_speaks_into_is_told_apart() -> None:
    """Whoever cannot write must not be sent to a number for texts."""
    phones = (
        Phone(id="1", number="020 7946 0101", extension="7"),
        Phone(id="2", number="07700 900102", type="sms"),
    )
    assert lines("help", replace(SERVICE, phones=phones)) == [
        "You can phone this number:",
        "020 7946 0101",
        "Extension 7",
        "You can send a text message to this number:",
        "07700 900102",
    ]


def test_the_readers_own_language_is_answered_first() -> None:
    """For it is what was asked; and what nobody knows is no "no"."""
    both = (Language(id="1", code="en"), Language(id="2", code="ur"))
    for tag in ("en", "ur"):
        answer = lines("languages", replace(SERVICE, languages=both), tag=tag)
        yes = wording(tag).gettext("Yes. They speak your language.")
        # Whoever reads English may speak another language.
        assert (answer[0] == yes) == (tag == "ur")
        assert len(answer) == (2 if tag == "ur" else 1)
    urdu = replace(SERVICE, languages=both[1:])
    assert lines("languages", urdu) == ["They speak: Urdu."]
    unsure = "We do not know if they speak your language. Please ask."
    assert lines("languages", urdu, tag="pl")[-1] == wording("pl").gettext(unsure)


def test_a_service_that_does_not_run_says_so_and_no_times() -> None:
    """Nobody must stand before a closed door."""
    closed = replace(SERVICE, status="defunct")
    assert lines("what", closed) == ["This service has closed for good"]
    assert lines("when", closed) == ["This service has closed for good"]


def test_a_check_long_ago_says_to_ask() -> None:
    """And one in time does not."""
    late = lines("checked", replace(SERVICE, assured_date=date(2025, 1, 9)))
    assert len(late) == 1
    assert late[0].startswith("We last checked these facts on 9 January 2025.")
    assert late[0].endswith("Please ask before you go.")
    fresh = lines("checked", replace(SERVICE, assured_date=date(2026, 11, 9)))
    assert fresh == ["We checked these facts on 9 November 2026."]


def test_what_is_said_of_a_place_stands_under_its_name() -> None:
    """Also where a place has none, and where it must not be said."""
    hall = place("Not step-free")
    nameless = place("Step-free entrance", name="")
    bare = place("Lift", name="", addresses=())
    secret = place("Lift", confidential=True)
    assert lines("access", SERVICE, hall, nameless, bare, secret) == [
        "Town Hall",
        "There are steps.",
        "1 Market Square",
        "There are no steps at the door.",
        "Place 3",
        "We do not know if you can get in with a wheelchair. Please ask first.",
        "There is a lift.",
    ]
    monday = weekly("MO", "10:00", "12:00")
    timed = [
        Place(replace(each.at, schedules=(monday,)), each.location)
        for each in (hall, shown_location(secret.at, secret.location))
    ]
    assert lines("when", SERVICE, *timed) == [
        "These are the times:",
        "Town Hall",
        "Monday: 10am to midday",
        "Place 2",
        "Monday: 10am to midday",
    ]


def test_a_place_without_an_address_is_named() -> None:
    """And one to write to is no place to go to."""
    assert lines("where", SERVICE, place(addresses=())) == [
        "The address is:",
        "Town Hall",
    ]
    box = Address(id="b", address_1="PO Box 1", address_type="postal")
    post = place(addresses=(box,))
    assert lines("where", SERVICE, post)[0] == "Only for letters:"
    assert lines("access", SERVICE, post) == []


def test_nothing_to_bring_is_an_answer() -> None:
    """And everything else is a list."""
    nothing = RequiredDocument(id="d", document="Nothing")
    assert lines("bring", replace(SERVICE, required_documents=(nothing,))) == [
        "You do not need to bring anything."
    ]
    passport = RequiredDocument(id="d", document="Your passport")
    assert lines("bring", replace(SERVICE, required_documents=(passport,))) == [
        "Please bring:",
        "Your passport",
    ]
    mixed = replace(SERVICE, required_documents=(nothing, passport))
    assert lines("bring", mixed) == ["Please bring:", "Your passport"]
