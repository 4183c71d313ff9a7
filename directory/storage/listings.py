"""Listings, read; and the way in to writing them."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, Engine, case, func, or_, select

from directory.errors import NotFound
from directory.model.listing import Listing, shown_location, shown_service
from directory.model.nouns import (
    CLASSES,
    Location,
    Noun,
    Organization,
    Record,
    Service,
    noun_of,
)
from directory.storage.database import connecting
from directory.storage.records import (
    Author,
    Stored,
    chunks,
    last_change,
    read,
    read_as_of,
)
from directory.storage.tables import (
    FormerSlug,
    Imported,
    Revision,
    ServiceAtLocationRow,
    ServiceRow,
)
from directory.storage.writing import Writer

R = TypeVar("R", Organization, Location, Service)


class Listings:
    """Every listing, as it stands now."""

    def __init__(self, engine: Engine) -> None:
        """Nothing is read yet."""
        self._engine = engine

    def sequence(self) -> int:
        """The number of the newest change."""
        with connecting(self._engine) as connection:
            return last_change(connection)

    def count(self) -> int:
        """How many services there are."""
        with connecting(self._engine) as connection:
            return connection.execute(
                select(func.count()).select_from(ServiceRow)
            ).scalar_one()

    def only_examples(self) -> bool:
        """Whether every service is a made-up one, or there is none."""
        with connecting(self._engine) as connection:
            real = select(ServiceRow.id).where(ServiceRow.example.is_(False)).limit(1)
            return connection.execute(real).first() is None

    def by_slug(self, slug: str) -> Listing:
        """The listing with that name in addresses, now or formerly.

        Its own `slug` differs when it has moved. Raises NotFound.
        """
        with connecting(self._engine) as connection:
            found = (
                connection.execute(
                    select(ServiceRow.id).where(ServiceRow.slug == slug)
                ).scalar()
                or connection.execute(
                    select(FormerSlug.service_id).where(FormerSlug.slug == slug)
                ).scalar()
            )
            listings = _assemble(connection, [found]) if found else []
        if not listings:
            raise NotFound(f"There is no listing called {slug!r}.")
        return listings[0]

    def by_ids(self, ids: Iterable[str]) -> list[Listing]:
        """The listings that exist, in the order asked for."""
        with connecting(self._engine) as connection:
            return _assemble(connection, list(dict.fromkeys(ids)))

    def ids_of(self, slugs: Iterable[str]) -> dict[str, str]:
        """The service ids of the slugs that exist, or did."""
        found: dict[str, str] = {}
        with connecting(self._engine) as connection:
            for chunk in chunks(dict.fromkeys(slugs)):
                now = select(ServiceRow.slug, ServiceRow.id).where(
                    ServiceRow.slug.in_(chunk)
                )
                formerly = select(FormerSlug.slug, FormerSlug.service_id).where(
                    FormerSlug.slug.in_(chunk)
                )
                rows = connection.execute(now.union_all(formerly))
                found.update(dict(rows.all()))
        return found

    def every(self) -> Iterator[Listing]:
        """All listings, a few hundred in memory at a time."""
        with connecting(self._engine) as connection:
            ids = connection.execute(select(ServiceRow.id)).scalars().all()
            for chunk in chunks(ids):
                yield from _assemble(connection, chunk)

    def unchecked_since(self, day: date, today: date) -> dict[str, date | None]:
        """When each running service was last checked that was not since a day.

        By its id; None where nobody ever did. A day that has not come yet is a mistake,
        and no check.
        """
        checked = ServiceRow.assured_date
        query = select(
            ServiceRow.id, case((checked > today.isoformat(), ""), else_=checked)
        ).where(
            ServiceRow.status == "active",
            or_(checked < day.isoformat(), checked > today.isoformat()),
        )
        with connecting(self._engine) as connection:
            rows = connection.execute(query).all()
        return {
            service_id: date.fromisoformat(last) if last else None
            for service_id, last in rows
        }

    def as_of(self, service_id: str, revision: int) -> Listing | None:
        """A listing as it stood after a change, or None if there was none then.

        revision: the number of a change, such as a sheet on paper carries.
        """
        with connecting(self._engine) as connection:
            return next(iter(_assemble(connection, [service_id], as_of=revision)), None)

    def changed_since(self, sequence: int) -> tuple[frozenset[str], int]:
        """Ids of services that a later change touched, and the newest change.

        A change to an organization or location touches every service that has it.
        """
        with connecting(self._engine) as connection:
            newest = last_change(connection)
            rows = connection.execute(
                select(Revision.noun, Revision.record_id)
                .where(Revision.sequence > sequence)
                .distinct()
            ).all()
            touched: dict[str, set[str]] = {}
            for noun, record_id in rows:
                touched.setdefault(noun, set()).add(record_id)
            ids = set(touched.get("service", ()))
            for chunk in chunks(touched.get("organization", ())):
                ids |= set(
                    connection.execute(
                        select(ServiceRow.id).where(
                            ServiceRow.organization_id.in_(chunk)
                        )
                    ).scalars()
                )
            for chunk in chunks(touched.get("location", ())):
                ids |= set(
                    connection.execute(
                        select(ServiceAtLocationRow.service_id).where(
                            ServiceAtLocationRow.location_id.in_(chunk)
                        )
                    ).scalars()
                )
        return frozenset(ids), newest

    def with_photo(self, photo: str) -> list[Listing]:
        """The listings that show a photo. photo: its id, hexadecimal digits."""
        # Documents are written without spaces; a text in one has its quotes escaped.
        said = Revision.document.contains(f'"photo":"{photo}"', autoescape=True)
        query = select(ServiceRow.id).join(
            Revision, Revision.sequence == ServiceRow.revision
        )
        with connecting(self._engine) as connection:
            ids = connection.execute(query.where(said)).scalars().all()
            found = _assemble(connection, list(ids))
        return [listing for listing in found if listing.service.photo == photo]

    def stored(self, noun: Noun, ids: Iterable[str]) -> dict[str, Stored[Record]]:
        """Records whole, confidential places too: for staff and imports only."""
        with connecting(self._engine) as connection:
            return read(connection, CLASSES[noun], ids)

    def revisions(self, records: Iterable[Record]) -> dict[str, int]:
        """The number of the last change of each of some records that exists."""
        found: dict[str, int] = {}
        for record in records:
            stored = self.stored(noun_of(record), [record.id])
            found |= {record_id: each.revision for record_id, each in stored.items()}
        return found

    def imported(
        self, source: str, noun: Noun, ids: Iterable[str]
    ) -> dict[str, dict[str, str]]:
        """What a source last said: record id → field → digest of its value."""
        found: dict[str, dict[str, str]] = {}
        with connecting(self._engine) as connection:
            for chunk in chunks(dict.fromkeys(ids)):
                rows = connection.execute(
                    select(Imported.record_id, Imported.fields).where(
                        Imported.source == source,
                        Imported.noun == noun,
                        Imported.record_id.in_(chunk),
                    )
                )
                found |= {record_id: json.loads(fields) for record_id, fields in rows}
        return found

    @contextmanager
    def writing(self, author: Author) -> Iterator[Writer]:
        """One transaction: all of it is kept, or nothing when an error leaves it."""
        with connecting(self._engine, writes=True) as connection:
            yield Writer(connection, author)


def _assemble(
    connection: Connection, ids: list[str], as_of: int | None = None
) -> list[Listing]:
    """Services joined to their organizations and to what may be shown of places.

    as_of: the number of a change; None for how things stand now.
    """

    def found_of(cls: type[R], wanted: Iterable[str]) -> dict[str, Stored[R]]:
        if as_of is None:
            return read(connection, cls, wanted)
        return read_as_of(connection, cls, wanted, as_of)

    services = found_of(Service, ids)
    found = [services[record_id] for record_id in ids if record_id in services]
    organizations = found_of(
        Organization,
        [s.record.organization_id for s in found if s.record.organization_id],
    )
    locations = found_of(
        Location,
        [at.location_id for s in found for at in s.record.service_at_locations],
    )
    return [_listing(service, organizations, locations) for service in found]


def _listing(
    service: Stored[Service],
    organizations: dict[str, Stored[Organization]],
    locations: dict[str, Stored[Location]],
) -> Listing:
    organization = organizations.get(service.record.organization_id)
    places = [
        (at, locations[at.location_id]) for at in service.record.service_at_locations
    ]
    shown = tuple(shown_location(at, stored.record) for at, stored in places)
    return Listing(
        service=shown_service(service.record, shown),
        organization=organization.record if organization else None,
        places=shown,
        revision=max(
            service.revision,
            organization.revision if organization else 0,
            *(stored.revision for _, stored in places),
            0,
        ),
    )
