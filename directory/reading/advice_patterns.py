"""The shapes of what makes English hard to read, and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import phonenumbers


class Found(NamedTuple):
    """Where something stands in a sentence, and what might stand there."""

    start: int
    end: int
    suggestion: str = ""
    is_safe: bool = False


CONDITION = re.compile(
    r"\b(?:not|never|no|none|without|if|unless|only|except|until|or|must|may|when|"
    r"while|"
    r"where|provided|depending|between|should|than|so that|because)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that tie the parts of a sentence together: one that has any is not split by
itself ("if you are over 60 and live here")."""

_SUBJECT = (
    r"(?:we|you|they|it|he|she|I|there|this|these|people|everyone|staff|volunteers)"
)
_JOINT = re.compile(
    rf"(?:\s*;\s+|,?\s+[–—]\s+|,\s+(?P<word>and|but|so)\s+)(?={_SUBJECT}\b\s+"
    r"(?!who|that|with|from|of|in|aged|living|over|under|and|at|on)[a-z])"
)
_LEAST = 3
"""Words of each half of a sentence that may be split."""

_IRREGULAR = (
    "been begun born borne bought bound broken brought built caught chosen cut dealt "
    "done drawn driven eaten fed felt found forgotten frozen given grown heard held "
    "hidden hurt kept known laid led left lent lost made meant met paid put read run "
    "said seen sent set shown shut sold spent split spoken spread stolen taken taught "
    "thought thrown told understood won written"
)
_ADJECTIVES = (
    "interested tired worried based located situated disabled closed married retired "
    "experienced qualified involved related limited unemployed bereaved isolated "
    "needed advanced mixed pleased delighted excited unlimited talented dedicated "
    "committed skilled open"
)
PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|get|gets)\s+(?:\w+ly\s+|also\s+|then\s+)?"
    rf"(?!(?:{'|'.join(_ADJECTIVES.split())})\b)"
    rf"(?:[a-z]{{2,}}(?<!e)ed|{'|'.join(_IRREGULAR.split())})\b",
    re.IGNORECASE,
)
"""Such as "will be sent", "are provided by"; not "are interested"."""

_PERCENT = re.compile(r"(?<![\d.,–-])\b(?P<n>\d{1,3})(?P<sign> ?%| per ?cent\b)")
_WHOLE = 100

_ROMAN = re.compile(
    r"\b(?P<what>[Pp]art|[Pp]hase|[Ss]tage|[Ll]evel|[Cc]lass|[Cc]ategory|[Tt]ype|"
    r"[Gg]rade|"
    r"[Ss]tep|[Tt]ier|[Bb]and|[Gg]roup|[Vv]olume|[Cc]hapter)\s+(?P<n>[IVX]{1,5})\b"
)
_ROMANS = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
)  # fmt: skip

_LATIN = re.compile(
    r"(?<!\w)(?:(?P<eg>e\.?g\.?)|(?P<ie>i\.?e\.?)|(?P<etc>etc\.?)|(?P<via>via)|"
    r"(?P<nb>n\.?b\.?)|(?P<vs>vs\.?|versus)|(?P<pa>per annum)|"
    r"(?P<ph>per head))(?![\w@])"
)
_ENGLISH: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "eg": ("for example", True),
        "ie": ("that is", True),
        "etc": ("and so on", True),
        "via": ("through", False),
        "nb": ("Please note:", False),
        "vs": ("against", False),
        "pa": ("a year", True),
        "ph": ("a person", True),
    }
)

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday",
        "Weds": "Wednesday", "Thu": "Thursday", "Thur": "Thursday",
        "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
        "Jan": "January", "Feb": "February", "Aug": "August", "Sep": "September",
        "Sept": "September", "Oct": "October", "Nov": "November", "Dec": "December",
        "approx": "about", "hrs": "hours", "hr": "hour", "mins": "minutes",
        "wks": "weeks", "yrs": "years", "mths": "months", "tel": "phone",
        "mob": "mobile", "info": "information", "incl": "including",
        "appt": "appointment", "appts": "appointments", "govt": "government",
        "dept": "department", "org": "organisation", "orgs": "organisations",
        "p/w": "a week", "pw": "a week", "pcm": "a month", "w/": "with",
        "refs": "references", "docs": "documents", "max": "at most",
        "min": "at least", "no.": "number",
    }
)  # fmt: skip
"""What is written out; those with small letters in any case."""
_UNSURE = frozenset(
    ("Sat", "Sun", "max", "min", "no.", "org", "w/", "pw", "tel", "mob")
)
"""They may be words, or want another word than this one."""
_SHORT = re.compile(
    r"(?<![\w.@/-])(?:"
    + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r")(?P<stop>\.(?=\s+[a-z\d]|[,;)]))?(?![\w@/'’-])",
    re.IGNORECASE,
)

_PHONE = re.compile(r"(?<![\w.+/-])0\d{9,10}(?![\w/-])")
_CLOCK = re.compile(
    r"(?<![\d.:])\b(?P<hour>[01]\d|2[0-3])(?P<colon>[:.]?)(?P<minute>[0-5]\d)"
    r"(?P<hours>\s?(?:hrs|hours|h)\b)?(?![\d:]|\.\d|\s?[ap]\.?m\b|\s?%)",
    re.IGNORECASE,
)
_NOON = 12
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_DIGITS = re.compile(
    r"(?<![\d/.-])(?:(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<year>(?:20)?\d\d)|(?P<iso>20\d\d-\d\d-\d\d))(?![\d/]|[.-]\d)"
)


def joined_clauses(sentence: str) -> Iterator[Found]:
    """Where two ideas are joined; split there, when nothing ties them together."""
    for found in _JOINT.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        if min(len(before.split()), len(after.split())) < _LEAST:
            continue
        first = after.split()[0]
        word = found["word"] or ""
        opening = f"{word.capitalize()} " if word == "but" else ""
        start = found.end() + len(first)
        next_word = first if opening else first[:1].upper() + first[1:]
        is_safe = word != "so" and not CONDITION.search(sentence)
        yield Found(found.start(), start, f". {opening}{next_word}", is_safe)


def percent(sentence: str) -> Iterator[Found]:
    """ "20%" as "20 out of 100"."""
    for found in _PERCENT.finditer(sentence):
        number = int(found["n"])
        if 0 < number < _WHOLE:
            yield Found(*found.span(), f"{number} out of 100", False)
        else:
            yield Found(*found.span())


def roman(sentence: str) -> Iterator[Found]:
    """ "Part II" as "Part 2"."""
    for found in _ROMAN.finditer(sentence):
        if found["n"] in _ROMANS:
            number = _ROMANS.index(found["n"]) + 1
            yield Found(*found.span(), f"{found['what']} {number}", found["n"] != "I")


def latin(sentence: str) -> Iterator[Found]:
    """ "e.g." as "for example"."""
    for found in _LATIN.finditer(sentence):
        english, is_safe = _ENGLISH[str(found.lastgroup)]
        end = found.end()
        is_last = found.group().endswith(".") and end == len(sentence)
        if found.lastgroup == "etc" and is_last:
            end -= 1
        yield Found(found.start(), end, english, is_safe)


def abbreviation(sentence: str) -> Iterator[Found]:
    """ "Tues" as "Tuesday"."""
    for found in _SHORT.finditer(sentence):
        short = found.group().removesuffix(".") if found["stop"] else found.group()
        whole = ABBREVIATIONS.get(short) or ABBREVIATIONS.get(short.casefold())
        if whole:
            is_safe = short not in _UNSURE and short.casefold() not in _UNSURE
            yield Found(*found.span(), whole, is_safe)


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
        same = re.sub(r"\D", "", spaced) == found.group()
        yield Found(*found.span(), spaced if same else "", same)


def clock(sentence: str) -> Iterator[Found]:
    """ "14:30" as "2.30pm"; "10:00" may be either, so it is only pointed out."""
    for found in _CLOCK.finditer(sentence):
        is_sure = bool(found["colon"] == ":" or found["hours"])
        if not is_sure:
            continue
        hour, minute = int(found["hour"]), found["minute"]
        is_told = hour > _NOON or found["hour"].startswith("0") or found["hours"]
        if not is_told:
            yield Found(*found.span())
            continue
        half = "am" if hour < _NOON else "pm"
        twelve = hour % _NOON or _NOON
        said = f"{twelve}{half}" if minute == "00" else f"{twelve}.{minute}{half}"
        if minute == "00" and hour in (0, _NOON):
            said = "midnight" if hour == 0 else "noon"
        yield Found(*found.span(), said, True)


def date_in_digits(sentence: str) -> Iterator[Found]:
    """ "18/9/2026" as "18 September 2026"; sure when it can be nothing else."""
    for found in _DIGITS.finditer(sentence):
        try:
            if found["iso"]:
                day = date.fromisoformat(found["iso"])
            else:
                year = int(found["year"]) % 100 + 2000
                day = date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            yield Found(*found.span())
            continue
        is_sure = bool(found["iso"]) or day.day > len(_MONTHS) or day.day == day.month
        said = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        yield Found(*found.span(), said, is_sure)
