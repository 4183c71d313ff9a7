"""The few figures by which a year is judged, and how they changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from directory.model.objectives import Objective
from directory.publishing.coverage_counts import ALL, WHOLE
from directory.storage.coverage import Columns, Figures

Worked = Callable[[Figures, str], int | None]
"""Works a number out of figures, for a language or for "" (all); None for no data."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that objectives may name.

    says: its name. of_language: the same of one language, with %s where it stands; ""
    when it cannot be asked of one. is_share: per cent, else a number of things.
    """

    says: str
    work: Worked
    of_language: str = ""
    is_share: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """A measure now and a year before; None where there is no data."""

    name: str
    is_share: bool
    now: int | None
    before: int | None

    @property
    def by(self) -> int | None:
        """How much more it is now; in points where it is a share."""
        if self.now is None or self.before is None:
            return None
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Evidence:
    """An objective with the figures that say whether it is met.

    is_met: None where there is no data.
    """

    objective: Objective
    change: Change
    is_met: bool | None


def share(part: int, of: int) -> int | None:
    """Per cent, a whole number; None of nothing.

    Rounded down, so that nothing is said to be reached that is not; 0 is only nothing.
    """
    if not of:
        return None
    return max(1, 100 * part // of) if part else 0


def _some(*columns: str, of: Columns) -> int:
    return sum(of.get(column, 0) for column in columns)


def _of_one_row(
    group: str, part: Iterable[str], rest: Iterable[str]
) -> Callable[[Figures, str], int | None]:
    """The share of some columns of a group in these and the rest."""

    def work(figures: Figures, _language: str) -> int | None:
        row = figures.row(group, ALL)
        found = _some(*part, of=row)
        return share(found, found + _some(*rest, of=row))

    return work


def _of_languages(part: Iterable[str], but: str = "") -> Worked:
    """The share of some states of listings in a language, or in all together."""

    def work(figures: Figures, language: str) -> int | None:
        rows = figures.group("languages")
        each = [rows.get(language, {})] if language else list(rows.values())
        every = sum(sum(row.values()) - row.get(but, 0) for row in each)
        return share(sum(_some(*part, of=row) for row in each), every)

    return work


def _count(group: str) -> Worked:
    """The sum of a group, or of its row for a language."""

    def work(figures: Figures, language: str) -> int | None:
        if group not in figures.groups:
            return None
        rows = figures.group(group)
        each = [rows.get(language, {})] if language else rows.values()
        return sum(sum(row.values()) for row in each)

    return work


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "checked_lately": Measure(
            "Listings checked in the last six months",
            _of_one_row("checked", ["recent"], ["late", "very_late", "never"]),
        ),
        "read_whole": Measure(
            "Pages in other languages that can be read whole",
            _of_languages(WHOLE),
            "Listings that can be read whole in %s",
        ),
        "by_person": Measure(
            "Pages in other languages that a person wrote or checked",
            _of_languages(["checked", "person"], but="facts"),
            "Listings that a person wrote or checked in %s",
        ),
        "easy_read": Measure(
            "English listings with Easy Read that a person approved",
            _of_one_row("easy", ["approved"], ["part", "draft"]),
        ),
        "plain_words": Measure(
            "Descriptions with a reading level that are not hard to read",
            _of_one_row("reading", ["easy", "fair"], ["hard"]),
        ),
        "getting_in": Measure(
            "Listings that say of every place how to get in",
            _of_one_row("getting_in", ["all"], ["some", "none"]),
        ),
        "searches": Measure(
            "Searches that found nothing good, in 52 weeks",
            _count("searches"),
            "Searches in %s that found nothing good, in 52 weeks",
            is_share=False,
        ),
        "said": Measure(
            "Times that residents said something is wrong, in 52 weeks",
            _count("said"),
            "Times that readers of %s said something is wrong, in 52 weeks",
            is_share=False,
        ),
        "sheets": Measure(
            "Sheets printed, in 52 weeks",
            _count("sheets"),
            "Sheets printed in %s, in 52 weeks",
            is_share=False,
        ),
        "touches": Measure(
            "Times that people asked what a word means, in 52 weeks",
            _count("touches"),
            is_share=False,
        ),
    }
)
"""By the names that objectives use."""

Names = Callable[[str], str]
"""What a language is called, by its BCP 47 tag."""


def change(
    name: str, language: str, now: Figures, before: Figures | None, names: Names
) -> Change:
    """How a measure changed. language: BCP 47; "" for all together."""
    measure = MEASURES[name]
    says = measure.of_language % names(language) if language else measure.says
    return Change(
        says,
        measure.is_share,
        measure.work(now, language),
        measure.work(before, language) if before else None,
    )


def changes(now: Figures, before: Figures | None, names: Names) -> list[Change]:
    """Every measure, in all languages together."""
    return [change(name, "", now, before, names) for name in MEASURES]


def changes_by_language(
    now: Figures, before: Figures | None, names: Names
) -> list[Change]:
    """How far listings can be read, in each language."""
    return [
        change(name, tag, now, before, names)
        for name in ("read_whole", "by_person")
        for tag in now.group("languages")
    ]


def evidence(
    objectives: Iterable[Objective], now: Figures, before: Figures | None, names: Names
) -> list[Evidence]:
    """Each objective with what the figures say of it."""
    found = []
    for each in objectives:
        seen = change(each.figure, each.language, now, before, names)
        is_met = None if seen.now is None else each.is_met(seen.now)
        found.append(Evidence(each, seen, is_met))
    return found
