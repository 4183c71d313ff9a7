"""Real models, driven in batches: prefixes, pivots, damage, upgrades."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from directory.errors import Unavailable
from directory.translation.argos import ArgosEngine
from directory.translation.packages import Installed, Packages

PORTUGUESE = Path(__file__).parent / "packages" / "translate-en_pt.argosmodel"
SENTENCES = [
    "Call your doctor if you have a fever.",
    "Wash your hands.",
    "Stay at home.",
]
Damage = Callable[[Path], None]


@pytest.fixture
def packages(tmp_path: Path) -> Packages:
    """With the small trained one for Portuguese."""
    packages = Packages(tmp_path / "packages")
    packages.install(PORTUGUESE)
    return packages


def relabelled(path: Path, **changes: Any) -> Path:
    """The same package with another metadata.json."""
    with zipfile.ZipFile(PORTUGUESE) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith("metadata.json"):
                content = json.dumps(json.loads(content) | changes).encode()
            new.writestr(entry.filename, content)
    return path


def only(packages: Packages) -> Installed:
    """The one that is there."""
    (found,) = packages.installed()
    return found


def test_sentences_come_out_in_their_order(packages: Packages) -> None:
    """Alone as in a batch, and nothing of one in another."""
    engine = ArgosEngine(packages)
    together = engine.translate(SENTENCES, "pt")
    assert len(together) == len(set(together)) == 3
    assert all(together)
    assert engine.translate(SENTENCES[::-1], "pt") == together[::-1]
    assert [engine.translate([each], "pt")[0] for each in SENTENCES] == together
    assert engine.translate([], "pt") == []


def test_the_version_names_the_package_and_its_checksum(packages: Packages) -> None:
    """So that another file of the same number is another version."""
    (said,) = ArgosEngine(packages).versions().items()
    there = only(packages)
    assert said == ("pt", f"{there.version} {there.checksum[:16]}")


def test_a_language_without_a_package_is_unavailable(packages: Packages) -> None:
    """With what to do."""
    engine = ArgosEngine(packages)
    with pytest.raises(Unavailable, match="directory languages list"):
        engine.translate(SENTENCES, "gu")
    with pytest.raises(Unavailable):
        engine.translate(SENTENCES, "pt", "ur")
    assert engine.masks("gu")


def test_a_prefix_goes_in_and_does_not_come_out(tmp_path: Path) -> None:
    """As packages for several languages need it."""
    file = relabelled(tmp_path / "p", target_prefix="▁não")
    packages = Packages(tmp_path / "packages")
    packages.install(file)
    engine = ArgosEngine(packages)
    (found,) = engine.translate(SENTENCES[:1], "pt")
    assert found
    assert not found.startswith("não")
    plain = Packages(tmp_path / "plain")
    plain.install(PORTUGUESE)
    assert found != ArgosEngine(plain).translate(SENTENCES[:1], "pt")[0]


def test_between_two_other_languages_it_goes_by_english(
    packages: Packages, tmp_path: Path
) -> None:
    """Through both packages, one after the other."""
    packages.install(relabelled(tmp_path / "p", from_code="so", to_code="en"))
    engine = ArgosEngine(packages)
    english = engine.translate(SENTENCES, "en", "so")
    assert engine.translate(SENTENCES, "pt", "so") == engine.translate(english, "pt")
    assert engine.translate(SENTENCES, "pt", "so") != english
    assert engine.versions().keys() == {"pt"}


def test_a_sentence_that_is_too_long_is_not_cut_short(packages: Packages) -> None:
    """Half of it would look like all of it."""
    engine = ArgosEngine(packages)
    long = " ".join(SENTENCES * 30)
    found = engine.translate([SENTENCES[0], long, SENTENCES[1]], "pt")
    assert found[1] == ""
    assert found[0]
    assert found[2]


def emptied(folder: Path) -> None:
    """As after a power cut."""
    (folder / "model" / "model.bin").write_bytes(b"")


def cut(folder: Path) -> None:
    """Half of it is there."""
    model = folder / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[: model.stat().st_size // 2])


def removed(folder: Path) -> None:
    """Somebody tidied up."""
    (folder / "sentencepiece.model").unlink()


def unreadable_metadata(folder: Path) -> None:
    """No JSON."""
    (folder / "metadata.json").write_text("{")


@pytest.mark.parametrize("damage", [emptied, cut, removed, unreadable_metadata])
def test_a_damaged_package_is_unavailable_and_offered_no_more(
    packages: Packages, damage: Damage
) -> None:
    """Also when it was in use already."""
    in_use, later = ArgosEngine(packages), ArgosEngine(packages)
    in_use.translate(SENTENCES, "pt")
    damage(only(packages).folder)
    for engine in (in_use, later):
        with pytest.raises(Unavailable):
            engine.translate(SENTENCES, "pt")
        assert engine.versions() == {}


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model"])
def test_damage_that_neither_size_nor_date_shows_is_unavailable(
    packages: Packages, name: str
) -> None:
    """A disk that forgets: no other error, and a message with what to do."""
    path = only(packages).folder / name
    before = path.stat()
    path.write_bytes(bytes(before.st_size))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    engine = ArgosEngine(packages)
    if name == "sentencepiece.model":
        with pytest.raises(Unavailable, match="install it again"):
            engine.masks("pt")
    with pytest.raises(Unavailable, match="install it again"):
        engine.translate(SENTENCES, "pt")


def test_an_upgraded_package_is_used_at_once(
    packages: Packages, tmp_path: Path
) -> None:
    """By an engine that had the old one in use; under another version."""
    engine = ArgosEngine(packages)
    before, old = engine.translate(SENTENCES, "pt"), engine.versions()["pt"]
    prefix = {"target_prefix": "▁não", "package_version": "0.2"}
    packages.install(relabelled(tmp_path / "p", **prefix))
    assert engine.versions()["pt"] != old
    assert engine.translate(SENTENCES, "pt") != before


def test_a_removed_package_is_used_no_more(packages: Packages) -> None:
    """Though it is in memory."""
    engine = ArgosEngine(packages)
    engine.translate(SENTENCES, "pt")
    packages.remove("pt")
    with pytest.raises(Unavailable):
        engine.translate(SENTENCES, "pt")


def test_masks_of_our_own_packages_are_known_to_them(packages: Packages) -> None:
    """Reserved characters: each is one piece of its own."""
    engine = ArgosEngine(packages)
    masks = engine.masks("pt")
    assert len(set(masks)) == len(masks) >= 20
    (found,) = engine.translate([f"Call {masks[0]} if you have a fever."], "pt")
    assert found.count(masks[0]) == 1


def test_few_packages_are_in_memory_at_once(packages: Packages, tmp_path: Path) -> None:
    """However many languages there are: memory has a bound."""
    for language in ("ro", "pl", "so"):
        packages.install(relabelled(tmp_path / language, to_code=language))
    engine = ArgosEngine(packages)
    found = {
        language: engine.translate(SENTENCES, language)
        for language in ("pt", "ro", "pl", "so", "pt")
    }
    assert len({tuple(each) for each in found.values()}) == 1
    assert len(engine._models) <= 2
