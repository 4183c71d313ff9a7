"""Judging what an engine made of a sentence, without knowing its language well.

Nothing here can tell a good translation from a fair one. It tells what is certainly
none: nothing at all, the English again, another script, one word over and over.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from directory.text.fact_patterns import ODD_UNITS, RATE
from directory.translation.telltale_words import BOUNDS, LIMITS, NEGATIONS, NUMBERS

_SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "gu": "GUJARATI",
        "ta": "TAMIL",
        "hi": "DEVANAGARI",
        "ne": "DEVANAGARI",
        "ar": "ARABIC",
        "fa": "ARABIC",
        "ur": "ARABIC",
    }
)
"""By the first word of a letter's name in Unicode; LATIN for every other language."""
_LEAST_IN_SCRIPT = 0.8
_RATIOS = (0.35, 3.0)
"""Characters of a translation to one of its source."""
_LEEWAY = 12
"""Characters more that say nothing; of fewer, a third of that."""
_MOST_ALIKE = 0.6
"""The part of the source's longer words that a translation may have, too."""
_LOOP = 3
"""How often the same words may follow one another."""
_DAYS: Mapping[str, str] = MappingProxyType(
    {
        "ro": "joi joia lunea marțea miercurea vinerea sâmbăta sâmbete duminica "
        "duminici",
        "pl": "maj maju poniedziałki poniedziałku poniedziałkach wtorki wtorku "
        "wtorkach "
        "środy środę środach czwartki czwartku czwartkach piątki piątku piątkach "
        "soboty sobotę sobotach niedziele niedzielę niedzielach styczniu lutym marcu "
        "kwietniu czerwcu lipcu sierpniu wrześniu listopadzie grudniu",
        "ta": "சனி கிழமை",
        "hi": "मई जून इतवार बृहस्पतिवार",
        "ur": "پیر بدھ مئی جون",
        "ne": "जुन",
        "gu": "જૂન",
        "pt": "segundas-feiras terças-feiras quartas-feiras quintas-feiras "
        "sextas-feiras terça terças quarta quartas quinta quintas sexta sextas",
        "fa": "شنبه‌ها شنبه‌های",
        "so": "axadda axadaha jimcaha talaadada juunyo",
        "sq": "maj hënën martë martën mërkurë mërkurën enjten premte premten shtunë "
        "shtunën diel dielën",
    }
)
"""Days and months in other forms than CLDR's, and those too short to be its."""
_PART_OF_WORD = 5
"""Letters from which on a name counts within a word, too: languages add endings."""
_NOT_WORDS = re.compile("[\ufffd\u2047]|<unk>|<pad>|</?s>", re.IGNORECASE)
_ADDRESS = re.compile(r"@|://|\bwww\b|[A-Za-z0-9]\.[A-Za-z]{2,}")
"""Of the engine's own making: all that are the sentence's are under masks."""
_JOINERS = "\u200c\u200d"
"""Persian and the scripts of India write with them."""
_SIGNS = "%‰٪°"
_LETTERS = str.maketrans("ھہةآأإىيك", "هههاااییک", "\u0640")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0dff'’-])*")
"""A word of any script."""
_JOINED_WORD = re.compile(rf"{WORD.pattern}(?:[\u200c\u200d-]{WORD.pattern})*")

_DAY = (
    r"(?:(?:\w{3,6}day|mon|tues?|weds?|thurs?|thu|fri|sat|sun)s?|the|each|every|this|in|"
    r"early|late)"
)
_TIME = r"(?:hours?|hrs?|days?|nights?|weeks?|wks?|months?|mths?|terms?|years?|yrs?)"
SMALL_WORDS = re.compile(
    r"\b(?:no|not|none|nobody|nothing|nowhere|never|neither|nor|cannot|without|only|"
    r"unless|except|must|have to|has to|until|till?|before|under|over|above|below|"
    r"at least|at most|up to|(?:more|less|fewer|older|younger) than|maximum|minimum|"
    r"(?:after|since) (?:£|\d\S*|noon|midday|midnight)|from £|"
    r"by (?:\d[\d.:]* ?[ap]\.?m|noon|midday|midnight)|"
    r"every other|alternate|twice|once|half|quarter|double|weekly|monthly|daily|"
    r"yearly|annual(?:ly)?|hourly|termly|nightly|"
    r"(?:working|business|school|calendar) days?|fortnight\w*|weekdays?|weekends?|"
    r"emergency|emergencies|danger|closed|cancelled|"
    r"(?:first|second|last) (?:and|or|&|,) \w+|"
    r"(?:first|second|next|last) (?:(?:few|two|three|four|six) )?(?:\w+day|mon|tues?|"
    r"weds?|thurs?|fri|sat|sun|week|month|year|term|floor|session|visit)s?|"
    r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"hundreds|thousands|millions|dozens|couple of|"
    # How often, for how much: "£5 a week", "two hours per day".
    rf"(?:per|each|every) (?:second )?{_TIME}|"
    rf"{RATE} an? {_TIME}|"
    # Ages in words, and times of day and of the year.
    r"\d*(?:years?|yrs?|months?|mths?|weeks?)[ -]olds?|\d+ ?y/?os?|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens|"
    rf"{_DAY} (?:mornings?|afternoons?|evenings?|nights?|[ap]\.?m)|"
    r"(?:bank|public|school|summer|christmas|easter) holidays?|term[ -]time|"
    r"christmas|easter|new year|boxing day|good friday|ramadan|eid|diwali|"
    r"mid[- ]\w+|(?:early|late|(?:end|start|beginning|middle) of) \w*(?:ber|ary|st|il|"
    r"[jJ]u(?:ne|ly)|March|May)|(?:spring|summer|autumn|winter) (?:of )?(?:19|20)\d\d|"
    r"(?<!feel )free to|999|112|\d\.\d+p)\b|"
    rf"{ODD_UNITS}|"
    r"\w+n['’]t\b|o['’]clock|/ ?(?:hr|hour|day|week|wk|month|mth|year|yr)\b",
    re.IGNORECASE,
)
"""Words on which the meaning of a sentence hangs, and which an engine easily loses.

Also numbers in words that no data says again, such as "twice" and "first floor".
"""


def hangs_on(segment: str) -> str:
    """Return the small word on which an English sentence hangs; "" for none."""
    found = SMALL_WORDS.search(segment)
    return found.group() if found else ""


def fault(
    source: str, raw: str, language: str, *, is_beside_a_fact: bool = False
) -> str:
    """Return a reason why `raw` is no translation of `source`; "" when none is seen.

    Both without their facts, or with masks in their place. language: BCP 47.
    is_beside_a_fact: `source` is a piece of a sentence that was split at its facts.
    """
    words = WORD.findall(raw)
    is_plain = not hangs_on(source)
    has_facts = is_beside_a_fact or any(map(_is_mask, source))
    tests = {
        "empty": not words,
        "unknown": bool(_NOT_WORDS.search(raw)) or any(map(_is_unseen, raw)),
        "address": bool(_ADDRESS.search(raw)),
        "number": any(_is_figure(c) and c not in source for c in raw),
        "script": not is_in_script(raw, language),
        "length": not is_as_long(source, raw),
        "repeated": repeats(words),
        "untranslated": is_english(source, words),
        "number word": _has(words, NUMBERS, language),
        "negation": is_plain and _has(words, NEGATIONS, language),
        "limit": is_plain
        and (
            _has(words, LIMITS, language)
            or (has_facts and _has(words, BOUNDS, language))
        ),
    }
    return next((reason for reason, is_so in tests.items() if is_so), "")


def names_a_day(raw: str, names: Iterable[str], language: str) -> bool:
    """Whether `raw` says a day of the week or a month.

    names: what those are called, in small letters, as CLDR has it.
    """
    whole = f" {' '.join(_JOINED_WORD.findall(raw.casefold()))} "
    return any(
        name in whole if len(name) >= _PART_OF_WORD else f" {name} " in whole
        for name in (*names, *_DAYS.get(language, "").split())
    )


def _is_unseen(character: str) -> bool:
    """Whether it turns others round, or is nothing that anybody could read."""
    if character.isspace() or character in _JOINERS:
        return False
    return unicodedata.category(character).startswith("C") and not _is_mask(character)


def _is_mask(character: str) -> bool:
    """Whether it stands for a fact; `lock` counts those."""
    return "\ue000" <= character <= "\uf8ff"


def _is_figure(character: str) -> bool:
    """A digit of any script, a fraction, a sign that makes a number a sum or a part."""
    is_sign = character in _SIGNS or unicodedata.category(character) == "Sc"
    return is_sign or character.isnumeric()


def is_in_script(raw: str, language: str, least: float = _LEAST_IN_SCRIPT) -> bool:
    """Whether of the letters a part (0 to 1) is of those that a language uses."""
    letters = [c for c in raw if unicodedata.category(c) in ("Lu", "Ll", "Lo", "Lt")]
    wanted = _SCRIPTS.get(language, "LATIN")
    own = sum(unicodedata.name(c, "").startswith(wanted) for c in letters)
    return own >= least * len(letters)


def is_as_long(source: str, raw: str) -> bool:
    """Whether a translation is neither far longer nor far shorter than its source."""
    least, most = _RATIOS
    size = len(source)
    return least * size - _LEEWAY / 3 <= len(raw) <= most * size + _LEEWAY


def repeats(words: list[str]) -> bool:
    """Whether one to four words come again and again, or one is most of it all."""
    for size in range(1, 5):
        for start in range(len(words) - size * _LOOP + 1):
            block = words[start : start + size]
            following = words[start : start + size * _LOOP]
            if following == block * _LOOP:
                return True
    ((_, often),) = Counter(map(str.casefold, words)).most_common(1) or [("", 0)]
    return len(words) >= 8 and often * 2 > len(words)


def _has(words: list[str], any_of: Mapping[str, frozenset[str]], language: str) -> bool:
    said = {alike(word) for word in words}
    return not said.isdisjoint(map(alike, any_of.get(language, ())))


def alike(word: str) -> str:
    """A word without regard to capitals, and to the many ways of Arabic letters."""
    return word.casefold().translate(_LETTERS)


def is_english(source: str, words: list[str]) -> bool:
    """Whether most of the longer words of a source are among those of a translation."""
    long = {word.casefold() for word in WORD.findall(source) if len(word) > 3}
    alike = long & {word.casefold() for word in words}
    return bool(long) and len(alike) > _MOST_ALIKE * len(long)
