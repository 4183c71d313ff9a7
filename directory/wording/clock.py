"""How each language writes times and dates: one table.

CLDR's own short forms leave an English "PM" in several of these languages, and its
day periods ("in the afternoon") are missing in Somali; so the patterns stand here.
Digits are Latin and dates Gregorian in every language, so that a time looks the same
on a sheet, on a door and in English.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date

Periods = tuple[tuple[int, str], ...]
"""From which hour on a pattern is used; {} is the time on a clock of 12 hours."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One language's times and dates.

    periods: none where people write on a clock of 24 hours. exact: the words for a
    full hour that needs no number. The rest are patterns of CLDR (UTS #35).
    """

    periods: Periods = ()
    exact: Mapping[int, str] = field(default_factory=dict)
    date: str = "d MMMM y"
    day_and_date: str = "EEEE, d MMMM"
    day_and_full_date: str = "EEEE, d MMMM y"

    def time(self, at: dt.time, *, is_end: bool = False) -> str:
        """ "9am", "सुबह 9:30", "14:30". is_end: midnight ends the day, as 24:00."""
        if at.minute == 0 and at.hour in self.exact:
            return self.exact[at.hour]
        if not self.periods:
            return f"{24 if is_end and not (at.hour or at.minute) else at.hour}:{at:%M}"
        pattern = next(p for first, p in reversed(self.periods) if first <= at.hour)
        hour = at.hour % 12 or 12
        return pattern.format(f"{hour}:{at:%M}" if at.minute else hour)


_COMMON = Clock()
CLOCKS: Mapping[str, Clock] = MappingProxyType(
    {
        "en": Clock(
            ((0, "{}am"), (12, "{}pm")),
            MappingProxyType({0: "midnight", 12: "midday"}),
            day_and_date="EEEE d MMMM",
            day_and_full_date="EEEE d MMMM y",
        ),
        "gu": Clock(
            (
                *((0, "રાત્રે {}"), (4, "સવારે {}"), (12, "બપોરે {}")),
                *((16, "સાંજે {}"), (20, "રાત્રે {}")),
            )
        ),
        "ro": _COMMON,
        "ta": Clock(
            (
                *((0, "நள்ளிரவு {}"), (1, "அதிகாலை {}"), (5, "காலை {}")),
                *((12, "நண்பகல் {}"), (13, "பிற்பகல் {}")),
                *((16, "மாலை {}"), (19, "இரவு {}")),
            )
        ),
        "pl": _COMMON,
        "ar": Clock(
            (
                *((0, "{} ليلًا"), (4, "{} صباحًا"), (12, "{} ظهرًا")),
                *((13, "{} بعد الظهر"), (18, "{} مساءً")),
            ),
            MappingProxyType({0: "منتصف الليل"}),
            day_and_date="EEEE، d MMMM",
            day_and_full_date="EEEE، d MMMM y",
        ),
        "hi": Clock(
            (
                *((0, "रात {}"), (4, "सुबह {}"), (12, "दोपहर {}")),
                *((16, "शाम {}"), (20, "रात {}")),
            )
        ),
        "fa": Clock(
            (
                *((0, "{} بامداد"), (4, "{} صبح"), (12, "{} ظهر")),
                *((13, "{} بعدازظهر"), (17, "{} عصر"), (19, "{} شب")),
            ),
            MappingProxyType({0: "نیمه‌شب"}),
            day_and_date="EEEE d MMMM",
            day_and_full_date="EEEE d MMMM y",
        ),
        "ur": Clock(
            (
                *((0, "رات {}"), (4, "صبح {}"), (12, "دوپہر {}")),
                *((16, "شام {}"), (20, "رات {}")),
            ),
            day_and_date="EEEE، d MMMM",
            day_and_full_date="EEEE، d MMMM y",
        ),
        "ne": Clock(
            (
                *((0, "राति {}"), (4, "बिहान {}"), (12, "दिउँसो {}")),
                *((17, "बेलुका {}"), (22, "राति {}")),
            )
        ),
        "pt": Clock(
            date="d 'de' MMMM 'de' y",
            day_and_date="EEEE, d 'de' MMMM",
            day_and_full_date="EEEE, d 'de' MMMM 'de' y",
        ),
        "so": Clock(
            (
                *((0, "{} habeennimo"), (4, "{} subaxnimo"), (12, "{} duhurnimo")),
                *((13, "{} galabnimo"), (18, "{} fiidnimo"), (20, "{} habeennimo")),
            )
        ),
        "sq": Clock(
            (
                *((0, "{} pas mesnate"), (4, "{} në mëngjes"), (10, "{} paradite")),
                *((12, "{} pasdite"), (18, "{} në mbrëmje")),
            ),
            MappingProxyType({0: "12 në mesnatë", 12: "12 në mesditë"}),
        ),
    }
)
"""By BCP 47 tag."""


def written(day: dt.date, pattern: str, locale: Locale) -> str:
    """A date by a pattern of CLDR, in Latin digits."""
    return format_date(day, pattern, locale=locale)
