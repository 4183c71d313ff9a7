"""What a listing says in words of its own, which somebody must translate."""

from collections.abc import Iterator, Mapping

from directory.model.listing import Listing, Place
from directory.model.nouns import Schedule
from directory.text.segments import segments
from directory.wording import vocabulary


def texts(listing: Listing) -> Iterator[str]:
    """Yield the texts of a listing, in the order in which its page shows them.

    In `listing.service.text_language`. Not names, addresses, numbers, and what the
    catalogues know; of a confidential place nothing, for a `Listing` has nothing.
    """
    service = listing.service
    if service.photo:
        yield service.photo_description
    yield from (service.alert, service.description)
    for place in listing.places:
        yield from _of_place(place)
    yield from (service.eligibility_description, service.fees_description)
    for cost in service.cost_options:
        prices = {**vocabulary.FREE, **vocabulary.PRICES}
        yield from _unusual(prices, cost.option)
        about = {**vocabulary.FREE, **vocabulary.PAYMENT, **vocabulary.PER}
        yield from _unusual(about, cost.amount_description)
    # As `wording.facts.wait` looks for it.
    yield from (service.application_process, service.wait_time.strip().rstrip("."))
    for document in service.required_documents:
        usual = {**vocabulary.DOCUMENTS, vocabulary.NOTHING: ""}
        yield from _unusual(usual, document.document)
    yield service.interpretation_services
    yield from _of_schedules(service.schedules)
    # With several places a phone is described by the name of its own.
    names = {vocabulary.key(place.location.name): "" for place in listing.places}
    for phone in listing.phones:
        yield from _unusual({**vocabulary.PHONES, **names}, phone.description)


def segments_of(listing: Listing) -> list[str]:
    """The different segments of a listing's texts, in the order of its page."""
    return list(dict.fromkeys(s for text in texts(listing) for s in segments(text)))


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
