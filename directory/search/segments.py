"""One Whoosh segment as arrays: postings, lengths, columns.

Whoosh's readers must not be shared by threads; here one reader is shared, each use
of it under a lock, and what it gives is arrays that nothing changes.
"""

from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import SegmentReader, TermNotFound

from directory.search.columns import Columns, Facts
from directory.search.commits import Commit, check_file
from directory.search.fields import make_schema
from directory.search.openings import Mask
from directory.search.writing import INDEX_NAME, segment_file, toc_name

_NO_LISTINGS = np.empty(0, np.int32)
_NO_WEIGHTS = np.empty(0, np.float64)


class Postings(NamedTuple):
    """Where one term stands in a segment."""

    listings: NDArray[np.int32]
    """Listing numbers in the segment, rising; deleted ones are among them."""
    frequencies: NDArray[np.float64]
    """How often it stands in each."""


class Segment:
    """A segment on disk, which never changes but for what is deleted from it."""

    def __init__(self, folder: Path, segment: Any) -> None:
        """Open Whoosh's `segment`, whose file in `folder` has been checked."""
        storage = FileStorage(str(folder))
        self._reader = SegmentReader(storage, make_schema(), segment)
        self._lock = Lock()
        self._lengths: dict[str, NDArray[np.float64]] = {}
        self.size: int = segment.doc_count_all()
        self.columns = Columns(
            Facts(*self._reader.stored_fields(number)["facts"])
            for number in range(self.size)
        )

    def postings(self, field: str, term: str) -> Postings:
        """Return where `term` stands in `field`: nowhere, perhaps."""
        with self._lock:
            try:
                # Whoosh would leave out what was deleted when this reader was
                # opened; but that changes, so the raw list is asked for.
                matcher = self._reader._terms.matcher(
                    field, term.encode(), self._reader.schema[field].format
                )
            except TermNotFound:
                return Postings(_NO_LISTINGS, _NO_WEIGHTS)
            return _read_all(matcher)

    def total_length(self, field: str) -> int:
        """Return how many terms `field` has, deleted listings included."""
        with self._lock:
            return int(self._reader.field_length(field))

    def lengths(self, field: str) -> NDArray[np.float64]:
        """Return how many terms `field` has in each listing, rounded by Whoosh."""
        with self._lock:
            lengths = self._lengths.get(field)
            if lengths is None:
                length = self._reader.doc_field_length
                lengths = np.array(
                    [length(number, field) or 0 for number in range(self.size)],
                    np.float64,
                )
                self._lengths[field] = lengths
            return lengths


def _read_all(matcher: Any) -> Postings:
    """Read a term's postings block by block.

    By Whoosh's public methods each posting costs five calls: ten times as slow.
    """
    listings: list[Any] = []
    frequencies: list[Any] = []
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_weights()
        listings.append(np.array(matcher._ids, np.int32))
        frequencies.append(np.array(matcher._weights, np.float64))
        matcher._next_block()
    return Postings(np.concatenate(listings), np.concatenate(frequencies))


class LiveSegment(NamedTuple):
    """A segment as one commit has it."""

    segment: Segment
    alive: Mask
    """Which of its listings have not been deleted."""


FileStamp = tuple[str, int, int]
"""Path, bytes and time of the last change in nanoseconds."""

OpenSegments = dict[FileStamp, Segment]
"""The segments that are open, by the file as it was when it was checked."""


def file_stamp(path: Path) -> FileStamp:
    """Return what tells a changed file without reading it."""
    status = path.stat()
    return str(path), status.st_size, status.st_mtime_ns


def open_segments(
    folder: Path, commit: Commit, already: OpenSegments
) -> tuple[list[LiveSegment], OpenSegments]:
    """Return the segments of `commit`, taking from `already` those that are open.

    Every file is checked before it is read. Raises `Unavailable` when one is missing
    or damaged.
    """
    toc = toc_name(commit.number)
    check_file(folder, toc, commit.files[toc])
    contents = TOC.read(FileStorage(str(folder)), INDEX_NAME, gen=commit.number)
    live: list[LiveSegment] = []
    opened: OpenSegments = {}
    for segment in contents.segments:
        name = segment_file(segment)
        stamp = file_stamp(folder / name)
        if stamp not in already:
            check_file(folder, name, commit.files[name])
        opened[stamp] = already.get(stamp) or Segment(folder, segment)
        alive = np.ones(opened[stamp].size, np.bool_)
        alive[list(segment.deleted_docs())] = False
        live.append(LiveSegment(opened[stamp], alive))
    return live, opened
