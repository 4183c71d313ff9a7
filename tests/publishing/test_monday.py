"""The Monday list, and "still correct"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from directory.errors import Conflict, NotFound
from directory.model.listing import CHECK_AFTER
from directory.model.users import User
from directory.publishing.jobs import MOST, Search
from directory.publishing.jobs import Check as CheckJob
from directory.publishing.monday import Monday
from directory.publishing.works import Works
from directory.storage.feedback import Feedback
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


def checks(monday: Monday) -> list[CheckJob]:
    """What is on the list to be checked."""
    return [job for job in monday.work().jobs if isinstance(job, CheckJob)]


def slugs(monday: Monday) -> list[str]:
    """By the names of their listings."""
    return [job.listing.service.slug for job in checks(monday)]


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


def test_a_day_that_has_not_come_yet_is_no_check(monday: Monday, check: Check) -> None:
    """The page says "nobody has checked it", and so does the list."""
    check("scam-stop", timedelta(days=-400))
    (job,) = monday.work().jobs
    assert (job.listing.service.slug, job.checked, job.late) == ("scam-stop", None, 365)


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


def test_what_residents_say_comes_first_until_the_listing_is_looked_at(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """Also of one that was checked lately, even today; each press of "still correct"
    or other change answers it."""
    check("dial-a-bus", LATE + timedelta(days=100))
    listing = fresh.listings.by_slug("scam-stop")
    for kind in ("closed", "number", "number"):
        fresh.feedback.count(listing.service.id, listing.revision, kind, "ur")
    assert slugs(monday) == ["scam-stop", "dial-a-bus"]
    assert monday.work().total == 2
    first = monday.work().jobs[0]
    assert list(first.said.items()) == [("number", 2), ("closed", 1)]
    monday.still_correct(ANNA, listing.service.id, listing.revision)
    assert slugs(monday) == ["dial-a-bus"]
    # That was checked today already, so nothing was changed; another day is a change.
    assert fresh.listings.by_slug("scam-stop").revision == listing.revision
    check("scam-stop", timedelta(days=3))
    listing = fresh.listings.by_slug("scam-stop")
    fresh.feedback.count(listing.service.id, listing.revision, "moved", "gu")
    assert slugs(monday) == ["scam-stop", "dial-a-bus"]
    check("scam-stop", timedelta(days=2))
    assert slugs(monday) == ["dial-a-bus"]


def test_two_who_say_so_outweigh_half_a_year_of_delay(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """And what nobody has heard of for half a year is no news any more."""
    check("dial-a-bus", LATE + timedelta(days=250))
    listing = fresh.listings.by_slug("scam-stop")
    fresh.feedback.count(listing.service.id, listing.revision, "times", "en")
    assert slugs(monday) == ["dial-a-bus", "scam-stop"]
    fresh.feedback.count(listing.service.id, listing.revision, "times", "pl")
    assert slugs(monday) == ["scam-stop", "dial-a-bus"]
    later = Feedback(fresh.engine, lambda: TUESDAY_MORNING + timedelta(weeks=27))
    assert later.lately() == {}


def test_of_two_that_are_late_the_one_that_is_opened_more_comes_first(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """And ten views count as much as a sheet."""
    for slug in ("scam-stop", "dial-a-bus"):
        check(slug, LATE + timedelta(days=20))
    scam, bus = (fresh.listings.by_slug(s) for s in ("scam-stop", "dial-a-bus"))
    for _ in range(11):
        fresh.views.count(bus.service.id)
    fresh.paper.printed.count([(scam.service.id, scam.revision, "ur")])
    assert slugs(monday)[:2] == ["dial-a-bus", "scam-stop"]
    assert [job.views for job in checks(monday)] == [11, 0]
    fresh.paper.printed.count([(scam.service.id, scam.revision, "ur")])
    assert slugs(monday)[:2] == ["scam-stop", "dial-a-bus"]


def test_two_hundred_that_are_late_leave_room_for_the_rest(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """A word that nobody finds, a listing that few can read, and what residents say."""
    every = list(fresh.listings.every())
    for listing in every:
        check(listing.service.slug, None)
    english = fresh.listings.by_slug("scam-stop")
    for _ in range(5):
        fresh.views.count(english.service.id)
    listing = fresh.listings.by_slug("warm-places")
    fresh.feedback.count(listing.service.id, listing.revision, "closed", "ur")
    for _ in range(2):
        fresh.unmet.count("gu", ["bus", ""])
    assert "search" not in [job.kind for job in monday.work().jobs]
    fresh.unmet.count("gu", ["bus", "bread"])
    work = monday.work()
    assert work.total == len(every)
    assert len(work.jobs) == MOST
    assert work.jobs[0].key.endswith(":1")  # what residents say is first here
    assert work.jobs[1] == Search("gu", "bus", 3)
    assert "translation" in [job.kind for job in work.jobs]


def test_a_job_that_was_put_off_makes_room_and_comes_back_with_news(
    monday: Monday, check: Check, fresh: Works
) -> None:
    """When somebody else says that it is wrong, it does not wait for its day."""
    for slug in ("scam-stop", "dial-a-bus"):
        check(slug, LATE)
    first = monday.work().jobs[0]
    monday.put_off(first.key, 7)
    assert slugs(monday) == ["scam-stop"]
    assert monday.work().total == 2
    listing = fresh.listings.by_slug("dial-a-bus")
    fresh.feedback.count(listing.service.id, listing.revision, "closed", "ur")
    assert slugs(monday) == ["dial-a-bus", "scam-stop"]
    for _ in range(3):
        fresh.unmet.count("gu", ["bus"])
    monday.put_off("search:gu:bus", 28)
    assert slugs(monday) == ["dial-a-bus", "scam-stop"]
