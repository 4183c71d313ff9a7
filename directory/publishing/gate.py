"""Whether the texts of a listing are easy enough to publish."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from directory.errors import Invalid
from directory.model.parts import Parts
from directory.model.plain_words import PlainWords
from directory.publishing.translating import names_of, own_names
from directory.reading.advice import applied
from directory.reading.reviewing import Review, review, with_safe_fixes
from directory.reading.scoring import Score
from directory.storage.reference import Reference

_ENDLESS = re.compile(r"[^\s]{1000}")
LONGEST = 6_000
"""No word, and no text of a listing: taking it apart would take seconds."""
_KEPT = 300
"""Texts whose reviews stay in memory: a draft is looked at again and again."""
_REASON = 10
"""Letters of a reason, at the least."""
READ = (
    "description",
    "alert",
    "eligibility_description",
    "fees_description",
    "application_process",
    "interpretation_services",
)
"""The fields of the form that are texts to read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a field reads. is_hard: it is published only with a reason.

    is_unread: too long to be taken apart, and so not known to be easy.
    """

    field: str
    review: Review
    is_unread: bool = False

    @property
    def is_hard(self) -> bool:
        """Whether it is harder than residents should have to read."""
        return self.is_unread or self.review.score.level == "hard"


class Gate:
    """Reads the texts of a form as it stands."""

    def __init__(
        self, reference: Reference, plain_words: Callable[[], PlainWords]
    ) -> None:
        """plain_words: reads them when they are first needed."""
        self._names = tuple(names_of(reference))
        self._plain_words = plain_words
        self._review = lru_cache(_KEPT)(self._review_afresh)

    def readings(self, parts: Parts) -> list[Reading]:
        """Each text that is there, with its score and what to change."""
        language, names = parts.service.text_language, self._own(parts)
        texts = ((field, getattr(parts.service, field)) for field in READ)
        return [
            Reading(field, Review(text, Score(())), is_unread=True)
            if len(text) > LONGEST or _ENDLESS.search(text)
            else Reading(field, self._review(text, names, language))
            for field, text in texts
            if text
        ]

    def _review_afresh(
        self, text: str, names: tuple[str, ...], language: str
    ) -> Review:
        return review(text, self._plain_words(), names, language)

    def fixed(self, text: str, parts: Parts, which: int | None) -> str:
        """A text with one suggestion put in, by its number; or with all safe ones."""
        words, names = self._plain_words(), self._own(parts)
        if which is None:
            return with_safe_fixes(text, words, names)
        items = self._review(text, names, parts.service.text_language).items
        if not 0 <= which < len(items) or not items[which].advice.suggestion:
            return text
        return applied(text, items[which].advice)

    def _own(self, parts: Parts) -> tuple[str, ...]:
        return (*self._names, *own_names(parts.listing(0)))


def reason_for(readings: list[Reading], reason: str) -> str:
    """What the history says of a publication. Raises Invalid when a text is hard and
    there is no reason for it."""
    hard = [each.field for each in readings if each.is_hard]
    if hard and len(reason.strip()) < _REASON:
        raise Invalid("A text is hard to read. Please say why it must be so.")
    return f"hard text: {reason.strip()}" if hard else reason.strip()
