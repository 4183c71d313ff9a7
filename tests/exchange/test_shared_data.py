"""Real feeds and official examples, where they are beside the checkout."""

import json
from collections import Counter
from pathlib import Path

import pytest

from directory.exchange.publish import open_referral
from directory.storage.listings import Listings
from tests.exchange.conftest import Bring

YOGA = "2af617e5-4532-bebe-1036-ffdf2e93ce55"


def test_bristols_feed_comes_in_whole(
    bring: Bring, listings: Listings, shared: Path, tmp_path: Path
) -> None:
    feed = shared / "listings" / "bristol_oruk_json" / "services.json"
    ledger = bring(feed)
    assert ledger.read == 819
    assert ledger.counts["refused"] == 2
    assert ledger.counts["accepted"] + ledger.counts["repaired"] == 817
    assert listings.count() == 817
    assert ledger.kinds["blank_email"] == 221
    assert ledger.kinds["html"] >= 760
    assert ledger.kinds["phone_in_prose"] >= 113
    assert [f.record for f in ledger.first["duplicate_id"]] == [YOGA]
    assert listings.by_ids([YOGA])[0].service.name.startswith("Fishponds")
    assert ledger.kinds["blank_name"] == 1
    lines = [
        json.loads(line)
        for line in (tmp_path / "ledger.jsonl").read_text("utf-8").splitlines()
    ]
    assert len([x for x in lines if "outcome" in x]) == 819
    for listing in listings.every():
        assert not any(
            tag in listing.service.description for tag in ("<p", "<br", "</")
        )
        assert len(listing.service.description) <= 20_000

    before = listings.sequence()
    again = bring(feed)
    assert again.counts == {
        "accepted": 0,
        "repaired": 0,
        "refused": 2,
        "unchanged": 817,
    }
    assert listings.sequence() == before


def test_no_officers_address_of_a_feed_is_kept_or_told(
    bring: Bring, shared: Path, tmp_path: Path
) -> None:
    feed = shared / "listings" / "bristol_oruk_json" / "services.json"
    records = json.loads(feed.read_text("utf-8"))
    for number, record in enumerate(records):
        # The shared copy has lost them; the feed itself has one in each record.
        record["pc_metadata"]["assured_by"] = f"officer.{number}@council.example.org"
    ledger = bring(records)
    assert ledger.kinds["personal_data"] == 1
    told = (tmp_path / "ledger.jsonl").read_text("utf-8")
    assert "officer." not in told
    for file in tmp_path.glob("directory.sqlite3*"):
        assert b"officer." not in file.read_bytes()


@pytest.mark.parametrize("standard", ["hsds-3.0", "oruk-3.0"])
def test_official_examples_come_in(
    standard: str, bring: Bring, listings: Listings, shared: Path
) -> None:
    examples = shared / "conformance" / standard / "examples"
    ledger = bring(examples / "service_full.json")
    assert (ledger.read, ledger.counts["repaired"]) == (1, 1)
    service = next(listings.every()).service
    assert service.name == "Community Counselling"
    assert service.assurer_email == ""
    assert str(service.schedules[0].opens_at) == "10:00:00"
    fields = [f.field for f in ledger.first["value_removed"]]
    assert "service_at_locations[0].location.latitude" in fields
    assert "Persona" not in str(open_referral(next(listings.every())))
    assert bring(examples / "service_list.json", "list").read >= 1
    assert bring(examples / "organization_full.json", "organization").read == 1


def test_the_validators_bad_fixtures_are_refused_or_repaired_by_name(
    bring: Bring, shared: Path
) -> None:
    mocks = shared / "conformance" / "oruk-validator-mocks" / "V3.0-UK-Fail"
    full = bring(mocks / "service_full.json")
    assert full.counts["repaired"] == 1
    assert "email" in [f.field for f in full.first["bad_email"]]
    assert "url" in [f.field for f in full.first["link_removed"]]
    pages = bring(mocks / "service_list.json", "list")
    assert (pages.read, pages.counts["refused"]) == (4, 4)
    assert Counter(f.field for f in pages.first["blank_name"]) == {"name": 4}
    assert Counter(f.field for f in pages.first["bad_email"]) == {"email": 4}


def test_the_validators_good_fixtures_are_not_refused(
    bring: Bring, shared: Path
) -> None:
    mocks = shared / "conformance" / "oruk-validator-mocks"
    for folder in ("V3.0-UK-Default", "V3.0-UK-Warn", "V3.0-UK-Test"):
        ledger = bring(mocks / folder / "service_full.json", folder)
        assert ledger.counts["refused"] == 0
    # 128 times the same id: one service, and 127 findings.
    many = bring(mocks / "V3.0-UK-Test" / "service_list.json", "many")
    assert many.read == 128
    assert many.kinds["duplicate_id"] == 127
