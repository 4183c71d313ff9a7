"""What becomes of records, and of every quirk that real feeds have."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from directory.errors import Conflict, Invalid
from directory.exchange.ledger import Finding, Ledger
from directory.model.documents import to_document
from directory.model.listing import Listing
from directory.storage.listings import Listings
from directory.storage.records import Author
from directory.storage.writing import Put, Writer
from tests.exchange.conftest import FEEDS, Bring

LUNCH = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e002"
WALKS = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e003"
TRUST = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e0f1"
DESK = "5a0f7e0e-35d4-4b7b-8a0e-000000000001"


def ledger_lines(folder: Path) -> list[str]:
    return (folder / "ledger.jsonl").read_text("utf-8").splitlines()


def adds_up(ledger: Ledger, records: int) -> bool:
    return ledger.read == records == sum(ledger.counts.values())


def listing(listings: Listings, record_id: str) -> Listing:
    return listings.by_ids([record_id])[0]


def found(ledger: Ledger, kind: Any) -> list[Finding]:
    return ledger.first.get(kind, [])


def fields(ledger: Ledger, kind: Any) -> list[str]:
    return [finding.field for finding in found(ledger, kind)]


def service(**said: Any) -> dict[str, Any]:
    return {"id": LUNCH, "name": "Lunch", "status": "active", **said}


def test_every_record_is_accounted_for_once(bring: Bring) -> None:
    ledger = bring(FEEDS / "council.json")
    assert adds_up(ledger, 6)
    assert ledger.counts == {
        "accepted": 0,
        "repaired": 3,
        "refused": 3,
        "unchanged": 0,
    }


def test_importing_twice_changes_nothing(bring: Bring, listings: Listings) -> None:
    bring(FEEDS / "council.json")
    before = listings.sequence()
    ledger = bring(FEEDS / "council.json")
    assert listings.sequence() == before
    assert ledger.counts["unchanged"] == 3
    assert ledger.counts["refused"] == 3


def test_a_dry_run_writes_nothing_and_counts_the_same(
    bring: Bring, listings: Listings
) -> None:
    dry = bring(FEEDS / "council.json", dry_run=True)
    assert listings.sequence() == 0
    wet = bring(FEEDS / "council.json")
    assert dry.counts == wet.counts
    assert dry.kinds == wet.kinds


def test_html_becomes_text_with_its_lists_and_links(
    bring: Bring, listings: Listings
) -> None:
    bring(FEEDS / "council.json")
    assert listing(listings, LUNCH).service.description == (
        "## Lunch\n\nA hot meal on Mondays.\n\n- Soup\n- lentil\n- Bread\n\n"
        "See [the menu](https://www.lantern.example.org/menu) or go up.\n\n"
        "Ring 01632 960 123."
    )
    assert listing(listings, WALKS).service.description == (
        "Walks for people < 50 & over.\n\nBring boots."
    )


def test_the_quirks_of_an_old_list_feed_are_repaired(
    bring: Bring, listings: Listings
) -> None:
    ledger = bring(FEEDS / "council.json")
    lunch = listing(listings, LUNCH)
    assert lunch.service.name == "Lantern Lunch Club"
    assert lunch.service.url == "https://www.lantern.example.org"
    assert lunch.service.fees_description == "Two pounds"
    assert lunch.service.application_process == "Drop-in"
    assert str(lunch.service.assured_date) == "2021-01-06"
    assert lunch.organization
    assert lunch.organization.website == ""
    walks = listing(listings, WALKS).service
    assert (walks.url, walks.email) == (
        "https://walks.example.org",
        "walks@example.org",
    )
    assert fields(ledger, "blank_email") == ["email", "email"]
    assert "status" in fields(ledger, "reformatted")
    assert "organization.website" in fields(ledger, "link_removed")
    assert found(ledger, "duplicate_id")[0].name == "Harbour Swims"
    assert found(ledger, "blank_name")[0].done.startswith("refused")
    assert found(ledger, "not_a_record")[0].value == "not a record"
    assert fields(ledger, "not_checked") == ["assured_date", "assured_date"]
    assert fields(ledger, "no_organization") == ["organization"]


def test_a_phone_in_prose_is_a_finding_and_no_phone(
    bring: Bring, listings: Listings
) -> None:
    ledger = bring(FEEDS / "council.json")
    assert [f.value for f in found(ledger, "phone_in_prose")] == ["01632 960 123"]
    assert listing(listings, LUNCH).phones == ()
    known = {"number": "01632 960123"}
    again = bring([service(description="Ring 01632 960 123.", phones=[known])], "b")
    assert not found(again, "phone_in_prose")


def test_a_term_of_others_becomes_our_category_and_stays_too(
    bring: Bring, listings: Listings
) -> None:
    bring(FEEDS / "page.json")
    attributes = listing(listings, DESK).service.attributes
    terms = [(a.link_type, a.taxonomy_term) for a in attributes]
    assert [(kind, term.name) for kind, term in terms if term] == [
        ("kind", "Food bank"),
        ("category", "Food banks"),
    ]
    assert terms[1][1]
    assert terms[1][1].code == "food-banks"


def test_two_records_that_differ_about_an_organization_are_a_finding(
    bring: Bring, listings: Listings
) -> None:
    ledger = bring(FEEDS / "council.json")
    finding = found(ledger, "disagreement")[0]
    assert (finding.field, finding.value, finding.ours) == (
        "name",
        "Lantern Trust Ltd",
        "Lantern Trust",
    )
    organization = listing(listings, LUNCH).organization
    assert organization
    assert organization.name == "Lantern Trust"
    assert organization.description == "We run things."


def test_a_full_record_is_repaired_field_by_field(
    bring: Bring, listings: Listings
) -> None:
    ledger = bring(FEEDS / "page.json")
    assert adds_up(ledger, 1)
    desk = listing(listings, DESK).service
    assert desk.status == "temporarily closed"
    assert (desk.minimum_age, desk.maximum_age) == (16, None)
    assert [(p.number, p.extension) for p in desk.phones] == [("020 7946 0123", "12")]
    first, second = desk.schedules
    assert (first.freq, first.byday, str(first.dtstart)) == (
        "WEEKLY",
        "MO,WE",
        "2026-01-06",
    )
    assert (str(first.opens_at), str(first.closes_at)) == ("09:00:00", "17:30:00")
    assert (second.freq, second.byday) == ("WEEKLY", "MO,TU,WE,TH,FR,SA,SU")
    assert [language.code for language in desk.languages] == ["ur"]
    assert str(desk.cost_options[0].amount) == "3.5"
    assert desk.service_areas[0].name == "Harbourside"
    place = listing(listings, DESK).places[0].location
    assert (place.latitude, place.longitude) == (None, -2.5)
    assert place.addresses[0].address_1 == "Harbour"
    removed = fields(ledger, "value_removed")
    at = "service_at_locations[0].location"
    assert {"maximum_age", "schedules[1].closes_at", f"{at}.latitude"} <= set(removed)
    assert fields(ledger, "orphan") == ["service_at_locations"]
    assert "service.vendor_score" in fields(ledger, "not_kept")


def test_nothing_about_persons_is_kept_or_repeated(
    bring: Bring, listings: Listings, tmp_path: Path
) -> None:
    for feed in ("council", "page"):
        ledger = bring(FEEDS / f"{feed}.json", feed)
        assert ledger.kinds["personal_data"]
        told = (tmp_path / "ledger.jsonl").read_text() + json.dumps(ledger.summary())
        for secret in ("secret", "morwenna", "inparticular"):
            assert secret not in told.casefold()
    kept = "".join(str(listing) for listing in listings.every()).casefold()
    database = (tmp_path / "directory.sqlite3").read_bytes().lower()
    for secret in ("secret", "morwenna", "inparticular"):
        assert secret not in kept
        assert secret.encode() not in database
    assert listing(listings, DESK).service.contacts[0].title == "Adviser"


def test_an_enormous_description_with_an_image_is_handled_and_recorded(
    bring: Bring, listings: Listings
) -> None:
    image = '<img src="data:image/png;base64,' + "A" * 145_000 + '">'
    text = f"<p>A centre.</p>{image}<p>{'Open on Mondays. ' * 20}</p>"
    assert len(text) > 145_000
    ledger = bring([service(description=text + "<p>Ask us.</p>" * 3)])
    description = listing(listings, LUNCH).service.description
    assert description.startswith("A centre.\n\nOpen on Mondays.")
    assert len(description) < 500
    assert found(ledger, "image")[0].value.startswith("embedded image/png, 145,0")


def test_unknown_properties_are_listed_once_with_a_count(bring: Bring) -> None:
    ids = [f"{LUNCH[:-1]}{digit}" for digit in "3456"]
    ledger = bring([service(id=i, vendor={"rank": 3, "by": {}}) for i in ids])
    assert [(f.field, f.done) for f in found(ledger, "not_kept")] == [
        ("service.vendor.rank", "left out of 4 records")
    ]
    assert ledger.counts["accepted"] == 4


def test_the_same_record_twice_is_unchanged_and_two_alike_are_a_finding(
    bring: Bring,
) -> None:
    other = f"{LUNCH[:-1]}9"
    ledger = bring([service(), service(), service(id=other, name="LUNCH!")])
    assert ledger.counts["unchanged"] == 1
    assert ledger.kinds["duplicate_id"] == 1
    assert found(ledger, "duplicate")[0].record == other


def test_ids_of_any_kind_stay_the_same(bring: Bring, listings: Listings) -> None:
    records = [
        {"id": 7, "name": "Seven", "status": "active"},
        {"name": "None", "status": "active", "phones": [{"number": "01632 960001"}]},
    ]
    first = bring(records)
    assert first.kinds["new_id"] == 2
    ids = {found.service.id for found in listings.every()}
    records[1]["phones"].insert(0, {"number": "01632 960002"})  # type: ignore[attr-defined]
    again = bring(records)
    assert {found.service.id for found in listings.every()} == ids
    assert again.counts["unchanged"] == 1
    phones = {p.number: p.id for x in listings.every() for p in x.service.phones}
    assert len(set(phones.values())) == 2


def test_a_source_that_changed_updates_and_never_doubles(
    bring: Bring, listings: Listings
) -> None:
    bring([service(description="Old.", email="old@example.org", alert="Closed today")])
    slug = listing(listings, LUNCH).slug
    ledger = bring([service(description="New.", email="new@example.org")])
    lunch = listing(listings, LUNCH).service
    assert listings.count() == 1
    assert (lunch.description, lunch.email, lunch.alert) == (
        "New.",
        "new@example.org",
        "",
    )
    assert lunch.slug == slug
    assert ledger.counts["accepted"] == 1
    assert not ledger.kinds["ours_kept"]


def test_a_listing_that_was_merged_does_not_come_back(
    bring: Bring, listings: Listings
) -> None:
    """The next import of its source leaves it out, and says so."""
    walks = service(id=WALKS, name="Walks")
    bring([service(), walks])
    with listings.writing(Author("person", "anna")) as writer:
        writer.lead_on(listing(listings, WALKS).service, LUNCH, "merged")
    ledger = bring([service(), {**walks, "description": "New."}])
    assert [each.record for each in found(ledger, "merged")] == [WALKS]
    assert ledger.counts["unchanged"] == 2
    assert listings.by_slug("walks").service.id == LUNCH
    assert listings.count() == 1


@pytest.mark.parametrize("keep", [False, True])
def test_the_first_real_import_removes_the_examples_unless_kept(
    keep: bool, bring: Bring, listings: Listings
) -> None:
    example = service(id=WALKS, front_door={"example": True})
    bring([example], "starter", author=Author("starter", "starter"))
    refused = bring([service(name="")], keep_starter=keep)
    assert listings.count() == 1
    assert not refused.kinds["examples_removed"]
    ledger = bring([service()], keep_starter=keep)
    assert {x.service.id for x in listings.every()} == (
        {LUNCH, WALKS} if keep else {LUNCH}
    )
    assert ledger.kinds["examples_removed"] == (0 if keep else 1)
    # Examples beside real listings are someone's wish.
    bring([example, service()], "both")
    assert listings.count() == 2


def test_an_error_while_writing_leaves_nothing(
    bring: Bring, listings: Listings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_many = Writer.put_many

    def fail_on_services(writer: Writer, puts: Sequence[Put], note: str = "") -> None:
        put_many(writer, puts, note)
        if puts[0][0].id == LUNCH:
            raise Conflict("Someone was faster.")

    monkeypatch.setattr(Writer, "put_many", fail_on_services)
    with pytest.raises(Conflict):
        bring([service(organization={"id": TRUST, "name": "Trust"})])
    assert listings.sequence() == 0
    monkeypatch.undo()
    assert bring([service()]).counts["accepted"] == 1


def test_a_clean_document_is_just_what_is_stored(
    bring: Bring, listings: Listings
) -> None:
    bring(FEEDS / "page.json")
    said = listings.imported("feed", "service", [DESK])[DESK]
    stored = to_document(listings.stored("service", [DESK])[DESK].record)
    # Else an import would take its own defaults for changes that staff made.
    assert said.keys() == stored.keys() - {"front_door"}


def test_a_ledger_file_holds_every_record_and_the_totals(
    bring: Bring, tmp_path: Path
) -> None:
    ledger = bring(FEEDS / "council.json")
    lines = [json.loads(x) for x in ledger_lines(tmp_path)]
    assert sum("record" in x and "outcome" in x for x in lines) == ledger.read
    assert sum("finding" in x for x in lines) == ledger.findings
    assert lines[-1] == {"totals": {"read": 6, **ledger.counts}}
    assert all(len(str(x.get("value", ""))) <= 120 for x in lines)


def test_a_ledger_keeps_a_few_findings_in_memory_and_counts_all(bring: Bring) -> None:
    ledger = bring([service(id=f"{LUNCH[:-3]}{n:03}", email="") for n in range(50)])
    assert ledger.kinds["blank_email"] == 50
    assert len(ledger.first["blank_email"]) == 20


def test_a_ledger_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with (
        pytest.raises(Invalid, match="cannot be written"),
        Ledger(tmp_path / "no" / "x"),
    ):
        pass
