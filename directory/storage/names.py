"""Organizations and locations by their names, so that none is made twice."""

import json
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from directory.model.documents import EXTENSION_KEY
from directory.model.nouns import Location, Organization
from directory.storage.database import connecting
from directory.storage.records import HEADS, last_change, read
from directory.storage.tables import Revision, ServiceRow


class Names:
    """Looks organizations and locations up. What it has read it keeps until the next
    change: a form asks at every look at it."""

    def __init__(self, engine: Engine) -> None:
        """Nothing is read yet."""
        self._engine = engine
        self._lock = Lock()
        self._read_at = -1
        self._organizations: dict[str, str] = {}
        self._locations: dict[tuple[str, str], str] = {}
        self._secret: frozenset[tuple[str, str]] = frozenset()

    def organization(self, name: str) -> Organization | None:
        """The one of that name, without regard to case; None if there is none."""
        with connecting(self._engine) as connection:
            self._refresh(connection)
            wanted = self._organizations.get(_key(name))
            if wanted is None:
                return None
            return read(connection, Organization, [wanted])[wanted].record

    def location(self, name: str, postcode: str) -> Location | None:
        """The one of that name at that postcode; None if there is none."""
        with connecting(self._engine) as connection:
            self._refresh(connection)
            wanted = self._locations.get((_key(name), _key(postcode)))
            if wanted is None:
                return None
            return read(connection, Location, [wanted])[wanted].record

    def is_secret(self, street: str, postcode: str) -> bool:
        """Whether a confidential location has that address."""
        with connecting(self._engine) as connection:
            self._refresh(connection)
        return bool(street) and (_key(street), _key(postcode)) in self._secret

    def listings_of(self, organization_id: str) -> int:
        """How many listings an organization has."""
        query = (
            select(func.count())
            .select_from(ServiceRow)
            .where(ServiceRow.organization_id == organization_id)
        )
        with connecting(self._engine) as connection:
            return connection.execute(query).scalar_one()

    def _refresh(self, connection: Connection) -> None:
        newest = last_change(connection)
        with self._lock:
            if newest == self._read_at:
                return
            organizations: dict[str, str] = {}
            for record_id, document in _documents(connection, Organization):
                organizations.setdefault(_key(document.get("name", "")), record_id)
            locations: dict[tuple[str, str], str] = {}
            secret = set()
            for record_id, document in _documents(connection, Location):
                is_secret = document.get(EXTENSION_KEY, {}).get("confidential")
                for address in document.get("addresses", []):
                    postcode = _key(address.get("postal_code", ""))
                    if is_secret:
                        secret.add((_key(address.get("address_1", "")), postcode))
                    name = _key(document.get("name", ""))
                    locations.setdefault((name, postcode), record_id)
            self._secret = frozenset(secret)
            self._organizations, self._locations = organizations, locations
            self._read_at = newest


def _documents(
    connection: Connection, cls: type[Organization] | type[Location]
) -> list[tuple[str, dict[str, Any]]]:
    head = HEADS[cls]
    rows = connection.execute(
        select(head.id, Revision.document)
        .join(Revision, Revision.sequence == head.revision)
        .order_by(head.id)
    )
    return [(record_id, json.loads(document or "{}")) for record_id, document in rows]


def _key(text: str) -> str:
    return "".join(text.split()).casefold()
