"""Phrases: words of one language with bits of another in them, each marked.

A name, an address or a text that nobody has translated keeps its own language inside
a sentence of the reader's, so that screens can mark it (WCAG 3.1.2) and set it in its
own direction (Unicode Bidirectional Algorithm, UAX #9).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from directory.wording.languages import direction_of

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _POP = "\u2066", "\u2067", "\u2069"  # isolates
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PLACE = re.compile(r"%\((\w+)\)s|%%")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words. language: BCP 47 tag; "" for that of the phrase they stand in."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in the reader's language, with parts of others in them."""

    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, text: str, language: str = "") -> "Phrase":
        """A phrase of one part; of none where there is no text."""
        return cls((Part(text, language),) if text else ())

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.parts)

    def __str__(self) -> str:
        """As plain text, what is in another language set apart by isolates."""
        return "".join(map(_isolated, self.parts))


@dataclass(frozen=True, slots=True)
class Told:
    """A listing's sentence in the reader's language.

    checked_on: when a person signed it; None of what only a machine made.
    """

    text: str
    checked_on: date | None = None


Words = str | Phrase
"""What may fill a place in a pattern."""


def _isolated(part: Part) -> str:
    if not part.language:
        return part.text
    is_rtl = direction_of(part.language) == "rtl"
    text = _CONTROLS.sub("", part.text)  # or it could end its own isolate
    return f"{_RIGHT_TO_LEFT if is_rtl else _LEFT_TO_RIGHT}{text}{_POP}"


def parts_of(words: Words) -> tuple[Part, ...]:
    """The parts of a phrase; of a string, which is in the reader's language, one."""
    return words.parts if isinstance(words, Phrase) else Phrase.of(words).parts


def filled(pattern: str, values: Mapping[str, Words]) -> Phrase:
    """A pattern with %(named)s places as a phrase. Raises KeyError for a strange one.

    Parts beside one another in the same language become one.
    """
    parts: list[Part] = []
    at = 0
    for place in _PLACE.finditer(pattern):
        parts += parts_of(pattern[at : place.start()])
        parts += parts_of(values[place[1]] if place[1] else "%")
        at = place.end()
    return Phrase(tuple(_joined([*parts, *parts_of(pattern[at:])])))


def _joined(parts: Iterable[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].language == part.language == "":
            joined[-1] = Part(joined[-1].text + part.text)
        else:
            joined.append(part)
    return joined
