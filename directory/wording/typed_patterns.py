"""The words of typed opening times: a pattern for each kind of piece.

In a pattern made by `_words` a space stands for one or more.
"""

import re
from collections.abc import Callable
from typing import Any

from directory.wording import vocabulary
from directory.wording.typed_said import (
    DAY_NAMES,
    MONTH_NAMES,
    Kind,
    SaidDate,
    SaidTime,
)

Worth = Callable[["re.Match[str]"], Any]
"""What the words that a pattern found are worth."""

LABELS = {
    key: words
    for key, words in vocabulary.SCHEDULES.items()
    if key != "open day and night"  # these words say when
}
"""Usual words for what happens at a time, by their `vocabulary.key`."""
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)\.?"
)
_WEEKDAY = (
    r"(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|"
    r"fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)(?!\w)\.?"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year>20[0-9]{2}))?(?!\w)"
_NO_TIME = r"(?!\w|[:.][0-9]|\s*[ap]\.?m)"


def _words(*patterns: str) -> str:
    return rf"(?:{'|'.join(patterns)})(?!\w)".replace(" ", r"\s+")


def _nothing(_found: "re.Match[str]") -> None:
    return None


def _date(found: "re.Match[str]") -> SaidDate:
    month = found["month"].casefold()
    number = int(month) if month.isdecimal() else _among(MONTH_NAMES, month) + 1
    year = int(found["year"] or 0)
    return SaidDate(int(found["day"]), number, year + 2000 if 0 < year < 100 else year)


def _among(names: tuple[str, ...], said: str) -> int:
    """The place of a name, of which the first three letters are enough."""
    return [name[:3].casefold() for name in names].index(said[:3].casefold())


def _clock(found: "re.Match[str]") -> SaidTime:
    digits, half = found["hour"], (found["half"] or "").casefold()[:1]
    hour, minute = int(digits), int(found["minute"])
    is_24 = not half and (hour > 12 or digits.startswith("0"))
    return SaidTime(hour, minute, f"{half}m" if half else "", is_24)


def _hour(found: "re.Match[str]") -> SaidTime:
    return SaidTime(int(found["hour"]), 0, f"{found['half'][:1].casefold()}m")


def _word_time(found: "re.Match[str]") -> SaidTime:
    is_midnight = found[0].casefold().endswith("midnight")
    return SaidTime(12, 0, "am" if is_midnight else "pm")


def _four_digits(found: "re.Match[str]") -> SaidTime:
    return SaidTime(int(found["hour"]), int(found["minute"]), is_24=True)


def _weeks(found: "re.Match[str]") -> int:
    number = (found["weeks"] or "").casefold()
    if number:
        return _COUNTS.get(number) or int(number)
    return 2 if found["second"] else 1


def _day_set(found: "re.Match[str]") -> tuple[int, ...]:
    words = found[0].casefold()
    if "weekday" in words:
        return (0, 1, 2, 3, 4)
    return (5, 6) if "weekend" in words else tuple(range(7))


def _number(found: "re.Match[str]") -> int:
    return int(re.sub(r"\D", "", found[0]))


_HALF = r"\s?(?P<half>[ap]m(?!\w)|[ap]\.\s?m(?!\w)\.?)"
_HOUR = r"(?P<hour>[0-9]{1,2})"
_MINUTE = r"[:.](?P<minute>[0-9]{2})"
_PATTERNS: tuple[tuple[Kind, str, Worth], ...] = (
    (Kind.QUOTE, r"[\"“”](?P<text>[^\"“”]+)[\"“”]", lambda found: found["text"]),
    (Kind.DATE, rf"{_DAY}(?:\s+of)?\s*(?P<month>{MONTH}){_YEAR}", _date),
    (Kind.DATE, rf"(?P<month>{MONTH})\s+{_DAY}{_NO_TIME}{_YEAR}", _date),
    (
        Kind.DATE,
        rf"{_DAY}[/.](?P<month>[0-9]{{1,2}})[/.](?P<year>(?:20)?[0-9]{{2}})(?!\w)",
        _date,
    ),
    (
        Kind.DATE,
        r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?!\w)",
        _date,
    ),
    (
        Kind.ALL_DAY,
        _words(
            r"24\s?(?:hours?|hrs?)(?: a day)?",
            "(?:all )?day and (?:all )?night",
            "round the clock",
        ),
        _nothing,
    ),
    (Kind.DAY_SET, _words("(?:7|seven) days(?: a week)?"), _day_set),
    (Kind.ALL_DAY, r"24\s?/\s?7(?!\w)", lambda _found: tuple(range(7))),
    (Kind.TIME, rf"{_HOUR}{_MINUTE}(?:{_HALF}|(?!\w|[:.][0-9]))", _clock),
    (Kind.TIME, rf"{_HOUR}{_HALF}", _hour),
    (Kind.TIME, r"(?:(?:12|twelve)\s?)?(?:noon|midday|midnight)(?!\w)", _word_time),
    (
        Kind.TIME,
        r"(?P<hour>[01][0-9]|2[0-4])(?P<minute>[0-5][0-9])(?!\w|[:.][0-9])",
        _four_digits,
    ),
    (Kind.ORDINAL, r"[0-9]{1,2}(?:st|nd|rd|th)(?!\w)", _number),
    (Kind.NUMBER, r"[0-9]{1,2}(?!\w)", _number),
    (
        Kind.MONTHLY,
        _words(
            "(?:of|in) (?:the|each|every|a) month",
            "(?:each|every|a|per) month",
            "monthly",
        ),
        _nothing,
    ),
    (
        Kind.WEEKS,
        _words(
            "every (?P<weeks>two|three|four|five|six|[1-9][0-9]?) weeks",
            "(?P<second>(?:every|each) (?:other|second|2nd) week|alternate weeks|"
            "(?:every|each|once a) fortnight|fortnightly)",
            "(?:every|each) week",
            "weekly",
        ),
        _weeks,
    ),
    (Kind.OTHER, _words("(?:every|each) other", "alternate"), _nothing),
    (
        Kind.DAY_SET,
        _words(
            "(?:every|each) day",
            "everyday",
            "daily",
            "weekdays?",
            "weekends?",
        ),
        _day_set,
    ),
    (Kind.EVERY, _words("every", "each"), _nothing),
    (
        Kind.NTH,
        _words("last but one", r"second[\s-](?:to[\s-])?last", "penultimate", *_NTH),
        lambda found: _NTH.get(found[0].casefold(), -2),
    ),
    (Kind.WEEKDAY, _WEEKDAY, lambda found: _among(DAY_NAMES, found[0])),
    (Kind.BANK, _words("(?:bank|public) (?:holidays?|hols?)"), _nothing),
    (Kind.HOLIDAYS, _words("school (?:holidays?|hols?)"), _nothing),
    (Kind.TERM, _words(r"(?:school )?(?:term[\s-]?times?|terms?)"), _nothing),
    (Kind.PHONE, _words("(?:(?:by|on the|over the) )?(?:tele)?phone"), _nothing),
    (Kind.NOTE, _words("note"), _nothing),
    (Kind.BETWEEN, _words("between"), _nothing),
    (Kind.FROM, _words("from"), _nothing),
    (
        Kind.STARTING,
        _words("starting(?: from| on)?", "starts(?: on)?", "begin(?:ning|s)", "since"),
        _nothing,
    ),
    (Kind.UNTIL, _words("until", "till?", "up to", "ending", "ends"), _nothing),
    (Kind.TO, rf"{_words('to', 'through')}|[-‐‑–—−]+", _nothing),
    (
        Kind.NOT,
        _words(
            "(?:but )?(?:not|never)(?: open)?",
            "except(?: for)?",
            "excluding",
            "apart from",
            "closed",
            "shut",
        ),
        _nothing,
    ),
    (Kind.ONLY, _words("only"), _nothing),
    (Kind.ALSO, _words("including", "also", "even", "too", "as well"), _nothing),
    (Kind.OPEN, _words("open"), _nothing),
    (Kind.IN, _words("in", "during", "on", "at"), _nothing),
    (Kind.AND, rf"{_words('and')}|[&+/]", _nothing),
    (Kind.OR, _words("or"), _nothing),
    (
        Kind.FILLER,
        _words(
            "the", "we", "are", "is", "it", "opens", "opening", "hours", "times", "of"
        ),
        _nothing,
    ),
    (Kind.COMMA, r"[,;.()]", _nothing),
    (Kind.COLON, r":", _nothing),
    (Kind.UNKNOWN, r"[^\s,;:()\"“”–—]+|\S", _nothing),
)
PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), worth)
    for kind, pattern, worth in _PATTERNS
)
"""In the order in which they are tried. The last one takes anything but a space."""
LABEL = re.compile(
    rf"(?:{'|'.join(re.escape(key) for key in sorted(LABELS, key=len, reverse=True))})"
    r"(?=\s*(?:[:,;.)]|$))",
    re.IGNORECASE,
)
"""One of the `LABELS` at the end of a phrase."""
