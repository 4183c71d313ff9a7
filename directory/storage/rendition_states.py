"""How far sentences are in a language, without their words: for lists and counts."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from sqlalchemy import Engine, Select, select

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
        query = _select(language, level).where(RenditionRow.sequence > sequence)
        with connecting(self._engine) as connection:
            return [_known(row) for row in connection.execute(query)]

    def of(self, digests: Iterable[str], language: str, level: str) -> list[Known]:
        """Those of some sentences."""
        found: list[Known] = []
        with connecting(self._engine) as connection:
            for chunk in chunks(digests):
                query = _select(language, level).where(RenditionRow.digest.in_(chunk))
                found += [_known(row) for row in connection.execute(query)]
        return found


def _select(language: str, level: str) -> Select[tuple[str, str, str, str]]:
    return select(
        RenditionRow.digest,
        RenditionRow.service_id,
        RenditionRow.state,
        RenditionRow.checked_at,
    ).where(RenditionRow.language == language, RenditionRow.level == level)


def _known(row: Iterable[str]) -> Known:
    digest, service_id, state, checked_at = row
    if state != "shown":
        return Known(digest, service_id, State.WAITING)
    signed = State.SIGNED if checked_at else State.UNSIGNED
    return Known(digest, service_id, signed)
