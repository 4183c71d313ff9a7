"""Editing a listing: drafts, what stands against publishing them, and publishing."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from directory.errors import Conflict, Invalid, NotFound
from directory.model.calendar import local
from directory.model.listing import Listing
from directory.model.nouns import Record, Service
from directory.model.parts import Parts
from directory.model.users import User
from directory.storage.drafts import Draft, Drafts
from directory.storage.listings import Listings
from directory.storage.records import Author
from directory.storage.whole import Whole, Wholes
from directory.upkeep.differences import Merged, merged
from directory.upkeep.filling import filled
from directory.upkeep.form import Typed, empty, kept
from directory.upkeep.remarks import Known, Taken
from directory.upkeep.taking import taken


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
        return mark_of(self.typed)

    @property
    def is_outrun(self) -> bool:
        """Whether somebody published another state of it since she began."""
        return self.base != self.newest


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that somebody sent. base: of the state that it was made from. mark: of the
    draft that it was shown with; page: the window that it was sent from."""

    typed: Typed
    base: int
    mark: str
    page: str


def mark_of(typed: Mapping[str, Any]) -> str:
    """The first characters of a form's digest."""
    said = json.dumps(kept(typed), sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def records_of(parts: Parts) -> list[Record]:
    """The records of a listing, those first that others refer to."""
    own: list[Record] = [parts.organization] if parts.organization else []
    return [*own, *parts.locations.values(), parts.service]


def _before(service_id: str, whole: Whole | None, source: Parts | None) -> Parts:
    """The records that a form changes: those there are, else those there were."""
    if whole:
        return whole.parts
    return source or Parts(Service(id=service_id, name=""))


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
        return self._begin(user, empty() | {"name": name.strip()})

    def begin_copy(self, user: User, service_id: str) -> str:
        """Begin a listing that says what another does; the id of its service.

        Its own places and numbers, as they may be changed without the other's; its
        name says that it is not the other.
        """
        typed = self._form(self._whole(service_id))
        for row in typed["phones"] + typed["costs"] + typed["places"]:
            row["id"] = ""
        return self._begin(user, typed | {"name": f"Copy of {typed['name']}"})

    def _begin(self, user: User, typed: Typed) -> str:
        service_id = str(uuid4())
        self._keep(user, service_id, typed, base=0)
        return service_id

    def open(self, user: User, service_id: str, typed: Typed | None = None) -> Work:
        """A listing as somebody has it on her desk. Raises NotFound.

        typed: in place of what she has in her draft.
        """
        whole = self._wholes.now(service_id)
        draft = self._drafts.get(service_id, user.name)
        if whole is None and draft is None:
            raise NotFound("There is no such listing (any more).")
        published = self._form(whole) if whole else None
        source = self._source(draft)
        newest = whole.revision if whole else 0
        if typed is None:
            typed = kept(draft.typed) if draft else dict(published or empty())
        before = _before(service_id, whole, source)
        return Work(
            service_id=service_id,
            before=before,
            published=published,
            typed=typed,
            draft=draft,
            base=draft.base if draft else newest,
            newest=newest,
            taken=taken(typed, before, self._known(), source),
            others=tuple(self._drafts.others(service_id, user.name)),
        )

    def _source(self, draft: Draft | None) -> Parts | None:
        """The records from which a draft that takes a change back was made."""
        if draft is None or not draft.source:
            return None
        whole = self._wholes.as_of(draft.service_id, draft.source)
        return whole.parts if whole else None

    def keep(self, user: User, service_id: str, sent: Sent) -> None:
        """Keep what somebody typed. Raises Conflict when she has typed something else
        in another window since, NotFound when the listing is gone and was never hers.
        """
        draft = self._drafts.get(service_id, user.name)
        if draft is None and self._wholes.now(service_id) is None:
            raise NotFound("There is no such listing (any more).")
        if draft and sent.page != draft.page and sent.mark != mark_of(draft.typed):
            raise Conflict("You have changed your draft in another window since.")
        source = draft.source if draft else 0
        made = Draft(
            service_id,
            user.name,
            sent.base,
            sent.typed,
            self._clock(),
            source,
            sent.page,
        )
        self._drafts.keep(made)

    def _keep(
        self, user: User, service_id: str, typed: Typed, *, base: int, source: int = 0
    ) -> None:
        self._drafts.keep(
            Draft(service_id, user.name, base, typed, self._clock(), source)
        )

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
        one. Nothing is kept while a choice is missing. Where the listing is no more
        there is nothing to put together with, and hers stays whole.
        """
        work = self.open(user, service_id)
        if work.newest != newest:
            raise Conflict("It was changed once more. Please look at it again.")
        theirs = work.published or self._base(work)
        both = merged(self._base(work), work.typed, theirs, choices)
        if not both.conflicts:
            source = work.draft.source if work.draft else 0
            self._keep(user, service_id, both.typed, base=newest, source=source)
        return both

    def _base(self, work: Work) -> Typed:
        whole = self._wholes.as_of(work.service_id, work.base) if work.base else None
        return self._form(whole) if whole else empty()

    def form_of(self, parts: Parts) -> Typed:
        """The form of some records."""
        return filled(parts, self._known().taxonomy)

    def take_back(self, user: User, service_id: str, sequence: int) -> None:
        """Make a draft of a listing as it stood before a change.

        It is published like any other draft: so somebody sees what will change. Raises
        Invalid when there was nothing before, or she has a draft already.
        """
        if self._drafts.get(service_id, user.name):
            raise Invalid(
                "You have a draft of this listing. Please publish it first, or throw "
                "it away."
            )
        before = self._wholes.as_of(service_id, sequence - 1)
        if before is None:
            raise Invalid("There was nothing before that change.")
        whole = self._wholes.now(service_id)
        base, source = whole.revision if whole else 0, sequence - 1
        self._keep(user, service_id, self._form(before), base=base, source=source)

    def publish(
        self, user: User, work: Work, note: str, *, is_checked: bool
    ) -> Listing:
        """Let residents see her draft. note: why, for the history.

        is_checked: she made sure that all facts hold. Raises Conflict when it was
        outrun, Invalid when something has to be mended first.
        """
        with self._listings.writing(Author("person", user.name)) as writer:
            # Looked at once more within the transaction: nobody else writes until it
            # ends, and the records of other listings may be others than she saw.
            whole = self._wholes.now(work.service_id)
            if (whole.revision if whole else 0) != work.base:
                raise Conflict("Somebody else changed this listing meanwhile.")
            found = taken(
                work.typed, work.before, self._known(), self._source(work.draft)
            )
            if found.problems:
                raise Invalid(found.problems[0].message)
            service = found.parts.service
            if is_checked:
                service = replace(service, assured_date=local(self._clock()).date())
            records = records_of(replace(found.parts, service=service))
            revisions = self._listings.revisions(records)
            writer.put_many([(each, revisions.get(each.id)) for each in records], note)
        latest = self._drafts.get(work.service_id, user.name)
        if latest and mark_of(latest.typed) == work.mark:
            self._drafts.drop(work.service_id, user.name)
        return self._listings.by_ids([work.service_id])[0]

    def _whole(self, service_id: str) -> Whole:
        whole = self._wholes.now(service_id)
        if whole is None:
            raise NotFound("There is no such listing (any more).")
        return whole

    def _form(self, whole: Whole) -> Typed:
        return filled(whole.parts, self._known().taxonomy)

    def _known(self) -> Known:
        return self._known_on(local(self._clock()).date())
