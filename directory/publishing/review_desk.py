"""What people check on the screen, put together: translations and Easy Read."""

from dataclasses import dataclass

from directory.publishing.easy_reviewing import EasyReviewing
from directory.publishing.review_lists import ReviewLists
from directory.publishing.review_sentences import ReviewSentences


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """The lists; a listing in another language; a listing in easy words."""

    lists: ReviewLists
    sentences: ReviewSentences
    easy: EasyReviewing
