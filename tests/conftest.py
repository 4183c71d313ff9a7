"""What many tests share: a clock that stands still, a site, and checked pages."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import Engine

from directory.app import build, create_app
from directory.cli import main
from directory.model.calendar import LONDON
from directory.publishing.first_start import make_ready
from directory.publishing.works import Works
from directory.settings import ROOT, Settings
from directory.storage.database import open_database, prepare
from tests.page_rules import Page, read_page

TUESDAY_MORNING = datetime(2026, 11, 24, 10, 30, tzinfo=LONDON)
"""The moment at which all pages of these tests are asked for."""


def settings_in(home: Path, content: Path = ROOT / "content") -> Settings:
    """The settings of a site that lives in one folder."""
    return Settings.from_environ(
        {
            "DIRECTORY_HOME": str(home),
            "DIRECTORY_INDEX": str(home / "index"),
            "DIRECTORY_CONTENT": str(content),
        }
    )


def site_in(home: Path, content: Path = ROOT / "content") -> Works:
    """A site made ready in a folder, at the moment above."""
    works = build(settings_in(home, content), clock=lambda: TUESDAY_MORNING)
    make_ready(works, lambda _words: None)
    return works


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """The starter directory. Shared: tests only read it."""
    works = site_in(tmp_path_factory.mktemp("starter"))
    yield works
    works.engine.dispose()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Works]:
    """A starter directory of the test's own, to change."""
    works = site_in(tmp_path / "site")
    yield works
    works.engine.dispose()


@pytest.fixture(scope="session")
def app(starter: Works) -> Flask:
    """The web application over the starter directory."""
    return create_app(starter)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    engine = open_database(f"sqlite:///{tmp_path / 'd.sqlite3'}")
    prepare(engine)
    yield engine
    engine.dispose()


GetPage = Callable[..., Page]


@pytest.fixture
def get_page(app: Flask) -> GetPage:
    """Fetches a page, and holds it against the rules that every page must keep."""

    def get(address: str, status: int = 200, of: Flask = app) -> Page:
        answer = of.test_client().get(address)
        assert answer.status_code == status, answer.text[:500]
        page = read_page(answer.text, address)
        assert page.broken_rules() == []
        return page

    return get


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs the command on a site of the test's own."""
    monkeypatch.setenv("DIRECTORY_HOME", str(tmp_path))
    monkeypatch.setenv("DIRECTORY_INDEX", str(tmp_path / "index"))
    for name in (
        "DATABASE_URL",
        "DIRECTORY_CONTENT",
        "DIRECTORY_PUBLIC_URL",
        "DIRECTORY_PLACE",
    ):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return invoke
