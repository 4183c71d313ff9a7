"""A package file, held to its bounds before anything of it is written.

A package is a zip file, and a zip file can lie in each of its headers. So no header is
believed that a lie could make harmful: names are looked at as they stand, sizes are
counted while reading, and nothing is read in one piece that is larger than `READ`.
"""

import errno
import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from directory.errors import Invalid

READ = 1_000_000
"""Bytes read at once, at most; so the list of a zip file's members has a bound too."""

_CHUNK = 65_536
_NAME = 240
_UNUSABLE = re.compile(r'[<>:"|?*]')
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package may be, in bytes; usual ones have 50 to 250 MB.

    file: packed. total, member: all of it, and one file of it, unpacked. members: how
    many files and folders. ratio: how many times larger than packed a file may be that
    has more than `ratio_from` bytes.
    """

    file: int = 2_000_000_000
    total: int = 3_000_000_000
    member: int = 2_000_000_000
    members: int = 1_000
    ratio: int = 100
    ratio_from: int = 10_000_000


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package file holds: one folder, and so many bytes in it."""

    top: str
    size: int


class _Bounded(io.BufferedReader):
    """A file of which nobody reads much at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        """As a file does. Raises BadZipFile for more than `READ` bytes."""
        if size is None or size < 0:
            here = self.tell()
            size = self.seek(0, io.SEEK_END) - here
            self.seek(here)
        if size > READ:
            raise zipfile.BadZipFile("it wants too much to be read at once")
        return super().read(size)


def check_archive(path: Path, limits: Limits = USUAL) -> Contents:
    """Read a package file from its first byte to its last, and write nothing.

    Raises Invalid when it is no zip file, damaged, too large in any way, or would
    write anywhere but into one folder of its own.
    """
    with (
        _broken_ones_told(),
        _Bounded(io.FileIO(path)) as file,
        ZipFile(file) as archive,
    ):
        entries = archive.infolist()
        _check_entries(entries, limits)
        size = 0
        for entry in entries:
            if not entry.is_dir():
                size += _counted(archive, entry, limits, limits.total - size)
        return Contents(entries[0].orig_filename.partition("/")[0], size)


def shown(name: str) -> str:
    """A name out of a package, made safe for a terminal and cut to a line."""
    return ascii(name[:80])


def hostile(words: str) -> Invalid:
    """An error about something that no honest mistake makes."""
    return Invalid(f"{words} Do not use this file.")


@contextmanager
def _broken_ones_told() -> Iterator[None]:
    """Turn whatever zipfile raises of a broken file into Invalid."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        OverflowError,
        RuntimeError,
        ValueError,
    ) as error:
        raise _broken() from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # it is told to seek where nothing can be
            raise
        raise _broken() from error


def _broken() -> Invalid:
    return Invalid("It is no whole zip file. Get it again.")


def _check_entries(entries: Sequence[ZipInfo], limits: Limits) -> None:
    """The names and kinds of everything in it, as they stand in its list."""
    if not entries:
        raise Invalid("It is an empty zip file. Get it again.")
    if len(entries) > limits.members:
        raise hostile(
            f"It holds {len(entries)} files; a package holds {limits.members} at most."
        )
    for entry in entries:
        _check_name(entry.orig_filename)
        _check_kind(entry)
    _check_together(entries)


def _check_name(name: str) -> None:
    parts = name.removesuffix("/").split("/")
    drive = re.match(r"[A-Za-z]:", name)
    if name.startswith("/") or "\\" in name or drive or ".." in parts:
        raise hostile(f"It holds a path that leads out of its folder: {shown(name)}.")
    if (
        len(name) > _NAME
        or not name.isprintable()
        or _UNUSABLE.search(name)
        or any(not _is_usable(part) for part in parts)
    ):
        raise hostile(f"It holds a name that no file may have: {shown(name)}.")


def _is_usable(part: str) -> bool:
    """Whether every system can have a file of that name, and tell it from others."""
    return (
        part not in ("", ".")
        and part == part.rstrip(" .")
        and not _OF_WINDOWS.fullmatch(part)
    )


def _check_kind(entry: ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise hostile(
            f"It holds {shown(entry.orig_filename)}, which is a link and not a file."
        )
    if entry.flag_bits & 0x1:
        raise Invalid("It is locked with a password. Ask for it without one.")
    if entry.compress_type not in _PACKED:
        raise Invalid(
            "It is packed in a way that packages are not (only stored and deflated "
            "are). Ask its maker for another."
        )


def _check_together(entries: Sequence[ZipInfo]) -> None:
    """One folder holds all; no two names mean the same file on any system."""
    tops = {entry.orig_filename.partition("/")[0] for entry in entries}
    loose = any("/" not in entry.orig_filename for entry in entries)
    if len(tops) > 1 or loose:
        raise Invalid(
            "A package is one folder in a zip file; this has several files or folders "
            "at its top. Ask whoever made it for an .argosmodel file."
        )
    files, folders = set[str](), set[str]()
    for entry in entries:
        key = unicodedata.normalize("NFKC", entry.orig_filename).casefold()
        kept = folders if key.endswith("/") else files
        key = key.removesuffix("/")
        if key in kept:
            raise hostile(f"It holds {shown(entry.orig_filename)} twice.")
        kept.add(key)
    above = {key[:at] for key in files | folders for at in _slashes(key)}
    if files & (above | folders):
        raise hostile("One of its files is a folder too.")


def _slashes(key: str) -> list[int]:
    return [at for at, character in enumerate(key) if character == "/"]


def _counted(archive: ZipFile, entry: ZipInfo, limits: Limits, room: int) -> int:
    """The true size of a member; its checksum (CRC) is compared on the way."""
    packed = max(entry.compress_size, 1)
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            is_bomb = size > limits.ratio_from and size > limits.ratio * packed
            if size > min(limits.member, room) or is_bomb:
                raise hostile(
                    f"Unpacked, it would be far too large ({shown(entry.filename)})."
                )
    if size != entry.file_size:
        raise _broken()
    return size
