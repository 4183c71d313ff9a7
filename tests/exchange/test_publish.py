"""A listing goes out as valid Open Referral, with nothing that must stay inside."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from directory.exchange.publish import open_referral
from directory.model.documents import Document
from directory.model.listing import Listing, Place
from directory.model.nouns import (
    Address,
    Attribute,
    Location,
    Phone,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from directory.settings import ROOT
from directory.storage.listings import Listings
from tests.exchange.conftest import FEEDS, Bring

ID = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e00{}".format
STARTERS = sorted((ROOT / "content" / "listings").glob("*.json"))


@cache
def validator(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text("utf-8"))
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(schema, format_checker=checker)


@pytest.fixture
def errors(shared: Path) -> Callable[[Document], list[str]]:
    """What the official schemas, HSDS 3.0 and the UK's, find wrong."""

    def found(document: Document) -> list[str]:
        return [
            f"{standard}: {error.json_path} {error.message[:100]}"
            for standard in ("hsds-3.0", "oruk-3.0")
            for error in validator(
                shared / "conformance" / standard / "compiled" / "service.json"
            ).iter_errors(document)
        ]

    return found


def test_every_listing_of_every_import_is_valid_under_both_standards(
    bring: Bring,
    listings: Listings,
    shared: Path,
    errors: Callable[[Document], list[str]],
) -> None:
    conformance = shared / "conformance"
    sources = [
        FEEDS / "council.json",
        FEEDS / "page.json",
        ROOT / "content" / "listings",
        shared / "listings" / "bristol_oruk_json" / "services.json",
        *(conformance / s / "examples" / "service_full.json" for s in STANDARDS),
        conformance / "oruk-validator-mocks" / "V3.0-UK-Fail" / "service_full.json",
    ]
    for number, source in enumerate(sources):
        bring(source, f"source {number}", keep_starter=True)
    count = 0
    for listing in listings.every():
        count += 1
        assert errors(json.loads(json.dumps(open_referral(listing)))) == []
    assert count > 800


STANDARDS = ("hsds-3.0", "oruk-3.0")


def test_what_the_standard_requires_is_there_though_nobody_said_it(
    errors: Callable[[Document], list[str]],
) -> None:
    location = Location(id=ID(3), addresses=(Address(id=ID(4), address_1="1 High St"),))
    service = Service(
        id=ID(1),
        name="A",
        phones=(
            Phone(id=ID(6), number="020 7946 0123", extension="12"),
            Phone(id=ID(7), number="020 7946 0124", extension="12 or 14"),
        ),
        attributes=(
            Attribute(id=ID(8), taxonomy_term=TaxonomyTerm(id=ID(9), code="x")),
        ),
    )
    at = ServiceAtLocation(id=ID(2), location_id=ID(3))
    document = open_referral(Listing(service, None, (Place(at, location),), 1))
    assert errors(document) == []
    assert document["phones"][0]["extension"] == 12
    assert document["phones"][1]["description"] == "ext. 12 or 14"
    assert "location_id" not in document["service_at_locations"][0]


def test_of_a_confidential_place_only_its_times_go_out() -> None:
    secret = Location(
        id=ID(3),
        name="Whitethorn House",
        description="Behind Whitethorn Mill",
        latitude=51.5,
        longitude=-2.5,
        addresses=(Address(id=ID(4), address_1="1 Whitethorn Lane"),),
        phones=(Phone(id=ID(6), number="020 7946 0999"),),
        area="whitethorn",
        confidential=True,
    )
    at = ServiceAtLocation(
        id=ID(2),
        location_id=ID(3),
        description="At Whitethorn House",
        phones=(Phone(id=ID(5), number="020 7946 0999"),),
    )
    service = Service(id=ID(1), name="Refuge")
    document = open_referral(Listing(service, None, (Place(at, secret),), 1))
    told = json.dumps(document)
    for word in ("hitethorn", "0999", "51.5", "-2.5"):
        assert word not in told
    assert document["service_at_locations"][0]["location"] == {
        "id": ID(3),
        "location_type": "physical",
        "front_door": {"confidential": True},
    }


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.stem)
def test_a_content_file_goes_in_and_comes_out_the_same(
    path: Path, bring: Bring, listings: Listings
) -> None:
    bring(path)
    source = json.loads(path.read_text("utf-8"))
    document = open_referral(next(listings.every()))
    came_out = dict(_facts(document))
    for place, value in _facts(source):
        if not _is_left_out(place, source):
            assert came_out.get(place) == value, place
    again = bring([json.loads(json.dumps(document))])
    assert again.counts["unchanged"] == 1


def test_a_secret_place_that_comes_back_stripped_loses_nothing(
    bring: Bring, listings: Listings
) -> None:
    (path,) = [p for p in STARTERS if "confidential" in p.read_text("utf-8")]
    bring(path)
    out = open_referral(next(listings.every()))
    place = out["service_at_locations"][0]["location"]
    before = listings.stored("location", [place["id"]])
    bring([out])
    place.pop("front_door")
    bring([out])
    after = listings.stored("location", [place["id"]])
    assert after[place["id"]].record == before[place["id"]].record


def _facts(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _facts(item, f"{path}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _facts(item, f"{path}[{number}]")
    else:
        yield path, value


def _is_left_out(place: str, source: Document) -> bool:
    """Names of contacts, links upwards, defaults, and confidential whereabouts."""
    if ".contacts[" in place and place.endswith(".name"):
        return True
    if place.endswith((".location.organization_id", ".interval")):
        return True
    if place in (".front_door.text_language", ".front_door.example"):
        return source["front_door"][place.rpartition(".")[2]] in ("en", False)
    match = place.partition("service_at_locations[")[2].partition("]")[0]
    if match:
        at = source["service_at_locations"][int(match)]
        return bool(at["location"].get("front_door", {}).get("confidential"))
    return False
