"""English numbers in words and digits, and the units that they count."""

from collections.abc import Mapping
from types import MappingProxyType

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_LARGE: Mapping[str, int] = MappingProxyType(
    {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
)
_WORDS: Mapping[str, int] = MappingProxyType(
    {"zero": 0}
    | {word: n for n, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), start=1)}
    | {word: 10 * n for n, word in enumerate(_TENS.split("|"), start=2)}
)
# Never "twenty" of "twenty-five", which would be "twenty to five".
_TENS_AND_ONES = rf"(?:{_TENS})(?:[- ](?:{_ONES})|(?![- ](?:{_ONES})\b))"
_SMALL = rf"(?:{_TENS_AND_ONES}|{_TEENS}|{_ONES})\b"
_MANY = rf"(?:{'|'.join(_LARGE)})\b"
WORDS = (
    rf"(?:(?:(?:an?|{_SMALL}) )?{_MANY}"
    rf"(?: {_SMALL} {_MANY}| {_MANY}| and {_SMALL}(?! {_MANY})){{0,6}}|{_SMALL}|zero\b)"
)
"""A pattern of a number in words."""
COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{WORDS})"
"""A pattern of a whole number, in digits or in words."""

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "minute": "duration-minute",
        "min": "duration-minute",
        "hour": "duration-hour",
        "hr": "duration-hour",
        "day": "duration-day",
        "week": "duration-week",
        "wk": "duration-week",
        "month": "duration-month",
        "mth": "duration-month",
        "year": "duration-year",
        "yr": "duration-year",
        "mile": "length-mile",
        "kilometre": "length-kilometer",
        "km": "length-kilometer",
        "metre": "length-meter",
        "centimetre": "length-centimeter",
        "cm": "length-centimeter",
    }
)
"""English names of units → their names in CLDR."""


def number_of(said: str) -> int:
    """The number that digits or words (as `COUNT` finds them) say."""
    if said[:1].isdecimal():
        return int(said.replace(",", ""))
    total = group = 0
    for word in said.casefold().replace("-", " ").split():
        if word in _WORDS:
            group += _WORDS[word]
        elif word in _LARGE:
            group = (group or 1) * _LARGE[word]
            if _LARGE[word] >= 1000:
                total, group = total + group, 0
    return total + group
