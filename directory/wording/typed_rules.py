"""A line of opening times, read piece by piece: days, times and what limits them."""

from collections.abc import Iterator
from datetime import date

from directory.wording.typed_clock import ALL_DAY, Times, times_of
from directory.wording.typed_cursor import Cursor, is_date
from directory.wording.typed_days import BETWEEN_DAYS, DAY_KINDS, Days, days_of
from directory.wording.typed_groups import (
    APART,
    STAND_ALONE,
    Group,
    Line,
    Rule,
    rules_in,
)
from directory.wording.typed_limits import take_limit
from directory.wording.typed_pieces import not_understood
from directory.wording.typed_said import Kind, NotPlain, Piece, SaidTime

_GLUE = frozenset({Kind.COMMA, Kind.COLON, Kind.AND, Kind.IN, Kind.FILLER, Kind.OPEN})
_TIMES = (Kind.TIME, Kind.NUMBER)


def rules_of(pieces: list[Piece], line: str, today: date) -> Iterator[Rule]:
    """The rules of a line. Raises NotPlain for the first words that are not plain."""
    for piece in pieces:
        if piece.kind is Kind.UNKNOWN:
            colon = line.find(":", piece.at)
            raise not_understood(piece.said, line[:colon] if colon > 0 else "")
    cursor, read = Cursor(line, pieces, today), Line()
    while cursor.kind() is not None:
        _take(cursor, read)
    return rules_in(read, line)


def _take(cursor: Cursor, read: Line) -> None:
    """Take what stands next."""
    first = cursor.at
    if take_limit(cursor, read.limits):
        read.extras.append(cursor.said(first))
        if read.groups and read.groups[-1].times:
            read.groups[-1].has_limit = True
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


def _take_extra(cursor: Cursor, read: Line) -> bool:
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


def _take_times(cursor: Cursor, read: Line) -> bool:
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
            said,
            f"Until when is “{said}”?",
            "Say when it ends too, like 10am to 12 noon.",
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


def _add_times(read: Line, times: Times, said: str) -> None:
    if not read.groups:
        read.groups.append(Group(times_first=True))
    group = read.groups[-1]
    if (group.times_first and group.days is not None) or group.has_limit:
        # "10 to 12 Monday, 2 to 4 Tuesday": whose are the second ones?
        # "9 to 5, closed Wednesday 1 to 5": is it open then, or closed?
        raise NotPlain(said, f"I am not sure on which days “{said}” is.", APART)
    group.times.append(times)
    group.times_said.append(said)


def _take_days(cursor: Cursor, read: Line) -> bool:
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


def _begin(read: Line, first: int, cursor: Cursor) -> Group:
    """The group that days begin. Raises NotPlain when the last one is not whole."""
    if not read.groups or (read.groups[-1].days and read.groups[-1].times):
        read.groups.append(Group())
    group = read.groups[-1]
    if group.days is not None:
        said = cursor.said(first)
        raise NotPlain(
            group.said, f"Which times are on “{group.said}”?", f"“{said}” comes after "
            f"it. {APART}",
        )  # fmt: skip
    return group


def _change_interval(read: Line, interval: int, said: str) -> None:
    """ "Tuesdays 10am to 12 noon, fortnightly"."""
    group = read.groups[-1] if len(read.groups) == 1 else None
    days = group.days if group else None
    if group is None or days is None or days.is_monthly or days.interval != 1:
        raise NotPlain(said, f"I am not sure which days “{said}” is about.", APART)
    group.days = Days(days.by_day, interval=interval)
