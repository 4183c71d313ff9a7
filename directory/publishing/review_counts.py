"""How far every listing is in one language, counted again only where it changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from directory.publishing.sentences import Listed, Sentences
from directory.storage.rendition_states import Known, RenditionStates, State
from directory.storage.renditions import EASY


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sentences are in which state. See `State`.

    A sentence counts in each listing that it stands in.
    """

    missing: int = 0
    waiting: int = 0
    unsigned: int = 0
    signed: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.left + self.signed

    @property
    def left(self) -> int:
        """Those that nobody has signed."""
        return self.missing + self.waiting + self.unsigned


class ReviewCounts:
    """The counts of one language and level, for all listings together and each."""

    def __init__(
        self, sentences: Sentences, states: RenditionStates, language: str, level: str
    ) -> None:
        """Nothing is read yet. language: BCP 47."""
        self._sentences = sentences
        self._states = states
        self._language = language
        self._level = level
        self._lock = Lock()
        self._sequence = 0
        self._general = bytearray()
        """The state of each sentence, by its number."""
        self._own: dict[str, dict[int, State]] = {}
        """What is for one listing only, by its service's id."""
        self._counted: dict[str, tuple[Listed, Counts]] = {}

    def each(self) -> dict[str, Counts]:
        """The counts of each listing, by its service's id."""
        with self._lock:
            self._refresh()
            return {key: counts for key, (_, counts) in self._counted.items()}

    def total(self) -> Counts:
        """Those of all listings together."""
        every = self.each().values()
        return Counts(
            sum(each.missing for each in every),
            sum(each.waiting for each in every),
            sum(each.unsigned for each in every),
            sum(each.signed for each in every),
        )

    def _refresh(self) -> None:
        listed = self._sentences.current()
        touched, services = self._read()
        for gone in self._counted.keys() - listed.keys():
            del self._counted[gone]
        for service_id, mine in listed.items():
            known = self._counted.get(service_id)
            numbers = self._numbers(mine)
            if (
                known is None
                or known[0] is not mine
                or service_id in services
                or not touched.isdisjoint(numbers)
            ):
                self._counted[service_id] = (mine, self._count(service_id, numbers))

    def _read(self) -> tuple[set[int], set[str]]:
        """Take in new states; which sentences they are of, or whose own they are."""
        first, newest = len(self._general), self._states.sequence()
        fresh = self._sentences.digests_from(first)
        self._general.extend(bytes(len(fresh)))
        changed: list[Known] = []
        if newest != self._sequence:
            changed = self._states.changed_since(
                self._sequence, self._language, self._level
            )
        if self._sequence and fresh:
            changed += self._states.of(fresh, self._language, self._level)
        self._sequence = newest
        return self._take(changed)

    def _take(self, changed: Iterable[Known]) -> tuple[set[int], set[str]]:
        touched: set[int] = set()
        services: set[str] = set()
        for digest, service_id, state in changed:
            number = self._sentences.number(digest)
            if number is None or number >= len(self._general):
                continue  # it comes when its listing does
            if service_id:
                self._own.setdefault(service_id, {})[number] = state
                services.add(service_id)
            else:
                self._general[number] = state
                touched.add(number)
        return touched, services

    def _numbers(self, listed: Listed) -> Iterable[int]:
        return listed.easy if self._level == EASY else listed.every

    def _count(self, service_id: str, numbers: Iterable[int]) -> Counts:
        own: Mapping[int, int] = self._own.get(service_id, {})
        found = [0] * len(State)
        for number in numbers:
            found[own.get(number, self._general[number])] += 1
        return Counts(*found)
