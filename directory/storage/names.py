"""Organizations and locations by their names, so that none is made twice."""

import json
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, select

from directory.model.nouns import Location, Organization
from directory.storage.database import connecting
from directory.storage.records import HEADS, last_change, read
from directory.storage.tables import Revision


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

    def _refresh(self, connection: Connection) -> None:
        newest = last_change(connection)
        with self._lock:
            if newest == self._read_at:
                return
            organizations: dict[str, str] = {}
            for record_id, document in _documents(connection, Organization):
                organizations.setdefault(_key(document.get("name", "")), record_id)
            locations: dict[tuple[str, str], str] = {}
            for record_id, document in _documents(connection, Location):
                for address in document.get("addresses", []):
                    at = (
                        _key(document.get("name", "")),
                        _key(address.get("postal_code", "")),
                    )
                    locations.setdefault(at, record_id)
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
