"""From a package file to a folder that has been looked at, in a place of our own."""

import shutil
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from directory.errors import Invalid
from directory.translation import argos_layer
from directory.translation.archives import Limits, check_archive
from directory.translation.checking import MODEL, Metadata, check_folder
from directory.translation.checksums import checksum_of
from directory.translation.codes import ENGLISH, english_name, names_of
from directory.translation.disk import make_room

if TYPE_CHECKING:
    from argostranslate.package import Package


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a package must be.

    checksum: SHA-256 of its file; target, source: its languages. "" asks for nothing.
    """

    checksum: str = ""
    target: str = ""
    source: str = ENGLISH


def held_to(file: Path, expected: Set[str]) -> str:
    """The checksum of a file. Raises Invalid unless it is each of `expected`."""
    checksum = checksum_of(file)
    if differing := expected - {"", checksum}:
        raise Invalid(
            f"Its checksum is {checksum} and should be {' and '.join(differing)}: it "
            "was damaged on its way, or is another file. Get it again."
        )
    return checksum


def unpacked(file: Path, into: Path, limits: Limits, wanted: Wanted) -> "Package":
    """Unpack a package file into the empty folder `into`, and look at all of it.

    Raises Invalid with what is wrong, Unavailable when there is no room for it.
    """
    contents = check_archive(file, limits)
    make_room(into, contents.size)
    argos_layer.extract(file, into)
    folder = into / contents.top
    _trim(folder)
    _check_asked(check_folder(folder), wanted)
    try:
        return argos_layer.open_package(folder)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid("argostranslate cannot open it. Get it again.") from error


def _trim(folder: Path) -> None:
    """Leave out what is never read: splitters of sentences, some with code in them."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != MODEL:
            shutil.rmtree(path)


def _check_asked(metadata: Metadata, wanted: Wanted) -> None:
    """Raises Invalid when a package is for other languages than were asked for."""
    is_right = wanted.target in names_of(metadata.target) and (
        wanted.source in names_of(metadata.source)
    )
    if wanted.target and not is_right:
        raise Invalid(
            f"It translates from {english_name(metadata.source)} into "
            f"{english_name(metadata.target)}, and not from "
            f"{english_name(wanted.source)} into {english_name(wanted.target)}. "
            "Get the right file."
        )
