"""Packages are installed whole or not at all, and what becomes of them is noticed."""

import errno
import json
import os
import shutil
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from directory.errors import DirectoryError, Invalid, NotFound, Unavailable
from directory.settings import ROOT
from directory.translation import argos_layer, disk
from directory.translation.archives import Limits
from directory.translation.checksums import checksum_line, checksum_of
from directory.translation.disk import only_writer
from directory.translation.packages import Installed, Packages
from directory.translation.records import RECORD
from tests.translation.package_files import (
    MODEL_BYTES,
    package,
    parts_of,
    tree,
    with_member,
    zipped,
)

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
FILES = {
    "README.md",
    "front-door.json",
    "metadata.json",
    "sentencepiece.model",
    "model/config.json",
    "model/model.bin",
    "model/shared_vocabulary.json",
}


@pytest.fixture
def packages(tmp_path: Path) -> Packages:
    """None yet, in a folder that does not exist."""
    return Packages(tmp_path / "packages", clock=lambda: NOW)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder with package files."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def only(packages: Packages, *, check: bool = False) -> Installed:
    """The one package that is there."""
    (found,) = packages.installed(check=check)
    return found


def numbered(packages: Packages) -> set[str]:
    """The folders of packages, without the checksums in their names."""
    names = {path.split("/")[1] for path in tree(packages.folder)}
    return {name.rpartition(".")[0] for name in names}


def test_without_a_folder_nothing_is_installed(packages: Packages) -> None:
    """And asking makes none."""
    assert packages.installed() == []
    assert not packages.folder.exists()


def test_a_package_is_installed_from_a_file(packages: Packages, stick: Path) -> None:
    """Known by its languages, its version and its checksum; nothing else is left."""
    file = package(stick / "urdu.argosmodel")
    done = packages.install(file)
    assert (done.source, done.target, done.version) == ("en", "ur", "1.0")
    assert done.checksum == checksum_of(file)
    assert done.damage == ""
    assert packages.installed() == packages.installed(check=True) == [done]
    assert tree(done.folder) == FILES
    assert done.folder.name == f"translate-en_ur.1.{done.checksum[:8]}"
    assert tree(packages.folder) == {
        f"installed/{done.folder.name}/{name}" for name in FILES
    }


def test_the_record_says_where_it_came_from_and_what_it_was(
    packages: Packages, stick: Path
) -> None:
    """The name of the file and not its path; sizes, times and checksums."""
    done = packages.install(package(stick / "urdu.argosmodel"))
    record = json.loads((done.folder / RECORD).read_text())
    assert record["origin"] == "urdu.argosmodel"
    assert record["installed_at"] == "2026-11-24T10:30:00+00:00"
    assert record["files"].keys() == FILES - {RECORD}
    kept = record["files"]["model/model.bin"]
    assert kept["size"] == len(MODEL_BYTES)
    assert kept["checksum"] == checksum_of(done.folder / "model" / "model.bin")


def test_argostranslate_opens_what_was_installed(
    packages: Packages, stick: Path
) -> None:
    """With its tokenizer and its target prefix."""
    file = package(stick / "urdu.argosmodel", target_prefix=">>urd<<")
    opened = packages.argos_package(packages.install(file))
    assert (opened.from_code, opened.to_code) == ("en", "ur")
    assert opened.target_prefix == ">>urd<<"
    assert opened.tokenizer.decode(opened.tokenizer.encode("the hall")) == "the hall"


def test_argostranslate_lists_what_we_installed(
    packages: Packages, stick: Path
) -> None:
    """Our folder is one of its own; nothing in it is in its way."""
    packages.install(package(stick / "1", "ur"))
    packages.install(package(stick / "2", "ro"))
    layer = argos_layer.package_layer()
    listed = layer.get_installed_packages([packages.folder / "installed"])
    assert sorted(map(layer.argospm_package_name, listed)) == [
        "translate-en_ro",
        "translate-en_ur",
    ]


def test_a_newer_package_takes_the_place_of_the_older(
    packages: Packages, stick: Path
) -> None:
    """Of the same pair of languages; the other stays."""
    packages.install(package(stick / "1", "ur"))
    packages.install(package(stick / "2", "ro"))
    packages.install(package(stick / "3", "ur", package_version="2.0"))
    assert [(each.target, each.version) for each in packages.installed()] == [
        ("ro", "1.0"),
        ("ur", "2.0"),
    ]
    assert numbered(packages) == {
        "translate-en_ro.1",
        "translate-en_ur.2",
    }


def test_a_path_never_means_another_package_than_it_did(
    packages: Packages, stick: Path
) -> None:
    """Whoever has read a model from it may go on using it for that."""
    first = packages.install(package(stick / "1"))
    packages.remove("ur")
    second = packages.install(package(stick / "2", package_version="2.0"))
    assert first.folder != second.folder


def test_what_splits_sentences_is_not_kept(packages: Packages, stick: Path) -> None:
    """Those of stanza are pickles, which are programs; nobody here reads them."""
    parts = parts_of() | {"stanza/en/tokenize/ewt.pt": b"\x80\x04", "spacy/meta": b"x"}
    done = packages.install(zipped(stick / "urdu.argosmodel", parts))
    assert tree(done.folder) == FILES


def test_a_record_that_a_package_brings_is_not_believed(
    packages: Packages, stick: Path
) -> None:
    """Ours is written over it."""
    parts = parts_of() | {RECORD: b'{"format": 1, "files": {}}'}
    done = packages.install(zipped(stick / "urdu.argosmodel", parts))
    assert json.loads((done.folder / RECORD).read_text())["source"] == "en"
    assert done.damage == ""


def test_a_package_into_english_is_told_apart(packages: Packages, stick: Path) -> None:
    """Texts in Polish become Urdu by way of English."""
    file = package(stick / "x", from_code="pl", to_code="en")
    done = packages.install(file)
    assert (done.source, done.target) == ("pl", "en")


def test_brazilian_portuguese_stands_for_portuguese_while_there_is_none(
    packages: Packages, stick: Path
) -> None:
    """argostranslate calls it "pb"; the record keeps that."""
    brazilian = packages.install(package(stick / "pb", "pb"))
    assert brazilian.target == "pt"
    assert json.loads((brazilian.folder / RECORD).read_text())["target"] == "pb"
    portuguese = packages.install(package(stick / "pt", "pt"))
    assert [(each.target, each.folder.name) for each in packages.installed()] == [
        ("pt-BR", brazilian.folder.name),
        ("pt", portuguese.folder.name),
    ]
    packages.remove("pb")
    assert only(packages) == portuguese


def damaged(folder: Path, how: str) -> None:
    """Do one thing to an installed package."""
    model = folder / "model" / "model.bin"
    if how == "truncated":
        os.truncate(model, 100)
    elif how == "changed":
        before = model.stat()
        model.write_bytes(b"X" + MODEL_BYTES[1:])
        os.utime(model, ns=(before.st_mtime_ns, before.st_mtime_ns + 1))
    elif how == "gone":
        (folder / "metadata.json").unlink()
    elif how == "added":
        (folder / "model" / "target_vocabulary.txt").write_text("a")
    elif how == "linked":
        shutil.move(model, folder.parent.parent / "elsewhere")
        model.symlink_to(folder.parent.parent / "elsewhere")
    elif how == "record cut":
        os.truncate(folder / RECORD, 50)
    elif how == "record emptied":
        (folder / RECORD).write_text('{"format": 1, "files": {}}')
    elif how == "record deep":
        (folder / RECORD).write_text("[" * 100_000)
    elif how == "model gone":
        shutil.rmtree(folder / "model")


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("truncated", "model/model.bin has 100 bytes instead of 10240."),
        ("changed", "model/model.bin has changed since it was installed."),
        ("gone", "metadata.json is missing."),
        ("added", "model/target_vocabulary.txt was not there when it was installed."),
        ("linked", "model/model.bin is no longer a file."),
        ("record cut", "What was recorded of it cannot be read."),
        ("record emptied", "What was recorded of it cannot be read."),
        ("record deep", "What was recorded of it cannot be read."),
        ("model gone", "model/config.json is missing."),
    ],
)
def test_a_damaged_package_is_reported_and_nothing_is_raised(
    packages: Packages, stick: Path, how: str, said: str
) -> None:
    """Also when only sizes and times are looked at; installing it again mends it."""
    file = package(stick / "urdu.argosmodel")
    done = packages.install(file)
    damaged(done.folder, how)
    for check in (False, True):
        found = only(packages, check=check)
        assert found.damage == said
        assert (found.source, found.target) == ("en", "ur")
    with pytest.raises(Unavailable, match="damaged"):
        packages.argos_package(found)
    assert packages.install(file).damage == ""
    assert only(packages, check=True).damage == ""


def test_what_was_changed_behind_its_time_is_found_by_a_check(
    packages: Packages, stick: Path
) -> None:
    """A look at sizes and times cannot see it."""
    done = packages.install(package(stick / "urdu.argosmodel"))
    model = done.folder / "model" / "model.bin"
    before = model.stat().st_mtime_ns
    model.write_bytes(b"X" + MODEL_BYTES[1:])
    os.utime(model, ns=(before, before))
    assert only(packages).damage == ""
    assert "has changed" in only(packages, check=True).damage


def test_a_restored_backup_is_sound_and_read_only_once(
    packages: Packages, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes with other times."""
    done = packages.install(package(stick / "urdu.argosmodel"))
    for path in done.folder.rglob("*"):
        os.utime(path, (1, 1))
    assert only(packages).damage == ""
    monkeypatch.setattr("directory.translation.records.checksum_of", None)
    assert only(packages).damage == ""


def test_a_package_that_was_copied_there_by_hand_is_used_but_unrecorded(
    packages: Packages, stick: Path
) -> None:
    """As argospm installs them; installing one of the same languages replaces it."""
    folder = packages.folder / "installed"
    with zipfile.ZipFile(package(stick / "urdu.argosmodel")) as archive:
        archive.extractall(folder)
    found = only(packages)
    assert (found.target, found.version, found.checksum, found.damage) == (
        "ur", "1.0", "", "",
    )  # fmt: skip
    (folder / "en_ur" / "model" / "model.bin").write_bytes(b"")
    assert "empty" in only(packages).damage
    assert packages.install(stick / "urdu.argosmodel") == only(packages)
    assert not (folder / "en_ur").exists()


def test_a_folder_that_is_no_package_is_damaged_and_can_be_removed(
    packages: Packages, stick: Path
) -> None:
    """By its name, as nobody can tell its language."""
    packages.install(package(stick / "urdu.argosmodel"))
    (packages.folder / "installed" / "odd").mkdir()
    (packages.folder / "installed" / "a file").write_text("")
    odd, good = packages.installed()
    assert (odd.target, odd.version) == ("", "")
    assert odd.damage.startswith("metadata.json is missing.")
    packages.remove("odd")
    assert packages.installed() == [good]


def test_removing_a_language_removes_its_packages_both_ways(
    packages: Packages, stick: Path
) -> None:
    """And nothing else; twice is an error."""
    packages.install(package(stick / "1", "ur"))
    packages.install(package(stick / "2", from_code="ur", to_code="en"))
    packages.install(package(stick / "3", "ro"))
    packages.remove("ur")
    assert [each.target for each in packages.installed()] == ["ro"]
    assert all("ro" in name for name in tree(packages.folder))
    with pytest.raises(NotFound, match="No package for 'ur'"):
        packages.remove("ur")
    with pytest.raises(NotFound):
        packages.remove("en")


def test_a_damaged_package_can_be_removed(packages: Packages, stick: Path) -> None:
    """argostranslate alone could not."""
    damaged(packages.install(package(stick / "urdu")).folder, "gone")
    packages.remove("ur")
    assert packages.installed() == []


Refusal = tuple[Callable[[Path], Path], dict[str, Any], type[DirectoryError], str]


def spoilt(path: Path) -> Path:
    """Cut off."""
    content = package(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def beside(words: str) -> Callable[[Path], Path]:
    """A whole package whose checksum file says something."""

    def make(path: Path) -> Path:
        package(path).with_name(path.name + ".sha256").write_text(words)
        return path

    return make


def without(name: str) -> Callable[[Path], Path]:
    """A package without one of its files."""
    return lambda path: zipped(path, {k: v for k, v in parts_of().items() if k != name})


REFUSALS: list[Refusal] = [
    (lambda path: path, {}, NotFound, "There is no file"),
    (lambda path: path.parent, {}, Invalid, "is no file. Name an .argosmodel file"),
    (spoilt, {}, Invalid, "no whole zip file. Get it again"),
    (package, {"expected": "0" * 64}, Invalid, "should be 0000"),
    (package, {"expected": "abc"}, Invalid, "no SHA-256 checksum"),
    (beside("0" * 64), {}, Invalid, "should be 0000"),
    (beside("0" * 64 + "  x"), {}, Invalid, "only about other files"),
    (beside("nothing"), {}, Invalid, "no checksum file"),
    (package, {"target": "ro"}, Invalid, "into Urdu, and not .* into Romanian"),
    (lambda path: with_member(path, "../x"), {}, Invalid, "leads out"),
    (lambda path: with_member(path, "en_ur/l", b"x", 0o120777), {}, Invalid, "a link"),
    (lambda path: with_member(path, "two/x"), {}, Invalid, "several files or folders"),
    (
        lambda path: zipped(path, parts_of() | {"x": bytes(20_000_000)}),
        {}, Invalid, "far too large",
    ),
    (
        lambda path: zipped(path, {f"{n}": b"" for n in range(2000)}),
        {}, Invalid, "2000 files",
    ),
    (without("metadata.json"), {}, Invalid, "metadata.json is missing"),
    (
        lambda path: zipped(path, parts_of() | {"metadata.json": b"{"}),
        {}, Invalid, "no JSON",
    ),
    (without("model/model.bin"), {}, Invalid, "model.bin is missing"),
    (without("sentencepiece.model"), {}, Invalid, "neither"),
    (
        lambda path: package(path, from_code="pl", to_code="ur"),
        {}, Invalid, "Only packages from or into English",
    ),
    (
        lambda path: package(path, languages=[json.loads("[" * 900 + "]" * 900)]),
        {}, Invalid, "cannot open it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("make", "options", "kind", "said"), REFUSALS)
def test_what_is_refused_is_said_in_one_line_and_leaves_nothing(
    packages: Packages,
    stick: Path,
    make: Callable[[Path], Path],
    options: dict[str, Any],
    kind: type[DirectoryError],
    said: str,
) -> None:
    """And what was installed before is still there."""
    before = packages.install(package(stick / "before"))
    kept = tree(packages.folder)
    with pytest.raises(kind, match=said) as told:
        packages.install(make(stick / "urdu.argosmodel"), **options)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 400
    assert packages.installed(check=True) == [before]
    assert tree(packages.folder) == kept
    assert not (stick.parent / "x").exists()


def test_a_file_that_has_its_checksums_is_installed(
    packages: Packages, stick: Path
) -> None:
    """The typed one, and the one beside it."""
    file = package(stick / "urdu.argosmodel")
    file.with_name(file.name + ".sha256").write_text(checksum_line(file))
    assert packages.install(file, expected=checksum_of(file).upper(), target="ur")


@pytest.mark.parametrize("asked", ["pt", "pb", "pt-BR"])
def test_a_language_may_be_asked_for_by_any_of_its_codes(
    packages: Packages, stick: Path, asked: str
) -> None:
    """argostranslate's, the tag, or the language."""
    assert packages.install(package(stick / "x", "pb"), target=asked)


def test_a_file_larger_than_any_package_is_not_even_copied(
    tmp_path: Path, stick: Path
) -> None:
    """By what is read, not by what is said."""
    packages = Packages(tmp_path / "packages", Limits(file=1000))
    with pytest.raises(Invalid, match="larger than"):
        packages.install(package(stick / "urdu.argosmodel"))
    assert tree(tmp_path / "packages") == set()


def full(*_arguments: object, **_named: object) -> None:
    """What the operating system says when there is no room."""
    raise OSError(errno.ENOSPC, "No space left on device", "somewhere")


@pytest.mark.parametrize(
    "where",
    [
        "directory.translation.records.Path.write_text",
        "zipfile.ZipFile._extract_member",
        "directory.translation.bringing.Path.open",
        "os.fsync",
        "pathlib.Path.mkdir",
        "pathlib.Path.rename",
    ],
)
def test_a_full_disk_leaves_what_was_there(
    packages: Packages, stick: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """At whichever step it is full."""
    before = packages.install(package(stick / "1"))
    kept = tree(packages.folder)
    file = package(stick / "2", package_version="2.0")
    with monkeypatch.context() as patched:
        if where.endswith("Path.open"):
            patched.setattr("directory.translation.bringing._chunks", full)
        else:
            patched.setattr(where, full)
        with pytest.raises(Unavailable, match=r"is full.*Make room and try again"):
            packages.install(file)
    assert packages.installed(check=True) == [before]
    assert tree(packages.folder) == kept
    assert packages.install(file).version == "2.0"


def test_the_disk_is_not_filled_to_the_brim(
    packages: Packages, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database needs some of it."""
    usage = shutil.disk_usage(stick)._replace(free=disk.SPARE + 100)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(Unavailable, match="not enough room"):
        packages.install(package(stick / "1"))
    assert tree(packages.folder) == set()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written_is_said_to_be_so(
    packages: Packages, stick: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """With what to do."""

    def forbidden(*_arguments: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code), "somewhere")

    monkeypatch.setattr("pathlib.Path.mkdir", forbidden)
    with pytest.raises(
        Unavailable, match=r"Nothing can be written.*DIRECTORY_PACKAGES"
    ):
        packages.install(package(stick / "1"))
    assert not packages.folder.exists()


def test_a_folder_that_is_a_file_is_said_to_be_so(stick: Path) -> None:
    """For installing; listing and removing find nothing."""
    (stick / "file").write_text("")
    packages = Packages(stick / "file")
    with pytest.raises(Unavailable, match="Nothing can be written"):
        packages.install(package(stick / "1"))
    assert packages.installed() == []
    with pytest.raises(NotFound):
        packages.remove("ur")


def test_two_installations_do_not_meet(packages: Packages, stick: Path) -> None:
    """The second is told to wait; the operating system frees a dead one's lock."""
    file = package(stick / "1")
    with (
        only_writer(packages.folder),
        pytest.raises(Unavailable, match="Another installation is going on"),
    ):
        packages.install(file)
    assert packages.install(file)


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from directory.translation.packages import Packages
    folder, new = Path(sys.argv[1]), Path(sys.argv[2])
    Packages(folder.with_name("warm")).install(new)
    WATCHED = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.utime"}
    def killed_at(step):
        def hook(event, arguments):
            nonlocal step
            if event in WATCHED and str(folder) in str(arguments[0]):
                step -= 1
                if step == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        Packages(folder).install(new)
    for step in range(1, 1000):
        child = os.fork()
        if not child:
            killed_at(step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        found = Packages(folder).installed(check=True)
        print(step, len(found), found[0].version, repr(found[0].damage), flush=True)
        if os.WIFEXITED(status):
            sys.exit(os.WEXITSTATUS(status))
        os.system(sys.argv[3]) and sys.exit(3)
"""


def test_killed_at_any_moment_the_old_one_or_the_new_one_counts(
    packages: Packages, stick: Path
) -> None:
    """A process is killed at each file that it opens, renames or removes in turn."""
    packages.install(package(stick / "1"))
    new = package(stick / "2", package_version="2.0")
    saved, folder = stick / "saved", packages.folder
    shutil.copytree(folder, saved, symlinks=True)
    restore = f"rm -rf '{folder}' && cp -a '{saved}' '{folder}'"
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), folder, new, restore],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    steps = [line.split(" ", 3) for line in ran.stdout.splitlines()]
    assert len(steps) > 50
    assert {tuple(step[1::2]) for step in steps} == {("1", "''")}
    versions = [step[2] for step in steps]
    assert versions == sorted(versions)
    assert set(versions) == {"1.0", "2.0"}


def test_what_a_killed_installation_left_goes_with_the_next(
    packages: Packages, stick: Path
) -> None:
    """Half a package that was coming, and an old one that was to go."""
    old = packages.install(package(stick / "1")).folder
    shutil.copytree(old, stick / "old")
    packages.install(package(stick / "2", package_version="2.0"))
    shutil.copytree(stick / "old", old)
    (packages.folder / "incoming" / "x").mkdir(parents=True)
    (packages.folder / "incoming" / "x" / "half").write_text("")
    assert only(packages).version == "2.0"
    packages.install(package(stick / "3", "ro"))
    assert numbered(packages) == {
        "translate-en_ro.1",
        "translate-en_ur.2",
    }


def test_an_old_package_that_does_not_go_is_no_failure(
    packages: Packages, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows holds on to files that someone reads; the new one counts."""
    packages.install(package(stick / "1"))
    monkeypatch.setattr("directory.translation.argos_layer.erase", full)
    assert packages.install(package(stick / "2", package_version="2.0")).damage == ""
    assert only(packages).version == "2.0"


def test_a_package_replaced_while_someone_looks_is_not_called_damaged(
    packages: Packages, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They look again."""
    from directory.translation import finding

    packages.install(package(stick / "1"))
    new = package(stick / "2", package_version="2.0")
    look, looks = finding._look, []

    def slowly(folder: Path, *, check: bool) -> finding.Found:
        if not looks:
            looks.append(folder)
            packages.install(new)
        return look(folder, check=check)

    monkeypatch.setattr(finding, "_look", slowly)
    assert [(each.version, each.damage) for each in packages.installed()] == [
        ("2.0", "")
    ]


def test_the_layer_keeps_its_settings_and_needs_no_stanza(
    packages: Packages, stick: Path
) -> None:
    """What was set for one call is as it was; the stand-in is gone."""
    settings = argos_layer.package_layer().settings
    before = settings.package_data_dir
    packages.install(package(stick / "1"))
    assert settings.package_data_dir == before
    for name in ("argostranslate.translate", "stanza", "spacy", "torch"):
        assert name not in sys.modules


FRESH = """
    import sys
    from pathlib import Path
    import directory.translation.packages, directory.commands.languages
    assert not any(name.startswith("argostranslate") for name in sys.modules)
    from directory.translation.packages import Packages
    packages = Packages(Path(sys.argv[1]))
    packages.install(Path(sys.argv[2]))
    packages.remove("ur")
    loaded = {name.partition(".")[0] for name in sys.modules}
    assert "argostranslate" in loaded
    assert not loaded & {"stanza", "spacy", "torch", "minisbd"}, loaded
    assert "argostranslate.translate" not in sys.modules
"""


def test_nothing_happens_at_import_and_nothing_in_any_home(
    packages: Packages, stick: Path
) -> None:
    """In a process of its own: argostranslate would make four folders there."""
    home = stick / "home"
    home.mkdir()
    named = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")
    environment = {k: v for k, v in os.environ.items() if k not in named}
    subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(FRESH),
            packages.folder,
            package(stick / "1"),
        ],
        cwd=ROOT,
        env={**environment, "HOME": str(home)},
        check=True,
    )
    assert list(home.iterdir()) == []
