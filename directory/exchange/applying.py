"""The second half of an import: hold the clean records against what is stored."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from directory.exchange.ledger import Finding, Ledger, Outcome, shorten
from directory.exchange.merging import Conflict, digests, merge
from directory.exchange.spool import Entry, Spool
from directory.model.documents import Document, from_document
from directory.model.nouns import Location, Noun, Organization, Record, Service
from directory.storage.listings import Listings
from directory.storage.records import Stored
from directory.storage.writing import Writer

_CLASSES: tuple[tuple[Noun, type[Record]], ...] = (
    ("organization", Organization),
    ("location", Location),
    ("service", Service),
)


@dataclass(slots=True)
class Applying:
    """Writes a spool, or only says what writing it would do.

    alone: organizations that are records of their own, to be accounted for.
    replaces_examples: whether what is stored is made up, and makes way.
    """

    source: str
    ledger: Ledger
    listings: Listings
    spool: Spool
    progress: Callable[[int, int | None], None]
    alone: Mapping[str, Entry]
    replaces_examples: bool = False
    examples_removed: int = 0
    _changed: set[str] = field(default_factory=set)

    def apply(self, writer: Writer | None) -> None:
        """Everything, within the caller's transaction; without a writer, nothing."""
        if self.replaces_examples and writer:
            self.examples_removed = writer.remove_examples()
        total, done = self.spool.count("service"), 0
        for noun, _ in _CLASSES:
            for entries in self.spool.chunks(noun):
                self._chunk(writer, noun, entries)
                if noun == "service":
                    done += len(entries)
                    self.progress(done, total)

    def _chunk(
        self,
        writer: Writer | None,
        noun: Noun,
        entries: Sequence[Entry],
    ) -> None:
        if noun == "service":
            self._drop_orphans(entries)
        ids = [entry.record.id for entry in entries]
        stored = self._stored(noun, ids)
        gone = self._merged(ids, stored) if noun == "service" else frozenset()
        before = {} if self.replaces_examples else self._imported(noun, ids)
        puts: list[tuple[Record, int | None]] = []
        said: dict[str, dict[str, str]] = {}
        for entry in entries:
            theirs = entry.record
            if theirs.id in gone:
                self._account(theirs.id, entry, set())
                continue
            said_before = before.get(theirs.id, {})
            says_now = digests(entry.document)
            known = stored.get(theirs.id)
            if known is None or says_now != said_before:
                said[theirs.id] = says_now
                if self._put(theirs, known, said_before, puts):
                    self._changed.add(theirs.id)
            if isinstance(theirs, Service):
                parts = {theirs.id, theirs.organization_id}
                parts |= {at.location_id for at in theirs.service_at_locations}
                self._account(theirs.id, entry, parts)
            elif theirs.id in self.alone:
                self._account(theirs.id, self.alone[theirs.id], {theirs.id})
        if writer and puts:
            writer.put_many(puts, f"import of {self.source}")
        if writer and said:
            writer.remember_import(self.source, noun, said)

    def _put(
        self,
        theirs: Record,
        stored: Stored[Record] | None,
        before: Mapping[str, str],
        puts: list[tuple[Record, int | None]],
    ) -> bool:
        """Whether the source brought anything new; what is to be written, added."""
        if stored is None:
            puts.append((theirs, None))
            return True
        merged = merge(stored.record, theirs, before)
        for conflict in merged.conflicts:
            self._conflict(theirs, stored.record, conflict)
        if merged.record != stored.record:
            puts.append((merged.record, stored.revision))
            return True
        return bool(merged.conflicts)

    def _account(self, record_id: str, entry: Entry, parts: set[str]) -> None:
        outcome: Outcome = "repaired" if entry.repaired else "accepted"
        if not parts & self._changed:
            outcome = "unchanged"
        self.ledger.record(outcome, record_id, entry.name)

    def _stored(self, noun: Noun, ids: Sequence[str]) -> dict[str, Stored[Record]]:
        return {} if self.replaces_examples else self.listings.stored(noun, ids)

    def _merged(self, ids: Sequence[str], stored: Container[str]) -> frozenset[str]:
        """Services that staff made one with others: they do not come back."""
        unknown = [] if self.replaces_examples else [i for i in ids if i not in stored]
        gone = self.listings.ids_of(unknown)
        for record_id in gone:
            done = "left out: it was made one with another listing"
            self._note(record_id, "service", Finding(kind="merged", done=done))
        return frozenset(gone)

    def _imported(self, noun: Noun, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        return self.listings.imported(self.source, noun, ids)

    def _drop_orphans(self, entries: Sequence[Entry]) -> None:
        """Take out references to what neither the source nor the directory has."""
        organizations = {e.document.get("organization_id", "") for e in entries}
        locations = {
            at["location_id"]
            for e in entries
            for at in e.document.get("service_at_locations", [])
        }
        lost = self._lost("organization", organizations - {""})
        lost |= self._lost("location", locations)
        for entry in entries if lost else ():
            document = entry.document
            if document.get("organization_id") in lost:
                self._orphan(entry, "organization_id", document.pop("organization_id"))
            places: list[Document] = document.get("service_at_locations", [])
            for at in [at for at in places if at["location_id"] in lost]:
                places.remove(at)
                self._orphan(entry, "service_at_locations", at["location_id"])
            entry.record = from_document(Service, document)

    def _lost(self, noun: Noun, ids: set[str]) -> set[str]:
        unknown = {i for i in ids if (noun, i) not in self.spool}
        return unknown - self._stored(noun, sorted(unknown)).keys()

    def _orphan(self, entry: Entry, name: str, missing: str) -> None:
        entry.repaired = True
        self._note(
            entry.document["id"],
            "service",
            Finding(
                kind="orphan",
                done="left out: it is not in the source",
                name=shorten(entry.name),
                field=name,
                value=missing,
            ),
        )

    def _conflict(self, theirs: Record, ours: Record, conflict: Conflict) -> None:
        hidden = any(isinstance(r, Location) and r.confidential for r in (theirs, ours))
        # The places of a service tell much of one that is confidential.
        secret = hidden or conflict.field in ("contacts", "service_at_locations")
        noun = next(noun for noun, cls in _CLASSES if isinstance(ours, cls))
        self._note(
            theirs.id,
            noun,
            Finding(
                kind="ours_kept",
                done="ours was kept: it was changed since, or came from elsewhere",
                name="" if hidden else shorten(ours.name),
                field=conflict.field,
                value="" if secret else _shown(conflict.theirs),
                ours="" if secret else _shown(conflict.ours),
            ),
        )

    def _note(self, record_id: str, noun: Noun, finding: Finding) -> None:
        self.ledger.note(replace(finding, record=record_id, noun=noun))


def _shown(value: Any) -> str:
    return "(nothing)" if value is None else shorten(value)
