"""How far every listing is in one language, counted again only where it changed."""

from array import array
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

    @property
    def risk(self) -> int:
        """How much there is to do; what nobody can read until it is signed, thrice."""
        return self.left + 2 * self.waiting


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
        self._listed: Mapping[str, Listed] = {}
        self._each: dict[str, Counts] = {}
        self._risks: dict[str, int] = {}
        self._total = Counts()

    def each(self) -> Mapping[str, Counts]:
        """The counts of each listing, by its service's id. Nobody changes it."""
        with self._lock:
            self._refresh()
            return self._each

    def total(self) -> Counts:
        """Those of all listings together."""
        with self._lock:
            self._refresh()
            return self._total

    def risks(self) -> Mapping[str, int]:
        """What there is to do in each listing where there is any. See `Counts`."""
        with self._lock:
            self._refresh()
            return self._risks

    def _refresh(self) -> None:
        listed = self._sentences.current()
        touched, services = self._read()
        if listed is self._listed and not touched and not services:
            return
        each: dict[str, Counts] = {}
        for service_id, mine in listed.items():
            numbers = mine.easy if self._level == EASY else mine.every
            known = self._each.get(service_id)
            if (
                known is None
                or self._listed.get(service_id) is not mine
                or service_id in services
                or not touched.isdisjoint(numbers)
            ):
                known = self._count(service_id, numbers)
            each[service_id] = known
        self._listed, self._each = listed, each
        self._risks = {key: counts.risk for key, counts in each.items() if counts.left}
        self._total = Counts(
            sum(counts.missing for counts in each.values()),
            sum(counts.waiting for counts in each.values()),
            sum(counts.unsigned for counts in each.values()),
            sum(counts.signed for counts in each.values()),
        )

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

    def _count(self, service_id: str, numbers: "array[int]") -> Counts:
        own: Mapping[int, int] = self._own.get(service_id, {})
        found = bytearray(map(self._general.__getitem__, numbers))
        for at, number in enumerate(numbers) if own else ():
            found[at] = own.get(number, found[at])
        return Counts(*map(found.count, State))
