"""From a Whoosh segment to the arrays that queries are answered from.

Whoosh's segment is what lasts and what is merged; this is read from it once, when it
is committed.
"""

from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length, length_to_byte

from directory.search.analysis import SCRIPTS, words_field
from directory.search.arrays import Array, write_arrays
from directory.search.columns import Facts, column_arrays
from directory.search.fields import make_schema
from directory.search.lexicon import Postings, lexicon_arrays
from directory.search.skeletons import ROMANISED, skeleton_arrays

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)
"""The length that each of Whoosh's bytes stands for."""

FIELDS = (*SCRIPTS, *map(words_field, SCRIPTS))


def export_segment(folder: Path, segment: Any, path: Path) -> None:
    """Write the arrays of Whoosh's `segment` in `folder` to `path`."""
    reader = SegmentReader(FileStorage(str(folder)), make_schema(), segment)
    try:
        write_arrays(path, _arrays(reader, segment.doc_count_all()))
    finally:
        reader.close()


def _arrays(reader: Any, size: int) -> dict[str, Array]:
    arrays = column_arrays(
        Facts(*reader.stored_fields(number)["facts"]) for number in range(size)
    )
    terms: dict[str, dict[str, Postings]] = {field: {} for field in FIELDS}
    for field, each in groupby(reader._terms.terms(), key=lambda pair: pair[0]):
        if field in terms:
            for _, raw in each:
                terms[field][raw.decode()] = _read_all(reader, field, raw)
    for field, postings in terms.items():
        arrays |= lexicon_arrays(field, postings)
    for script in SCRIPTS:
        arrays[f"{script}.length"] = _lengths(reader, script, size)
        arrays[f"{script}.total"] = np.array([reader.field_length(script)], np.int64)
        for field in (script, words_field(script)) if script in ROMANISED else ():
            arrays |= skeleton_arrays(field, script, terms[field])
    return arrays


def _read_all(reader: Any, field: str, term: bytes) -> Postings:
    """Read a term's postings block by block.

    By Whoosh's public methods each posting costs five calls: ten times as slow. The
    raw list, because the public one would leave out what is deleted by now.
    """
    matcher = reader._terms.matcher(field, term, reader.schema[field].format)
    listings: list[Array] = []
    frequencies: list[Array] = []
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_weights()
        listings.append(np.array(matcher._ids, np.int32))
        frequencies.append(np.array(matcher._weights, np.uint16))
        matcher._next_block()
    return Postings(np.concatenate(listings), np.concatenate(frequencies))


def _lengths(reader: Any, field: str, size: int) -> Array:
    """Return the number of terms of `field` in each listing, as Whoosh's bytes."""
    length = reader.doc_field_length
    return np.array(
        [length_to_byte(length(number, field) or 0) for number in range(size)],
        np.uint8,
    )
