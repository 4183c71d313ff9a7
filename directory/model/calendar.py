"""The days on which an area behaves differently: bank holidays and school terms."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Every schedule is in this zone's wall-clock time, summer time included."""

_EVERY_YEAR = frozenset({(1, 1), (12, 25), (12, 26)})


def local(at: datetime) -> datetime:
    """A moment in London time. Raises ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return at.astimezone(LONDON)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Bank holidays, and the spans (first day, last day) in which schools are open."""

    bank_holidays: frozenset[date] = frozenset()
    school_spans: tuple[tuple[date, date], ...] = field(default=())

    def is_bank_holiday(self, day: date) -> bool:
        """Whether banks and most offices are closed that day.

        Christmas and New Year on a weekend move the bank holiday to a weekday, but
        nobody opens on the day itself either. A calendar without any knows of none.
        """
        if not self.bank_holidays:
            return False
        return day in self.bank_holidays or (day.month, day.day) in _EVERY_YEAR

    def in_term(self, day: date) -> bool | None:
        """Whether schools are open around that day; None beyond the dates known.

        Weekends inside a span count as term time: a Saturday club "in term time"
        runs then.
        """
        if not self.school_spans:
            return None
        if not self.school_spans[0][0] <= day <= self.school_spans[-1][1]:
            return None
        return any(first <= day <= last for first, last in self.school_spans)
