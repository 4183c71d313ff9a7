"""A first look at a source as a whole, before any of its records is taken.

What is secret must be known before the first value of a place is told, and whose
source it is before the first record is changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from directory.errors import Invalid
from directory.exchange.fields import FALSE
from directory.exchange.identity import id_of, is_uuid, made_id
from directory.exchange.source import RawRecord
from directory.model.documents import EXTENSION_KEY
from directory.model.nouns import Location, Noun
from directory.storage.listings import Listings

_CHUNK = 400


def is_confidential(raw: Mapping[str, Any]) -> bool:
    """Whether a record says so. Whatever is not clearly a "no" is a "yes"."""
    extension = raw.get(EXTENSION_KEY)
    said = extension.get("confidential") if isinstance(extension, Mapping) else None
    return any(
        value is not None and str(value).strip().casefold() not in FALSE | {""}
        for value in (said, raw.get("confidential"))
    )


def location_id(source: str, at: Mapping[str, Any], raw: Mapping[str, Any]) -> str:
    """Our id of the location that stands, or that is named, in a place."""
    raw_id = raw.get("id") or at.get("location_id")
    return (
        id_of(source, "location", raw_id)
        if raw_id
        else made_id(source, "location", raw)
    )


@dataclass(slots=True)
class Survey:
    """What a source says. source: the name under which ids are made.

    secret: ids of the places that any record calls confidential. hidden: those, and
    the ones that are confidential here.
    """

    source: str
    secret: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    _places: set[str] = field(default_factory=set)
    _numbered: dict[Noun, dict[str, str]] = field(
        default_factory=lambda: {"organization": {}, "location": {}, "service": {}}
    )

    def look(self, records: Iterable[RawRecord], listings: Listings) -> None:
        """Go through a source, and hold it against what is stored."""
        for raw in records:
            if isinstance(raw.value, Mapping):
                self._record(raw.noun, raw.value)
        self.hidden |= self.secret
        places = iter(self._places)
        while ids := list(islice(places, _CHUNK)):
            for record_id, stored in listings.stored("location", ids).items():
                place = stored.record
                if isinstance(place, Location) and place.confidential:
                    self.hidden.add(record_id)

    def check_name(self, listings: Listings) -> None:
        """Raise Invalid when another source was brought in under this name.

        Ids such as 12 are different for each source, but only by its name. Another
        source it is when most names differ under the ids that are known already.
        """
        for noun, names in self._numbered.items():
            known = listings.imported(self.source, noun, names)
            stored = listings.stored(noun, known)
            same = sum(
                _plain(names[record_id]) == _plain(found.record.name)
                for record_id, found in stored.items()
            )
            if 2 * same < len(stored):
                raise Invalid(
                    f"{self.source!r} is the name of another source, and the ids of "
                    "this one are not unique: give this source a name with --name."
                )

    def _record(self, noun: Noun, value: Mapping[str, Any]) -> None:
        self._name(noun, value)
        organization = value.get("organization")
        if isinstance(organization, Mapping):
            self._name("organization", organization)
        for at, location in _places(value):
            record_id = location_id(self.source, at, location)
            self._places.add(record_id)
            self._name("location", location)
            if is_confidential(location) or is_confidential(at):
                self.secret.add(record_id)

    def _name(self, noun: Noun, value: Mapping[str, Any]) -> None:
        raw_id, name = value.get("id"), value.get("name")
        if raw_id and isinstance(name, str) and name and not is_uuid(raw_id):
            self._numbered[noun][id_of(self.source, noun, raw_id)] = name


def _places(
    value: Mapping[str, Any],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Each service at location, with its location ({} where there is none)."""
    places = value.get("service_at_locations")
    if isinstance(places, Mapping):
        places = [places]
    for at in places if isinstance(places, list) else ():
        if isinstance(at, Mapping):
            location = at.get("location")
            yield at, location if isinstance(location, Mapping) else {}


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
