"""Opening the database, and bringing its tables up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from directory.errors import Invalid, Unavailable

HEAD = "0014"
"""The newest migration. A test holds it against the migrations themselves."""

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 30_000


def open_database(url: str) -> Engine:
    """An engine for SQLite (the embedded default) or PostgreSQL.

    Nothing is read or written before it is first used; a folder for an SQLite file
    is made when it is missing. Raises Unavailable when that cannot be done, Invalid
    for an address that is none or needs a driver that is not there.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() != "sqlite":
            return create_engine(address, pool_pre_ping=True)
    except (ArgumentError, ImportError) as error:
        raise Invalid(f"DATABASE_URL cannot be used: {error}") from error
    if address.database:
        try:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(f"The data folder cannot be made: {error}") from error
    engine = create_engine(address)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: SQLiteConnection, _record: object) -> None:
    # The driver's own transactions start too late for a consistent read.
    connection.isolation_level = None
    # First of all, so that the other settings wait their turn too.
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE: two writers wait for each other instead of failing half-way.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def connecting(
    engine: Engine, *, writes: bool = False, patience: int | None = None
) -> Iterator[Connection]:
    """A connection, in one transaction. Raises Unavailable when the database is
    locked for too long, or cannot be reached.

    patience: milliseconds to wait for another writer on SQLite, when the usual wait
    is too long.
    """
    try:
        with (
            engine.connect().execution_options(writes=writes) as connection,
            _waiting(connection, patience),
            connection.begin(),
        ):
            yield connection
    except OperationalError as error:
        raise Unavailable(
            f"The database does not answer ({error.orig}). Try again in a minute."
        ) from error


@contextmanager
def _waiting(connection: Connection, patience: int | None) -> Iterator[None]:
    if patience is None or connection.dialect.name != "sqlite":
        yield
        return
    # By the driver itself: through the engine it would be in a transaction already.
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA busy_timeout={patience}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def prepare(engine: Engine) -> None:
    """Create or upgrade the tables. Cheap when they are up to date.

    Raises Unavailable when the file is no database, or is from a newer version.
    """
    try:
        found = _version(engine)
    except DatabaseError as error:
        raise Unavailable(
            f"The database cannot be read ({error.orig}). Restore a backup, or move "
            f"{engine.url.database} away to start afresh."
        ) from error
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise Unavailable(
            f"The database was made by a newer version (its tables are {found}, "
            f"this program's are {HEAD}). Install the newer version."
        )
    _upgrade(engine)


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: Any = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar()
        return str(found) if found else None


def _upgrade(engine: Engine) -> None:
    # Here and not above: Alembic takes a quarter of a second to import, and is
    # needed only when something is to be done.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with connecting(engine, writes=True) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
