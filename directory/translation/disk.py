"""Writing so that it stays written, one writer at a time, and what a disk refuses."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.util.filelock import FileLock, try_for

from directory.errors import Unavailable

SPARE = 50_000_000
"""Bytes that stay free: the database stands on the same disk more often than not."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)


def to_disk(path: Path) -> None:
    """Have the operating system write `path` out, so that a power cut keeps it."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle on a folder to flush
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def tree_to_disk(folder: Path) -> None:
    """Write out everything in a folder, and then the folder."""
    for path in folder.rglob("*"):
        to_disk(path)
    to_disk(folder)


def make_room(folder: Path, needed: int) -> None:
    """Raises Unavailable when `needed` bytes would leave the disk all but full."""
    if shutil.disk_usage(folder).free < needed + SPARE:
        raise Unavailable(
            f"There is not enough room on the disk of {folder}: "
            f"{(needed + SPARE) // 1_000_000} MB are needed. Make room and try again."
        )


@contextmanager
def refusals_told(
    folder: Path, instead: str = "Or name another folder in DIRECTORY_PACKAGES."
) -> Iterator[None]:
    """Say what to do when a disk is full, or a folder may not be written.

    Raises Unavailable instead of errors of the operating system.
    """
    try:
        yield
    except BrokenPipeError:
        raise  # that is about who watches, not about a disk
    except OSError as error:
        if error.errno in _FULL:
            raise Unavailable(
                f"The disk of {folder} is full, so nothing was changed. "
                "Make room and try again."
            ) from error
        if error.errno in _FORBIDDEN:
            raise Unavailable(
                f"Nothing can be written to {folder}. Run this as the user to whom the "
                f"folder belongs. {instead}"
            ) from error
        raise Unavailable(
            f"{folder} cannot be used now ({error.strerror or error}), so nothing was "
            "changed. Look to the disk and try again."
        ) from error


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; the operating system lets go of it when we are killed.

    Raises Unavailable when another process or thread holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(folder / "lock"))
    if not try_for(lock.acquire, timeout=1.0, delay=0.05):
        raise Unavailable(
            "Another installation is going on. Try again when it has ended."
        )
    try:
        yield
    finally:
        lock.release()
