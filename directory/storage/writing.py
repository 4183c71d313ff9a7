"""Writing records: each change a new revision, numbered in the order of commits."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from directory.errors import Conflict
from directory.model.documents import Document, to_document
from directory.model.nouns import (
    CLASSES,
    Location,
    Noun,
    Organization,
    Record,
    Service,
    noun_of,
)
from directory.storage.records import (
    CHANGE,
    HEADS,
    Author,
    Stored,
    chunks,
    read,
)
from directory.storage.slugs import lead_on, with_slugs
from directory.storage.tables import (
    Counter,
    Imported,
    Revision,
    ServiceAtLocationRow,
    ServiceRow,
)

Put = tuple[Record, int | None]
"""A record, and the revision that its writer saw; None for a new record."""


class Writer:
    """Writes within one transaction."""

    def __init__(self, connection: Connection, author: Author) -> None:
        """The transaction is the caller's to commit."""
        self._connection = connection
        self._author = author

    def put(self, record: Record, *, expected: int | None, note: str = "") -> int:
        """Keep a record as a new revision; the number of the change, returned.

        A record that says the same as before makes no change. Raises Conflict when
        its newest revision is not `expected`.
        """
        self.put_many([(record, expected)], note)
        return self._read([record])[record.id].revision

    def put_many(self, puts: Sequence[Put], note: str = "") -> None:
        """Keep many records. Those that others refer to must come first."""
        runs: list[list[Put]] = []
        for put in puts:
            if not runs or noun_of(runs[-1][-1][0]) != noun_of(put[0]):
                runs.append([])
            runs[-1].append(put)
        for run in runs:
            for chunk in chunks(run):
                self._put_chunk(noun_of(chunk[0][0]), chunk, note)

    def _put_chunk(self, noun: Noun, puts: list[Put], note: str) -> None:
        before = self._read([record for record, _ in puts])
        for record, expected in puts:
            stored = before.get(record.id)
            if (stored.revision if stored else None) != expected:
                raise Conflict(
                    f"{noun} {record.id} was changed by someone else meanwhile."
                )
        records = [record for record, _ in puts]
        services = [record for record in records if isinstance(record, Service)]
        if services:
            records = [*with_slugs(self._connection, services, before)]
        documents: dict[str, Document] = {}
        changed: dict[str, list[str]] = {}
        for record in records:
            stored = before.get(record.id)
            if stored and stored.record == record:
                continue
            documents[record.id] = to_document(record)
            changed[record.id] = _differences(stored, documents[record.id])
        if documents:
            sequences = self._append(noun, documents, changed, note)
            self._move_heads(
                [record for record in records if record.id in documents],
                sequences,
                before,
            )

    def _read(self, records: Sequence[Record]) -> dict[str, Stored[Record]]:
        """The records of one noun as they stand."""
        return read(self._connection, type(records[0]), [r.id for r in records])

    def _append(
        self,
        noun: Noun,
        documents: Mapping[str, Document | None] | Mapping[str, Document],
        changed: Mapping[str, list[str]],
        note: str,
    ) -> dict[str, int]:
        """One revision for each record id; record id → number of the change.

        A document of None says that the record is removed.
        """
        numbers = dict(
            self._connection.execute(
                select(Revision.record_id, func.max(Revision.number))
                .where(Revision.noun == noun, Revision.record_id.in_(documents))
                .group_by(Revision.record_id)
            ).all()
        )
        first = self._take_numbers(len(documents)) - len(documents) + 1
        sequences = {record_id: first + n for n, record_id in enumerate(documents)}
        made_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._connection.execute(
            insert(Revision),
            [
                {
                    "sequence": sequences[record_id],
                    "noun": noun,
                    "record_id": record_id,
                    "number": numbers.get(record_id, 0) + 1,
                    "document": _dump(document) if document else None,
                    "changed": json.dumps(changed.get(record_id, [])),
                    "author_kind": self._author.kind,
                    "author": self._author.name,
                    "note": note,
                    "made_at": made_at,
                }
                for record_id, document in documents.items()
            ],
        )
        return sequences

    def _take_numbers(self, count: int) -> int:
        """Take the next numbers of the list of changes; the last one, returned."""
        return self._connection.execute(
            update(Counter)
            .where(Counter.name == CHANGE)
            .values(value=Counter.value + count)
            .returning(Counter.value)
        ).scalar_one()

    def _move_heads(
        self,
        records: Sequence[Record],
        sequences: Mapping[str, int],
        before: Mapping[str, Stored[Record]],
    ) -> None:
        head = HEADS[type(records[0])]
        new = [_head(r, sequences[r.id]) for r in records if r.id not in before]
        if new:
            self._connection.execute(insert(head), new)
        for record in records:
            if record.id in before:
                values = _head(record, sequences[record.id])
                self._connection.execute(
                    update(head).where(head.id == values.pop("id")).values(values)
                )
        for record in records:
            if isinstance(record, Service):
                self._link(record, is_new=record.id not in before)

    def _link(self, service: Service, *, is_new: bool) -> None:
        """Record which locations the service is at."""
        table = ServiceAtLocationRow
        if not is_new:
            self._connection.execute(
                delete(table).where(table.service_id == service.id)
            )
        places = dict.fromkeys(at.location_id for at in service.service_at_locations)
        if places:
            self._connection.execute(
                insert(table),
                [{"service_id": service.id, "location_id": place} for place in places],
            )

    def remember_import(
        self, source: str, noun: Noun, fields: Mapping[str, Mapping[str, str]]
    ) -> None:
        """Note what a source said: record id → field → digest of its value."""
        for chunk in chunks(fields.items()):
            self._connection.execute(
                delete(Imported).where(
                    Imported.source == source,
                    Imported.noun == noun,
                    Imported.record_id.in_([record_id for record_id, _ in chunk]),
                )
            )
            self._connection.execute(
                insert(Imported),
                [
                    {
                        "source": source,
                        "noun": noun,
                        "record_id": record_id,
                        "fields": json.dumps(dict(digests)),
                    }
                    for record_id, digests in chunk
                ],
            )

    def remove_examples(self) -> int:
        """Remove the made-up listings, and what only they used; how many they were.

        Their history stays, and ends in a revision without a document.
        """
        links = ServiceAtLocationRow
        is_example = ServiceRow.example.is_(True)
        used_by: tuple[tuple[type[Record], Any], ...] = (
            (Organization, select(ServiceRow.organization_id).where(is_example)),
            (
                Location,
                select(links.location_id)
                .join(ServiceRow, ServiceRow.id == links.service_id)
                .where(is_example),
            ),
        )
        candidates = {
            cls: set(self._connection.execute(used.distinct()).scalars())
            for cls, used in used_by
        }
        services = self._connection.execute(select(ServiceRow.id).where(is_example))
        ids = list(services.scalars())
        self._remove(Service, ids)
        still_used: dict[type[Record], Any] = {
            Organization: ServiceRow.organization_id,
            Location: links.location_id,
        }
        for cls, column in still_used.items():
            kept = set(self._connection.execute(select(column).distinct()).scalars())
            self._remove(cls, sorted(candidates[cls] - kept - {None}))
        return len(ids)

    def lead_on(self, service: Service, into: str, note: str) -> None:
        """Remove a service; its addresses lead to another from now on."""
        self._remove(Service, [service.id], note)
        lead_on(self._connection, service, into)

    def _remove(
        self, cls: type[Record], ids: Sequence[str], note: str = "removed"
    ) -> None:
        head, links = HEADS[cls], ServiceAtLocationRow
        noun = next(noun for noun, known in CLASSES.items() if known is cls)
        for chunk in chunks(ids):
            self._append(noun, dict.fromkeys(chunk), {}, note)
            if cls is Service:
                self._connection.execute(
                    delete(links).where(links.service_id.in_(chunk))
                )
            self._connection.execute(delete(head).where(head.id.in_(chunk)))


def _head(record: Record, sequence: int) -> dict[str, Any]:
    """The columns beside the document."""
    row: dict[str, Any] = {"id": record.id, "revision": sequence}
    if isinstance(record, Service):
        row |= {
            "slug": record.slug,
            "organization_id": record.organization_id or None,
            "status": record.status,
            "example": record.example,
            "assured_date": record.assured_date.isoformat()
            if record.assured_date
            else "",
        }
    return row


def _differences(stored: Stored[Record] | None, new: Document) -> list[str]:
    """The top-level fields that are not as before."""
    old = to_document(stored.record) if stored else {}
    return sorted(
        field for field in old.keys() | new.keys() if old.get(field) != new.get(field)
    )


def _dump(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
