"""Equality objectives: what those who run the directory want to reach in a year."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureKind:
    """What an objective may ask of a figure.

    is_share: per cent, rounded down; else a number of things. by_language: whether it
    can be asked of one language.
    """

    is_share: bool
    by_language: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One objective.

    figure: the name of a figure of the coverage report. language: BCP 47, where the
    figure is one of a language; "" for all together. target: that number, or more; or,
    with `at_most`, that number or less. example: made up, and nobody's real objective.
    """

    year: int
    text: str
    figure: str
    target: int
    language: str = ""
    at_most: bool = False
    example: bool = False

    def is_met(self, number: int) -> bool:
        """Whether a figure reaches it."""
        return number <= self.target if self.at_most else number >= self.target
