"""Opening times in the form: a line each, as people say them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from directory.model.nouns import Schedule
from directory.upkeep.remarks import Known, Remarks
from directory.wording.typed_lines import typed
from directory.wording.typed_times import understood


def said(schedules: Sequence[Schedule]) -> str:
    """The lines that staff would type for those that can be typed."""
    return "\n".join(line for each in schedules if (line := typed(each)))


def odd(schedule: Schedule) -> str:
    """A schedule that cannot be typed, in words by which it is known in the form."""
    clock = [f"{at:%H:%M}" for at in (schedule.opens_at, schedule.closes_at) if at]
    parts = (
        schedule.description,
        schedule.freq.lower(),
        f"every {schedule.interval}" if schedule.interval > 1 else "",
        schedule.byday,
        schedule.bymonthday,
        schedule.byweekno and f"week {schedule.byweekno}",
        schedule.byyearday and f"day {schedule.byyearday}",
        " to ".join(clock),
        f"from {schedule.dtstart}" if schedule.dtstart else "",
        f"{schedule.count} times" if schedule.count else "",
        schedule.notes,
    )
    words = " ".join(", ".join(filter(None, parts)).split())
    return words[:60].strip() or schedule.id


def odd_ones(schedules: Sequence[Schedule]) -> list[str]:
    """Those that cannot be typed, in words."""
    return [odd(each) for each in schedules if not typed(each)]


def times_of(
    row: Mapping[str, Any],
    before: Sequence[Schedule],
    place: str,
    known: Known,
    remarks: Remarks,
) -> tuple[Schedule, ...]:
    """The schedules that the lines of a row say; those from before with their ids.

    Those that cannot be typed stay while their boxes are ticked. place: the name of
    the field on the page.
    """
    old = [each for each in before if typed(each)]
    made = []
    for line in row["times"].split("\n"):
        same = next((each for each in old if typed(each) == line.strip()), None)
        if same:
            old.remove(same)
            made.append(same)
            continue
        found = understood(line, known.today)
        for problem in found.problems:
            remarks.wrong(place, f"{problem.what} {problem.advice}")
        for remark in found.remarks:
            remarks.doubt(place, remark.words)
        for schedule in found.schedules:
            was = next((x for x in old if replace(x, id="") == schedule), None)
            if was:
                old.remove(was)
            made.append(was or replace(schedule, id=known.new_id()))
    fixed = [each for each in before if not typed(each)]
    stay = [each for each in fixed if odd(each) in row["times_kept"]]
    for words in row["times_kept"]:
        if words not in map(odd, fixed):
            remarks.wrong(
                place,
                f"These times cannot be kept as they are: {words}. Please write them "
                "on a line, or take the tick away.",
            )
    return (*made, *stay)
