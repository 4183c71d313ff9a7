"""Writing: one commit at a time, small segments merged on the way.

Index files are Python pickles. They are only ever read from the folder that this
program itself writes, each checked against its commit's record beforehand; never
accept one from a USB stick or the network.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import accumulate
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, LockError, clean_files
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from directory.errors import Invalid, Unavailable
from directory.search.analysis import Analyser
from directory.search.columns import facts_of
from directory.search.commits import (
    Commit,
    fingerprint,
    forget_other_commits,
    write_commit,
)
from directory.search.exporting import export_segment
from directory.search.fields import index_version, make_schema, terms_of
from directory.search.seam import SearchDocument

INDEX_NAME = "MAIN"

_LOCK_SECONDS = 10.0
# Segments of about the same size are merged when there are so many of them …
MERGE_AT = 8
# … and while they are this small (a tier, see there), by the commit that adds one, up
# to so many listings: about half a second's work. Larger ones: see `merging`.
MERGED_ASIDE = 2
_MERGE_AT_MOST = 256


class _Codec(W3Codec):  # type: ignore[misc] # Whoosh has no types
    """Whoosh's codec without what only its own searcher uses, or only saves space.

    Looking up lengths for block statistics takes a sixth of the time of a build;
    compressing blocks of a few bytes takes a tenth.
    """

    length_stats = False


class Writer(SegmentWriter):  # type: ignore[misc] # Whoosh has no types
    """Whoosh's writer, with our record as the moment at which a commit counts.

    `_commit_toc` is a private method of Whoosh's, overridden because its order
    matters: table of contents, then our record, and only then the removal of the
    files before. Killed in between, the commit before stands, files and all.
    """

    def __init__(
        self,
        folder: Path,
        up_to: int,
        known: Commit | None = None,
        *,
        maker: str = "",
        limitmb: int = 64,
    ) -> None:
        """Open the index in `folder` for one commit that will hold changes `up_to`.

        `known` is the commit before it, whose segments need not be read again and
        whose `maker` stays.
        `limitmb` bounds the memory for terms, in megabytes. Raises `Unavailable`
        when another writer does not finish.
        """
        self._folder = folder
        self._up_to = up_to
        self._known = known.files if known else {}
        self._maker = known.maker if known else maker
        if known:
            _discard_unrecorded(folder, known.number)
        index = FileIndex(FileStorage(str(folder)), indexname=INDEX_NAME)
        try:
            super().__init__(
                index,
                timeout=_LOCK_SECONDS,
                delay=0.01,
                limitmb=limitmb,
                codec=_Codec(compression=0),
            )
        except LockError as error:
            raise Unavailable("The search index is being written to.") from error

    def add(self, document: SearchDocument, analyser: Analyser) -> None:
        """Add `document`, which must not be in the index."""
        self.add_document(
            id=document.id,
            facts=tuple(facts_of(document)),
            **terms_of(document, analyser),
        )

    def remove(self, numbers: Mapping[str, Iterable[int]]) -> None:
        """Remove listings: their numbers, by the name of their segment.

        Whoosh's own way opens every segment to look the ids up.
        """
        for segment in self.segments:
            for number in numbers.get(segment.segment_id(), ()):
                segment.delete_document(number)

    def give_up(self) -> None:
        """Leave the index as it was and let others write, wherever this one failed."""
        with suppress(Exception):  # what failed once may fail again while closing
            self.cancel()
        if self.writelock.fd is not None:
            self.writelock.release()

    def _commit_toc(self, segments: list[Any]) -> None:
        number = self.generation
        for segment in segments:
            arrays = self._folder / arrays_file(segment)
            if arrays.name not in self._known:
                export_segment(self._folder, segment, arrays)
        TOC(self.schema, segments, number).write(self.storage, INDEX_NAME)
        names = [
            toc_name(number),
            *map(segment_file, segments),
            *map(arrays_file, segments),
        ]
        commit = Commit(
            number=number,
            version=index_version(),
            up_to=self._up_to,
            documents=sum(segment.doc_count() for segment in segments),
            files={
                name: self._known.get(name) or fingerprint(self._folder / name)
                for name in names
            },
            maker=self._maker,
        )
        write_commit(self._folder, commit)
        forget_other_commits(self._folder, number)
        clean_files(self.storage, INDEX_NAME, number, segments)


def toc_name(number: int) -> str:
    """The file name of the table of contents of commit `number`."""
    return f"_{INDEX_NAME}_{number}.toc"


def segment_file(segment: Any) -> str:
    """The name of the one file that holds all of `segment`."""
    return f"{segment.segment_id()}.seg"


def arrays_file(segment: Any) -> str:
    """The name of the file of arrays that queries on `segment` are answered from."""
    return f"{segment.segment_id()}.arrays"


def new_index(folder: Path) -> None:
    """Make an index without listings in the empty `folder`."""
    FileIndex.create(FileStorage(str(folder)), make_schema(), INDEX_NAME)


def write_all(
    folder: Path,
    documents: Iterable[SearchDocument],
    up_to: int,
    maker: str,
    limitmb: int,
) -> None:
    """Write a whole index into the empty `folder`, in one commit.

    `limitmb` as for `Writer`. Raises `Invalid` when an id comes twice.
    """
    new_index(folder)
    analyser = Analyser(remembered=200_000)
    seen: set[str] = set()
    with committing(Writer(folder, up_to, maker=maker, limitmb=limitmb)) as writer:
        for document in documents:
            if document.id in seen:
                raise Invalid(f"The listing {document.id} was given twice.")
            seen.add(document.id)
            writer.add(document, analyser)


def _merge_some(writer: Writer, segments: list[Any]) -> list[Any]:
    """Merge the small segments of like size; return those that stay as they are.

    Whoosh's own policy can merge thousands of listings in one commit, which a save
    would wait for. A segment whose listings have all been replaced is dropped.
    """
    tiers: defaultdict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        count = segment.doc_count()
        if count:
            tiers[tier(count)].append(segment)
    kept: list[Any] = []
    for number, alike in tiers.items():
        is_quick = number < MERGED_ASIDE and len(alike) >= MERGE_AT
        merged = _to_merge(alike) if is_quick else []
        kept.extend(segment for segment in alike if segment not in merged)
        for segment in merged:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return kept


def _to_merge(alike: list[Any]) -> list[Any]:
    """The smallest of the segments `alike`, as many as one commit may merge."""
    smallest = sorted(alike, key=lambda segment: segment.doc_count())
    totals = accumulate(segment.doc_count() for segment in smallest)
    fitting = sum(total <= _MERGE_AT_MOST for total in totals)
    return smallest[:fitting] if fitting > 1 else []


def tier(count: int) -> int:
    """0 for fewer than 8 listings, 1 for fewer than 64, 2 for fewer than 512 …"""
    return (count.bit_length() - 1) // 3


@contextmanager
def committing(
    writer: Writer,
    left: Callable[[Writer, list[Any]], list[Any]] = _merge_some,
) -> Iterator[Writer]:
    """Commit `writer` at the end of the block, or undo it when the block fails.

    left: which of the segments, and of others, stay beside what was added; it may add
    the rest to the writer.
    """
    try:
        yield writer
        writer.commit(mergetype=left)
    except BaseException:
        writer.give_up()
        raise


def _discard_unrecorded(folder: Path, number: int) -> None:
    """Remove what a writer left that was killed before its commit counted."""
    for path in folder.glob(f"_{INDEX_NAME}_*.toc"):
        if path.name != toc_name(number):
            path.unlink()
