"""Figures as words, for a voice that reads aloud.

The voices of espeak-ng say every whole number right, but not "10:30", "£2.50", "5-11"
or "020 7946 0123": one names a sign between figures, one says "minus", one leaves out
what the sum is of. So signs are taken away here; what is left are whole numbers,
single figures, and words of CLDR.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_currency_name
from babel.units import format_unit

from directory.sheets.script import primary
from directory.text.fact_patterns import ADDRESSES
from directory.text.fact_values import Clock, Money
from directory.text.facts import facts
from directory.wording.languages import ENGLISH, LANGUAGES

Found = re.Match[str]
Say = Callable[[Found], str]
Pieces = Iterable[tuple[str, bool]]
"""Text, and whether it is words already."""

# Marks that espeak-ng obeys, brackets of its phonemes, and what it has no word for.
_UNSAID = re.compile(
    "[\x00-\x1f\x7f-\x9f<>\\[\\]{}|\\\\^`~\ufe0f\ufeff\U00010000-\U0010ffff]"
)
_WEB = re.compile(r"\w@\w|\.[A-Za-z]|^\w+://")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")
_HALF = re.compile(r"[ap]\.?m|noon|mid", re.IGNORECASE)
_DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
_LOCALES = MappingProxyType({each.tag: each.locale for each in LANGUAGES})
_SIGNS = MappingProxyType({"£": "GBP", "€": "EUR", "$": "USD"})
# "£2m" is not two pounds.
_SUM = re.compile(
    r"([£€$])\s?(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d\d))?(?![.,]?\d|[mkb]|\s?[mb]illion)"
)
_TIME = re.compile(r"(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_SHARE = re.compile(r"(?<![\d.,])(\d+)\s?[%٪]")
_PARTS = MappingProxyType({"½": "5", "¼": "25", "¾": "75"})
_DECIMAL = re.compile(r"(?<![\d.,])(\d+)\.(\d{1,2})(?![.,]?\d)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![.,]?\d)")
_LONG = re.compile(r"(?<![\d.,])(?:0\d+|\d{5,})(?![.,]?\d)")
_SEVERAL = re.compile(r"\b\d+(?:-\d+){2,}\b")
_STREET = re.compile(r"(?<=[a-z] )(St|Rd|Ave)\b\.?(?=\s*(?:,|$))")
_STREETS = MappingProxyType({"St": "Street", "Rd": "Road", "Ave": "Avenue"})
_WEB_SIGNS = MappingProxyType(
    {"@": "at", ".": "dot", "/": "slash", "-": "dash", "_": "underscore", ":": "colon"}
)
_PERCENT_AR = "بالمئة"  # CLDR has only its sign, of which the voice says nothing


def spoken(text: str, language: str) -> str:
    """Text as a voice of a language (BCP 47) is to be given it.

    Telephone numbers figure by figure, postcodes letter by letter, times and sums in
    words. What is not understood stays as it is.
    """
    tag = primary(language)
    plain = _UNSAID.sub(" ", text)
    plain = "".join(str(unicodedata.decimal(c, c)) for c in plain)
    pieces: Pieces = [(plain, False)]
    if tag == "en":
        pieces = _facts(_STREET.sub(lambda found: _STREETS[found[1]], plain))
    for pattern, _ in ADDRESSES:
        pieces = _said(pieces, pattern, lambda found: _address(found, tag))
    for pattern, say in _rules(tag):
        pieces = _said(pieces, pattern, say)
    said = " ".join("".join(words for words, _ in pieces).split())
    to = " to " if tag == "en" else " – "  # which is a pause
    said = re.sub(r"(?<=\d)\s?[-–—]\s?(?=\d)", to, said)
    if tag != "en":  # "2 funty-5 funtów"
        said = re.sub(r"(?<=[^\W\d])[-–—](?=\d)", to, said)
    said = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", ", ", said)  # not thousands
    return said.translate(_DEVANAGARI) if tag == "ne" else said


def _said(pieces: Pieces, pattern: "re.Pattern[str]", say: Say) -> Pieces:
    """The same, each match as words; "" leaves it to what follows."""
    for text, is_said in pieces:
        at = 0
        for found in () if is_said else pattern.finditer(text):
            words = say(found)
            if words:
                at, start, before = found.end(), found.start(), at
                yield text[before:start], False
                yield words + " " * text[at : at + 1].isalpha(), True
        yield text[at:], is_said


def in_english(text: str) -> Pieces:
    """Text, and whether an English voice is to say it: postcodes, web addresses."""
    pieces: Pieces = [(text, False)]
    for pattern, _ in ADDRESSES:
        pieces = _said(pieces, pattern, _kept)
    return pieces


def _kept(found: Found) -> str:
    is_kept = _WEB.search(found[0]) or _POSTCODE.fullmatch(found[0])
    return found[0] if is_kept else ""


def _facts(text: str) -> Pieces:
    """English times and sums as words, read as they are for translations too."""
    at = 0
    for fact in facts(text):
        words: list[str] = []
        if isinstance(fact.value, Clock) and re.search(r"\d", fact.text):
            halves = bool(_HALF.search(fact.text))
            words = [_clock(each, halves) for each in fact.value.times]
        elif isinstance(fact.value, Money):
            code = fact.value.currency
            words = [_money(each, code, "en") for each in fact.value.amounts]
        if words:
            yield text[at : fact.start], False
            yield " to ".join(words), True
            at = fact.end - (fact.text[-1] in ".,")  # "£2, £3"
    yield text[at:], False


def _clock(at: time, halves: bool) -> str:
    """halves: whether "am" and "pm" are said; else only after noon, when it is sure."""
    minutes = f" {_two(at.minute)}" if at.minute else ""
    if not (halves or at.hour > 12):
        return f"{at.hour}{minutes}"
    if not at.minute and not at.hour % 12:
        return "12 noon" if at.hour else "12 midnight"
    return f"{at.hour % 12 or 12}{minutes} {'pm' if at.hour >= 12 else 'am'}"


def _two(number: int) -> str:
    """ "30", but "0 5": five past nine is not ten to ten."""
    return str(number) if number > 9 else f"0 {number}"


def _money(amount: Decimal, currency: str, tag: str) -> str:
    """ "2 pounds 50 pence"; in other languages CLDR's name, "2 funty szterlingi 50"."""
    whole, rest = int(amount), int(amount % 1 * 100)
    if tag != "en" or currency != "GBP":
        said = f"{whole} {_currency(currency, tag, whole)}"
        return f"{said} {_two(rest)}" if rest else said
    pounds = f"{whole} {'pound' if whole == 1 else 'pounds'}"
    pence = f"{rest} {'penny' if rest == 1 else 'pence'}" if rest else ""
    return " ".join(filter(None, (pounds if whole or not rest else "", pence)))


def _currency(code: str, tag: str, count: int = 1) -> str:
    return str(get_currency_name(code, count, locale=_LOCALES.get(tag, ENGLISH.locale)))


def _figures(text: str) -> str:
    """One by one, with a pause between groups: "0 2 0, 7 9 4 6"."""
    groups = re.findall(r"\+?\d+|[A-Za-z]+", text)
    apart = (re.sub(r"(?<=\d)(?=\d)", " ", group) for group in groups)
    return re.sub(r"\b(?:ext|x),", "extension", ", ".join(apart))


def _address(found: Found, tag: str) -> str:
    """A telephone number, a postcode, an address of the Internet; or ""."""
    text = found[0]
    if _WEB.search(text):
        return _web(text) if tag == "en" else text
    postcode = _POSTCODE.fullmatch(text)
    if postcode:
        halves = ", ".join(" ".join(half) for half in postcode.groups())
        return re.sub(r"A(?= )", "A,", halves)  # it is "a cat" without the pause
    if re.match(r"[@#A-Za-z]", text):
        return ""
    goes_on = re.match(r"\s?\d", found.string[found.end() :])
    return _figures(text) + ("," if goes_on else "")


def _web(text: str) -> str:
    """An address of the Internet, its signs in English words."""
    said = (
        f" {_WEB_SIGNS[c]} " if c in _WEB_SIGNS else f" {c} " if c.isdecimal() else c
        for c in text
    )
    return re.sub(r"(?<= )[Aa](?= )", "A,", " ".join("".join(said).split()))


def _rules(tag: str) -> Iterator[tuple["re.Pattern[str]", Say]]:
    """What else is said as words, the surest first."""
    locale = _LOCALES.get(tag, ENGLISH.locale)
    symbols = Locale.parse(locale).number_symbols["latn"]
    point = "," if symbols["decimal"] == "," else "."

    def day(found: Found) -> str:
        try:
            return str(format_date(date.fromisoformat(found[0]), "long", locale))
        except ValueError:
            return ""

    def money(found: Found) -> str:
        amount = Decimal(f"{found[2].replace(',', '')}.{found[3] or 0}")
        return _money(amount, _SIGNS[found[1]], tag)

    def at(found: Found) -> str:
        minutes = int(found[2])
        return f"{int(found[1])} {_two(minutes)}" if minutes else str(int(found[1]))

    def share(found: Found) -> str:
        if tag == "ar":
            return f"{found[1]} {_PERCENT_AR}"
        return str(format_unit(int(found[1]), "concentr-percent", locale=locale))

    yield re.compile(r"\b\d{4}-\d\d-\d\d\b"), day
    yield _SUM, money
    yield re.compile(r"[£€$]"), lambda found: f" {_currency(_SIGNS[found[0]], tag)} "
    yield _TIME, at
    yield re.compile(r"\b24/7\b"), lambda _: "24, 7"
    yield _SHARE, share
    yield (
        re.compile(r"(\d*)([½¼¾])"),
        lambda found: f"{found[1] or 0}{point}{_PARTS[found[2]]}",
    )
    yield _DECIMAL, lambda found: f"{found[1]}{point}{found[2]}"
    yield re.compile(r"(\d)\.([ºª])"), lambda found: found[1] + found[2]
    yield _THOUSANDS, lambda found: found[0].replace(",", "")
    yield _SEVERAL, lambda found: found[0].replace("-", " ")
    yield _LONG, lambda found: _figures(found[0])
