"""On which days, as people type it: days of the week, how often, days of the month.

"Every second Tuesday" is every two weeks. "Second Tuesday", "the 2nd Tuesday" and
"every second Tuesday of the month" are once a month.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from directory.model.schedules import DAYS
from directory.wording import weekdays
from directory.wording.typed_said import DAY_NAMES, Kind, NotPlain, Piece

DAY_KINDS = frozenset(
    {
        *(Kind.EVERY, Kind.OTHER, Kind.WEEKS, Kind.MONTHLY),
        *(Kind.NTH, Kind.ORDINAL, Kind.WEEKDAY, Kind.DAY_SET),
    }
)
"""What says on which days."""
BETWEEN_DAYS = frozenset({Kind.AND, Kind.COMMA, Kind.IN, Kind.FILLER, Kind.TO})
"""What may stand between such pieces."""
NUMBER_WORDS = dict(enumerate(("first", "second", "third", "fourth", "fifth"), 1))
NUMBER_WORDS |= {-1: "last", -2: "last but one"}


@dataclass(frozen=True, slots=True)
class Days:
    """On which days something happens, in fields of a schedule.

    by_day: parts of BYDAY. by_month_day: days of each month. interval: in weeks.
    """

    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    interval: int = 1

    @property
    def is_monthly(self) -> bool:
        """Whether it is once or more in each month, not by the week."""
        return bool(self.by_month_day) or any(len(day) > 2 for day in self.by_day)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The day of the week of each part of BYDAY, 0 for Monday."""
        return tuple(DAYS.index(part[-2:]) for part in self.by_day)


@dataclass(slots=True)
class _Reading:
    """What is known so far of a run of pieces about days.

    items: (which one in the month or 0, day of the week). waiting: numbers whose day
    of the week is yet to come. interval: in weeks, 0 when not said. every: how often
    that word stands there.
    """

    said: str
    items: list[tuple[int, int]] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    interval: int = 0
    is_monthly: bool = False
    is_every_nth: bool = False
    every: int = 0


def days_of(run: list[Piece], said: str) -> Days:
    """The days that a run of pieces means. Raises NotPlain when it is not clear."""
    reading = _Reading(said)
    padded = [None, None, *run, None]
    for before, last, piece, after in zip(
        padded, padded[1:], run, padded[3:], strict=False
    ):
        if piece.kind is Kind.TO and not (_is_weekday(last) and _is_weekday(after)):
            raise _unclear(reading)
        _take(reading, piece, last, before)
    return _closed(reading)


def _is_weekday(piece: Piece | None) -> bool:
    return piece is not None and piece.kind is Kind.WEEKDAY


def _take(
    reading: _Reading, piece: Piece, last: Piece | None, last_but_one: Piece | None
) -> None:
    """Read one piece, with the two that stand before it."""
    match piece.kind:
        case Kind.EVERY:
            reading.every += 1
        case Kind.NTH | Kind.ORDINAL:
            is_after_every = last is not None and last.kind is Kind.EVERY
            reading.is_every_nth |= is_after_every and piece.value in (2, 3, 4, 5)
            reading.waiting.append(piece.value)
        case Kind.OTHER:
            reading.interval = 2
        case Kind.WEEKS:
            reading.interval = piece.value
        case Kind.MONTHLY:
            reading.is_monthly = True
        case Kind.DAY_SET:
            _take_days(reading, piece.value)
        case Kind.WEEKDAY if last is not None and last.kind is Kind.TO:
            _take_range(reading, last_but_one, piece)
        case Kind.WEEKDAY:
            _take_days(reading, (piece.value,))
        case _:
            pass  # "and", a comma, "on"; "to" between two days


def _take_days(reading: _Reading, days: tuple[int, ...]) -> None:
    numbers = reading.waiting or [0]
    if reading.waiting and len(days) > 1:
        raise _unclear(reading)
    reading.items += [(number, day) for number in numbers for day in days]
    reading.waiting = []


def _take_range(reading: _Reading, first: Piece | None, last: Piece) -> None:
    """ "Monday to Friday"; it may go over the end of the week."""
    if first is None or first.kind is not Kind.WEEKDAY or reading.items[-1][0]:
        raise _unclear(reading)
    count = (last.value - first.value) % 7
    days = [(first.value + n) % 7 for n in range(1, count + 1)]
    if not days:
        raise _unclear(reading)
    reading.items += [(0, day) for day in days]


def _closed(reading: _Reading) -> Days:
    """The days, when all pieces are read."""
    if not reading.items:
        return _of_month(reading)
    if reading.waiting:
        raise _unclear(reading)
    numbers = {number for number, _ in reading.items}
    if numbers == {0}:
        return _of_weeks(reading)
    if 0 in numbers or any(number not in weekdays.NTH for number in numbers):
        raise _unclear(reading)
    if reading.is_every_nth and not reading.is_monthly and len(numbers) == 1:
        return _every_nth(reading, numbers.pop())
    if reading.interval:
        raise _unclear(reading)
    parts = (f"{number}{DAYS[day]}" for number, day in reading.items)
    return Days(tuple(dict.fromkeys(parts)))


def _of_month(reading: _Reading) -> Days:
    """ "1st and 15th of each month"."""
    if reading.waiting:
        days = tuple(dict.fromkeys(reading.waiting))
        is_plain = all(1 <= day <= 31 for day in days)
        if not (reading.is_monthly and is_plain) or reading.interval:
            raise _unclear(reading)
        return Days(by_month_day=days)
    if reading.interval:
        return Days(interval=reading.interval)
    raise NotPlain(
        reading.said,
        f"Which days are “{reading.said}”?",
        "Say the days, like “Every Tuesday” or “First Monday of the month”.",
    )


def _of_weeks(reading: _Reading) -> Days:
    if reading.is_monthly:
        day = DAY_NAMES[reading.items[0][1]]
        raise NotPlain(
            reading.said,
            f"Which one in the month is “{reading.said}”?",
            f"Say “First {day} of the month” or “Last {day} of the month”.",
        )
    if reading.interval > 1 and reading.every:
        # "Every other Tuesday and every Friday": two rules in one.
        raise _unclear(reading)
    parts = (DAYS[day] for _, day in reading.items)
    return Days(tuple(dict.fromkeys(parts)), interval=reading.interval or 1)


def _every_nth(reading: _Reading, number: int) -> Days:
    """ "Every second Tuesday" is plain; "every third Tuesday" may be either."""
    if number != 2:
        day = DAY_NAMES[reading.items[0][1]]
        word = NUMBER_WORDS[number]
        raise NotPlain(
            reading.said,
            f"“{reading.said}” can mean two things.",
            f"Say “Every {number} weeks on {day}” or “{word} {day} of the month”.",
        )
    if reading.every > 1 or reading.interval or len(reading.items) > 1:
        raise _unclear(reading)
    return Days((DAYS[reading.items[0][1]],), interval=2)


def _unclear(reading: _Reading) -> NotPlain:
    return NotPlain(
        reading.said,
        f"I am not sure which days “{reading.said}” are.",
        "Say one rule a line, like “Monday to Friday”, “Every second Tuesday” or "
        "“First and third Thursday of the month”.",
    )


def in_words(days: Days) -> str:
    """The words that staff would type for days; `days_of` understands them."""
    if days.by_month_day:
        return f"{_listed([_ordinal(n) for n in days.by_month_day])} of each month"
    names = [DAY_NAMES[DAYS.index(part[-2:])] for part in days.by_day]
    if days.is_monthly:
        return _of_each_month(days, names)
    said = _week_in_words(days, names)
    if days.interval == 2 and len(names) == 1:
        return f"Every second {names[0]}"
    return f"Every {days.interval} weeks on {said}" if days.interval > 1 else said


def _of_each_month(days: Days, names: list[str]) -> str:
    words = [NUMBER_WORDS[int(part[:-2])] for part in days.by_day]
    if len(set(names)) == 1:
        said = f"{_listed(words)} {names[0]}"
    else:
        pairs = zip(words, names, strict=True)
        said = _listed([f"{word} {name}" for word, name in pairs])
    return f"{said[:1].upper()}{said[1:]} of the month"


def _week_in_words(days: Days, names: list[str]) -> str:
    """ "Every Tuesday", "Monday to Friday", "Friday and Saturday", "Every day"."""
    if days.by_day == DAYS:
        return "Every day" if days.interval == 1 else "Monday to Sunday"
    if len(names) == 1:
        return f"Every {names[0]}" if days.interval == 1 else names[0]
    numbers = [DAYS.index(day) for day in days.by_day]
    follow = all((b - a) % 7 == 1 for a, b in pairwise(numbers))
    if follow and 2 < len(names) < 7:
        return f"{names[0]} to {names[-1]}"
    return _listed(names)


def _ordinal(number: int) -> str:
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _listed(words: list[str]) -> str:
    """ "a, b and c"."""
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} and {words[-1]}"
