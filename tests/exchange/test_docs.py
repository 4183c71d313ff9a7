"""The handbook knows every finding."""

from directory.exchange.ledger import MEANINGS
from directory.settings import ROOT


def test_every_kind_of_finding_is_explained_and_no_other() -> None:
    lines = (ROOT / "docs" / "import.md").read_text("utf-8").splitlines()
    explained = {line.split("`")[1] for line in lines if line.startswith("| `")}
    assert explained == set(MEANINGS)
