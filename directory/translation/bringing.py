"""Bringing a package file from where it is to where it is looked at.

It is copied before anybody looks: what was looked at is what is installed, even if
someone pulls the stick out, or it says something else when it is read again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.errors import Invalid, NotFound
from directory.translation.checksums import checksum_beside
from directory.translation.disk import make_room

_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class Brought:
    """origin: where it came from. expected: the checksum that lay beside it, or ""."""

    origin: str
    expected: str


Bring = Callable[[Path], Brought]
"""Puts a package file at the path that it is given. Raises a DirectoryError."""


def copied(file: Path, to: Path, *, limit: int) -> Brought:
    """Copy a file, from a USB stick perhaps.

    Raises NotFound when it is not there, Invalid when it is no file, has more than
    `limit` bytes, or cannot be read.
    """
    if not file.exists():
        raise NotFound(f"There is no file {file}.")
    if not file.is_file():
        raise Invalid(f"{file} is no file. Name an .argosmodel file.")
    expected = checksum_beside(file)
    size = file.stat().st_size
    if size > limit:
        raise too_large(str(file), limit)
    make_room(to.parent, size)
    with to.open("wb") as copy:
        for chunk in _chunks(file):
            copy.write(chunk)
            if copy.tell() > limit:
                raise too_large(str(file), limit)
    return Brought(file.name, expected)


def _chunks(file: Path) -> Iterator[bytes]:
    """A file, piece by piece; only what goes wrong with it is told as such."""
    try:
        with file.open("rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise Invalid(
            f"{file} cannot be read: {error.strerror}. Copy it to the stick again."
        ) from error


def too_large(name: str, limit: int) -> Invalid:
    """An error about a file that is larger than any package."""
    return Invalid(
        f"{name} is larger than {limit // 1_000_000} MB, and no package. "
        "Nothing was installed."
    )
