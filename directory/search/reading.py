"""Reading: keeping up with what other threads and processes commit.

Before each answer the live generation and its newest commit are looked up and its
files' sizes and times compared, which takes about a tenth of a millisecond; only
what changed is opened and checked.
"""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from directory.errors import DirectoryError, Unavailable
from directory.search.commits import (
    Commit,
    check_file,
    latest_number,
    read_commit,
    record_name,
)
from directory.search.fields import index_version
from directory.search.generations import Generations
from directory.search.seam import IndexState
from directory.search.segments import FileStamp, OpenSegments, file_stamp, open_segments
from directory.search.snapshot import Snapshot

LOG = logging.getLogger(__name__)
_ATTEMPTS = 50

Result = TypeVar("Result")


class Opened(NamedTuple):
    """One commit, open."""

    folder: Path
    commit: Commit
    stamps: tuple[FileStamp, ...]
    segments: OpenSegments
    snapshot: Snapshot

    def numbers_of(self, ids: Iterable[str]) -> dict[str, list[int]]:
        """Return where the listings `ids` are: their numbers by segment."""
        wanted = list(ids)
        return {
            Path(own[0]).stem: [
                numbers[listing_id] for listing_id in wanted if listing_id in numbers
            ]
            for (own, _), segment in self.segments.items()
            if (numbers := segment.columns.numbers)
        }


class LiveReader:
    """The newest commit of the live generation, shared by the threads of a process."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._opening = Lock()
        self._opened: Opened | None = None

    def snapshot(self) -> Snapshot:
        """Return the index as it is now; raises `Unavailable` when unusable.

        While another thread opens a new commit, the one before still answers.
        """
        opened = self._opened
        if opened is not None and self._is_newest(opened):
            return opened.snapshot
        if self._opening.acquire(blocking=opened is None):
            try:
                return self._newest().snapshot
            finally:
                self._opening.release()
        assert opened is not None  # noqa: S101 - else the lock was waited for
        return opened.snapshot

    def newest(self) -> Opened:
        """Return the newest commit, open; raises `Unavailable` when unusable."""
        with self._opening:
            return self._newest()

    def check(self) -> IndexState:
        """Read every file again and say how the index is.

        Raises `Unavailable` when one is missing or damaged.
        """
        commit = self._trying_again(_checked)
        if commit.version != index_version():
            return IndexState(False, commit.version, 0, 0)
        return IndexState(
            True, commit.version, commit.up_to, commit.documents, commit.maker
        )

    def _newest(self) -> Opened:
        if self._opened is None or not self._is_newest(self._opened):
            self._opened = self._trying_again(self._open)
        return self._opened

    def _is_newest(self, opened: Opened) -> bool:
        try:
            return (
                self._generations.live() == opened.folder
                and latest_number(opened.folder) == opened.commit.number
                and _stamps(opened.folder, opened.commit) == opened.stamps
            )
        except (Unavailable, OSError):
            return False

    def _open(self, folder: Path, number: int) -> Opened:
        commit = read_commit(folder, number)
        if commit.version != index_version():
            raise Unavailable("The search index was made by another version.")
        stamps = _stamps(folder, commit)
        already = self._opened.segments if self._opened else {}
        live, segments = open_segments(folder, commit, already)
        return Opened(folder, commit, stamps, segments, Snapshot(live))

    def _trying_again(self, action: Callable[[Path, int], Result]) -> Result:
        """Do `action` on the newest commit, again if a newer one came in between.

        A commit removes the files of the one before; a reader that was about to
        open those finds damage that is none.
        """
        for _ in range(_ATTEMPTS):
            folder, number = self._generations.live(), 0
            try:
                number = latest_number(folder)
                with damage_as_unavailable():
                    return action(folder, number)
            except Unavailable:
                if not self._has_moved_on(folder, number):
                    raise
        raise Unavailable("The search index changes faster than it can be read.")

    def _has_moved_on(self, folder: Path, number: int) -> bool:
        """Whether a newer generation or commit came in; the old folder may be gone."""
        try:
            is_same = latest_number(folder) == number
        except Unavailable:
            is_same = True
        return not is_same or self._generations.live() != folder


def _checked(folder: Path, number: int) -> Commit:
    commit = read_commit(folder, number)
    for name, expected in commit.files.items():
        check_file(folder, name, expected)
    return commit


def _stamps(folder: Path, commit: Commit) -> tuple[FileStamp, ...]:
    names = [record_name(commit.number), *commit.files]
    return tuple(file_stamp(folder / name) for name in names)


@contextmanager
def damage_as_unavailable() -> Iterator[None]:
    """Turn whatever reading or writing the index raises into `Unavailable`.

    On damaged files Whoosh, pickle, struct and zlib raise nearly every kind of
    exception there is.
    """
    try:
        yield
    except DirectoryError:
        raise
    except Exception as error:
        # Where it happened, not its message: that may hold what somebody typed.
        where = "".join(traceback.format_tb(error.__traceback__))
        LOG.warning("search index: %s\n%s", type(error).__name__, where)
        raise Unavailable("The search index cannot be used just now.") from error
