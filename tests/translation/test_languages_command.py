"""`directory languages`: what it prints, and how it fails."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from directory.commands.languages import languages_command
from directory.settings import ROOT
from directory.translation import argos_layer, fetching
from directory.translation.checksums import checksum_of
from tests.translation.package_files import (
    Served,
    offer,
    package,
    parts_of,
    serving,
    tokenizer,
    tree,
)

Run = Callable[..., Result]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server with the index; downloads are tried again at once."""
    settings = argos_layer.package_layer().settings
    monkeypatch.setattr(fetching.time, "sleep", lambda _: None)
    with serving() as server:
        address = f"{server.address}/index/index.json"
        monkeypatch.setattr(settings, "remote_package_index", address)
        yield server


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder with package files."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def rows(result: Result) -> dict[str, dict[str, object]]:
    """The languages of `list --json`."""
    assert result.exit_code == 0, result.output
    return {row["code"]: row for row in json.loads(result.stdout)["languages"]}


def test_the_list_says_what_is_installed_available_and_missing(
    run: Run, served: Served, stick: Path
) -> None:
    """In words, a line to a language."""
    served.index(offer("ro"), offer("ur", package_version="2.0"), offer("fr"))
    file = package(stick / "ur.argosmodel")
    assert run("languages", "install", str(file)).exit_code == 0
    result = run("languages", "list")
    lines = result.stdout.splitlines()
    assert len(lines) == 12
    assert "gu  Gujarati    missing: the index has none" in lines
    assert "ro  Romanian    available: version 1.0" in lines
    (urdu,) = (line for line in lines if line.startswith("ur"))
    assert urdu.startswith("ur  Urdu        installed: version 1.0, 0.")
    assert urdu.endswith(" MB, sound; the index has version 2.0")


def test_the_list_is_one_json_object(run: Run, served: Served, stick: Path) -> None:
    """With all that was recorded."""
    served.index(offer("ro"))
    file = package(stick / "pb.argosmodel", "pb")
    run("languages", "install", str(file))
    result = run("languages", "list", "--json")
    answer = json.loads(result.stdout)
    assert answer.keys() == {
        "folder", "index_fetched_at", "languages", "others", "problem",
    }  # fmt: skip
    assert (answer["problem"], answer["others"]) == ("", [])
    found = rows(result)
    assert (found["gu"]["state"], found["gu"]["installed"]) == ("missing", None)
    assert (found["ro"]["state"], found["ro"]["available"]) == ("available", "1.0")
    portuguese = found["pt"]["installed"]
    assert isinstance(portuguese, dict)
    assert portuguese["codes"] == ["en", "pb"]
    assert portuguese["state"] == "sound"
    assert portuguese["checksum"] == checksum_of(file)
    assert portuguese["origin"] == "pb.argosmodel"
    assert portuguese["bytes"] > 10_000


def test_without_a_network_the_list_says_so(run: Run, served: Served) -> None:
    """What is installed is still said; what can be had is not known."""
    result = run("languages", "list")
    assert result.exit_code == 0
    assert "The index could not be asked." in result.stderr
    assert "ur  Urdu        not installed; nobody could ask" in result.stdout
    answer = run("languages", "list", "--json")
    assert rows(answer)["ur"]["state"] == "unknown"
    assert json.loads(answer.stdout)["problem"]
    asked = len(served.asked)
    assert "could not be asked" not in run("languages", "list", "--offline").stderr
    assert len(served.asked) == asked


def test_the_list_reports_damage(run: Run, served: Served, stick: Path) -> None:
    """Also of packages that are none of ours, and of unknown folders."""
    served.index()
    for target in ("ur", "fr"):
        run("languages", "install", str(package(stick / f"{target}.x", target)))
    home = stick.parent / "packages" / "installed"
    (folder,) = home.glob("translate-en_ur.*")
    os.truncate(folder / "model" / "model.bin", 5)
    (home / "odd").mkdir()
    lines = run("languages", "list").stdout.splitlines()
    (urdu,) = (line for line in lines if line.startswith("ur"))
    assert "damaged - model/model.bin has 5 bytes instead of" in urdu
    assert urdu.endswith("Install it again.")
    assert any(line.startswith("    English to French: version 1.0") for line in lines)
    assert any(line.startswith("    odd: 0.0 MB, damaged") for line in lines)
    state = rows(run("languages", "list", "--json"))["ur"]["installed"]
    assert isinstance(state, dict)
    assert state["state"] == "damaged"


def test_a_language_is_installed_from_the_network(
    run: Run, served: Served, stick: Path
) -> None:
    """With its progress on stderr; and removed again."""
    file = package(stick / "x")
    served.index(offer("ur", [served.put("ur.argosmodel", file.read_bytes())]))
    result = run("languages", "install", "ur", "--sha256", checksum_of(file))
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        f"Installed: English to Urdu, version 1.0.\nSHA-256: {checksum_of(file)}\n"
    )
    assert "Fetching Urdu" in result.stderr
    removed = run("languages", "remove", "ur")
    assert removed.stdout == "The packages of Urdu (ur) are removed.\n"
    assert rows(run("languages", "list", "--json"))["ur"]["state"] == "available"


def test_a_package_into_english_is_asked_for_with_from(
    run: Run, served: Served, stick: Path
) -> None:
    """For texts that somebody wrote in Polish."""
    file = package(stick / "x", from_code="pl", to_code="en")
    link = served.put("x", file.read_bytes())
    served.index(offer("en", [link], from_code="pl"))
    result = run("languages", "install", "en", "--from", "pl")
    assert result.stdout.startswith("Installed: Polish to English"), result.output


def test_what_goes_wrong_is_one_line_and_exit_1(
    run: Run, served: Served, stick: Path
) -> None:
    """And nothing is left of it."""
    file = package(stick / "ur.argosmodel")
    link = served.put("ur.argosmodel", file.read_bytes())
    served.index(offer("ur", [link]))
    run("languages", "list")
    kept = tree(stick.parent / "packages")
    for arguments, said in (
        (("install", "ur", "--sha256", "0" * 64), "should be 0000"),
        (("install", "gu"), "The index has no package from English into Gujarati"),
        (("install", str(stick / "none.argosmodel")), "There is no file"),
        (("install", str(file), "--sha256", "x"), "no SHA-256 checksum"),
        (("remove", "ur"), "No package for 'ur' is installed"),
        (("pack", str(stick), "--to", "gu"), "There is no sentencepiece.model"),
    ):
        result = run("languages", *arguments)
        assert result.exit_code == 1
        assert said in result.stderr.splitlines()[-1]
        assert "Traceback" not in result.output
    served.cut = [1000] * 4
    result = run("languages", "install", "ur")
    assert result.exit_code == 1
    assert "broke off after 4000 of" in result.stderr.splitlines()[-1]
    assert tree(stick.parent / "packages") == kept == {"index.json"}


def test_a_packed_model_is_installed(
    run: Run, served: Served, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the folder of a converter to a language of the list."""
    served.index()
    monkeypatch.chdir(stick)
    for name, content in parts_of().items():
        (stick / name).parent.mkdir(exist_ok=True)
        (stick / name).write_bytes(content)
    (stick / "spm").write_bytes(tokenizer())
    result = run(
        "languages", "pack", "model", "--to", "gu", "--tokenizer", "spm",
        "--target-prefix", ">>urd<<", "--version", "0.3",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "translate-en_gu-0_3.argosmodel" in result.stdout
    done = run("languages", "install", "translate-en_gu-0_3.argosmodel")
    assert done.stdout.startswith("Installed: English to Gujarati, version 0.3.")
    assert rows(run("languages", "list", "--json"))["gu"]["state"] == "installed"


@pytest.mark.parametrize("command", sorted(languages_command.commands))
def test_every_command_of_languages_has_help_with_an_example(
    run: Run, command: str
) -> None:
    """And is called wrongly with exit status 2."""
    result = run("languages", command, "--help")
    assert result.exit_code == 0
    assert f"Example: directory languages {command}" in result.output
    assert run("languages", command, "--no-such-option").exit_code == 2


def test_the_settings_of_argostranslate_name_the_index(
    served: Served, stick: Path
) -> None:
    """In a process of its own, with an empty home that stays empty."""
    file = package(stick / "x")
    served.index(offer("ur", [served.put("ur.argosmodel", file.read_bytes())]))
    home = stick / "home"
    home.mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "directory.cli", "languages", "install", "ur"],
        cwd=ROOT,
        env={
            **os.environ,
            "HOME": str(home),
            "DIRECTORY_HOME": str(stick / "site"),
            "DIRECTORY_INDEX": str(stick / "index"),
            "DIRECTORY_PACKAGES": str(stick / "shared"),
            "ARGOS_PACKAGE_INDEX": f"{served.address}/index/",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Installed: English to Urdu")
    assert list((stick / "shared" / "installed").glob("translate-en_ur.1.*"))
    assert list(home.iterdir()) == []
