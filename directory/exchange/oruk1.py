"""Open Referral UK 1 (2020) and the list feeds of councils that descend from it.

Schemas: OpenReferralUK/human-services. What has another name in HSDS 3.0 is renamed;
what has none is left under its own name, so that the ledger lists it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from directory.exchange.jsonstream import peek, records
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
        """Services in the shape of version 3."""
        for number, record in enumerate(records(source, bounds), 1):
            where = f"{source.name}, record {number:,}"
            value = _service(record) if isinstance(record, Mapping) else record
            yield RawRecord("service", value, where)


def _service(old: Mapping[str, Any]) -> Json:
    service = {_RENAMED.get(key, key): value for key, value in old.items()}
    _organization(service)
    _ages(service)
    _access(service)
    schedules = _schedules(service)
    if schedules and service.get("attending_type"):
        attending = service.pop("attending_type")
        schedules = [{"attending_type": attending, **s} for s in schedules]
    service["schedules"] = schedules
    service["attributes"] = list(_attributes(service))
    service["languages"] = [_language(item) for item in _list(service, "languages")]
    service["service_at_locations"] = [
        _at_location(item) for item in _list(service, "service_at_locations")
    ]
    return service


def _organization(service: Json) -> None:
    organization = service.get("organization")
    if isinstance(organization, Mapping):
        renamed = dict(organization)
        renamed["website"] = renamed.pop("url", None) or renamed.get("website")
        service["organization"] = renamed


def _access(service: Json) -> None:
    """ "Drop-in", "Self referral": how one gets in."""
    if not service.get("application_process"):
        said = [str(service.pop(name, None) or "").strip() for name in _ACCESS]
        service["application_process"] = "\n\n".join(filter(None, said))


def _ages(service: Json) -> None:
    """Eligibility stood in records of its own."""
    words: list[str] = []
    for item in _list(service, "eligibilities"):
        words.append(str(item.get("eligibility") or "").strip())
        for name in ("minimum_age", "maximum_age"):
            if item.get(name) not in (None, "") and not service.get(name):
                service[name] = item[name]
    if any(words):
        service.setdefault("eligibility_description", "\n".join(filter(None, words)))


def _attributes(service: Json) -> Iterator[Json]:
    for item in _list(service, "service_taxonomies"):
        term = item.get("taxonomy")
        if isinstance(term, Mapping):
            yield {
                "id": item.get("id"),
                "link_type": "taxonomy",
                "taxonomy_term": {
                    "id": term.get("id"),
                    "code": term.get("id"),
                    "name": term.get("name"),
                    "parent_id": term.get("parent_id"),
                    "taxonomy": term.get("vocabulary"),
                },
            }
    for item in _list(service, "pc_targetAudience"):
        name = str(item.get("audienceType") or item.get("id") or "").strip()
        # Their ids do not tell terms apart: one id stands for two names.
        yield {
            "link_type": "audience",
            "taxonomy_term": {"id": name, "name": name, "taxonomy": "audience"},
        }


def _schedules(holder: Json) -> list[Json]:
    schedules: list[Json] = []
    for item in _list(holder, "regular_schedules"):
        schedule = dict(item)
        weekday = schedule.pop("weekday", None)
        schedule["byday"] = schedule.get("byday") or weekday
        if schedule.get("byday") and not schedule.get("freq"):
            schedule["freq"] = "WEEKLY"
        schedules.append(schedule)
    return schedules


def _language(item: Json) -> Json:
    language = dict(item)
    return {"name": language.pop("language", None), **language}


def _at_location(item: Json) -> Json:
    at = {_RENAMED.get(key, key): value for key, value in item.items()}
    at["schedules"] = _schedules(at)
    location = at.get("location")
    if isinstance(location, Mapping):
        place = dict(location)
        place["accessibility"] = [
            {"description": a.pop("accessibility", None), **a}
            for a in map(dict, _list(place, "accessibility_for_disabilities"))
        ]
        place["addresses"] = [
            {"address_type": "physical", **address}
            for address in _list(place, "physical_addresses")
        ]
        at["location"] = place
    return at


def _list(holder: Json, name: str) -> list[Json]:
    """Take a list of objects out; what is not one stays, to be reported."""
    items = holder.get(name)
    if isinstance(items, Mapping):
        items = [items]
    if not isinstance(items, list):
        return []
    taken = [item for item in items if isinstance(item, dict)]
    if len(taken) == len(items):
        holder.pop(name)
    return taken
