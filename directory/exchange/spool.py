"""Clean records on disk, between reading a source and writing to the database."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import IO

from directory.model.documents import Document, from_document
from directory.model.nouns import CLASSES, Noun, Record


@dataclass(slots=True)
class Entry:
    """One record. name: for the ledger; repaired: whether it was changed."""

    record: Record
    document: Document
    name: str = ""
    repaired: bool = False


@dataclass(slots=True)
class Spool:
    """Records in a file without a name; in memory only where each one lies.

    About 250 bytes of memory to a record, however long its texts are.
    """

    _file: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    _places: dict[Noun, dict[str, tuple[int, bytes]]] = field(
        default_factory=lambda: {"organization": {}, "location": {}, "service": {}}
    )

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __contains__(self, key: tuple[Noun, str]) -> bool:
        """Whether there is a record of that noun and id."""
        noun, record_id = key
        return record_id in self._places[noun]

    def count(self, noun: Noun) -> int:
        """How many records of a noun there are."""
        return len(self._places[noun])

    def says(self, noun: Noun, document: Document) -> bool:
        """Whether the record of that id says exactly this."""
        place = self._places[noun].get(document["id"])
        return place is not None and place[1] == _digest(document)

    def put(self, noun: Noun, entry: Entry) -> None:
        """Keep a record, instead of an earlier one with its id."""
        place = self._file.seek(0, 2)
        line = json.dumps([entry.document, entry.name, entry.repaired]) + "\n"
        self._file.write(line.encode())
        self._places[noun][entry.record.id] = (place, _digest(entry.document))

    def get(self, noun: Noun, record_id: str) -> Entry:
        """The record of that noun and id."""
        self._file.seek(self._places[noun][record_id][0])
        document, name, repaired = json.loads(self._file.readline())
        return Entry(from_document(CLASSES[noun], document), document, name, repaired)

    def chunks(self, noun: Noun, size: int = 400) -> Iterator[list[Entry]]:
        """All records of a noun, in the order in which they first came."""
        ids = list(self._places[noun])
        for start in range(0, len(ids), size):
            yield [self.get(noun, record_id) for record_id in ids[start : start + size]]


def _digest(document: Document) -> bytes:
    return blake2b(json.dumps(document).encode(), digest_size=12).digest()
