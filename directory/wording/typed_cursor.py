"""A place among the pieces of a line, and the dates that stand there."""

from dataclasses import dataclass
from datetime import date

from directory.wording.typed_dates import days_of, written
from directory.wording.typed_said import DAY_NAMES, Kind, NotPlain, Piece, SaidDate

SMALL = (Kind.IN, Kind.FILLER)
"""Words that say nothing by themselves."""
_NUMBERS = (Kind.NUMBER, Kind.ORDINAL)
_JOINING = (Kind.AND, Kind.OR, Kind.COMMA)


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


def is_date(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether a date stands here, maybe after "on" and a day of the week."""
    while cursor.kind(ahead) in SMALL:
        ahead += 1
    if cursor.kind(ahead) is Kind.WEEKDAY:
        ahead += 1
    if cursor.kind(ahead) is Kind.DATE:
        return True
    joins = (*_JOINING, Kind.TO, Kind.UNTIL)
    is_first = cursor.kind(ahead) in _NUMBERS and cursor.kind(ahead + 1) in joins
    return is_first and is_date(cursor, ahead + 2)


def take_dates(cursor: Cursor) -> list[list[date]]:
    """The dates that stand here; "to" makes first and last of one item."""
    first = cursor.at
    said: list[tuple[SaidDate, int | None, bool]] = []
    is_run = False
    while True:
        while cursor.kind() in SMALL:
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
