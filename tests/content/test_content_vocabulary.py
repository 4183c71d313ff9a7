"""Claims about the fixed words of the shipped listings."""

from collections.abc import Iterator
from typing import Any

from directory.wording import vocabulary
from directory.wording.vocabulary import ACCESSIBILITY, PER

Record = dict[str, Any]
Listings = dict[str, Record]

LANGUAGES = {
    *("gu", "ro", "ta", "pl", "ar", "hi", "fa", "ur", "ne", "pt", "so", "sq", "pa"),
    *("bn", "bfi", "en"),
}
KEYS = {
    "service": {"slug", "text_language", "example", "booking", "eligible_values"},
    "schedule": {"school", "bank_holidays", "closed_dates"},
    "location": {"area", "confidential"},
}


def records(node: Any) -> Iterator[Record]:
    """Every JSON object inside a node, itself included."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from records(value)
    elif isinstance(node, list):
        for value in node:
            yield from records(value)


def locations(listing: Record) -> list[Record]:
    """The locations of a listing."""
    return [at["location"] for at in listing.get("service_at_locations", [])]


def test_accessibility_keeps_to_its_words(listings: Listings) -> None:
    """A filter for a lift finds every lift, as there is one word for it."""
    for stem, listing in listings.items():
        for location in locations(listing):
            said = [x["description"] for x in location["accessibility"]]
            assert {x.casefold() for x in said} <= set(ACCESSIBILITY), stem
            assert said, stem
            assert len(said) == len(set(said)), stem
            assert not {"Not step-free", "Step-free entrance"} <= set(said), stem


def test_costs_keep_to_their_words(listings: Listings) -> None:
    """What is free says so, and what is not says for how much of what."""
    for stem, listing in listings.items():
        assert listing["cost_options"], stem
        for cost in listing["cost_options"]:
            assert cost["currency"] == "GBP", stem
            assert cost["amount"] >= 0, stem
            assert cost.get("amount_description", "per item") in PER, stem
            assert cost["amount"] == 0 or not cost["option"].startswith("Free"), stem


def test_spoken_languages_are_named_and_coded(listings: Listings) -> None:
    """Each of the borough's languages is spoken somewhere, by the same name."""
    spoken = [
        language
        for listing in listings.values()
        for record in records(listing)
        for language in record.get("languages", [])
    ]
    assert {x["code"] for x in spoken} == LANGUAGES
    assert len({(x["code"], x["name"]) for x in spoken}) == len(LANGUAGES)


def test_whom_a_listing_is_for_is_said_in_every_language(listings: Listings) -> None:
    """By codes that the catalogues have words for, one to three of them."""
    for stem, listing in listings.items():
        codes = listing["front_door"]["eligible_values"]
        assert 1 <= len(codes) <= 3, stem
        assert set(codes) <= set(vocabulary.AUDIENCES), stem
        assert len(set(codes)) == len(codes), stem


def test_what_to_bring_is_said_in_every_language(listings: Listings) -> None:
    """In the usual words, which the catalogues have."""
    for stem, listing in listings.items():
        for each in listing.get("required_documents", []):
            said = each["document"].casefold()
            assert said in {*vocabulary.DOCUMENTS, vocabulary.NOTHING}, stem


def test_the_extension_has_only_known_keys(listings: Listings) -> None:
    """Nothing is said in a key that no program reads."""
    booking = {"none", "needed", "phone_first", "referral"}
    for stem, listing in listings.items():
        assert set(listing["front_door"]) <= KEYS["service"], stem
        assert listing["front_door"].get("booking", "none") in booking, stem
        assert listing["front_door"]["text_language"] == "en", stem
        for record in records(listing):
            if "opens_at" in record:
                assert set(record.get("front_door", {})) <= KEYS["schedule"], stem
            if "location_type" in record:
                assert set(record["front_door"]) <= KEYS["location"], stem
