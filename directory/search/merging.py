"""Merging in the background: what is too much for a commit that somebody waits for.

The new segment is built aside, from the others as they are then. Saves and queries go
on meanwhile. Then one commit puts it in their place, without what was deleted in
between.
"""

import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.reading import SegmentReader

from directory.search.commits import Commit, latest_number, read_commit
from directory.search.fields import make_schema
from directory.search.writing import (
    INDEX_NAME,
    MERGE_AT,
    MERGED_ASIDE,
    Writer,
    arrays_file,
    committing,
    new_index,
    segment_file,
    tier,
)

_ASIDE = "merging"
_MOST_DELETED = 4
"""A segment is written anew when more than one in so many of its listings is gone."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A segment, built aside, of what was alive in others."""

    segment: Any
    aside: Path
    files: Mapping[str, tuple[int, int]]
    """Its files, as in `Commit.files`."""
    numbers: Mapping[str, Mapping[int, int]]
    """The number here of each listing, by the segment and the number it comes from."""


def segments_of(folder: Path, number: int) -> list[Any]:
    """Return Whoosh's segments of commit `number`, which is sound, in `folder`."""
    contents = TOC.read(FileStorage(str(folder)), INDEX_NAME, gen=number)
    return list(contents.segments)


def worth_merging(segments: list[Any]) -> list[Any]:
    """Return segments whose place one should take: mostly none."""
    tiers: defaultdict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        size = tier(segment.doc_count())
        if size < MERGED_ASIDE:
            continue
        tiers[size].append(segment)
        if segment.deleted_count() * _MOST_DELETED > segment.doc_count_all():
            return [segment]
    return next((alike for alike in tiers.values() if len(alike) >= MERGE_AT), [])


def merge_aside(folder: Path, segments: list[Any], limitmb: int) -> Merged:
    """Build what takes the place of `segments`, all of them in `folder`.

    Nothing of theirs is changed. Nobody else may be merging in `folder`. `limitmb` as
    for `Writer`.
    """
    aside = folder / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    new_index(aside)
    numbers: dict[str, dict[int, int]] = {}
    first = 0
    with committing(Writer(aside, up_to=0, limitmb=limitmb)) as writer:
        for segment in segments:
            gone = set(segment.deleted_docs())
            alive = [n for n in range(segment.doc_count_all()) if n not in gone]
            numbers[segment.segment_id()] = {
                old: new for new, old in enumerate(alive, start=first)
            }
            first += len(alive)
            reader = SegmentReader(FileStorage(str(folder)), make_schema(), segment)
            writer.add_reader(reader)
            reader.close()
    commit = read_commit(aside, latest_number(aside))
    (merged,) = segments_of(aside, commit.number)
    names = (segment_file(merged), arrays_file(merged))
    files = {name: commit.files[name] for name in names}
    return Merged(merged, aside, files, numbers)


def put_in_place(folder: Path, commit: Commit, merged: Merged) -> bool:
    """Commit `merged` in place of its sources; False when one is no longer there.

    commit: the newest of `folder`, for which the caller holds the lock for writing.
    """
    now = {each.segment_id(): each for each in segments_of(folder, commit.number)}
    is_possible = merged.numbers.keys() <= now.keys()
    if is_possible:
        for source, numbers in merged.numbers.items():
            for old in now[source].deleted_docs():
                if old in numbers:
                    merged.segment.delete_document(numbers[old])
        for name in merged.files:
            (merged.aside / name).replace(folder / name)
        known = replace(commit, files={**commit.files, **merged.files})

        def exchanged(_writer: Writer, segments: list[Any]) -> list[Any]:
            left = (s for s in segments if s.segment_id() not in merged.numbers)
            return [*left, merged.segment]

        with committing(Writer(folder, commit.up_to, known), exchanged):
            pass
    shutil.rmtree(merged.aside, ignore_errors=True)
    return is_possible
