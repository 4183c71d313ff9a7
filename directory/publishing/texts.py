"""What a listing says in words of its own, which somebody must translate."""

from collections.abc import Iterator, Mapping

from directory.model.listing import Listing, Place
from directory.model.nouns import Schedule, Service
from directory.text.segments import segments
from directory.wording import vocabulary


def texts(listing: Listing) -> Iterator[str]:
    """Yield the texts of a listing, in the order in which its page shows them.

    In `listing.service.text_language`. Not names, addresses, numbers, and what the
    catalogues know; of a confidential place nothing, for a `Listing` has nothing.
    """
    for _, text in headed_texts(listing):
        yield text


def headed_texts(listing: Listing) -> Iterator[tuple[str, str]]:
    """Yield the same, each with the heading under which it stands, in English."""
    service = listing.service
    if service.photo:
        yield "Photo", service.photo_description
    yield "Important", service.alert
    yield "What is it?", service.description
    for place in listing.places:
        for text in _of_place(place):
            yield "Where is it?", text
    yield "Who is it for?", service.eligibility_description
    for text in _of_costs(service):
        yield "How much does it cost?", text
    # As `wording.facts.wait` looks for it.
    yield "How do I get help?", service.application_process
    yield "How do I get help?", service.wait_time.strip().rstrip(".")
    for document in service.required_documents:
        usual = {**vocabulary.DOCUMENTS, vocabulary.NOTHING: ""}
        for text in _unusual(usual, document.document):
            yield "What do I bring?", text
    yield "Which languages do they speak?", service.interpretation_services
    for text in _of_schedules(service.schedules):
        yield "When is it open?", text
    # With several places a phone is described by the name of its own.
    names = {vocabulary.key(place.location.name): "" for place in listing.places}
    for phone in listing.phones:
        for text in _unusual({**vocabulary.PHONES, **names}, phone.description):
            yield "Phone", text


def segments_of(listing: Listing) -> list[str]:
    """The different segments of a listing's texts, in the order of its page."""
    return list(dict.fromkeys(s for text in texts(listing) for s in segments(text)))


def _of_costs(service: Service) -> Iterator[str]:
    yield service.fees_description
    for cost in service.cost_options:
        prices = {**vocabulary.FREE, **vocabulary.PRICES}
        yield from _unusual(prices, cost.option)
        about = {**vocabulary.FREE, **vocabulary.PAYMENT, **vocabulary.PER}
        yield from _unusual(about, cost.amount_description)


def _of_place(place: Place) -> Iterator[str]:
    yield from (place.location.description, place.at.description)
    for item in place.location.accessibility:
        yield from _unusual(vocabulary.ACCESSIBILITY, item.description)
        yield item.details
    yield place.location.transportation
    yield from _of_schedules(place.at.schedules)


def _of_schedules(schedules: tuple[Schedule, ...]) -> Iterator[str]:
    for schedule in schedules:
        for said in (schedule.description, schedule.notes):
            yield from _unusual(vocabulary.SCHEDULES, said)


def _unusual(usual: Mapping[str, str], said: str) -> Iterator[str]:
    if vocabulary.key(said) not in usual:
        yield said
