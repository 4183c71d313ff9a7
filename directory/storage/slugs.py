"""A service's name in addresses: its own, unique, and never lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from directory.model.nouns import Record, Service
from directory.storage.records import Stored
from directory.storage.tables import FormerSlug, ServiceRow
from directory.text.slugs import slug_of


def with_slugs(
    connection: Connection,
    services: Sequence[Service],
    before: Mapping[str, Stored[Record]],
) -> list[Service]:
    """The services, each with a slug that no other has or had.

    Without one it keeps its old one, or gets one from its name. Its old slug goes on
    leading to it.
    """
    old = {s.id: _slug(before.get(s.id)) for s in services}
    wanted = {s.id: s.slug or old[s.id] or _from_name(s) for s in services}
    choices = {
        record_id: (slug, f"{slug}-{record_id[:8]}", record_id)
        for record_id, slug in wanted.items()
    }
    taken = _owners(connection, [slug for each in choices.values() for slug in each])
    done: list[Service] = []
    for service in services:
        slug = next(
            slug
            for slug in choices[service.id]
            if taken.get(slug, service.id) == service.id
        )
        taken[slug] = service.id
        if old[service.id] not in ("", slug):
            _move(connection, service.id, old[service.id], slug)
        done.append(replace(service, slug=slug))
    return done


def _slug(stored: Stored[Record] | None) -> str:
    return stored.record.slug if stored and isinstance(stored.record, Service) else ""


def _from_name(service: Service) -> str:
    return slug_of(service.name) or f"service-{service.id[:8]}"


def _owners(connection: Connection, slugs: Sequence[str]) -> dict[str, str]:
    """Who has, or had, each of these slugs."""
    now = select(ServiceRow.slug, ServiceRow.id).where(ServiceRow.slug.in_(slugs))
    formerly = select(FormerSlug.slug, FormerSlug.service_id).where(
        FormerSlug.slug.in_(slugs)
    )
    return dict(connection.execute(now.union_all(formerly)).all())


def _move(connection: Connection, service_id: str, old: str, new: str) -> None:
    """From now on `old` leads on to `new`; `new` may have been its own before."""
    connection.execute(delete(FormerSlug).where(FormerSlug.slug == new))
    connection.execute(insert(FormerSlug), {"slug": old, "service_id": service_id})


def lead_on(connection: Connection, service: Service, into: str) -> None:
    """Every address of a service that is no more leads to another from now on.

    Its id does so, too: it stands in the addresses on printed sheets.
    """
    table = FormerSlug
    connection.execute(
        update(table).where(table.service_id == service.id).values(service_id=into)
    )
    own = (service.slug, service.id)
    # It may have been made one with another before, and taken back.
    connection.execute(delete(table).where(table.slug.in_(own)))
    connection.execute(
        insert(table), [{"slug": each, "service_id": into} for each in own]
    )
