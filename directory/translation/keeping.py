"""Whether a translation that a person wrote keeps the facts of its source.

A person may say a fact in words of their own, "la trei" for "at 3pm", so this asks for
less than the lock does of an engine, and for what can be told without knowing the
language: what stays byte for byte, sums, days, months, times in figures, and that no
figure is new.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from types import MappingProxyType

from directory.text.fact_patterns import ADDRESSES
from directory.text.fact_values import (
    Clock,
    Dated,
    Fact,
    Kept,
    Measure,
    Money,
    Number,
    Weekdays,
)
from directory.text.facts import facts
from directory.wording.said_facts import said
from directory.wording.wording import Wording

_DIRECTION = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
_FIGURES = re.compile(r"\d+")
_ZEROS: Mapping[str, str] = MappingProxyType(
    {
        "gu": "૦",
        "ta": "௦",
        "hi": "०",
        "ne": "०",
        "ar": "٠",
        "fa": "۰٠",
        "ur": "۰٠",
    }
)
_DIGITS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        tag: {ord(zero) + n: str(n) for zero in zeros for n in range(10)}
        for tag, zeros in _ZEROS.items()
    }
)
"""The digits of a language's own script."""
_DOUBLED = re.compile(r"([aeiou])\1")
_STEM = 4
"""Letters by which the name of a day or month is known, whatever its ending."""


def broken_facts(
    source: str, translation: str, w: Wording, names: Iterable[str] = ()
) -> list[str]:
    """Return what a translation does to the facts of an English sentence.

    w: of the language of `translation`. One plain sentence for each fact that is
    missing or new; nothing when all are kept.
    """
    text = plain(translation, w)
    found = facts(source, names)
    wrong = [
        f"“{fact.text}” is missing or changed."
        for fact in found
        if not _is_kept(fact, source, _of(fact, translation, text), w)
    ]
    return wrong + [
        f"“{new}” is not in the English." for new in _new(found, source, text, w)
    ]


def plain(text: str, w: Wording) -> str:
    """A text without signs of direction, its language's own digits as 0 to 9."""
    return _plain(text).translate(_DIGITS.get(w.language.tag, {}))


def _plain(text: str) -> str:
    return _DIRECTION.sub("", text).replace("\u00a0", " ")


def _of(fact: Fact, translation: str, text: str) -> str:
    """Where to look for a fact: telephone numbers stay in the digits of a telephone."""
    is_address = any(pattern.search(fact.text) for pattern, _ in ADDRESSES)
    return _plain(translation) if is_address else text


def _is_kept(fact: Fact, source: str, text: str, w: Wording) -> bool:
    words = _plain(said(w, fact)).casefold()
    if words and words in text.casefold() and not isinstance(fact.value, Kept):
        return True
    match fact.value:
        case Kept(guessed=True):
            kept = set(_FIGURES.findall(fact.text)) <= set(_FIGURES.findall(text))
        case Kept():
            kept = text.count(fact.text) >= source.count(fact.text)
        case Money(amounts, currency):
            kept = all(w.money(amount, currency) in text for amount in amounts)
        case Clock(times):
            there = set(_clocks(text))
            kept = all(_ways_to_say(at) & there for at in times)
        case Weekdays(days):
            kept = all(_has_stem(text, w.day(day)) for day in days)
        case Dated(days, month, year):
            numbers = set(map(int, _FIGURES.findall(text)))
            named = (str(w.locale.months[c]["wide"][month]) for c in _CONTEXTS)
            figures = {*days, *([year] if year else [])}
            kept = figures <= numbers and any(_has_stem(text, name) for name in named)
        case _:
            kept = True  # a person may say a number in words as they please
    return kept


_CONTEXTS = ("format", "stand-alone")


def _has_stem(text: str, name: str) -> bool:
    """Whether a word of `text` begins as the longest word of a name does."""
    # Somali writes "Nofembar" and "Noofeembar".
    longest = _DOUBLED.sub(r"\1", max(name.casefold().split(), key=len))
    text = _DOUBLED.sub(r"\1", text)
    return any(
        word.startswith(longest[:_STEM])
        for word in re.split(r"[\s(\[“\"'–-]+", text.casefold())
    )


def _clocks(text: str) -> Iterator[str]:
    """The times in figures: "9:30", "16"."""
    for hour, minute in re.findall(r"(\d{1,2})(?:[:.](\d{2}))?", text):
        yield f"{int(hour)}:{minute}" if minute and minute != "00" else str(int(hour))


def _ways_to_say(at: time) -> set[str]:
    """A time in figures, by the clocks of 12 and of 24 hours."""
    hours = {at.hour, at.hour % 12 or 12} | ({24} if at.hour == 0 else set())
    return {f"{hour}:{at:%M}" if at.minute else str(hour) for hour in hours}


def _new(found: Iterable[Fact], source: str, text: str, w: Wording) -> Iterator[str]:
    """Yield the numbers of a translation that come from no fact of its source."""
    known = explained(found, source, w)
    for figures in dict.fromkeys(_FIGURES.findall(text)):
        if figures not in known and figures.lstrip("0") not in known:
            yield figures


def explained(found: Iterable[Fact], source: str, w: Wording) -> set[str]:
    """The figures that a translation may hold, for the facts found in its source."""
    figures = set(_FIGURES.findall(source))
    for fact in found:
        figures |= set(_FIGURES.findall(_plain(said(w, fact))))
        for at in fact.value.times if isinstance(fact.value, Clock) else ():
            figures |= {n for way in _ways_to_say(at) for n in way.split(":")}
            figures.add(f"{at:%M}")
        if isinstance(fact.value, Number):
            figures.add(str(fact.value.number))
        if isinstance(fact.value, Measure):
            figures |= set(map(str, fact.value.numbers))
    return figures
