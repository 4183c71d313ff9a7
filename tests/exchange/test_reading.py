"""A damaged source says so in one line, and leaves nothing behind."""

import json
from pathlib import Path

import pytest

from directory.errors import Invalid
from directory.exchange.importing import readers
from directory.exchange.ledger import Ledger
from directory.exchange.source import Bounds, read_source
from directory.storage.listings import Listings
from tests.exchange.conftest import FEEDS, Bring

GOOD = {"id": "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e009", "name": "A", "status": "active"}
WHOLE = json.dumps([GOOD, GOOD])

DAMAGED = {
    "empty": (b"", "is empty"),
    "blank": (b" \n " * 300, "is empty|not valid JSON"),
    "truncated": (WHOLE[:-9].encode(), "ends too early, line 1"),
    "truncated after a record": (f"[{json.dumps(GOOD)},".encode(), "line 1, column"),
    "utf-16": (WHOLE.encode("utf-16"), "not in UTF-8"),
    "utf-16 without mark": (WHOLE.encode("utf-16-le"), "not in UTF-8"),
    "latin-1": (WHOLE.replace('"A"', '"Caf\xe9"').encode("latin-1"), "is not UTF-8"),
    "nul bytes": (WHOLE.encode().replace(b'"A"', b'"A\0"'), "line 1, column"),
    "deep": (b'[{"name": ' + b"[" * 100_000, "nested deeper than 64"),
    "web page": (b"\n<!DOCTYPE html><p>Not found</p>", "web page or XML"),
    "zip": (b"PK\x03\x04rest", "unpack it first"),
    "text": (b'"listings"', "where listings should be"),
    "number": (b"12", "where listings should be"),
    "trailing": (WHOLE.encode() + b"]", "line 1, column"),
    "huge number": (b'[{"name": ' + b"9" * 5000 + b"}]", "is not valid JSON"),
    "another thing": (b'{"message": "Not found"}', "in no format that can be read"),
    "list of numbers": (b"[1, 2]", "in no format that can be read"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_one_line_and_nothing_is_stored(
    name: str, tmp_path: Path, bring: Bring, listings: Listings
) -> None:
    data, said = DAMAGED[name]
    path = tmp_path / "feed.json"
    path.write_bytes(data)
    with pytest.raises(Invalid, match=said) as caught:
        bring(path)
    assert "\n" not in str(caught.value)
    assert "feed.json" in str(caught.value)
    assert listings.sequence() == 0


def test_one_damaged_file_of_a_folder_stops_all_of_it(
    tmp_path: Path, bring: Bring, listings: Listings
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(GOOD))
    (folder / "b.json").write_text(WHOLE[:-5])
    with pytest.raises(Invalid, match=r"b\.json"):
        bring(folder)
    assert listings.sequence() == 0


def test_a_folder_without_listings_and_a_missing_path_are_refused(
    tmp_path: Path, bring: Bring
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Invalid, match="no file that can be read"):
        bring(tmp_path / "empty")
    with pytest.raises(Invalid, match="does not exist"):
        bring(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Bounds(record=40), "larger than 40 characters"),
        (Bounds(file=10), "larger than 10 bytes"),
        (Bounds(records=1), "more than 1 records"),
        (Bounds(depth=1), "nested deeper than 1"),
    ],
)
def test_bounds_hold(bounds: Bounds, said: str, tmp_path: Path, bring: Bring) -> None:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([{**GOOD, "schedules": [{}]}] * 2))
    with pytest.raises(Invalid, match=said):
        bring(path, bounds=bounds)


def test_a_folder_is_read_file_by_file_and_other_files_are_noted(
    tmp_path: Path, bring: Bring
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.json").write_text(json.dumps(GOOD))
    (tmp_path / "folder" / "two.json").write_text(
        json.dumps({"contents": [{**GOOD, "id": GOOD["id"][:-1] + "8"}]})
    )
    (tmp_path / "folder" / "taxonomy.json").write_text('[{"vocabulary": "x"}]')
    ledger = bring(tmp_path / "folder")
    assert ledger.read == 2
    assert ledger.kinds["file_skipped"] == 1


@pytest.mark.parametrize(("feed", "format_name"), [("council", "1"), ("page", "3")])
def test_each_format_recognises_its_own(feed: str, format_name: str) -> None:
    path = FEEDS / f"{feed}.json"
    found = [r.name for r in readers() if r.recognises(path, Bounds())]
    assert format_name in found[0]


def test_a_byte_order_mark_and_an_empty_list_are_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(b"\xef\xbb\xbf[]")
    assert list(read_source(path, readers(), Bounds(), Ledger())) == []


def test_an_organization_brings_its_services(bring: Bring, listings: Listings) -> None:
    organization = {
        "id": "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e0aa",
        "name": "Trust",
        "website": "https://example.org",
    }
    alone = {**organization, "id": "0d9b6c1e-4f1a-4a55-9e43-1e63c0d4e0ab"}
    records = [{**organization, "services": [GOOD]}, alone]
    assert bring(records).counts["accepted"] == 2
    found = listings.by_ids([str(GOOD["id"])])[0].organization
    assert found
    assert found.website == "https://example.org"
    assert bring(records).counts["unchanged"] == 2
