"""Claims about categories, places and the site's own facts."""

import datetime as dt
import re
import shutil
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from directory.errors import Invalid
from directory.settings import ROOT
from directory.storage.reference import Reference

Record = dict[str, Any]
Listings = dict[str, Record]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
SECTOR = re.compile(r"XB([1-9]|1[0-2]) \d", re.ASCII)
# The second half of a postcode never has C, I, K, M, O or V.
POSTCODE = re.compile(r"(XB(?:[1-9]|1[0-2]) \d)[ABD-HJLNP-UW-Z]{2}", re.ASCII)


def located(listings: Listings) -> dict[str, Record]:
    """Every location that is no secret, by id."""
    return {
        at["location"]["id"]: at["location"]
        for listing in listings.values()
        for at in listing.get("service_at_locations", [])
        if not at["location"]["front_door"].get("confidential")
    }


def leaves(taxonomy: Record) -> dict[str, Record]:
    """The categories of the lower level, by code."""
    return {t["code"]: t for t in taxonomy["term"] if "parent" in t}


def test_categories_have_two_levels_and_at_most_nine_on_top(taxonomy: Record) -> None:
    """The home page stays a handful of tiles."""
    tops = {t["code"] for t in taxonomy["term"] if "parent" not in t}
    assert 1 <= len(tops) <= 9
    parents = Counter(t["parent"] for t in leaves(taxonomy).values())
    assert set(parents) == tops


def test_a_category_has_one_code_one_id_and_plain_words(taxonomy: Record) -> None:
    """Codes and ids are unique; each term has a name and one sentence."""
    terms = [taxonomy["taxonomy"], *taxonomy["term"]]
    assert len({t["id"] for t in terms}) == len(terms)
    codes = [t["code"] for t in taxonomy["term"]]
    assert len(set(codes)) == len(codes)
    names = [t["name"]["en"] for t in taxonomy["term"]]
    assert len(set(names)) == len(names)
    for term in taxonomy["term"]:
        assert SLUG.fullmatch(term["code"]), term["code"]
        assert str(uuid.UUID(term["id"])) == term["id"], term["code"]
        assert re.fullmatch(r"[A-Z][^.]+\.", term["description"]["en"]), term["code"]


def test_what_others_call_a_category_leads_to_one_category(taxonomy: Record) -> None:
    """An imported heading is matched in lower case, and never to two categories."""
    also = [word for term in taxonomy["term"] for word in term["also"]]
    assert all(term["also"] for term in taxonomy["term"])
    assert [w for w in also if w != w.lower().strip()] == []
    assert [w for w, n in Counter(also).items() if n > 1] == []


def test_headings_of_council_directories_are_known(taxonomy: Record) -> None:
    """Common headings of English councils find a category."""
    also = {word for term in taxonomy["term"] for word in term["also"]}
    common = {
        *("homeless", "older people", "carers", "mental health", "send", "debt advice"),
        *("domestic abuse", "learning disability", "young people", "veterans", "esol"),
    }
    assert common <= also


def test_sensitive_categories_are_marked(taxonomy: Record) -> None:
    """Pages that may put a reader in danger get a way to leave at once."""
    marked = {t["code"] for t in taxonomy["term"] if t.get("sensitive") is True}
    wanted = {"domestic-abuse", "sexual-health", "lgbtq", "drugs-and-alcohol"}
    assert wanted <= marked


def test_a_listing_has_one_to_three_categories_that_exist(
    listings: Listings, taxonomy: Record
) -> None:
    """A listing's categories are leaves, copied from the file of categories."""
    terms = {t["code"]: t for t in taxonomy["term"]}
    for stem, listing in listings.items():
        attributes = listing["attributes"]
        assert 1 <= len(attributes) <= 3, stem
        assert len({a["taxonomy_term"]["code"] for a in attributes}) == len(attributes)
        for attribute in attributes:
            term = leaves(taxonomy)[attribute["taxonomy_term"]["code"]]
            assert attribute["link_type"] == "category", stem
            assert attribute["taxonomy_term"] == {
                "id": term["id"],
                "code": term["code"],
                "name": term["name"]["en"],
                "description": term["description"]["en"],
                "parent_id": terms[term["parent"]]["id"],
                "taxonomy": taxonomy["taxonomy"]["name"],
            }, stem


def test_no_category_is_empty(listings: Listings, taxonomy: Record) -> None:
    """Every leaf has at least one listing."""
    used = {
        a["taxonomy_term"]["code"] for x in listings.values() for a in x["attributes"]
    }
    assert set(leaves(taxonomy)) - used == set()


def test_places_have_slugs_kinds_and_points_in_the_sea(places: Record) -> None:
    """The borough is about 8 km across, and all of it lies in the sea on purpose."""
    slugs = [p["slug"] for p in places["place"]]
    assert len(set(slugs)) == len(slugs)
    assert len({p["name"]["en"] for p in places["place"]}) == len(slugs)
    kinds = Counter(p["kind"] for p in places["place"])
    assert 10 <= kinds["neighbourhood"] <= 12
    assert kinds["landmark"] >= 4
    assert set(kinds) == {"neighbourhood", "landmark"}
    for place in places["place"]:
        assert SLUG.fullmatch(place["slug"]), place["slug"]
        assert abs(place["latitude"] - 51.6) <= 0.036, place["slug"]
        assert abs(place["longitude"] - 2.0) <= 0.058, place["slug"]
    assert "sea" in places["borough"]["note"]


def test_a_postcode_sector_belongs_to_one_neighbourhood(places: Record) -> None:
    """A postcode leads to one neighbourhood, and every neighbourhood has some."""
    sectors = [s for p in places["place"] for s in p["postcodes"]]
    assert [s for s in sectors if not SECTOR.fullmatch(s)] == []
    assert len(set(sectors)) == len(sectors)
    for place in places["place"]:
        assert bool(place["postcodes"]) == (place["kind"] == "neighbourhood")


def test_a_location_lies_in_the_place_that_it_names(
    listings: Listings, places: Record
) -> None:
    """Area, postcode and point of a location agree with the gazetteer."""
    known = {p["slug"]: p for p in places["place"] if p["kind"] == "neighbourhood"}
    for location in located(listings).values():
        place = known[location["front_door"]["area"]]
        for address in location["addresses"]:
            match = POSTCODE.fullmatch(address["postal_code"])
            assert match, location["name"]
            assert match[1] in place["postcodes"], location["name"]
        assert abs(location["latitude"] - place["latitude"]) < 0.01, location["name"]
        assert abs(location["longitude"] - place["longitude"]) < 0.015, location["name"]


def test_every_neighbourhood_has_a_place_to_go(
    listings: Listings, places: Record
) -> None:
    """No part of the borough is empty on the map."""
    used = {x["front_door"]["area"] for x in located(listings).values()}
    wanted = {p["slug"] for p in places["place"] if p["kind"] == "neighbourhood"}
    assert wanted == used


def test_the_site_knows_whom_to_call(site: Record) -> None:
    """The help line has a number and hours; the emergency numbers are the three."""
    assert site["name"]
    assert site["borough"] == "Thornmere"
    assert [e["phone"] for e in site["emergency"]] == ["999", "111", "18000"]
    assert all(set(e) == {"code", "phone"} for e in site["emergency"])
    assert {"name", "phone", "email", "schedules"} == set(site["help_line"])
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    for schedule in site["help_line"]["schedules"]:
        start = dt.date.fromisoformat(schedule["dtstart"])
        assert days[start.weekday()] in schedule["byday"].split(",")
        assert schedule["opens_at"] < schedule["closes_at"]


def test_a_help_desk_is_a_location_of_the_listings(
    site: Record, listings: Listings, places: Record
) -> None:
    """A desk has the address and the place of the location that it stands in."""
    assert len(site["desk"]) == 3
    slugs = {place["slug"] for place in places["place"]}
    for desk in site["desk"]:
        location = located(listings)[desk["location_id"]]
        assert desk["place"] == location["front_door"]["area"]
        assert desk["place"] in slugs
        (address,) = location["addresses"]
        assert desk["postcode"] == address["postal_code"]
        assert desk["address"].startswith(address["address_1"])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("xx.toml", '[food]\nname = "x"', "none of"),
        ("en.toml", '[food]\nname = "x"', "none of"),
        ("ur.toml", "[food]\nname = 5", "as text"),
        ("ur.toml", 'food = "x"', "ur.toml"),
        ("ur.toml", '[food]\nnmae = "x"', "as text"),
    ],
)
def test_a_wrong_file_of_names_is_named(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    """Whoever runs a site writes these files."""
    shutil.copytree(ROOT / "content", tmp_path, dirs_exist_ok=True)
    path = tmp_path / "taxonomy" / "names" / name
    path.write_text(text)
    with pytest.raises(Invalid, match=said) as caught:
        Reference.load(tmp_path)
    assert str(path) in str(caught.value)
