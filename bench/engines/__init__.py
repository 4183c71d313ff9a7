"""The search engines that bench/search.py compares: one module for each.

A module has `build(folder, documents, languages)`, which fills an empty folder, and
`Engine(folder)`, which opens it, finds listings and, where it can, completes words.
They all do the same, but for Whoosh as in its tutorial, where any word will do and a
facet's counts mind its own filter: every word is wanted; a word that stands nowhere is
taken for a slip of the keyboard; and when that finds nothing, any of the words will do.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from directory.search.seam import SearchDocument

PER_PAGE = 20
COMPLETIONS = 8
"""How many words are offered for the beginning of one."""
TWO_SLIPS_FROM = 6
"""Letters of a word in which two slips are forgiven; in shorter ones, one."""
MOST_GUESSES = 8
"""Words that one with a slip is taken for."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: words, all of which are wanted, or the beginning of one."""

    words: str
    language: str = "en"
    category: str | None = None
    free: bool = False
    page: int = 1
    facets: tuple[str, ...] = ()
    """What is counted; each facet's counts ignore its own filter."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found."""

    total: int
    rows: list[str] | list[int]
    """The listings of the page: their ids, or their numbers."""
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class EngineLike(Protocol):
    """One engine, open."""

    def search(self, ask: Ask) -> Answer:
        """Find listings."""

    def complete(self, ask: Ask) -> list[str] | None:
        """Offer words for the beginning of one; None where there is no such thing."""


class EngineModule(Protocol):
    """A module of this folder."""

    def build(
        self, folder: Path, documents: Iterable[SearchDocument], languages: int
    ) -> None:
        """Fill an empty folder."""

    def Engine(self, folder: Path) -> EngineLike:  # noqa: N802 - it is a class
        """Open what `build` made."""


def text_of(document: SearchDocument) -> str:
    """All the words of a listing, for engines that are given one text."""
    return "\n".join(text for _, text in (*document.names, *document.texts))


def codes_of(document: SearchDocument) -> dict[str, list[str]]:
    """What is counted of a listing, but for whether it is free."""
    return {
        "category": sorted(document.categories),
        "area": sorted(document.areas),
        "spoken": sorted(document.spoken),
        "access": sorted(document.access),
    }
