"""How far sentences are in a language, without their words: for lists and counts."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, select

from directory.storage.database import connecting
from directory.storage.records import chunks
from directory.storage.renditions import RENDITIONS
from directory.storage.tables import Counter, RenditionRow


class State(IntEnum):
    """What there is of a sentence. WAITING: held or withheld; readers see English.

    UNSIGNED: readers see it, and no person has signed it.
    """

    MISSING = 0
    WAITING = 1
    UNSIGNED = 2
    SIGNED = 3


class Known(NamedTuple):
    """The state of one rendition. service_id: "" for wherever the sentence stands."""

    digest: str
    service_id: str
    state: State


class RenditionStates:
    """Reads states alone: a site has hundreds of thousands of them."""

    def __init__(self, engine: Engine) -> None:
        """Nothing is read yet."""
        self._engine = engine

    def sequence(self) -> int:
        """The number of the newest change to any rendition."""
        query = select(Counter.value).where(Counter.name == RENDITIONS)
        with connecting(self._engine) as connection:
            return int(connection.execute(query).scalar_one())

    def changed_since(self, sequence: int, language: str, level: str) -> list[Known]:
        """Those that a later change touched; with 0, all."""
        with connecting(self._engine) as connection:
            later = RenditionRow.sequence > sequence
            return _read(connection, language, level, later)

    def of(self, digests: Iterable[str], language: str, level: str) -> list[Known]:
        """Those of some sentences."""
        found: list[Known] = []
        with connecting(self._engine) as connection:
            for chunk in chunks(digests):
                named = RenditionRow.digest.in_(chunk)
                found += _read(connection, language, level, named)
        return found


def _read(
    connection: Connection, language: str, level: str, which: ColumnElement[bool]
) -> list[Known]:
    query = select(
        RenditionRow.digest,
        RenditionRow.service_id,
        RenditionRow.state,
        RenditionRow.checked_at,
    ).where(RenditionRow.language == language, RenditionRow.level == level, which)
    return [
        Known(row.digest, row.service_id, _state(row.state, row.checked_at))
        for row in connection.execute(query)
    ]


def _state(state: str, checked_at: str) -> State:
    if state != "shown":
        return State.WAITING
    return State.SIGNED if checked_at else State.UNSIGNED
