"""The Monday list: the few listings that it is most useful to check now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from directory.errors import Conflict, NotFound
from directory.model.calendar import local
from directory.model.listing import CHECK_AFTER, Listing
from directory.model.nouns import Service
from directory.model.users import User
from directory.storage.listings import Listings
from directory.storage.printed import PrintedSheets
from directory.storage.records import Author

MOST = 7
"""Jobs on the list: what two people can do between other things."""
_LONG_AGO = 365
"""Days over the time: what is later than that is no more urgent."""


@dataclass(frozen=True, slots=True)
class Job:
    """A listing to check. checked: when somebody last did; None for never.

    late: days since it should have been checked. printed: sheets of it lately.
    """

    listing: Listing
    checked: date | None
    late: int
    printed: int


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do. total: listings whose check is over, on the list or not."""

    jobs: tuple[Job, ...]
    total: int


class Monday:
    """What to check next; and that something is still correct."""

    def __init__(
        self,
        listings: Listings,
        printed: PrintedSheets,
        clock: Callable[[], datetime],
    ) -> None:
        """clock: gives the present, with its time zone."""
        self._listings = listings
        self._printed = printed
        self._clock = clock

    def work(self) -> Work:
        """At most seven jobs, the most useful first."""
        today = local(self._clock()).date()
        late = self._listings.unchecked_since(today - CHECK_AFTER)
        printed = self._printed.lately()

        def weight(service_id: str) -> int:
            """How late it is, by how many people hold a sheet of it."""
            days = _late(late[service_id], today)
            return (min(days, _LONG_AGO) + 1) * (printed.get(service_id, 0) + 1)

        first = sorted(late, key=lambda each: (-weight(each), each))[:MOST]
        jobs = (
            Job(
                listing,
                late[listing.service.id],
                _late(late[listing.service.id], today),
                printed.get(listing.service.id, 0),
            )
            for listing in self._listings.by_ids(first)
        )
        return Work(tuple(jobs), len(late))

    def still_correct(self, user: User, service_id: str, revision: int) -> Listing:
        """Somebody made sure that all facts of a listing hold: in every language.

        revision: of the listing that she saw. Raises NotFound; Conflict when it was
        changed since, as then she looked at other facts.
        """
        found = self._listings.by_ids([service_id])
        if not found:
            raise NotFound("There is no such listing any more.")
        listing = found[0]
        if listing.revision != revision:
            raise Conflict(
                f"Somebody has just changed “{listing.service.name}”. Please look at "
                "it again."
            )
        stored = self._listings.stored("service", [service_id])[service_id]
        service = cast(Service, stored.record)
        checked = replace(service, assured_date=local(self._clock()).date())
        with self._listings.writing(Author("person", user.name)) as writer:
            writer.put(checked, expected=stored.revision, note="still correct")
        return listing


def _late(checked: date | None, today: date) -> int:
    """Days since it should have been checked."""
    return (today - checked - CHECK_AFTER).days if checked else _LONG_AGO
