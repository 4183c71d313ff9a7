"""Pictures and photos of listings: which may be shown, and choosing them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

from directory.errors import Conflict, Invalid, NotFound
from directory.model.listing import Listing
from directory.model.nouns import Service
from directory.model.pictures import Pictures
from directory.model.taxonomy import Taxonomy
from directory.model.users import User
from directory.storage.listings import Listings
from directory.storage.photo_uploads import Photo
from directory.storage.photos import Photos
from directory.storage.records import Author
from directory.storage.reference import Reference

LONGEST = 200
"""Characters of what a photo shows."""
HIDDEN = (
    "Nobody is told where this is. A photo could show where, so it cannot have one."
)
SENSITIVE = (
    "This listing is about something that people may want to keep to themselves. A "
    "photo could show who goes there, so it cannot have one."
)


class WrongWords(Invalid):
    """What a photo shows cannot be said so."""


_KEPT = 1_000
"""Photos of which it is remembered whether they may be shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody looked at. revision: of the service itself, not of its places."""

    service_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """A listing with its pictures, as staff see it.

    service: the whole record, with a photo that may not be shown (any more).
    why_no_photo: a sentence for staff, or "".
    """

    listing: Listing
    service: Service
    revision: int
    why_no_photo: str


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo that people may see. width, height: pixels of the small one."""

    id: str
    width: int
    height: int


class Picturing:
    """Which picture and photo a listing has."""

    def __init__(
        self,
        listings: Listings,
        photos: Photos,
        reference: Reference,
        public_url: str = "",
    ) -> None:
        """public_url: the address that people reach from their own phones, or ""."""
        self._listings = listings
        self._photos = photos
        self._taxonomy: Taxonomy = reference.taxonomy
        self._pictures: Pictures = reference.pictures
        self._public_url = public_url
        self._is_used = lru_cache(_KEPT)(self._is_used_afresh)

    def why_no_photo(self, listing: Listing) -> str:
        """Why a listing may have no photo, as a sentence for staff; "" if it may."""
        if not all(place.is_shown for place in listing.places):
            return HIDDEN
        return SENSITIVE if self._taxonomy.is_sensitive(listing.service) else ""

    def shown(self, listing: Listing) -> ShownPhoto | None:
        """The photo of a listing, if it has one that may be shown and is there."""
        photo = listing.service.photo
        if not photo or self.why_no_photo(listing):
            return None
        try:
            return ShownPhoto(photo, *self._photos.size(photo))
        except (NotFound, OSError):
            return None

    def photo_url(self, listing: Listing) -> str:
        """Where other machines find the photo of a listing; "" if they may not."""
        shown = self.shown(listing) if self._public_url else None
        return f"{self._public_url}/photos/{shown.id}.jpg" if shown else ""

    def file(self, photo_id: str, *, small: bool) -> Path:
        """A photo that a listing shows to everybody now. Raises NotFound."""
        path = self._photos.path(photo_id, small=small)
        if not self._is_used(photo_id, self._listings.sequence()):
            raise NotFound("No listing shows this photo.")
        return path

    def _is_used_afresh(self, photo_id: str, _sequence: int) -> bool:
        """Whether a listing shows a photo, as things stand after a change."""
        using = self._listings.with_photo(photo_id)
        return any(not self.why_no_photo(listing) for listing in using)

    def look(self, service_id: str) -> Pictured:
        """A listing with its pictures. Raises NotFound."""
        found = self._listings.by_ids([service_id])
        stored = self._listings.stored("service", [service_id]).get(service_id)
        if not found or stored is None:
            raise NotFound("There is no such listing any more.")
        service = cast(Service, stored.record)
        return Pictured(found[0], service, stored.revision, self.why_no_photo(found[0]))

    def choose(self, user: User, seen: Seen, picture: str) -> Pictured:
        """Let a picture stand for a listing; "" for that of its category.

        Raises Invalid for one that is not offered, NotFound, and Conflict.
        """
        if picture and picture not in self._pictures.choices:
            raise Invalid("Please choose one of the pictures.")
        return self._change(
            user, seen, lambda now: replace(now.service, picture=picture), "picture"
        )

    def add_photo(self, user: User, seen: Seen, upload: bytes, shows: str) -> Pictured:
        """Let a listing have a photo, in place of the one before.

        shows: what is on it. Raises Invalid for a file or words that cannot be used,
        or where no photo may be; NotFound, and Conflict.
        """
        shows = _checked(shows)
        # Before the transaction: this takes a second, and nobody else could write.
        photo = self._photos.made_from(upload)

        def change(now: Pictured) -> Service:
            service = _with_photo(now, photo, shows)
            self._photos.keep(photo)
            return service

        return self._change(user, seen, change, "photo")

    def describe(self, user: User, seen: Seen, shows: str) -> Pictured:
        """Say anew what the photo of a listing shows. Raises as `add_photo` does."""
        shows = _checked(shows)
        return self._change(
            user, seen, lambda now: _with_photo(now, None, shows), "photo description"
        )

    def remove_photo(self, user: User, seen: Seen, *, for_good: bool) -> bool:
        """Take the photo off a listing. Raises NotFound, and Conflict.

        for_good: delete its file, too, unless another listing has the same photo.
        Whether that was done, returned.
        """
        photo = ""

        def change(now: Pictured) -> Service:
            nonlocal photo
            photo = now.service.photo
            return replace(now.service, photo="", photo_description="")

        self._change(user, seen, change, "photo removed")
        if not (for_good and photo) or self._listings.with_photo(photo):
            return False
        self._photos.delete(photo)
        return True

    def _change(
        self,
        user: User,
        seen: Seen,
        change: Callable[[Pictured], Service],
        note: str,
    ) -> Pictured:
        # Within the transaction: nobody else writes until it ends.
        with self._listings.writing(Author("person", user.name)) as writer:
            now = self.look(seen.service_id)
            if now.revision != seen.revision:
                raise Conflict(
                    f"Somebody has just changed “{now.service.name}”. Nothing was "
                    "saved. Please look at it again, then save once more."
                )
            writer.put(change(now), expected=now.revision, note=note)
        return now


def _with_photo(now: Pictured, photo: Photo | None, shows: str) -> Service:
    """The service with a photo, or with other words for the one that it has."""
    if now.why_no_photo:
        raise Invalid(now.why_no_photo)
    photo_id = photo.id if photo else now.service.photo
    if not photo_id:
        raise Invalid("Please choose a photo.")
    return replace(now.service, photo=photo_id, photo_description=shows)


def _checked(shows: str) -> str:
    """What a photo shows, on one line."""
    words = " ".join(shows.split())
    if not any(character.isalnum() for character in words):
        raise WrongWords("Please say in a few words what the photo shows.")
    if len(words) > LONGEST:
        raise WrongWords(
            f"What the photo shows is {len(words)} characters long. Please use "
            f"{LONGEST} at most."
        )
    return words
