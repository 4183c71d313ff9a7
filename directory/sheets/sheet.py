"""What stands on printed sheets, before anything is laid out."""

from dataclasses import dataclass
from typing import Literal

from directory.wording.phrases import Phrase

NORMAL, LARGE = 16, 24
"""Sizes of letters, in points: one page, or large print on as many as it takes."""

Kind = Literal["", "item", "heading", "small", "phone", "number"]
"""How a line is set. A phone number is larger than any other number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the same in the second language, "" where that is the same.

    label: what is said of a number, beside it.
    """

    text: Phrase
    kind: Kind = ""
    beside: str = ""
    label: "Line | None" = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together, beside their picture.

    picture: the stem of a file of pictures, or "". shows: what is on it, in words.
    """

    lines: tuple[Line, ...]
    picture: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer. rank: 0 and less is never left out; the highest goes first.

    question: its name. shorter: versions of it for which there may be room, each
    shorter than the one before, that say what is not there. heading: the question in
    words, for large print.
    """

    question: str
    rank: int
    blocks: tuple[Block, ...]
    shorter: tuple[tuple[Block, ...], ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that a sheet says of a service.

    language, second: BCP 47 tags; second is "" where all stands in one language.
    title: the name of the service. last: when it was checked, whom to ask, who made
    the words. more: said where an answer is left out. address: to which the QR code
    leads; "" for none, then `instead` stands there: a phone number. footer: the same
    in every language, with the revision.
    """

    language: str
    second: str
    title: Phrase
    title_language: str
    rows: tuple[Row, ...]
    last: tuple[Line, ...]
    more: Line
    warning: Line | None = None
    address: str = ""
    scan: Line | None = None
    instead: str = ""
    footer: str = ""
    size: int = NORMAL


@dataclass(frozen=True, slots=True)
class Contents:
    """The first page of a pack. title: in the reader's language and in the second.

    languages: of each sheet, in its own script.
    """

    language: str
    second: str
    title: Line
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF. left_out: for each sheet the questions without a whole answer, as there
    was no room.

    replaced: characters that no font draws; a sign stands in their place.
    kept: paragraphs whose text layer is as Typst wrote it (text_layer). failed: places
    of the sheets of a pack that could not be printed, and are not in it.
    """

    pdf: bytes
    left_out: tuple[tuple[str, ...], ...] = ()
    replaced: str = ""
    kept: int = 0
    failed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The card "Show this to staff". picture: as in Block. is_open: with lines to write
    on, as nobody chose what the reader looks for."""

    language: str
    title: str
    lines: tuple[Line, ...]
    last: tuple[Line, ...] = ()
    picture: str = ""
    shows: str = ""
    is_open: bool = False
