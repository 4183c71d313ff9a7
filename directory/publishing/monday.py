"""The Monday list: the few listings that it is most useful to check now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from directory.errors import Conflict, NotFound
from directory.model.calendar import local
from directory.model.listing import CHECK_AFTER, Listing
from directory.model.nouns import Service
from directory.model.users import User
from directory.storage.feedback import Feedback, Wrong
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

    late: days since it should have been checked; below 0 until then. printed: sheets of
    it lately. said: what residents say is wrong since its last change, and how often.
    """

    listing: Listing
    checked: date | None
    late: int
    printed: int
    said: Mapping[Wrong, int]


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do. total: listings whose check is over, or of which residents
    say that something is wrong; on the list or not."""

    jobs: tuple[Job, ...]
    total: int


class Monday:
    """What to check next; and that something is still correct."""

    def __init__(
        self,
        listings: Listings,
        printed: PrintedSheets,
        feedback: Feedback,
        clock: Callable[[], datetime],
    ) -> None:
        """clock: gives the present, with its time zone."""
        self._listings = listings
        self._printed = printed
        self._feedback = feedback
        self._clock = clock

    def work(self) -> Work:
        """At most seven jobs, the most useful first."""
        today = local(self._clock()).date()
        late = self._listings.unchecked_since(today - CHECK_AFTER, today)
        said = self._said()
        printed = self._printed.lately()

        def weight(service_id: str) -> int:
            """How late it is, by how many people hold a sheet of it, and how many say
            that it is wrong: each as much as half a year."""
            days = _late(late[service_id], today) if service_id in late else 0
            told = sum(said.get(service_id, {}).values())
            days = min(days, _LONG_AGO) + told * CHECK_AFTER.days
            return (days + 1) * (printed.get(service_id, 0) + 1)

        every = late.keys() | said.keys()
        first = sorted(every, key=lambda each: (-weight(each), each))[:MOST]
        jobs = []
        for listing in self._listings.by_ids(first):
            service_id, checked = listing.service.id, listing.checked_on(self._clock())
            told, count = said.get(service_id, {}), printed.get(service_id, 0)
            jobs.append(Job(listing, checked, _late(checked, today), count, told))
        return Work(tuple(jobs), len(every))

    def _said(self) -> dict[str, Mapping[Wrong, int]]:
        """What is said of each listing that was not changed since."""
        told = self._feedback.lately()
        ids = dict.fromkeys(service_id for service_id, _ in told)
        return {
            listing.service.id: said
            for listing in self._listings.by_ids(ids)
            if (said := told.get((listing.service.id, listing.revision)))
        }

    def still_correct(self, user: User, service_id: str, revision: int) -> Listing:
        """Somebody made sure that all facts of a listing hold: in every language.

        revision: of the listing that she saw. Raises NotFound; Conflict when it was
        changed since, as then she looked at other facts.
        """
        # Within the transaction: nobody else writes until it ends.
        with self._listings.writing(Author("person", user.name)) as writer:
            found = self._listings.by_ids([service_id])
            if not found:
                raise NotFound("There is no such listing any more.")
            listing = found[0]
            if listing.revision != revision:
                raise Conflict(
                    f"Somebody has just changed “{listing.service.name}”. Please look "
                    "at it again."
                )
            stored = self._listings.stored("service", [service_id])[service_id]
            service = cast(Service, stored.record)
            checked = replace(service, assured_date=local(self._clock()).date())
            now = writer.put(checked, expected=stored.revision, note="still correct")
        if now == stored.revision:
            # It was checked today already: nothing changed that would answer them.
            self._feedback.answer(service_id, revision)
        return listing


def _late(checked: date | None, today: date) -> int:
    """Days since it should have been checked."""
    return (today - checked - CHECK_AFTER).days if checked else _LONG_AGO
