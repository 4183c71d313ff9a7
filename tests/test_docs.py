"""The documents say what is so."""

import re
import subprocess
from pathlib import Path

import pytest

from directory.cli import main
from directory.commands.searching import FILTERS
from directory.model.extension import EXTENSION_FIELDS
from directory.settings import ROOT
from tests.conftest import settings_in

DOCS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "content").glob("*.md"),
    *(ROOT / "translations").glob("*.md"),
    *(ROOT / "search_index").glob("*.md"),
]
COMMANDS = (ROOT / "docs" / "commands.md").read_text()
SETTINGS = (ROOT / "docs" / "settings.md").read_text()


BINARY = (".woff2", ".ttf", ".png", ".argosmodel")


def tracked() -> list[Path]:
    """Every text file of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [p for p in paths if p.suffix not in BINARY and p.is_file()]


def test_every_command_and_option_is_documented() -> None:
    """In docs/commands.md."""
    for name, command in main.commands.items():
        assert f"`{name} " in COMMANDS
        for parameter in command.params:
            if not getattr(parameter, "hidden", False) and parameter.opts[0][0] == "-":
                assert parameter.opts[0] in COMMANDS, (name, parameter.opts)


def test_every_filter_is_documented() -> None:
    """With its form."""
    for name in FILTERS:
        assert f"`{name}=" in COMMANDS


def test_every_environment_variable_is_documented_and_read(tmp_path: Path) -> None:
    """docs/settings.md and the code name the same ones."""
    code = (ROOT / "directory" / "settings.py").read_text()
    read = set(re.findall(r'"((?:DIRECTORY_|DATABASE_)[A-Z_]+)"', code))
    assert set(re.findall(r"`((?:DIRECTORY_|DATABASE_)[A-Z_]+)` \|", SETTINGS)) == read
    assert settings_in(tmp_path).home == tmp_path


def test_every_public_address_is_documented(app) -> None:
    """Names that bookmarks rely on."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("public."):
            address = re.sub(r"<service_id>", "<id>", rule.rule)
            assert address.replace("<lang>", "en") in COMMANDS, rule


def test_every_extension_field_is_documented() -> None:
    """docs/extension.md is the contract with other directories."""
    text = (ROOT / "docs" / "extension.md").read_text()
    for cls, fields in EXTENSION_FIELDS.items():
        for field in fields:
            assert f"| {cls.__name__.lower()} | `{field}` |" in text


def test_every_make_target_lists_itself() -> None:
    """`make help` is the default."""
    ran = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("run", "test", "check", "bench", "nightly", "messages", "install"):
        assert re.search(rf"^  make {target} ", ran.stdout, flags=re.M)


@pytest.mark.parametrize("document", DOCS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """Relative links only; those to the web are checked by nobody here."""
    for target in re.findall(r"\]\(([^)#\s]+)\)", document.read_text()):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_pins_hold_hashes_and_no_addresses() -> None:
    """Nothing says from where to install."""
    for pins in (ROOT / "requirements").glob("*.txt"):
        text = pins.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert not re.search(r"^(torch|spacy|stanza)==", text, flags=re.M | re.I)


def test_the_project_names_no_machine_and_no_package_registry() -> None:
    """Neither paths of whoever built it, nor hosts."""
    hosts = ("pypi" + ".org", "python" + "hosted", "npm" + "js", "deb." + "debian")
    for path in tracked():
        text = path.read_text(encoding="utf-8")
        for word in (*hosts, "/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/bash"):
            assert word not in text, (path, word)


def test_every_decision_record_has_its_parts() -> None:
    """Context, decision, consequences; numbered without gaps."""
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(record.name[:4]) for record in records]
    assert numbers == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text()
        for part in ("## Context", "## Decision", "## Consequences"):
            assert part in text, record.name
