"""The first half of an import: clean every record and hold it against the others."""

from dataclasses import dataclass, field
from datetime import date

from directory.errors import Invalid
from directory.exchange.cleaning import Cleaned, Cleaner
from directory.exchange.ledger import Finding, Ledger, shorten
from directory.exchange.notices import key_of, look
from directory.exchange.source import RawRecord
from directory.exchange.spool import Entry, Spool
from directory.exchange.survey import Survey
from directory.model.documents import Document, from_document
from directory.model.nouns import Location, Noun, Organization, Record, Service
from directory.model.taxonomy import Taxonomy


@dataclass(slots=True)
class Gathering:
    """Takes records of one source into the spool. Writes nothing else.

    survey: what that source says as a whole.
    real_services: how many are no examples. alone: organizations that were records
    of their own, without services.
    """

    survey: Survey
    ledger: Ledger
    taxonomy: Taxonomy
    today: date
    spool: Spool
    real_services: int = 0
    alone: dict[str, Entry] = field(default_factory=dict)
    _seen: dict[bytes, str] = field(default_factory=dict)

    @property
    def _cleaner(self) -> Cleaner:
        return Cleaner(self.survey, self.ledger, self.taxonomy, self.today)

    def take(self, raw: RawRecord) -> None:
        """Clean one record and keep it, or say in the ledger why not."""
        cleaned = self._cleaner.clean(raw)
        if cleaned and self._is_new(cleaned):
            parts = self._parts(cleaned)
            if parts:
                self._keep(cleaned, parts)

    def _is_new(self, cleaned: Cleaned) -> bool:
        noun = cleaned.noun
        if noun == "organization" and cleaned.id not in self.alone:
            return True
        if (noun, cleaned.id) not in self.spool:
            return True
        if self.spool.says(noun, cleaned.main):
            cleaned.report.add("duplicate_id", "id", "the same record once more")
            self.ledger.record("unchanged", cleaned.id, cleaned.name)
            return False
        first = self.spool.get(noun, cleaned.id).name
        done = f"refused: {shorten(first)!r} came first with the same id"
        cleaned.report.add("duplicate_id", "id", done, cleaned.id)
        self.ledger.record("refused", cleaned.id, cleaned.name)
        return False

    def _parts(self, cleaned: Cleaned) -> list[tuple[Noun, Entry]]:
        """Its records, what others refer to first; [] when one of them cannot be."""
        parts: list[tuple[Noun, type[Record], Document]] = [
            ("location", Location, location) for location in cleaned.locations
        ]
        if cleaned.organization:
            parts.insert(0, ("organization", Organization, cleaned.organization))
        main = Service if cleaned.noun == "service" else Organization
        parts.append((cleaned.noun, main, cleaned.main))
        repaired = cleaned.report.repaired
        try:
            return [
                (noun, Entry(from_document(cls, document), document, "", repaired))
                for noun, cls, document in parts
                if document is cleaned.main or not self.spool.says(noun, document)
            ]
        except Invalid as error:
            # Not the value, which may be secret.
            done = f"refused: {str(error).partition(' cannot be ')[0]} cannot be"
            cleaned.report.add("not_a_record", "", done)
            self.ledger.record("refused", cleaned.id, cleaned.name)
            return []

    def _notice(self, cleaned: Cleaned, service: Service) -> None:
        report, main = cleaned.report, cleaned.main
        told = [*cleaned.locations, *filter(None, [cleaned.organization])]
        look(report, main, told, self.today)
        if self.taxonomy.categories and not self.taxonomy.of(service):
            report.add("no_category", "attributes", "kept without")
        key = key_of(main)
        if key in self._seen:
            report.add("duplicate", "name", "both kept", f"also {self._seen[key]}")
        else:
            self._seen[key] = cleaned.id
        self.real_services += not service.example

    def _keep(self, cleaned: Cleaned, parts: list[tuple[Noun, Entry]]) -> None:
        for noun, entry in parts:
            entry.name = cleaned.name
            if isinstance(entry.record, Service):
                self._notice(cleaned, entry.record)
                self.spool.put("service", entry)
            else:
                self._share(cleaned, noun, entry)
        if cleaned.noun == "organization":
            self.alone[cleaned.id] = parts[-1][1]

    def _share(self, cleaned: Cleaned, noun: Noun, entry: Entry) -> None:
        """Keep an organization or place once, though many services bring it.

        What an earlier record said of it stays; what it left out is filled in.
        """
        document = entry.document
        if (noun, entry.record.id) not in self.spool:
            self.spool.put(noun, entry)
            return
        first = self.spool.get(noun, entry.record.id).document
        for name in document.keys() & first.keys():
            if document[name] != first[name]:
                self._disagree(cleaned, noun, name, (document, first))
        if document.keys() - first.keys():
            both = document | first
            record = from_document(type(entry.record), both)
            self.spool.put(noun, Entry(record, both, entry.name))

    def _disagree(
        self, cleaned: Cleaned, noun: Noun, name: str, both: tuple[Document, Document]
    ) -> None:
        secret = name == "contacts" or both[0]["id"] in self.survey.hidden
        theirs, ours = ("" if secret else shorten(d.get(name, "")) for d in both)
        self.ledger.note(
            Finding(
                kind="disagreement",
                done="what came first was kept",
                record=both[0]["id"],
                name=shorten(cleaned.name),
                noun=noun,
                field=name,
                value=theirs,
                ours=ours,
            )
        )
