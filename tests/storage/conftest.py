"""What the tests of storage share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from directory.storage.database import open_database, prepare


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    engine = open_database(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    prepare(engine)
    yield engine
    engine.dispose()
