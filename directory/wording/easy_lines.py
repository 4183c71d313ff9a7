"""What an Easy Read page is made of: questions, and lines with one idea each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, Protocol

from directory.wording.phrases import Phrase
from directory.wording.wording import N_

Question = Literal[
    "what", "who", "where", "when", "cost",
    "bring", "help", "access", "languages", "checked",
]  # fmt: skip
QUESTIONS: Mapping[Question, str] = MappingProxyType(
    {
        "what": N_("What is it?"),
        "who": N_("Who is it for?"),
        "where": N_("Where is it?"),
        "when": N_("When is it open?"),
        "cost": N_("How much does it cost?"),
        "bring": N_("What do I bring?"),
        "help": N_("How do I get help?"),
        "access": N_("Can I get in with a wheelchair?"),
        "languages": N_("Do they speak my language?"),
        "checked": N_("Is this still right?"),
    }
)
"""What people ask, in the order of the page."""

Kind = Literal[
    "sentence", "item", "number", "heading", "note",
    "explanation", "address", "phone", "text", "email", "website",
]  # fmt: skip
Origin = Literal["facts", "draft", "approved", "translated", "source"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address. start: where they begin in the line, or -1: after
    it, for it is a translation."""

    words: str
    address: str
    start: int = -1


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One idea.

    kind: a note belongs to the line before it. picture: an idea of
    content/pictures.toml, or "". value: the number, address or link as a machine needs
    it. origin: a template filled with facts; a computer's easier words; those a person
    approved; a translation; or the service's own words. source: the sentence of the
    listing that the line comes from. checked_on: when a person approved or signed it,
    and in which role. language: BCP 47 tag of words that are not in the reader's.
    number: of an item of a numbered list. place: the number of the place that it is
    of, of its address or its times; 0 for none.
    """

    text: Phrase
    kind: Kind = "sentence"
    picture: str = ""
    value: str = ""
    origin: Origin = "facts"
    source: str = ""
    checked_on: date | None = None
    role: str = ""
    language: str = ""
    links: tuple[Link, ...] = ()
    number: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines that answer one question."""

    question: Question
    lines: tuple[EasyLine, ...]


class Prose(Protocol):
    """Makes lines of a listing's own text, which is structured (text.structured)."""

    def __call__(
        self, text: str, *, may_be_left_out: bool = False
    ) -> Sequence[EasyLine]:
        """The lines; none where there is no text, or it may go and is too hard."""
