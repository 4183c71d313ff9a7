"""The shipped content, read once for all tests of this folder."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

Record = dict[str, Any]
CONTENT = Path(__file__).resolve().parents[2] / "content"


def _toml(path: str) -> Record:
    return tomllib.loads((CONTENT / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def content() -> Path:
    """The folder of everything that the directory ships with."""
    return CONTENT


@pytest.fixture(scope="session")
def listings() -> dict[str, Record]:
    """Every shipped listing by file name without its ending."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((CONTENT / "listings").glob("*.json"))
    }


@pytest.fixture(scope="session")
def taxonomy() -> Record:
    """The categories as written."""
    return _toml("taxonomy/categories.toml")


@pytest.fixture(scope="session")
def places() -> Record:
    """The gazetteer as written."""
    return _toml("places/places.toml")


@pytest.fixture(scope="session")
def site() -> Record:
    """The site's own facts as written."""
    return _toml("site.toml")


@pytest.fixture(scope="session")
def bank_holidays() -> list[Record]:
    """The bank holidays as written."""
    found: list[Record] = _toml("calendar/bank-holidays.toml")["bank_holiday"]
    return found


@pytest.fixture(scope="session")
def school_spans() -> list[Record]:
    """The spans in which schools are open, as written."""
    found: list[Record] = _toml("calendar/school-terms.toml")["span"]
    return found
