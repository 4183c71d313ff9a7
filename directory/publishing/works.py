"""The engines below the pages, shared by the server and the commands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine

from directory.model.calendar import local
from directory.model.places import Place
from directory.model.plain_words import PlainWords
from directory.publishing.coverage import Coverage
from directory.publishing.desk import Desk
from directory.publishing.easy_reading import EasyReading
from directory.publishing.keeper import Keeper
from directory.publishing.monday import Monday
from directory.publishing.paper import Paper
from directory.publishing.picturing import Picturing
from directory.publishing.review_desk import ReviewDesk
from directory.publishing.reviewing import Reviewing
from directory.publishing.signing_in import SigningIn
from directory.publishing.suggestions import Suggestions
from directory.publishing.translating import Translating
from directory.search.seam import SearchIndex
from directory.settings import Settings
from directory.storage.audit import AuditLog
from directory.storage.feedback import Feedback
from directory.storage.hard_words import HardWordTaps
from directory.storage.listings import Listings
from directory.storage.reference import Reference
from directory.storage.renditions import Renditions
from directory.storage.unmet import UnmetSearches
from directory.storage.views import Views
from directory.storage.words import StaffWords

Clock = Callable[[], datetime]
"""Gives the present, with its time zone."""


@dataclass(frozen=True, slots=True)
class Works:
    """What the composition root has put together.

    plain_words: read from content/ when they are first asked for. here: where this
    machine stands.
    """

    settings: Settings
    engine: Engine
    listings: Listings
    index: SearchIndex
    reference: Reference
    keeper: Keeper
    clock: Clock
    words: StaffWords
    suggestions: Suggestions
    unmet: UnmetSearches
    renditions: Renditions
    translating: Translating
    reviewing: Reviewing
    plain_words: Callable[[], PlainWords]
    easy_reading: EasyReading
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
    here: Place | None = None

    def today(self) -> date:
        """The date in London."""
        return local(self.clock()).date()
