"""Staff's changes to search words, and what is left when they are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select

from directory.model.words import WordGroup, Words, key_of
from directory.storage.records import Author
from directory.storage.tables import StaffWord

Change = Literal["add", "remove"]


@dataclass(frozen=True, slots=True)
class WordChange:
    """One phrase that staff added to a group, or removed from it."""

    group_id: str
    language: str
    phrase: str
    change: Change
    author: Author
    changed_at: datetime


def place_of(change: WordChange) -> tuple[str, str, str]:
    """What it changes: the group, the language, and the phrase however spelled."""
    return change.group_id, change.language, key_of(change.phrase)


def with_changes(shipped: Words, changes: Sequence[WordChange]) -> Words:
    """The words that are left when staff's changes are made.

    Where a later version ships a phrase in another group than the one that staff put
    it into, it stays in theirs.
    """
    if not changes:
        return shipped
    gone = {place_of(c) for c in changes if c.change == "remove"}
    added = [c for c in changes if c.change == "add"]
    moved = {(c.language, key_of(c.phrase)): c.group_id for c in added}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for group in shipped.groups:
        for tag, phrases in group.words.items():
            for phrase in phrases:
                key = key_of(phrase)
                home = moved.get((tag, key), group.id)
                if home == group.id and (group.id, tag, key) not in gone:
                    found.setdefault(group.id, {}).setdefault(tag, {})[key] = phrase
    for change in added:
        phrases_of = found.setdefault(change.group_id, {})
        key = key_of(change.phrase)
        phrases_of.setdefault(change.language, {}).setdefault(key, change.phrase)
    return Words(
        tuple(
            WordGroup(id_, {tag: tuple(said.values()) for tag, said in groups.items()})
            for id_, groups in found.items()
        )
    )


def read_changes(connection: Connection) -> list[WordChange]:
    """The changes, by group, language and phrase."""
    rows = connection.execute(select(StaffWord.__table__)).all()
    changes = [
        WordChange(
            row.group_id,
            row.language,
            row.phrase,
            row.change,
            Author(row.author_kind, row.author),
            datetime.fromisoformat(row.changed_at),
        )
        for row in rows
    ]
    # Not by the database: each sorts letters in its own way.
    return sorted(changes, key=place_of)
