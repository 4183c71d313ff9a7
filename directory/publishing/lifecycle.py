"""Closing a listing, opening it again, and making one of two."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Literal, get_args

from directory.errors import Conflict, Invalid, NotFound
from directory.model.calendar import local
from directory.model.nouns import Service, ServiceStatus
from directory.model.parts import Parts
from directory.model.users import User
from directory.publishing.editing import records_of
from directory.storage.listings import Listings
from directory.storage.records import Author
from directory.storage.whole import Whole, Wholes
from directory.upkeep.differences import joined
from directory.upkeep.filling import filled
from directory.upkeep.remarks import Known
from directory.upkeep.taking import taken

CLOSED: tuple[ServiceStatus, ...] = ("temporarily closed", "inactive", "defunct")
"""What a listing may be closed as."""
LONGEST_REASON = 2_000
MOST_INSTEAD = 3
"""Listings to try instead."""
Choice = Literal["kept", "other", "both"]
CHOICES: tuple[Choice, ...] = get_args(Choice)


class Lifecycle:
    """Changes whether a listing is there for residents, and as which."""

    def __init__(
        self,
        listings: Listings,
        wholes: Wholes,
        known: Callable[[date], Known],
        clock: Callable[[], datetime],
    ) -> None:
        """known: what forms may refer to, as of a day. clock: with its time zone."""
        self._listings = listings
        self._wholes = wholes
        self._known_on = known
        self._clock = clock

    def close(
        self,
        user: User,
        seen: tuple[str, int],
        status: str,
        reason: str,
        instead: Sequence[str],
    ) -> bool:
        """Say to residents that it is closed, why, and what to try instead; whether
        that is new.

        seen: the id of the service and the number of the change that she saw. instead:
        names of other listings in addresses. Raises Invalid, Conflict, NotFound.
        """
        closed = next((each for each in CLOSED if each == status), None)
        if closed is None:
            raise Invalid("Please choose for how long it is closed.")
        if not reason.strip():
            raise Invalid("Please write why it is closed: residents read it.")
        if len(reason) > LONGEST_REASON:
            raise Invalid(
                f"The reason is too long. Please shorten it to {LONGEST_REASON:,} "
                "letters."
            )
        ids = self._listings.ids_of(instead)
        for slug in instead:
            if slug not in ids:
                raise Invalid(f"There is no listing with the address “{slug}”.")
            if ids[slug] == seen[0]:
                raise Invalid("A listing cannot be the one to try instead of itself.")
        others = tuple(dict.fromkeys(ids[slug] for slug in instead))[:MOST_INSTEAD]

        def change(service: Service) -> Service:
            return replace(service, status=closed, alert=reason.strip(), instead=others)

        return self._change(user, seen, change, f"closed: {reason.strip()}"[:300])

    def reopen(self, user: User, seen: tuple[str, int]) -> None:
        """It is there again. What its news said of the closing is gone with it."""

        def change(service: Service) -> Service:
            today = local(self._clock()).date()
            return replace(
                service, status="active", alert="", instead=(), assured_date=today
            )

        self._change(user, seen, change, "opened again")

    def together(
        self, kept: tuple[str, int], other: tuple[str, int], choices: dict[str, Choice]
    ) -> Parts:
        """What two listings come to as one; nothing is written.

        kept, other: id and number of the last change, as somebody saw them. choices:
        for a field of the form whose words are kept. Raises Invalid, Conflict or
        NotFound.
        """
        if kept[0] == other[0]:
            raise Invalid("These are the same listing. Please choose another.")
        one, two = self._seen(kept), self._seen(other)
        known = self._known_on(local(self._clock()).date())
        forms = filled(one.parts, known.taxonomy), filled(two.parts, known.taxonomy)
        typed = {
            name: joined(name, forms[0][name], forms[1][name], choices.get(name, ""))
            for name in forms[0]
        }
        found = taken(typed, one.parts, known, two.parts)
        if found.problems:
            raise Invalid(
                f"They do not make one listing yet: {found.problems[0].message}"
            )
        return found.parts

    def merge(
        self,
        user: User,
        kept: tuple[str, int],
        other: tuple[str, int],
        choices: dict[str, Choice],
    ) -> None:
        """Make one listing of two that are about the same service, as `together` says.

        The other's addresses, that on printed sheets too, lead to the one that is
        kept; its history stays.
        """
        with self._listings.writing(Author("person", user.name)) as writer:
            parts = self.together(kept, other, choices)
            gone = self._seen(other).parts.service
            records = records_of(parts)
            revisions = self._listings.revisions(records)
            puts = [(each, revisions.get(each.id)) for each in records]
            writer.put_many(puts, f"merged with {gone.slug}")
            writer.lead_on(gone, kept[0], f"merged: see {parts.service.slug}")

    def _seen(self, seen: tuple[str, int]) -> Whole:
        """A listing as somebody saw it."""
        whole = self._wholes.now(seen[0])
        if whole is None:
            raise NotFound("There is no such listing (any more).")
        if whole.revision != seen[1]:
            raise Conflict(
                f"Somebody has just changed “{whole.parts.service.name}”. Please look "
                "at it again."
            )
        return whole

    def _change(
        self,
        user: User,
        seen: tuple[str, int],
        change: Callable[[Service], Service],
        note: str,
    ) -> bool:
        with self._listings.writing(Author("person", user.name)) as writer:
            whole = self._seen(seen)
            service = whole.parts.service
            before = whole.each[service.id]
            return writer.put(change(service), expected=before, note=note) != before
