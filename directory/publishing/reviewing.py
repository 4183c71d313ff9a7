"""Review: translations go out to somebody who knows the language, and come in again."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from directory.errors import NotFound
from directory.exchange.review import Checks, Outcome, Read, Work, accept
from directory.publishing.texts import segments_of
from directory.publishing.translating import ENGLISH, names_of, own_names
from directory.storage.listings import Listings
from directory.storage.reference import Reference
from directory.storage.renditions import Rendition, Renditions
from directory.text.segments import digest
from directory.translation.keeping import broken_facts
from directory.translation.looking import doubts_of
from directory.translation.unfit import unfit
from directory.wording.wording import Wordings

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "small word": "its meaning hangs on a small word, such as not or only",
        "facts alike": "it has two facts of one kind that could be taken for another",
        "no word": "this language has no word for one of its facts",
        "fact": "the computer lost a fact or repeated one",
        "order": "the computer put facts of one kind in another order",
        "address": "the computer added a web or email address",
        "number": "the computer added a number",
        "number word": "the computer added a number in words",
        "calendar": "the computer added a day or a month",
        "negation": "the computer added a word that says no",
        "limit": "the computer added a word such as only, except, until or at least",
        "empty": "the computer found no words",
        "unknown": "the computer left signs that are no words",
        "script": "the computer answered in other letters",
        "length": "the computer's answer is far too long or too short",
        "repeated": "the computer said the same again and again",
        "untranslated": "the computer answered in English",
        "name": "what looks like a name says a day or a time",
        "facts": "the sentence is all facts that cannot be taken apart",
        "unchecked": "a person wrote it and nobody has checked it",
    }
)
"""The reasons why a translation is not shown, in plain English."""


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Brings the work of a language together, and takes it in again."""

    listings: Listings
    renditions: Renditions
    reference: Reference
    wordings: Wordings
    clock: Callable[[], datetime]

    def works(self, language: str) -> list[Work]:
        """Every sentence of the listings with what there is of it in a language.

        First those that wait for a person, then what nobody has checked, then the
        rest. Raises NotFound for a language that Front Door does not speak.
        """
        if language == ENGLISH or self.wordings.get(language) is None:
            raise NotFound(f"There are no translations into {language!r}.")
        where, _ = self._sources()
        return sorted(self._works(where, language), key=_urgency)

    def take_in(
        self, read: Read, checked_by: str, looked: Collection[int] = ()
    ) -> Outcome:
        """Keep what a returned file changes, and say what it does not.

        looked: lines at which somebody has looked, where a fact, a "not" or an "if"
        cannot be seen in the translation.
        """
        w = self.wordings.get(read.language)
        if w is None:
            raise NotFound(f"There are no translations into {read.language!r}.")
        where, names = self._sources()
        common = tuple(names_of(self.reference))
        known = {work.key: work for work in self._works(where, read.language)}

        def broken(source: str, translation: str, _language: str) -> list[str]:
            known_names = common + names.get(source, ())
            if why := unfit(source, translation, w, known_names):
                return [why]
            return broken_facts(source, translation, w, known_names)

        def doubtful(source: str, translation: str, _language: str) -> list[str]:
            known_names = common + names.get(source, ())
            doubts = doubts_of(source, translation, w, known_names)
            return [str(doubt.said) for doubt in doubts]

        now = self.clock().astimezone(UTC).isoformat(timespec="seconds")
        outcome = accept(read, known, Checks(broken, doubtful, looked), checked_by, now)
        self.renditions.store(_renditions(outcome.accepted, read.language))
        return outcome

    def _works(self, where: Mapping[str, tuple[str, ...]], language: str) -> list[Work]:
        there = self.renditions.of(where, language)
        return [
            work_of(source, slugs, there.get(source)) for source, slugs in where.items()
        ]

    def _sources(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        """The English sentences: in which listings each is, and with which names."""
        where: dict[str, list[str]] = {}
        names: dict[str, tuple[str, ...]] = {}
        for listing in self.listings.every():
            if listing.service.text_language.partition("-")[0] != ENGLISH:
                continue
            for segment in segments_of(listing):
                where.setdefault(segment, []).append(listing.slug)
                names.setdefault(segment, own_names(listing))
        return {source: tuple(slugs) for source, slugs in where.items()}, names


def work_of(source: str, where: tuple[str, ...], there: Rendition | None) -> Work:
    """A sentence, the listings that it stands in, and what there is of it."""
    return Work(
        digest=digest(source),
        source=source,
        text=there.text if there else "",
        origin=there.origin if there else "",
        state=there.state if there else "missing",
        reason=there.reason if there else "",
        engine=there.engine if there else "",
        version=there.version if there else "",
        checked_by=there.checked_by if there else "",
        checked_at=there.checked_at if there else "",
        service_id=there.service_id if there else "",
        where=where,
    )


def _urgency(work: Work) -> tuple[int, int]:
    """What waits for a person stands first; what stands in many listings before few."""
    states = ("held", "withheld", "missing", "shown")
    return (
        len(states) if work.checked_at else states.index(work.state),
        -len(work.where),
    )


def _renditions(works: Iterable[Work], language: str) -> list[Rendition]:
    return [
        Rendition(
            source=work.source,
            language=language,
            text=work.text,
            origin="person" if work.origin == "person" else "machine",
            state="held" if work.state == "held" else "shown",
            reason=work.reason,
            engine=work.engine,
            version=work.version,
            service_id=work.service_id,
            checked_by=work.checked_by,
            checked_at=work.checked_at,
        )
        for work in works
    ]
