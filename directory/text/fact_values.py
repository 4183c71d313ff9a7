"""What facts say: values, to be said again in any language."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that stays byte for byte: a name, a phone number, digits.

    guessed: a name only by its capital letter. An engine may not touch it; a person
    may know better ("European Union").
    """

    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """A sum, or the two ends of a range. currency: ISO 4217."""

    amounts: tuple[Decimal, ...]
    currency: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or the two ends of a range."""

    times: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Weekdays:
    """A day of the week, or the two ends of a range. 0 is Monday."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A month, perhaps with days of it, perhaps of a year (0 for none)."""

    days: tuple[int, ...]
    month: int
    year: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """So many of a unit, or between two numbers of them. unit: its name in CLDR."""

    numbers: tuple[int, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words."""

    number: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language. code: BCP 47."""

    code: str


@dataclass(frozen=True, slots=True)
class Free:
    """That it costs nothing."""


Value = Kept | Money | Clock | Weekdays | Dated | Measure | Number | Spoken | Free


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, and where in its sentence it stands."""

    start: int
    end: int
    text: str
    value: Value

    @property
    def kind(self) -> str:
        """Such as "clock"."""
        return type(self.value).__name__.casefold()
