"""Translations that go out to a person for review, and what is taken when they return.

`review_po` and `review_xliff` write and read the files. Here is decided what a
returned sentence changes. Nothing is stored here: whoever calls stores `accepted`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from directory.errors import Invalid
from directory.text.segments import digest, normal

Broken = Callable[[str, str, str], list[str]]
"""(source, translation, language) → why the translation does not keep the facts."""


class Checks(NamedTuple):
    """How translations are looked at.

    broken: why one is certainly wrong. doubtful: what somebody should look at once
    more; none of the lines in `looked`, at which somebody has.
    """

    broken: Broken
    doubtful: Broken = lambda _source, _translation, _language: []
    looked: Collection[int] = ()


# The last two are no control characters, but XML 1.0 has no way to write them.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Signs that turn the direction ("12.50" could be shown as "05.21"); private use.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SHORT = 3  # Words that may be the same in two languages: "Age Friends Leeds".


@dataclass(frozen=True, slots=True)
class Work:
    """One English sentence, and what there is of it in the language of the file.

    digest: `segments.digest(source)`. text: "" when there is none. origin: "machine",
    "person" or "". state: "shown", "held", "withheld" or "missing". checked_at: ISO
    8601, "" while unsigned. service_id: "" when it holds in every listing. where:
    listings in which it stands. Raises Invalid for a control character.
    """

    digest: str
    source: str
    text: str
    origin: str
    state: str
    reason: str
    engine: str
    version: str
    checked_by: str
    checked_at: str
    service_id: str
    where: tuple[str, ...]

    def __post_init__(self) -> None:
        """The door: what no file can carry, and no sentence holds, stays out."""
        if not normal(self.source):
            raise Invalid("A sentence without words cannot be reviewed.")
        for field in fields(self):
            value = getattr(self, field.name)
            said = value if isinstance(value, str) else "".join(value)
            if found := _CONTROLS.search(said):
                raise Invalid(
                    f"The {field.name} holds U+{ord(found[0]):04X}, a control "
                    "character (a line break or tab, perhaps). Take it out."
                )

    @property
    def key(self) -> str:
        """Its digest; with the listing when it is for that listing only."""
        return f"{self.digest}@{self.service_id}" if self.service_id else self.digest


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as a file returned it: text as it is now, all else as it went out.

    approved: the file marks the text as checked. line: where it stands in the file.
    went_out: `mark` of the text that went out; "" when the file has lost it.
    """

    work: Work
    approved: bool
    line: int
    went_out: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence of a file that changes nothing, and why, for whoever sent it."""

    line: int
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says, in its order. language: BCP 47, as it was asked for."""

    language: str
    units: tuple[Unit, ...]
    refused: tuple[Refused, ...]

    @property
    def works(self) -> list[Work]:
        """Its sentences."""
        return [unit.work for unit in self.units]


class Outcome(NamedTuple):
    """What becomes of a file. accepted: to be stored as they are."""

    accepted: list[Work]
    refused: list[Refused]
    unchanged: list[Work]


def mark(text: str) -> str:
    """A short name of a text, by which to see whether somebody has edited it."""
    return hashlib.sha256(normal(text).encode()).hexdigest()[:16]


def accept(
    read: Read,
    known: Mapping[str, Work],
    checks: Checks,
    checked_by: str,
    checked_at: str,
) -> Outcome:
    """Decide what a returned file changes.

    known: what there is now, by `Work.key`. checked_by: who brings the file in and
    signs what it marks as checked; Invalid when nobody does. checked_at: ISO 8601.
    """
    if not checked_by.strip():
        raise Invalid("Say who has checked the file: nothing is taken unsigned.")
    outcome = Outcome([], list(read.refused), [])
    contradictory = set(_contradictory(read.units))
    for unit in _once(read.units):
        mine = known.get(unit.work.key)
        why = _stranger(unit, mine, contradictory)
        if why or mine is None:
            outcome.refused.append(Refused(unit.line, unit.work.source, why))
        elif _is_unchanged(unit, mine):
            outcome.unchanged.append(mine)
        elif reasons := _wrong(unit, mine, checks, read.language):
            why = "; ".join(reasons)
            outcome.refused.append(Refused(unit.line, unit.work.source, why))
        else:
            outcome.accepted.append(_made(unit, mine, checked_by, checked_at))
    return outcome._replace(refused=sorted(outcome.refused, key=lambda r: r.line))


def _once(units: Iterable[Unit]) -> list[Unit]:
    """Each sentence once, as it stands first."""
    first: dict[str, Unit] = {}
    for unit in units:
        first.setdefault(unit.work.key, unit)
    return list(first.values())


def _contradictory(units: Iterable[Unit]) -> Iterator[str]:
    """Keys of sentences that stand more than once, and not with the same text."""
    first: dict[str, tuple[str, bool]] = {}
    for unit in units:
        says = normal(unit.work.text), unit.approved
        if first.setdefault(unit.work.key, says) != says:
            yield unit.work.key


def _stranger(unit: Unit, mine: Work | None, contradictory: set[str]) -> str:
    """Why the sentence is none that went out; "" when it is one."""
    if digest(unit.work.source) != unit.work.digest:
        return "somebody changed the English: it is not the sentence that went out"
    if mine is None:
        return "this sentence is not, or no longer, in the directory"
    if unit.work.key in contradictory:
        return "it stands twice in the file, and not with the same translation"
    return ""


def _is_unchanged(unit: Unit, mine: Work) -> bool:
    """Whether the file brings nothing new: no edit, and no sign that was not there.

    Of a file that has lost what went out, only what is marked as checked counts.
    """
    is_news = unit.approved and not unit.work.checked_at
    text = normal(unit.work.text)
    if text == normal(mine.text):
        return not is_news or not text or bool(mine.checked_at)
    return not is_news and unit.went_out in ("", mark(text))


def _wrong(unit: Unit, mine: Work, checks: Checks, language: str) -> list[str]:
    """Why a new text cannot be taken; [] when it can."""
    source, text = unit.work.source, tidy(unit.work.text)
    if not text:
        return ["the translation was taken out; it stays as it was here"]
    if _changed_here(unit, mine):
        return ["a person has changed it here since; ask for a new file"]
    if mine.checked_at and not unit.approved:
        return ["it was checked before it was changed; mark it as checked again"]
    if is_copied(source, text):
        return ["it is still the English; leave it empty if it is not translated"]
    wrong = unseen(text, source + mine.text)
    wrong += checks.broken(source, text, language)
    doubts = checks.doubtful(source, text, language)
    if wrong or not doubts or unit.line in checks.looked:
        return wrong
    return [f"please look: {' '.join(doubts)} If it is right: --looked {unit.line}"]


def _changed_here(unit: Unit, mine: Work) -> bool:
    """Whether a person's text would be lost that the file does not know."""
    is_persons = mine.origin == "person" or bool(mine.checked_at)
    is_other = normal(unit.work.text) != normal(mine.text)
    return is_persons and is_other and unit.went_out != mark(mine.text)


def is_copied(source: str, text: str) -> bool:
    """Whether a tool has put the English where the translation belongs."""
    return normal(text) == normal(source) and len(normal(source).split()) > _SHORT


def unseen(text: str, before: str) -> list[str]:
    """Reasons for characters that nobody sees, unless they were there before."""
    strange = set(_UNSEEN.findall(text))
    return [
        f"it holds U+{ord(letter):04X}, which cannot be seen; take it out"
        for letter in sorted(strange - set(before))
    ]


def _made(unit: Unit, mine: Work, checked_by: str, checked_at: str) -> Work:
    """The sentence as it is to be stored."""
    if normal(unit.work.text) == normal(mine.text):
        made = mine
    elif mark(unit.work.text) != unit.went_out:
        text = tidy(unit.work.text)
        made = replace(mine, text=text, origin="person", engine="", version="")
    else:  # Approved as it went out; the machine has made another since.
        origin = unit.work.origin or "machine"
        made = replace(unit.work, origin=origin, where=mine.where)
    is_seen = unit.approved or mine.state == "shown"
    return replace(
        made,
        # What waits for a signature goes on waiting.
        state="shown" if is_seen else "held",
        reason="" if is_seen else mine.reason or "unchecked",
        checked_by=checked_by if unit.approved else "",
        checked_at=checked_at if unit.approved else "",
    )


def tidy(text: str) -> str:
    """NFC, without space around it. `normal` would lose the no-break spaces of CLDR."""
    return unicodedata.normalize("NFC", text).strip()
