"""Finds the facts of a text in one of thirteen languages, for `fact_checker`.

First what must stay byte by byte, then what has digits in it, then words; whatever is
found is taken out of the text, so that nothing is found twice.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, partial
from itertools import pairwise

import regex

from bench.checking.fact_words import CLOCKS_OF_24_HOURS, Entry, folded, tongue

Reading = tuple[str, str, str]
"""A kind, a value and a unit. Times: "14:00", or "?2:00" in either half of the day."""

_GONE = "\ufffc"
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))
_PERIOD_FIRST = ("gu", "hi", "ne", "ta", "ur")
_END = r"(?<![.,;:!?)'\"\]>])"  # a full stop after an address is the sentence's
_VERBATIM = {
    "e-mail": r"[\w.%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "URL": rf"(?:https?://|www\.)[!-~]+{_END}|(?<![\w.])(?:[a-z0-9-]+\.)+"
    rf"(?:uk|org|com|net|gov|info)(?![a-z0-9-])(?:/[!-~]*{_END})?",
    "postcode": r"(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Za-z0-9])",
    "phone number": r"(?<![\d+])(?:\+(?:(?:[ .-]|\) ?| ?\()?\d){9,13}"
    r"|(?:\((?=0\d+\)))?0(?:(?:[ .-]|\) ?| ?\()?\d){7,10})(?!\d)",
    "code": r"(?<![A-Za-z0-9])[A-Z]{1,3}\d+[A-Z]?(?![A-Za-z0-9])",  # "P45", "BS5"
}
_SIGN = r"UK£|£|€|\$|GBP|EUR|USD"
_CURRENCIES = {"UK£": "GBP", "£": "GBP", "€": "EUR", "$": "USD"}
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_NOT_HALF = regex.compile(r"[\s-](?:terms?|way|hearted|brothers?|sisters?)\b")
_FEAST = regex.compile(r"\b(?:Good|Easter|Shrove|Palm|Ash|Maundy|Black|Cyber)\s$")
_SOME = regex.compile(r"\b(?:several|few|many)\s$", regex.IGNORECASE)
_PARTS = regex.compile(r"[\s-](?:thirds|quarters|fifths)\b")
_OF_MONTH = regex.compile(
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|of (?:the|each|every) month)\b"
)
_CALENDAR = regex.compile(
    r"\d|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*\b",
    regex.IGNORECASE,
)
_CAPITAL = frozenset(
    ("mon", "wed", "fri", "sat", "sun", "jan", "mar", "may", "march", "jun", "dec")
)
_MAY_BE: Mapping[str, tuple[Reading, ...]] = {
    "weekend": (("weekday", "5", ""), ("weekday", "6", "")),
    "working": (("weekday", "5", ""), ("weekday", "6", "")),
    "weekday": (("weekday", "0", ""), ("weekday", "4", "")),
    "night": (("number", "24", ""),),
}
"""What a translator may put for an English word without being wrong."""

_EN_UNIT = regex.compile(
    r"[\s-]*(?:an?\s)?(?:(?:working|business|calendar|school|full|whole)\s)?(\w+)"
    r"(?:['’]s?)?(?P<old>[\s-]olds?\b)?"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in a text: its readings, of which one holds; soft if it may be none."""

    kind: str
    said: str
    start: int
    end: int
    readings: frozenset[Reading]
    is_soft: bool = False


def facts_in(
    text: str, language: str, names: Iterable[str] = (), english: str = ""
) -> list[Fact]:
    """Return the facts of a text, in order.

    language: BCP 47 tag of the text. names: found byte by byte. english: the source
    of a translation, which decides what a word with two meanings may mean.
    """
    finder = _Finder(text, language, english)
    finder.find_verbatim(names)
    finder.find_with_digits()
    finder.find_words()
    return finder.with_ranges()


def plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c
        for c in text
    )


class _Finder:
    def __init__(self, text: str, language: str, english: str) -> None:
        self._language = language
        self._tongue = tongue(language)
        self._english = english.casefold()
        self._text = plain_digits(text.translate(_MARKS))
        self._whole = ""
        self._facts: list[Fact] = []

    def find_verbatim(self, names: Iterable[str]) -> None:
        """E-mails before names, for an address may have a name in it."""
        longest = sorted(filter(None, names), key=len, reverse=True)
        named = "|".join(map(regex.escape, longest)) or "(?!)"
        patterns = {**_VERBATIM, "name": rf"(?<!\w)(?:{named})(?![\p{{Latin}}\d])"}
        for kind in ("e-mail", "URL", "name", "postcode", "phone number", "code"):
            self._take(regex.compile(patterns[kind]), partial(self._verbatim, kind))

    def find_with_digits(self) -> None:
        """Dates, money, percentages, times and numbers."""
        text = folded(self._text, self._language)
        if self._language == "pt":  # "de 2 em 2 semanas" says it once
            text = regex.sub(r"(?i)\bde (\w+) em (?=\1\b)", "", text)
        self._text = self._whole = regex.sub(r"(?<=\d)،(?=\d{3})", ",", text)
        patterns = _patterns(self._language)
        self._take(patterns["date"], self._date)
        self._take(patterns["money"], self._money)
        self._take(patterns["percentage"], self._percentage)
        self._take(patterns["past"], self._past)
        self._take(patterns["time"], self._time)
        self._take(patterns["number"], self._number)

    def _take(
        self,
        pattern: regex.Pattern[str],
        make: Callable[[regex.Match[str]], list[Fact]],
    ) -> None:
        for found in list(pattern.finditer(self._text)):
            if facts := make(found):
                self._facts += facts
                self._blank(found.start(), found.end())

    def _blank(self, start: int, end: int) -> None:
        gone = _GONE * (end - start)
        self._text = self._text[:start] + gone + self._text[end:]

    def _one(
        self, kind: str, found: regex.Match[str], *readings: Reading
    ) -> list[Fact]:
        start, end = found.span()
        return [Fact(kind, found[0].strip(), start, end, frozenset(readings))]

    def _verbatim(self, kind: str, found: regex.Match[str]) -> list[Fact]:
        return self._one(kind, found, (kind, found[0], ""))

    def _date(self, found: regex.Match[str]) -> list[Fact]:
        day, month, year = (int(found[part]) for part in ("d", "mo", "y"))
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return []
        years = {str(year), str(year + 2000)} if year < 100 else {str(year)}
        parts = {
            "d": ("number", {("number", str(day), "")}),
            "mo": ("month", {("month", str(month), "")}),
            "y": ("number", {("number", y, "") for y in years}),
        }
        return [
            Fact(kind, found[part], *found.span(part), frozenset(readings))
            for part, (kind, readings) in parts.items()
        ]

    def _money(self, found: regex.Match[str]) -> list[Fact]:
        part = 100 if found["penny"] else 1
        sign = (found["sign"] or "GBP").upper()
        currency = _CURRENCIES.get(sign, sign)
        amounts = (amount / part for amount in self._value(found["n"]))
        said = (("money", f"{amount} {currency}", "") for amount in amounts)
        return self._one("money", found, *said)

    def _percentage(self, found: regex.Match[str]) -> list[Fact]:
        values = self._value(found["n"])
        said = (("percentage", str(value), "") for value in values)
        return self._one("percentage", found, *said)

    def _past(self, found: regex.Match[str]) -> list[Fact]:
        """ "Half past nine", in English."""
        number = next((e.value for e in self._tongue.meaning(found["hour"])), "")
        said = found["hour"] if found["hour"].isdigit() else number
        if not said.isdigit() or not 1 <= int(said) <= 12:
            return []
        minute = (30 if found["half"] else 15) * (-1 if found["to"] else 1)
        at = (int(said) % 12 * 60 + minute) % 720
        return self._one("time", found, *self._times(at, self._period(found["post"])))

    def _period(self, said: str | None) -> int | None:
        words = regex.sub(r"[\s-]+", "_", (said or "").casefold())
        return self._tongue.periods.get(words)

    def _time(self, found: regex.Match[str]) -> list[Fact]:
        hour, minute = int(found["h"]), int(found["m"] or 0)
        at = hour * 60 + minute
        begins = self._period(found["post"] or found["pre"])
        if begins is not None:
            return self._one("time", found, *self._times(at, begins))
        if not found["m"] and not found["clock"]:
            return []
        readings = set(self._times(at, None, is_24=found["h"].startswith("0")))
        if not found["m"]:
            readings.add(("number", str(hour), ""))
        elif "." in found[0]:
            readings.add(("number", str(Fraction(f"{hour}.{found['m']}")), ""))
        return self._one("time", found, *readings)

    def _times(
        self, at: int, begins: int | None, *, is_24: bool = False
    ) -> Iterator[Reading]:
        """What a time may be. at: minutes; begins: hour, of the period said with it."""
        if at >= 13 * 60:
            yield _time(at)
        elif begins is not None:
            half = at % 720
            yield _time(half if (half - begins * 60) % 1440 < 720 else half + 720)
        else:
            yield ("time", f"?{_clock(at % 720 or 720)}", "")
            if is_24 or at < 60 or self._language in ("en", *CLOCKS_OF_24_HOURS):
                yield _time(at)
            if self._language == "en" and 60 <= at < 8 * 60:
                yield _time(at + 720)  # nobody opens at 2:30 in the night

    def _number(self, found: regex.Match[str]) -> list[Fact]:
        readings = set()
        unit, end = self._unit_after(found.end())
        if regex.search(r"\bage[sd]?:?\s$", self._text[: found.start()]):
            unit = unit or "age"
        for value in self._value(found[0]):
            readings |= _counts(value, unit)
            is_hour = value.denominator == 1 and (
                13 <= value <= 24 or self._language in CLOCKS_OF_24_HOURS
            )
            if is_hour and value <= 24 and self._language != "en":
                readings.add(_time(int(value) * 60))
            if self._language != "en":
                readings.add(("ordinal", str(value), ""))  # "1."
        if self._language == "en" and (th := found["th"]):
            readings.add(("ordinal", found[0].removesuffix(th), ""))
        start = found.start()
        said = self._whole[start:end]
        return [Fact("number", said, start, found.end(), frozenset(readings))]

    def _value(self, said: str) -> list[Fraction]:
        """What digits may mean: "1.000" is a thousand or one."""
        said = regex.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\s(?=\d{3})", "", said.casefold())
        if part := regex.fullmatch(r"(\d*)\s?([½¼])", said):
            return [int(part[1] or 0) + Fraction(1, 2 if part[2] == "½" else 4)]
        if not regex.search(r"[.,]", said):
            return [Fraction(said)]
        point = regex.findall(r"[.,]", said)[-1]
        whole, _, rest = said.rpartition(point)
        together = Fraction(regex.sub(r"[.,]", "", said))
        apart = Fraction(f"{regex.sub(r'[.,]', '', whole)}.{rest}")
        if len(rest) != 3 or not whole.strip("0"):
            return [apart]
        if self._language == "en":
            return [together if point == "," else apart]
        return [together, apart]

    def _unit_after(self, end: int) -> tuple[str, int]:
        """The unit that follows a number, "" if none does, and where it ends."""
        if self._language == "en":
            found = _EN_UNIT.match(self._text, end)
            unit = self._unit(found[1]) if found else ""
            if not found or not unit:
                return "", end
            is_age = found["old"] and unit == "year"
            return ("age" if is_age else unit), found.end()
        ahead = regex.match(r"[^\d.;:!?،؛؟।۔\ufffc(]{0,60}", self._text, pos=end)
        words = list(_WORD.finditer(self._text, end, ahead.end() if ahead else end))
        for n, word in enumerate(words[:4]):
            both = " ".join(w[0] for w in words[n : n + 2])
            if unit := self._unit(both) or self._unit(word[0]):
                return unit, word.end()
        return "", end

    def _unit_before(self, start: int, value: str) -> str:
        """That of Arabic "one", which comes after what it counts."""
        if self._language != "ar" or value != "1":
            return ""
        words = _WORD.findall(self._text[:start])
        return self._unit(words[-1]) if words else ""

    def _unit(self, word: str) -> str:
        entries = self._tongue.meaning(word, "unit")
        return entries[0].value if entries else ""

    def find_words(self) -> None:
        """Weekdays, months, noon and midnight, numbers in words."""
        words = list(_WORD.finditer(self._text))
        n = 0
        while n < len(words):
            n += self._find_word(words[n : n + 4])

    def _find_word(self, words: list[regex.Match[str]]) -> int:
        """Look at the first of some words; return how many of them were taken."""
        start = words[0].start()
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            if self._language == "en":  # "Friday's"
                end -= 2 * self._text[start:end].endswith(("'s", "’s"))
            said = self._text[start:end]
            if count > 1 and not regex.fullmatch(r"[\p{L}\p{M}'’\s-]+", said):
                continue
            entries = [
                entry
                for entry in self._tongue.meaning(regex.sub(r"[\s-]+", " ", said))
                if entry.kind in ("weekday", "month", "time", "number", "ordinal")
            ]
            if entries and (self._language != "en" or self._is_meant(start, end)):
                self._facts += self._of_entries(entries, start, end)
                return count
        if self._language == "en":
            self._facts += self._perhaps(start, words[0].end())
        return 1

    def _of_entries(self, entries: list[Entry], start: int, end: int) -> Iterator[Fact]:
        soft = all(map(self._is_soft, entries))
        first = next((e for e in entries if not self._is_soft(e)), entries[0])
        readings: set[Reading] = set()
        unit, unit_end = self._unit_after(end)
        kind = first.kind
        for entry in entries:
            if entry.kind == "number":
                of = entry.unit or unit or self._unit_before(start, entry.value)
                readings |= _counts(Fraction(entry.value), of)
            else:
                readings.add((entry.kind, entry.value, ""))
        if kind == "number":
            money = _patterns(self._language)["money after"].match(self._text, end)
            if money:
                amount = Fraction(first.value) / (100 if money["penny"] else 1)
                kind, readings = "money", {("money", f"{amount} GBP", "")}
            end = max(end, unit_end if unit else 0)
        if self._language == "en":
            soft, more = self._english_reading(first, start, end, soft)
            readings |= more
        yield Fact(kind, self._whole[start:end], start, end, frozenset(readings), soft)

    def _english_reading(
        self, entry: Entry, start: int, end: int, soft: bool
    ) -> tuple[bool, set[Reading]]:
        if entry.kind == "ordinal":
            return not _OF_MONTH.match(self._text, end), set()
        if entry.value == "100" and _SOME.search(self._text[:start]):
            return True, set()
        if entry.kind == "number" and _PARTS.match(self._text, end):
            return True, set()
        if entry.kind == "weekday" and _FEAST.search(self._text[:start]):
            return True, set()
        if entry.value == "1/2" and regex.match(r"[\s-]price", self._text, pos=end):
            return soft, {("percentage", "50", "")}
        return soft, set()

    def _is_soft(self, entry: Entry) -> bool:
        if not entry.unless:
            return entry.unless is not None
        words = entry.unless.replace("/", "|")
        return bool(regex.search(rf"\b(?:{words})", self._english))

    def _is_meant(self, start: int, end: int) -> bool:
        """Whether an English word is a day or month, not "may", "sat", "Jan"."""
        word, before, behind = (
            self._whole[start:end],
            self._whole[:start],
            self._whole[end:],
        )
        if word.casefold() == "half":
            return not _NOT_HALF.match(self._text, end)
        if word.casefold() not in _CAPITAL:
            return True
        if word[0].islower():
            return False
        if _CALENDAR.search(before[-12:] + " " + behind[:12]):
            return True
        if behind.startswith(":"):  # "Mon: chess club"
            return True
        is_inside = regex.search(r"[\p{L}\p{M},][\s-]$", before)
        return bool(is_inside) and word not in ("Jan", "Mar", "Sun")

    def _perhaps(self, start: int, end: int) -> Iterator[Fact]:
        """ "Weekends" may become "Saturdays and Sundays"."""
        said = self._text[start:end]
        for reading in _MAY_BE.get(said.casefold().removesuffix("s"), ()):
            yield Fact(reading[0], said, start, end, frozenset({reading}), is_soft=True)

    def with_ranges(self) -> list[Fact]:
        """The facts in order; "10" is read with the "4pm" or the "£12" after it."""
        facts = sorted(self._facts, key=lambda fact: (fact.start, fact.end))
        for n, (one, other) in enumerate(pairwise(facts)):
            gap = self._whole[one.end : other.start] if self._whole else ""
            if _patterns(self._language)["between"].fullmatch(gap):
                facts[n] = _read_with(one, other, is_first=True)
                is_same = self._language != "en"
                facts[n + 1] = _read_with(other, one, is_first=False, is_same=is_same)
        return facts


def _read_with(
    fact: Fact, other: Fact, *, is_first: bool, is_same: bool = False
) -> Fact:
    """A bare number or time with one more reading: that of its neighbour.

    is_same: only a time in the same half of the day.
    """
    more: set[Reading] = set()
    hours = [v for k, v, _ in fact.readings if k == "number" or v.startswith("?")]
    times = [v for k, v, _ in other.readings if k == "time" and not v.startswith("?")]
    if fact.kind in ("number", "time") and hours and len(times) == 1:
        near = _minutes(times[0])
        for said in hours:
            at = _minutes(said)
            if at is not None and near is not None and 60 <= at < 780:
                step = -1 if is_first else 1
                away = (near - at) % 720 if is_first else (at - near) % 720
                found = near + step * away
                if not is_same or found // 720 == near // 720:
                    more.add(_time(found % 1440))
    if fact.kind in ("number", "time") and other.kind == "percentage":
        more |= {("percentage", v, "") for k, v, _ in fact.readings if k == "number"}
    if fact.kind == "number" and other.kind == "money":
        currency = next(v for _, v, _ in other.readings).partition(" ")[2]
        more |= {
            ("money", f"{v} {currency}", "")
            for k, v, _ in fact.readings
            if k == "number"
        }
    return replace(fact, readings=fact.readings | more)


def _minutes(said: str) -> int | None:
    """Minutes of "9", "?9:30" or "14:00"; None of another number."""
    found = regex.fullmatch(r"\??(\d{1,2})(?::(\d\d))?", said)
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _time(minutes: int) -> Reading:
    return "time", f"{minutes // 60 % 24:02}:{minutes % 60:02}", ""


def _counts(value: Fraction, unit: str) -> set[Reading]:
    """A number with its unit; half an hour is also thirty minutes."""
    readings: set[Reading] = {("number", str(value), unit)}
    if unit == "hour" and value.denominator > 1:
        readings.add(("number", str(value * 60), "minute"))
    return readings


@cache
def _patterns(language: str) -> dict[str, regex.Pattern[str]]:
    """What has digits in it, in one language."""
    words = tongue(language)
    is_english = language == "en"  # where "1,2" are two numbers
    number = r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)*" if is_english else r"\d+(?:[.,]\d+)*"
    edge, start = r"(?![\p{L}\p{M}])", r"(?<![\p{L}\p{M}])"
    names = sorted(words.periods, key=len, reverse=True)
    period = "|".join(regex.escape(p).replace("_", r"[\s-]") for p in names)
    before, after = (words.alternatives("clock", w) for w in ("before", "after"))
    money = (
        rf"(?P<pound>{words.alternatives('money', 'pound')}){edge}"
        rf"|(?P<penny>{words.alternatives('money', 'penny')}){edge}(?!\.m)"
    )
    percent = rf"(?:%|{start}(?:{words.alternatives('percent', '%')}){edge})"
    hour = (
        r"(?<![\d.,:£$€]|\d/)(?P<h>0?\d|1[0-2]|{})(?:[:.h](?P<m>[0-5]\d))?"
        r"(?![\d%]|[.,:/]\d)"
    )
    by_12, by_24 = hour.format(r"[12]\d(?=[:.h]\d\d)"), hour.format(r"1\d|2[0-4]")
    clock = rf"(?:{start}(?:{before})\.?\s*)"
    o_clock = rf"(?:\s*(?:{after}){edge}(?!\s+நேர))"  # but not Tamil "2 hours"
    is_first = language in _PERIOD_FIRST
    lead = rf"[\s,]*{clock}{'?' if is_first else ''}"
    last = rf"(?P<post>{period}){edge}" + (r"(?!\s*\d)" if is_first else "")
    patterns = {
        "date": r"(?<![\d./-])(?P<d>\d{1,2})(?P<s>[./-])(?P<mo>\d{1,2})(?P=s)"
        r"(?P<y>\d{4}|\d\d)(?!\d|[./-]\d)"
        r"|(?<![\d./-])(?P<y>\d{4})-(?P<mo>\d\d)-(?P<d>\d\d)(?![\d-])",
        "money": rf"(?:(?P<sign>{_SIGN})\s?)(?P<n>{number})"
        rf"|(?P<n>{number})\s?(?:(?P<sign>{_SIGN})(?!\s?\d)|{money})",
        "money after": rf"[\s-]?(?:{money})",
        "percentage": rf"(?P<n>{number})\s?{percent}|{percent}\s?(?P<n>{number})",
        "between": r"(?=[^\d.,،;:!?\ufffc]{1,16}$).*?"
        rf"(?:[-–—]|(?<!\p{{L}})(?:{words.alternatives('to', 'to')}){edge}).*",
        "past": rf"\b(?:(?P<half>half)|quarter)\s(?:past|(?P<to>to))\s(?P<hour>\w+)"
        rf"(?:\s*{last})?"
        if is_english
        else r"(?!)",
        "time": rf"{clock}?{by_12}{o_clock}?\s*{last}"
        rf"|{start}(?P<pre>{period}){lead}{by_12}{o_clock}?"
        rf"|(?P<clock>{clock}){by_24}{o_clock}?|{by_24}(?P<clock>{o_clock})?",
        "number": r"(?:\d+\s?)?[½¼]|"
        + (r"\d{1,3}(?: \d{3})+(?!\d)|" if language in ("pl", "pt", "sq") else "")
        + rf"{number}(?P<th>st|nd|rd|th)?",
    }
    return {kind: regex.compile(p, regex.IGNORECASE) for kind, p in patterns.items()}
