"""When: the moments and days that people may ask for, as the index needs them."""

from datetime import date, datetime, timedelta

from directory.model.calendar import Calendar, local
from directory.search.seam import Night, Window

NOW, SOON = "now", "soon"
DAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
SOON_MINUTES = 120
_LAST_MINUTE = 1439


def windows(moment: datetime, calendar: Calendar) -> dict[str, Window]:
    """Now, in the next two hours, and each day of the week to come, by name.

    "Soon" ends at midnight. Of a day only what begins on it counts: a shelter that
    opens on Monday night is not what "open on Tuesday" asks for.
    """
    here = local(moment)
    today, minute = here.date(), here.hour * 60 + here.minute
    before = today - timedelta(days=1)
    night = Night(calendar.is_bank_holiday(before), calendar.in_term(before))
    soon = min(minute + SOON_MINUTES, _LAST_MINUTE)
    coming = [today + timedelta(days=ahead) for ahead in range(7)]
    return {
        NOW: _window(today, minute, minute, calendar, night),
        SOON: _window(today, minute, soon, calendar, night),
    } | {
        DAYS[day.weekday()]: _window(day, 0, _LAST_MINUTE, calendar, None)
        for day in coming
    }


def _window(
    day: date, start: int, end: int, calendar: Calendar, night: Night | None
) -> Window:
    return Window(
        day=day.toordinal(),
        start=start,
        end=end,
        bank_holiday=calendar.is_bank_holiday(day),
        term_time=calendar.in_term(day),
        night=night,
    )
