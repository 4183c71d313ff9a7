"""A line of opening times as people type it, cut into the pieces that it is made of.

Nothing is passed over: what is no known piece is one of kind UNKNOWN, so that whoever
reads the pieces can say which words were not understood.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import Any

from directory.wording import vocabulary

DAY_NAMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
EXAMPLE = "Try: Every Tuesday 10am to 12 noon"


class NotPlain(Exception):  # noqa: N818  # as the errors of this house are named
    """Words that cannot be taken as they stand.

    said: the words. what: what is the matter, a sentence. advice: what to do.
    """

    def __init__(self, said: str, what: str, advice: str = EXAMPLE) -> None:
        super().__init__(what)
        self.said, self.what, self.advice = said, what, advice


class Kind(Enum):
    """What a piece of a line is."""

    QUOTE = auto()
    LABEL = auto()
    DATE = auto()
    ALL_DAY = auto()
    TIME = auto()
    ORDINAL = auto()
    NUMBER = auto()
    MONTHLY = auto()
    WEEKS = auto()
    OTHER = auto()
    DAY_SET = auto()
    EVERY = auto()
    NTH = auto()
    WEEKDAY = auto()
    BANK = auto()
    HOLIDAYS = auto()
    TERM = auto()
    PHONE = auto()
    NOTE = auto()
    BETWEEN = auto()
    FROM = auto()
    STARTING = auto()
    UNTIL = auto()
    TO = auto()
    NOT = auto()
    ONLY = auto()
    ALSO = auto()
    OPEN = auto()
    IN = auto()
    AND = auto()
    OR = auto()
    FILLER = auto()
    COMMA = auto()
    COLON = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its kind, the words, and what they are worth.

    value: a number of a day (0 is Monday), several of them, a count, or a `SaidTime`
    or `SaidDate`; None where the kind says it all. at: where it begins in the line.
    """

    kind: Kind
    said: str
    value: Any = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A time as said. half: "am", "pm" or "" where that is not said.

    is_24: whether it is plainly of the clock of 24 hours ("09:30", "17").
    """

    hour: int
    minute: int
    half: str = ""
    is_24: bool = False


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as said. month, year: 0 where they are not said."""

    day: int
    month: int = 0
    year: int = 0


_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = (
    r"(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|"
    r"fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)(?!\w)\.?"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
LABELS = {
    key: words
    for key, words in vocabulary.SCHEDULES.items()
    if key != "open day and night"  # these words say when
}

Worth = Callable[["re.Match[str]"], Any]


def _nothing(_found: "re.Match[str]") -> None:
    return None


def _label(found: "re.Match[str]") -> str:
    return LABELS[vocabulary.key(found[0])]


def _date(found: "re.Match[str]") -> SaidDate:
    month = found["month"].rstrip(".").casefold()
    number = int(month) if month.isdecimal() else _month_number(month)
    year = int(found["year"] or 0)
    return SaidDate(int(found["day"]), number, year + 2000 if 0 < year < 100 else year)


def _month_number(name: str) -> int:
    short = [month[:3].casefold() for month in MONTH_NAMES]
    return short.index(name[:3]) + 1


def _clock(found: "re.Match[str]") -> SaidTime:
    digits, half = found["hour"], (found["half"] or "").casefold()[:1]
    hour, minute = int(digits), int(found["minute"] or 0)
    is_24 = not half and (hour > 12 or hour == 0 or digits.startswith("0"))
    return SaidTime(hour, minute, f"{half}m" if half else "", is_24)


def _word_time(found: "re.Match[str]") -> SaidTime:
    is_midnight = found[0].casefold().endswith("midnight")
    return SaidTime(12, 0, "am" if is_midnight else "pm")


def _military(found: "re.Match[str]") -> SaidTime:
    return SaidTime(int(found["hour"]), int(found["minute"]), is_24=True)


def _weeks(found: "re.Match[str]") -> int:
    number = (found["weeks"] or "").casefold()
    if number:
        return _COUNTS.get(number) or int(number)
    return 1 if "week" in found[0].casefold() and not found["second"] else 2


def _day_set(found: "re.Match[str]") -> tuple[int, ...]:
    words = found[0].casefold()
    if "weekday" in words:
        return (0, 1, 2, 3, 4)
    return (5, 6) if "weekend" in words else tuple(range(7))


def _weekday(found: "re.Match[str]") -> int:
    short = [name[:3].casefold() for name in DAY_NAMES]
    return short.index(found[0].casefold()[:3])


def _nth(found: "re.Match[str]") -> int:
    words = found[0].casefold()
    return _NTH.get(words, -2)


def _number(found: "re.Match[str]") -> int:
    return int(re.sub(r"\D", "", found[0]))


_DAY_OF_MONTH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year>20[0-9]{2}))?"
_PATTERNS: tuple[tuple[Kind, str, Worth], ...] = (
    (Kind.QUOTE, r"[\"“”](?P<text>[^\"“”]+)[\"“”]", lambda found: found["text"]),
    (
        Kind.DATE,
        rf"{_DAY_OF_MONTH}(?:\s+of)?\s*(?P<month>{_MONTH})(?!\w)\.?{_YEAR}(?!\w)",
        _date,
    ),
    (
        Kind.DATE,
        rf"(?P<month>{_MONTH})(?!\w)\.?\s+{_DAY_OF_MONTH}(?!\w|[:.][0-9]|\s*[ap]\.?m){_YEAR}"
        r"(?!\w)",
        _date,
    ),
    (
        Kind.DATE,
        r"(?P<day>[0-9]{1,2})[/.](?P<month>[0-9]{1,2})[/.](?P<year>(?:20)?[0-9]{2})(?!\w)",
        _date,
    ),
    (
        Kind.DATE,
        r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?!\w)",
        _date,
    ),
    (
        Kind.ALL_DAY,
        r"(?:24\s?(?:hours?|hrs?)(?:\s+a\s+day)?|(?:all\s+)?day\s+and\s+(?:all\s+)?night|"
        r"round\s+the\s+clock)(?!\w)",
        _nothing,
    ),
    (Kind.ALL_DAY, r"24\s?/\s?7(?!\w)", lambda _found: tuple(range(7))),
    (
        Kind.TIME,
        r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?\s?"
        r"(?P<half>[ap]m(?!\w)|[ap]\.\s?m(?!\w)\.?)",
        _clock,
    ),
    (Kind.TIME, r"(?:(?:12|twelve)\s?)?(?:noon|midday|midnight)(?!\w)", _word_time),
    (
        Kind.TIME,
        r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?P<half>)(?![\w]|[:.]\d)",
        _clock,
    ),
    (
        Kind.TIME,
        r"(?P<hour>[01][0-9]|2[0-4])(?P<minute>[0-5][0-9])(?!\w|[:.]\d)",
        _military,
    ),
    (Kind.ORDINAL, r"[0-9]{1,2}(?:st|nd|rd|th)(?!\w)", _number),
    (Kind.NUMBER, r"[0-9]{1,2}(?!\w)", _number),
    (
        Kind.MONTHLY,
        r"(?:(?:of|in)\s+(?:the|each|every|a)\s+month|(?:each|every|a|per)\s+month|"
        r"monthly)(?!\w)",
        _nothing,
    ),
    (
        Kind.WEEKS,
        r"(?:every\s+(?P<weeks>two|three|four|five|six|[1-9][0-9]?)\s+weeks|"
        r"(?P<second>(?:every|each)\s+(?:other|second|2nd)\s+week|alternate\s+weeks|"
        r"(?:every|each|once\s+a)\s+fortnight|fortnightly)|"
        r"(?:every|each)\s+week|weekly)(?!\w)",
        _weeks,
    ),
    (Kind.OTHER, r"(?:(?:every|each)\s+other|alternate)(?!\w)", _nothing),
    (
        Kind.DAY_SET,
        r"(?:(?:every|each)\s+day|everyday|daily|(?:7|seven)\s+days(?:\s+a\s+week)?|"
        r"weekdays?|weekends?)(?!\w)",
        _day_set,
    ),
    (Kind.EVERY, r"(?:every|each)(?!\w)", _nothing),
    (
        Kind.NTH,
        r"(?:last\s+but\s+one|second[\s-](?:to[\s-])?last|penultimate|first|second|"
        r"third|fourth|fifth|last)(?!\w)",
        _nth,
    ),
    (Kind.WEEKDAY, _WEEKDAY, _weekday),
    (Kind.BANK, r"(?:bank|public)\s+(?:holidays?|hols?)(?!\w)", _nothing),
    (Kind.HOLIDAYS, r"school\s+(?:holidays?|hols?)(?!\w)", _nothing),
    (Kind.TERM, r"(?:school\s+)?(?:term[\s-]?times?|terms?)(?!\w)", _nothing),
    (
        Kind.PHONE,
        r"(?:(?:by|on\s+the|over\s+the)\s+)?(?:tele)?phone(?!\w)",
        _nothing,
    ),
    (Kind.NOTE, r"note(?!\w)", _nothing),
    (Kind.BETWEEN, r"between(?!\w)", _nothing),
    (Kind.FROM, r"from(?!\w)", _nothing),
    (
        Kind.STARTING,
        r"(?:starting(?:\s+(?:from|on))?|starts(?:\s+on)?|beginning|begins|since)(?!\w)",
        _nothing,
    ),
    (Kind.UNTIL, r"(?:until|till?|up\s+to|ending|ends)(?!\w)", _nothing),
    (Kind.TO, r"(?:to|through)(?!\w)|[-‐‑–—−]+", _nothing),
    (
        Kind.NOT,
        r"(?:(?:but\s+)?(?:not|never)(?:\s+open)?|except(?:\s+for)?|excluding|"
        r"apart\s+from|closed|shut)(?!\w)",
        _nothing,
    ),
    (Kind.ONLY, r"only(?!\w)", _nothing),
    (Kind.ALSO, r"(?:including|also|even|too|as\s+well)(?!\w)", _nothing),
    (Kind.OPEN, r"open(?!\w)", _nothing),
    (Kind.IN, r"(?:in|during|on|at)(?!\w)", _nothing),
    (Kind.AND, r"and(?!\w)|[&+/]", _nothing),
    (Kind.OR, r"or(?!\w)", _nothing),
    (
        Kind.FILLER,
        r"(?:the|we|are|is|it|opens|opening|hours|times|of)(?!\w)",
        _nothing,
    ),
    (Kind.COMMA, r"[,;.()]", _nothing),
    (Kind.COLON, r":", _nothing),
    (Kind.UNKNOWN, r"[^\s,;:()\"“”–—]+|\S", _nothing),
)
_COMPILED = tuple(
    (kind, re.compile(pattern, re.IGNORECASE), worth)
    for kind, pattern, worth in _PATTERNS
)
_LABEL = re.compile(
    rf"(?:{'|'.join(re.escape(key) for key in sorted(LABELS, key=len, reverse=True))})"
    r"(?=\s*(?:[:,.]|$))",
    re.IGNORECASE,
)
_GUESSABLE = (
    *DAY_NAMES,
    *(f"{day}s" for day in DAY_NAMES),
    *MONTH_NAMES,
    *("every", "daily", "weekdays", "weekends", "fortnightly", "monthly", "month"),
    *("first", "second", "third", "fourth", "fifth", "except", "until", "noon"),
    *("midday", "midnight", "holidays", "starting", "closed", "school", "term"),
)
_HALF_DAY = "Leave this word out, and say the times like 9am or 9pm."
_ADVICE = {
    **dict.fromkeys(("morning", "mornings", "afternoon", "afternoons"), _HALF_DAY),
    **dict.fromkeys(("evening", "evenings", "night", "nights"), _HALF_DAY),
    "late": "Say when it ends, like 11pm.",
    "biweekly": "Say “Every second Tuesday”, or “Tuesday and Thursday”.",
    "bi-weekly": "Say “Every second Tuesday”, or “Tuesday and Thursday”.",
}
"""What to type in place of words that people do type."""


def pieces(line: str) -> Iterator[Piece]:
    """The pieces of a line, in order. Spaces between them are none."""
    at, before = 0, Kind.COMMA
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        kind, found, worth = _next(line, at, is_phrase=before in _ENDS_A_PHRASE)
        yield Piece(kind, found[0], worth(found), at)
        at, before = found.end(), kind


_ENDS_A_PHRASE = (Kind.COMMA, Kind.COLON)


def _next(
    line: str, at: int, *, is_phrase: bool
) -> tuple[Kind, "re.Match[str]", Worth]:
    """What stands at a place. is_phrase: whether a phrase may begin there."""
    label = _LABEL.match(line, at) if is_phrase else None
    if label:
        return Kind.LABEL, label, _label
    for kind, pattern, worth in _COMPILED:
        found = pattern.match(line, at)
        if found:
            return kind, found, worth
    raise AssertionError("the last pattern takes any character")  # pragma: no cover


def not_understood(said: str, phrase: str = "") -> NotPlain:
    """The problem with words that mean nothing here; a likely slip is named.

    phrase: what stands before the colon that follows, which may say what happens.
    """
    word = said.casefold()
    names = {name.casefold(): name for name in _GUESSABLE}
    close = get_close_matches(word, names, n=1, cutoff=0.75)
    if word in _ADVICE:
        advice = _ADVICE[word]
    elif re.fullmatch(_MONTH, word):
        advice = "Say the day and the year too, like 5 January 2027."
    elif close:
        advice = f"Did you mean “{names[close[0]]}”?"
    elif phrase:
        advice = f'If this says what happens then, put it in quotes: "{phrase}":'
    else:
        advice = EXAMPLE
    return NotPlain(said, f"I do not understand “{said}”.", advice)
