"""What limits a rule, as people type it: dates, school terms, bank holidays."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from directory.model.nouns import BankHolidays, School
from directory.wording.typed_cursor import SMALL, Cursor, is_date, take_dates
from directory.wording.typed_dates import run_of, written
from directory.wording.typed_said import Kind, NotPlain

_SCHOOL = (Kind.TERM, Kind.HOLIDAYS)


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


def _take_season(cursor: Cursor, limits: Limits) -> bool:
    """ "from A to B", "starting A", "until B", "between A and B"."""
    kind, first = cursor.kind(), cursor.at
    openers = (Kind.FROM, Kind.STARTING, Kind.UNTIL, Kind.TO, Kind.BETWEEN)
    if kind not in openers or not is_date(cursor, 1):
        return False
    cursor.take()
    if kind is Kind.BETWEEN:
        days = [day for item in take_dates(cursor) for day in item]
    else:
        items = take_dates(cursor)
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
    if _leads_on(cursor):
        # "Closed on Tuesdays in school holidays" leaves out neither of them wholly.
        raise _unclear_exception(cursor, first)
    return True


def _leads_on(cursor: Cursor) -> bool:
    """Whether something stands right behind an exception that may narrow it."""
    ahead = 0
    while cursor.kind(ahead) in SMALL:
        ahead += 1
    limits = (*_SCHOOL, Kind.BANK)
    return cursor.kind(ahead) in limits and cursor.kind(ahead + 1) is not Kind.ONLY


def _goes_on(cursor: Cursor) -> bool:
    """Whether the list of exceptions goes on.

    A comma alone may begin something else: "closed on bank holidays, term time only".
    """
    if cursor.kind() not in (Kind.AND, Kind.OR):
        return False
    ahead = 1
    while cursor.kind(ahead) in SMALL:
        ahead += 1
    return is_date(cursor, ahead) or cursor.kind(ahead) in (
        *(Kind.BANK, Kind.WEEKDAY, Kind.DAY_SET),
        *_SCHOOL,
    )


def _take_exception(cursor: Cursor, limits: Limits, first: int) -> None:
    while cursor.kind() in SMALL:
        cursor.take()
    is_from = cursor.kind() is Kind.FROM and is_date(cursor, 1)
    if is_from:
        cursor.take()
    if is_date(cursor):
        said_first = cursor.at
        items = take_dates(cursor)
        if is_from and len(items[0]) == 1:
            raise _closes_for_good(items[0][0], cursor.said(first))
        for days in items:
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
        raise _unclear_exception(cursor, first)


def _closes_for_good(day: date, said: str) -> NotPlain:
    """ "Closed from 3 December 2026" is no single day."""
    before = written(day - timedelta(days=1))
    return NotPlain(
        said,
        f"I am not sure how long “{said}” is.",
        f"Say “until {before}” if it closes for good; else say both days, like "
        f"“closed {written(day)} to {written(day + timedelta(days=7))}”.",
    )


def _unclear_exception(cursor: Cursor, first: int) -> NotPlain:
    is_break = cursor.kind() in (Kind.TIME, Kind.NUMBER)
    while cursor.kind() in SMALL:
        cursor.take()
    if cursor.kind() is not None:
        cursor.take()
    said = cursor.said(first)
    if is_break:
        return NotPlain(
            said,
            f"I am not sure when “{said}” is.",
            "For a break, say both times: 9am to 1pm and 2pm to 5pm.",
        )
    return NotPlain(
        said,
        f"I am not sure what “{said}” leaves out.",
        "Say “not on 25 December 2026”, “closed on bank holidays” or “not in school "
        "holidays”. Leave out days on which it is always closed.",
    )


def _take_school(cursor: Cursor, limits: Limits) -> bool:
    """ "term time only", "only in school holidays"; "also in …" is not plain."""
    first, ahead = cursor.at, 0
    while cursor.kind(ahead) in (Kind.ONLY, Kind.OPEN, Kind.ALSO, *SMALL):
        ahead += 1
    kind = cursor.kind(ahead)
    if kind not in _SCHOOL:
        return False
    around = [cursor.take().kind for _ in range(ahead + 1)]
    if cursor.kind() in SMALL and cursor.kind(1) is Kind.ONLY:
        cursor.take()
    if cursor.kind() in (Kind.ONLY, Kind.ALSO, Kind.OPEN):
        around.append(cursor.take().kind)
    said = cursor.said(first)
    # "Saturdays and school holidays" is on more days, and not on fewer.
    is_more = bool({Kind.ALSO, Kind.OPEN} & set(around)) or (
        first > 0 and cursor.pieces[first - 1].kind is Kind.AND
    )
    is_bare = around == [Kind.HOLIDAYS]
    if Kind.ALSO in around or (Kind.ONLY not in around and (is_more or is_bare)):
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
    while cursor.kind(ahead) in (Kind.ONLY, Kind.OPEN, Kind.ALSO, *SMALL):
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
