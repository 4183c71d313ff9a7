"""Single values as other directories write them, made what a field can hold.

Each function takes what a feed says and returns the JSON value that a document holds
(directory.model.documents), or raises Unusable.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from directory.exchange.links import Unusable
from directory.model.schedules import DAYS

_ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d.*)?$")
_UK_DATE = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,]+\d.*)?$")
_LONG_DATE = re.compile(
    r"^(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$"
)
_COMPACT_DATE = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_CLOCK = re.compile(
    r"^(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?"
    r" ?([ap])?\.?(?:m\.?)?(?: ?Z| ?[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_WORDED_TIMES = {
    "noon": "12:00",
    "12 noon": "12:00",
    "midday": "12:00",
    "midnight": "23:59",
    "24:00": "23:59",
    "24:00:00": "23:59",
}
_NUMBER = re.compile(r"\+?(-?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,9})?)")
_PHOTO = re.compile(r"[0-9a-f]{64}")
_YEARS = re.compile(r" ?(?:years?|yrs?)(?: ?old)?$", re.IGNORECASE)
_BYDAY = re.compile(r"([+-]?\d{1,2})?([A-Z]+)")
_DAY_NAMES = {
    "MO": "MON MONDAY MONDAYS",
    "TU": "TUE TUES TUESDAY TUESDAYS",
    "WE": "WED WEDS WEDNESDAY WEDNESDAYS",
    "TH": "THU THUR THURS THURSDAY THURSDAYS",
    "FR": "FRI FRIDAY FRIDAYS",
    "SA": "SAT SATURDAY SATURDAYS",
    "SU": "SUN SUNDAY SUNDAYS",
}
_DAYS = {name: day for day, names in _DAY_NAMES.items() for name in names.split()}
_DAYS |= {day: day for day in DAYS}
_MANY_DAYS = {"WEEKDAYS": "MO,TU,WE,TH,FR", "WEEKENDS": "SA,SU"}
_NUMBERS = re.compile(r"^[+-]?\d{1,3}(?:,[+-]?\d{1,3})*$")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
TRUE = frozenset({"true", "yes", "y", "1", "on"})
FALSE = frozenset({"false", "no", "n", "0", "off"})


def to_date(raw: Any) -> str:
    """ISO 8601 date from ISO, UK (day first) or written-out dates."""
    text = str(raw).strip().casefold()
    for pattern, order in (
        (_ISO_DATE, (1, 2, 3)),
        (_UK_DATE, (3, 2, 1)),
        (_COMPACT_DATE, (1, 2, 3)),
        (_LONG_DATE, (3, 2, 1)),
    ):
        match = pattern.match(text.upper() if pattern is _ISO_DATE else text)
        if match:
            year, month, day = (match[group].lower() for group in order)
            if not month.isdigit():
                month = str(_MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else 0)
            try:
                return _within(date(int(year), int(month), int(day))).isoformat()
            except ValueError:
                break
    raise Unusable("it is not a date")


def _within(day: date) -> date:
    """The day, where it can be meant. Raises ValueError."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("nobody means such a year")
    return day


def to_moment(raw: Any) -> str:
    """ISO 8601 date and time with its offset; UTC where none is given."""
    text = str(raw).strip()
    try:
        moment = datetime.fromisoformat(text)
        _within(moment)
    except ValueError:
        try:
            moment = datetime.fromisoformat(to_date(text))
        except ValueError as error:
            raise Unusable("it is not a date and time") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat()


def to_time(raw: Any) -> str:
    """ "HH:MM" from 9:00, 09:00:00, 0900, 9am, 9.30 pm, noon."""
    text = " ".join(str(raw).split()).casefold()
    if text in _WORDED_TIMES:
        return _WORDED_TIMES[text]
    match = _CLOCK.match(text)
    # "9" alone may be morning or evening; "900" is no time that people write.
    if match and (match[2] or match[3]) and not re.fullmatch(r"\d{3}", text):
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise Unusable("it is not a time")


def to_number(raw: Any) -> Decimal:
    """A finite number, also from "12" and "1,000"."""
    if isinstance(raw, bool):
        raise Unusable("it is not a number")
    try:
        if isinstance(raw, int | float | Decimal):
            number = Decimal(str(raw))
        else:
            match = _NUMBER.fullmatch(str(raw).strip())
            if not match:
                raise Unusable("it is not a number")
            number = Decimal(match[1].replace(",", ""))
    except InvalidOperation as error:
        raise Unusable("it is not a number") from error
    if not number.is_finite() or abs(number) > Decimal(10) ** 9:
        raise Unusable("the number cannot be")
    return number


def to_whole(raw: Any) -> int:
    """A whole number from 1 to 10,000."""
    number = to_number(raw)
    if number != number.to_integral_value() or not 1 <= number <= 10_000:
        raise Unusable("it is not a whole number above 0")
    return int(number)


def to_truth(raw: Any) -> bool:
    """True or false, also from "yes" and "no"."""
    word = str(raw).strip().casefold()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Unusable("it is neither true nor false")


def to_choice(raw: Any, choices: tuple[str, ...]) -> str:
    """One of the allowed words, whatever its case and joining."""
    word = " ".join(str(raw).replace("_", " ").replace("-", " ").split()).casefold()
    for choice in choices:
        if choice.replace("_", " ").casefold() == word:
            return choice
    raise Unusable("it is none of the words that may stand here")


def to_byday(raw: Any) -> str:
    """RFC 5545 BYDAY: "2TU,-1FR"; also from names of days, in any case."""
    parts = [part for part in re.split(r"[,; ]+", str(raw).strip().upper()) if part]
    days: list[str] = []
    for part in parts:
        if part in _MANY_DAYS:
            days += _MANY_DAYS[part].split(",")
            continue
        match = _BYDAY.fullmatch(part)
        day = _DAYS.get(match[2]) if match else None
        if not match or not day or (match[1] and int(match[1]) == 0):
            raise Unusable("it is not a list of days")
        days.append((match[1] or "").lstrip("+") + day)
    return ",".join(dict.fromkeys(days))


def to_day(raw: Any) -> str:
    """One day of the week, as RFC 5545 writes it."""
    day = to_byday(raw)
    if day not in DAYS:
        raise Unusable("it is not a day of the week")
    return day


def to_numbers(raw: Any, most: int) -> str:
    """A list of whole numbers as RFC 5545 writes them, none of them 0: "1,15,-1"."""
    text = re.sub(r"\s+", "", str(raw))
    if not _NUMBERS.match(text):
        raise Unusable("it is not a list of numbers")
    if any(not 1 <= abs(int(number)) <= most for number in text.split(",")):
        raise Unusable(f"it is not between 1 and {most}")
    return text


def to_language(raw: Any) -> str:
    """A BCP 47 tag."""
    text = str(raw).strip().replace("_", "-")
    if not _LANGUAGE.match(text):
        raise Unusable("it is not a language tag")
    first, *rest = text.split("-")
    return "-".join([first.lower(), *rest])


def to_slug(raw: Any) -> str:
    """A name in addresses."""
    text = str(raw).strip()
    if len(text) > 80 or not _SLUG.match(text):
        raise Unusable("it cannot stand in an address")
    return text


def to_photo(raw: Any) -> str:
    """The id of a photo: a SHA-256 digest in small hexadecimal letters."""
    text = str(raw).strip()
    if not _PHOTO.fullmatch(text):
        raise Unusable("it is not the id of a photo")
    return text


def to_phone(raw: Any) -> str:
    """A telephone number as it is to be shown: at least three digits."""
    text = " ".join(str(raw).strip().strip("\"'").split())
    if text.casefold().startswith("tel:"):
        text = text[4:].strip()
    if len(re.sub(r"\D", "", text)) < 3 or len(text) > 60:
        raise Unusable("it is not a telephone number")
    return text


def to_latitude(raw: Any) -> float:
    """Degrees north."""
    return _degrees(raw, 90)


def to_longitude(raw: Any) -> float:
    """Degrees east."""
    return _degrees(raw, 180)


def _degrees(raw: Any, most: int) -> float:
    number = to_number(raw)
    if abs(number) > most:
        raise Unusable(f"it is not between -{most} and {most}")
    return float(number)


def to_age(raw: Any) -> float:
    """Years, from 0 to 130; also from "16 years"."""
    number = to_number(_YEARS.sub("", raw.strip()) if isinstance(raw, str) else raw)
    if not 0 <= number <= 130:
        raise Unusable("nobody is of that age")
    return float(number)
