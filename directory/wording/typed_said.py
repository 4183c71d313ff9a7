"""What typed opening times are made of, and the problem with what is not plain."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

DAY_NAMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
EXAMPLE = "Try: Every Tuesday 10am to 12 noon"


class NotPlain(Exception):
    """Words that cannot be taken as they stand.

    said: the words. what: what is the matter, a sentence. advice: what to do.
    """

    def __init__(self, said: str, what: str, advice: str = EXAMPLE) -> None:
        super().__init__(what)
        self.said, self.what, self.advice = said, what, advice


class Kind(Enum):
    """What a piece of a line is."""

    QUOTE = auto()
    LABEL = auto()
    DATE = auto()
    ALL_DAY = auto()
    TIME = auto()
    ORDINAL = auto()
    NUMBER = auto()
    MONTHLY = auto()
    WEEKS = auto()
    OTHER = auto()
    DAY_SET = auto()
    EVERY = auto()
    NTH = auto()
    WEEKDAY = auto()
    BANK = auto()
    HOLIDAYS = auto()
    TERM = auto()
    PHONE = auto()
    NOTE = auto()
    BETWEEN = auto()
    FROM = auto()
    STARTING = auto()
    UNTIL = auto()
    TO = auto()
    NOT = auto()
    ONLY = auto()
    ALSO = auto()
    OPEN = auto()
    IN = auto()
    AND = auto()
    OR = auto()
    FILLER = auto()
    COMMA = auto()
    COLON = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its kind, the words, and what they are worth.

    value: a number of a day (0 is Monday), several of them, a count, or a `SaidTime`
    or `SaidDate`; None where the kind says it all. at: where it begins in the line.
    """

    kind: Kind
    said: str
    value: Any = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A time as said. half: "am", "pm" or "" where that is not said.

    is_24: whether it is plainly of the clock of 24 hours ("09:30", "17").
    """

    hour: int
    minute: int
    half: str = ""
    is_24: bool = False


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as said. month, year: 0 where they are not said."""

    day: int
    month: int = 0
    year: int = 0
