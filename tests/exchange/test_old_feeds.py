"""Version 1 beside version 3, and sources that share a name."""

import json
from pathlib import Path
from typing import Any

import pytest

from directory.errors import Invalid
from directory.exchange.ledger import Ledger
from directory.model.nouns import Service
from directory.storage.listings import Listings
from tests.exchange.conftest import Bring

LUNCH = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e002"
OTHER = "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e003"
OLD = {"pc_metadata": {}}


def service(**said: Any) -> dict[str, Any]:
    return {"id": LUNCH, "name": "Lunch", "status": "active", **OLD, **said}


def stored(listings: Listings, record_id: str = LUNCH) -> Service:
    return listings.by_ids([record_id])[0].service


def test_properties_of_both_versions_are_put_together(
    bring: Bring, listings: Listings
) -> None:
    ledger = bring(
        [
            service(
                languages=["Urdu", {"language": "Welsh"}, {"name": "Polish"}],
                schedules=[{"byday": "MO", "opens_at": "09:00"}],
                regular_schedule=[{"weekday": "Tuesday", "opens_at": "10:00"}],
                attributes=[{"taxonomy_term": {"id": "a", "name": "New"}}],
                service_taxonomys=[
                    {"taxonomy": {"id": "b", "name": "Old", "vocabulary": "v"}},
                    {"taxonomy": "b", "note": "lost?"},
                ],
                service_at_locations=[
                    {
                        "location": {
                            "id": OTHER,
                            "addresses": [{"address_1": "New Street"}],
                            "physical_addresses": [{"address_1": "Old Street"}],
                        },
                        "schedules": [{"byday": "WE"}],
                        "regular_schedule": [{"weekday": "TH"}],
                    },
                    "somewhere",
                ],
            )
        ]
    )
    lunch = stored(listings)
    assert [language.name for language in lunch.languages] == ["Welsh", "Polish"]
    assert [schedule.byday for schedule in lunch.schedules] == ["MO", "TU"]
    terms = [a.taxonomy_term for a in lunch.attributes]
    assert [term.name for term in terms if term] == ["New", "Old"]
    (place,) = listings.by_ids([LUNCH])[0].places
    assert [s.byday for s in place.at.schedules] == ["WE", "TH"]
    streets = [address.address_1 for address in place.location.addresses]
    assert streets == ["New Street", "Old Street"]
    removed = {f.field for f in ledger.first["value_removed"]}
    assert removed == {"languages[0]", "service_at_locations[1]"}
    left = {f.field for f in ledger.first["not_kept"]}
    assert {
        "service.service_taxonomies.taxonomy",
        "service.service_taxonomies.note",
    } <= left


def test_one_old_property_does_not_make_the_other_records_old(
    bring: Bring, listings: Listings
) -> None:
    organization = {
        "id": "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e0aa",
        "name": "Trust",
        "website": "https://example.org",
        "services": [
            {"id": OTHER, "name": "Walks", "languages": [{"name": "Urdu"}]},
        ],
    }
    ledger = bring([service(), organization])
    assert ledger.counts["refused"] == 0
    assert [language.name for language in stored(listings, OTHER).languages] == ["Urdu"]


@pytest.mark.parametrize(
    ("eligibilities", "ages", "words"),
    [
        ([("Children", 5, 11)], (5, 11), "Children"),
        ([("Children", 5, 11), ("Teens", 12, 16)], (None, None),
         "Children (aged 5 to 11)\nTeens (aged 12 to 16)"),
        ([("", 0, 5), ("", 60, 100), ("Carers", None, "0")], (None, None),
         "Aged 0 to 5\nAged 60 to 100\nCarers"),
        ([("Boys", 5, 11), ("Girls", 5, 11)], (5, 11), "Boys\nGirls"),
        ([("Men", 60, None), ("Women", "", 30)], (None, None),
         "Men (aged 60 or over)\nWomen (aged up to 30)"),
    ],
)  # fmt: skip
def test_of_several_eligibilities_only_words_tell(
    eligibilities: list[tuple[str, Any, Any]],
    ages: tuple[Any, Any],
    words: str,
    bring: Bring,
    listings: Listings,
) -> None:
    items = [
        {"eligibility": said, "minimum_age": low, "maximum_age": high}
        for said, low, high in eligibilities
    ]
    bring([service(eligibilitys=items)])
    lunch = stored(listings)
    assert (lunch.minimum_age, lunch.maximum_age) == ages
    assert lunch.eligibility_description == words


def numbered(*names: str) -> list[dict[str, Any]]:
    return [
        {"id": number, "name": name, "status": "active"}
        for number, name in enumerate(names, 12)
    ]


def test_two_sources_with_numbers_for_ids_never_share_an_unchosen_name(
    bring: Bring, listings: Listings
) -> None:
    ours = numbered("Lunch", "Walks", "Choir")
    bring(ours, named=False)
    bring([*numbered("Lunch", "Walks", "Singing"), *numbered()], named=False)
    before = listings.sequence()
    with pytest.raises(Invalid, match="--name") as caught:
        bring(numbered("Refuge", "Debts", "Choir"), named=False)
    assert "\n" not in str(caught.value)
    assert listings.sequence() == before
    bring(numbered("Refuge", "Debts", "Choir"), "other", named=False)
    assert listings.count() == 6
    # Who chooses the name means it.
    bring(numbered("Refuge", "Debts", "Choir"), named=True)
    assert listings.count() == 6


def test_numbers_of_organizations_and_places_count_too(bring: Bring) -> None:
    def feed(service_id: str, name: str) -> list[dict[str, Any]]:
        place = {"location": {"id": 1, "name": "Hall"}}
        organization = {"id": 7, "name": name}
        said = {"organization": organization, "service_at_locations": [place]}
        return [service(id=service_id, **said)]

    bring(feed(LUNCH, "North Council"), named=False)
    bring(feed(OTHER, "North  council"), named=False)
    with pytest.raises(Invalid, match="--name"):
        bring(feed(OTHER, "South Council"), named=False)


def test_a_ledger_never_overwrites_what_is_no_ledger(tmp_path: Path) -> None:
    source = tmp_path / "services.json"
    source.write_text(json.dumps([service()]), "utf-8")
    before = source.read_bytes()
    link = tmp_path / "link.json"
    link.hardlink_to(source)
    for path in (source, link):
        with pytest.raises(Invalid, match="is no ledger"), Ledger(path):
            pass
    assert source.read_bytes() == before
    for _ in range(2):
        with Ledger(tmp_path / "ledger.jsonl") as ledger:
            ledger.finish()
    (tmp_path / "new.jsonl").touch()
    with Ledger(tmp_path / "new.jsonl"):
        pass


def test_a_value_from_another_source_is_not_called_staffs(bring: Bring) -> None:
    bring([service(description="One.")], "north")
    ledger = bring([service(description="Two.")], "south")
    (finding,) = ledger.first["ours_kept"]
    assert "came from elsewhere" in finding.done
    assert "staff" not in ledger.in_words()
