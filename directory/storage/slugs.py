"""A service's name in addresses: its own, unique, and never lost."""

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from directory.model.nouns import Record, Service
from directory.storage.records import Stored
from directory.storage.tables import FormerSlug, ServiceRow
from directory.text.slugs import slug_of


def with_slug(
    connection: Connection,
    service: Service,
    before: Stored[Record] | None,
    taken: set[str],
) -> Service:
    """The service with a slug that no other has or had.

    Without one it keeps its old one, or gets one from its name. Its old slug goes on
    leading to it. `taken` holds slugs about to be written, and is added to.
    """
    old = before.record.slug if before and isinstance(before.record, Service) else ""
    slug = service.slug or old
    if not old or slug != old:
        wanted = slug or slug_of(service.name) or f"service-{service.id[:8]}"
        slug = _free(connection, wanted, service.id, taken)
    if old and slug != old:
        connection.execute(insert(FormerSlug), {"slug": old, "service_id": service.id})
    taken.add(slug)
    return replace(service, slug=slug)


def _free(connection: Connection, wanted: str, service_id: str, taken: set[str]) -> str:
    """`wanted`, or with the start of its id when another service has or had it.

    Not with "-2", "-3" …: looking for the next number takes longer with every name
    that repeats, and the number would depend on the order of an import.
    """
    slug = wanted
    if slug in taken or _is_used(connection, slug, service_id):
        slug = f"{wanted}-{service_id[:8]}"
    if slug in taken or _is_used(connection, slug, service_id):
        slug = service_id
    # Its own former slug becomes its slug again.
    connection.execute(delete(FormerSlug).where(FormerSlug.slug == slug))
    return slug


def _is_used(connection: Connection, slug: str, service_id: str) -> bool:
    now = select(ServiceRow.id).where(
        ServiceRow.slug == slug, ServiceRow.id != service_id
    )
    formerly = select(FormerSlug.service_id).where(
        FormerSlug.slug == slug, FormerSlug.service_id != service_id
    )
    return connection.execute(now.union_all(formerly)).first() is not None
