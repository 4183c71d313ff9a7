"""What the pages work with, put together by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from directory.model.calendar import local
from directory.model.places import Place
from directory.model.plain_words import PlainWords
from directory.publishing.coverage import Coverage
from directory.publishing.desk import Desk
from directory.publishing.easy_reading import EasyReading
from directory.publishing.monday import Monday
from directory.publishing.paper import Paper
from directory.publishing.picturing import Picturing
from directory.publishing.review_desk import ReviewDesk
from directory.publishing.signing_in import SigningIn
from directory.publishing.suggestions import Suggestions
from directory.publishing.translating import Translating
from directory.search.seam import SearchIndex
from directory.settings import Settings
from directory.storage.audit import AuditLog
from directory.storage.cache import CachedListings
from directory.storage.feedback import Feedback
from directory.storage.hard_words import HardWordTaps
from directory.storage.reference import Reference
from directory.storage.renditions import Renditions
from directory.storage.unmet import UnmetSearches
from directory.storage.views import Views
from directory.wording.wording import Wordings


@dataclass(frozen=True, slots=True)
class House:
    """The rooms that a page may enter.

    clock: the present, with its time zone. here: where this machine stands, if the
    settings say so.
    """

    settings: Settings
    listings: CachedListings
    index: SearchIndex
    reference: Reference
    wordings: Wordings
    suggestions: Suggestions
    unmet: UnmetSearches
    renditions: Renditions
    translating: Translating
    easy_reading: EasyReading
    plain_words: Callable[[], PlainWords]
    taps: HardWordTaps
    feedback: Feedback
    paper: Paper
    signing: SigningIn
    monday: Monday
    desk: Desk
    picturing: Picturing
    review: ReviewDesk
    coverage: Coverage
    audit: AuditLog
    views: Views
    clock: Callable[[], datetime]
    here: Place | None = None

    def today(self) -> date:
        """The date in London."""
        return local(self.clock()).date()
