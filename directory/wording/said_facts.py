"""Facts of running text, said again in the reader's language from data.

What is said here stands in sentences that an engine or a person translated, so it is
always a noun or a number in its plainest form: correct, if not always elegant.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from babel.dates import format_skeleton

from directory.text.fact_values import (
    Clock,
    Dated,
    Fact,
    Free,
    Kept,
    Measure,
    Money,
    Number,
    Spoken,
    Weekdays,
)
from directory.wording.phrases import Phrase
from directory.wording.weekdays import RANGES
from directory.wording.wording import N_, NN_, Wording

_LEAP_YEAR = 2028
"""For days without a year: it has them all."""

_TIMES = N_("%(start)s to %(end)s")
_DATES = N_("%(first)s to %(last)s")
_UNITS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "duration-minute": NN_("%(num)s minute", "%(num)s minutes"),
        "duration-hour": NN_("%(num)s hour", "%(num)s hours"),
        "duration-day": NN_("%(num)s day", "%(num)s days"),
        "duration-week": NN_("%(num)s week", "%(num)s weeks"),
        "duration-month": NN_("%(num)s month", "%(num)s months"),
        "duration-year": NN_("%(num)s year", "%(num)s years"),
        "length-mile": NN_("%(num)s mile", "%(num)s miles"),
        "length-kilometer": NN_("%(num)s kilometre", "%(num)s kilometres"),
        "length-meter": NN_("%(num)s metre", "%(num)s metres"),
        "length-centimeter": NN_("%(num)s centimetre", "%(num)s centimetres"),
    }
)


def said(w: Wording, fact: Fact) -> str:
    """A fact in words; "" when this language has none for it.

    Plain text; what reads from left to right among letters that do not is set apart
    by isolates (UAX #9).
    """
    match fact.value:
        case Kept():
            words = _set_apart(w, fact.text)
        case Money(amounts, currency):
            sums = "–".join(w.money(each, currency) for each in amounts)
            words = _set_apart(w, sums)
        case Clock(times):
            words = _hours(w, times)
        case Weekdays(days):
            words = _days(w, days)
        case Dated():
            words = _date(w, fact.value)
        case Measure(numbers, unit):
            words = _measure(w, numbers, unit)
        case Number(number):
            words = str(number)
        case Spoken(code):
            words = w.language_name(code)
        case Free():
            words = _own(w, "Free")
            words = words[:1].lower() + words[1:]
    return words


@cache
def calendar_names(w: Wording) -> frozenset[str]:
    """What the days and months are called, in small letters.

    Not those of two or three letters, which are other words too ("mai" is "more" in
    Romanian); of Arabic letters, which leave vowels out, three are enough.
    """
    tables = (
        # Not its days that stand alone: see `Wording.day`.
        w.locale.days["format"]["wide"],
        *(w.locale.months[context]["wide"] for context in ("format", "stand-alone")),
    )
    names = (str(name).casefold() for table in tables for name in table.values())
    least = 3 if w.language.direction == "rtl" else 4
    return frozenset(name for name in names if len(name) >= least)


def _set_apart(w: Wording, text: str) -> str:
    if w.language.direction != "rtl" or text.isdecimal():
        return text
    return str(Phrase.of(text, "en"))


def _own(w: Wording, message: str) -> str:
    """A message of the catalogue; "" where it is missing: better none than English."""
    words = w.gettext(message)
    return "" if words == message and w.language.tag != "en" else words


def _hours(w: Wording, times: Sequence[dt.time]) -> str:
    if len(times) == 1:
        return w.time(times[0])
    end = w.time(times[-1], is_end=True)
    return _own(w, _TIMES) % {"start": w.time(times[0]), "end": end}


def _days(w: Wording, days: Sequence[int]) -> str:
    message = RANGES.get((days[0], days[-1])) if len(days) > 1 else None
    whole = _own(w, message) if message else ""
    return whole or "–".join(w.day(day) for day in days)


def _date(w: Wording, date: Dated) -> str:
    skeleton = ("y" if date.year else "") + "MMMM" + ("d" if date.days else "")
    try:
        days = [
            dt.date(date.year or _LEAP_YEAR, date.month, day)
            for day in date.days or (1,)
        ]
    except ValueError:
        return ""
    if skeleton == "MMMM":
        return str(w.locale.months["stand-alone"]["wide"][date.month])
    ends = [
        w.date(day)
        if skeleton == "yMMMMd"
        else str(format_skeleton(skeleton, day, locale=w.locale))
        for day in days
    ]
    if len(ends) == 1:
        return ends[0]
    return _own(w, _DATES) % {"first": ends[0], "last": ends[-1]}


def _measure(w: Wording, numbers: Sequence[int], unit: str) -> str:
    one, many = _UNITS[unit]
    pattern = w.ngettext_raw(one, many, numbers[-1])
    # What gettext says when it knows nothing. Romanian for miles is "mile", too.
    if pattern == (one if numbers[-1] == 1 else many) and w.language.tag != "en":
        return ""
    num = "–".join(map(str, numbers))
    return pattern % {"num": _set_apart(w, num)}
