"""Listings whole, as staff work on them: now, as they stood, and their history."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, or_, select

from directory.model.nouns import Location, Noun, Organization, Service
from directory.model.parts import Parts
from directory.storage.database import connecting
from directory.storage.records import Stored, read, read_as_of
from directory.storage.tables import Revision, ServiceAtLocationRow, ServiceRow

MOST_CHANGES = 200
"""Of a history, the newest."""
MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Whole:
    """A listing's records. revision: the number of their last change; each: the
    number of the change of every record, by its id."""

    parts: Parts
    revision: int
    each: dict[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a record of a listing. at: in UTC. is_removal: it went."""

    sequence: int
    noun: str
    author_kind: str
    author: str
    note: str
    at: datetime
    is_removal: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A line in the list of listings."""

    id: str
    slug: str
    name: str
    status: str
    assured_date: str


class Wholes:
    """Reads the records behind listings, confidential places too: for staff alone."""

    def __init__(self, engine: Engine) -> None:
        """Nothing is read yet."""
        self._engine = engine

    def now(self, service_id: str) -> Whole | None:
        """The listing as it stands; None if there is none."""
        with connecting(self._engine) as connection:
            return _whole(connection, service_id, None)

    def as_of(self, service_id: str, sequence: int) -> Whole | None:
        """The listing as it stood after a change; None if there was none then."""
        with connecting(self._engine) as connection:
            return _whole(connection, service_id, sequence)

    def history(self, service_id: str) -> list[Change]:
        """Its changes and those of its organization and places, the newest first.

        Those of places only since they are its own, and as far as it has them now.
        """
        with connecting(self._engine) as connection:
            own = connection.execute(
                select(Revision.sequence)
                .where(Revision.noun == "service", Revision.record_id == service_id)
                .order_by(Revision.sequence)
                .limit(1)
            ).scalar()
            if own is None:
                return []
            whole = _whole(connection, service_id, None)
            mine = [and_(Revision.noun == "service", Revision.record_id == service_id)]
            if whole and whole.parts.organization:
                mine.append(_of("organization", [whole.parts.organization.id]))
            if whole and whole.parts.locations:
                mine.append(_of("location", whole.parts.locations))
            rows = connection.execute(
                select(
                    Revision.sequence,
                    Revision.noun,
                    Revision.author_kind,
                    Revision.author,
                    Revision.note,
                    Revision.made_at,
                    Revision.document.is_(None),
                )
                .where(or_(*mine), Revision.sequence >= own)
                .order_by(Revision.sequence.desc())
                .limit(MOST_CHANGES)
            ).all()
        return [
            Change(n, noun, kind, who, note, datetime.fromisoformat(at), bool(gone))
            for n, noun, kind, who, note, at, gone in rows
        ]

    def sharing(self, location_ids: Iterable[str]) -> dict[str, int]:
        """How many listings are at each location."""
        at = ServiceAtLocationRow
        query = (
            select(at.location_id, func.count())
            .where(at.location_id.in_(list(location_ids)))
            .group_by(at.location_id)
        )
        with connecting(self._engine) as connection:
            return dict(connection.execute(query).all())

    def find(self, part: str, status: str = "", after: str = "") -> list[Found]:
        """Listings whose name in addresses holds `part`, by that; the first fifty.

        status: of those alone, unless "". after: a name in addresses; those that come
        after it.
        """
        query = (
            select(
                ServiceRow.id,
                ServiceRow.slug,
                Revision.document,
                ServiceRow.status,
                ServiceRow.assured_date,
            )
            .join(Revision, Revision.sequence == ServiceRow.revision)
            .where(ServiceRow.slug.contains(part, autoescape=True))
            .where(ServiceRow.slug > after)
            .order_by(ServiceRow.slug)
            .limit(MOST_FOUND)
        )
        if status:
            query = query.where(ServiceRow.status == status)
        with connecting(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            Found(id_, slug, _name(document), status_now, assured)
            for id_, slug, document, status_now, assured in rows
        ]


def _of(noun: Noun, ids: Iterable[str]) -> Any:
    return and_(Revision.noun == noun, Revision.record_id.in_(list(ids)))


def _name(document: str | None) -> str:
    name: str = json.loads(document or "{}").get("name", "")
    return name


def _whole(
    connection: Connection, service_id: str, sequence: int | None
) -> Whole | None:
    def found(cls: Any, ids: Iterable[str]) -> dict[str, Stored[Any]]:
        if sequence is None:
            return read(connection, cls, ids)
        return read_as_of(connection, cls, ids, sequence)

    services = found(Service, [service_id])
    if service_id not in services:
        return None
    service: Service = services[service_id].record
    organizations = found(Organization, filter(None, [service.organization_id]))
    locations = found(Location, [at.location_id for at in service.service_at_locations])
    own = organizations.get(service.organization_id)
    each = {
        record_id: stored.revision
        for records in (services, organizations, locations)
        for record_id, stored in records.items()
    }
    parts = Parts(
        service,
        own.record if own else None,
        {record_id: stored.record for record_id, stored in locations.items()},
    )
    return Whole(parts, max(each.values()), each)
