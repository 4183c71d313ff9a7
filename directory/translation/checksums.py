"""SHA-256 checksums: of files, as people give them, and as sha256sum writes them."""

import re
from hashlib import file_digest
from pathlib import Path

from directory.errors import Invalid

SUFFIX = ".sha256"
"""What the name of a checksum file has more than the name of its file."""

_HEX = re.compile(r"[0-9a-f]{64}")
_LINE = re.compile(r"([0-9A-Fa-f]{64})(?:\s+\*?(.*\S))?\s*")
_MOST_BYTES = 65_536


def checksum_of(path: Path) -> str:
    """The checksum of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def as_checksum(words: str) -> str:
    """A checksum as somebody typed it; "" stays "". Raises Invalid."""
    said = words.strip().lower()
    if said and not _HEX.fullmatch(said):
        raise Invalid(
            f"{words!r} is no SHA-256 checksum: it has 64 digits and letters a to f."
        )
    return said


def read_checksum(content: bytes, name: str) -> str:
    """The checksum that a checksum file says for the file `name`.

    It may hold the checksum alone, or lines as sha256sum writes them. Raises Invalid
    when it is neither, or speaks of other files only.
    """
    lines = [line for line in _text(content, name).splitlines() if line.strip()]
    matches = [_LINE.fullmatch(line.strip()) for line in lines]
    for match in matches:
        if match and (match[2] or name).rpartition("/")[2] == name:
            return match[1].lower()
    if None in matches or not matches:
        raise _unreadable(name)
    raise Invalid(
        f"{name}{SUFFIX} says nothing about {name}, only about other files. "
        "Get the checksum file that belongs to it."
    )


def checksum_beside(path: Path) -> str:
    """What the checksum file beside a file says; "" when there is none."""
    beside = path.with_name(path.name + SUFFIX)
    if not beside.exists():
        return ""
    try:
        with beside.open("rb") as file:
            return read_checksum(file.read(_MOST_BYTES), path.name)
    except OSError as error:
        raise _unreadable(path.name) from error


def checksum_line(path: Path) -> str:
    """What sha256sum writes of a file."""
    return f"{checksum_of(path)}  {path.name}\n"


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> Invalid:
    return Invalid(
        f"{name}{SUFFIX} is no checksum file. Get it again, or remove it and give the "
        "checksum with --sha256."
    )
