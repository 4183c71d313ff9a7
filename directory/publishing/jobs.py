"""The jobs of the Monday list, and in which order they are dealt."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from directory.model.listing import Listing
from directory.storage.feedback import Wrong

MOST = 7
"""Jobs on the list: what two people can do between other things."""
Queue = Literal["check", "said", "search", "translation", "text"]
"""What is waiting: each has the most useful of its kind first. "said" holds those of
"check" of which residents say that something is wrong."""
TURNS: tuple[Queue, ...] = (
    "check",
    "said",
    "search",
    "check",
    "translation",
    "text",
    "check",
)
"""Whose turn it is, from the top of the list. Where a kind has nothing left the next
takes its place; so two hundred listings that are late fill it only when there is
nothing else, and what residents say is second at the latest."""


@dataclass(frozen=True, slots=True)
class Check:
    """A listing to check. checked: when somebody last did; None for never.

    late: days since it should have been checked; below 0 until then. printed, views:
    sheets of it, and how often it was opened, lately. said: what residents say is wrong
    since its last change, and how often.
    """

    kind: ClassVar[str] = "check"
    listing: Listing
    checked: date | None
    late: int
    printed: int
    views: int
    said: Mapping[Wrong, int]

    @property
    def key(self) -> str:
        """Its name. Another one when somebody else says that something is wrong, so
        that it comes back although it was put off."""
        return check_key(self.listing.service.id, sum(self.said.values()))


@dataclass(frozen=True, slots=True)
class Search:
    """A word that was in searches which found nothing good. language: BCP 47."""

    kind: ClassVar[str] = "search"
    language: str
    word: str
    count: int

    @property
    def key(self) -> str:
        """Its name."""
        return f"search:{self.language}:{self.word}"


@dataclass(frozen=True, slots=True)
class Translation:
    """A listing that is much opened and not all there in other languages.

    sentences: how many are missing in at least one of `languages` (BCP 47).
    """

    kind: ClassVar[str] = "translation"
    listing: Listing
    views: int
    sentences: int
    languages: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its name: another one after each change of the listing."""
        return f"translation:{self.listing.service.id}:{self.listing.revision}"


@dataclass(frozen=True, slots=True)
class HardText:
    """A listing that is much opened and hard to read.

    age: the reading age in years that it needs at least. drivers: what makes it hard,
    as `reading.scoring` names it.
    """

    kind: ClassVar[str] = "text"
    listing: Listing
    views: int
    age: int
    drivers: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its name: another one after each change of the listing."""
        return f"text:{self.listing.service.id}:{self.listing.revision}"


Job = Check | Search | Translation | HardText


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do. total: listings whose check is over, or of which residents
    say that something is wrong; on the list or not, put off or not."""

    jobs: tuple[Job, ...]
    total: int


def check_key(service_id: str, told: int) -> str:
    """The name of a check. told: how many say that something is wrong."""
    return f"check:{service_id}:{told}"


def deal(queues: Mapping[Queue, Sequence[Job]]) -> tuple[Job, ...]:
    """The first jobs of each, in turns, until there are seven or none is left."""
    left = {name: deque(jobs) for name, jobs in queues.items()}
    dealt: dict[str, Job] = {}
    while any(left.values()):
        for name in TURNS:
            waiting = left[name]
            while waiting and waiting[0].key in dealt:
                waiting.popleft()
            if waiting:
                job = waiting.popleft()
                dealt[job.key] = job
            if len(dealt) == MOST:
                return tuple(dealt.values())
    return tuple(dealt.values())
