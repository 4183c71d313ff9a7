"""How far every listing is in one language, counted again only where it changed."""

from array import array
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import NamedTuple

from directory.publishing.sentences import Listed, Sentences
from directory.storage.rendition_states import Known, RenditionStates, State
from directory.storage.renditions import EASY


class Counts(NamedTuple):
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
        self._version = 0
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
        version, listed, ids = self._sentences.changed(self._version)
        touched, services = self._read()
        if touched:
            ids |= {
                service_id
                for service_id, mine in listed.items()
                if not touched.isdisjoint(self._numbers(mine))
            }
        self._version = version
        if ids := ids | services:
            self._count_again(ids, listed)

    def _count_again(self, ids: Iterable[str], listed: Mapping[str, Listed]) -> None:
        # New mappings: another thread may be reading the old ones.
        each, risks, sums = dict(self._each), dict(self._risks), [*self._total]
        for service_id in ids:
            old = each.pop(service_id, Counts())
            risks.pop(service_id, None)
            new = Counts()
            if mine := listed.get(service_id):
                new = each[service_id] = self._count(service_id, self._numbers(mine))
                if new.left:
                    risks[service_id] = new.risk
            sums = [s - o + n for s, o, n in zip(sums, old, new, strict=True)]
        self._each, self._risks, self._total = each, risks, Counts(*sums)

    def _numbers(self, listed: Listed) -> "array[int]":
        return listed.easy if self._level == EASY else listed.every

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
