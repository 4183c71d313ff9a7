"""How British English writes times, days of the week and dates."""

import re
from collections.abc import Callable
from datetime import time

from directory.text.fact_values import Clock, Dated, Kept, Value, Weekdays

TO = r"\s?(?:-|–|—|to)\s?"
AMPM = r"\s?(?:(?:[ap]\.m|[AP]\.M)(?:\.(?!\s*$)|(?!\.?\w))|[ap]m|[AP]M)(?![a-zA-Z])"
_HOUR = r"\d{1,2}(?:[:.]\d{2})?"
_SAID_TIME = r"(?:(?:12\s?)?(?:noon|midday|midnight)\b|twelve noon\b)"
_A_TIME = rf"(?:{_HOUR}{AMPM}|{_SAID_TIME}|(?:[01]\d|2[0-3]):[0-5]\d)"

_DAYS = "mon tue wed thu fri sat sun"
_DAY = (
    r"(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)days?|"
    r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAYS?)"
)
# A full stop after it is the sentence's when nothing follows.
_STOP = r"(?:\.(?!\s*$))?"
_SURE_DAY = rf"(?:(?:[Mm]on|[Tt]ues?|[Ww]eds|Wed|[Tt]hurs?|[Tt]hu|[Ff]ri)\b{_STOP})"
_SHORT_DAY = rf"(?:{_SURE_DAY}|(?:Sat|Sun)\b{_STOP})"
_ANY_DAY = rf"(?:{_DAY}|(?i:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b{_STOP})"

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_CLEAR_MONTHS = (
    "[Jj]anuary|[Ff]ebruary|[Aa]pril|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|"
    "[Oo]ctober|[Nn]ovember|[Dd]ecember"
)
_MONTH = rf"(?:{_CLEAR_MONTHS}|March|May)"
_SHORT_MONTH = rf"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b{_STOP}"
_MONTH_OF_3 = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ANY_MONTH = rf"(?:{_MONTH}\b|{_SHORT_MONTH})"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"

# What goes on as a name is one: "June Smith", "March Road", "Tuesday Club".
_NOT_A_NAME = (
    r"(?! (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|"
    r"Nov|Dec|AM|PM|To\b|And\b|Or\b|From\b|At\b))[A-Z]\w)"
)
_BEFORE_A_MONTH = re.compile(
    r"(?:in|of|to|from|until|till|since|by|every|each|and|or|during|before|after|early|"
    r"mid|late|last|next|this|through|between|for|on|\w+days?)\s",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:contact|call|phone|ring|text|e-?mail|ask(?: for)?|(?:speak|talk|write) to|"
    r"with|see|via|Mrs|Ms|Miss|Mr|Dr)\s$",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "/", "- ", "– ")
_LAST_WORD = re.compile(r"\S+\s$")
_AFTER_A_MONTH = re.compile(
    rf"\s?[-–/&]|[:,)]|\.?$| (?:to|and|or|until|is|was|will|has|half|bank)\b|"
    rf" {_ANY_MONTH}"
)


def _clock(found: "re.Match[str]") -> Value | None:
    said = [each for each in (found["from"], found["to"]) if each]
    last = _time_of(said[-1], "")
    if last is None:
        return Kept(guessed=True)
    if len(said) == 1:
        return Clock((last,))
    for half in ("", "pm" if last.hour >= 12 else "am", "am"):
        first = _time_of(said[0], half)
        # "10-4pm" begins in the morning, "1-4pm" after noon.
        if first is not None and (half == "" or first < last):
            return Clock((first, last))
    return Kept(guessed=True)


def _time_of(said: str, half: str) -> time | None:
    """The time that is said, in the `half` of the day where it does not say."""
    lower = re.sub(r"([ap])\.m\.?$", r"\1m", said.casefold().strip())
    if lower.endswith(("noon", "midday")):
        return time(12)
    if lower.endswith("midnight"):
        return time(0)
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s?([ap]m)?", lower)
    if found is None:
        return None
    hour, minute, own = int(found[1]), int(found[2] or 0), found[3] or half
    if not own:  # by the 24-hour clock
        is_clear = ":" in lower and len(found[1]) == 2 and hour < 24 and minute < 60
        return time(hour, minute) if is_clear else None
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return time(hour % 12 + (12 if own == "pm" else 0), minute)


def _weekdays(found: "re.Match[str]") -> Value | None:
    said = re.findall(_ANY_DAY, found.group())
    return Weekdays(tuple(_DAYS.split().index(day.casefold()[:3]) for day in said))


def _dated(found: "re.Match[str]") -> Value | None:
    month = _MONTHS.split().index(found["month"].casefold()[:3]) + 1
    days = tuple(int(day) for day in re.findall(r"\d+", found["days"] or ""))
    if any(not 1 <= day <= 31 for day in days):
        return None
    return Dated(days, month, int(found["year"] or 0))


def _month_alone(found: "re.Match[str]") -> Value | None:
    """A month, but not "Ask for June", "Theresa May", "March with us"."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    after = found.string[found.end() : found.end() + 40]
    last = _LAST_WORD.search(before)
    word = last.group() if last else ""
    if _PERSON.search(before):
        return Kept(guessed=True)
    is_clear = re.match(_CLEAR_MONTHS, found.group())
    is_expected = _BEFORE_A_MONTH.fullmatch(word) or before.endswith(_DASHES)
    is_begun = not before.strip("(\"'‘“ ")
    if not (is_clear or is_expected) and (
        word[:1].isupper() or (is_begun and not _AFTER_A_MONTH.match(after))
    ):
        return None
    return _dated(found)


def _feast(_found: "re.Match[str]") -> Value | None:
    return Kept(guessed=True)


WHEN: tuple[tuple[str, Callable[["re.Match[str]"], Value | None]], ...] = (
    (
        rf"(?<![£€$\d.,:])\b(?:(?P<from>{_HOUR}(?:{AMPM})?|{_SAID_TIME}){TO})?(?P<to>{_A_TIME})",
        _clock,
    ),
    (
        (
            rf"\b(?P<days>{_ORDINAL}(?:{TO}{_ORDINAL})?)(?: of)? "
            rf"(?P<month>{_ANY_MONTH}){_NOT_A_NAME}(?:,? (?P<year>{_YEAR})\b)?"
        ),
        _dated,
    ),
    (
        (
            rf"\b(?P<month>{_ANY_MONTH}) (?P<days>{_ORDINAL})(?![\d:.]*\d|\s?[ap]\.?m)"
            rf"(?:,? (?P<year>{_YEAR})\b)?"
        ),
        _dated,
    ),
    (rf"(?P<days>)\b(?P<month>{_ANY_MONTH}) (?P<year>{_YEAR})\b", _dated),
    (
        (
            rf"(?P<days>)(?P<year>)(?P<month>\b{_MONTH}\b{_NOT_A_NAME}|"
            rf"\b{_SHORT_MONTH}(?=(?:\s?[-–/]\s?| (?:to|and|or) ){_ANY_MONTH})|"
            r"(?:(?<=[-–/])|(?<=[-–] )|(?<=[a-z] to )|(?<=[Ii]n )|(?<=until )|"
            r"(?<=since )|(?<=every )|(?<=each )|(?<=this )|(?<=next )|(?<=last )|"
            rf"(?<={_MONTH_OF_3} and )|(?<={_MONTH_OF_3} or )){_SHORT_MONTH})"
        ),
        _month_alone,
    ),
    (
        (
            r"\b(?i:good friday|easter (?:sun|mon)day|shrove tuesday|ash wednesday|"
            r"palm sunday|maundy thursday|black friday|mothering sunday)\b"
        ),
        _feast,
    ),
    (
        (
            rf"\b{_ANY_DAY}{TO}{_ANY_DAY}(?!\w)|\b{_DAY}\b{_NOT_A_NAME}|"
            rf"\b{_SURE_DAY}{_NOT_A_NAME}(?!\w)|"
            rf"(?<!\b[Tt]he )\b(?:Sat|Sun)\b{_STOP}(?=\s?(?:[,;:)\d&/]|\.?$)|"
            r" (?:and|or|to|of|at|from|[ap]m|morn|after|even|night))"
        ),
        _weekdays,
    ),
)
"""In order of rank."""
