"""What people check next: listings in a language, the most useful first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock, Thread

from directory.model.users import User
from directory.publishing.review_counts import Counts, ReviewCounts
from directory.publishing.sentences import Sentences
from directory.publishing.translating import ENGLISH
from directory.storage.not_sure import NotSureMarks
from directory.storage.rendition_states import RenditionStates
from directory.storage.renditions import EASY, STANDARD
from directory.wording.wording import Wording, Wordings

_FIRST, _BETWEEN, _LAST = 0, 1, 2
_BRIEFLY = 0.5
"""Seconds for which a page may wait."""
Opened = Callable[[], Mapping[str, int]]
"""How often people looked at each service lately, by its id."""


@dataclass(frozen=True, slots=True)
class Job:
    """A listing that somebody should check.

    doubts: sentences of which somebody else is not sure.
    """

    service_id: str
    counts: Counts
    doubts: int = 0


class ReviewLists:
    """The lists, and how far each language is. Counts are kept in memory."""

    def __init__(
        self,
        sentences: Sentences,
        states: RenditionStates,
        marks: NotSureMarks,
        wordings: Wordings,
        opened: Opened,
    ) -> None:
        """Nothing is read yet."""
        self._sentences = sentences
        self._marks = marks
        self._wordings = wordings
        self._opened = opened
        self._counts = {
            w.language.tag: ReviewCounts(sentences, states, w.language.tag, STANDARD)
            for w in wordings.all()
            if w.language.tag != ENGLISH
        }
        self._easy = ReviewCounts(sentences, states, ENGLISH, EASY)
        self._starting = Lock()
        self._counting: Thread | None = None

    def languages(self, user: User) -> list[Wording]:
        """Those that somebody may check: a translator her own, others any."""
        return [w for w in self._wordings.all() if self.may_check(user, w.language.tag)]

    def may_check(self, user: User, language: str) -> bool:
        """Whether somebody may sign translations into a language of this site."""
        is_own = user.role != "translator" or language in user.languages
        return language in self._counts and user.may("review") and is_own

    def coverage(self, language: str) -> Counts:
        """How far a language is. One that Front Door does not speak: KeyError."""
        return self._counts[language].total()

    def easy_coverage(self) -> Counts:
        """How far Easy Read is; what nobody approved is `missing`."""
        return self._easy.total()

    def order(self, language: str, name: str) -> list[str]:
        """The services whose listings are to be checked, for the user of a name.

        First what somebody else is not sure of; last where she herself is not sure of
        all that is left. Between them what people open, by how much is at risk.
        """
        counts = self._counts[language]
        others, mine = self._doubts(language, name)
        each = counts.each()
        ranks = {
            key: (_LAST, 0)
            for key, doubts in mine.items()
            if key in each and each[key].left <= doubts
        }
        ranks |= {key: (_FIRST, -doubts) for key, doubts in others.items()}
        return self._ordered(counts.risks(), ranks)

    def jobs(self, language: str, name: str, services: Iterable[str]) -> list[Job]:
        """What there is to do in some listings, by the ids of their services."""
        each, (others, _) = self._counts[language].each(), self._doubts(language, name)
        return [Job(x, each[x], others.get(x, 0)) for x in services if x in each]

    def easy_order(self) -> list[str]:
        """The services with easy words to approve; what people open comes first."""
        return self._ordered(self._easy.risks(), {})

    def easy_jobs(self, services: Iterable[str]) -> list[Job]:
        """How far the easy words of some listings are."""
        each = self._easy.each()
        return [Job(x, each[x]) for x in services if x in each]

    def is_counted(self) -> bool:
        """Whether the first count is over, so that no list takes long.

        If it has not begun, it begins, beside whoever asks; a short one is waited for.
        """
        with self._starting:
            if self._counting is None:
                self._counting = Thread(target=self.warm_up, daemon=True)
                self._counting.start()
        self._counting.join(_BRIEFLY)
        return not self._counting.is_alive()

    def warm_up(self) -> None:
        """Count everything, before somebody waits for it."""
        for counts in (*self._counts.values(), self._easy):
            counts.each()

    def _ordered(
        self, risks: Mapping[str, int], ranks: Mapping[str, tuple[int, int]]
    ) -> list[str]:
        opened, usual = self._opened(), (_BETWEEN, 0)
        risks = {**dict.fromkeys(ranks, 0), **risks}
        keys = sorted(
            (ranks.get(key, usual), -(opened.get(key, 0) + 1) * risk, key)
            for key, risk in risks.items()
        )
        return [key for _, _, key in keys]

    def _doubts(
        self, language: str, name: str
    ) -> tuple[dict[str, int], dict[str, int]]:
        """In each listing, how many sentences others and she are not sure of."""
        marks = self._marks.of(language)
        others: dict[str, int] = {}
        mine: dict[str, int] = {}
        if not marks:
            return others, mine
        listed = self._sentences.current()
        by = {
            number: {mark.by for mark in found}
            for digest, found in marks.items()
            if (number := self._sentences.number(digest)) is not None
        }
        for service_id, each in listed.items():
            for number in _of(by, each.every):
                found = mine if by[number] == {name} else others
                found[service_id] = found.get(service_id, 0) + 1
        return others, mine


def _of(by: Mapping[int, set[str]], numbers: Iterable[int]) -> set[int]:
    return by.keys() & set(numbers)
