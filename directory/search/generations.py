"""The folders of the index: one generation is live, another may be being built.

    <root>/current           the name of the live generation
    <root>/gen-<32 hex>/     one Whoosh index with the records of its commits
    <root>/write.lock        held for one commit, or for the swap
    <root>/rebuild.lock      held for a whole rebuild

The locks are the operating system's, so a killed process leaves none behind.
"""

import os
import re
import shutil
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from whoosh.util.filelock import FileLock, try_for

from directory.errors import Unavailable

WRITE_LOCK = "write.lock"
REBUILD_LOCK = "rebuild.lock"

_CURRENT = "current"
_NAME = re.compile(r"gen-[0-9a-f]{32}")
# A reader that has just read the old name has this long to open the old files.
_KEEP_SECONDS = 60.0


class Generations:
    """The generations under one folder, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def live(self) -> Path:
        """Return the folder of the live generation.

        Raises `Unavailable` when there is none, or when its name is damaged.
        """
        try:
            name = (self._root / _CURRENT).read_bytes().decode("ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise Unavailable("There is no search index yet.") from error
        if not _NAME.fullmatch(name):
            raise Unavailable("The search index does not say which part is in use.")
        return self._root / name

    def begin(self) -> Path:
        """Make and return the folder of a new generation, not yet live."""
        folder = self._root / f"gen-{uuid4().hex}"
        folder.mkdir(parents=True)
        return folder

    def _go_live(self, folder: Path) -> None:
        """Point at `folder`, at once and so that a power cut leaves it so."""
        for path in folder.iterdir():
            if path.is_file():
                _to_disk(path)
        _to_disk(folder)
        fresh = self._root / f"{_CURRENT}.new"
        fresh.write_text(folder.name + "\n", encoding="ascii")
        _to_disk(fresh)
        fresh.replace(self._root / _CURRENT)
        _to_disk(self._root)

    def replace(self, folder: Path) -> None:
        """Make `folder` live; the caller holds both locks.

        Keeps the generation before it, which readers may be about to open, and
        removes every other.
        """
        try:
            before: Path | None = self.live()
        except Unavailable:
            before = None
        self._go_live(folder)
        self._remove_all_but({folder, before})

    def abandon(self, folder: Path) -> None:
        """Remove `folder`, whose building failed, unless it is live by now."""
        try:
            if self.live() == folder:
                return
        except Unavailable:
            pass
        shutil.rmtree(folder, ignore_errors=True)

    def clear_away(self) -> None:
        """Remove what is no longer used, unless a rebuild is going on."""
        live = self.live()
        age = time.time() - (self._root / _CURRENT).stat().st_mtime
        if age < _KEEP_SECONDS or len(self._all()) == 1:
            return
        try:
            with self.lock(REBUILD_LOCK, timeout=0):
                self._remove_all_but({live})
        except Unavailable:
            return

    def _all(self) -> list[Path]:
        return [path for path in self._root.iterdir() if _NAME.fullmatch(path.name)]

    def _remove_all_but(self, kept: Set[Path | None]) -> None:
        for path in self._all():
            if path not in kept:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def lock(self, name: str, timeout: float) -> Iterator[None]:
        """Hold the lock `name`, across threads and processes.

        Raises `Unavailable` when it cannot be had in `timeout` seconds.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self._root / name))
        if not try_for(lock.acquire, timeout=timeout, delay=0.005):
            raise Unavailable("The search index is being written by someone else.")
        try:
            yield
        finally:
            lock.release()


def _to_disk(path: Path) -> None:
    """Have the operating system write `path` out, so that a power cut keeps it."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no handle on a folder to flush
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
