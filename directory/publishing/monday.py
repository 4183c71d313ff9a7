"""The Monday list: the few jobs that it is most useful to do now."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from directory.errors import Conflict, NotFound
from directory.model.calendar import local
from directory.model.listing import CHECK_AFTER, Listing
from directory.model.nouns import Service
from directory.model.users import User
from directory.publishing.jobs import MOST, Check, Search, Work, check_key, deal
from directory.publishing.much_opened import MuchOpened
from directory.storage.feedback import Feedback, Wrong
from directory.storage.listings import Listings
from directory.storage.printed import PrintedSheets
from directory.storage.put_off import PutOffJobs
from directory.storage.records import Author
from directory.storage.unmet import OTHER, UnmetSearches
from directory.storage.views import Views

VIEWS_LIKE_A_SHEET = 10
"""A sheet is kept and passed on: it counts as much as so many views."""
FEWEST_SEARCHES = 3
"""Searches for a word that found nothing, in four weeks: fewer may be one slip."""
_LONG_AGO = 365
"""Days over the time: what is later than that is no more urgent."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted by week."""

    printed: PrintedSheets
    feedback: Feedback
    views: Views
    unmet: UnmetSearches


class Monday:
    """What to do next; and that something is still correct."""

    def __init__(
        self,
        listings: Listings,
        counts: Counts,
        much_opened: MuchOpened,
        put_off: PutOffJobs,
        clock: Callable[[], datetime],
    ) -> None:
        """clock: gives the present, with its time zone."""
        self._listings = listings
        self._counts = counts
        self._much_opened = much_opened
        self._put_off = put_off
        self._clock = clock

    def work(self) -> Work:
        """At most seven jobs, the most useful of each kind first (see `jobs.TURNS`)."""
        away = self._put_off.now()
        views = self._counts.views.lately()
        checks, total = self._checks(views, away)
        opened = self._much_opened.listings(views)
        translations = self._much_opened.translations(opened, views)
        texts = self._much_opened.hard_texts(opened, views)
        jobs = deal(
            {
                "check": checks,
                "said": [each for each in checks if each.said],
                "search": [each for each in self._searches() if each.key not in away],
                "translation": [each for each in translations if each.key not in away],
                "text": [each for each in texts if each.key not in away],
            }
        )
        return Work(jobs, total)

    def put_off(self, job: str, days: int) -> None:
        """Keep a job off the list for so many days, or until there is news of it."""
        self._put_off.put_off(job, days)

    def is_put_off(self, job: str) -> bool:
        """Whether somebody put a job off. job: its key."""
        return job in self._put_off.now()

    def _checks(
        self, views: Mapping[str, int], away: Collection[str]
    ) -> tuple[list[Check], int]:
        """The first listings to check, and how many there are in all."""
        today = local(self._clock()).date()
        late = self._listings.unchecked_since(today - CHECK_AFTER, today)
        said = self._said()
        printed = self._counts.printed.lately()

        def told(service_id: str) -> int:
            return sum(said.get(service_id, {}).values())

        def weight(service_id: str) -> float:
            """How late it is, and how many say that it is wrong, each as much as half
            a year; by how many people were sent there lately, on paper or here."""
            days = _late(late[service_id], today) if service_id in late else 0
            days = min(days, _LONG_AGO) + told(service_id) * CHECK_AFTER.days
            people = views.get(service_id, 0) / VIEWS_LIKE_A_SHEET
            return (days + 1) * (printed.get(service_id, 0) + people + 1)

        every = late.keys() | said.keys()
        waiting = (each for each in every if check_key(each, told(each)) not in away)
        order = sorted(waiting, key=lambda each: (-weight(each), each))
        # Enough of both, whoever's turn it is.
        first = order[:MOST] + [each for each in order[MOST:] if each in said][:MOST]
        checks = []
        for listing in self._listings.by_ids(first):
            service_id, checked = listing.service.id, listing.checked_on(self._clock())
            checks.append(
                Check(
                    listing,
                    checked,
                    late=_late(checked, today),
                    printed=printed.get(service_id, 0),
                    views=views.get(service_id, 0),
                    said=said.get(service_id, {}),
                )
            )
        return checks, len(every)

    def _searches(self) -> list[Search]:
        """Words of searches that found nothing good in four weeks, most often first."""
        counts: dict[tuple[str, str], int] = {}
        for report in self._counts.unmet.report():
            for word, count in report.words.items():
                if word != OTHER:
                    key = (report.language, word)
                    counts[key] = counts.get(key, 0) + count
        found = [
            Search(language, word, count)
            for (language, word), count in counts.items()
            if count >= FEWEST_SEARCHES
        ]
        return sorted(found, key=lambda each: (-each.count, each.key))

    def _said(self) -> dict[str, Mapping[Wrong, int]]:
        """What is said of each listing that was not changed since."""
        told = self._counts.feedback.lately()
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
            self._counts.feedback.answer(service_id, revision)
        return listing


def _late(checked: date | None, today: date) -> int:
    """Days since it should have been checked."""
    return (today - checked - CHECK_AFTER).days if checked else _LONG_AGO
