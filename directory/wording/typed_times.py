"""Opening times as staff type them: "Every Tuesday 10am to 12 noon".

Each line is one rule or more. Whatever is not understood, or may mean two things, is
a problem that says what to type instead. No word is passed over, and nothing is
guessed but what is said back: when it was taken to be morning, which year.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from directory.model.calendar import Calendar
from directory.model.nouns import Schedule
from directory.model.schedules import days_between
from directory.wording.typed_clock import Times
from directory.wording.typed_dates import written
from directory.wording.typed_days import Days
from directory.wording.typed_groups import Rule
from directory.wording.typed_pieces import pieces
from directory.wording.typed_rules import rules_of
from directory.wording.typed_said import DAY_NAMES, NotPlain

LONGEST = 4000
"""Characters that opening times may have."""
MOST_LINES = 60
LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood. line: counted from 1. said: the words typed.

    what: what is the matter, a sentence. advice: what to do, a sentence.
    """

    line: int
    said: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class Remark:
    """How something was taken that could have meant something else, a sentence."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What typed opening times mean.

    schedules: with id ""; none of them when there is a problem, so that nobody keeps
    half of what was typed.
    """

    schedules: tuple[Schedule, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()


def understood(text: str, today: date) -> Understood:
    """The schedules that a text says. today: the day from which years are counted."""
    lines = text.splitlines()
    if len(text) > LONGEST or len(lines) > MOST_LINES:
        much = f"Say it in {MOST_LINES} lines and {LONGEST} characters at most."
        problem = Problem(1, "", "This is too long to be opening times.", much)
        return Understood(problems=(problem,))
    schedules: list[Schedule] = []
    problems: list[Problem] = []
    remarks: list[Remark] = []
    for number, line in enumerate(lines, start=1):
        try:
            for rule in _rules(line, today):
                schedules += _schedules(rule, today)
                remarks += [Remark(number, words) for words in _remarks(rule)]
        except NotPlain as unclear:
            problems.append(Problem(number, unclear.said, unclear.what, unclear.advice))
    return Understood(
        () if problems else tuple(schedules), tuple(problems), tuple(remarks)
    )


def _rules(line: str, today: date) -> Iterator[Rule]:
    line = line.strip()
    if len(line) > LONGEST_LINE:
        raise NotPlain(f"{line[:40]}…", "This line is too long.", "Make it shorter.")
    odd = next((c for c in line if unicodedata.category(c) in ("Cc", "Cf")), "")
    if odd:
        raise NotPlain(
            odd, "There is a sign here that nobody can see.", "Type this line again."
        )
    if line:
        yield from rules_of(list(pieces(line)), line, today)


def _schedules(rule: Rule, today: date) -> Iterator[Schedule]:
    """A schedule for each of the times of a rule."""
    if rule.days is None:
        yield Schedule(id="", description=rule.description, notes=rule.notes)
        return
    start = _first_day(rule, rule.days)
    if rule.days.interval > 1 and start is None:
        raise _no_start(rule, rule.days, today)
    for times in rule.times:
        yield _schedule(rule, rule.days, times, start)


def _schedule(rule: Rule, days: Days, times: Times, start: date | None) -> Schedule:
    return Schedule(
        id="",
        freq="MONTHLY" if days.is_monthly else "WEEKLY",
        interval=days.interval,
        byday=",".join(days.by_day),
        bymonthday=",".join(map(str, days.by_month_day)),
        dtstart=start,
        until=rule.until,
        valid_from=rule.season[0] if rule.season else None,
        valid_to=rule.season[1] if rule.season else None,
        opens_at=times.opens,
        closes_at=times.closes,
        description=rule.description,
        notes=rule.notes,
        attending_type="telephone" if rule.is_by_phone else "",
        school=rule.school,
        bank_holidays=rule.bank_holidays,
        closed_dates=tuple(sorted(set(rule.closed))),
    )


def _first_day(rule: Rule, days: Days) -> date | None:
    """The first day that the rule names, from the day it is said to start.

    That is what a calendar begins with, and what weeks are counted from.
    """
    start = rule.season[0] if rule.season else rule.start
    if start is None:
        return None
    last = rule.season[1] if rule.season else rule.until
    day = first_named(days, start)
    if day is None or (last and day > last):
        raise NotPlain(
            rule.said,
            "There is no such day between these dates.",
            "Look at the days and the dates again.",
        )
    return day


def first_named(days: Days, start: date) -> date | None:
    """The first day from a date on that is one of the days; None if there is none."""
    schedule = Schedule(
        id="",
        freq="MONTHLY" if days.is_monthly else "WEEKLY",
        byday=",".join(days.by_day),
        bymonthday=",".join(map(str, days.by_month_day)),
        dtstart=start,
        opens_at=time(9),
        closes_at=time(10),
        bank_holidays="open",
    )
    end = date(start.year + 5, start.month, 1)
    return next(iter(days_between(schedule, start, end, Calendar())), None)


def _no_start(rule: Rule, days: Days, today: date) -> NotPlain:
    first = first_named(days, today) or today
    other = first_named(days, date.fromordinal(first.toordinal() + 7)) or first
    return NotPlain(
        rule.said,
        f"I do not know in which week “{rule.said}” is.",
        f"Say from which day to count: add “from {written(first)}” or "
        f"“from {written(other)}”.",
    )


def _remarks(rule: Rule) -> Iterator[str]:
    """What was taken to be meant, where the words alone do not say it."""
    for times, said in zip(rule.times, rule.times_said, strict=True):
        if times.is_guess:
            yield f"“{said}” is taken as {times.in_words}."
        ends_next_day = times.closes <= times.opens
        if ends_next_day and times.closes != time(0):
            yield f"“{said}” ends on the next day."
    start = rule.season[0] if rule.season else rule.start
    if start and rule.days:
        first = first_named(rule.days, start)
        if first and first != start:
            yield (
                f"{written(start)} is a {DAY_NAMES[start.weekday()]}. The first day is "
                f"{DAY_NAMES[first.weekday()]} {written(first)}."
            )
