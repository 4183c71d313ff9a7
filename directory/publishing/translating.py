"""Translating the listings: sentence by sentence, into every language there is."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Event

from directory.errors import DirectoryError, Unavailable
from directory.model.listing import Listing
from directory.model.places import Gazetteer
from directory.publishing.texts import segments_of
from directory.storage.listings import Listings
from directory.storage.reference import Reference
from directory.storage.renditions import Rendition, Renditions, new_holder
from directory.text.segments import segments
from directory.translation.engine import Engine
from directory.translation.translator import RULES, Outcome, Sentence, Translator
from directory.wording.wording import Wording, Wordings

LOG = logging.getLogger(__name__)
POLL_SECONDS = 1.0
"""How often it looks for changes."""
AFTER_AN_ERROR = 30.0
BATCH = 64
"""Sentences that are translated and kept together: what a kill loses at most."""
REST = 2.0
"""How many times as long as a batch took the work beside a server rests after it, while
there is more than one to do. A model of the usual size reads so much memory that pages
on the other core take half as long again; so they do for a third of the time only."""
ENGLISH = "en"

Progress = Callable[["Left"], None]
_Pair = tuple[str, str]
"""A language, and the version of what translates into it."""


@dataclass(frozen=True, slots=True)
class Left:
    """How far the work on one language is. seconds: since it began."""

    language: str
    done: int
    total: int
    seconds: float

    @property
    def seconds_left(self) -> float:
        """By what was done so far; infinity before anything was."""
        if not self.done:
            return float("inf")
        return self.seconds / self.done * (self.total - self.done)


class Translating:
    """Makes the renditions that are missing or out of date.

    Nothing is queued: what there is to do is worked out from the listings and the
    memory, so that it does not matter who calls this, how often, or where it was
    killed.
    """

    def __init__(
        self,
        listings: Listings,
        renditions: Renditions,
        reference: Reference,
        wordings: Wordings,
        engine: Engine,
    ) -> None:
        """Nothing is done yet."""
        self._listings = listings
        self._renditions = renditions
        self._names = tuple(names_of(reference))
        self._wordings = wordings
        self._engine = engine
        self._translator = Translator(engine)

    def languages(self) -> dict[str, str]:
        """The languages into which this machine can translate, with versions."""
        return {
            tag: f"{version}, rules {RULES}"
            for tag, version in sorted(self._engine.versions().items())
            if tag != ENGLISH and self._wordings.get(tag)
        }

    def translate(
        self,
        language: str,
        progress: Progress,
        stop: Event | None = None,
        since: int = 0,
        rest: float = 0.0,
    ) -> int | None:
        """Translate what is missing; how many sentences, or None when another does.

        progress: told after each batch. stop: ends it after the batch in hand. since:
        look only at listings that a later change touched. rest: how many times as
        long as a batch took it rests before the next. Raises `Unavailable` when there
        is no sound package.
        """
        version = self.languages().get(language)
        w = self._wordings.get(language)
        if version is None or w is None:
            raise Unavailable(
                f"There is no sound package that translates into {language!r}: "
                "`directory languages list` says what there is."
            )
        holder, done, began = new_holder(), 0, time.monotonic()
        try:
            if not self._renditions.claim(language, holder):
                return None
            left = self._missing(language, version, since)
            for start in range(0, len(left), BATCH):
                if stop and stop.is_set():
                    break
                if not self._renditions.claim(language, holder):
                    return None  # it slept too long, as a laptop does
                batch, begun = left[start : start + BATCH], time.monotonic()
                found = self._translator.translate(batch, w)
                self._keep(batch, w, version, found)
                done += len(batch)
                spent = time.monotonic() - began
                progress(Left(language, done, len(left), spent))
                if stop and rest and done < len(left):
                    stop.wait(rest * (time.monotonic() - begun))
            return done
        finally:
            self._renditions.release(language, holder)

    def try_out(self, text: str, language: str) -> list[tuple[str, Outcome]]:
        """What would come of each sentence of a text; nothing is kept."""
        w = self._wordings.get(language)
        if w is None or language not in self.languages():
            raise Unavailable(f"Nothing translates into {language!r} here.")
        sentences = [Sentence(segment, self._names) for segment in segments(text)]
        found = self._translator.translate(sentences, w)
        return [(s.text, outcome) for s, outcome in zip(sentences, found, strict=True)]

    def follow(self, stop: Event) -> None:
        """Translate whatever changes, until `stop` is set. Errors are logged.

        A new package, too, is noticed: all of its language is looked at again.
        """
        done: dict[_Pair, int] = {}
        not_before: dict[_Pair, float] = {}
        while not stop.is_set():
            try:
                self._look(done, not_before, stop)
            except DirectoryError as error:
                LOG.warning("translation: %s", error)
                stop.wait(AFTER_AN_ERROR)
            stop.wait(POLL_SECONDS)

    def _look(
        self, done: dict[_Pair, int], not_before: dict[_Pair, float], stop: Event
    ) -> None:
        """Bring each language up to the newest change."""
        newest = self._listings.sequence()
        for pair in self.languages().items():
            is_late = done.get(pair) != newest
            if not is_late or time.monotonic() < not_before.get(pair, 0):
                continue
            try:
                done[pair] = self._catch_up(pair[0], done.get(pair, 0), newest, stop)
            except DirectoryError as error:
                # One bad package must not keep the other languages waiting.
                LOG.warning("translation into %s: %s", pair[0], error)
                not_before[pair] = time.monotonic() + AFTER_AN_ERROR

    def _catch_up(self, language: str, since: int, newest: int, stop: Event) -> int:
        """The number of the change up to which everything is done now."""
        made = self.translate(language, lambda _left: None, stop, since, REST)
        if made:
            LOG.info("translation: %d sentences into %s", made, language)
        return since if made is None or stop.is_set() else newest

    def _missing(self, language: str, version: str, since: int) -> list[Sentence]:
        """The sentences to do, in the order of the listings.

        Each is done once, with the names of the first listing that has it.
        """
        found: list[Sentence] = []
        seen: set[str] = set()
        for listing in self._listings_since(since):
            if listing.service.text_language.partition("-")[0] != ENGLISH:
                continue
            fresh = [s for s in segments_of(listing) if s not in seen]
            seen.update(fresh)
            names = self._names + own_names(listing)
            found += (
                Sentence(segment, names)
                for segment in self._renditions.missing(
                    fresh, language, self._engine.name, version
                )
            )
        return found

    def _listings_since(self, since: int) -> Iterable[Listing]:
        if not since:
            return self._listings.every()
        changed, _ = self._listings.changed_since(since)
        return self._listings.by_ids(sorted(changed))

    def _keep(
        self, batch: Sequence[Sentence], w: Wording, version: str, found: list[Outcome]
    ) -> None:
        self._renditions.store(
            Rendition(
                source=sentence.text,
                language=w.language.tag,
                text=outcome.text,
                origin="machine",
                state=outcome.state,
                reason=outcome.reason,
                engine=self._engine.name,
                version=version,
            )
            for sentence, outcome in zip(batch, found, strict=True)
        )


def names_of(reference: Reference) -> Iterator[str]:
    """Names that are never translated, whichever listing they stand in."""
    yield from _places(reference.gazetteer)
    yield from reference.untranslated


def own_names(listing: Listing) -> tuple[str, ...]:
    """The names of a listing: its own, its organization's, and those of its places."""
    service, organization = listing.service, listing.organization
    names = [service.name, service.alternate_name]
    if organization:
        names += [organization.name, organization.alternate_name]
    for place in listing.places:
        names += [place.location.name, place.location.alternate_name]
        for address in place.location.addresses:
            names += [address.address_1, address.address_2, address.city]
    return tuple(sorted(set(filter(None, names))))


def _places(gazetteer: Gazetteer) -> Iterator[str]:
    for place in gazetteer.places:
        yield place.names["en"]
