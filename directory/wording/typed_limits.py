"""What limits a rule, as people type it: dates, school terms, bank holidays."""

from dataclasses import dataclass, field
from datetime import date

from directory.model.nouns import BankHolidays, School
from directory.wording.typed_dates import days_of, run_of, written
from directory.wording.typed_pieces import not_understood
from directory.wording.typed_said import DAY_NAMES, Kind, NotPlain, Piece, SaidDate

_NUMBERS = (Kind.NUMBER, Kind.ORDINAL)
_JOINING = (Kind.AND, Kind.OR, Kind.COMMA)
_SMALL = (Kind.IN, Kind.FILLER)
_SCHOOL = (Kind.TERM, Kind.HOLIDAYS)


@dataclass(slots=True)
class Cursor:
    """A place among the pieces of a line."""

    line: str
    pieces: list[Piece]
    today: date
    at: int = 0

    def kind(self, ahead: int = 0) -> Kind | None:
        """The kind of the piece here, or of one further on; None past the end."""
        place = self.at + ahead
        return self.pieces[place].kind if place < len(self.pieces) else None

    def take(self) -> Piece:
        """The piece here; the place moves on."""
        piece = self.pieces[self.at]
        self.at += 1
        return piece

    def said(self, first: int) -> str:
        """The words from a place on as far as here, as they were typed."""
        last = self.pieces[max(first, self.at - 1)]
        return self.line[self.pieces[first].at : last.at + len(last.said)].strip()


@dataclass(slots=True)
class Limits:
    """What limits a rule.

    start: the day it begins. season: first and last day. without: days of the week
    (0 is Monday) taken out of it. said: the words of each limit.
    """

    start: date | None = None
    season: tuple[date, date] | None = None
    until: date | None = None
    school: School = ""
    bank_holidays: BankHolidays = ""
    closed: list[date] = field(default_factory=list)
    without: set[int] = field(default_factory=set)
    is_season: bool = False
    said: list[str] = field(default_factory=list)


def take_limit(cursor: Cursor, limits: Limits) -> bool:
    """Take a limit, if one stands here. Raises NotPlain when it is not clear."""
    first = cursor.at
    taken = (
        _take_exceptions(cursor, limits)
        or _take_season(cursor, limits)
        or _take_school(cursor, limits)
        or _take_bank_holidays(cursor, limits)
    )
    if taken:
        limits.said.append(cursor.said(first))
    return taken


def is_date(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether a date stands here, maybe after "on" and a day of the week."""
    while cursor.kind(ahead) in _SMALL:
        ahead += 1
    if cursor.kind(ahead) is Kind.WEEKDAY:
        ahead += 1
    if cursor.kind(ahead) is Kind.DATE:
        return True
    joins = (*_JOINING, Kind.TO, Kind.UNTIL)
    is_first = cursor.kind(ahead) in _NUMBERS and cursor.kind(ahead + 1) in joins
    return is_first and is_date(cursor, ahead + 2)


def _take_dates(cursor: Cursor) -> list[list[date]]:
    """The dates that stand here; "to" makes first and last of one item."""
    first = cursor.at
    said: list[tuple[SaidDate, int | None, bool]] = []
    is_run = False
    while True:
        while cursor.kind() in _SMALL:
            cursor.take()
        weekday = cursor.take().value if cursor.kind() is Kind.WEEKDAY else None
        piece = cursor.take()
        day = piece.value if piece.kind is Kind.DATE else SaidDate(piece.value)
        said.append((day, weekday, is_run))
        if not is_date(cursor, 1):
            break
        is_run = cursor.kind() in (Kind.TO, Kind.UNTIL) and not is_run
        if not (is_run or cursor.kind() in _JOINING):
            break
        cursor.take()
    words = cursor.said(first)
    days = days_of([day for day, _, _ in said], words, cursor.today)
    items: list[list[date]] = []
    for day, (_, weekday, ends_run) in zip(days, said, strict=True):
        _check_weekday(day, weekday, words)
        if ends_run:
            items[-1].append(day)
        else:
            items.append([day])
    return items


def _check_weekday(day: date, weekday: int | None, said: str) -> None:
    if weekday is not None and day.weekday() != weekday:
        raise NotPlain(
            said,
            f"{written(day)} is a {DAY_NAMES[day.weekday()]}, "
            f"not a {DAY_NAMES[weekday]}.",
            "Look at a calendar, and put the day or the date right.",
        )


def _take_season(cursor: Cursor, limits: Limits) -> bool:
    """ "from A to B", "starting A", "until B", "between A and B"."""
    kind, first = cursor.kind(), cursor.at
    openers = (Kind.FROM, Kind.STARTING, Kind.UNTIL, Kind.TO, Kind.BETWEEN)
    if kind not in openers or not is_date(cursor, 1):
        return False
    cursor.take()
    if kind is Kind.BETWEEN:
        days = [day for item in _take_dates(cursor) for day in item]
    else:
        items = _take_dates(cursor)
        days = items[0] if len(items) == 1 else []
    said = cursor.said(first)
    is_end = kind in (Kind.UNTIL, Kind.TO)
    if not 1 <= len(days) <= (1 if is_end else 2) or (
        kind is Kind.BETWEEN and len(days) != 2
    ):
        raise NotPlain(
            said,
            f"I am not sure about the dates in “{said}”.",
            "Say “from 5 January 2027 to 31 March 2027”, or “not on 25 December 2026”.",
        )
    if is_end:
        _set_once(limits, "until", days[0], said)
        return True
    _set_once(limits, "start", days[0], said)
    limits.is_season = kind is not Kind.STARTING
    if len(days) == 2:
        _set_once(limits, "until", days[1], said)
    return True


def _set_once(limits: Limits, name: str, value: object, said: str) -> None:
    """Raises NotPlain when it was said before."""
    if getattr(limits, name):
        raise NotPlain(said, f"“{said}” says a thing again.", "Say it once in a line.")
    setattr(limits, name, value)


def closed(limits: Limits, said: str) -> None:
    """Make a season of its two ends. Raises NotPlain when they cannot be."""
    if limits.start and limits.until:
        if limits.until < limits.start:
            raise NotPlain(
                said,
                f"{written(limits.until)} is before {written(limits.start)}.",
                "Put the earlier day first.",
            )
        if limits.is_season:
            limits.season = (limits.start, limits.until)
            limits.start = limits.until = None


def _take_exceptions(cursor: Cursor, limits: Limits) -> bool:
    """ "not on bank holidays or 25 December 2026", "closed on Sundays"."""
    if cursor.kind() is not Kind.NOT:
        return False
    first = cursor.at
    cursor.take()
    _take_exception(cursor, limits, first)
    while _goes_on(cursor):
        cursor.take()
        _take_exception(cursor, limits, first)
    return True


def _goes_on(cursor: Cursor) -> bool:
    """Whether the list of exceptions goes on.

    A comma alone may begin something else: "closed on bank holidays, term time only".
    """
    if cursor.kind() not in (Kind.AND, Kind.OR):
        return False
    ahead = 1
    while cursor.kind(ahead) in _SMALL:
        ahead += 1
    return is_date(cursor, ahead) or cursor.kind(ahead) in (
        *(Kind.BANK, Kind.WEEKDAY, Kind.DAY_SET),
        *_SCHOOL,
    )


def _take_exception(cursor: Cursor, limits: Limits, first: int) -> None:
    while cursor.kind() in _SMALL:
        cursor.take()
    if is_date(cursor):
        said_first = cursor.at
        for days in _take_dates(cursor):
            limits.closed += run_of(days[0], days[-1], cursor.said(said_first))
        return
    kind = cursor.kind()
    if kind is Kind.BANK:
        cursor.take()
        _set_once(limits, "bank_holidays", "closed", cursor.said(first))
    elif kind in _SCHOOL and cursor.kind(1) is not Kind.ONLY:
        cursor.take()
        when = "term_time" if kind is Kind.HOLIDAYS else "holidays"
        _set_once(limits, "school", when, cursor.said(first))
    elif kind is Kind.WEEKDAY:
        limits.without.add(cursor.take().value)
    elif kind is Kind.DAY_SET:
        limits.without.update(cursor.take().value)
    else:
        _raise_exception(cursor, first)


def _raise_exception(cursor: Cursor, first: int) -> None:
    if cursor.kind() is Kind.UNKNOWN:
        raise not_understood(cursor.take().said)
    if cursor.kind() is not None:
        cursor.take()
    said = cursor.said(first)
    raise NotPlain(
        said,
        f"I am not sure what “{said}” leaves out.",
        "Say “not on 25 December 2026”, “closed on bank holidays” or “not in school "
        "holidays”. Leave out days on which it is always closed.",
    )


def _take_school(cursor: Cursor, limits: Limits) -> bool:
    """ "term time only", "only in school holidays"; "also in …" is not plain."""
    first, ahead = cursor.at, 0
    while cursor.kind(ahead) in (Kind.ONLY, Kind.OPEN, Kind.ALSO, *_SMALL):
        ahead += 1
    kind = cursor.kind(ahead)
    if kind not in _SCHOOL:
        return False
    before = [cursor.take().kind for _ in range(ahead)]
    cursor.take()
    is_only = Kind.ONLY in before
    if cursor.kind() in _SMALL and cursor.kind(1) is Kind.ONLY:
        cursor.take()
    if cursor.kind() in (Kind.ONLY, Kind.ALSO):
        before.append(cursor.take().kind)
        is_only = is_only or before[-1] is Kind.ONLY
    said = cursor.said(first)
    if Kind.ALSO in before or (Kind.OPEN in before and not is_only):
        raise NotPlain(
            said,
            f"I am not sure about “{said}”.",
            "Say “only in term time” or “only in school holidays”. "
            "When it is on all year, leave this out.",
        )
    when = "term_time" if kind is Kind.TERM else "holidays"
    _set_once(limits, "school", when, said)
    return True


def _take_bank_holidays(cursor: Cursor, limits: Limits) -> bool:
    """ "open on bank holidays too"; whether it is must be said."""
    first, ahead = cursor.at, 0
    while cursor.kind(ahead) in (Kind.ONLY, Kind.OPEN, Kind.ALSO, *_SMALL):
        ahead += 1
    if cursor.kind(ahead) is not Kind.BANK:
        return False
    around = [cursor.take().kind for _ in range(ahead + 1)]
    if cursor.kind() in (Kind.ONLY, Kind.ALSO):
        around.append(cursor.take().kind)
    said = cursor.said(first)
    if cursor.kind() is Kind.NOT:
        cursor.take()
        said = cursor.said(first)
    elif Kind.ONLY not in around and {Kind.OPEN, Kind.ALSO} & set(around):
        _set_once(limits, "bank_holidays", "open", said)
        return True
    raise NotPlain(
        said,
        f"I am not sure about “{said}”.",
        "Say “open on bank holidays” or “closed on bank holidays”.",
    )
