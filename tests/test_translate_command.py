"""`directory translate` and `translate-text`, and the processes beside the server."""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from directory import app, serving
from directory.serving import Helper
from directory.settings import Settings
from directory.translation.packages import Packages
from tests.translation.engines import Gone, Honest

Run = Callable[..., Result]
PORTUGUESE = (
    Path(__file__).parent / "translation" / "packages" / "translate-en_pt.argosmodel"
)
NO_PACKAGE = "No package that translates is installed"
PATIENCE = 60.0


@pytest.fixture
def few(run: Run, tmp_path: Path) -> Run:
    """A directory of one listing, with three sentences."""
    feed = tmp_path / "feed.json"
    words = "Wash your hands. You must ring first. We are here."
    listing = {"id": "s1", "name": "Owls", "status": "active", "description": words}
    feed.write_text(json.dumps([listing]))
    assert run("import", str(feed)).exit_code == 0
    return run


@pytest.fixture
def honest(monkeypatch: pytest.MonkeyPatch) -> Honest:
    """In the place of the packages."""
    engine = Honest("pt", "ur")
    monkeypatch.setattr(app, "ArgosEngine", lambda _packages: engine)
    return engine


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder of the small Portuguese package, installed."""
    packages = Packages(tmp_path / "packages")
    return packages.install(PORTUGUESE).folder


@pytest.mark.usefixtures("honest")
def test_every_language_is_translated_and_counted(few: Run) -> None:
    """Progress on stderr, one JSON object on stdout."""
    result = few("translate", "--json")
    assert result.exit_code == 0, result.output
    languages = json.loads(result.stdout)["languages"]
    assert languages.keys() == {"pt", "ur"}
    for counts in languages.values():
        assert counts.keys() == {"shown", "held", "translated_now"}
        # The drafts that content/ ships with are shown too.
        assert counts["shown"] > 2
        assert (counts["held"], counts["translated_now"]) == (1, 3)
    assert "pt: 3 of 3 sentences, about 0 min left" in result.stderr
    assert "ur: 3 sentences translated." in result.stderr


@pytest.mark.usefixtures("honest")
def test_a_second_time_there_is_nothing_to_do(few: Run) -> None:
    """It goes on where it was."""
    few("translate", "pt")
    result = few("translate", "pt", "--json")
    assert json.loads(result.stdout)["languages"]["pt"]["translated_now"] == 0
    assert "pt: 0 sentences translated." in result.stderr
    assert " of " not in result.stderr


@pytest.mark.usefixtures("honest")
def test_while_somebody_else_translates_it_says_so(few: Run, tmp_path: Path) -> None:
    """And does the others."""
    works = app.build(
        Settings.from_environ(
            {
                "DIRECTORY_HOME": str(tmp_path),
                "DIRECTORY_INDEX": str(tmp_path / "index"),
            }
        )
    )
    assert works.renditions.claim("pt", "somebody")
    works.engine.dispose()
    result = few("translate", "--json")
    assert result.exit_code == 0
    assert "pt: somebody else is translating into it now." in result.stderr
    assert json.loads(result.stdout)["languages"].keys() == {"ur"}


def test_without_a_package_it_says_what_to_do(few: Run) -> None:
    """No error: there is nothing to do."""
    result = few("translate", "--json")
    assert result.exit_code == 0
    assert NO_PACKAGE in result.stderr
    assert json.loads(result.stdout) == {"languages": {}}


@pytest.mark.parametrize(
    "command", [("translate", "gu"), ("translate-text", "gu", "a")]
)
def test_a_language_that_nothing_translates_into_is_an_error_in_one_line(
    few: Run, command: tuple[str, ...]
) -> None:
    """By its code."""
    result = few(*command)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert "'gu'" in result.stderr
    assert result.stdout == ""


def test_one_engine_that_fails_leaves_the_others_to_be_done(
    few: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said at the end, with an exit status."""

    class Half(Gone):
        def said(self, segment: str, target: str) -> str:
            if target == "pt":
                return super().said(segment, target)
            return Honest().said(segment, target)

    monkeypatch.setattr(app, "ArgosEngine", lambda _packages: Half("pt", "ur"))
    result = few("translate", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["languages"].keys() == {"ur"}
    assert "Error: The package for pt is damaged" in result.stderr


def test_a_real_package_translates_the_listing(few: Run, package: Path) -> None:
    """From a file, with no network."""
    result = few("translate", "--json")
    assert result.exit_code == 0, result.output
    assert package.is_dir()
    assert json.loads(result.stdout)["languages"]["pt"]["translated_now"] == 3
    tried = few("translate-text", "pt", "Wash", "your", "hands.", "--json")
    (sentence,) = json.loads(tried.stdout)["sentences"]
    assert sentence["source"] == "Wash your hands."
    assert (sentence["state"], sentence["way"]) == ("shown", "whole")
    assert sentence["text"]


def test_a_damaged_package_is_an_error_in_one_line(few: Run, package: Path) -> None:
    """No traceback; and what the memory has stays."""
    few("translate")
    (package / "model" / "model.bin").write_bytes(b"")
    for command in (("translate", "pt"), ("translate-text", "pt", "Wash your hands.")):
        result = few(*command)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert result.stderr.splitlines()[-1].startswith("Error: ")
    everything = few("translate", "--json")
    assert everything.exit_code == 0
    assert NO_PACKAGE in everything.stderr


def test_damage_that_only_the_model_notices_is_said_too(
    few: Run, package: Path
) -> None:
    """Same size, same date."""
    path = package / "model" / "model.bin"
    before = path.stat()
    path.write_bytes(bytes(before.st_size))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    result = few("translate", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"languages": {}}
    assert "is damaged: remove it and install it again." in result.stderr


@pytest.mark.usefixtures("honest")
def test_a_text_is_tried_out_sentence_by_sentence(few: Run) -> None:
    """In words for a person; nothing is kept."""
    result = few("translate-text", "pt", "We cook. You must ring. Come on Tuesday.")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "We cook.",
        "  shown: qewek qkoocek.",
        "You must ring.",
        "  held (small word): quoyek qtsumek qgnirek.",
        "Come on Tuesday.",
        "  shown: qemocek qnoek terça-feira.",
    ]
    counted = few("translate", "pt", "--json")
    assert json.loads(counted.stdout)["languages"]["pt"]["translated_now"] == 3


@pytest.mark.usefixtures("honest")
def test_without_a_text_there_is_an_error(few: Run) -> None:
    """An empty standard input."""
    result = few("translate-text", "pt")
    assert result.exit_code == 1
    assert "Give a text to translate." in result.stderr


TICKER = """
import os, sys
open(sys.argv[1], "a").write(f"{os.getpid()}\\n")
while os.read(0, 1): pass
open(sys.argv[1], "a").write("end\\n")
"""


@contextmanager
def helping(log: Path, program: str = TICKER) -> Iterator[Helper]:
    """A helper that writes its number down, and when it sees its end."""
    log.touch()
    helper = Helper((sys.executable, "-c", program, str(log)))
    helper.start()
    try:
        yield helper
    finally:
        helper.stop()
        helper.wait()


def wait_for(log: Path, lines: int) -> list[str]:
    """Until so much is written down."""
    until = time.monotonic() + PATIENCE
    while len(log.read_text().splitlines()) < lines:
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)
    return log.read_text().splitlines()


def test_a_helper_is_told_to_stop_and_ends(tmp_path: Path) -> None:
    """It sees the end of its input, and is started no more."""
    log = tmp_path / "log"
    with helping(log):
        (pid,) = wait_for(log, 1)
    assert log.read_text().splitlines() == [pid, "end"]


def test_a_killed_helper_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is told to stop."""
    monkeypatch.setattr(serving, "RESTART_SECONDS", 0.05)
    log = tmp_path / "log"
    with helping(log):
        (first,) = wait_for(log, 1)
        os.kill(int(first), signal.SIGKILL)
        second = wait_for(log, 2)[1]
        assert second not in (first, "end")
    assert log.read_text().splitlines()[2:] == ["end"]


def test_a_helper_that_ends_at_once_is_not_started_all_the_time(
    tmp_path: Path,
) -> None:
    """Whatever its exit status: starting costs a second of the processor."""
    log = tmp_path / "log"
    with helping(log, "import sys; open(sys.argv[1], 'a').write('.\\n')"):
        wait_for(log, 1)
        time.sleep(1)
    assert len(log.read_text().splitlines()) == 1


def test_the_translator_stands_behind_the_pages() -> None:
    """It runs the command of this very installation."""
    assert serving.TRANSLATOR[1:] == (
        "-m", "directory.cli", "translate", "--with-server",
    )  # fmt: skip
    assert shutil.which(serving.TRANSLATOR[0])
