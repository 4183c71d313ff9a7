"""Whether the texts of a listing are easy enough to publish."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from directory.model.parts import Parts
from directory.model.plain_words import PlainWords
from directory.publishing.translating import names_of, own_names
from directory.reading.advice import applied
from directory.reading.reviewing import Review, review, with_safe_fixes
from directory.storage.reference import Reference

_ENDLESS = re.compile(r"[^\s]{1000}")
"""No word: taking it apart would take seconds, and help nobody."""
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
    """How a field reads. is_hard: it is published only with a reason."""

    field: str
    review: Review

    @property
    def is_hard(self) -> bool:
        """Whether it is harder than residents should have to read."""
        return self.review.score.level == "hard"


class Gate:
    """Reads the texts of a form as it stands."""

    def __init__(
        self, reference: Reference, plain_words: Callable[[], PlainWords]
    ) -> None:
        """plain_words: reads them when they are first needed."""
        self._names = tuple(names_of(reference))
        self._plain_words = plain_words

    def readings(self, parts: Parts) -> list[Reading]:
        """Each text that is there, with its score and what to change."""
        language, names = parts.service.text_language, self._own(parts)
        words = self._plain_words()
        return [
            Reading(field, review(text, words, names, language))
            for field in READ
            if (text := getattr(parts.service, field)) and not _ENDLESS.search(text)
        ]

    def fixed(self, text: str, parts: Parts, which: int | None) -> str:
        """A text with one suggestion put in, by its number; or with all safe ones."""
        words, names = self._plain_words(), self._own(parts)
        if which is None:
            return with_safe_fixes(text, words, names)
        items = review(text, words, names, parts.service.text_language).items
        if not 0 <= which < len(items) or not items[which].advice.suggestion:
            return text
        return applied(text, items[which].advice)

    def _own(self, parts: Parts) -> Iterable[str]:
        return (*self._names, *own_names(parts.listing(0)))
