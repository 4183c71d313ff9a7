"""Records by their ids: the part that reading and writing share."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import Connection, func, select

from directory.model.documents import from_document
from directory.model.nouns import CLASSES, Location, Organization, Record, Service
from directory.storage.tables import (
    Counter,
    LocationRow,
    OrganizationRow,
    Revision,
    ServiceRow,
)

CHUNK = 400
"""Ids asked for at once: well below what any database allows."""

CHANGE = "change"
"""The counter of changes."""

T = TypeVar("T")
R = TypeVar("R", bound=Record, covariant=True)
Head = type[OrganizationRow] | type[LocationRow] | type[ServiceRow]
HEADS: dict[type, Head] = {
    Organization: OrganizationRow,
    Location: LocationRow,
    Service: ServiceRow,
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change. name: a person's account, or an import's source."""

    kind: Literal["person", "import", "starter"]
    name: str


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record as it stands, with the number of the change that made it so."""

    record: R
    revision: int


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter."""
    chunk: list[T] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def read(
    connection: Connection, cls: type[R], ids: Iterable[str]
) -> dict[str, Stored[R]]:
    """The records of a class with these ids that exist now."""
    head = HEADS[cls]
    found: dict[str, Stored[R]] = {}
    for chunk in chunks(dict.fromkeys(ids)):
        rows = connection.execute(
            select(head.id, head.revision, Revision.document)
            .join(Revision, Revision.sequence == head.revision)
            .where(head.id.in_(chunk))
        )
        for record_id, revision, document in rows:
            # A record that exists has a document; None stands for a removal.
            value: Any = json.loads(document or "null")
            found[record_id] = Stored(from_document(cls, value), revision)
    return found


def read_as_of(
    connection: Connection, cls: type[R], ids: Iterable[str], sequence: int
) -> dict[str, Stored[R]]:
    """The records of a class that there were after a change, as they stood then."""
    noun = next(noun for noun, known in CLASSES.items() if known is cls)
    found: dict[str, Stored[R]] = {}
    for chunk in chunks(dict.fromkeys(ids)):
        newest = (
            select(func.max(Revision.sequence))
            .where(
                Revision.noun == noun,
                Revision.record_id.in_(chunk),
                Revision.sequence <= sequence,
            )
            .group_by(Revision.record_id)
        )
        rows = connection.execute(
            select(Revision.record_id, Revision.sequence, Revision.document).where(
                Revision.sequence.in_(newest), Revision.document.is_not(None)
            )
        )
        for record_id, revision, document in rows:
            value: Any = json.loads(document or "null")
            found[record_id] = Stored(from_document(cls, value), revision)
    return found


def last_change(connection: Connection) -> int:
    """The number of the newest change that this transaction sees."""
    return connection.execute(
        select(Counter.value).where(Counter.name == CHANGE)
    ).scalar_one()
