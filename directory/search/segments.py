"""A segment as queries see it: the arrays of a Whoosh segment, mapped into memory."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from directory.search.analysis import SCRIPTS, words_field
from directory.search.arrays import Array, map_arrays
from directory.search.columns import Columns
from directory.search.commits import Commit, check_file
from directory.search.lexicon import NOWHERE, Lexicon, Postings
from directory.search.openings import Mask
from directory.search.skeletons import Skeletons
from directory.search.writing import INDEX_NAME, arrays_file, segment_file, toc_name


class Segment:
    """A segment on disk, which never changes but for what is deleted from it.

    Any number of threads may use one.
    """

    def __init__(self, path: Path) -> None:
        """Open the arrays at `path`, which have been checked."""
        self._arrays = map_arrays(path)
        self.columns = Columns(self._arrays)
        self.size = self.columns.size
        self._skeletons: dict[str, Skeletons] = {}
        self._lexicons = {
            field: lexicon
            for script in SCRIPTS
            for field in (script, words_field(script))
            if (lexicon := Lexicon(self._arrays, field)).terms
        }

    def lexicon(self, field: str) -> Lexicon | None:
        """The terms of `field`; None when it has none here."""
        return self._lexicons.get(field)

    def postings(self, field: str, term: str) -> Postings:
        """Return where `term` stands in `field`: nowhere, perhaps."""
        lexicon = self._lexicons.get(field)
        return lexicon.postings(term) if lexicon else NOWHERE

    def total_length(self, field: str) -> int:
        """Return how many terms `field` has, deleted listings included."""
        return int(self._arrays[f"{field}.total"][0])

    def length_codes(self, field: str, listings: Array) -> Array:
        """Return how many terms `field` has in `listings`, as places in `LENGTHS`."""
        codes: Array = self._arrays[f"{field}.length"][listings]
        return codes

    def skeletons(self, field: str) -> Skeletons:
        """How the words of `field` are typed in Latin letters."""
        known = self._skeletons.get(field)
        if known is None:
            known = self._skeletons[field] = Skeletons(self._arrays, field)
        return known


class LiveSegment(NamedTuple):
    """A segment as one commit has it."""

    segment: Segment
    alive: Mask
    """Which of its listings have not been deleted."""


FileStamp = tuple[str, int, int]
"""Path, bytes and time of the last change in nanoseconds."""

OpenSegments = dict[tuple[FileStamp, FileStamp], Segment]
"""The segments that are open, by their files (Whoosh's own, and the arrays) as they
were when they were checked."""


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
        names = (segment_file(segment), arrays_file(segment))
        own, arrays = (file_stamp(folder / name) for name in names)
        known = already.get((own, arrays))
        if known is None:
            # Whoosh's own, too, though only writers read it: that it cannot be added
            # to is found out now and not when somebody saves.
            for name in names:
                check_file(folder, name, commit.files[name])
            known = Segment(folder / names[1])
        opened[own, arrays] = known
        alive = np.ones(known.size, np.bool_)
        alive[list(segment.deleted_docs())] = False
        live.append(LiveSegment(known, alive))
    return live, opened
