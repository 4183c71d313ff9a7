"""The arrows of ARCHITECTURE.md hold, and the check that says so can fail."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from directory.settings import ROOT

LINTER = Path(sys.executable).with_name("lint-imports")


def lint(checkout: Path) -> str:
    """What the linter says of a checkout: its output."""
    ran = subprocess.run(
        [LINTER, "--no-cache"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code, to break."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "directory",
        tmp_path / "directory",
        ignore=shutil.ignore_patterns("static", "templates", "__pycache__"),
    )
    return tmp_path


def test_the_arrows_hold(copy: Path) -> None:
    """Nothing is broken as it stands."""
    assert re.search(r"Contracts: \d+ kept, 0 broken", lint(copy))


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("model/nouns.py", "import directory.storage.listings", "Each layer"),
        (
            "text/slugs.py",
            "import directory.model.nouns, directory.wording",
            "Each layer",
        ),
        ("wording/facts.py", "import directory.storage.tables", "Each layer"),
        ("storage/cache.py", "import directory.search.seam", "Each layer"),
        ("search/seam.py", "import directory.exchange.ledger", "Each layer"),
        ("exchange/ledger.py", "import directory.publishing.keeper", "Each layer"),
        ("publishing/works.py", "import directory.web.house", "Each layer"),
        ("web/house.py", "import directory.app", "Each layer"),
        ("app.py", "import directory.cli", "Each layer"),
        ("errors.py", "import directory.model", "Each layer"),
        ("web/health.py", "import sqlalchemy", "Pages neither"),
        ("web/public/search.py", "import whoosh", "Pages neither"),
        (
            "publishing/keeper.py",
            "import directory.search.whoosh_index",
            "Only the composition root",
        ),
        ("model/places.py", "import babel", "The model needs"),
        ("model/places.py", "import directory.model.listing", "No cycles"),
    ],
)
def test_a_wrong_import_breaks_its_contract(
    copy: Path, module: str, line: str, contract: str
) -> None:
    """Each contract is broken by the import that it is there for."""
    if contract == "No cycles":
        target = copy / "directory" / "model" / "listing.py"
        target.write_text(target.read_text() + "\nimport directory.model.places\n")
    target = copy / "directory" / module
    target.write_text(target.read_text() + f"\n{line}\n")
    said = lint(copy)
    assert re.search(rf"{contract}[^\n]* BROKEN", said), said[-2000:]


def test_only_the_ways_in_read_the_environment() -> None:
    """Everything else gets Settings."""
    readers = {
        path.relative_to(ROOT / "directory").as_posix()
        for path in (ROOT / "directory").rglob("*.py")
        if re.search(r"os\.environ|getenv", path.read_text())
    }
    assert readers == {"commands/common.py"}


def test_no_module_has_grown_out_of_its_room() -> None:
    """About 250 lines; nouns and tables are lists and may be longer."""
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "directory").rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 300
    }
    assert long == {}
