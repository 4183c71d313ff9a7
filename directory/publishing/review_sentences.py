"""One listing in a language, sentence by sentence: seen, corrected, signed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from directory.errors import Conflict, Invalid
from directory.exchange.review import is_copied, mark, tidy, unseen
from directory.model.listing import Listing
from directory.model.users import User
from directory.publishing.reviewing import MEANINGS, work_of
from directory.publishing.sentences import Sentences
from directory.publishing.texts import headed_texts
from directory.publishing.translating import ENGLISH, names_of, own_names
from directory.storage.not_sure import NotSure, NotSureMarks
from directory.storage.reference import Reference
from directory.storage.renditions import Rendition, Renditions
from directory.text.fact_values import Fact, Free, Kept, Number, Spoken
from directory.text.facts import facts
from directory.text.segments import digest, normal, segments
from directory.translation.keeping import broken_facts
from directory.translation.looking import Doubt, doubts_of
from directory.translation.unfit import has_own_words, unfit
from directory.wording.wording import Wording

LONGEST = 2_000
"""Characters of a translated sentence."""
_BREAKS = re.compile(r"[\r\n\t]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence, and what there is of it in a language.

    state: "shown", "held", "withheld" or "missing". reason: in English, why it is not
    shown. checked_on: None while unsigned. seen: `Rendition.sequence`. is_own: the
    words are for this listing only. listings: in how many the sentence is. facts: what
    must stay as it is.
    """

    source: str
    digest: str
    text: str
    origin: str
    state: str
    reason: str
    checked_by: str
    checked_role: str
    checked_on: date | None
    seen: int
    is_own: bool
    listings: int
    doubts: tuple[NotSure, ...]
    facts: tuple[str, ...]

    @property
    def is_signed(self) -> bool:
        """Whether a person has signed it."""
        return self.checked_on is not None

    @property
    def mark(self) -> str:
        """A short name of the words, by which to see whether others were typed."""
        return mark(self.text)

    @property
    def needs_care(self) -> bool:
        """Whether readers see it neither in their language nor by a person's word."""
        return self.state in ("held", "withheld")


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences of a listing that stand under one heading, in English."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of a sentence: its digest, and her words for it.

    seen: of the `Sentence` that she saw. here: for this listing only. looked: keys of
    the doubts (`translation.looking`) at which she has looked.
    """

    digest: str
    words: str
    seen: int
    here: bool = False
    looked: frozenset[str] = frozenset()


class LookAgain(Invalid):
    """What somebody would sign may be wrong: she should look, and say so."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        """doubts: all at once, so that she is asked only once."""
        super().__init__(
            "Please look once more, and tick what you have looked at. Then press the "
            "button again."
        )
        self.doubts = tuple(doubts)


class ReviewSentences:
    """Shows the sentences of a listing, and keeps what people say of them."""

    def __init__(
        self,
        sentences: Sentences,
        renditions: Renditions,
        marks: NotSureMarks,
        reference: Reference,
        clock: Callable[[], datetime],
    ) -> None:
        """clock: gives the present, with its time zone."""
        self._sentences = sentences
        self._renditions = renditions
        self._marks = marks
        self._names = tuple(names_of(reference))
        self._clock = clock

    def parts(self, language: str, listing: Listing) -> list[Section]:
        """Its sentences in the order of its page; none where it is not in English.

        A sentence that stands there twice is there the first time.
        """
        if listing.service.text_language.partition("-")[0] != ENGLISH:
            return []
        headings: dict[str, str] = {}
        for heading, text in headed_texts(listing):
            for segment in segments(text):
                headings.setdefault(segment, heading)
        there = self._renditions.of(headings, language, listing.service.id)
        marks = self._marks.of(language)
        self._sentences.current()
        names = (*self._names, *own_names(listing))
        found: dict[str, list[Sentence]] = {}
        for source, heading in headings.items():
            sentence = self._sentence(source, there.get(source), names)
            doubts = marks.get(sentence.digest, ())
            found.setdefault(heading, []).append(replace(sentence, doubts=doubts))
        return [Section(heading, tuple(each)) for heading, each in found.items()]

    def sign(self, user: User, w: Wording, listing: Listing, answer: Answer) -> None:
        """Sign a sentence in her words, or as it stands where they are the same.

        w: of the language. Raises Invalid, saying what to do, when a fact is not as in
        the English or the words are no translation, LookAgain when it cannot be seen
        whether they are; Conflict when somebody else changed the sentence.
        """
        source, there = self._seen(w.language.tag, listing, answer)
        text = self._text(source, there, answer.words)
        if not (there and there.checked_at and normal(there.text) == normal(text)):
            names = (*self._names, *own_names(listing))
            self._refuse(source, text, w, names)
            if unseen(text, source + (there.text if there else "")):
                raise Invalid(
                    "Your words hold a sign that nobody can see. Please type them "
                    "again."
                )
            doubts = doubts_of(source, text, w, names)
            if any(doubt.key not in answer.looked for doubt in doubts):
                raise LookAgain(doubts)
            made = self._made(w.language.tag, source, there, text)
            signed = replace(
                made,
                checked_by=user.name,
                checked_role=user.role,
                checked_at=self._clock().astimezone(UTC).isoformat(timespec="seconds"),
            )
            self._keep(signed, there, listing.service.id if answer.here else "")
        self._marks.clear(answer.digest, w.language.tag)

    @staticmethod
    def _refuse(source: str, text: str, w: Wording, names: tuple[str, ...]) -> None:
        """Raises Invalid for what is certainly no translation, or says other facts."""
        if not text:
            raise Invalid("There are no words. Please write the sentence.")
        if is_copied(source, text) and has_own_words(source, names):
            raise Invalid(
                "These are still the English words. Please write them in "
                f"{w.locale.get_language_name('en')}."
            )
        if why := unfit(source, text, w, names):
            raise Invalid(why)
        if wrong := broken_facts(source, text, w, names):
            raise Invalid(f"Facts must stay as they are. {' '.join(wrong)}")

    def is_as_it_stands(self, language: str, listing: Listing, answer: Answer) -> bool:
        """Whether her words are those that are there. Raises as `sign` does."""
        source, there = self._seen(language, listing, answer)
        text = self._text(source, there, answer.words)
        return there is not None and normal(text) == normal(there.text)

    def not_sure(
        self, user: User, language: str, listing: Listing, answer: Answer
    ) -> None:
        """Keep that she is not sure, and her words if she has others.

        Raises Invalid and Conflict as `sign` does.
        """
        source, there = self._seen(language, listing, answer)
        text = self._text(source, there, answer.words)
        is_other = normal(text) != normal(there.text if there else "")
        self._marks.put(answer.digest, language, user.name, text if is_other else "")

    def _seen(
        self, language: str, listing: Listing, answer: Answer
    ) -> tuple[str, Rendition | None]:
        """The English of a sentence of a listing, and what there is of it.

        Raises Invalid when it has no such sentence, Conflict when it changed.
        """
        sources = (s for _, text in headed_texts(listing) for s in segments(text))
        source = next((s for s in sources if digest(s) == answer.digest), "")
        if not source:
            raise Invalid(
                "Somebody has changed the English. Please look at the page again."
            )
        there = self._renditions.of([source], language, listing.service.id).get(source)
        if (there.sequence if there else 0) != answer.seen:
            raise Conflict(
                "Somebody else has changed this sentence meanwhile. Please look at "
                "their words, and then decide."
            )
        return source, there

    @staticmethod
    def _text(source: str, there: Rendition | None, words: str) -> str:
        """Her words on one line. Raises Invalid for what no sentence holds."""
        if len(words) > LONGEST:
            raise Invalid(f"Please write at most {LONGEST:,} letters.")
        text = tidy(_BREAKS.sub(" ", words))
        replace(work_of(source, (), there), text=text)  # refuses control characters
        return text

    @staticmethod
    def _made(
        language: str, source: str, there: Rendition | None, text: str
    ) -> Rendition:
        if there and normal(there.text) == normal(text):
            return replace(there, state="shown", reason="")
        service_id = there.service_id if there else ""
        return Rendition(
            source=source,
            language=language,
            text=text,
            origin="person",
            service_id=service_id,
        )

    def _keep(self, made: Rendition, there: Rendition | None, here: str) -> None:
        """here: the id of the service that it is for alone; "" for all."""
        if here and made.service_id != here:
            self._renditions.put(replace(made, service_id=here, made_at=""), 0)
        else:
            self._renditions.put(made, there.sequence if there else 0)

    def _sentence(
        self, source: str, there: Rendition | None, names: Iterable[str]
    ) -> Sentence:
        name = digest(source)
        at = there.checked_at if there else ""
        return Sentence(
            source=source,
            digest=name,
            text=there.text if there else "",
            origin=there.origin if there else "",
            state=there.state if there else "missing",
            reason=MEANINGS.get(there.reason, there.reason) if there else "",
            checked_by=there.checked_by if there else "",
            checked_role=there.checked_role if there else "",
            checked_on=datetime.fromisoformat(at).date() if at else None,
            seen=there.sequence if there else 0,
            is_own=bool(there and there.service_id),
            listings=self._sentences.uses(name),
            doubts=(),
            facts=tuple(
                dict.fromkeys(
                    fact.text for fact in facts(source, names) if _must_stay(fact)
                )
            ),
        )


def _must_stay(fact: Fact) -> bool:
    """Whether a person may not say it otherwise: see `broken_facts`."""
    if isinstance(fact.value, Kept):
        return not fact.value.guessed
    return not isinstance(fact.value, Number | Spoken | Free)
