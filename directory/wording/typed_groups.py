"""What a line of opening times is made into: groups of days and times, then rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from directory.model.nouns import BankHolidays, School
from directory.wording import typed_limits
from directory.wording.typed_clock import Times
from directory.wording.typed_days import Days
from directory.wording.typed_limits import Limits
from directory.wording.typed_said import EXAMPLE, NotPlain

STAND_ALONE = ("By appointment", "By appointment only")
"""What may be said in place of days and times."""
APART = "Write each rule on a line of its own."


@dataclass(frozen=True, slots=True)
class Rule:
    """Days, the times on them, and what limits both.

    days: None where only words say when ("By appointment"). times_said: the words of
    each of the times. said: the words of the days.
    """

    days: Days | None
    times: tuple[Times, ...] = ()
    times_said: tuple[str, ...] = ()
    said: str = ""
    start: date | None = None
    season: tuple[date, date] | None = None
    until: date | None = None
    school: School = ""
    bank_holidays: BankHolidays = ""
    closed: tuple[date, ...] = ()
    description: str = ""
    notes: str = ""
    is_by_phone: bool = False


@dataclass(slots=True)
class Group:
    """Days and the times on them.

    times_first: the times stood before the days.

    has_limit: what limits them came after the times.
    """

    days: Days | None = None
    said: str = ""
    times: list[Times] = field(default_factory=list)
    times_said: list[str] = field(default_factory=list)
    times_first: bool = False
    has_limit: bool = False


@dataclass(slots=True)
class Line:
    """What is known so far of a line.

    is_said_in_words: the description may stand alone, without days and times.
    of_all: how many limits stand before a colon that begins the line, and so plainly
    hold for all of it.
    """

    groups: list[Group] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    description: str = ""
    notes: str = ""
    is_by_phone: bool = False
    is_said_in_words: bool = False
    extras: list[str] = field(default_factory=list)
    of_all: int = 0


def rules_in(read: Line, line: str) -> Iterator[Rule]:
    """The rules, when all pieces are taken."""
    is_whole = read.is_said_in_words and len(read.extras) == 1 + bool(read.notes)
    if not read.groups and is_whole:
        return iter([Rule(None, description=read.description, notes=read.notes)])
    if not read.groups:
        raise NotPlain(line, f"I do not see days and times in “{line}”.")
    for group in read.groups:
        _check(group, line)
    if len(read.groups) > 1 and read.extras[read.of_all :]:
        said = read.extras[read.of_all]
        raise NotPlain(
            said, f"I am not sure which of the days “{said}” is about.", APART
        )
    typed_limits.closed(read.limits, line)
    return iter([_rule(read, group) for group in read.groups])


def _check(group: Group, line: str) -> None:
    if group.days is None:
        raise NotPlain(line, f"On which days is “{group.times_said[0]}”?", EXAMPLE)
    if not group.times:
        raise NotPlain(
            group.said,
            f"At what time is “{group.said}”?",
            "Say from when to when, like 10am to 12 noon.",
        )


def _rule(read: Line, group: Group) -> Rule:
    limits = read.limits
    return Rule(
        days=_without(group, limits.without),
        times=tuple(group.times),
        times_said=tuple(group.times_said),
        said=group.said,
        start=limits.start,
        season=limits.season,
        until=limits.until,
        school=limits.school,
        bank_holidays=limits.bank_holidays,
        closed=tuple(limits.closed),
        description=read.description,
        notes=read.notes,
        is_by_phone=read.is_by_phone,
    )


def _without(group: Group, days_out: set[int]) -> Days | None:
    """ "Every day except Sunday". Raises NotPlain where that cannot be told."""
    days = group.days
    if days is None or not days_out:
        return days
    left = tuple(
        part
        for part, day in zip(days.by_day, days.numbers, strict=True)
        if day not in days_out
    )
    if days.is_monthly or not left:
        raise NotPlain(
            group.said,
            f"I am not sure which days of “{group.said}” are left.",
            "Say the days on which it is open.",
        )
    return Days(left, interval=days.interval)
