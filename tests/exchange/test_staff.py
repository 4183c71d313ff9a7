"""What staff changed is theirs: an import says so, and lets it be."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.exchange.merging import digests, merge
from directory.model.documents import to_document
from directory.model.nouns import Location, Service
from directory.storage.listings import Listings
from directory.storage.records import Author
from tests.exchange.conftest import Bring

LUNCH = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e002"
HALL = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e00a"


def service(**said: Any) -> dict[str, Any]:
    return {"id": LUNCH, "name": "Lunch", "status": "active", **said}


def edit(listings: Listings, **changes: Any) -> None:
    stored = listings.stored("service", [LUNCH])[LUNCH]
    with listings.writing(Author("person", "sam")) as writer:
        writer.put(replace(stored.record, **changes), expected=stored.revision)


def test_what_staff_changed_stays_and_both_values_are_told(
    bring: Bring, listings: Listings
) -> None:
    bring([service(email="old@example.org", url="https://old.example.org")])
    edit(listings, email="staff@example.org")
    ledger = bring([service(email="new@example.org", url="https://new.example.org")])
    lunch = listings.by_ids([LUNCH])[0].service
    assert lunch.email == "staff@example.org"
    assert lunch.url == "https://new.example.org"
    (finding,) = ledger.first["ours_kept"]
    assert (finding.field, finding.value, finding.ours) == (
        "email",
        "new@example.org",
        "staff@example.org",
    )


def test_pictures_that_staff_chose_stay_and_those_of_a_source_come_in(
    bring: Bring, listings: Listings
) -> None:
    ours, theirs = "a" * 64, "b" * 64
    bring([service()])
    edit(listings, picture="food", photo=ours, photo_description="A door")
    said = {"picture": "bed", "photo": theirs, "photo_description": "A gate"}
    url = {"photo_url": f"https://example.org/photos/{theirs}.jpg"}
    ledger = bring([service(email="a@example.org", front_door=said | url)])
    lunch = listings.by_ids([LUNCH])[0].service
    kept = (lunch.picture, lunch.photo, lunch.photo_description)
    assert kept == ("food", ours, "A door")
    assert {finding.field for finding in ledger.first["ours_kept"]} == set(said)
    assert not ledger.kinds["not_kept"]
    new = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e003"
    wrong = {"picture": "../bed", "photo": "../../etc/passwd"}
    bring([{**service(front_door=said), "id": new}], "another")
    assert listings.by_ids([new])[0].service.photo == theirs
    bring([{**service(front_door=wrong), "id": new}], "a third")
    assert listings.by_ids([new])[0].service.photo == theirs


def test_a_source_that_did_not_change_says_nothing_of_staffs_changes(
    bring: Bring, listings: Listings
) -> None:
    bring([service(email="old@example.org")])
    edit(listings, email="staff@example.org", status="defunct")
    before = listings.sequence()
    ledger = bring([service(email="old@example.org")])
    assert ledger.counts["unchanged"] == 1
    assert not ledger.kinds["ours_kept"]
    assert listings.sequence() == before


def test_when_both_made_the_same_change_there_is_no_conflict(
    bring: Bring, listings: Listings
) -> None:
    bring([service(email="old@example.org")])
    edit(listings, email="new@example.org")
    assert not bring([service(email="new@example.org")]).kinds["ours_kept"]
    # From here on the source may change it again.
    bring([service(email="newer@example.org")])
    assert listings.by_ids([LUNCH])[0].service.email == "newer@example.org"


def test_a_record_that_came_another_way_is_filled_in_and_not_overwritten(
    bring: Bring, listings: Listings
) -> None:
    with listings.writing(Author("person", "sam")) as writer:
        writer.put(Service(id=LUNCH, name="Our lunch"), expected=None)
    ledger = bring([service(email="new@example.org")])
    lunch = listings.by_ids([LUNCH])[0].service
    assert (lunch.name, lunch.email) == ("Our lunch", "new@example.org")
    assert [f.field for f in ledger.first["ours_kept"]] == ["name"]


def test_a_place_made_confidential_by_staff_stays_so_and_is_not_told(
    bring: Bring, listings: Listings
) -> None:
    place = {"id": HALL, "location_type": "physical", "name": "Secret Hall"}
    bring([service(service_at_locations=[{"location": place}])])
    stored = listings.stored("location", [HALL])[HALL]
    assert isinstance(stored.record, Location)
    with listings.writing(Author("person", "sam")) as writer:
        hidden = replace(stored.record, confidential=True, name="Hidden House")
        writer.put(hidden, expected=stored.revision)
    moved = {**place, "name": "Other Hall"}
    ledger = bring([service(service_at_locations=[{"location": moved}])])
    kept = listings.stored("location", [HALL])[HALL].record
    assert isinstance(kept, Location)
    assert kept.confidential
    (finding,) = ledger.first["ours_kept"]
    assert (finding.value, finding.ours) == ("", "")


VALUES = st.sampled_from(["", "a", "b", "c"])


@settings(suppress_health_check=[HealthCheck.differing_executors])
@given(VALUES, VALUES, VALUES)
def test_a_merge_loses_nothing(before: str, ours: str, theirs: str) -> None:
    def made(alert: str) -> Service:
        return Service(id=LUNCH, name="Lunch", alert=alert)

    merged = merge(made(ours), made(theirs), digests(to_document(made(before))))
    assert isinstance(merged.record, Service)
    if ours != before:
        assert merged.record.alert == ours
    else:
        assert merged.record.alert == theirs
    conflict = ours != before and theirs not in (before, ours)
    assert bool(merged.conflicts) == conflict


@pytest.mark.parametrize("field", ["last_modified", "slug"])
def test_fields_that_nobody_cares_about_make_no_finding(
    field: str, bring: Bring, listings: Listings
) -> None:
    said = {"last_modified": "2026-01-01T00:00:00Z", "front_door": {"slug": "a"}}
    bring([service(**said)])
    edit(listings, slug="ours", last_modified=None)
    said = {"last_modified": "2026-02-01T00:00:00Z", "front_door": {"slug": "b"}}
    ledger = bring([service(**said)])
    assert not [f for f in ledger.first.get("ours_kept", []) if f.field == field]
    assert listings.by_ids([LUNCH])[0].slug == "ours"
