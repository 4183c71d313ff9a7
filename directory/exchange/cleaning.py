"""A whole service of a feed, taken apart into clean records of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from directory.exchange.characters import tidy
from directory.exchange.fields import TRUE
from directory.exchange.html import clean
from directory.exchange.identity import id_of, is_uuid, made_id
from directory.exchange.ledger import Ledger
from directory.exchange.repair import Walk
from directory.exchange.source import RawRecord
from directory.exchange.status import is_unpublished
from directory.exchange.survey import Survey, is_confidential, location_id
from directory.exchange.values import Report
from directory.model.documents import EXTENSION_KEY, Document
from directory.model.nouns import Location, Noun, Organization, Service
from directory.model.taxonomy import Category, Taxonomy
from directory.text.structured import plain


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Documents of ours. main: the service, or an organization on its own."""

    noun: Noun
    main: Document
    organization: Document | None
    locations: tuple[Document, ...]
    report: Report

    @property
    def id(self) -> str:
        """Of the service, or of the organization on its own."""
        return str(self.main["id"])

    @property
    def name(self) -> str:
        """What the ledger calls it."""
        return str(self.main["name"])


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans the records of one source. survey: what that source says as a whole."""

    survey: Survey
    ledger: Ledger
    taxonomy: Taxonomy
    today: date

    def clean(self, raw: RawRecord) -> Cleaned | None:
        """The record in our shape; None when it was refused (the ledger says why)."""
        if not isinstance(raw.value, Mapping):
            report = Report(self.ledger, "", raw.where, raw.noun)
            report.add("not_a_record", "", "refused: it is not an object", raw.value)
            self._refuse(report)
            return None
        value = dict(raw.value)
        report = Report(self.ledger, "", _name(value) or raw.where, raw.noun)
        report.record = self._id(report, raw.noun, value)
        walk = Walk(self.source, report, self.survey.hidden)
        locations: tuple[Document, ...] = ()
        if raw.noun == "organization":
            main = walk.record(Organization, value, "", report.record)
            organization = None
        else:
            organization = self._organization(walk, value)
            locations = tuple(self._locations(walk, value))
            main = walk.record(Service, value, "", report.record)
        # Only now, so that the ledger tells all that is odd in a refused record.
        if not main or not any(character.isalnum() for character in main["name"]):
            report.add("blank_name", "name", "refused: it has no name", raw.where)
            self._refuse(report)
            return None
        if raw.noun == "service":
            if is_unpublished(value.get("status")):
                report.add(
                    "not_published", "status", "refused: not published", value["status"]
                )
                self._refuse(report)
                return None
            self._categorise(main)
            self._check_date(report, main)
        return Cleaned(raw.noun, main, organization, locations, report)

    @property
    def source(self) -> str:
        """The name under which ids are made."""
        return self.survey.source

    def _check_date(self, report: Report, service: Document) -> None:
        """Nobody can have checked it tomorrow."""
        if service.get("assured_date", "") > self.today.isoformat():
            day = service.pop("assured_date")
            done = "removed: it is in the future"
            report.add("value_removed", "assured_date", done, day)

    def _refuse(self, report: Report) -> None:
        self.ledger.record("refused", report.record, report.name)

    def _id(self, report: Report, noun: Noun, value: Mapping[str, Any]) -> str:
        raw = value.get("id")
        if isinstance(raw, str | int) and str(raw).strip():
            record_id = id_of(self.source, noun, raw)
            report.record = record_id
            if not is_uuid(raw):
                report.add("new_id", "id", f"became {record_id}", raw)
            return record_id
        organization = value.get("organization")
        by = _name(organization) if isinstance(organization, Mapping) else ""
        record_id = report.record = made_id(self.source, noun, _name(value), by)
        report.add("new_id", "id", f"became {record_id}, made from its name")
        return record_id

    def _organization(self, walk: Walk, value: dict[str, Any]) -> Document | None:
        raw = value.pop("organization", None)
        if not isinstance(raw, Mapping) or not raw:
            return None
        raw_id = raw.get("id") or value.get("organization_id")
        record_id = (
            id_of(self.source, "organization", raw_id)
            if raw_id
            else made_id(self.source, "organization", _name(raw))
        )
        if not _name(raw):
            walk.report.add("value_removed", "organization", "left out: it has no name")
            value["organization_id"] = raw_id
            return None
        value["organization_id"] = record_id
        return walk.record(Organization, raw, "organization", record_id)

    def _locations(self, walk: Walk, value: dict[str, Any]) -> Iterator[Document]:
        places = value.get("service_at_locations")
        if isinstance(places, Mapping):
            places = [places]
        if not isinstance(places, list):
            return
        value["service_at_locations"] = kept = []
        for number, place in enumerate(places):
            at = dict(place) if isinstance(place, Mapping) else place
            kept.append(at)
            raw = at.pop("location", None) if isinstance(at, dict) else None
            if not isinstance(raw, Mapping) or not raw:
                continue
            at["location_id"] = record_id = location_id(self.source, at, raw)
            path = f"service_at_locations[{number}].location"
            document = self._location(walk, raw, path, record_id)
            if document:
                yield document

    def _location(
        self, walk: Walk, raw: Mapping[str, Any], path: str, record_id: str
    ) -> Document | None:
        walk.report.private = record_id in self.survey.hidden
        try:
            if record_id in self.survey.secret:
                raw = _made_secret(walk.report, raw, f"{path}.confidential")
            return walk.record(Location, raw, path, record_id)
        finally:
            walk.report.private = False

    def _categorise(self, service: Document) -> None:
        """Give it our categories for the terms of others that mean the same."""
        attributes: list[Document] = service.get("attributes", [])
        has = {a.get("taxonomy_term", {}).get("id") for a in attributes}
        for category in [c for a in attributes for c in self._categories(a)]:
            if category.id not in has:
                has.add(category.id)
                term = {
                    "id": category.id,
                    "code": category.code,
                    "name": category.names["en"],
                    "taxonomy": self.taxonomy.name,
                }
                attributes.append(
                    {
                        "id": made_id(service["id"], "category", category.code),
                        "link_type": "category",
                        "taxonomy_term": term,
                    }
                )

    def _categories(self, attribute: Document) -> Iterator[Category]:
        term = attribute.get("taxonomy_term", {})
        name = str(term.get("name", ""))
        # "Sensory Impaired>Visually Impaired": the narrower term comes last.
        for word in (term.get("id", ""), *reversed(name.split(">")), name):
            category = self.taxonomy.called(word) if word.strip() else None
            if category:
                yield category
                return


def _made_secret(report: Report, raw: Mapping[str, Any], path: str) -> Document:
    """A place that is confidential, whatever this one record says."""
    said = raw.get(EXTENSION_KEY)
    extension = dict(said) if isinstance(said, Mapping) else {}
    if not is_confidential(raw):
        report.add("disagreement", path, "confidential, as another record says")
    elif str(extension.get("confidential")).strip().casefold() not in TRUE:
        report.add("reformatted", path, "counts as true")
    own = {name: value for name, value in raw.items() if name != "confidential"}
    return {**own, EXTENSION_KEY: {**extension, "confidential": True}}


def _name(raw: Mapping[str, Any]) -> str:
    name = raw.get("name")
    if not isinstance(name, str):
        return ""
    if "<" in name or "&" in name:
        name = plain(clean(name).text)
    return " ".join(tidy(name).split())
