"""Reading a source: one seam, behind which every format is one module.

A new format is a class with the three members of Reader, added to the tuple that is
passed to `read_source`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from directory.errors import Invalid
from directory.exchange.ledger import Finding, Ledger
from directory.model.nouns import Noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is read at most.

    depth: objects and lists within one another; record: characters and values in one
    record; file: bytes; files and records: how many.
    """

    depth: int = 64
    record: int = 8_000_000
    file: int = 1_000_000_000
    files: int = 100_000
    records: int = 500_000


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record in the shape of HSDS 3.0, nothing of it checked.

    value: should be an object, a service with what belongs to it nested, or an
    organization without services. where: its file and number, for messages.
    """

    noun: Noun
    value: Any
    where: str


class Reader(Protocol):
    """One format."""

    @property
    def name(self) -> str:
        """What the format is called."""

    def recognises(self, source: Path, bounds: Bounds) -> bool:
        """Whether a file or folder is in this format. Raises Invalid if damaged."""

    def read(self, source: Path, bounds: Bounds) -> Iterator[RawRecord]:
        """Its records, one at a time in memory. Raises Invalid if damaged."""


def read_source(
    source: Path, readers: Sequence[Reader], bounds: Bounds, ledger: Ledger
) -> Iterator[RawRecord]:
    """The records of a file, or of a folder's files in the order of their names.

    Raises Invalid, in one line that names the file, for a source that is missing,
    damaged, too large, or in no known format. A folder may hold other JSON files:
    they are noted in the ledger.
    """
    count = 0
    for path, reader in _parts(source, readers, bounds, ledger):
        for record in reader.read(path, bounds):
            count += 1
            if count > bounds.records:
                raise Invalid(f"{source} holds more than {bounds.records:,} records.")
            yield record


def _parts(
    source: Path, readers: Sequence[Reader], bounds: Bounds, ledger: Ledger
) -> Iterator[tuple[Path, Reader]]:
    if not source.exists():
        raise Invalid(f"{source} does not exist.")
    whole = _reader_of(source, readers, bounds)
    if whole:
        yield source, whole
        return
    if not source.is_dir():
        raise Invalid(f"{source} is in no format that can be read: {_known(readers)}.")
    files = sorted(path for path in source.rglob("*.json") if path.is_file())
    if len(files) > bounds.files:
        raise Invalid(f"{source} holds more than {bounds.files:,} files.")
    found = False
    for path in files:
        reader = _reader_of(path, readers, bounds)
        if reader:
            found = True
            yield path, reader
        else:
            ledger.note(Finding(kind="file_skipped", done="left out", field=path.name))
    if not found:
        raise Invalid(f"{source} holds no file that can be read: {_known(readers)}.")


def _reader_of(path: Path, readers: Sequence[Reader], bounds: Bounds) -> Reader | None:
    return next((r for r in readers if r.recognises(path, bounds)), None)


def _known(readers: Sequence[Reader]) -> str:
    return " or ".join(reader.name for reader in readers)
