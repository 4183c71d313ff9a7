"""The index says what the listings say, and is brought back in step."""

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest

from directory.model.calendar import LONDON
from directory.model.nouns import Service
from directory.publishing.keeper import Keeper, maker
from directory.publishing.search_documents import search_document
from directory.publishing.windows import windows
from directory.publishing.works import Works
from directory.search.seam import Filters, Query
from directory.storage.records import Author
from tests.search.memory_index import MemoryIndex

EDITOR = Author("person", "editor")
MOMENTS = [
    datetime(2026, 11, 22, 0, 17, tzinfo=LONDON) + timedelta(hours=5 * n)
    for n in range(70)
] + [
    datetime(2026, 12, 24, 6, 30, tzinfo=LONDON) + timedelta(hours=3 * n)
    for n in range(40)
]
"""Two weeks, and Christmas with its bank holidays."""


def open_by_index(works: Works, moment: datetime) -> set[str]:
    """Ids of what the index finds open."""
    times = windows(moment, works.reference.calendar)
    query = Query("", filters=Filters(open="now"), windows=times, per_page=100)
    return {hit.id for hit in works.index.search(query).hits}


def test_the_index_finds_open_what_the_listings_say_is_open(starter: Works) -> None:
    """For every starter listing: the arrays agree with the rules.

    The listing speaks of its door first; the index counts a phone line too.
    """
    listings = list(starter.listings.every())
    calendar = starter.reference.calendar
    for moment in MOMENTS:
        rules = {
            listing.service.id
            for listing in listings
            if listing.opening(moment, calendar).now
        }
        assert open_by_index(starter, moment) == rules, moment


def test_nothing_of_a_confidential_place_is_in_the_index(starter: Works) -> None:
    """Not even its neighbourhood."""
    listing = starter.listings.by_slug("linnet-refuge")
    stored = starter.listings.stored("location", [listing.places[0].location.id])
    (whole,) = stored.values()
    document = search_document(listing, starter.reference, starter.today())
    assert whole.record.name not in repr(document)
    assert document.areas == frozenset()


def test_bringing_up_to_date_twice_does_nothing_more(fresh: Works) -> None:
    """Idempotent."""
    assert fresh.keeper.bring_up_to_date() == 0


def test_a_change_a_new_listing_and_a_removal_are_followed(fresh: Works) -> None:
    """Each by the next look."""
    new = Service(id="9" * 36, name="Zither lessons")
    with fresh.listings.writing(EDITOR) as writer:
        writer.put(new, expected=None)
    assert fresh.keeper.bring_up_to_date() == 1
    assert fresh.index.search(Query("zither")).total == 1
    with fresh.listings.writing(EDITOR) as writer:
        assert writer.remove_examples() == 60
    fresh.keeper.bring_up_to_date()
    assert fresh.index.state().documents == 1


@pytest.fixture
def beside(fresh: Works) -> tuple[Keeper, MemoryIndex]:
    """A keeper with an index of its own, to look into."""
    index = MemoryIndex()
    return Keeper(fresh.listings, index, fresh.reference, fresh.clock), index


def test_other_categories_make_another_index(
    fresh: Works, beside: tuple[Keeper, MemoryIndex]
) -> None:
    """Edited in content/: found at the next start."""
    keeper, index = beside
    assert keeper.bring_up_to_date() == 60
    edited = replace(fresh.reference, digest="edited")
    again = Keeper(fresh.listings, index, edited, fresh.clock)
    assert again.bring_up_to_date() == 60
    assert index.state().maker == maker(edited, fresh.today())


def test_dated_openings_are_told_anew_each_quarter(
    fresh: Works, beside: tuple[Keeper, MemoryIndex]
) -> None:
    """ "Every second Tuesday" is known a year ahead."""
    keeper, index = beside
    keeper.bring_up_to_date()
    later = Keeper(
        fresh.listings,
        index,
        fresh.reference,
        lambda: fresh.clock() + timedelta(days=60),
    )
    assert later.bring_up_to_date() == 60


def test_a_keeper_that_follows_notices_and_stops(
    fresh: Works, beside: tuple[Keeper, MemoryIndex]
) -> None:
    """A thread of its own, as in the server's process."""
    keeper, index = beside
    stop = Event()
    thread = Thread(target=keeper.follow, args=(stop,))
    thread.start()
    try:
        with fresh.listings.writing(EDITOR) as writer:
            writer.put(Service(id="9" * 36, name="Zither lessons"), expected=None)
        for _ in range(400):
            if index.state().documents == 61:
                break
            stop.wait(0.05)
        assert index.search(Query("zither")).total == 1
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()
