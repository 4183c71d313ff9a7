"""Which sentences each listing has: kept in memory, and brought up to date."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from directory.model.listing import Listing
from directory.publishing.easy_reading import own_texts
from directory.publishing.texts import texts
from directory.publishing.translating import ENGLISH
from directory.storage.listings import Listings
from directory.text.segments import digest, segments


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """The sentences of a listing by their numbers. easy: those of Easy Read pages."""

    every: "array[int]"
    easy: "array[int]"


class Sentences:
    """Every English sentence of the listings has a number, for as long as this lives.

    Whoever counts them asks what has changed since. Ten thousand listings take some
    seconds the first time.
    """

    def __init__(self, listings: Listings) -> None:
        """Nothing is read yet."""
        self._listings = listings
        self._lock = Lock()
        self._sequence = -1
        self._numbers: dict[str, int] = {}
        self._uses: array[int] = array("I")
        self._of: dict[str, Listed] = {}
        self._changes: list[frozenset[str]] = []
        """The services that were touched each time."""

    def current(self) -> dict[str, Listed]:
        """The sentences of each listing in English as it stands now, by service id."""
        with self._lock:
            newest = self._listings.sequence()
            if self._sequence < 0:
                self._take(self._listings.every(), ())
                self._sequence = newest
            elif newest != self._sequence:
                changed, self._sequence = self._listings.changed_since(self._sequence)
                self._take(self._listings.by_ids(sorted(changed)), changed)
            return self._of

    def changed(self, version: int) -> tuple[int, Mapping[str, Listed], set[str]]:
        """The version now, what is in it, and the services touched since another one.

        version: 0 for none; then it is all of them.
        """
        self.current()
        with self._lock:
            touched = set[str]().union(*self._changes[version:])
            return len(self._changes), self._of, touched

    def number(self, name: str) -> int | None:
        """The number of a sentence, by its digest; None when no listing ever had it."""
        return self._numbers.get(name)

    def uses(self, name: str) -> int:
        """In how many listings a sentence is, by its digest."""
        number = self._numbers.get(name)
        return 0 if number is None else self._uses[number]

    def digests_from(self, number: int) -> list[str]:
        """The digests of the sentences with this number or a later one."""
        with self._lock:
            is_news = number < len(self._numbers)
            return list(self._numbers)[number:] if is_news else []

    def _take(self, listings: Iterable[Listing], changed: Iterable[str]) -> None:
        # A new mapping: another thread may be reading the old one.
        of, touched = dict(self._of), set(changed)
        for service_id in touched:
            if gone := of.pop(service_id, None):
                self._count(gone, -1)
        for listing in listings:
            touched.add(listing.service.id)
            if listing.service.text_language.partition("-")[0] == ENGLISH:
                of[listing.service.id] = listed = self._listed(listing)
                self._count(listed, 1)
        self._of = of
        self._changes.append(frozenset(touched))

    def _listed(self, listing: Listing) -> Listed:
        # Taking texts apart costs most of it: each once, though it is in both.
        apart = {text: segments(text) for text in texts(listing)}
        every = dict.fromkeys(s for each in apart.values() for s in each)
        easy = dict.fromkeys(s for text in own_texts(listing) for s in apart[text])
        return Listed(self._numbered(every), self._numbered(easy))

    def _numbered(self, sentences: Iterable[str]) -> "array[int]":
        numbers = array("I")
        for name in map(digest, sentences):
            number = self._numbers.setdefault(name, len(self._numbers))
            if number == len(self._uses):
                self._uses.append(0)
            numbers.append(number)
        return numbers

    def _count(self, listed: Listed, by: int) -> None:
        for number in listed.every:
            self._uses[number] += by
