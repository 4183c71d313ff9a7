"""The rules that a line of opening times is: days, times and what limits them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from directory.model.nouns import BankHolidays, School
from directory.wording import typed_limits
from directory.wording.typed_clock import ALL_DAY, Times, times_of
from directory.wording.typed_days import BETWEEN_DAYS, DAY_KINDS, Days, days_of
from directory.wording.typed_limits import Cursor, Limits, is_date, take_limit
from directory.wording.typed_pieces import (
    EXAMPLE,
    Kind,
    NotPlain,
    Piece,
    SaidTime,
    not_understood,
)

_GLUE = frozenset({Kind.COMMA, Kind.COLON, Kind.AND, Kind.IN, Kind.FILLER, Kind.OPEN})
_TIMES = (Kind.TIME, Kind.NUMBER)
STAND_ALONE = ("By appointment", "By appointment only")
"""What may be said in place of days and times."""
_APART = "Write each rule on a line of its own."


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
class _Group:
    """Days and the times on them.

    times_first: the times stood before the days.

    has_exception: "closed on …" came after the times.
    """

    days: Days | None = None
    said: str = ""
    times: list[Times] = field(default_factory=list)
    times_said: list[str] = field(default_factory=list)
    times_first: bool = False
    has_exception: bool = False


@dataclass(slots=True)
class _Line:
    """What is known so far of a line.

    is_said_in_words: the description may stand alone, without days and times.
    of_all: how many limits stand before a colon that begins the line, and so plainly
    hold for all of it.
    """

    groups: list[_Group] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    description: str = ""
    notes: str = ""
    is_by_phone: bool = False
    is_said_in_words: bool = False
    extras: list[str] = field(default_factory=list)
    of_all: int = 0


def rules_of(pieces: list[Piece], line: str, today: date) -> Iterator[Rule]:
    """The rules of a line. Raises NotPlain for the first words that are not plain."""
    for piece in pieces:
        if piece.kind is Kind.UNKNOWN:
            colon = line.find(":", piece.at)
            raise not_understood(piece.said, line[:colon] if colon > 0 else "")
    cursor, read = Cursor(line, pieces, today), _Line()
    while cursor.kind() is not None:
        _take(cursor, read)
    return _closed(read, line)


def _take(cursor: Cursor, read: _Line) -> None:
    """Take what stands next."""
    first = cursor.at
    if take_limit(cursor, read.limits):
        read.extras.append(cursor.said(first))
        if read.groups and read.groups[-1].times:
            is_exception = cursor.pieces[first].kind is Kind.NOT
            read.groups[-1].has_exception |= is_exception
    elif _take_extra(cursor, read):
        read.extras.append(cursor.said(first))
    elif _take_times(cursor, read) or _take_days(cursor, read):
        pass
    elif cursor.kind() in _GLUE or _is_dash(cursor):
        if cursor.take().kind is Kind.COLON and not read.groups:
            read.of_all = len(read.extras)
    else:
        raise _misplaced(cursor)


def _is_dash(cursor: Cursor) -> bool:
    """A dash between days and times: "Monday – 9am to 5pm"."""
    is_dash = cursor.kind() is Kind.TO and not cursor.pieces[cursor.at].said.isalpha()
    before = cursor.pieces[cursor.at - 1].kind if cursor.at else None
    return is_dash and before in DAY_KINDS and cursor.kind(1) in _TIMES


def _misplaced(cursor: Cursor) -> NotPlain:
    piece = cursor.take()
    if piece.kind is Kind.DATE:
        return NotPlain(
            piece.said,
            f"I am not sure what “{piece.said}” is for.",
            "Say “from”, “until” or “not on” before a date.",
        )
    return NotPlain(piece.said, f"I do not understand “{piece.said}” here.")


def _take_extra(cursor: Cursor, read: _Line) -> bool:
    """What happens then, a note, or that it is about phoning."""
    kind = cursor.kind()
    if kind is Kind.PHONE:
        cursor.take()
        if cursor.kind() is Kind.ONLY:
            cursor.take()
        read.is_by_phone = True
    elif kind is Kind.NOTE and cursor.kind(1) is Kind.QUOTE:
        cursor.take()
        read.notes = _once(read.notes, cursor.take())
    elif kind in (Kind.LABEL, Kind.QUOTE):
        read.description = _once(read.description, cursor.take())
        is_quote = kind is Kind.QUOTE
        read.is_said_in_words = is_quote or read.description in STAND_ALONE
    else:
        return False
    return True


def _once(before: str, piece: Piece) -> str:
    words = str(piece.value).strip()
    if before or not words:
        raise NotPlain(
            piece.said,
            f"I do not know what to do with {piece.said}.",
            "Say what happens once in a line, in quotes; and anything else after the "
            "word note, in quotes.",
        )
    return words


def _take_times(cursor: Cursor, read: _Line) -> bool:
    """ "9am to 5pm", "from 9 to 5", "24 hours"."""
    first = cursor.at
    if cursor.kind() is Kind.ALL_DAY:
        piece = cursor.take()
        if piece.value and not (read.groups and read.groups[-1].days):
            _begin(read, first, cursor).days = days_of(
                [Piece(Kind.DAY_SET, piece.said, piece.value)], piece.said
            )
        _add_times(read, ALL_DAY, piece.said)
        return True
    if cursor.kind() in (Kind.FROM, Kind.BETWEEN) and cursor.kind(1) in _TIMES:
        cursor.take()
    if cursor.kind() not in _TIMES:
        return False
    opens = _time(cursor.take())
    joins = (Kind.TO, Kind.UNTIL, *([Kind.AND] if _is_between(cursor, first) else []))
    if cursor.kind() not in joins or cursor.kind(1) not in _TIMES:
        said = cursor.said(first)
        raise NotPlain(
            said, f"Until when is “{said}”?", "Say when it ends too, like 10am to 12 noon."
        )
    cursor.take()
    closes = _time(cursor.take())
    said = cursor.said(first)
    _add_times(read, times_of(opens, closes, said), said)
    return True


def _is_between(cursor: Cursor, first: int) -> bool:
    return cursor.pieces[first].kind is Kind.BETWEEN


def _time(piece: Piece) -> SaidTime:
    if isinstance(piece.value, SaidTime):
        return piece.value
    is_24 = piece.value > 12 or piece.said.startswith("0")
    return SaidTime(piece.value, 0, is_24=is_24)


def _add_times(read: _Line, times: Times, said: str) -> None:
    if not read.groups:
        read.groups.append(_Group(times_first=True))
    group = read.groups[-1]
    if (group.times_first and group.days is not None) or group.has_exception:
        # "10 to 12 Monday, 2 to 4 Tuesday": whose are the second ones?
        # "9 to 5, closed Wednesday 1 to 5": is it open then, or closed?
        raise NotPlain(said, f"I am not sure on which days “{said}” is.", _APART)
    group.times.append(times)
    group.times_said.append(said)


def _take_days(cursor: Cursor, read: _Line) -> bool:
    """Days, with what stands between them; a limit ends them."""
    if cursor.kind() not in DAY_KINDS:
        return False
    first = last = cursor.at
    while cursor.kind() in DAY_KINDS | BETWEEN_DAYS:
        is_limit = cursor.kind() not in DAY_KINDS and is_date(cursor, 1)
        if is_limit:
            break
        if cursor.kind() in DAY_KINDS:
            last = cursor.at
        cursor.at += 1
    cursor.at = last + 1
    said = cursor.said(first)
    days = days_of(cursor.pieces[first : cursor.at], said)
    if not (days.by_day or days.by_month_day):
        _change_interval(read, days.interval, said)
        return True
    group = _begin(read, first, cursor)
    group.days, group.said = days, said
    return True


def _begin(read: _Line, first: int, cursor: Cursor) -> _Group:
    """The group that days begin. Raises NotPlain when the last one is not whole."""
    if not read.groups or (read.groups[-1].days and read.groups[-1].times):
        read.groups.append(_Group())
    group = read.groups[-1]
    if group.days is not None:
        said = cursor.said(first)
        raise NotPlain(
            group.said, f"Which times are on “{group.said}”?", f"“{said}” comes after "
            f"it. {_APART}",
        )  # fmt: skip
    return group


def _change_interval(read: _Line, interval: int, said: str) -> None:
    """ "Tuesdays 10am to 12 noon, fortnightly"."""
    group = read.groups[-1] if len(read.groups) == 1 else None
    days = group.days if group else None
    if group is None or days is None or days.is_monthly or days.interval != 1:
        raise NotPlain(said, f"I am not sure which days “{said}” is about.", _APART)
    group.days = Days(days.by_day, interval=interval)


def _closed(read: _Line, line: str) -> Iterator[Rule]:
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
            said, f"I am not sure which of the days “{said}” is about.", _APART
        )
    typed_limits.closed(read.limits, line)
    return iter([_rule(read, group) for group in read.groups])


def _check(group: _Group, line: str) -> None:
    if group.days is None:
        raise NotPlain(
            line, f"On which days is “{group.times_said[0]}”?", EXAMPLE
        )
    if not group.times:
        raise NotPlain(
            group.said,
            f"At what time is “{group.said}”?",
            "Say from when to when, like 10am to 12 noon.",
        )


def _rule(read: _Line, group: _Group) -> Rule:
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


def _without(group: _Group, days_out: set[int]) -> Days | None:
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
