"""Easy Read of a listing: lines from facts, and its own texts in easier words.

The easier words of an English text are a computer's draft until a person approves
them, sentence by sentence. An approved one is kept under the sentence as it was: when
somebody edits the text, the other sentences stay approved. Drafts are made when they
are looked at, and kept nowhere.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from directory.errors import Invalid
from directory.model.listing import Listing
from directory.model.plain_words import PlainWords
from directory.publishing.easy_texts import (
    as_it_stands,
    by_source,
    easy_lines,
    is_too_hard,
    marked,
)
from directory.publishing.telling import telling
from directory.publishing.translating import ENGLISH, names_of, own_names
from directory.reading.comparing import Fault, fault
from directory.reading.easier import Easier, easier
from directory.storage.reference import Reference
from directory.storage.renditions import EASY, Rendition, Renditions
from directory.text.segments import segments
from directory.text.structured import parse, plain
from directory.wording.easy_lines import Answer, EasyLine
from directory.wording.easy_read import EasyReader
from directory.wording.wording import Wording

ROLES = ("editor", "reviewer")
"""In which somebody may approve easy words."""
_WITH_A_LIST = (
    "We offer a warm place with help, advice, company, games, songs, stories, hot "
    "food, clothes and toys."
)
_KEPT = 500
"""Drafts in memory."""


@dataclass(frozen=True, slots=True)
class EasyPage:
    """The answers. is_facts_alone: the description is left out, as it is too hard.

    is_partial: not all words are in the reader's language. by_machine: a computer
    translated some, and no person has signed them. refused: sentences in which a
    computer would have changed what is said.
    """

    answers: tuple[Answer, ...]
    is_facts_alone: bool
    is_partial: bool
    by_machine: bool
    refused: tuple[tuple[str, Fault], ...]


@dataclass(frozen=True, slots=True)
class EasyDraft:
    """A sentence of a listing, and its easy words: lines of structured text.

    is_approved: a person did. reason: why the computer left it as it was.
    """

    source: str
    text: str
    is_approved: bool = False
    reason: Fault = ""


class EasyReading:
    """Makes Easy Read pages, and takes in what people approve."""

    def __init__(
        self,
        reference: Reference,
        renditions: Renditions,
        plain_words: Callable[[], PlainWords],
        clock: Callable[[], datetime],
    ) -> None:
        """plain_words: reads them when they are first needed."""
        self._reader = EasyReader(
            taxonomy=reference.taxonomy,
            gazetteer=reference.gazetteer,
            calendar=reference.calendar,
            pictures=reference.pictures,
        )
        self._names = tuple(names_of(reference))
        self._pictures = reference.pictures
        self._renditions = renditions
        self._plain_words = plain_words
        self._clock = clock
        self._easier = lru_cache(_KEPT)(self._easier_afresh)

    def page(self, w: Wording, listing: Listing) -> EasyPage:
        """The Easy Read page of a listing, in the language of `w`."""
        w, is_partial = telling(w, self._renditions, listing)
        language, names = listing.service.text_language, own_names(listing)
        is_from_english = language.partition("-")[0] == ENGLISH
        is_english = is_from_english and w.reads(language)
        approved = self._approved(listing) if is_english else {}
        refused: list[tuple[str, Fault]] = []
        hard: list[str] = []
        explained: set[str] = set()

        def prose(text: str, *, may_be_left_out: bool = False) -> Sequence[EasyLine]:
            if not is_english:
                lines = list(as_it_stands(w, text, language))
            else:
                draft = self._easier(text, names)
                refused.extend(draft.refused)
                lines = list(easy_lines(draft, approved, explained))
                if lines and may_be_left_out and is_too_hard(lines, draft):
                    hard.append(text)
                    return ()
            return [self._pictured(line) if is_from_english else line for line in lines]

        answers = self._reader.answers(w, listing, self._clock(), prose)
        return EasyPage(
            answers=tuple(answers),
            is_facts_alone=bool(hard),
            is_partial=is_partial,
            by_machine=any(told.checked_on is None for told in w.told.values()),
            refused=tuple(dict.fromkeys(refused)),
        )

    def plainly(
        self,
        w: Wording,
        listing: Listing,
        *,
        reader: Wording | None = None,
        at: datetime | None = None,
    ) -> list[Answer]:
        """The answers with the listing's texts as they stand: sentence for sentence the
        same in every language, so that two can be printed side by side.

        reader: whose own answers they stand beside. at: as of when; now, if not said.
        """
        w, _ = telling(w, self._renditions, listing)
        language = listing.service.text_language

        def prose(
            text: str,
            *,
            may_be_left_out: bool = False,  # noqa: ARG001  # as Prose has it
        ) -> Sequence[EasyLine]:
            return list(as_it_stands(w, text, language))

        answering = replace(self._reader, reader=reader)
        return answering.answers(w, listing, at or self._clock(), prose)

    def warm_up(self) -> None:
        """Read the words, and what takes sentences apart, before somebody waits."""
        self._easier(_WITH_A_LIST, ())

    def drafts(self, listing: Listing) -> list[EasyDraft]:
        """Every sentence of a listing that is in English, with its easy words."""
        if listing.service.text_language.partition("-")[0] != ENGLISH:
            raise Invalid(
                f"{listing.slug} is not in English: only English is made easier."
            )
        approved, names = self._approved(listing), own_names(listing)
        found: dict[str, EasyDraft] = {}
        for text in own_texts(listing):
            draft = self._easier(text, names)
            reasons = dict(draft.refused)
            for source, lines in by_source(draft):
                known = approved.get(source)
                # Explanations are content's own, and come after whatever is approved.
                own = [line for line in lines if line.kind != "explanation"]
                said = known.text if known else "\n".join(map(marked, own))
                reason = reasons.get(source, "")
                found.setdefault(source, EasyDraft(source, said, bool(known), reason))
        return list(found.values())

    def approve(
        self, listing: Listing, source: str, text: str, *, role: str, by: str
    ) -> Fault:
        """Keep easy words that a person stands behind.

        Returns what they say otherwise than the sentence in a word that says no, or in
        a condition: whoever approved it should look again. Raises Invalid when a fact
        is not the same, or the sentence is none of the listing's.
        """
        made, found = self.approved(listing, source, text, role=role, by=by)
        self._renditions.store([made])
        return found

    def approved(
        self, listing: Listing, source: str, text: str, *, role: str, by: str
    ) -> tuple[Rendition, Fault]:
        """The same, without keeping it: what would be kept, and the fault."""
        if role not in ROLES:
            raise Invalid(f"{role!r} is none of {', '.join(ROLES)}.")
        if not by.strip():
            raise Invalid("Say who approves it: nothing is kept unsigned.")
        if source not in {draft.source for draft in self.drafts(listing)}:
            raise Invalid("The listing has no such sentence (any more).")
        if not text.strip():
            raise Invalid("There are no easy words for it.")
        strange = _addresses(text) - _addresses("\n\n".join(own_texts(listing)))
        if strange:
            raise Invalid(f"The listing has no link to {min(strange)}.")
        found = self.fault_of(listing, source, text)
        if found == "facts":
            raise Invalid("A time, number, price, name or other fact is not the same.")
        made = Rendition(
            source=source,
            language=ENGLISH,
            level=EASY,
            text=text.strip(),
            origin="person",
            service_id=listing.service.id,
            checked_by=by.strip(),
            checked_role=role,
            checked_at=self._clock().isoformat(timespec="seconds"),
        )
        return made, found

    def fault_of(self, listing: Listing, source: str, text: str) -> Fault:
        """What easy words, as structured text, say otherwise than their sentence."""
        return fault(source, plain(text), (*self._names, *own_names(listing)))

    def _pictured(self, line: EasyLine) -> EasyLine:
        """With the picture of its English: a translation has that of its sentence."""
        is_english = line.origin in ("draft", "approved")
        said = str(line.text) if is_english else line.source
        return replace(line, picture=self._pictures.of_sentence(said))

    def _approved(self, listing: Listing) -> dict[str, Rendition]:
        every = [s for text in own_texts(listing) for s in segments(text)]
        return self._renditions.of(every, ENGLISH, listing.service.id, EASY)

    def _easier_afresh(self, text: str, names: tuple[str, ...]) -> Easier:
        return easier(text, self._plain_words(), (*self._names, *names))


def _addresses(text: str) -> set[str]:
    every = (span for block in parse(text) for line in block.lines for span in line)
    return {span.address for span in every if span.address}


def own_texts(listing: Listing) -> Iterator[str]:
    """The texts of a listing that an Easy Read page makes easier, in its order."""
    service = listing.service
    yield from (service.alert, service.description, service.eligibility_description)
    for place in listing.places:
        yield from (place.location.description, place.at.description)
        yield place.location.transportation
    yield from (service.fees_description, service.application_process)
    yield service.interpretation_services
