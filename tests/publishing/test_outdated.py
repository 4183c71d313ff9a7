"""What changed since a sheet was printed."""

from dataclasses import replace
from datetime import date, timedelta

from directory.model.nouns import Service
from directory.publishing.works import Works
from directory.storage.records import Author
from tests.conftest import TUESDAY_MORNING

TODAY = TUESDAY_MORNING.date()


def change(works: Works, slug: str, **fields: object) -> None:
    """Save something else of a listing."""
    service = works.listings.by_slug(slug).service
    save(works, replace(service, **fields))  # type: ignore[arg-type]


def save(works: Works, service: Service) -> None:
    """Save a service over what stands there."""
    with works.listings.writing(Author("person", "editor")) as writer:
        stored = works.listings.stored("service", [service.id])
        writer.put(service, expected=stored[service.id].revision)


def test_a_listing_can_be_read_as_it_stood(fresh: Works) -> None:
    """After any change; before the first there is none."""
    before = fresh.listings.by_slug("scam-stop")
    change(fresh, "scam-stop", description="Other words.")
    change(fresh, "scam-stop", description="Third words.")
    now = fresh.listings.by_slug("scam-stop")
    then = fresh.listings.as_of(now.service.id, before.revision)
    assert then == before
    assert fresh.listings.as_of(now.service.id, now.revision) == now
    assert fresh.listings.as_of(now.service.id, now.revision - 1) is not None
    assert fresh.listings.as_of(now.service.id, 0) is None
    assert fresh.listings.as_of("no such id", now.revision) is None


def test_a_changed_answer_is_named_by_its_question(fresh: Works) -> None:
    """And nothing else: the other answers are the same."""
    old = fresh.listings.by_slug("thornmere-food-bank")
    phones = tuple(replace(p, number="020 7946 0999") for p in old.service.phones)
    change(fresh, old.slug, phones=phones)
    now = fresh.listings.by_slug(old.slug)
    since = fresh.paper.out_of_date.since
    assert since(now, old.revision, TODAY) == ("help",)
    assert since(now, now.revision, TODAY) == ()
    change(fresh, old.slug, name="Another name")
    renamed = fresh.listings.by_slug("thornmere-food-bank")
    assert since(renamed, old.revision, TODAY) == ("what", "help")


def test_a_later_check_is_no_change(fresh: Works) -> None:
    """The sheet is as right as it was."""
    old = fresh.listings.by_slug("scam-stop")
    change(fresh, "scam-stop", assured_date=date(2026, 11, 20))
    now = fresh.listings.by_slug("scam-stop")
    assert now.revision > old.revision
    assert fresh.paper.out_of_date.since(now, old.revision, TODAY) == ()


def test_a_place_that_moved_is_a_change_of_its_services(fresh: Works) -> None:
    """The listing's own record stays as it was."""
    old = fresh.listings.by_slug("scam-stop")
    location = old.places[0].location
    moved = replace(
        location,
        addresses=tuple(
            replace(a, address_1="9 Other Road") for a in location.addresses
        ),
    )
    with fresh.listings.writing(Author("person", "editor")) as writer:
        stored = fresh.listings.stored("location", [location.id])
        writer.put(moved, expected=stored[location.id].revision)
    now = fresh.listings.by_slug("scam-stop")
    assert "where" in (fresh.paper.out_of_date.since(now, old.revision, TODAY) or ())


def test_a_time_that_is_over_is_a_change(fresh: Works) -> None:
    """Nobody edited anything; but the sheet speaks of last winter."""
    service = fresh.listings.by_slug("scam-stop").service
    ended = tuple(
        replace(s, valid_from=None, valid_to=TODAY - timedelta(days=1), until=None)
        for s in service.schedules
    )
    change(fresh, "scam-stop", schedules=ended, service_at_locations=())
    now = fresh.listings.by_slug("scam-stop")
    since = fresh.paper.out_of_date.since
    assert since(now, now.revision, TODAY) == ()
    assert since(now, now.revision, TODAY - timedelta(days=30)) == ("when",)


def test_a_number_that_no_sheet_has_says_nothing(fresh: Works) -> None:
    """Neither that it is right, nor that it is not."""
    now = fresh.listings.by_slug("scam-stop")
    assert fresh.paper.out_of_date.since(now, now.revision + 1000, TODAY) is None
    assert fresh.paper.out_of_date.since(now, 0, TODAY) is None


def test_staff_see_which_sheets_are_out_of_date(fresh: Works) -> None:
    """Most copies first, with what changed; those still right are not there."""
    paper = fresh.paper
    old = {
        s: fresh.listings.by_slug(s) for s in ("scam-stop", "dial-a-bus", "click-start")
    }
    for slug, tags in (
        ("scam-stop", "ur ur gu"),
        ("dial-a-bus", "en"),
        ("click-start", "en"),
    ):
        for tag in tags.split():
            paper.printed.count([(old[slug].service.id, old[slug].revision, tag)])
    paper.printed.count([("gone", 3, "en")])
    assert [x.copies.service_id for x in paper.out_of_date.report()] == ["gone"]
    change(fresh, "scam-stop", phones=())
    change(fresh, "dial-a-bus", phones=(), description="Other words.")
    change(fresh, "click-start", assured_date=date(2026, 11, 20))
    report = paper.out_of_date.report()
    assert report[0].listing == fresh.listings.by_slug("scam-stop")
    assert report[0].copies.languages == {"gu": 1, "ur": 2}
    assert report[0].changed == ("help",)
    assert {x.copies.service_id for x in report} == {
        old["scam-stop"].service.id,
        old["dial-a-bus"].service.id,
        "gone",
    }
    gone = next(x for x in report if x.listing is None)
    assert gone.changed == ()
