"""Records, revisions, slugs and changes, as the database keeps them."""

import multiprocessing
import sqlite3
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from directory.errors import Conflict, Invalid, NotFound, Unavailable
from directory.model.nouns import (
    Address,
    Contact,
    Location,
    Organization,
    Phone,
    Record,
    Schedule,
    Service,
    ServiceAtLocation,
)
from directory.storage.database import HEAD, MIGRATIONS, open_database, prepare
from directory.storage.listings import Listings
from directory.storage.records import Author
from directory.storage.tables import Base

ANNA = Author("person", "anna")
TODAY = date(2026, 11, 24)
ORGANIZATION = Organization(id="o1", name="Thornmere Kitchens")
LOCATION = Location(id="l1", name="Mill Hall")
SERVICE = Service(
    id="s1",
    name="Lunch Club",
    organization_id="o1",
    service_at_locations=(ServiceAtLocation(id="at1", location_id="l1"),),
)


@pytest.fixture
def listings(engine: Engine) -> Listings:
    """A database with one listing: changes 1, 2 and 3."""
    listings = Listings(engine)
    with listings.writing(ANNA) as writer:
        writer.put_many([(ORGANIZATION, None), (LOCATION, None), (SERVICE, None)])
    return listings


def put(listings: Listings, record: Organization | Location | Service) -> int:
    """Save over whatever is there."""
    noun = type(record).__name__.lower()
    before = listings.stored(noun, [record.id]).get(record.id)
    with listings.writing(ANNA) as writer:
        return writer.put(record, expected=before.revision if before else None)


def test_a_listing_joins_service_organization_and_places(listings: Listings) -> None:
    """Its revision is the newest of its parts."""
    listing = listings.by_slug("lunch-club")
    assert listing.service.name == "Lunch Club"
    assert listing.organization == ORGANIZATION
    assert [place.location for place in listing.places] == [LOCATION]
    assert listing.revision == 3
    put(listings, replace(LOCATION, name="Mill House"))
    assert listings.by_slug("lunch-club").revision == 4


def test_saving_over_a_newer_revision_is_a_conflict_and_writes_nothing(
    listings: Listings,
) -> None:
    """The second of two editors is told; the first one's words stay."""
    seen = listings.stored("service", ["s1"])["s1"]
    put(listings, replace(seen.record, name="First"))

    def save_both(service: Record, expected: int) -> None:
        with listings.writing(ANNA) as writer:
            writer.put(Organization(id="o2", name="Swept away"), expected=None)
            writer.put(service, expected=expected)

    with pytest.raises(Conflict):
        save_both(replace(seen.record, name="Second"), seen.revision)
    assert listings.by_ids(["s1"])[0].service.name == "First"
    assert listings.stored("organization", ["o2"]) == {}


def test_creating_what_exists_is_a_conflict(listings: Listings) -> None:
    """Expecting nothing, and finding something."""
    with pytest.raises(Conflict), listings.writing(ANNA) as writer:
        writer.put(SERVICE, expected=None)


def test_saving_the_same_again_makes_no_change(listings: Listings) -> None:
    """History holds changes, not clicks."""
    stored = listings.stored("service", ["s1"])["s1"]
    with listings.writing(ANNA) as writer:
        assert writer.put(stored.record, expected=3) == 3
    assert listings.sequence() == 3


def test_a_change_knows_who_when_and_what(listings: Listings, engine: Engine) -> None:
    """The fields that differ are named."""
    stored = listings.stored("service", ["s1"])["s1"]
    with listings.writing(Author("person", "bea")) as writer:
        changed = replace(stored.record, description="Soup")
        writer.put(changed, expected=3, note="menu")
    with engine.connect() as connection:
        row = connection.execute(
            text("SELECT * FROM revision WHERE sequence = 4")
        ).one()
    assert (row.noun, row.record_id, row.number) == ("service", "s1", 2)
    assert (row.author, row.note, row.changed) == ("bea", "menu", '["description"]')
    assert row.made_at.endswith("Z")


@pytest.mark.parametrize(
    "statement", ["UPDATE revision SET note = 'x'", "DELETE FROM revision"]
)
def test_history_is_append_only(
    listings: Listings, engine: Engine, statement: str
) -> None:
    """Not even by hand."""
    assert listings.sequence() == 3
    with (
        pytest.raises(DatabaseError, match="append-only"),
        engine.begin() as connection,
    ):
        connection.execute(text(statement))


def test_a_change_to_a_shared_place_touches_every_service_there(
    listings: Listings,
) -> None:
    """One library moves, and fifteen listings are looked at again."""
    put(
        listings,
        Service(
            id="s2",
            name="Knitting",
            service_at_locations=(ServiceAtLocation(id="at2", location_id="l1"),),
        ),
    )
    before = listings.sequence()
    put(listings, replace(LOCATION, name="Mill House"))
    assert listings.changed_since(before) == (frozenset({"s1", "s2"}), before + 1)
    put(listings, replace(ORGANIZATION, name="Kitchens"))
    assert listings.changed_since(before + 1) == (frozenset({"s1"}), before + 2)
    assert listings.changed_since(before + 2) == (frozenset(), before + 2)


def test_two_services_of_one_name_get_two_slugs(listings: Listings) -> None:
    """The second one's carries the start of its id."""
    twin = "5c8c44c8-7d3d-4f5c-9d2e-1d8a4f0e9b11"
    put(listings, Service(id=twin, name="Lunch club!"))
    assert listings.by_slug("lunch-club").service.id == "s1"
    assert listings.by_slug("lunch-club-5c8c44c8").service.id == twin


def test_a_former_slug_leads_on_and_is_given_to_nobody_else(listings: Listings) -> None:
    """A bookmark goes on working."""
    put(listings, replace(listings.by_slug("lunch-club").service, slug="soup-club"))
    assert listings.by_slug("lunch-club").slug == "soup-club"
    put(listings, Service(id="s3-00000000", name="Lunch Club"))
    assert listings.by_slug("lunch-club").service.id == "s1"
    put(listings, replace(listings.by_slug("soup-club").service, slug="lunch-club"))
    assert listings.by_slug("lunch-club").slug == "lunch-club"


def test_a_name_without_latin_letters_still_gets_an_address(listings: Listings) -> None:
    """Its id serves."""
    put(listings, Service(id="0a1b2c3d-x", name="મદદ"))
    assert listings.by_slug("service-0a1b2c3d").service.name == "મદદ"


def test_the_place_of_a_confidential_location_never_leaves_storage(
    listings: Listings,
) -> None:
    """A listing says that there is a place, and nothing that leads to it."""
    secret = Location(
        id="l1",
        name="Rose House",
        latitude=51.6,
        longitude=2.0,
        addresses=(Address(id="a", address_1="1 Hidden Lane"),),
        confidential=True,
        area="quillbrook",
    )
    put(listings, secret)
    for listing in (*listings.every(), listings.by_slug("lunch-club")):
        assert "Hidden" not in repr(listing)
        assert "Rose" not in repr(listing)
        assert "quillbrook" not in repr(listing)
        assert listing.places[0].location.confidential
    assert listings.stored("location", ["l1"])["l1"].record == secret


def test_a_service_at_a_place_that_is_not_there_is_refused(listings: Listings) -> None:
    """Foreign keys are on."""
    orphan = Service(
        id="s9",
        name="Orphan",
        service_at_locations=(ServiceAtLocation(id="x", location_id="nowhere"),),
    )
    with pytest.raises(IntegrityError):
        put(listings, orphan)
    with pytest.raises(NotFound):
        listings.by_slug("orphan")


def test_removing_the_examples_keeps_what_real_listings_use(
    listings: Listings,
) -> None:
    """A hall that both share stays; their history stays."""
    put(listings, Organization(id="o2", name="Made up"))
    put(
        listings,
        Service(
            id="s2",
            name="Example",
            organization_id="o2",
            example=True,
            service_at_locations=(ServiceAtLocation(id="at2", location_id="l1"),),
        ),
    )
    assert not listings.only_examples()
    before = listings.sequence()
    with listings.writing(ANNA) as writer:
        assert writer.remove_examples() == 1
    assert [listing.service.id for listing in listings.every()] == ["s1"]
    assert listings.stored("organization", ["o1", "o2"]).keys() == {"o1"}
    changed, newest = listings.changed_since(before)
    assert changed == {"s2"}
    assert newest == before + 2


def test_what_an_import_said_is_remembered_by_source(listings: Listings) -> None:
    """Two sources do not see each other's."""
    with listings.writing(ANNA) as writer:
        writer.remember_import("a", "service", {"s1": {"name": "1"}})
        writer.remember_import("a", "service", {"s1": {"name": "2"}})
    assert listings.imported("a", "service", ["s1"]) == {"s1": {"name": "2"}}
    assert listings.imported("b", "service", ["s1"]) == {}


def _write_many(path: str, prefix: str) -> None:
    engine = open_database(f"sqlite:///{path}")
    listings = Listings(engine)
    for number in range(40):
        with listings.writing(ANNA) as writer:
            writer.put(Organization(id=f"{prefix}{number}", name="x"), expected=None)
    engine.dispose()


def test_two_processes_write_at_once_and_no_number_is_lost(
    listings: Listings, engine: Engine
) -> None:
    """The list of changes has no gap and no double."""
    path = str(engine.url.database)
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_many, args=(path, p)) for p in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with engine.connect() as connection:
        numbers = connection.execute(
            text("SELECT sequence FROM revision ORDER BY sequence")
        ).scalars()
        assert list(numbers) == list(range(1, 84))
    assert listings.sequence() == 83


def test_the_migrations_make_the_tables_that_the_code_expects(engine: Engine) -> None:
    """No difference that Alembic can see; and HEAD is the newest one."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_preparing_twice_does_nothing_more(engine: Engine, listings: Listings) -> None:
    """Every start prepares."""
    prepare(engine)
    assert listings.count() == 1


def test_a_database_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    """It says so, instead of guessing."""
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="newer version"):
        prepare(engine)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """The message says what to do."""
    path = tmp_path / "d.sqlite3"
    path.write_bytes(b"not a database, not at all, by no means" * 40)
    engine = open_database(f"sqlite:///{path}")
    with pytest.raises(Unavailable, match="cannot be read"):
        prepare(engine)
    engine.dispose()


def test_the_database_survives_a_power_cut(engine: Engine) -> None:
    """WAL with synchronous=FULL: what was committed is on the disk."""
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    assert sqlite3.sqlite_version_info >= (3, 35)


def test_nothing_of_a_service_at_a_confidential_place_leads_to_it(
    listings: Listings,
) -> None:
    """Its description, phones, contacts and notes of times are taken out too."""
    secret = "1 Hidden Lane"
    at = ServiceAtLocation(
        id="at1",
        location_id="l1",
        description=secret,
        phones=(Phone(id="p", number=secret),),
        contacts=(Contact(id="c", title=secret),),
        schedules=(
            Schedule(
                id="h", freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(17),
                description=secret, notes=secret, schedule_link=secret,
            ),
        ),
    )  # fmt: skip
    put(listings, replace(LOCATION, confidential=True))
    put(listings, replace(listings.by_slug("lunch-club").service,
                          service_at_locations=(at,)))  # fmt: skip
    listing = listings.by_slug("lunch-club")
    assert "Hidden" not in repr(listing)
    assert listing.places[0].at.schedules[0].opens_at == time(9)


def test_a_former_slug_finds_its_listing_on_a_list(listings: Listings) -> None:
    """A bookmarked list goes on working."""
    put(listings, replace(listings.by_slug("lunch-club").service, slug="soup-club"))
    assert listings.ids_of(["lunch-club", "soup-club", "nope"]) == {
        "lunch-club": "s1",
        "soup-club": "s1",
    }


def test_removing_the_examples_leaves_a_real_organization_without_services(
    listings: Listings,
) -> None:
    """Imported first, its services come later."""
    put(listings, Organization(id="o3", name="Real, and waiting"))
    put(listings, Service(id="s2", name="Example", example=True))
    with listings.writing(ANNA) as writer:
        writer.remove_examples()
    assert listings.stored("organization", ["o3"])


def test_a_locked_database_is_unavailable_and_not_an_error(
    listings: Listings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages say so with status 503; the keeper tries again."""
    monkeypatch.setattr("directory.storage.database.BUSY_MILLISECONDS", 1)
    other = open_database(str(engine.url))

    def write_too() -> None:
        with Listings(other).writing(ANNA) as writer:
            writer.put(Organization(id="o9", name="x"), expected=None)

    with listings.writing(ANNA), pytest.raises(Unavailable, match="does not answer"):
        write_too()
    other.dispose()


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nodriver://x/y"])
def test_a_database_address_that_is_none_is_said_plainly(url: str) -> None:
    """By the name of the setting."""
    with pytest.raises(Invalid, match="DATABASE_URL"):
        open_database(url)


def test_a_filled_database_comes_to_the_newest_tables_and_back(
    engine: Engine, listings: Listings
) -> None:
    """With its listings, and with what the new columns say of them."""
    stored = listings.stored("service", [SERVICE.id])[SERVICE.id]
    with listings.writing(ANNA) as writer:
        checked = replace(stored.record, assured_date=date(2026, 3, 1))
        writer.put(checked, expected=stored.revision)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    for turn in (command.downgrade, command.upgrade):
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            turn(config, "0006" if turn is command.downgrade else "head")
            connection.commit()
    assert listings.count() == 1
    assert listings.unchecked_since(date(2026, 3, 2), TODAY) == {
        SERVICE.id: date(2026, 3, 1)
    }
    assert listings.unchecked_since(date(2026, 3, 1), TODAY) == {}
