"""From records to what stands in the form."""

from decimal import Decimal
from typing import Any

from directory.model.nouns import (
    Accessibility,
    CostOption,
    Location,
    Phone,
    Service,
    ServiceAtLocation,
)
from directory.model.parts import Parts
from directory.model.taxonomy import Taxonomy
from directory.upkeep.form import Typed, empty
from directory.upkeep.times import odd_ones, said
from directory.wording import vocabulary

OFFERED = (
    *("en", "gu", "ro", "ta", "pl", "ar", "hi", "fa", "ur", "ne", "pt", "so", "sq"),
    *("bn", "pa", "tr", "uk", "es", "fr", "bfi"),
)
"""Languages that have a box of their own; bfi is British Sign Language."""


def filled(parts: Parts, taxonomy: Taxonomy) -> Typed:
    """The form of a listing as it stands."""
    service = parts.service
    return empty() | {
        "name": service.name,
        "alternate_name": service.alternate_name,
        "organization": parts.organization.name if parts.organization else "",
        "categories": [each.code for each in taxonomy.of(service)],
        "description": service.description,
        "alert": service.alert,
        "eligible_values": list(service.eligible_values),
        "eligibility_description": service.eligibility_description,
        "minimum_age": _age(service.minimum_age),
        "maximum_age": _age(service.maximum_age),
        "service_areas": "\n".join(each.name for each in service.service_areas),
        "places": [
            place_row(at, parts.locations[at.location_id])
            for at in service.service_at_locations
            if at.location_id in parts.locations
        ],
        "times": said(service.schedules),
        "times_kept": odd_ones(service.schedules),
        "costs": [_cost(each) for each in service.cost_options],
        "fees_description": service.fees_description,
        "phones": [_phone(each) for each in service.phones],
        "email": service.email,
        "url": service.url,
        "booking": service.booking,
        "application_process": service.application_process,
        "wait_time": service.wait_time,
        "languages": [code for code in _codes(service) if code in OFFERED],
        "languages_more": ", ".join(
            each.name or each.code
            for each in service.languages
            if each.code not in OFFERED
        ),
        "interpretation_services": service.interpretation_services,
        "required_documents": "\n".join(
            " ".join(each.document.split()) for each in service.required_documents
        ),
    }


def _codes(service: Service) -> list[str]:
    return list(dict.fromkeys(each.code for each in service.languages))


def _age(age: float | None) -> str:
    return "" if age is None else f"{age:g}"


def _phone(phone: Phone) -> dict[str, str]:
    return {
        "id": phone.id,
        "number": phone.number,
        "extension": phone.extension,
        "type": phone.type,
        "description": phone.description,
    }


def _cost(cost: CostOption) -> dict[str, str]:
    return {
        "id": cost.id,
        "amount": "" if cost.amount is None else price(cost.amount),
        "option": cost.option,
        "amount_description": cost.amount_description,
    }


def price(amount: Decimal) -> str:
    """An amount as people type it: 3, or 3.50."""
    return f"{amount:f}" if amount == amount.to_integral_value() else f"{amount:.2f}"


def place_row(at: ServiceAtLocation, location: Location) -> dict[str, Any]:
    """The row of a place."""
    there = [each for each in location.addresses if each.address_type == "physical"]
    address = next(iter(there or location.addresses), None)
    return {
        "id": at.id,
        "location_id": location.id,
        "name": location.name,
        "address_1": address.address_1 if address else "",
        "address_2": address.address_2 if address else "",
        "city": address.city if address else "",
        "postal_code": address.postal_code if address else "",
        "confidential": "yes" if location.confidential else "",
        "reveal": "",
        "about": at.description,
        "times": said(at.schedules),
        "times_kept": odd_ones(at.schedules),
        "transportation": location.transportation,
        "access": [
            each.description
            for each in location.accessibility
            if is_usual(each) and not each.details
        ],
        "access_more": "\n".join(
            _access(each)
            for each in location.accessibility
            if each.details or not is_usual(each)
        ),
    }


def is_usual(item: Accessibility) -> bool:
    """Whether it has a box of its own: a word that every language knows."""
    known = vocabulary.ACCESSIBILITY.get(vocabulary.key(item.description))
    return known == item.description


def _access(item: Accessibility) -> str:
    words = (" ".join(said.split()) for said in (item.description, item.details))
    return ": ".join(filter(None, words))
