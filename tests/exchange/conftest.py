"""A database of its own for each test, and one way to import into it."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directory.exchange.importing import import_source
from directory.exchange.ledger import Ledger
from directory.settings import ROOT
from directory.storage.database import open_database, prepare
from directory.storage.listings import Listings
from directory.storage.reference import Reference

TODAY = date(2026, 11, 24)
FEEDS = Path(__file__).parent / "feeds"
Bring = Callable[..., Ledger]


@pytest.fixture
def listings(tmp_path: Path) -> Iterator[Listings]:
    """An empty directory."""
    engine = open_database(f"sqlite:///{tmp_path / 'directory.sqlite3'}")
    prepare(engine)
    yield Listings(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The categories that the directory ships with."""
    return Reference.load(ROOT / "content")


@pytest.fixture
def bring(listings: Listings, reference: Reference, tmp_path: Path) -> Bring:
    """Import a path, or records; the ledger, returned, is also in ledger.jsonl."""

    def bring_in(source: Any, name: str = "feed", **options: Any) -> Ledger:
        if not isinstance(source, Path):
            path = tmp_path / "records.json"
            path.write_text(json.dumps(source), "utf-8")
            source = path
        with Ledger(tmp_path / "ledger.jsonl") as ledger:
            import_source(
                source,
                listings=listings,
                taxonomy=reference.taxonomy,
                today=TODAY,
                source_name=name,
                ledger=ledger,
                progress=lambda _done, _total: None,
                **options,
            )
        return ledger

    return bring_in


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data and official schemas, which is not in the project."""
    folder = Path(os.environ.get("FRONT_DOOR_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("shared/ (real data and official schemas) is not here")
    return folder
