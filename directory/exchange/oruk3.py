"""Open Referral UK 3.0 and HSDS 3.0: services in JSON, and organizations with them.

https://docs.openreferral.org/en/3.0/hsds/api_reference.html
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from directory.exchange.jsonstream import peek, records
from directory.exchange.source import Bounds, RawRecord
from directory.model.nouns import Noun

_OF_A_SERVICE = frozenset(
    {
        "status",
        "organization",
        "organization_id",
        "service_at_locations",
        "schedules",
        "assured_date",
        "attributes",
        "cost_options",
        "service_areas",
        "front_door",
    }
)
_OF_AN_ORGANIZATION = frozenset(
    {"website", "services", "organization_identifiers", "legal_status"}
)
_OF_OTHERS = frozenset({"vocabulary", "taxonomies", "regular_schedules", "location"})
"""Taxonomies, other formats, and places with their services."""


class Oruk3:
    """Reads /services and /organizations, lists and single ones."""

    name = "Open Referral UK 3 or HSDS 3 (JSON)"

    def recognises(self, source: Path, bounds: Bounds) -> bool:
        """A file of which the first records look like it; also an empty list."""
        if not source.is_file():
            return False
        first = peek(source, bounds)
        return not first or any(_is_service(r) or _is_organization(r) for r in first)

    def read(self, source: Path, bounds: Bounds) -> Iterator[RawRecord]:
        """Services; an organization's services each with the organization."""
        for number, record in enumerate(records(source, bounds), 1):
            where = f"{source.name}, record {number:,}"
            for noun, value in unfolded(record):
                yield RawRecord(noun, value, where)


def _is_service(record: Any) -> bool:
    return (
        isinstance(record, Mapping)
        and ("name" in record or "id" in record)
        and bool(record.keys() & _OF_A_SERVICE)
        and not record.keys() & _OF_OTHERS
    )


def _is_organization(record: Any) -> bool:
    return (
        isinstance(record, Mapping)
        and bool(record.keys() & _OF_AN_ORGANIZATION)
        and "status" not in record
    )


def unfolded(record: Any) -> Iterator[tuple[Noun, Any]]:
    """An organization's services each with the organization; else the record."""
    if not isinstance(record, Mapping) or not _is_organization(record):
        yield "service", record
        return
    organization = {k: v for k, v in record.items() if k != "services"}
    services = record.get("services")
    if not isinstance(services, list) or not services:
        yield "organization", organization
        return
    for service in services:
        whole = isinstance(service, Mapping)
        yield "service", {**service, "organization": organization} if whole else service
