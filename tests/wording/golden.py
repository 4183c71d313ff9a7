"""The golden files: what each language says of the cases.

After a deliberate change: `python -m tests.wording.golden` writes them again. Read
what changed (`git diff`) as a reader of the language would, before you commit it.
"""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from directory.settings import ROOT
from directory.wording.wording import Wording, Wordings
from tests.wording.cases import FACTS, SCHEDULES, Say

GOLDEN = Path(__file__).parent / "golden"
TABLES: Mapping[str, Mapping[str, Say]] = {"schedules": SCHEDULES, "facts": FACTS}


def said(w: Wording) -> dict[str, dict[str, str]]:
    """What a language says of every case."""
    return {
        table: {name: say(w) for name, say in cases.items()}
        for table, cases in TABLES.items()
    }


def kept(tag: str) -> dict[str, dict[str, str]]:
    """What the golden file of a language holds."""
    return tomllib.loads((GOLDEN / f"{tag}.toml").read_text("utf-8"))


def as_toml(w: Wording) -> str:
    """The golden file of a language."""
    lines = [f"# What {w.language.name} says of tests/wording/cases.py."]
    for table, cases in said(w).items():
        lines += ["", f"[{table}]"]
        lines += [
            f"{json.dumps(name)} = {json.dumps(words, ensure_ascii=False)}"
            for name, words in cases.items()
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every golden file again."""
    GOLDEN.mkdir(exist_ok=True)
    for w in Wordings(ROOT / "translations").all():
        (GOLDEN / f"{w.language.tag}.toml").write_text(as_toml(w), "utf-8")


if __name__ == "__main__":
    main()
