"""Open Referral UK 1 (2020) and the list feeds of councils that descend from it.

Schemas: OpenReferralUK/human-services. What has another name in HSDS 3.0 is renamed;
what has none is left under its own name, so that the ledger lists it.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from directory.exchange.jsonstream import peek, records
from directory.exchange.oruk3 import unfolded
from directory.exchange.source import Bounds, RawRecord

_SIGNS = frozenset(
    {
        "deliverable_type",
        "attending_type",
        "attending_access",
        "service_taxonomys",
        "service_taxonomies",
        "eligibilitys",
        "eligibilities",
        "regular_schedules",
        "holiday_schedules",
        "pc_metadata",
        "pc_targetAudience",
    }
)
_NOT = frozenset({"suitabilities", "send_needs", "local_offer", "target_directories"})
_RENAMED = {
    "service_taxonomys": "service_taxonomies",
    "eligibilitys": "eligibilities",
    "regular_schedule": "regular_schedules",
    "holiday_schedule": "holiday_schedules",
}
_ACCESS = ("attending_access", "pc_attendingAccess_additionalInfo")
_AGES = ("minimum_age", "maximum_age")
_NOTHING = (None, "")
_LINKS = frozenset({"id", "service_id"})
Json = dict[str, Any]


class Oruk1:
    """Reads /services of version 1, whole services or the short ones of a list."""

    name = "Open Referral UK 1 (JSON)"

    def recognises(self, source: Path, bounds: Bounds) -> bool:
        """A file of which one of the first records has a property of version 1."""
        return source.is_file() and any(
            isinstance(record, Mapping)
            and bool(record.keys() & _SIGNS)
            and not record.keys() & _NOT
            for record in peek(source, bounds)
        )

    def read(self, source: Path, bounds: Bounds) -> Iterator[RawRecord]:
        """Services in the shape of version 3; what has that shape already stays."""
        for number, record in enumerate(records(source, bounds), 1):
            where = f"{source.name}, record {number:,}"
            for noun, value in unfolded(record):
                is_old = noun == "service" and isinstance(value, Mapping)
                yield RawRecord(noun, _service(value) if is_old else value, where)


def _service(old: Mapping[str, Any]) -> Json:
    service = _renamed(old)
    _organization(service)
    _ages(service)
    _access(service)
    schedules = _schedules(service)
    if schedules and service.get("attending_type"):
        attending = service.pop("attending_type")
        schedules = [{"attending_type": attending, **s} for s in schedules]
    _append(service, "schedules", schedules)
    _append(service, "attributes", [*_taxonomies(service), *_audiences(service)])
    _change(service, "languages", _language)
    _change(service, "service_at_locations", _at_location)
    return service


def _renamed(old: Mapping[str, Any]) -> Json:
    """Under one name what has several; lists under both are put together."""
    new: Json = {}
    for key, value in old.items():
        name = _RENAMED.get(key, key)
        new[name] = [*_items(new[name]), *_items(value)] if name in new else value
    return new


def _organization(service: Json) -> None:
    organization = service.get("organization")
    if isinstance(organization, Mapping) and not organization.get("website"):
        renamed = dict(organization)
        renamed["website"] = renamed.pop("url", None)
        service["organization"] = renamed


def _access(service: Json) -> None:
    """ "Drop-in", "Self referral": how one gets in."""
    if not service.get("application_process"):
        said = [str(service.pop(name, None) or "").strip() for name in _ACCESS]
        service["application_process"] = "\n\n".join(filter(None, said))


def _ages(service: Json) -> None:
    """Eligibility stood in records of its own: of several, only words can tell."""
    items = _taken(service, "eligibilities")
    said = [
        (str(item.pop("eligibility", None) or "").strip(), *_ages_of(item))
        for item in items
    ]
    ranges = {(low, high) for _, low, high in said}
    has_own = any(service.get(name) not in _NOTHING for name in _AGES)
    if len(ranges) == 1 and not has_own:
        service["minimum_age"], service["maximum_age"] = ranges.pop()
        said = [(words, None, None) for words, _, _ in said]
    lines = [_in_words(*each) for each in said]
    lines.insert(0, str(service.get("eligibility_description") or ""))
    service["eligibility_description"] = "\n".join(dict.fromkeys(filter(None, lines)))
    _leave(service, "eligibilities", items)


def _ages_of(item: Json) -> tuple[Any, Any]:
    low, high = (item.pop(name, None) for name in _AGES)
    return (
        None if low in _NOTHING else low,
        None if high in _NOTHING or str(high).strip() in ("0", "0.0") else high,
    )


def _in_words(words: str, low: Any, high: Any) -> str:
    """ "Children (aged 5 to 11)"."""
    if low is None and high is None:
        return words
    if high is None:
        ages = f"aged {low} or over"
    else:
        ages = f"aged up to {high}" if low is None else f"aged {low} to {high}"
    return f"{words} ({ages})" if words else ages.capitalize()


def _taxonomies(service: Json) -> Iterator[Json]:
    items = _taken(service, "service_taxonomies")
    for item in items:
        term = item.get("taxonomy")
        if isinstance(term, Mapping):
            rest = dict(item.pop("taxonomy"))
            code, vocabulary = rest.get("id"), rest.pop("vocabulary", None)
            new = {"code": code, "taxonomy": vocabulary, **rest}
            yield {"link_type": "taxonomy", "taxonomy_term": new, "id": item.get("id")}
    _leave(service, "service_taxonomies", items)


def _audiences(service: Json) -> Iterator[Json]:
    items = _taken(service, "pc_targetAudience")
    for item in items:
        name = str(item.pop("audienceType", None) or item.get("id") or "").strip()
        # Their ids do not tell terms apart: one id stands for two names.
        yield {
            "link_type": "audience",
            "taxonomy_term": {"id": name, "name": name, "taxonomy": "audience"},
        }
    _leave(service, "pc_targetAudience", items)


def _schedules(holder: Json) -> list[Json]:
    schedules: list[Json] = []
    for schedule in _taken(holder, "regular_schedules"):
        if not schedule.get("byday"):
            schedule["byday"] = schedule.pop("weekday", None)
        if schedule["byday"] and not schedule.get("freq"):
            schedule["freq"] = "WEEKLY"
        schedules.append(schedule)
    return schedules


def _language(item: Json) -> Json:
    if item.get("name"):
        return item
    language = dict(item)
    return {**language, "name": language.pop("language", None)}


def _at_location(item: Json) -> Json:
    at = _renamed(item)
    _append(at, "schedules", _schedules(at))
    location = at.get("location")
    if isinstance(location, Mapping):
        place = dict(location)
        helps = _taken(place, "accessibility_for_disabilities")
        _append(place, "accessibility", helps)
        addresses = _taken(place, "physical_addresses")
        physical = [{"address_type": "physical", **each} for each in addresses]
        _append(place, "addresses", physical)
        at["location"] = place
    return at


def _items(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value in _NOTHING else [value]


def _taken(holder: Json, name: str) -> list[Json]:
    """Take the objects of a list out; what is none stays, to be reported."""
    items = _items(holder.pop(name, None))
    _leave(holder, name, [item for item in items if not isinstance(item, dict)])
    return [dict(item) for item in items if isinstance(item, dict)]


def _leave(holder: Json, name: str, items: list[Any]) -> None:
    """Put back what nobody had a use for, so that the ledger lists it."""
    rest = [i for i in items if not isinstance(i, dict) or i.keys() - _LINKS]
    if rest:
        holder[name] = _items(holder.get(name)) + rest


def _append(holder: Json, name: str, items: list[Json]) -> None:
    """Add to a list of version 3, which may be there already."""
    if items:
        holder[name] = _items(holder.get(name)) + items


def _change(holder: Json, name: str, change: Callable[[Json], Json]) -> None:
    """Change the objects of a list; what is none stays, to be reported."""
    if name in holder:
        items = _items(holder[name])
        holder[name] = [change(i) if isinstance(i, dict) else i for i in items]
