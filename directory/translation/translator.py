"""From English sentences to what may be shown of their translations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from directory.errors import Unavailable
from directory.text.fact_values import Fact, Kept
from directory.text.facts import facts
from directory.text.segments import normal
from directory.translation.engine import Engine
from directory.translation.judging import fault, hangs_on, names_a_day
from directory.translation.lock import Locked, strays
from directory.wording.said_facts import calendar_names, said
from directory.wording.wording import Wording

RULES = "3"
"""Goes up whenever the lock or the judging decides otherwise of the same sentence.

It is part of each rendition's version, so that machine texts made by the rules of
before are made again.
"""

_WHEN = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|midday|\d.*"
    r"(?:yr|year|month|week|day|hour|hr|min)s?\b|\b(?:january|february|march|april|"
    r"june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)

State = Literal["shown", "held", "withheld"]
Way = Literal["whole", "apart", "split", "facts"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English segment, and the names that are never translated where it stands."""

    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one sentence.

    state: "shown" may be read by everybody; "held" is a draft that a person must sign
    first, because the meaning hangs on a small word; "withheld" is nothing.
    reason: why it is not shown. way: how it was translated, "" when it was not.
    """

    text: str
    state: State
    reason: str = ""
    way: Way | Literal[""] = ""


@dataclass(slots=True)
class _Job:
    locked: Locked
    outcome: Outcome | None = None
    reason: str = ""


class Translator:
    """Translates with one engine, and lets nothing pass that changes a fact."""

    def __init__(self, engine: Engine) -> None:
        """Take any engine: nothing of what it says is believed."""
        self._engine = engine

    def translate(self, sentences: Sequence[Sentence], w: Wording) -> list[Outcome]:
        """Return what came of each of `sentences`, in order.

        w: of the language wanted. Raises `Unavailable` when the engine has no sound
        package for that language.
        """
        jobs = [_Job(_locked(w, each)) for each in sentences]
        language = w.language.tag
        for job in jobs:
            if not all(job.locked.said):
                job.outcome = Outcome("", "withheld", "no word")
            elif any(map(_hides_a_day, job.locked.facts)):
                job.outcome = Outcome("", "withheld", "name")
            elif job.locked.is_all_facts:
                job.outcome = Outcome(
                    job.locked.joined(job.locked.pieces), "shown", way="facts"
                )
            elif not job.locked.is_clear:
                job.outcome = Outcome("", "withheld", "number")
        masks = self._engine.masks(language)
        # Where facts may be taken for one another, splitting is safest.
        self._split([job for job in jobs if job.locked.has_rivals], w)
        self._masked(jobs, w, masks, "whole")
        self._masked(jobs, w, masks[::-1], "apart")
        self._split(jobs, w)
        return [_held(job) for job in jobs]

    def _masked(
        self, jobs: Sequence[_Job], w: Wording, masks: Sequence[str], way: Way
    ) -> None:
        """Try the sentences that are left with a mask for each fact."""
        language = w.language.tag
        left = [
            job
            for job in jobs
            if job.outcome is None
            and len(job.locked.facts) <= len(masks)
            # Without facts another masking changes nothing.
            and (way == "whole" or job.locked.facts)
        ]
        sources = [job.locked.masked(masks, apart=way == "apart") for job in left]
        for job, source, raw in zip(
            left, sources, self._raw(sources, language), strict=True
        ):
            job.reason = (
                job.locked.fault(raw, masks)
                or fault(source, raw, language)
                or ("calendar" if _adds_a_day(w, raw) else "")
            )
            if not job.reason:
                text = job.locked.unmasked(raw, masks)
                job.outcome = Outcome(text, "shown", way=way)

    def _split(self, jobs: Sequence[_Job], w: Wording) -> None:
        """Take apart those that are left, where that leaves no doubt."""
        language = w.language.tag
        left = [
            job
            for job in jobs
            if job.outcome is None and job.locked.facts and job.locked.is_jointed
        ]
        every = [
            words for job in left for _, words, _ in job.locked.cores if _says(words)
        ]
        found = dict(zip(every, self._raw(every, language), strict=True))
        for job in left:
            cores = job.locked.cores
            faults = [
                _fault_of_piece(words, found[words], w)
                for _, words, _ in cores
                if words in found
            ]
            job.reason = next(filter(None, faults), "")
            if not job.reason:
                translated = [
                    before + " ".join(found.get(words, words).split()) + after
                    for before, words, after in cores
                ]
                job.outcome = Outcome(
                    job.locked.joined(translated), "shown", way="split"
                )

    def _raw(self, sources: Sequence[str], language: str) -> list[str]:
        """The engine's words, each source once."""
        once = list(dict.fromkeys(sources))
        if not once:
            return []
        answers = self._engine.translate(once, language)
        if len(answers) != len(once):
            raise Unavailable(
                f"{self._engine.name} answered {len(answers)} sentences of "
                f"{len(once)}: nothing of it can be believed."
            )
        raw = dict(zip(once, answers, strict=True))
        return [raw[source] for source in sources]


def _locked(w: Wording, sentence: Sentence) -> Locked:
    segment = normal(sentence.text)
    found = tuple(facts(segment, sentence.names))
    return Locked(segment, found, tuple(said(w, fact) for fact in found))


def _hides_a_day(fact: Fact) -> bool:
    """Whether what looks like a name says when: "Wednesday Mornings", "2 to 4 Yrs"."""
    is_guess = isinstance(fact.value, Kept) and fact.value.guessed
    return is_guess and bool(_WHEN.search(fact.text))


def _held(job: _Job) -> Outcome:
    """What may be shown; a sentence that hangs on a small word waits for a person."""
    if job.outcome is None:
        return Outcome("", "withheld", job.reason or "facts")
    if job.outcome.state == "shown" and job.outcome.way != "facts":
        reason = "small word" if hangs_on(job.locked.segment) else ""
        if job.locked.has_rivals and job.outcome.way != "split":
            reason = reason or "facts alike"
        if reason:
            return Outcome(job.outcome.text, "held", reason, job.outcome.way)
    return job.outcome


def _says(piece: str) -> bool:
    return any(map(str.isalpha, piece))


def _fault_of_piece(piece: str, raw: str, w: Wording) -> str:
    if strays(raw):
        return "fact"
    if _adds_a_day(w, raw):
        return "calendar"
    return fault(piece, raw, w.language.tag, is_beside_a_fact=True)


def _adds_a_day(w: Wording, raw: str) -> bool:
    """Whether `raw` names a day or month: all of its own are under masks."""
    return names_a_day(raw, calendar_names(w), w.language.tag)
