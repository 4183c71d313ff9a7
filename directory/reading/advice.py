"""Advice for whoever writes: what makes a text hard, where, and what to do about it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from directory.model.plain_words import PlainWords
from directory.reading.advice_patterns import (
    PASSIVE,
    Found,
    joined_clauses,
    latin,
    percent,
    roman,
)
from directory.reading.advice_times import abbreviation, clock, date_in_digits, phone
from directory.reading.counted import LONG, TOO_LONG
from directory.text.fact_values import Kept
from directory.text.facts import facts
from directory.text.segments import bounds
from directory.text.structured import content_of

Kind = Literal[
    "too-long", "long", "two-ideas", "passive", "hard-word", "acronym", "bracket",
    "percent", "roman", "latin", "abbreviation", "phone", "clock", "date",
]  # fmt: skip
MESSAGES: Mapping[Kind, str] = MappingProxyType(
    {
        "too-long": "This sentence has more than 25 words. Make it two or three.",
        "long": "This sentence has more than 15 words. Can it be two?",
        "two-ideas": "There are two ideas in this sentence. Give each its own.",
        "passive": "Say who does it: “we will call you”, not “you will be called”.",
        "hard-word": "Some people do not know this word.",
        "acronym": "Say what these letters stand for.",
        "bracket": "Brackets are hard to follow. Make it a sentence of its own.",
        "percent": "Many people do not know what “%” means.",
        "roman": "Write the number in figures.",
        "latin": "Say it in English.",
        "abbreviation": "Write the whole word.",
        "phone": "Put spaces into phone numbers.",
        "clock": "Say am or pm: not everybody knows the 24-hour clock.",
        "date": "Write the month as a word.",
    }
)
_INITIALS = re.compile(r"(?<![\w&/-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,6}s?(?![\w&])")
KNOWN_INITIALS = frozenset(
    ("UK", "EU", "TV", "PC", "OK", "DVD", "CD", "AM", "PM", "ID", "PIN", "SIM", "USB",
     "WC", "NHS", "BST", "GMT")
)  # fmt: skip
"""What everybody knows."""
_BRACKET = re.compile(r"(?<!\])\([^()]*\)|\[[^\[\]()]*\](?!\()")
_ENDS = (". ", "! ", "? ", "- ")
_ADDRESS = re.compile(r"@|://|www\.|\]\(|\w\.[a-z]{2,}(?:[/.?#]|[,;:!?).]*$)")
"""In a run of letters and signs: that it is an e-mail or web address, or has one."""
_OF_NUMBERS: tuple[Kind, ...] = ("phone", "clock", "date", "percent")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:\n]\s*|^\s*(?:[-*•]|\d+[.)])\s+)$")
_AN = re.compile(r"(?:[aeio]|u(?!ni|s[eu]|ri)|8|11(?!\d)|18(?!\d))", re.IGNORECASE)
_LIKE_A = re.compile(r"(?:eu|one|once)", re.IGNORECASE)
_CAPITALS = 0.6
"""Share of capitals from which on a sentence is shouted, not full of initials."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to change in a text, from `start` to before `end`.

    suggestion: what to write instead; "" where there is none. is_safe: whether that
    means the same whatever the text is, so that one click may put it in.
    """

    kind: Kind
    start: int
    end: int
    suggestion: str = ""
    is_safe: bool = False

    @property
    def message(self) -> str:
        """What to do, for staff, in English."""
        return MESSAGES[self.kind]


def advise(text: str, words: PlainWords, names: Iterable[str] = ()) -> list[Advice]:
    """Everything to change in an English structured text, in its order.

    names: of people, places and organizations, which nobody can change.
    """
    known = tuple(names)
    found: list[Advice] = []
    said: set[str] = set()
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        for advice in _of_sentence(sentence, text, words, known, said):
            found.append(
                Advice(
                    advice.kind,
                    advice.start + start,
                    advice.end + start,
                    advice.suggestion,
                    advice.is_safe,
                )
            )
    return sorted(found, key=lambda each: (each.start, -each.end))


def applied(text: str, advice: Advice) -> str:
    """The text with one suggestion put in; "a" and "an" before it put right."""
    before, after = text[: advice.start], text[advice.end :]
    old, new = text[advice.start : advice.end], advice.suggestion
    # Initials have capitals wherever they stand.
    is_first = advice.kind != "acronym" or not before.strip() or before[-2:] in _ENDS
    if old[:1].isupper() and new[:1].islower() and is_first:
        new = new[:1].upper() + new[1:]
    return _with_article(before, new) + new + after


def _with_article(before: str, word: str) -> str:
    """What stands before a word, with "a" or "an" as the word wants it."""
    found = re.search(r"(?<![\w'’-])(an?|An?)(?P<space>\s+)$", before)
    if found is None or not word[:1].isalnum():
        return before
    is_capital = found[1][0] == "A"
    # "Vitamin A helps" has no article.
    if is_capital and not _SENTENCE_ENDS.search(before[: found.start()]):
        return before
    is_an = bool(_AN.match(word)) and not _LIKE_A.match(word)
    article = ("An" if is_capital else "an") if is_an else found[1][0]
    return before[: found.start()] + article + found["space"]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a structured text stands."""
    start = 0
    for line in text.splitlines(keepends=True):
        first, content = content_of(line)
        for begin, end in bounds(content):
            yield start + first + begin, start + first + end
        start += len(line)


def _of_sentence(
    sentence: str,
    text: str,
    words: PlainWords,
    names: tuple[str, ...],
    said: set[str],
) -> Iterator[Advice]:
    kept = [f for f in facts(sentence, names) if isinstance(f.value, Kept)]
    sure = [(f.start, f.end) for f in kept if not f.value.guessed]  # type: ignore[union-attr]
    addresses = [
        found.span()
        for found in re.finditer(r"\S+", sentence)
        if _ADDRESS.search(found.group())
    ]
    number = len(re.findall(r"[^\W_]+(?:['’.,:-][^\W_]+)*", sentence))
    if number > LONG:
        yield Advice("too-long" if number > TOO_LONG else "long", 0, len(sentence))
    taken = [
        each
        for each in _of_patterns(sentence)
        # A phone number is sure, too; it is only spaced.
        if not _touches(
            each, addresses if each.kind in _OF_NUMBERS else sure + addresses
        )
    ]
    yield from taken
    spans = [
        *sure,
        *addresses,
        *((each.start, each.end) for each in taken if each.kind != "bracket"),
    ]
    for found in _hard_words(sentence, words):
        if not _touches(found, spans):
            yield _advice("hard-word", found)
    for found in _acronyms(sentence, text, words, said):
        if not _touches(found, spans):
            yield _advice("acronym", found)


def _of_patterns(sentence: str) -> Iterator[Advice]:
    for match in PASSIVE.finditer(sentence):
        yield Advice("passive", *match.span())
    for match in _BRACKET.finditer(sentence):
        yield Advice("bracket", *match.span())
    patterns: tuple[tuple[Kind, Iterator[Found]], ...] = (
        ("two-ideas", joined_clauses(sentence)),
        ("percent", percent(sentence)),
        ("roman", roman(sentence)),
        ("latin", latin(sentence)),
        ("abbreviation", abbreviation(sentence)),
        ("phone", phone(sentence)),
        ("clock", clock(sentence)),
        ("date", date_in_digits(sentence)),
    )
    for kind, each in patterns:
        yield from (_advice(kind, found) for found in each)


def _advice(kind: Kind, found: Found) -> Advice:
    return Advice(kind, found.start, found.end, found.suggestion, found.is_safe)


def _touches(found: Found | Advice, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in spans)


def _hard_words(sentence: str, words: PlainWords) -> Iterator[Found]:
    for match in words.hard.finditer(sentence):
        phrase = " ".join(match.group().casefold().split())
        # Within a sentence a capital is a name's: "the Assistance Fund".
        inner = sentence[max(1, match.start()) : match.end()]
        # At its beginning a name goes on with one: "Enhance Bristol".
        rest = sentence[match.end() :].lstrip()
        is_name = inner != inner.lower() or (
            match.start() == 0 and rest[:1].isupper() and rest[:2] not in ("I ", "I'")
        )
        if phrase in words.replace:
            yield Found(*match.span(), words.replace[phrase], not is_name)
        elif phrase in words.suggest:
            yield Found(*match.span(), words.suggest[phrase], False)


def _is_in_a_name(sentence: str, match: "re.Match[str]") -> bool:
    """Whether initials are part of a name: "PSHE Association", "SEND-friendly"."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    words = before.split()
    is_after_a_name = len(words) > 1 and words[-1][:1].isupper()
    return bool(
        is_after_a_name
        or re.match(r"\s+\(?[A-Z]|[-/'’]", after)
        or before[-1:] in ("/", "-")
    )


def _acronyms(
    sentence: str, text: str, words: PlainWords, said: set[str]
) -> Iterator[Found]:
    """said: those that were met before in the text; each is written out once."""
    letters = [c for c in sentence if c.isalpha()]
    if letters and sum(map(str.isupper, letters)) > _CAPITALS * len(letters):
        return
    for match in _INITIALS.finditer(sentence):
        short = match.group()
        single = short.removesuffix("s")
        if short in KNOWN_INITIALS or single in KNOWN_INITIALS:
            continue
        known = words.initials.get(short) or words.initials.get(single)
        if is_explained(single, known.long if known else "", text):
            continue
        if known is None or known.keep:
            yield Found(*match.span())
        else:
            plural = short.endswith("s") and short not in words.initials
            long = known.long + ("s" if plural else "")
            is_safe = not (known.ambiguous or plural or short in said)
            is_safe = is_safe and not _is_in_a_name(sentence, match)
            said.add(short)
            yield Found(*match.span(), long, is_safe)


def is_explained(short: str, long: str, text: str) -> bool:
    """Whether a text says what initials stand for: "Citizens Advice (CA)"."""
    beside = rf"\({re.escape(short)}s?\)|\b{re.escape(short)}s? \((?=[^)]* )"
    return bool(re.search(beside, text)) or bool(long and long in text)
