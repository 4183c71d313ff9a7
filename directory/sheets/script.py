"""What the other formats are made of: a listing's words, to be read in order.

They are the reviewed words of the Easy Read page. Plain text, text messages, audio and
braille are made of them, and of nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from directory.wording.easy_lines import EasyLine, Question
from directory.wording.languages import direction_of
from directory.wording.phrases import Phrase

Topic = Question | Literal["alert", "phone", ""]
"""What a section answers: a question, what must be known first, or how to phone; ""
for anything else."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u202a-\u202e\ufeff]"
)
_NOTHING = Phrase()
_ISOLATES = re.compile("[\u2066-\u2069]")
# What an isolate holds, or what would be shown in the wrong order without one: numbers
# with something between them, sums and shares (UAX #9, W2 to W5).
_ISOLATED = re.compile(
    "[\u2066-\u2068]([^\u2066-\u2069]*)\u2069"
    r"|([£€$]\s?\d[\d.,]*(?:\s?[-–]\s?[£€$]?\d[\d.,]*)?"
    r"|\+?\d+(?:\s?[-–/ ]\s?\d+)+%?|\d+%)"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A question, and the lines that answer it.

    topic: which question it is, for formats that have no room for all of them.
    """

    question: Phrase
    lines: tuple[EasyLine, ...]
    topic: Topic = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A listing's words in one language.

    language: BCP 47. last: when it was checked, whom to ask, who made the words. more:
    stands where a format had no room for everything; three dots do without it.
    """

    language: str
    title: Phrase
    sections: tuple[Section, ...]
    last: tuple[Phrase, ...] = ()
    more: Phrase = _NOTHING


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one language. is_apart: they read in the other direction."""

    text: str
    language: str
    is_apart: bool = False


def groups(section: Section) -> list[list[EasyLine]]:
    """Lines that belong together.

    A sentence with the address, the numbers or the items after it; or all that stands
    under the name of a place.
    """
    found: list[list[EasyLine]] = []
    is_headed = False
    for line in section.lines:
        is_led = bool(found) and not is_headed and len(found[-1]) == 1
        is_new = line.kind == "sentence" and not is_headed
        if not found or is_new or (line.kind == "heading" and not is_led):
            found.append([])
        found[-1].append(line)
        is_headed = is_headed or line.kind == "heading"
    return found


def wholes(section: Section) -> Iterator[tuple[Topic, list[EasyLine]]]:
    """Lines that mislead in part, each with its topic; groups of any other section.

    All places, all times, all prices. Prose of a place is not said under another's
    address: it is an idea of its own where there is one address, or is left out.
    """
    found = _wholes(section)
    yield from ((topic, lines) for topic, lines in found if lines)


def _wholes(section: Section) -> Iterator[tuple[Topic, list[EasyLine]]]:
    lines = list(section.lines)
    if section.topic == "alert":
        yield from (("alert", [line]) for line in lines if not _is_prose(line))
        yield "alert", [line for line in lines if _is_prose(line)]
    elif section.topic == "where":
        yield "where", [line for line in lines if not _is_prose(line)]
        yield "", _about_the_address(lines)
    elif section.topic in ("when", "cost"):
        yield section.topic, lines
    else:
        for group in groups(section):
            # One number is worth having where there is no room for all.
            phones = [n for n, line in enumerate(group) if line.kind == "phone"][1:]
            ends = pairwise((0, *phones, len(group)))
            yield from ((section.topic, group[start:end]) for start, end in ends)


def _about_the_address(lines: Sequence[EasyLine]) -> list[EasyLine]:
    """Prose after the only address, where no other place comes after it."""
    ends = [
        n
        for n, (line, after) in enumerate(pairwise((*lines, None)), 1)
        if line and line.kind == "address" and (not after or after.kind != "address")
    ]
    told = list(lines[ends[0] :]) if len(ends) == 1 else []
    return told if all(map(_is_prose, told)) else []


def _is_prose(line: EasyLine) -> bool:
    """Whether it is of the listing's own text."""
    return bool(line.source) or line.origin != "facts"


def primary(tag: str) -> str:
    """The language of a BCP 47 tag, without its region."""
    return tag.partition("-")[0].casefold()


def stretches(phrase: Phrase, language: str) -> Iterator[Stretch]:
    """A phrase by language, without controls.

    Numbers, prices and signs are in the language of the script: "020 7946 0123" and
    "£2" are said and written as its reader does.
    """
    direction = direction_of(language)
    for part in phrase.parts:
        tag = part.language or language
        is_rtl = direction_of(tag) == "rtl"
        pieces = _pieces(part.text, tag) if is_rtl else ((part.text, tag),)
        for text, of in pieces:
            seen = _ISOLATES.sub("", _UNSEEN.sub("", text)).replace("\n", " ")
            spoken = of if any(map(str.isalpha, seen)) else language
            if seen:
                yield Stretch(seen, spoken, direction_of(of) != direction)


def _pieces(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Text that reads from right to left, and what in it does not."""
    at = 0
    for found in _ISOLATED.finditer(text):
        yield text[at : found.start()], language
        yield found[1] or found[2] or "", "en"
        at = found.end()
    yield text[at:], language


def set_apart(text: str, language: str) -> str:
    """Words that read in the other direction than a language, within isolates."""
    return str(Phrase.of(text, "en" if direction_of(language) == "rtl" else "ar"))


def one_line(phrase: Phrase, language: str) -> str:
    """A phrase as plain text, what reads in the other direction set apart."""
    return "".join(
        set_apart(each.text, language) if each.is_apart else each.text
        for each in stretches(phrase, language)
    ).strip()
