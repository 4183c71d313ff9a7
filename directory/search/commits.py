"""The record of a commit: what makes it count, and how damage is noticed.

Whoosh's own commit is the appearance of its next table of contents. Ours is the
appearance, after it, of `commit_<number>.json`, which names each file of that commit
with its size and checksum. Readers go by the record alone and check every file
before Whoosh unpickles a byte of it; a commit cut short left no record, so that the
one before it still stands.
"""

import json
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from directory.errors import Unavailable

_RECORD = re.compile(r"commit_([0-9]+)\.json")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of a Whoosh index, numbered like its table of contents."""

    number: int
    version: str
    """Of the analyser, the fields and Whoosh."""
    up_to: int
    """The last change that it holds."""
    documents: int
    files: Mapping[str, tuple[int, int]]
    """File name → (bytes, CRC-32), the table of contents and each segment."""
    maker: str
    """The version of what made the documents."""


def record_name(number: int) -> str:
    """The file name of the record of commit `number`."""
    return f"commit_{number}.json"


def write_commit(folder: Path, commit: Commit) -> None:
    """Record `commit` in `folder`, and forget the records before it."""
    path = folder / record_name(commit.number)
    fresh = path.with_suffix(".new")
    body = json.dumps(asdict(commit), indent=1)
    # The record carries its own checksum on its last line.
    fresh.write_text(f"{body}\n{zlib.crc32(body.encode())}\n", encoding="ascii")
    fresh.replace(path)


def forget_other_commits(folder: Path, number: int) -> None:
    """Remove the records of every commit but `number`."""
    for other in _numbers(folder):
        if other != number:
            (folder / record_name(other)).unlink(missing_ok=True)


def latest_number(folder: Path) -> int:
    """Return the number of the newest commit in `folder`.

    Raises `Unavailable` when there is none.
    """
    numbers = _numbers(folder)
    if not numbers:
        raise Unavailable("The search index has no complete commit.")
    return max(numbers)


def read_commit(folder: Path, number: int) -> Commit:
    """Return the record of commit `number`; raises `Unavailable` when damaged."""
    try:
        text = (folder / record_name(number)).read_text(encoding="ascii")
        body, checksum = text.rstrip("\n").rsplit("\n", 1)
        if zlib.crc32(body.encode()) != int(checksum):
            raise Unavailable("The search index's own record is damaged.")
        values = json.loads(body)
    except (OSError, ValueError) as error:
        raise Unavailable("The search index's own record is damaged.") from error
    values["files"] = {name: tuple(pair) for name, pair in values["files"].items()}
    return Commit(**values)


def check_file(folder: Path, name: str, expected: tuple[int, int]) -> None:
    """Raise `Unavailable` unless the file `name` is as its commit left it."""
    try:
        found = fingerprint(folder / name)
    except OSError as error:
        raise Unavailable(f"A file of the search index is missing: {name}") from error
    if found != expected:
        raise Unavailable(f"A file of the search index is damaged: {name}")


def fingerprint(path: Path) -> tuple[int, int]:
    """Return the size in bytes and the CRC-32 of the file at `path`."""
    size = checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
    return size, checksum


def _numbers(folder: Path) -> list[int]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except OSError as error:
        raise Unavailable("The search index's folder is missing.") from error
    matches = map(_RECORD.fullmatch, names)
    return [int(found.group(1)) for found in matches if found]
