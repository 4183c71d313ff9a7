"""Programs of the machine: found, given bytes, bounded, ended with their children."""

import os
import time
from pathlib import Path

import pytest

from directory.errors import Unavailable
from directory.sheets.programs import Program, is_there, run

TOY = Program("toy-program", "A toy", "toys")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only one in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def toy(folder: Path, does: str) -> None:
    """A program that does something."""
    path = folder / TOY.name
    path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    path.chmod(0o700)


def test_what_a_program_writes_comes_back(folder: Path) -> None:
    """With its arguments as they are, and the locale that is set for it."""
    toy(folder, 'cat; echo "$1|$LC_ALL"')
    assert is_there(TOY.name)
    given = "ż".encode() * 100_000
    assert run(TOY, ["$HOME; `x`"], given) == given + b"$HOME; `x`|C.UTF-8\n"


@pytest.mark.usefixtures("folder")
def test_a_program_that_is_missing_is_named_with_its_package() -> None:
    """One sentence that says what to do."""
    assert not is_there(TOY.name)
    with pytest.raises(
        Unavailable, match=r"^A toy needs the program toy-program: install toys\.$"
    ):
        run(TOY, [], b"")


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("exit 3", "toy-program failed with 3."),
        ("echo one >&2; echo 'No such voice' >&2; exit 1", "failed: No such voice"),
    ],
)
def test_a_program_that_fails_says_why(folder: Path, does: str, says: str) -> None:
    """The last that it wrote; else its number."""
    toy(folder, does)
    with pytest.raises(Unavailable, match=says):
        run(TOY, [], b"")


def test_a_program_that_cannot_be_started_says_so(folder: Path) -> None:
    """No such interpreter."""
    toy(folder, "")
    (folder / TOY.name).write_text("#!/nowhere/at-all\n", "utf-8")
    with pytest.raises(Unavailable, match="toy-program cannot be started"):
        run(TOY, [], b"")


def test_a_program_may_not_write_without_end(folder: Path) -> None:
    """It is ended when it has written too much."""
    toy(folder, "while :; do echo 0123456789; done")
    with pytest.raises(Unavailable, match="wrote more than 5000 bytes"):
        run(TOY, [], b"", most=5000)


@pytest.mark.parametrize("does", ["sleep 60", "exec >&- 2>&-; sleep 60"])
def test_a_program_that_takes_too_long_is_ended_with_its_children(
    folder: Path, does: str
) -> None:
    """Whether it still has its output or has closed it."""
    toy(folder, f"sleep 60 & echo $! >{folder}/child; echo $$ >{folder}/own; {does}")
    with pytest.raises(Unavailable, match=r"took longer than 0\.5 seconds"):
        run(TOY, [], b"", seconds=0.5)
    for name in ("child", "own"):
        assert _is_gone(int((folder / name).read_text()))


def _is_gone(process: int) -> bool:
    """An orphan may wait a moment for whoever takes note of its end."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")")[-1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
