"""The seam between the search engine and the rest of Front Door.

Everything that goes in or comes out of a search is here, and nothing of Whoosh is.
Days are `date.toordinal()` numbers and times are whole minutes, both in the
directory's own time zone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

TERM_TIME = 1
SCHOOL_HOLIDAYS = 2

SURE = ("exact", "typo", "all")
"""The values of `Found.step` with which what was asked for was found."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One weekly opening, or one dated one: when it applies, in local time.

    A dated occurrence has `first_day == last_day`, which falls on `weekday`.
    `closes` is exclusive: a place that closes at 17:00 is shut at 17:00.
    """

    weekday: int
    """0 = Monday … 6 = Sunday: the day on which it opens."""
    opens: int
    """Minutes after midnight, 0 … 1439."""
    closes: int
    """Minutes after the opening day's midnight; above 1440 it closes next day."""
    first_day: int
    """First ordinal on which it applies (1, that of `date.min`, when unbounded)."""
    last_day: int
    """Last ordinal on which it applies (that of `date.max` when unbounded)."""
    school: int
    """0 always, 1 term time only, 2 school holidays only."""
    closed_on_bank_holidays: bool


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What the index needs to know of one service; the text itself is not kept."""

    id: str
    """Service id (UUID text)."""
    names: tuple[tuple[str, str], ...]
    """(BCP 47 tag, text): the service's name first, then other names, renditions."""
    texts: tuple[tuple[str, str], ...]
    """(BCP 47 tag, text): description, category, organization and place names …"""
    categories: frozenset[str]
    """Category codes, parents included."""
    areas: frozenset[str]
    """Place slugs."""
    spoken: frozenset[str]
    """BCP 47 tags of the languages spoken there."""
    access: frozenset[str]
    """Codes of what is said of getting in: "step-free", "hearing-loop" …"""
    free: bool
    ages: tuple[float, float]
    """The youngest and the oldest it is for, in years; 0 and infinity when unsaid."""
    points: tuple[tuple[float, float], ...]
    """(latitude, longitude) in degrees, WGS 84, of each place that may be shown."""
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A moment or a span of one day, and what the calendar says of that day.

    A listing is open in it when it is open at any minute of it.
    """

    day: int
    """Ordinal of the local date."""
    start: int
    """Minutes after midnight, 0 … 1439."""
    end: int
    """The last minute of it, `start` for a moment, at most 1439."""
    bank_holiday: bool
    term_time: bool | None
    """Of `day`; None when nobody knows, and then neither kind of row applies."""
    night: "Night | None"
    """The day before, for openings that run past midnight; None leaves them out."""


@dataclass(frozen=True, slots=True)
class Night:
    """What the calendar says of the day before."""

    bank_holiday: bool
    term_time: bool | None


@dataclass(frozen=True, slots=True)
class Near:
    """A point to measure from, in a straight line."""

    latitude: float
    """Degrees, WGS 84."""
    longitude: float
    rings: Mapping[str, float] = field(default_factory=dict)
    """The distances to choose among: name → metres."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What every result must have; a filter left at its default asks nothing."""

    category: str | None = None
    area: str | None = None
    free: bool = False
    access: frozenset[str] = frozenset()
    """Codes, all of which must be there."""
    spoken: str | None = None
    age: int | None = None
    """Years of the person it is for."""
    open: str | None = None
    """The name of one of the query's windows; another name is no filter."""
    within: str | None = None
    """The name of one of the rings around `Query.near`; likewise."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the index."""

    words: str
    """As typed; nothing in it is an operator. Blank means: browse everything."""
    language: str = "en"
    """BCP 47 tag of the page on which it was typed; any script is understood."""
    filters: Filters = field(default_factory=Filters)
    windows: Mapping[str, Window] = field(default_factory=dict)
    """The times to choose among, each counted: name → window."""
    near: Near | None = None
    """Where the reader is. Then the nearest of what has every word come first."""
    page: int = 1
    per_page: int = 20


class Reason(NamedTuple):
    """A phrase that a listing has in place of words of the query."""

    language: str
    """BCP 47 tag."""
    phrase: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    id: str
    score: float
    """BM25; 0.0 when browsing."""
    why: tuple[Reason, ...] = ()
    """What it has in place of words of the query; empty without any."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results, and the counts beside it."""

    total: int
    how: str
    """`step`, or "unfiltered" when the filters leave nothing of what it found."""
    step: str
    """How the words were taken, the strictest way in which they stand anywhere:
    "exact": all of them, or what they are also called; "typo": all, some spelled a
    little differently; "any": at least one; "romanised": some as words of another
    script that sound like them. "all": no words were given; "none": nothing is like
    them."""
    hits: tuple[Hit, ...]
    page: int
    pages: int
    """How many pages there are; 0 when nothing was found."""
    facets: dict[str, dict[str, int]]
    """For "category", "area", "spoken", "access": code → how many, only above zero.
    For "free": {"1": how many}. For "open" and "within": each name that the query
    gives → how many. Each facet's counts ignore its own filter and obey all the
    others; of "access", of which several may be chosen, they obey the chosen too."""
    instead: tuple[str, ...] = ()
    """Of "typo", "any" and "romanised": the words, folded, that were looked for in
    place of some of those typed."""
    without: dict[str, int] = field(default_factory=dict)
    """Of "unfiltered": how many there are without one of the filters, by its field of
    `Filters`; only above zero."""
    meant: tuple[str, ...] = ()
    """All words, folded, with some put right that find far more so; else empty."""
    terms: tuple[str, ...] = ()
    """When nothing sure was found: the words asked for, folded; "" for each that
    neither listings nor synonyms know as it is written. That may be a name, or worse:
    nobody should keep it."""
    is_partial: bool = False
    """Whether listings were found that have only some of the words."""

    @property
    def is_sure(self) -> bool:
        """Whether what was asked for was found, whatever the filters leave of it."""
        return self.step in SURE


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the index says of itself."""

    usable: bool
    """False when it is missing, damaged, or made by another version."""
    version: str
    """Analyser and layout it was made by; empty when that cannot be read."""
    up_to: int
    """The last change that it holds; 0 when unusable."""
    documents: int
    maker: str = ""
    """What made the documents, as its last `rebuild` was told."""


class SearchIndex(Protocol):
    """A search engine. A new one is unusable until its first `rebuild`."""

    def search(self, query: Query) -> Found:
        """Answer `query`.

        A page beyond the last has no hits. Raises `Invalid` for a page or page size
        below 1, and `Unavailable` (never anything else) while there is no usable
        index: the caller says so, and the keeper rebuilds.
        """

    def knows(self, text: str, language: str) -> bool:
        """Whether all words of `text` stand somewhere, or are called something else.

        As fast as looking them up; what has them all may still be nothing. Raises
        `Unavailable`.
        """

    def named(self, text: str, count: int) -> tuple[str, ...]:
        """The ids of at most `count` listings whose name begins with `text`.

        In order of name. Raises `Unavailable`.
        """

    def update(
        self, documents: Iterable[SearchDocument], removed: Iterable[str], up_to: int
    ) -> None:
        """Add or replace `documents`, remove the ids `removed`: one commit.

        `up_to` is the last change that is done with it, recorded in the same commit.
        Ids to remove that are not there are ignored; an id in both is removed.
        Nothing is done when the index already holds a later change than `up_to`.
        Raises `Unavailable`, with nothing changed, when the index is unusable.
        """

    def rebuild(
        self, documents: Iterable[SearchDocument], up_to: int, maker: str = ""
    ) -> None:
        """Build anew beside the live index and swap it in at once.

        `up_to` is the last change that `documents` reflect. `maker` is the version
        of what makes documents; the index keeps it, and answers whatever it is.
        Updates made meanwhile are not in the new index: the caller reads
        `state().up_to` afterwards and does the changes since. Raises `Invalid` for
        an id given twice, and `Unavailable` when it cannot be written; the live
        index then stays.
        """

    def tidy(self) -> bool:
        """Put together what many updates have scattered; whether there was any.

        Takes long, for whoever keeps the index: queries and updates go on meanwhile,
        and what they find stays the same. Raises `Unavailable`, also while somebody
        else rebuilds or tidies.
        """

    def state(self) -> IndexState:
        """Look at the index afresh and say how it is; raises nothing on damage."""
