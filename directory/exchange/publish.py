"""A listing as one service object of Open Referral.

Valid under HSDS 3.0 and under its UK profile, which leaves fields out but allows
others to stand. What neither knows stands in "front_door" (docs/extension.md).
"""

from typing import Any

from directory.model.documents import EXTENSION_KEY, Document, to_document
from directory.model.listing import Listing, Place, shown_location, shown_service
from directory.model.nouns import Location

_ADDRESS = ("city", "state_province", "postal_code")
_COUNTRY = "GB"


def open_referral(listing: Listing, *, photo_url: str = "") -> Document:
    """The service with its organization and places nested, as JSON values.

    Of a confidential place only its id, kind and opening times are given. photo_url:
    where its photo is, if people may see it (`Picturing.photo_url`).
    """
    service = shown_service(listing.service, listing.places)
    document = to_document(service)
    document["status"] = service.status
    document.pop("service_at_locations", None)
    if listing.organization:
        organization = to_document(listing.organization)
        document.pop("organization_id", None)
        document["organization"] = {"description": "", **organization}
    if photo_url and service.photo:
        document[EXTENSION_KEY]["photo_url"] = photo_url
    if listing.places:
        document["service_at_locations"] = [_at(place) for place in listing.places]
    _complete(document)
    return document


def _at(place: Place) -> Document:
    shown = shown_location(place.at, place.location)
    at = to_document(shown.at)
    del at["location_id"]
    return {**at, "location": _location(shown.location)}


def _location(location: Location) -> Document:
    document = to_document(location)
    document["location_type"] = location.location_type
    for address in document.get("addresses", []):
        # Required by the standard; empty where nobody said.
        for name in _ADDRESS:
            address.setdefault(name, "")
        address.setdefault("country", _COUNTRY)
        address.setdefault("address_type", "physical")
    return document


def _complete(value: Any) -> None:
    """Put in what the standard requires and we leave out, at any depth."""
    if isinstance(value, list):
        for item in value:
            _complete(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "taxonomy_term":
                item.setdefault("name", item.get("code", ""))
                item.setdefault("description", item["name"])
            _complete(item)
        if "extension" in value:
            _extension(value)


def _extension(phone: Document) -> None:
    """HSDS wants a number; "ext. 12 or 14" goes to the description."""
    said = str(phone.pop("extension"))
    if said.isdecimal() and len(said) < 16 and not said.startswith("0"):
        phone["extension"] = int(said)
    else:
        words = [phone.get("description", ""), f"ext. {said}"]
        phone["description"] = ", ".join(filter(None, words))
