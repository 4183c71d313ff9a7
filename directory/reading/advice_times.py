"""Times, dates, phone numbers and short forms, written so that everybody can read them.

A suggestion is safe only where nothing else can be meant: "14:30" may be a ratio, a
verse or a page; "Jan" may be a person; "31/12/59" is in one of two centuries.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

import phonenumbers

from directory.reading.advice_patterns import Found

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_CALENDAR: Mapping[str, str] = MappingProxyType(
    {
        "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday",
        "Weds": "Wednesday", "Thu": "Thursday", "Thur": "Thursday",
        "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
        "Jan": "January", "Feb": "February", "Aug": "August", "Sep": "September",
        "Sept": "September", "Oct": "October", "Nov": "November", "Dec": "December",
    }
)  # fmt: skip
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "approx": "about", "tel": "phone", "mob": "mobile", "info": "information",
        "incl": "including", "appt": "appointment", "appts": "appointments",
        "govt": "government", "dept": "department", "org": "organisation",
        "orgs": "organisations", "p/w": "a week", "pw": "a week", "pcm": "a month",
        "w/": "with", "refs": "references", "docs": "documents", "max": "at most",
        "min": "at least", "no.": "number",
    }
)  # fmt: skip
_SURE = frozenset(("approx", "info", "incl", "appt", "appts", "govt", "p/w", "pcm"))
"""Those that are no other word."""
_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute",
        "wk": "week", "wks": "week", "yr": "year", "yrs": "year", "mth": "month",
        "mths": "month",
    }
)  # fmt: skip
"""Only after a number."""
_STOP = r"(?:\.(?=\s+[a-z\d(£]|[,;)]))?"
_BEFORE, _AFTER = r"(?<![\w.@/?#&=:-])", r"(?![\w@/'’-]|\.\w)"
_DAY = re.compile(rf"{_BEFORE}(?P<short>{'|'.join(_CALENDAR)}){_STOP}{_AFTER}")
_ANY_DAY = rf"(?:{'|'.join(_CALENDAR)}|{'|'.join(_MONTHS)}|[A-Z][a-z]+days?)"
_DAY_BEFORE = re.compile(
    rf"(?:\d(?:st|nd|rd|th)?|\b(?:on|every|each|until|till)|"
    rf"\b{_ANY_DAY}\.?\s*(?:[-–/&,]|to|and|or))\s*$"
)
_DAY_AFTER = re.compile(rf"\s*(?:\d|(?:[-–/&,]|to|and|or)\s*{_ANY_DAY}\b)")
_SHORT = re.compile(
    rf"{_BEFORE}(?P<short>{'|'.join(sorted(map(re.escape, _WORDS), key=len)[::-1])})"
    rf"{_STOP}{_AFTER}",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"(?<![\d.,/:£-])\b(?P<number>\d{{1,3}})(?P<space>\s?)(?P<short>{'|'.join(_UNITS)})"
    rf"{_STOP}{_AFTER}"
)

_PHONE = re.compile(r"(?<![\w.+/:-])0\d{9,10}(?![\w/-])")
_NO_PHONE = re.compile(r"\b(?:account|isbn|ref(?:erence)?|charity|company|no\.?|number)"
                       r"[\s:.]*$", re.IGNORECASE)  # fmt: skip

_CLOCK = re.compile(
    r"(?<![\d.:£/])\b(?P<hour>[01]?\d|2[0-3])(?P<colon>[:.]?)(?P<minute>[0-5]\d)"
    r"(?P<hours>\s?(?:hrs|h)\b)?(?![\d:]|\.\d|\s?%)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\d\s?[ap]\.?m\b|noon|midday|midnight", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"(?:^|[-–(]|\b(?:at|from|to|until|till|by|between|and|open|opens|closes|on|daily|"
    r"\w+days?|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b[\s:,.]*)\s*$",
    re.IGNORECASE,
)
_HOURS_AFTER = re.compile(r"\s*(?:hours?|hrs?|minutes?|mins?)\b", re.IGNORECASE)
_NOON = 12

_DIGITS = re.compile(
    r"(?<![\w/.@-])(?:(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d\d)|"
    r"(?P<dotted>\d{1,2}[.-]\d{1,2}[.-]20\d\d)|(?P<iso>20\d\d-\d\d-\d\d))"
    r"(?![\w/]|[.-]\d)"
)
_FULL_YEAR = 4


def abbreviation(sentence: str) -> Iterator[Found]:
    """ "Tues" as "Tuesday", "2 hrs" as "2 hours"."""
    for found in _DAY.finditer(sentence):
        is_safe = bool(
            _DAY_BEFORE.search(sentence[: found.start()])
            or _DAY_AFTER.match(sentence, found.end())
        )
        yield Found(*found.span(), _CALENDAR[found["short"]], is_safe)
    for found in _UNIT.finditer(sentence):
        number, unit = found["number"], _UNITS[found["short"]]
        plural = "" if number == "1" else "s"
        yield Found(*found.span(), f"{number} {unit}{plural}", True)
    for found in _SHORT.finditer(sentence):
        short, before = found["short"], sentence[: found.start()]
        # "our HR team", "Google Docs", "Info Ltd": names, and other initials.
        is_name = short != short.lower() and (before.strip() or _is_name_after(found))
        if not short.isupper():
            is_safe = short.lower() in _SURE and not is_name
            yield Found(*found.span(), _WORDS[short.lower()], is_safe)


def _is_name_after(found: "re.Match[str]") -> bool:
    return found.string[found.end() :].lstrip()[:1].isupper()


def phone(sentence: str) -> Iterator[Found]:
    """ "02079460000" as "020 7946 0000"."""
    for found in _PHONE.finditer(sentence):
        try:
            number = phonenumbers.parse(found.group(), "GB")
        except phonenumbers.NumberParseException:
            continue
        spaced = phonenumbers.format_number(
            number, phonenumbers.PhoneNumberFormat.NATIONAL
        )
        same = re.sub(r"\D", "", spaced) == found.group() and " " in spaced
        is_phone = not _NO_PHONE.search(sentence[: found.start()])
        if same:
            yield Found(*found.span(), spaced, is_phone)


def clock(sentence: str) -> Iterator[Found]:
    """ "14:30" as "2.30pm". All times of a sentence are safe, or none is.

    Only where one is after 13:00, so that it is the 24-hour clock, and where nothing
    but a time can stand.
    """
    found = [each for each in _CLOCK.finditer(sentence) if _is_like_a_time(each)]
    is_24 = any(int(each["hour"]) > _NOON for each in found)
    is_safe = (
        is_24
        and not _HALF.search(sentence)
        and all(each["colon"] == ":" and _is_where_times_stand(each) for each in found)
    )
    if _HALF.search(sentence) and not is_24:
        return
    for each in found:
        said = _twelve_hours(int(each["hour"]), each["minute"]) if is_24 else ""
        yield Found(*each.span(), said, is_safe)


def _is_like_a_time(found: "re.Match[str]") -> bool:
    return bool(found["colon"] == ":" or found["hours"]) and not _HALF.match(
        found.string, max(0, found.end() - 1)
    )


def _is_where_times_stand(found: "re.Match[str]") -> bool:
    before = found.string[: found.start()]
    return bool(_TIME_BEFORE.search(before)) and not _HOURS_AFTER.match(
        found.string, found.end()
    )


def _twelve_hours(hour: int, minute: str) -> str:
    if minute == "00" and hour in (0, _NOON):
        return "midday" if hour else "midnight"
    half = "am" if hour < _NOON else "pm"
    twelve = hour % _NOON or _NOON
    return f"{twelve}{half}" if minute == "00" else f"{twelve}.{minute}{half}"


def date_in_digits(sentence: str) -> Iterator[Found]:
    """ "18/9/2026" as "18 September 2026"; safe when it can be nothing else."""
    for found in _DIGITS.finditer(sentence):
        try:
            day = _day(found)
        except ValueError:
            yield Found(*found.span())
            continue
        is_safe = len(found["year"] or "") == _FULL_YEAR and (
            day.day > len(_MONTHS) or day.day == day.month
        )
        said = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        # Nobody knows the century of "31/12/59".
        is_told = found["year"] is None or len(found["year"]) == _FULL_YEAR
        yield Found(*found.span(), said if is_told else "", is_safe)


def _day(found: "re.Match[str]") -> date:
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["dotted"]:
        day, month, year = map(int, re.split("[.-]", found["dotted"]))
    else:
        day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    return date(year if year > len("00") * 50 else 2000 + year, month, day)
