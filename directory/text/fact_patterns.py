"""How British English writes facts: "9.30am", "£3.50", "two hours", "in Polish"."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from directory.text.fact_calendar import AMPM, TO, WHEN
from directory.text.fact_values import Free, Kept, Measure, Money, Number, Spoken, Value
from directory.text.number_words import COUNT, UNITS, WORDS, number_of

Read = Callable[["re.Match[str]"], Value | None]
Patterns = tuple[tuple["re.Pattern[str]", Read], ...]

_SUM = r"\d[\d,]*(?:\.\d\d)?(?![\d.,]*\d)"
# No second sum: "£5 - 7pm", "£2-10 weeks".
_NO_SUM = rf"(?!{AMPM}|[:.]\d|\s?(?:[a-zA-Z%]|[-–]\d))"
# What makes a sum another: "£2m", "£2.50pp", "£5/3".
_MORE = (
    r"(?:/\d[\d.]*(?![\d.]|\s?[a-z])|\s?(?:million|billion|thousand)\b|\s?p/[a-z]\b|"
    r"(?:[a-z]{1,3}|p\.p\.)(?![a-z]))"
)
_PENCE = r"(?:(?<![\d.,:/-])|(?<=p-))\b\d{1,2}p\b(?!\.m)"

_UNIT = rf"(?:{'|'.join(UNITS)})s?"
_OTHER_UNIT = (
    r"(?:seconds|secs|nights?|fortnights?|weekends?|decades?|yards?|yds?|feet|foot|ft|"
    r"inch(?:es)?|stones?|lbs?|kilos?|kgs?|grams?|mm|m|litres?|ml|pints?|acres?|mph|"
    r"degrees|°C?|pounds?|pence|quid|euros?|dollars?)(?!\w)"
)
_PARTS: Mapping[str, int] = MappingProxyType({"½": 30, "¼": 15, "¾": 45, "": 0})
_FRACTION = r"(?:\d{0,3}[½¼¾⅓⅔]|\d{1,6}\.\d[\d.]{0,5}|\d{1,6},(?!\d{3}\b)\d{1,6})"
_PARTS_TO = (
    rf"(?:{_FRACTION}{TO}(?:{_FRACTION}|\d+)|(?<![\d.,/:-])\b\d+{TO}{_FRACTION})"
)
RATE = (
    r"(?:\d{1,9}[a-z]{0,3}|\d\w{0,9} \w{1,20}|\b(?:once|twice|times|people|"
    r"(?:hour|hr|day|min|minute|session|meal|visit|night|week|month|morning|evening|afternoon|pound|call|class|lesson)s?))"
)
"""What makes of "a week" how often: "£5 a week", "three times a week"."""
_OF_A_RATE = re.compile(rf"{RATE}\s$", re.IGNORECASE)
_AFTER_ONE = (
    r"(?=\s*(?:[.,;:!?)(]|$)| [–—-]|['’]s? | (?:and|or|from|for|before|after|to|at|on|"
    r"in|with|of|ago|later|long|away|until|till|is|are|was|you|we|they|by|when|if|walk)\b)"
)
# "step free" says nothing of money, nor does "free from".
_NO_PRICE = re.compile(
    r"\b(?:feel|step|gluten|smoke|sugar|dairy|nut|fat|lactose|wheat|meat|alcohol|drugs?|"
    r"barrier|jargon|judge?ment|hands|interest|rent|tax|debt|carbon|crime|pain|violence|"
    r"symptom|stress|traffic|car|lead|toll|set|break|breaks)[\s-]$",
    re.IGNORECASE,
)

ODD_UNITS = (
    rf"(?i:(?:{_PARTS_TO}|{_FRACTION}(?![ -]?h(?:ou)?rs?\b))[ -]?"
    rf"(?:{_UNIT}|{_OTHER_UNIT})\b|"
    rf"(?<![\d/])\d/\d[ -]?(?:{_UNIT}|{_OTHER_UNIT})\b|"
    rf"(?<![\d.,/:£€$-])\b(?:{COUNT}{TO})?{COUNT}[ -]?(?:{_OTHER_UNIT}|{_UNIT}\+)|"
    r"\ba (?:pound|tenner|fiver)\b|\b\d+(?:\.\d+)? ?per ?cent\b)"
)
"""So much of something that no data says again: "7 nights", "2.5 miles"."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "Albanian": "sq", "Amharic": "am", "Arabic": "ar", "Bengali": "bn",
        "Bulgarian": "bg", "Cantonese": "yue", "Chinese": "zh", "Dari": "fa-AF",
        "Dutch": "nl", "English": "en", "Farsi": "fa", "French": "fr", "German": "de",
        "Greek": "el", "Gujarati": "gu", "Hindi": "hi", "Hungarian": "hu",
        "Italian": "it", "Kurdish": "ku", "Lithuanian": "lt", "Malayalam": "ml",
        "Nepali": "ne", "Pashto": "ps", "Persian": "fa", "Polish": "pl",
        "Portuguese": "pt", "Punjabi": "pa", "Romanian": "ro", "Russian": "ru",
        "Sinhala": "si", "Somali": "so", "Spanish": "es", "Swahili": "sw",
        "Tamil": "ta", "Telugu": "te", "Tigrinya": "ti", "Turkish": "tr",
        "Ukrainian": "uk", "Urdu": "ur", "Vietnamese": "vi", "Welsh": "cy",
    }
)  # fmt: skip
"""Languages by their English names, with their BCP 47 tags."""


def _kept(_found: "re.Match[str]") -> Value | None:
    return Kept()


def _odd(_found: "re.Match[str]") -> Value | None:
    return Kept(guessed=True)


def _token(found: "re.Match[str]") -> Value | None:
    """Digits; "1st" and "5s" have an English ending."""
    return Kept(guessed=found.group()[-1].isalpha() and found.group()[0].isdigit())


def _money(found: "re.Match[str]") -> Value | None:
    sums = [each.replace(",", "") for each in re.findall(_SUM, found.group())]
    sign = re.search("[£€$]", found.group())
    if sign is None:  # "50p"
        return Money((Decimal(sums[0]) / 100,), "GBP")
    code = {"£": "GBP", "€": "EUR", "$": "USD"}[sign.group()]
    return Money(tuple(map(Decimal, sums)), code)


def _measure(found: "re.Match[str]") -> Value | None:
    unit = UNITS[found["unit"].casefold().removesuffix("s")]
    if found["half"]:
        return Measure((30,), "duration-minute") if unit.endswith("hour") else None
    said = [each for each in (found["from"], found["to"]) if each]
    return Measure(tuple(map(number_of, said)), unit)


def _part_of_hours(found: "re.Match[str]") -> Value | None:
    """ "1.5 hours" and "1½ hours" are 90 minutes; "1.1 hours" stay so."""
    part = Decimal(found["decimal"] or 0) * 60 + _PARTS[found["part"] or ""]
    minutes = 60 * int(found["whole"] or 0) + part
    return Measure((int(minutes),), "duration-minute") if minutes % 1 == 0 else Kept()


def _before(found: "re.Match[str]") -> str:
    """The words just before."""
    return found.string[max(0, found.start() - 40) : found.start()]


def _one(found: "re.Match[str]") -> Value | None:
    """One of a unit, but not that of a rate: "£5 an hour", "twice a week"."""
    if _OF_A_RATE.search(_before(found)):
        return None
    return Measure((1,), UNITS[found["unit"].casefold()])


def _number(found: "re.Match[str]") -> Value | None:
    return Number(number_of(found.group()))


def _spoken(found: "re.Match[str]") -> Value | None:
    return Spoken(LANGUAGES[found.group()])


def _free(found: "re.Match[str]") -> Value | None:
    return None if _NO_PRICE.search(_before(found)) else Free()


def _compiled(*rows: tuple[str, Read]) -> Patterns:
    return tuple((re.compile(pattern), read) for pattern, read in rows)


ADDRESSES = _compiled(
    (r"\w[\w.+%&'’-]*@[\w-]+(?:\.[\w-]+)+", _kept),
    (r"(?i:https?://|(?<![\w-])www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]'’”]", _kept),
    (
        (
            r"\b(?:[A-Za-z0-9-]{1,63}\.){1,6}(?:org|com|net|info|gov|nhs|ac|co|uk|io|london|eu|"
            r"charity|app|me|tv|ly|be|scot|wales|online|community|ORG|COM|UK)(?:\.uk)?"
            r"\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
        ),
        _kept,
    ),
    (r"\b(?:[A-Za-z][\w-]{0,62}\.){1,6}[a-z]{2,}/[^\s<>\"]*[^\s<>\".,;:!?)\]]", _kept),
    (r"(?<![\w&])[@#]\w+", _kept),
    (
        (
            r"(?:(?:\(\+\d{1,3}\)|\+\d)(?: ?\(0\))?(?:[ –-]{0,3}\d| ?\(0\)){8,13}|"
            r"\(0\d{2,5}\)(?:[ –-]{0,3}\d){5,8}|\b0(?:[ –-]{0,3}\d){7,10})(?!\d)"
            r"(?: ?(?:ext|x)\.? ?\d+)?"
        ),
        _kept,
    ),
    (r"\b(?:999|111|112|101|105|18001|18000|116 ?\d{3}|\d{5,6})\b", _kept),
    (r"(?i:\b[A-Z]{1,2}\d[A-Z\d]? ?\d(?![ap]m\b)[A-Z]{2}\b)", _kept),
)
"""What is surer than any name."""

PATTERNS = _compiled(
    (rf"[£€$]\s?{_SUM}{_MORE}", _odd),
    (
        rf"[£€$]\s?{_SUM}(?:{TO}[£€$]\s?{_SUM}|[-–]{_SUM}{_NO_SUM})?|{_PENCE}",
        _money,
    ),
    (r"[£€$]\s?\d(?:[\d,.]*\d)?[a-z]*(?: (?:m|b)illion)?", _odd),
    *WHEN,
    (r"(?<![\w.,])\d+(?:[.,]\d+)*(?:[-–]\d+)?\s?%", _kept),
    (ODD_UNITS, _odd),
    (
        (
            r"(?i:(?<![\d.,/:–-])(?<!to )\b(?P<whole>\d{0,2})(?:(?P<decimal>\.\d{1,2})|"
            r"(?P<part>[½¼¾]))[ -]?(?:hours?|hrs?)\b)"
        ),
        _part_of_hours,
    ),
    (
        (
            rf"(?i:(?<![\d.,/:-])\b(?:(?P<half>half an )|(?:(?P<from>{COUNT}){TO})?"
            rf"(?P<to>{COUNT})(?:[ -]|- )?)(?P<unit>{_UNIT})\b(?![ -]olds?\b)"
            r"(?:['’]s?(?= ))?)"
        ),
        _measure,
    ),
    (rf"(?i:(?<!half )(?<!of )\ban? (?P<unit>{'|'.join(UNITS)})\b{_AFTER_ONE})", _one),
    (r"\b\w*\d(?:\w|[,./:–-](?=\d))*(?:[½¼¾⅓⅔]|\+|['’]s\b)?|[½¼¾⅓⅔]", _token),
    (
        (
            rf"(?i:\b(?!one\b(?! (?:dozen|[htm]\w+(?:d|n)\b))){WORDS}|"
            r"(?<!no )(?<!any )(?<!every )(?<!some )(?<!each )(?<!which )(?<!the )"
            r"(?<!this )(?<!that )(?<!-)\bone\b(?! another)(?!-))"
        ),
        _number,
    ),
    (rf"\b(?:{'|'.join(LANGUAGES)})\b(?! Sign)(?! [A-Z][a-z])", _spoken),
    (
        (
            rf"\bFREE\b|\b(?:free|Free(?! (?!{'|'.join(LANGUAGES)})[A-Z][a-z]))\b"
            r"(?:[ -][Oo]f[ -](?:[Cc]harge|[Cc]ost)\b)?(?![-\w])"
            r"(?! (?:time|to|from|up|will|range|of)\b)"
        ),
        _free,
    ),
)
"""In order of rank: what an earlier one takes, a later one may not touch."""
