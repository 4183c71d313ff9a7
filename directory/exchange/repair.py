"""Records of other directories, field by field made what ours can hold.

Driven by the annotations of directory.model.nouns, so that a new field there is read
without a change here. What comes in has the shape of HSDS 3.0: the readers see to
that.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass
from types import MappingProxyType
from typing import Any

from directory.exchange.hours import RULE, put_into_words, rule_of
from directory.exchange.identity import id_of, made_id
from directory.exchange.money import price_of
from directory.exchange.persons import is_personal, without_the_person
from directory.exchange.slots import Slot, first_names, slots_of
from directory.exchange.values import Report, cleaned
from directory.model.documents import EXTENSION_KEY, Document, shape
from directory.model.nouns import (
    Address,
    Contact,
    CostOption,
    Location,
    Organization,
    Phone,
    Schedule,
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
_DERIVED = frozenset({"photo_url"})
"""Of the extension: what `publish` works out anew from what is kept."""

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
    """One record being gone through. source: names whose ids they are.

    hidden: ids of places of which no value is told.
    """

    source: str
    report: Report
    hidden: Collection[str] = ()

    def record(
        self, cls: type, raw: Mapping[str, Any], path: str, record_id: str
    ) -> Document | None:
        """A clean document; None when nothing that matters is left of it."""
        place = (path, record_id)
        given = first_names(cls, raw)
        if cls is CostOption:
            given = price_of(self.report, given, path)
        elif cls is Schedule:
            given = rule_of(given)
        document, lost = self._fields(cls, given, place, extended=False)
        extension = raw.get(EXTENSION_KEY)
        ours: Document = {}
        if isinstance(extension, Mapping):
            ours, also_lost = self._fields(cls, extension, place, extended=True)
            lost |= also_lost
        if cls is Schedule and lost & RULE:
            put_into_words(self.report, document, raw, path)
        elif cls is Service:
            self._ages(document)
        if not _completed(cls, document):
            if path and raw.keys() - {"id", "name"}:
                self.report.add("value_removed", path, "left out: it says too little")
            return None
        if ours:
            document[EXTENSION_KEY] = ours
        return {"id": record_id, **document}

    def _fields(
        self, cls: type, raw: Mapping[str, Any], place: tuple[str, str], extended: bool
    ) -> tuple[Document, set[str]]:
        """The clean values, and the names of fields of which something was unusable."""
        document: Document = {}
        lost: set[str] = set()
        slots = slots_of(cls)
        for name, given in raw.items():
            slot = slots.get(name)
            if slot and slot.extended is extended:
                removed = self.report.removed
                self._take(slot, given, place, document)
                if self.report.removed > removed:
                    lost.add(name)
            elif extended and name not in _DERIVED:
                self._not_kept(_join(place[0], f"{EXTENSION_KEY}.{name}"), given)
            elif not extended and name not in _LINKS:
                self._not_kept(_join(place[0], name), given)
        return document, lost

    def _ages(self, service: Document) -> None:
        """Take out ages between which nobody can be."""
        if service.get("maximum_age") == 0:
            del service["maximum_age"]
            self.report.add("value_removed", "maximum_age", "removed: it is 0", 0)
        low, high = service.get("minimum_age"), service.get("maximum_age")
        if low is not None and high is not None and high < low:
            del service["minimum_age"], service["maximum_age"]
            said = f"{low:g} to {high:g}"
            done = "both ages removed: it is below minimum_age"
            self.report.add("value_removed", "maximum_age", done, said)

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
            items = list(self._items(slot, raw, path, parent))
            # Nobody wants to ring a fax machine: the others come first.
            return sorted(items, key=_is_fax) if slot.nested is Phone else items
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
        self.report.private = before or cls is Contact or self._is_hidden(cls, raw)
        try:
            if cls is Contact:
                raw = without_the_person(self.report, raw, path)
            return self.record(cls, raw, path, record_id)
        finally:
            self.report.private = before

    def _is_hidden(self, cls: type, raw: Mapping[str, Any]) -> bool:
        if cls is ServiceAtLocation and raw.get("location_id"):
            location = id_of(self.source, "location", raw["location_id"])
            return location in self.hidden
        return False

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
        if is_personal(plain.rpartition(".")[2]):
            self.report.repaired = True
            self.report.ledger.property_not_kept(plain, "personal_data")
        else:
            self.report.ledger.property_not_kept(plain)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _is_fax(phone: Document) -> bool:
    return str(phone.get("type", "")).casefold().startswith("fax")


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
