"""Editing a listing: drafts, what stands against publishing them, and publishing."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from uuid import uuid4

from directory.errors import Conflict, Invalid, NotFound
from directory.exchange.contacts import (
    checked_email,
    checked_phone,
    checked_postcode,
    checked_web,
)
from directory.model.calendar import local
from directory.model.listing import Listing
from directory.model.nouns import Record, Service
from directory.model.parts import Parts
from directory.model.users import User
from directory.publishing.gate import Reading
from directory.storage.drafts import Draft, Drafts
from directory.storage.listings import Listings
from directory.storage.names import Names
from directory.storage.records import Author
from directory.storage.reference import Reference
from directory.storage.whole import Whole, Wholes
from directory.upkeep.differences import Merged, merged
from directory.upkeep.filling import filled
from directory.upkeep.form import Typed, empty, kept
from directory.upkeep.remarks import Checks, Known, Taken
from directory.upkeep.taking import taken

_REASON = 10
"""Letters of a reason, at the least."""


@dataclass(frozen=True, slots=True)
class Work:
    """A listing that somebody edits.

    published: the form as the listing stands; None for a new one. typed: as she has
    it. draft: None while she has changed nothing. base: the number of the change
    after which the listing stood when she began. newest: of its last change now.
    others: who else has a draft of it.
    """

    service_id: str
    before: Parts
    published: Typed | None
    typed: Typed
    draft: Draft | None
    base: int
    newest: int
    taken: Taken
    others: tuple[str, ...]

    @property
    def mark(self) -> str:
        """A short mark of what she has typed, by which a page knows what it showed."""
        said = json.dumps(self.typed, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def is_outrun(self) -> bool:
        """Whether somebody published another state of it since she began."""
        return self.base != self.newest


class Editing:
    """Takes listings from form to form, and keeps what is published."""

    def __init__(
        self,
        listings: Listings,
        wholes: Wholes,
        drafts: Drafts,
        known: Callable[[date], Known],
        clock: Callable[[], datetime],
    ) -> None:
        """known: what forms may refer to, as of a day. clock: with its time zone."""
        self._listings = listings
        self._wholes = wholes
        self._drafts = drafts
        self._known_on = known
        self._clock = clock

    def begin(self, user: User, name: str) -> str:
        """Begin a listing of that name; the id of its service."""
        if not name.strip():
            raise Invalid("Please write what the service is called.")
        service_id = str(uuid4())
        typed = empty() | {"name": name.strip()}
        self._drafts.keep(service_id, user.name, 0, typed)
        return service_id

    def begin_copy(self, user: User, service_id: str) -> str:
        """Begin a listing that says what another does; the id of its service.

        Its own places and numbers, as they may be changed without the other's; of
        their names "copy of" says that it is not the other.
        """
        typed = self._form(self._whole(service_id))
        for row in typed["phones"] + typed["costs"] + typed["places"]:
            row["id"] = ""
        new = str(uuid4())
        self._drafts.keep(
            new, user.name, 0, typed | {"name": f"Copy of {typed['name']}"}
        )
        return new

    def open(self, user: User, service_id: str) -> Work:
        """A listing as somebody has it on her desk. Raises NotFound."""
        whole = self._wholes.now(service_id)
        draft = self._drafts.get(service_id, user.name)
        if whole is None and draft is None:
            raise NotFound("There is no such listing (any more).")
        published = self._form(whole) if whole else None
        before = whole.parts if whole else Parts(Service(id=service_id, name=""))
        newest = whole.revision if whole else 0
        typed = kept(draft.typed) if draft else dict(published or empty())
        base = draft.base if draft else newest
        return Work(
            service_id=service_id,
            before=before,
            published=published,
            typed=typed,
            draft=draft,
            base=base,
            newest=newest,
            taken=taken(typed, before, self._known()),
            others=tuple(self._drafts.others(service_id, user.name)),
        )

    def keep(self, user: User, service_id: str, typed: Typed, base: int) -> None:
        """Keep what somebody typed. base: of the form that she typed it into."""
        if self._wholes.now(service_id) is None and not self._drafts.get(
            service_id, user.name
        ):
            raise NotFound("There is no such listing (any more).")
        self._drafts.keep(service_id, user.name, base, typed)

    def drop(self, user: User, service_id: str) -> None:
        """Throw a draft away."""
        self._drafts.drop(service_id, user.name)

    def collision(self, user: User, service_id: str) -> tuple[Work, Typed]:
        """Her work that was outrun, and the form as both found it."""
        work = self.open(user, service_id)
        return work, self._base(work)

    def settle(
        self, user: User, service_id: str, newest: int, choices: dict[str, str]
    ) -> Merged:
        """Put her draft and what was published meanwhile together, as she chose.

        newest: of the state that she was shown. Raises Conflict when there is a newer
        one. Nothing is kept while a choice is missing.
        """
        work = self.open(user, service_id)
        if work.newest != newest:
            raise Conflict("It was changed once more. Please look at it again.")
        both = merged(self._base(work), work.typed, work.published or empty(), choices)
        if not both.conflicts:
            self._drafts.keep(service_id, user.name, work.newest, both.typed)
        return both

    def _base(self, work: Work) -> Typed:
        whole = self._wholes.as_of(work.service_id, work.base) if work.base else None
        return self._form(whole) if whole else empty()

    def as_of(self, service_id: str, sequence: int) -> Typed | None:
        """The form of a listing as it stood after a change."""
        whole = self._wholes.as_of(service_id, sequence)
        return self._form(whole) if whole else None

    def take_back(self, user: User, service_id: str, sequence: int) -> None:
        """Make a draft of a listing as it stood before a change.

        It is published like any other draft: so somebody sees what will change.
        """
        before = self.as_of(service_id, sequence - 1)
        if before is None:
            raise Invalid("There was nothing before that change.")
        whole = self._wholes.now(service_id)
        newest = whole.revision if whole else 0
        self._drafts.keep(service_id, user.name, newest, before)

    def publish(
        self, user: User, work: Work, note: str, *, is_checked: bool
    ) -> Listing:
        """Let residents see her draft. note: why, for the history.

        is_checked: she made sure that all facts hold. Raises Conflict when it was
        outrun, Invalid when something has to be mended first.
        """
        if work.taken.problems:
            raise Invalid(work.taken.problems[0].message)
        parts = work.taken.parts
        service = parts.service
        if is_checked:
            service = replace(service, assured_date=local(self._clock()).date())
        # Within the transaction: nobody else writes until it ends.
        with self._listings.writing(Author("person", user.name)) as writer:
            whole = self._wholes.now(work.service_id)
            if (whole.revision if whole else 0) != work.base:
                raise Conflict("Somebody else changed this listing meanwhile.")
            revisions = self._revisions(parts)
            records: list[Record] = [*parts.locations.values(), service]
            if parts.organization:
                records.insert(0, parts.organization)
            writer.put_many([(each, revisions.get(each.id)) for each in records], note)
        self._drafts.drop(work.service_id, user.name)
        return self._listings.by_ids([work.service_id])[0]

    def _revisions(self, parts: Parts) -> dict[str, int]:
        """The number of the last change of each record that the directory has."""
        own = [parts.organization.id] if parts.organization else []
        stored = self._listings.stored("organization", own)
        stored |= self._listings.stored("location", parts.locations)
        stored |= self._listings.stored("service", [parts.service.id])
        return {record_id: each.revision for record_id, each in stored.items()}

    def _whole(self, service_id: str) -> Whole:
        whole = self._wholes.now(service_id)
        if whole is None:
            raise NotFound("There is no such listing (any more).")
        return whole

    def _form(self, whole: Whole) -> Typed:
        return filled(whole.parts, self._known().taxonomy)

    def _known(self) -> Known:
        return self._known_on(local(self._clock()).date())


CHECKS = Checks(
    phone=lambda text, is_example: checked_phone(text, is_example=is_example),
    postcode=lambda text, _is_example: checked_postcode(text),
    email=lambda text, is_example: checked_email(text, is_example=is_example),
    web=lambda text, is_example: checked_web(text, is_example=is_example),
)


def known_by(reference: Reference, names: Names) -> Callable[[date], Known]:
    """What forms may refer to in a directory."""

    def on(today: date) -> Known:
        return Known(
            taxonomy=reference.taxonomy,
            organization=names.organization,
            location=names.location,
            checks=CHECKS,
            new_id=lambda: str(uuid4()),
            today=today,
        )

    return on


def reason_for(readings: list[Reading], reason: str) -> str:
    """What the history says of a publication. Raises Invalid when a text is hard and
    there is no reason for it."""
    hard = [each.field for each in readings if each.is_hard]
    if hard and len(reason.strip()) < _REASON:
        raise Invalid("A text is hard to read. Please say why it must be so.")
    return f"hard text: {reason.strip()}" if hard else reason.strip()
