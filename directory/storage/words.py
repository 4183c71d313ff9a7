"""The search words as they are now: those of content/words, with staff's changes."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Connection, Engine, delete, insert, select, update

from directory.errors import Invalid
from directory.model.words import Words, group_id_of, key_of, phrase_of
from directory.storage.database import connecting
from directory.storage.records import Author
from directory.storage.tables import Counter, StaffWord
from directory.storage.word_changes import (
    Change,
    WordChange,
    place_of,
    read_changes,
    with_changes,
)
from directory.wording.languages import LANGUAGES

LOOK_SECONDS = 0.25
"""How often it looks for changes, at most."""

COUNTER = "words"
"""The counter of changes to words."""


class StaffWords:
    """The shipped words with staff's changes over them."""

    def __init__(
        self, engine: Engine, shipped: Words, clock: Callable[[], datetime]
    ) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._shipped = shipped
        self._clock = clock
        self._lock = Lock()
        self._current = shipped
        self._counted = -1
        self._look_after = 0.0

    def current(self) -> Words:
        """The words as they are now; the same object for as long as nothing changes.

        What another process changed is seen after a quarter of a second. Raises
        Unavailable.
        """
        with self._lock:
            if time.monotonic() >= self._look_after:
                self._look()
                self._look_after = time.monotonic() + LOOK_SECONDS
            return self._current

    def changes(self) -> list[WordChange]:
        """What staff changed, by group, language and phrase."""
        with connecting(self._engine) as connection:
            return read_changes(connection)

    def add(self, group_id: str, language: str, phrase: str, author: Author) -> bool:
        """Put a phrase into a group, which may be new; False when it is there.

        Raises Invalid when it stands in another group of that language, or is none.
        """
        phrase = _checked(group_id, language, phrase)
        with connecting(self._engine, writes=True) as connection:
            changes = _read_alone(connection)
            home = with_changes(self._shipped, changes).home_of(phrase, language)
            if home and home.id == group_id:
                return False
            if home:
                raise Invalid(
                    f"{phrase!r} stands in the group {home.id!r} already, and a phrase "
                    f"stands once in a language ({language}). Remove it there first."
                )
            wanted = self._change(group_id, language, phrase, "add", author)
            self._keep(connection, wanted, changes)
        self._forget()
        return True

    def remove(self, group_id: str, language: str, phrase: str, author: Author) -> None:
        """Take a phrase out of a group. Raises Invalid when it is not there."""
        phrase = _checked(group_id, language, phrase)
        with connecting(self._engine, writes=True) as connection:
            changes = _read_alone(connection)
            words = with_changes(self._shipped, changes)
            home = words.home_of(phrase, language)
            if home is None or home.id != group_id:
                raise Invalid(
                    f"{phrase!r} is not in the group {group_id!r} ({language}). "
                    + _whereabouts(words, phrase)
                )
            wanted = self._change(group_id, language, phrase, "remove", author)
            self._keep(connection, wanted, changes)
        self._forget()

    def _look(self) -> None:
        with connecting(self._engine) as connection:
            # The number first: what is read after it is never older.
            counted = connection.execute(
                select(Counter.value).where(Counter.name == COUNTER)
            ).scalar_one()
            if counted != self._counted:
                self._current = with_changes(self._shipped, read_changes(connection))
                self._counted = counted

    def _forget(self) -> None:
        """Look again at once: whoever changed something wants to see it."""
        with self._lock:
            self._look_after = 0.0

    def _change(
        self, group_id: str, language: str, phrase: str, change: Change, author: Author
    ) -> WordChange:
        return WordChange(group_id, language, phrase, change, author, self._clock())

    def _keep(
        self, connection: Connection, wanted: WordChange, changes: list[WordChange]
    ) -> None:
        """Keep what makes the shipped words so: nothing, when they are."""
        group = self._shipped.get(wanted.group_id)
        shipped = {
            key_of(phrase): phrase
            for phrase in (group.words.get(wanted.language, ()) if group else ())
        }.get(key_of(wanted.phrase))
        connection.execute(
            delete(StaffWord).where(
                StaffWord.group_id == wanted.group_id,
                StaffWord.language == wanted.language,
                # As they were spelled then.
                StaffWord.phrase.in_(
                    [c.phrase for c in changes if place_of(c) == place_of(wanted)]
                ),
            )
        )
        if (wanted.change == "add") == (shipped is None):
            connection.execute(
                insert(StaffWord),
                {
                    "group_id": wanted.group_id,
                    "language": wanted.language,
                    "phrase": shipped or wanted.phrase,
                    "change": wanted.change,
                    "author_kind": wanted.author.kind,
                    "author": wanted.author.name,
                    "changed_at": wanted.changed_at.astimezone(UTC).strftime(
                        "%Y-%m-%dT%H:%M:%SZ"
                    ),
                },
            )
        connection.execute(
            update(Counter)
            .where(Counter.name == COUNTER)
            .values(value=Counter.value + 1)
        )


def _checked(group_id: str, language: str, phrase: str) -> str:
    tags = [each.tag for each in LANGUAGES]
    if language not in tags:
        raise Invalid(f"{language!r} is none of {', '.join(tags)}.")
    try:
        group_id_of(group_id)
        return phrase_of(phrase)
    except ValueError as error:
        raise Invalid(f"{error}.") from error


def _whereabouts(words: Words, phrase: str) -> str:
    homes = [
        f"{group.id!r} ({tag})"
        for group in words.having(phrase)
        for tag in group.words
        if words.home_of(phrase, tag) == group
    ]
    return f"It stands in {', '.join(homes)}." if homes else "It stands in no group."


def _read_alone(connection: Connection) -> list[WordChange]:
    """The changes, which nobody else changes until this transaction ends."""
    connection.execute(
        select(Counter.value).where(Counter.name == COUNTER).with_for_update()
    )
    return read_changes(connection)
