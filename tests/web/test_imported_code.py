"""An import whose every text is code: all pages show it as text."""

import json
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from directory.app import create_app
from directory.exchange.importing import import_source
from directory.exchange.ledger import Ledger
from directory.model.documents import EXTENSION_KEY, bare, shape
from directory.model.extension import EXTENSION_FIELDS
from directory.model.nouns import Location, Organization, Service
from directory.publishing.works import Works
from directory.storage.records import Author
from tests.web.test_staff_pages import PASSWORD, signed_in

CODE = "Marsh \"><script>alert(1)</script><img src=x onerror='alert(2)'>"
GOOD = {
    "status": "active",
    "location_type": "physical",
    "address_type": "physical",
    "text_language": "en",
    "freq": "WEEKLY",
    "byday": "MO",
    "currency": "GBP",
    "number": "020 7946 0123",
}
"""What a field must hold for its record to be read at all."""


def hostile(cls: Any) -> dict[str, Any]:
    """A record with code in every text, and one of everything that it can hold."""
    record: dict[str, Any] = {}
    extension: dict[str, Any] = {}
    for name, (_field, annotation) in shape(cls).items():
        target = extension if name in EXTENSION_FIELDS.get(cls, ()) else record
        kind = bare(annotation)
        if name in GOOD:
            target[name] = GOOD[name]
        elif name == "id":
            target[name] = f"{cls.__name__.lower()}-1"
        elif kind is str:
            target[name] = CODE
        elif get_origin(kind) is tuple:
            inner = bare(get_args(kind)[0])
            if inner is str or is_dataclass(inner):
                target[name] = [CODE if inner is str else hostile(inner)]
    if extension:
        record[EXTENSION_KEY] = extension
    return record


def test_every_text_of_an_import_is_shown_as_text(fresh: Works, tmp_path: Path) -> None:
    """On the pages of residents and of staff, and in what is listed of them."""
    record = hostile(Service)
    record["organization"] = hostile(Organization)
    (at,) = record["service_at_locations"]
    at["location"] = hostile(Location) | {"id": "5d2f1c1e-0000-4000-8000-000000000001"}
    record["id"] = "5d2f1c1e-0000-4000-8000-000000000002"
    record["schedules"][0] |= {"opens_at": "09:00", "closes_at": "10:00"}
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps([record]), "utf-8")
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        import_source(
            feed,
            listings=fresh.listings,
            taxonomy=fresh.reference.taxonomy,
            today=fresh.today(),
            source_name="feed",
            author=Author("import", "feed"),
            ledger=ledger,
            progress=lambda _done, _total: None,
            keep_starter=True,
        )
    found = [x for x in fresh.listings.every() if not x.service.example]
    assert len(found) == 1
    listing = found[0]
    assert listing.service.name.startswith("Marsh")
    assert listing.phones
    assert listing.places
    fresh.keeper.bring_up_to_date()
    fresh.signing.add("editor", PASSWORD, "editor")
    client = signed_in(create_app(fresh), "editor")
    service_id, slug = listing.service.id, listing.slug
    pages = [
        f"/{lang}/{page}"
        for lang in ("en", "ur")
        for page in (
            f"services/{slug}",
            f"services/{slug}/easy-read",
            "search?q=marsh",
            f"list?list={slug}",
            f"card?for={slug}",
        )
    ]
    pages += [
        f"/staff/listings/{service_id}/{page}"
        for page in ("edit", "publish", "history", "preview/en", "close", "merge")
    ]
    pages += ["/staff/", "/staff/listings/?q=marsh", "/staff/report/"]
    pages += [f"/staff/review/gu/{slug}", f"/staff/easy-read/{slug}"]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code in (200, 400), page
        assert "<script>alert" not in answer.text, page
        assert "<img src=x" not in answer.text, page
