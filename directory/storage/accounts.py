"""Accounts of staff and volunteers, who is signed in, and wrong passwords."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from directory.errors import Conflict, NotFound
from directory.model.users import Role, User
from directory.storage.database import connecting
from directory.storage.staff_tables import Account, Session, WrongPassword

_SESSION_KEPT = timedelta(days=1)
_WRONG_KEPT = timedelta(hours=1)
"""After the last wrong password all are forgotten."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who is signed in. seen_at: of the last page, about."""

    user: User
    started_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong passwords in a row, and when the last was."""

    count: int
    last_at: datetime


class Accounts:
    """What the database knows of people who work on the directory."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def add(self, user: User, password: str) -> None:
        """Add an account. password: hashed. Raises Conflict when there is one."""
        values = {**_values(user), "password": password, "made_at": self._now()}
        try:
            with connecting(self._engine, writes=True) as connection:
                connection.execute(insert(Account).values(values))
        except IntegrityError as error:
            raise Conflict(f"There is a user {user.name!r} already.") from error

    def change(
        self, user: User, password: str = "", *, keep_an_admin: bool = False
    ) -> None:
        """Change role and languages, and the password if one is given.

        Whoever was signed in with it is signed out. keep_an_admin: refuse it where
        nobody would be admin any more. Raises NotFound or Conflict.
        """
        values = _values(user) | ({"password": password} if password else {})
        with connecting(self._engine, writes=True) as connection:
            query = update(Account).where(Account.name == user.name).values(values)
            if not connection.execute(query).rowcount:
                raise unknown(user.name)
            connection.execute(delete(Session).where(Session.account == user.name))
            if keep_an_admin:
                _check_admins(connection)

    def remove(self, name: str, *, keep_an_admin: bool = False) -> None:
        """Remove an account; what it did keeps its name.

        keep_an_admin: as in `change`. Raises NotFound or Conflict.
        """
        with connecting(self._engine, writes=True) as connection:
            if not connection.execute(
                delete(Account).where(Account.name == name)
            ).rowcount:
                raise unknown(name)
            connection.execute(delete(Session).where(Session.account == name))
            if keep_an_admin:
                _check_admins(connection)

    def every(self) -> list[User]:
        """All of them, by name."""
        query = select(Account.name, Account.role, Account.languages)
        with connecting(self._engine) as connection:
            rows = connection.execute(query.order_by(Account.name)).all()
        return [_user(row) for row in rows]

    def get(self, name: str) -> tuple[User, str] | None:
        """An account with its hashed password; None when there is none."""
        query = select(
            Account.name, Account.role, Account.languages, Account.password
        ).where(Account.name == name)
        with connecting(self._engine) as connection:
            row = connection.execute(query).first()
        return (_user(row), row.password) if row else None

    def begin(self, token: str, name: str, password: str) -> bool:
        """Sign somebody in. token: the digest of what the browser holds.

        password: hashed, as it was looked at. False when it is another by now.
        """
        now = self._now()
        old = (self._clock() - _SESSION_KEPT).astimezone(UTC).isoformat()
        session = {"token": token, "account": name, "started_at": now, "seen_at": now}
        same = select(Account.name).where(
            Account.name == name, Account.password == password
        )
        with connecting(self._engine, writes=True) as connection:
            connection.execute(delete(Session).where(Session.started_at < old))
            if connection.execute(same.with_for_update()).first() is None:
                return False
            connection.execute(insert(Session).values(session))
        return True

    def held(self, token: str) -> Held | None:
        """Who is signed in with a token; None when nobody is."""
        query = (
            select(
                Account.name,
                Account.role,
                Account.languages,
                Session.started_at,
                Session.seen_at,
            )
            .join(Account, Account.name == Session.account)
            .where(Session.token == token)
        )
        with connecting(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        times = map(datetime.fromisoformat, (row.started_at, row.seen_at))
        return Held(_user(row), *times)

    def seen(self, token: str) -> None:
        """Somebody who is signed in is still there."""
        query = update(Session).where(Session.token == token)
        with connecting(self._engine, writes=True) as connection:
            connection.execute(query.values(seen_at=self._now()))

    def end(self, token: str) -> None:
        """Sign somebody out."""
        with connecting(self._engine, writes=True) as connection:
            connection.execute(delete(Session).where(Session.token == token))

    def tries(self, who: str) -> Tries | None:
        """Wrong passwords of late. who: a digest."""
        query = select(WrongPassword.count, WrongPassword.last_at)
        with connecting(self._engine) as connection:
            row = connection.execute(query.where(WrongPassword.who == who)).first()
        return Tries(row.count, datetime.fromisoformat(row.last_at)) if row else None  # type: ignore[arg-type]

    def wrong(self, *who: str) -> None:
        """A wrong password: count one more for each."""
        is_sqlite = self._engine.dialect.name == "sqlite"
        upsert = sqlite.insert if is_sqlite else postgresql.insert
        now = self._now()
        rows = [{"who": each, "count": 1, "last_at": now} for each in who]
        old = (self._clock() - _WRONG_KEPT).astimezone(UTC).isoformat()
        with connecting(self._engine, writes=True) as connection:
            connection.execute(delete(WrongPassword).where(WrongPassword.last_at < old))
            # In one statement, so that two at once are counted twice.
            connection.execute(
                upsert(WrongPassword)
                .values(rows)
                .on_conflict_do_update(
                    index_elements=["who"],
                    set_={"count": WrongPassword.count + 1, "last_at": now},
                )
            )

    def right(self, *who: str) -> None:
        """The right password: what was wrong before is forgotten."""
        with connecting(self._engine, writes=True) as connection:
            connection.execute(delete(WrongPassword).where(WrongPassword.who.in_(who)))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat()


def _check_admins(connection: Connection) -> None:
    """Raises Conflict, which undoes the change, when it left nobody who is admin."""
    # Locked on PostgreSQL too, so that two who change each other do not both succeed.
    query = select(Account.name).where(Account.role == "admin").with_for_update()
    if connection.execute(query).first() is None:
        raise Conflict(
            "Nobody would be admin any more. Make somebody else admin first."
        )


def _values(user: User) -> dict[str, str]:
    return {
        "name": user.name,
        "role": user.role,
        "languages": " ".join(user.languages),
    }


def _user(row: Any) -> User:
    return User(row.name, cast(Role, row.role), tuple(row.languages.split()))


def unknown(name: str) -> NotFound:
    """What is said of a user who is not there."""
    return NotFound(f"There is no user {name!r}. See: directory user list")
