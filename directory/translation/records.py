"""The record beside the files of an installed package: what they were like.

It lies in the package's own folder, so that one rename puts both in place. A package
may bring a file of that name; ours is written over it.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from directory.errors import Invalid
from directory.translation.checksums import checksum_of

RECORD = "front-door.json"

_FORMAT = 1
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One file as it was installed: bytes, nanoseconds since 1970, SHA-256."""

    size: int
    mtime_ns: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an installed package.

    source, target: codes as the package says them ("pb"). checksum: of the package
    file, "" if nobody knows. origin: the address or the name of that file.
    installed_at: ISO 8601, UTC. files: by path in the folder, with "/".
    """

    source: str
    target: str
    version: str
    checksum: str
    origin: str
    installed_at: str
    files: Mapping[str, Kept]


def files_of(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of a package but the record and hidden ones, by its path in it.

    Raises Invalid for whatever is neither file nor folder.
    """
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        name = path.relative_to(folder).as_posix()
        if stat.S_ISDIR(status.st_mode) or name == RECORD or path.name[0] == ".":
            continue
        if not stat.S_ISREG(status.st_mode):
            raise Invalid(f"{name} is no longer a file.")
        yield name, status


def keep(folder: Path) -> dict[str, Kept]:
    """What the files of a package are like now."""
    return {
        name: Kept(status.st_size, status.st_mtime_ns, checksum_of(folder / name))
        for name, status in files_of(folder)
    }


def write_record(folder: Path, record: Record) -> None:
    """Put the record beside the files of its package."""
    words = json.dumps({"format": _FORMAT, **asdict(record)}, ensure_ascii=False)
    path = folder / RECORD
    path.unlink(missing_ok=True)
    path.write_text(words + "\n", encoding="utf-8")


def read_record(folder: Path) -> Record | None:
    """The record of a package; None when it has none. Raises Invalid: damaged."""
    path = folder / RECORD
    try:
        if path.lstat().st_size > _MOST_BYTES:
            raise ValueError
        found = json.loads(path.read_text(encoding="utf-8"))
        return _record(found)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        raise Invalid("What was recorded of it cannot be read.") from error


def damage_of(folder: Path, record: Record, *, check: bool) -> str:
    """What has happened to the files since, in a sentence; "" when nothing has.

    check: read every file, and compare checksums. Otherwise sizes and times are
    compared, and only a file whose time has changed is read.
    """
    try:
        found = dict(files_of(folder))
        for name, kept in record.files.items():
            if name not in found:
                return f"{name} is missing."
            if found[name].st_size != kept.size:
                return f"{name} has {found[name].st_size} bytes instead of {kept.size}."
            is_as_it_was = found[name].st_mtime_ns == kept.mtime_ns
            if (check or not is_as_it_was) and not _is_same(folder / name, kept):
                return f"{name} has changed since it was installed."
    except Invalid as error:
        return str(error)
    except OSError as error:
        return f"Its files cannot be read: {error.strerror}."
    added = sorted(found.keys() - record.files.keys())
    return f"{added[0]} was not there when it was installed." if added else ""


def _is_same(path: Path, kept: Kept) -> bool:
    """Whether a file has its checksum; if so, it gets the time that it had, too.

    A backup that was put back has other times: so it is read once, not each time.
    """
    if checksum_of(path) != kept.checksum:
        return False
    try:
        os.utime(path, ns=(kept.mtime_ns, kept.mtime_ns))
    except OSError:
        return True  # whoever reads pages need not be able to write packages
    return True


def _record(found: Any) -> Record:
    """Raises KeyError, TypeError or ValueError for what is no record."""
    if found["format"] != _FORMAT or not found["files"]:
        raise ValueError
    files = {
        str(name): Kept(int(kept["size"]), int(kept["mtime_ns"]), str(kept["checksum"]))
        for name, kept in found["files"].items()
    }
    words = ("source", "target", "version", "checksum", "origin", "installed_at")
    return Record(**{word: str(found[word]) for word in words}, files=files)
