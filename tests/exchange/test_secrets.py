"""A confidential place is never made public, and nothing of it is ever told."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from directory.exchange.publish import open_referral
from directory.model.listing import Listing
from directory.model.nouns import Location
from directory.storage.listings import Listings
from directory.storage.records import Author
from tests.exchange.conftest import Bring

REFUGE = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e002"
OTHER = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e003"
HOUSE = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e00a"


def service(location: dict[str, Any], **said: Any) -> dict[str, Any]:
    record_id = said.pop("id", REFUGE)
    at = {"location": {"id": HOUSE, **location}, **said}
    return {"id": record_id, "name": "Refuge", "service_at_locations": [at]}


def house(listings: Listings) -> Location:
    record = listings.stored("location", [HOUSE])[HOUSE].record
    assert isinstance(record, Location)
    return record


def told(folder: Path) -> str:
    return (folder / "ledger.jsonl").read_text("utf-8").casefold()


ADDRESS = {"addresses": [{"address_1": "1 Whitethorn\u200b Lane"}], "latitude": "51,5"}
SECRET = {"front_door": {"confidential": True}}


@pytest.mark.parametrize("order", [1, -1])
def test_one_record_that_calls_a_place_confidential_wins(
    order: int, bring: Bring, listings: Listings, tmp_path: Path
) -> None:
    records = [service(ADDRESS), service(ADDRESS | SECRET, id=OTHER)]
    ledger = bring(records[::order])
    assert house(listings).confidential
    assert ledger.kinds["disagreement"] == 1
    for listing in listings.every():
        assert "hitethorn" not in json.dumps(open_referral(listing))
    # Nor does the ledger tell what came before the word "confidential".
    assert ledger.kinds["tidied"] == 2
    assert "whitethorn" not in told(tmp_path)
    assert "51,5" not in told(tmp_path)


@pytest.mark.parametrize(
    "said",
    ["confidential", "Yes, women only", "1", 1, 2, "none", ["yes"], {}, "no address"],
)
def test_what_is_not_clearly_a_no_is_confidential(
    said: Any, bring: Bring, listings: Listings
) -> None:
    ledger = bring([service({"front_door": {"confidential": said}})])
    assert house(listings).confidential
    fields = [f.field for f in ledger.first.get("reformatted", [])]
    is_odd = str(said) != "1"
    assert ("service_at_locations[0].location.confidential" in fields) == is_odd


@pytest.mark.parametrize("said", [False, "no", "0", 0, "False", "", None])
def test_a_clear_no_is_public(said: Any, bring: Bring, listings: Listings) -> None:
    bring([service({"front_door": {"confidential": said}, "name": "Hall"})])
    assert not house(listings).confidential


def test_a_word_beside_the_extension_counts_too(
    bring: Bring, listings: Listings
) -> None:
    bring([service({"confidential": True})])
    assert house(listings).confidential


AROUND = {
    "description": "<p>Behind Whitethorn Mill</p>",
    "phones": [{"number": "whitethorn"}, {"number": "020 7946 0999", "type": "a\xa0b"}],
    "schedules": [
        {
            "byday": "MO",
            "opens_at": "9am",
            "closes_at": "whitethorn",
            "description": "At Whitethorn\u200b",
            "notes": "Ring at Whitethorn",
            "schedule_link": "whitethorn.example.org",
        }
    ],
}


def test_the_ledger_tells_nothing_of_what_stands_around_a_confidential_place(
    bring: Bring, tmp_path: Path
) -> None:
    ledger = bring([service(ADDRESS | SECRET, **AROUND)])
    assert ledger.kinds["html"] == ledger.kinds["link_completed"] == 1
    assert ledger.kinds["hours_in_words"] == 1
    assert "whitethorn" not in told(tmp_path)
    moved = {"name": "Whitethorn Hut", **SECRET}
    bring([service(moved, **AROUND | {"description": "Whitethorn Mews"})])
    assert "whitethorn" not in told(tmp_path)


def test_a_conflict_about_places_tells_no_values(
    bring: Bring, listings: Listings, tmp_path: Path
) -> None:
    bring([service({"name": "Whitethorn House", **SECRET}, **AROUND)])
    stored = listings.stored("service", [REFUGE])[REFUGE]
    place = listings.stored("location", [HOUSE])[HOUSE]
    with listings.writing(Author("person", "sam")) as writer:
        emptied = replace(stored.record, service_at_locations=())
        writer.put(emptied, expected=stored.revision)
        renamed = replace(place.record, name="Whitethorn Hall")
        writer.put(renamed, expected=place.revision)
    changed = AROUND | {"description": "Whitethorn Mews"}
    ledger = bring([service({"name": "Whitethorn Hut", **SECRET}, **changed)])
    fields = {finding.field for finding in ledger.first["ours_kept"]}
    assert fields == {"service_at_locations", "name"}
    assert "whitethorn" not in told(tmp_path)
    assert "whitethorn" not in json.dumps(ledger.summary()).casefold()


def test_of_a_place_that_is_confidential_here_the_ledger_tells_nothing(
    bring: Bring, listings: Listings, tmp_path: Path
) -> None:
    bring([service({"name": "Hall"})])
    place = listings.stored("location", [HOUSE])[HOUSE]
    assert isinstance(place.record, Location)
    with listings.writing(Author("person", "sam")) as writer:
        hidden = replace(place.record, confidential=True)
        writer.put(hidden, expected=place.revision)
    elsewhere = service({"name": "Whitethorn"}, id=OTHER)
    bring([service(ADDRESS, **AROUND), elsewhere])
    assert house(listings).confidential
    assert "whitethorn" not in told(tmp_path)


def test_nothing_around_a_confidential_place_goes_out(
    bring: Bring, listings: Listings
) -> None:
    around = json.loads(json.dumps(AROUND).replace("9am", "09:00"))
    around["schedules"][0]["closes_at"] = "17:00"
    around["phones"][1] |= {"description": "Whitethorn desk"}
    around["contacts"] = [{"title": "Whitethorn warden"}]
    bring([service(ADDRESS | SECRET, **around)])
    stored = listings.stored("service", [REFUGE])[REFUGE].record
    assert str(stored).casefold().count("whitethorn") >= 5
    (listing,) = listings.every()
    assert isinstance(listing, Listing)
    document = json.dumps(open_referral(listing))
    assert "hitethorn" not in document
    assert "0999" not in document
    assert '"opens_at": "09:00"' in document
