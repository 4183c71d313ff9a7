"""Claims about the shipped listings: identity and safety."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

Record = dict[str, Any]
Listings = dict[str, Record]

# Numbers that Ofcom keeps for drama: they reach nobody.
DRAMA = re.compile(
    r"020 7946 0\d{3}|01632 960\d{3}|07700 900\d{3}|0808 157 0\d{3}", re.ASCII
)
EXAMPLE_HOST = re.compile(r"([a-z0-9-]+\.)+example\.(org|com|net)")


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


def numbers_by_owner(listings: Listings, site: Record) -> dict[str, set[str]]:
    """Which organizations each phone number stands for."""
    owners: dict[str, set[str]] = defaultdict(set)
    by_id = {x["organization"]["id"]: x["organization"] for x in listings.values()}
    for listing in listings.values():
        owner = listing["organization"]["id"]
        for location in locations(listing):
            for phone in location.get("phones", []):
                owners[phone["number"]].add(location.get("organization_id", "none"))
        own = dict(listing)
        own["service_at_locations"] = [
            {**at, "location": {}} for at in listing.get("service_at_locations", [])
        ]
        for record in records(own):
            if "number" in record:
                owners[record["number"]].add(owner)
    host = site["help_line"]["email"].partition("@")[2]
    owners[site["help_line"]["phone"]].add(
        next((i for i, o in by_id.items() if o["email"].endswith(f"@{host}")), "site")
    )
    return owners


def test_there_are_at_least_sixty_listings(listings: Listings) -> None:
    """A new site starts with sixty listings."""
    assert len(listings) >= 60


def test_a_file_is_named_after_its_slug(listings: Listings) -> None:
    """A person finds the file of a listing by its address."""
    slugs = {stem: listing["front_door"]["slug"] for stem, listing in listings.items()}
    assert all(stem == slug for stem, slug in slugs.items())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_files_are_laid_out_for_people(content: Path) -> None:
    """Every file has two-space indents, real letters and a final newline."""
    for path in (content / "listings").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        laid_out = json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
        assert text == laid_out, path.name


def test_an_id_names_one_thing(listings: Listings) -> None:
    """The same id never stands for two different records."""
    seen: dict[str, tuple[str, str]] = {}
    clashes = []
    for stem, listing in listings.items():
        for record in records(listing):
            if "id" in record:
                text = json.dumps(record, sort_keys=True)
                first, where = seen.setdefault(record["id"], (text, stem))
                if first != text:
                    clashes.append((record["id"], where, stem))
    assert clashes == []


def test_only_shared_things_share_an_id(listings: Listings) -> None:
    """A schedule, cost or service area is never the same record in two listings."""
    owner: dict[str, str] = {}
    for stem, listing in listings.items():
        shared = {
            id(record)
            for root in (
                listing["organization"],
                *locations(listing),
                *(a["taxonomy_term"] for a in listing["attributes"]),
            )
            for record in records(root)
        }
        for record in records(listing):
            if "id" in record and id(record) not in shared:
                assert owner.setdefault(record["id"], stem) == stem, record
        own = [r["id"] for r in records(listing) if "id" in r and id(r) not in shared]
        assert len(own) == len(set(own)), stem


@pytest.mark.parametrize("noun", ["organization", "location"])
def test_one_name_is_one_organization_or_location(
    listings: Listings, noun: str
) -> None:
    """Two listings that name the same organization or place hold the same record."""
    ids: dict[str, set[str]] = defaultdict(set)
    for listing in listings.values():
        found = (
            [listing["organization"]] if noun == "organization" else locations(listing)
        )
        for record in found:
            ids[record["name"]].add(record["id"])
    assert {name for name, found in ids.items() if len(found) > 1} == set()
    assert len(ids) < len(listings)


def test_every_phone_number_is_kept_for_drama(listings: Listings, site: Record) -> None:
    """Nobody can be called by mistake, whatever a reader dials."""
    numbers = numbers_by_owner(listings, site)
    assert [n for n in numbers if not DRAMA.fullmatch(n)] == []


def test_a_phone_number_belongs_to_one_organization(
    listings: Listings, site: Record
) -> None:
    """A reader who dials a number reaches the organization that they looked up."""
    owners = numbers_by_owner(listings, site)
    assert {n: o for n, o in owners.items() if len(o) > 1} == {}
    assert "none" not in set().union(*owners.values())


@pytest.mark.parametrize(
    "number", ["999", "116 123", "020 7946 1000", "020 7123 0100", "01632 961000"]
)
def test_a_real_number_is_not_taken_for_drama(number: str) -> None:
    """The pattern that guards the listings refuses what people might answer."""
    assert DRAMA.fullmatch(number) is None


def test_every_host_is_an_example_host(content: Path) -> None:
    """No link and no e-mail address leaves the names kept for examples."""
    for path in [*(content / "listings").glob("*.json"), content / "site.toml"]:
        text = path.read_text(encoding="utf-8")
        for url in re.findall(r"[a-z]+://[^\s\"]+", text):
            assert EXAMPLE_HOST.fullmatch(urlsplit(url).netloc), (path.name, url)
        for host in re.findall(r"[\w.+-]+@([\w.-]+)", text):
            assert EXAMPLE_HOST.fullmatch(host), (path.name, host)


def test_every_listing_is_marked_as_an_example(listings: Listings) -> None:
    """Nobody takes a starter listing for a real service."""
    assert all(x["front_door"].get("example") is True for x in listings.values())


def test_a_confidential_place_is_nowhere(listings: Listings) -> None:
    """The record of a refuge holds nothing that leads to its door."""
    secret = [
        location
        for listing in listings.values()
        for location in locations(listing)
        if location.get("front_door", {}).get("confidential")
    ]
    assert secret
    allowed = {"id", "location_type", "name", "accessibility", "front_door"}
    for location in secret:
        assert set(location) <= allowed
        assert set(location["front_door"]) == {"confidential"}
        assert location["name"] == "Confidential address"


def test_every_other_place_says_where_it_is(listings: Listings) -> None:
    """A place that is no secret has an address, a point and an area."""
    for stem, listing in listings.items():
        for location in locations(listing):
            if not location["front_door"].get("confidential"):
                assert location["addresses"], stem
                assert {"latitude", "longitude"} <= set(location), stem
                assert location["front_door"]["area"], stem


def test_a_refuge_is_among_the_examples(listings: Listings) -> None:
    """The hardest rule of the directory has a listing to try it on."""
    refuge = listings["linnet-refuge"]
    assert locations(refuge)[0]["front_door"] == {"confidential": True}
    assert refuge["phones"]


def test_contacts_are_roles_and_not_people(listings: Listings) -> None:
    """A contact's name is the title of a job."""
    contacts = [c for x in listings.values() for c in x.get("contacts", [])]
    assert contacts
    assert all(contact["name"] == contact["title"] for contact in contacts)


def test_some_listings_were_not_checked_for_half_a_year(listings: Listings) -> None:
    """A first look at the site shows what "not checked since" looks like."""
    dates = sorted(x["assured_date"] for x in listings.values())
    assert 5 <= sum(date < "2026-05-21" for date in dates) <= 8
    assert dates[-1] <= "2026-11-21"
