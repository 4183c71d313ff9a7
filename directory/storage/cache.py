"""Listings kept in memory for as long as nothing changes."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from directory.model.listing import Listing
from directory.storage.listings import Listings

KEPT = 1_000
"""Listings in memory: a few kilobytes each."""


class CachedListings:
    """Reads through to `Listings`; any change empties it.

    Asking for the number of the last change costs one look-up by primary key, so
    what is shown is never older than the database.
    """

    def __init__(self, listings: Listings) -> None:
        """Nothing is kept yet."""
        self._listings = listings
        self._lock = Lock()
        self._sequence = -1
        self._by_slug: OrderedDict[str, Listing] = OrderedDict()
        self._by_id: OrderedDict[str, Listing] = OrderedDict()

    def sequence(self) -> int:
        """The number of the newest change."""
        return self._listings.sequence()

    def count(self) -> int:
        """How many services there are."""
        return self._listings.count()

    def by_slug(self, slug: str) -> Listing:
        """The listing with that name in addresses. Raises NotFound."""
        sequence = self._refresh()
        listing = self._by_slug.get(slug)
        if listing is None:
            listing = self._listings.by_slug(slug)
            self._keep(sequence, self._by_slug, slug, listing)
        return listing

    def by_ids(self, ids: Iterable[str]) -> list[Listing]:
        """The listings that exist, in the order asked for."""
        wanted = list(dict.fromkeys(ids))
        sequence = self._refresh()
        found = {id_: self._by_id[id_] for id_ in wanted if id_ in self._by_id}
        missing = [id_ for id_ in wanted if id_ not in found]
        for listing in self._listings.by_ids(missing) if missing else ():
            found[listing.service.id] = listing
            self._keep(sequence, self._by_id, listing.service.id, listing)
        return [found[id_] for id_ in wanted if id_ in found]

    def by_slugs(self, slugs: Iterable[str]) -> list[Listing]:
        """The listings that exist under these slugs, in the order asked for."""
        wanted = list(dict.fromkeys(slugs))
        ids = self._listings.ids_of(wanted)
        return self.by_ids(ids[slug] for slug in wanted if slug in ids)

    def _refresh(self) -> int:
        sequence = self._listings.sequence()
        with self._lock:
            if sequence != self._sequence:
                self._sequence = sequence
                # New dicts: another thread may be reading the old ones.
                self._by_slug, self._by_id = OrderedDict(), OrderedDict()
        return sequence

    def _keep(
        self,
        sequence: int,
        kept: OrderedDict[str, Listing],
        key: str,
        listing: Listing,
    ) -> None:
        with self._lock:
            if sequence != self._sequence:
                return
            kept[key] = listing
            while len(kept) > KEPT:
                kept.popitem(last=False)
