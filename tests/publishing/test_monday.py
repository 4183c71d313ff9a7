"""The Monday list, and "still correct"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from directory.errors import Conflict, NotFound
from directory.model.listing import CHECK_AFTER
from directory.model.users import User
from directory.publishing.monday import MOST, Monday
from directory.publishing.works import Works
from directory.storage.records import Author
from tests.conftest import TUESDAY_MORNING

ANNA = User("anna", "editor")
TODAY = TUESDAY_MORNING.date()
LATE = CHECK_AFTER + timedelta(days=1)
Check = Callable[[str, timedelta | None], None]


@pytest.fixture
def check(fresh: Works) -> Check:
    """Says that a listing was checked so long ago, or never."""

    def done(slug: str, ago: timedelta | None) -> None:
        listing = fresh.listings.by_slug(slug)
        stored = fresh.listings.stored("service", [listing.service.id])
        (found,) = stored.values()
        day = None if ago is None else TODAY - ago
        with fresh.listings.writing(Author("person", "test")) as writer:
            changed = replace(found.record, assured_date=day)
            writer.put(changed, expected=found.revision)

    return done


@pytest.fixture
def monday(fresh: Works, check: Check) -> Monday:
    """Every listing was checked today."""
    for listing in fresh.listings.every():
        check(listing.service.slug, timedelta(0))
    return fresh.monday


def slugs(monday: Monday) -> list[str]:
    """What is on the list."""
    return [job.listing.service.slug for job in monday.work().jobs]


def test_what_was_checked_in_the_last_six_months_is_not_on_the_list(
    monday: Monday, check: Check
) -> None:
    """To the day; what nobody ever checked is, first of all."""
    assert monday.work().total == 0
    check("scam-stop", CHECK_AFTER)
    assert slugs(monday) == []
    check("scam-stop", LATE)
    check("dial-a-bus", LATE + timedelta(days=30))
    assert slugs(monday) == ["dial-a-bus", "scam-stop"]
    check("warm-places", None)
    assert slugs(monday) == ["warm-places", "dial-a-bus", "scam-stop"]
    assert [job.late for job in monday.work().jobs] == [365, 31, 1]


def test_of_those_that_are_late_the_one_that_people_hold_comes_first(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """A sheet that was printed lately counts as much as being late twice as long."""
    check("scam-stop", LATE + timedelta(days=20))
    check("dial-a-bus", LATE + timedelta(days=30))
    listing = fresh.listings.by_slug("scam-stop")
    fresh.paper.printed.count([(listing.service.id, listing.revision, "ur")])
    assert slugs(monday) == ["scam-stop", "dial-a-bus"]
    assert monday.work().jobs[0].printed == 1


def test_there_are_seven_jobs_at_most_and_all_are_counted(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """Two hundred would help nobody."""
    for listing in list(fresh.listings.every())[:20]:
        check(listing.service.slug, LATE)
    work = monday.work()
    assert len(work.jobs) == MOST
    assert work.total == 20


def test_still_correct_takes_a_listing_off_the_list_and_is_in_the_history(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """With who and why; nothing else of the listing changes."""
    check("scam-stop", LATE)
    before = fresh.listings.by_slug("scam-stop")
    monday.still_correct(ANNA, before.service.id, before.revision)
    after = fresh.listings.by_slug("scam-stop")
    assert slugs(monday) == []
    assert after.service == replace(before.service, assured_date=TODAY)
    with fresh.engine.connect() as connection:
        row = connection.execute(
            text("SELECT author, note, changed FROM revision ORDER BY sequence DESC")
        ).first()
    assert row == ("anna", "still correct", '["assured_date"]')


def test_what_somebody_changed_meanwhile_is_not_called_correct(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """She looked at other facts. Nor is what does not exist."""
    check("scam-stop", LATE)
    seen = fresh.listings.by_slug("scam-stop")
    check("scam-stop", LATE + timedelta(days=1))
    with pytest.raises(Conflict, match="Somebody has just changed"):
        monday.still_correct(ANNA, seen.service.id, seen.revision)
    assert slugs(monday) == ["scam-stop"]
    with pytest.raises(NotFound):
        monday.still_correct(ANNA, "no-such-id", 1)


def test_a_closed_service_need_not_be_checked(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """It is not running: nobody is sent there."""
    check("scam-stop", None)
    stored = fresh.listings.stored(
        "service", [fresh.listings.by_slug("scam-stop").service.id]
    )
    (found,) = stored.values()
    with fresh.listings.writing(Author("person", "test")) as writer:
        writer.put(replace(found.record, status="defunct"), expected=found.revision)
    assert slugs(monday) == []
