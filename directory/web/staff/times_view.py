"""Typed times shown back: in the words that residents read, with the next days."""

from collections.abc import Sequence
from dataclasses import dataclass

from directory.model.nouns import Schedule
from directory.publishing.editing import Work
from directory.upkeep.form import Typed
from directory.web.house import House
from directory.wording.times_shown import Shown, shown_back


@dataclass(frozen=True, slots=True)
class LineView:
    """A schedule in words. days: the next on which it happens. is_over: there is none,
    so residents are not told of it."""

    words: str
    days: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class TimesView:
    """The times of one field. fixed: those that cannot be typed, each with its words;
    kept: which of these stay."""

    lines: tuple[LineView, ...]
    fixed: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]


def times_views(house: House, work: Work) -> dict[str, TimesView]:
    """By the name of the field, what its lines come to."""
    service = work.taken.parts.service
    found = {"times": _view(house, work, service.schedules, "times")}
    for n, at in enumerate(service.service_at_locations):
        found[f"places-{n}-times"] = _view(house, work, at.schedules, n)
    return found


def _view(
    house: House, work: Work, schedules: Sequence[Schedule], where: str | int
) -> TimesView:
    row = work.typed if isinstance(where, str) else work.typed["places"][where]
    published = work.published or {}
    was = published if isinstance(where, str) else _row(published, row.get("id", ""))
    fixed = was.get("times_kept", [])
    w, calendar = house.wordings.english, house.reference.calendar
    return TimesView(
        lines=tuple(map(_line, shown_back(w, schedules, house.today(), calendar))),
        fixed=tuple((each, each) for each in fixed),
        kept=tuple(each for each in row["times_kept"] if each in fixed),
    )


def _row(published: Typed, row_id: str) -> Typed:
    rows: list[Typed] = published.get("places", [])
    return next((each for each in rows if row_id and each["id"] == row_id), {})


def _line(shown: Shown) -> LineView:
    """One schedule. Where residents read no day, there is none to come."""
    said = (f"{shown.days} {shown.times}".strip(), *shown.notes)
    words = ". ".join(each.rstrip(".") for each in said if each)
    return LineView(words, ", ".join(shown.dates), is_over=shown.is_over)
