"""Records of other directories, field by field made what ours can hold.

Driven by the annotations of directory.model.nouns, so that a new field there is read
without a change here. What comes in has the shape of HSDS 3.0: the readers see to
that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from types import MappingProxyType
from typing import Any

from directory.exchange.identity import id_of, made_id
from directory.exchange.links import email
from directory.exchange.slots import Slot, first_names, slots_of
from directory.exchange.values import Report, cleaned
from directory.model.documents import EXTENSION_KEY, Document, shape
from directory.model.nouns import (
    Address,
    Contact,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
)

MOST = 500
"""Items that a list within a record may have."""

_LINK_NAMES = (
    "service_id location_id organization_id contact_id phone_id schedule_id link_id "
    "service_at_location_id taxonomy_id taxonomy_term_id link_entity id front_door"
)
_LINKS = frozenset(_LINK_NAMES.split())
"""They say of what a nested record is a part, which its place says already; and
what is read elsewhere."""

_PERSONAL = re.compile(
    r"(?:assur|updat|modifi|creat|verifi|review|edit|approv|publish|own|chang)\w*_?by$"
    r"|(?:assurer|author|owner|editor|reviewer|submitter|manager)(?:_?(?:name|email))?$"
    r"|(?:first|last|sur|full|contact|person)_?name$|date_of_birth|^personal_",
    re.IGNORECASE,
)
_IDS = MappingProxyType(
    {
        "organization_id": "organization",
        "parent_organization_id": "organization",
        "location_id": "location",
        "parent_id": "taxonomyterm",
    }
)


@dataclass(slots=True)
class Walk:
    """One record being gone through. source: names whose ids they are."""

    source: str
    report: Report

    def record(
        self, cls: type, raw: Mapping[str, Any], path: str, record_id: str
    ) -> Document | None:
        """A clean document; None when nothing that matters is left of it."""
        document: Document = {}
        slots = slots_of(cls)
        for name, given in first_names(cls, raw).items():
            slot = slots.get(name)
            if slot and not slot.extended:
                self._take(slot, given, (path, record_id), document)
            elif name not in _LINKS:
                self._not_kept(_join(path, name), given)
        ours: Document = {}
        extension = raw.get(EXTENSION_KEY)
        for name, given in extension.items() if isinstance(extension, Mapping) else ():
            slot = slots.get(name)
            if slot and slot.extended:
                self._take(slot, given, (path, record_id), ours)
            else:
                self._not_kept(_join(path, f"{EXTENSION_KEY}.{name}"), given)
        if not _completed(cls, document):
            if path and raw.keys() - {"id", "name"}:
                self.report.add("value_removed", path, "left out: it says too little")
            return None
        if ours:
            document[EXTENSION_KEY] = ours
        return {"id": record_id, **document}

    def _take(
        self, slot: Slot, given: Any, place: tuple[str, str], document: Document
    ) -> None:
        """Put a field's clean value into a document. place: path, and record's id."""
        if given is None:
            return
        value = self._value(slot, given, _join(place[0], slot.name), place[1])
        # Without defaults, as `to_document` writes it.
        if value is not None and value not in ("", [], slot.default):
            document[slot.name] = value

    def _value(self, slot: Slot, raw: Any, path: str, parent: str) -> Any:
        if slot.is_list:
            return list(self._items(slot, raw, path, parent))
        if slot.nested:
            return self._nested(slot.nested, raw, path, parent, {})
        if slot.name in _IDS:
            return id_of(self.source, _IDS[slot.name], raw) if raw else None
        return cleaned(self.report, slot.annotation, slot.name, raw, path)

    def _items(self, slot: Slot, raw: Any, path: str, parent: str) -> Iterator[Any]:
        if raw in ("", {}):
            return
        items = raw if isinstance(raw, list) else [raw]
        if len(items) > MOST:
            self.report.add("cut", path, f"{len(items):,} items cut to {MOST}")
        seen: dict[str, int] = {}
        for number, one in enumerate(items[:MOST]):
            where = f"{path}[{number}]"
            if slot.nested:
                value = self._nested(slot.nested, one, where, parent, seen)
            else:
                value = cleaned(self.report, slot.annotation, slot.name, one, where)
            if value is not None:
                yield value

    def _nested(
        self, cls: type, raw: Any, path: str, parent: str, seen: dict[str, int]
    ) -> Document | None:
        if raw in (None, "", {}, []):
            return None
        if not isinstance(raw, Mapping):
            self.report.add("value_removed", path, "removed: not an object", raw)
            return None
        given = raw.get("id")
        if given not in (None, ""):
            record_id = id_of(self.source, cls.__name__.lower(), given)
        else:
            # From what it says and not from its position: a new item at the top of
            # a list must not change the ids below.
            record_id = made_id(parent, cls.__name__, raw)
            seen[record_id] = seen.get(record_id, 0) + 1
            if seen[record_id] > 1:
                record_id = made_id(record_id, seen[record_id])
        before = self.report.private
        self.report.private = before or cls is Contact or _is_confidential(raw)
        try:
            if cls is Contact:
                raw = self._without_the_person(raw, path)
            return self.record(cls, raw, path, record_id)
        finally:
            self.report.private = before

    def _without_the_person(self, raw: Mapping[str, Any], path: str) -> Document:
        """A contact without an address that is made of the name of a person."""
        contact = dict(raw)
        name = str(contact.get("name") or "").casefold()
        if name == str(contact.get("title") or "").casefold():
            contact.pop("name", None)
            return contact
        try:
            local = email(str(contact.get("email") or ""))[0].partition("@")[0]
        except ValueError:
            return contact
        words = [word for word in re.findall(r"\w+", name) if len(word) > 2]
        if any(word in local.casefold() for word in words):
            contact.pop("email")
            self.report.add("personal_data", _join(path, "email"), "removed")
        return contact

    def _not_kept(self, path: str, value: Any, depth: int = 0) -> None:
        if value in (None, "", [], {}):
            return
        if isinstance(value, list) and isinstance(value[0], Mapping):
            value = value[0]
        if isinstance(value, Mapping) and depth < 3:
            for key, item in value.items():
                if key != "id":
                    self._not_kept(_join(path, key), item, depth + 1)
            return
        plain = re.sub(r"\[\d+\]", "", f"{self.report.noun}.{path}")[:200]
        if _PERSONAL.search(plain.rpartition(".")[2]):
            self.report.repaired = True
            self.report.ledger.property_not_kept(plain, "personal_data")
        else:
            self.report.ledger.property_not_kept(plain)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _is_confidential(raw: Mapping[str, Any]) -> bool:
    extension = raw.get(EXTENSION_KEY)
    return isinstance(extension, Mapping) and bool(extension.get("confidential"))


def _completed(cls: type, document: Document) -> bool:
    """Whether the document has what its record cannot do without."""
    if cls is Address and not document.get("address_1"):
        for name in ("address_2", "city", "region", "postal_code"):
            if document.get(name):
                document["address_1"] = document[name]
                break
    if cls in (Phone, Address, Organization, ServiceAtLocation, Service):
        return all(
            name in document
            for name, (spec, _) in shape(cls).items()
            if spec.default is MISSING and name != "id"
        )
    # A place that says nothing but its id may still be told of elsewhere.
    return cls is Location or bool(document)
