"""What should be better in the listings that people open the most."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from heapq import nlargest
from threading import Lock

from directory.model.listing import Listing
from directory.publishing.jobs import HardText, Translation
from directory.publishing.texts import segments_of
from directory.publishing.translating import ENGLISH, names_of, own_names
from directory.reading.counted import sentences_of
from directory.reading.scoring import Score, score_of
from directory.storage.listings import Listings
from directory.storage.reference import Reference
from directory.storage.renditions import Renditions
from directory.text.segments import digest

LOOKED_AT = 12
"""Listings, those that are opened the most."""
FEWEST = 5
"""Views lately: fewer say nothing."""
SCORED_AT_ONCE = 4
"""Texts that nobody has scored yet, for one page: each takes some milliseconds, and
somebody waits. The next page goes on."""
_KEPT = 500
"""Scores in memory."""


class MuchOpened:
    """Looks at few listings, so that a page can wait for it."""

    def __init__(
        self,
        listings: Listings,
        renditions: Renditions,
        reference: Reference,
        languages: Callable[[], Collection[str]],
    ) -> None:
        """Nothing is read yet. languages: those of the pages, by BCP 47 tag."""
        self._listings = listings
        self._renditions = renditions
        self._names = tuple(names_of(reference))
        self._languages = languages
        self._lock = Lock()
        self._scores: OrderedDict[str, Score] = OrderedDict()

    def listings(self, views: Mapping[str, int]) -> list[Listing]:
        """Those in English that are opened the most, most first.

        views: how often each was, by the id of its service.
        """
        enough = [each for each in views if views[each] >= FEWEST]
        ids = nlargest(LOOKED_AT, enough, key=lambda each: (views[each], each))
        return [each for each in self._listings.by_ids(ids) if _is_english(each)]

    def translations(
        self, opened: list[Listing], views: Mapping[str, int]
    ) -> list[Translation]:
        """Listings of which sentences cannot be read in a language of the pages.

        By how often they are opened, and by how much of them is missing.
        """
        wanted = frozenset(self._languages()) - {ENGLISH}
        found: list[tuple[float, Translation]] = []
        for listing in opened:
            service_id = listing.service.id
            shown = self._renditions.shown(segments_of(listing), service_id)
            missing = [wanted - tags for tags in shown.values() if wanted - tags]
            if missing:
                share = sum(map(len, missing)) / (len(shown) * len(wanted))
                languages = tuple(sorted(frozenset().union(*missing)))
                job = Translation(listing, views[service_id], len(missing), languages)
                found.append((share * job.views, job))
        found.sort(key=lambda each: (-each[0], each[1].key))
        return [job for _, job in found]

    def hard_texts(
        self, opened: list[Listing], views: Mapping[str, int]
    ) -> list[HardText]:
        """Listings that are hard to read, the most opened first."""
        return [
            HardText(listing, views[listing.service.id], score.age[0], score.drivers)
            for listing, score in self._scored(opened)
            if score.level == "hard" and score.age
        ]

    def _scored(self, opened: list[Listing]) -> Iterator[tuple[Listing, Score]]:
        """Those whose score is known, or can be worked out while a page waits."""
        left = SCORED_AT_ONCE
        for listing in opened:
            text = listing.service.description
            name = digest(text)
            with self._lock:
                score = self._scores.get(name)
            if score is None:
                if not left:
                    continue
                left -= 1
                names = (*self._names, *own_names(listing))
                score = score_of(sentences_of(text, names))
                with self._lock:
                    self._scores[name] = score
                    while len(self._scores) > _KEPT:
                        self._scores.popitem(last=False)
            yield listing, score


def _is_english(listing: Listing) -> bool:
    return listing.service.text_language.partition("-")[0] == ENGLISH
