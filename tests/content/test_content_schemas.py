"""Claims about the form of the shipped listings: Open Referral, both editions.

The official schemas have a licence that keeps them out of this repository. Where a
copy lies beside it (or where FRONT_DOOR_CONFORMANCE says), the listings are checked
with them. The table below is our own, written from the facts of the standard, and is
checked everywhere.
"""

import copy
import datetime as dt
import json
import os
import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator, FormatChecker

Record = dict[str, Any]
Listings = dict[str, Record]
EDITIONS = ("hsds-3.0", "oruk-3.0")


class Noun(NamedTuple):
    """What one noun of the standard must have, may have, and holds."""

    required: str
    optional: str = ""
    children: dict[str, str] = {}  # noqa: RUF012 — a constant table


NOUNS = {
    "service": Noun(
        "id name status",
        "alternate_name description url email alert application_process wait_time "
        "eligibility_description minimum_age maximum_age interpretation_services "
        "fees_description assured_date front_door",
        {
            "organization": "organization",
            "phones": "phone",
            "contacts": "contact",
            "schedules": "schedule",
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            "languages": "language",
            "cost_options": "cost_option",
            "required_documents": "required_document",
            "attributes": "attribute",
        },
    ),
    "organization": Noun("id name description", "email website", {"phones": "phone"}),
    "phone": Noun("id number", "type description", {"languages": "language"}),
    "contact": Noun("id", "name title"),
    "schedule": Noun(
        "id",
        "valid_from valid_to dtstart until freq interval byday bymonthday opens_at "
        "closes_at description attending_type front_door",
    ),
    "service_area": Noun("id", "name description"),
    "service_at_location": Noun(
        "id",
        "description",
        {"location": "location", "schedules": "schedule", "phones": "phone"},
    ),
    "location": Noun(
        "id location_type",
        "organization_id name description transportation latitude longitude front_door",
        {"addresses": "address", "accessibility": "accessibility", "phones": "phone"},
    ),
    "address": Noun(
        "id address_1 city state_province postal_code country address_type",
        "address_2 region",
    ),
    "accessibility": Noun("id", "description details"),
    "language": Noun("id", "name code note"),
    "cost_option": Noun("id", "option amount currency amount_description"),
    "required_document": Noun("id", "document"),
    "attribute": Noun("id", "link_type", {"taxonomy_term": "taxonomy_term"}),
    "taxonomy_term": Noun("id name description", "code parent_id taxonomy"),
}
KIND = {"physical", "postal", "virtual"}
ENUMS = {
    "status": {"active", "inactive", "defunct", "temporarily closed"},
    "freq": {"WEEKLY", "MONTHLY"},
    "location_type": KIND,
    "address_type": KIND,
}


def _is_uuid(value: str) -> bool:
    try:
        found = uuid.UUID(value)
    except ValueError:
        return False
    known = found.variant == uuid.RFC_4122 and found.version in (4, 5)
    return known and str(found) == value


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


FORMATS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("id", "parent_id", "organization_id"), _is_uuid),
    **dict.fromkeys(
        ("assured_date", "dtstart", "until", "valid_from", "valid_to"), _is_date
    ),
    "email": lambda v: bool(re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", v, re.ASCII)),
    "url": lambda v: bool(re.fullmatch(r"https://[\w./-]+", v, re.ASCII)),
    "website": lambda v: bool(re.fullmatch(r"https://[\w./-]+", v, re.ASCII)),
    "country": lambda v: v == "GB",
}
NUMBERS = {
    *("minimum_age", "maximum_age", "amount", "interval", "latitude", "longitude"),
}


def _value_problem(key: str, value: Any) -> str | None:
    """What is wrong with one plain value, if anything."""
    if key == "front_door":
        return None if isinstance(value, dict) else "is not an object"
    if key in NUMBERS:
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        return None if plain else "is not a number"
    if not isinstance(value, str) or not value.strip():
        return "is not a text"
    if key in ENUMS and value not in ENUMS[key]:
        return "is not a known value"
    if key in FORMATS and not FORMATS[key](value):
        return "has a wrong form"
    return None


def problems(record: Record, noun: str = "service") -> Iterator[str]:
    """What breaks the table in a record of this noun, as lines for people."""
    rule = NOUNS[noun]
    for key in rule.required.split():
        if key not in record:
            yield f"{noun}: {key} is missing"
    known = {*rule.required.split(), *rule.optional.split()}
    for key, value in record.items():
        if key in rule.children:
            many = value if isinstance(value, list) else [value]
            if not many:
                yield f"{noun}: {key} is empty"
            for child in many:
                yield from problems(child, rule.children[key])
        elif key not in known:
            yield f"{noun}: {key} is not a known property"
        elif wrong := _value_problem(key, value):
            yield f"{noun}: {key} {wrong}"


def conformance_folder() -> Path | None:
    """Where the official schemas lie, if they are here at all."""
    named = os.environ.get("FRONT_DOOR_CONFORMANCE")
    root = Path(__file__).resolve().parents[2]
    folder = Path(named) if named else root.parent / "shared" / "conformance"
    return folder if folder.is_dir() else None


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_listing_is_valid_open_referral(listings: Listings, edition: str) -> None:
    """The official schema of each edition finds no error in any listing."""
    folder = conformance_folder()
    if folder is None:
        pytest.skip(
            "the official schemas are not here (their licence keeps them out of this "
            "repository): set FRONT_DOOR_CONFORMANCE to a folder that holds them"
        )
    path = folder / edition / "compiled" / "service.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    errors = [
        f"{stem}: {error.json_path}: {error.message}"
        for stem, listing in listings.items()
        for error in validator.iter_errors(listing)
    ]
    assert errors == []


def test_every_listing_keeps_to_our_table_of_the_standard(listings: Listings) -> None:
    """Required fields, known properties, values and forms hold without any schema."""
    found = {s: list(problems(listing)) for s, listing in listings.items()}
    assert {s: lines for s, lines in found.items() if lines} == {}


def test_a_listing_says_what_a_resident_asks(listings: Listings) -> None:
    """What, for whom, how, for how much, when last checked, and one way to reach."""
    wanted = {
        *("description", "eligibility_description", "application_process"),
        *("cost_options", "assured_date", "phones", "email", "url", "service_areas"),
    }
    for stem, listing in listings.items():
        assert wanted <= set(listing), stem
        assert listing["status"] == "active", stem
        low, high = listing.get("minimum_age", 0), listing.get("maximum_age", 120)
        assert 0 <= low <= high <= 120, stem


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda x: x.pop("name"), "service: name is missing"),
        (lambda x: x.update(status="open"), "service: status is not a known value"),
        (lambda x: x.update(id="12"), "service: id has a wrong form"),
        (lambda x: x.update(email=""), "service: email is not a text"),
        (lambda x: x.update(eligibility="all"), "eligibility is not a known property"),
        (lambda x: x.update(assured_date="1/2/26"), "assured_date has a wrong form"),
        (lambda x: x.update(minimum_age="8"), "minimum_age is not a number"),
        (lambda x: x["organization"].pop("description"), "description is missing"),
        (lambda x: x.update(cost_options=[]), "cost_options is empty"),
    ],
)
def test_the_table_notices(
    listings: Listings, change: Callable[[Record], object], expected: str
) -> None:
    """Each kind of mistake is found by the table."""
    listing = copy.deepcopy(next(iter(listings.values())))
    change(listing)
    assert any(line.endswith(expected) for line in problems(listing))
