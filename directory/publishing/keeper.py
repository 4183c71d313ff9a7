"""Keeps everything that is derived from the listings up to date.

Derived things are reconciled, not queued: each knows the last change that it holds,
so it does not matter who calls this, how often, or where it was killed.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from threading import Event, Thread

from directory.errors import DirectoryError
from directory.model.calendar import local
from directory.model.listing import Listing
from directory.publishing.search_documents import MAKER, search_document
from directory.search.seam import SearchDocument, SearchIndex
from directory.storage.listings import Listings
from directory.storage.reference import Reference

LOG = logging.getLogger(__name__)
POLL_SECONDS = 0.25
"""How often it looks for changes: a saved listing is found in under a second."""
CHECK_SECONDS = 30.0
"""How often it looks whether the index is sound."""
TIDY_SECONDS = 60.0
"""How often it looks whether the index has become scattered."""
LONGEST_WAIT = 30.0
"""Between two tries, while something is wrong."""


def maker(reference: Reference, today: date) -> str:
    """The version of what the index is made from.

    It changes with the categories and places, and at the turn of a quarter: dated
    openings ("every second Tuesday") are told a year ahead.
    """
    return f"{MAKER}-{reference.digest}-{today.year}q{(today.month + 2) // 3}"


class Keeper:
    """Brings the search index in step with the listings."""

    def __init__(
        self,
        listings: Listings,
        index: SearchIndex,
        reference: Reference,
        clock: Callable[[], datetime],
    ) -> None:
        """Nothing is done yet. clock: gives the present, with its time zone."""
        self._listings = listings
        self._index = index
        self._reference = reference
        self._clock = clock

    def bring_up_to_date(self) -> int:
        """Do what is to be done; how many listings were looked at again.

        Safe to kill at any point, and to run twice at once.
        """
        done = 0
        state = self._index.state()
        wanted = maker(self._reference, self._today())
        if not state.usable or state.maker != wanted:
            newest = self._listings.sequence()
            everything = self._documents(self._listings.every())
            self._index.rebuild(everything, newest, wanted)
            state = self._index.state()
            done = state.documents
        # After a rebuild too: what changed while it went on is not in it.
        changed, newest = self._listings.changed_since(state.up_to)
        if newest == state.up_to:
            return done
        found = self._listings.by_ids(sorted(changed))
        gone = changed - {listing.service.id for listing in found}
        self._index.update(self._documents(found), gone, newest)
        return done + len(changed)

    def follow(self, stop: Event) -> None:
        """Go on until `stop` is set. An error is logged, and tried again.

        A change is noticed at once; damage to the index, which takes reading all of
        it, within half a minute. A scattered index is tidied beside all this.
        """
        Thread(target=self._tidy_until, args=[stop], daemon=True).start()
        seen, checked, wait = -1, 0.0, POLL_SECONDS
        while not stop.is_set():
            try:
                newest = self._listings.sequence()
                if newest != seen or time.monotonic() - checked > CHECK_SECONDS:
                    done = self.bring_up_to_date()
                    seen, checked = newest, time.monotonic()
                    if done:
                        LOG.info("search index: %d listings brought up to date", done)
                wait = POLL_SECONDS
            except DirectoryError as error:
                LOG.warning("search index: %s", error)
                wait = min(wait * 2, LONGEST_WAIT)
            stop.wait(wait)

    def _tidy_until(self, stop: Event) -> None:
        while not stop.wait(TIDY_SECONDS):
            try:
                while self._index.tidy():
                    LOG.info("search index: parts of it merged")
            except DirectoryError as error:
                LOG.info("search index: not tidied (%s)", error)

    def _documents(self, listings: Iterable[Listing]) -> Iterator[SearchDocument]:
        today = self._today()
        for listing in listings:
            yield search_document(listing, self._reference, today)

    def _today(self) -> date:
        return local(self._clock()).date()
