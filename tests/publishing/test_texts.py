"""What of a listing somebody must translate."""

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

from directory.model.listing import Listing, shown_location
from directory.model.nouns import (
    Accessibility,
    CostOption,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
)
from directory.publishing.texts import segments_of, texts
from directory.settings import ROOT
from directory.wording import facts
from directory.wording.phrases import Told
from directory.wording.wording import Wordings

SERVICE = Service(id="s", name="Lantern Hill Lunch Club", slug="lunch")


def listing(*places: tuple[ServiceAtLocation, Location], **more: Any) -> Listing:
    """A listing of one service."""
    return Listing(
        service=replace(SERVICE, **more),
        organization=Organization(id="o", name="Lantern Hill", description="We help."),
        places=tuple(shown_location(*place) for place in places),
        revision=1,
    )


def place(number: int = 1, **more: Any) -> tuple[ServiceAtLocation, Location]:
    """A place with texts of its own."""
    at = ServiceAtLocation(
        id=f"at{number}",
        location_id=f"l{number}",
        description=f"Upstairs {number}.",
        schedules=(Schedule(id=f"sc{number}", notes=f"Ring the bell {number}."),),
    )
    location = Location(
        id=f"l{number}",
        name=f"Mill Hall {number}",
        description=f"Behind the mill {number}.",
        transportation=f"Near stop {number}.",
        accessibility=(
            Accessibility(id="a", description="A red ramp", details="Ask for it."),
        ),
        phones=(Phone(id=f"p{number}", number=f"020 7946 012{number}"),),
    )
    return at, replace(location, **more)


def said(listed: Listing) -> list[str]:
    """The texts that say anything."""
    return [text for text in texts(listed) if text]


def test_every_text_comes_in_the_order_of_the_page() -> None:
    """All that is written by hand, and each once."""
    listed = listing(
        place(),
        alert="A.",
        description="B.",
        eligibility_description="C.",
        fees_description="D.",
        cost_options=(
            CostOption(id="c", option="Anglers", amount_description="at the pond"),
        ),
        application_process="E.",
        wait_time="Until the pond is warm.",
        required_documents=(RequiredDocument(id="d", document="A fishing rod"),),
        interpretation_services="F.",
        schedules=(Schedule(id="x", description="At low tide", notes="Ring."),),
        phones=(Phone(id="p", number="020 7946 0123", description="The pond hut"),),
    )
    assert said(listed) == [
        *("A.", "B.", "Behind the mill 1.", "Upstairs 1."),
        *("A red ramp", "Ask for it.", "Near stop 1."),
        *("Ring the bell 1.", "C.", "D.", "Anglers", "at the pond", "E."),
        *("Until the pond is warm", "A fishing rod", "F.", "At low tide", "Ring."),
        "The pond hut",
    ]


def test_what_a_photo_shows_is_a_text_while_there_is_a_photo() -> None:
    """Without one nobody reads it."""
    words = {"photo_description": "A red door.", "description": "We meet."}
    assert said(listing(photo="a" * 64, **words)) == ["A red door.", "We meet."]
    assert said(listing(**words)) == ["We meet."]


def test_names_numbers_and_addresses_are_no_texts() -> None:
    """They stay as they are in every language."""
    listed = listing(place(), url="https://example.org", email="a@example.org")
    joined = " ".join(said(listed))
    for word in ("Lantern", "example.org", "7946", "Mill Hall", "We help"):
        assert word not in joined


def test_what_the_catalogues_know_is_no_text() -> None:
    """However it is written."""
    listed = listing(
        cost_options=(
            CostOption(id="1", option="Free"),
            CostOption(
                id="2",
                option="adult",
                amount=Decimal(2),
                amount_description="Per session.",
            ),
            CostOption(id="3", amount=Decimal(3), amount_description="CASH ONLY"),
        ),
        required_documents=(
            RequiredDocument(id="1", document="Photo ID"),
            RequiredDocument(id="2", document="Nothing"),
        ),
        schedules=(Schedule(id="1", description="Drop-in", opens_at=time(9)),),
        phones=(Phone(id="1", number="020 7946 0123", description="Main number"),),
    )
    assert said(listed) == []


def test_the_name_of_a_place_beside_its_phone_is_no_text() -> None:
    """With two places, a number says which one it is of."""
    listed = listing(place(1), place(2))
    assert [phone.description for phone in listed.phones] == [
        "Mill Hall 1",
        "Mill Hall 2",
    ]
    assert not any("Mill Hall" in text for text in said(listed))


def test_nothing_of_a_confidential_place_is_translated() -> None:
    """A work list would tell where it is."""
    listed = listing(place(1, confidential=True), description="We keep you safe.")
    assert said(listed) == ["We keep you safe."]


def test_a_wait_is_found_again_with_or_without_its_full_stop() -> None:
    """The page leaves it out; a translation must be known by the same sentence."""
    w = Wordings(ROOT / "translations").get("pl")
    assert w is not None
    for written in ("As long as it takes", "As long as it takes. "):
        listed = listing(wait_time=written)
        (segment,) = segments_of(listed)
        telling = w.telling({segment: Told("Tyle, ile trzeba")})
        assert str(facts.wait(telling, listed.service)) == "Tyle, ile trzeba"


def test_segments_come_once() -> None:
    """The same sentence in two texts is one piece of work."""
    listed = listing(
        description="Ring first. We serve tea.",
        application_process="## How to come\n- Ring first.\n- Walk in.",
    )
    assert segments_of(listed) == [
        *("Ring first.", "We serve tea.", "How to come", "Walk in."),
    ]


def test_a_listing_without_texts_has_no_segments() -> None:
    """Then there is nothing to do."""
    assert segments_of(listing()) == []
