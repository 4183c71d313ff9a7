"""What the pages work with, put together by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from directory.model.calendar import local
from directory.publishing.search_documents import open_at
from directory.search.seam import OpenAt, SearchIndex
from directory.settings import Settings
from directory.storage.cache import CachedListings
from directory.storage.reference import Reference
from directory.wording.wording import Wordings


@dataclass(frozen=True, slots=True)
class House:
    """The rooms that a page may enter. clock: the present, with its time zone."""

    settings: Settings
    listings: CachedListings
    index: SearchIndex
    reference: Reference
    wordings: Wordings
    clock: Callable[[], datetime]

    def today(self) -> date:
        """The date in London."""
        return local(self.clock()).date()

    def open_at(self) -> OpenAt:
        """The present moment as the search index needs it."""
        return open_at(self.clock(), self.reference.calendar)
