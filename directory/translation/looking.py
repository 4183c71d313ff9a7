"""What a translator should look at once more, before she signs.

`keeping` refuses what is certainly wrong. Here is asked what no program can see without
knowing the language: a number in words, a word that says no, a condition. Whoever has
looked says so, and signs.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from babel.units import format_unit

from directory.text.fact_values import Fact, Free, Kept, Measure, Number, Spoken
from directory.text.facts import facts
from directory.text.number_words import UNITS, WORDS, number_of
from directory.text.segments import normal
from directory.translation.judging import SMALL_WORDS, WORD, alike, is_english
from directory.translation.keeping import explained, plain
from directory.translation.number_words import (
    CONDITIONS,
    FREE,
    MAYBE_OTHER_WORDS,
    MORE_BOUNDS,
    MORE_NEGATIONS,
    NUMBERS_SAID,
)
from directory.translation.telltale_words import BOUNDS, LIMITS, NEGATIONS
from directory.translation.unfit import has_own_words, without_kept
from directory.wording.phrases import Part, Phrase
from directory.wording.said_facts import said
from directory.wording.wording import Wording

_IN_WORDS = re.compile(rf"\b{WORDS}", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_NO = re.compile(
    r"no|not|none|nobody|nothing|nowhere|never|neither|nor|cannot|without|.*n['’]t",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|in case|as long as|provided that)\b", re.IGNORECASE)
_LIMIT = re.compile(r"only|unless|except", re.IGNORECASE)
_BOUND = re.compile(
    r"until|till?|before|under|over|above|below|at least|at most|up to|maximum|"
    r"minimum|(?:more|less|fewer|older|younger) than|(?:after|since|by|from) .*",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"must|have to|has to|danger|emergency|emergencies", re.IGNORECASE
)
"""Most languages say "must" like "need to"; and nobody mistakes an emergency."""
_OFTEN = re.compile(
    r"(?:.*\b)?(?:(dai|week|month|year|hour)ly|(day|week|month|year|hour)s?)",
    re.IGNORECASE,
)
_ONCE = re.compile("once", re.IGNORECASE)
_TWICE = re.compile("twice", re.IGNORECASE)
_TWO = re.compile(r"\b(?:twice|both|double|couple|half|second)\b", re.IGNORECASE)
_STEM = 3
"""Letters by which the word for a day or an hour is known, whatever its ending."""
_NAME_STEM = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that cannot be seen to be kept.

    key: names it in its sentence. said: in plain English. tick: what she says who has
    looked. word: of the English, where it is about one.
    """

    key: str
    said: Phrase
    tick: str
    word: str = ""


def doubts_of(
    source: str, translation: str, w: Wording, names: Iterable[str] = ()
) -> list[Doubt]:
    """Return what to look at in a translation of an English sentence; often nothing.

    w: of the language of `translation`. names: as for `facts`.
    """
    names = tuple(names)
    text = plain(translation, w)
    found = facts(source, names)
    every = [
        *_lost_facts(found, source, text, w),
        *_added_numbers(found, source, text, w),
        *_english(source, text, w, names),
    ]
    # "half" of "half an hour" is asked about once.
    asked = " ".join(str(doubt.said) for doubt in every)
    every += (x for x in _small_words(source, text, w) if not _is_in(x, asked))
    return list({doubt.key: doubt for doubt in every}.values())


def _is_in(doubt: Doubt, asked: str) -> bool:
    return bool(re.search(rf"“[^”]*\b{re.escape(doubt.word)}\b[^”]*”", asked))


def _lost_facts(
    found: Iterable[Fact], source: str, text: str, w: Wording
) -> Iterator[Doubt]:
    needed = Counter(int(n) for n in _FIGURES.findall(source))
    there = _numbers(text, w)
    for fact in found:
        numbers = _said_numbers(fact)
        if not _FIGURES.search(fact.text):
            needed.update(numbers)
        is_short = any(not _has_number(there, n, needed[n]) for n in numbers)
        if _says(fact, text, w, is_short=is_short):
            continue
        has_tip = is_short and "half" not in fact.text.casefold()
        tip = f" Write it as {'–'.join(map(str, numbers))}." if has_tip else ""
        yield _doubt("fact", f"I cannot see “{fact.text}” in these words.{tip}")


def _said_numbers(fact: Fact) -> tuple[int, ...]:
    """The numbers of a fact that a person may say in words."""
    match fact.value:
        case Number(number) if number != 1:  # "to get one" is no number
            return (number,)
        case Measure(numbers):
            return numbers
        case Kept() if not _FIGURES.search(fact.text):
            return tuple(number_of(n.group()) for n in _IN_WORDS.finditer(fact.text))
        case _:
            return ()


def _says(fact: Fact, text: str, w: Wording, *, is_short: bool) -> bool:
    """Whether a fact is seen in a text, as far as `keeping` does not ask for it."""
    match fact.value:
        case Measure(unit=unit):
            return not is_short and _has_unit(text, unit, w)
        case Spoken() | Free():
            stem = said(w, fact).casefold().removeprefix("ال")[:_NAME_STEM]
            known = (alike(stem), *_free(fact, w)) if stem else ()
            return any(each in alike(text) for each in known)
        case _:
            return not is_short


def _free(fact: Fact, w: Wording) -> list[str]:
    return FREE.get(w.language.tag, "").split() if fact.value == Free() else []


def _numbers(text: str, w: Wording) -> Counter[int]:
    """The numbers that a text says, in figures and in words."""
    known = _alike_table(w)
    there = Counter(int(n) for n in _FIGURES.findall(text))
    words = (alike(word) for word in WORD.findall(text))
    there.update(known[word] for word in words if word in known)
    return there


def _alike_table(w: Wording) -> dict[str, int]:
    return {alike(k): n for k, n in NUMBERS_SAID.get(w.language.tag, {}).items()}


def _has_number(there: Counter[int], number: int, times: int) -> bool:
    """Whether it is there so often; 25 also as 20 and 5."""
    if there[number] >= times:
        return True
    tens, ones = number - number % 10, number % 10
    return 20 < number < 100 and bool(ones and there[tens] and there[ones])


def _has_unit(text: str, unit: str, w: Wording) -> bool:
    """Whether a word begins as the language's name of a unit does, in CLDR."""
    stems = {
        alike(word)[:_STEM]
        for number in (1, 2, 3, 5, 20)
        for length in ("long", "short")
        for word in WORD.findall(format_unit(number, unit, length, locale=w.locale))
    }
    return any(alike(word).startswith(tuple(stems)) for word in WORD.findall(text))


def _added_numbers(
    found: Iterable[Fact], source: str, text: str, w: Wording
) -> Iterator[Doubt]:
    found = list(found)
    values = {int(n) for n in explained(found, source, w) if len(n) < 10}
    values |= {n for fact in found for n in _said_numbers(fact)}
    values |= {2} if _TWO.search(source) else set()
    values |= {number_of(n.group()) for n in _IN_WORDS.finditer(source)}
    values |= {part for n in values for part in (n - n % 10, n % 10) if n < 100}
    known, other = _alike_table(w), MAYBE_OTHER_WORDS.get(w.language.tag, ())
    unsure = {alike(word) for word in other}
    for word in WORD.findall(text):
        number = known.get(alike(word), 1)
        if number > 1 and number not in values and alike(word) not in unsure:
            tag = w.language.tag
            yield Doubt(
                f"number {word}",
                Phrase(
                    (Part("The English does not say “"), Part(word, tag), Part("”."))
                ),
                "I looked: it is right.",
            )


def _small_words(source: str, text: str, w: Wording) -> Iterator[Doubt]:
    """Words of the English on which its meaning hangs, and that are not seen."""
    said_words = Counter(alike(word) for word in WORD.findall(text))
    tag = w.language.tag
    noes = [x for x in _hanging(source) if _NO.fullmatch(x)]
    negations = NEGATIONS.get(tag, frozenset()) | MORE_NEGATIONS.get(tag, frozenset())
    seen = sum(said_words[word] for word in {alike(each) for each in negations})
    more, numbers = MORE_BOUNDS.get(tag, frozenset()), NUMBERS_SAID.get(tag, {})
    lists: list[tuple[Callable[[str], object], frozenset[str]]] = [
        (_LIMIT.fullmatch, LIMITS.get(tag, frozenset())),
        (_BOUND.fullmatch, BOUNDS.get(tag, frozenset()) | more),
        (_TWICE.fullmatch, frozenset(k for k, n in numbers.items() if n == 2)),
        (_ONCE.fullmatch, frozenset(k for k, n in numbers.items() if n == 1)),
        (_IF.fullmatch, CONDITIONS.get(tag, frozenset())),
    ]
    if len(noes) > seen:
        yield _small(noes[0])
    for word in _hanging(source):
        if _NO.fullmatch(word) or _NOT_ASKED.fullmatch(word):
            continue
        known = [words for is_one, words in lists if is_one(word)]
        if any(said_words[alike(each)] for words in known for each in words):
            continue
        if not (known or _FIGURES.search(word)) and _is_often(word, text, w):
            continue
        yield _small(word)


def _hanging(source: str) -> list[str]:
    found = [each.group() for each in SMALL_WORDS.finditer(source)]
    ifs = (each.group() for each in _IF.finditer(source))
    return found + [each for each in ifs if each.casefold() != "unless"]


def _is_often(word: str, text: str, w: Wording) -> bool:
    """Whether "weekly" or "every week" is seen by its week."""
    found = _OFTEN.fullmatch(word)
    if not found:
        return False
    unit = (found[1] or found[2]).casefold().replace("dai", "day")
    return _has_unit(text, UNITS[unit], w)


def _english(
    source: str, text: str, w: Wording, names: Iterable[str]
) -> Iterator[Doubt]:
    if not has_own_words(source, names):
        return
    tick = f"I looked: people write it so in {w.locale.get_language_name('en')}."
    if normal(source) == normal(text):
        yield Doubt("english", Phrase.of("These are the English words."), tick)
    elif is_english(without_kept(source, source, names), WORD.findall(text)):
        yield Doubt("english", Phrase.of("Many of these words are English."), tick)


def _doubt(kind: str, words: str) -> Doubt:
    return Doubt(f"{kind} {words}"[:200], Phrase.of(words), "I looked: it is there.")


def _small(word: str) -> Doubt:
    return Doubt(
        f"small {word.casefold()}"[:200],
        Phrase.of(f"The English says “{word}”."),
        "I looked: these words say so, too.",
        word,
    )
