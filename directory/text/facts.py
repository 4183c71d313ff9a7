"""Facts in an English sentence: what no translation may change.

Phone numbers, addresses and names stay as they are; money, times, dates and numbers
are said again in the reader's language, from data. What is found here never reaches a
translation engine. In doubt something is a fact: one too many stays English, one too
few may become another.
"""

import re
from collections.abc import Iterable, Iterator

from directory.text.fact_patterns import ADDRESSES, LANGUAGES, PATTERNS, Patterns
from directory.text.fact_values import Fact, Kept

_CAPITAL = r"(?:(?:St|[A-Z])\. ?(?=[A-Z])|[A-Z][\w]*(?:['’.&-][\w]+)*|[A-Z]&[A-Z])"
_LINK = r"(?:of|the|and|for|on|upon|de|&) "
_RUN = re.compile(rf"\b{_CAPITAL}(?:(?: (?:{_LINK})?| ?){_CAPITAL})*")
_LINKED = re.compile(_LINK)
# What is left of "Urdu and BSL" when Urdu is taken: neither spaces nor "and".
_CORE = re.compile(rf"(?!(?:{_LINK}))(?<!\w)\w(?:.*\w)?(?<! of| an|and|the|for| on)")
_SAID_AGAIN = re.compile(
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Jul|Sep|Oct|Nov|Dec|{'|'.join(LANGUAGES)})"
    r"\w*\b"
)
_BETWEEN = re.compile(" | ?[-–/&] ?")
_ADDRESS = re.compile(r"@|\w\.\w\w|(?:\d[ –-]{0,3}){5}")
_WORD = re.compile(r"[^\W\d_]")
# The first word of a sentence has a capital whatever it is.
_NO_NAMES = frozenset(["I", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve", "A", "OK"])
_ANY_WORD = re.compile(
    r"(?:a|an|the|our|your|their|his|her|my|we|you|they|it|he|she|this|that|these|those|"
    r"all|any|every|each|some|many|most|no|not|new|open|closed|people|anyone|"
    r"everyone|someone|adults?|children|parents?|women|men|families|older|young|if|when|"
    r"where|what|who|how|why|after|before|during|until|at|on|in|to|for|from|by|with|"
    r"without|near|and|or|but|please|ask|bring|book|call|check|choose|come|contact|"
    r"email|find|follow|get|give|go|help|join|learn|leave|let|look|make|meet|need|pay|"
    r"phone|press|push|read|register|ring|say|see|send|sign|sit|speak|start|stay|take|"
    r"talk|tell|text|try|use|visit|wait|walk|watch|write|do|does|is|are|can|will|must|"
    r"may|there|here|also|only|then|so|because|although|as|both|either|first|last|next)",
    re.IGNORECASE,
)


def facts(segment: str, names: Iterable[str] = ()) -> list[Fact]:
    """Return the facts of an English segment, in order, none within another.

    names: of people, places and organizations, and whatever else is never translated.
    """
    taken: list[Fact] = []
    for fact in _candidates(segment, names):
        taken += _left_of(fact, taken)
    return list(_merged(segment, sorted(taken, key=lambda fact: fact.start)))


def _left_of(fact: Fact, taken: list[Fact]) -> list[Fact]:
    """What of a fact is no other's: all or nothing, unless it is only kept."""
    others = [each for each in taken if each.start < fact.end and fact.start < each.end]
    if not others:
        return [fact]
    if not isinstance(fact.value, Kept):
        return []
    # A name that is known is kept in whatever pieces are left of it.
    hidden = list(fact.text)
    for each in others:
        for n in range(max(each.start, fact.start), min(each.end, fact.end)):
            hidden[n - fact.start] = "\n"
    return [
        Fact(
            fact.start + core.start(), fact.start + core.end(), core.group(), fact.value
        )
        for core in _CORE.finditer("".join(hidden))
    ]


def _merged(segment: str, found: Iterable[Fact]) -> Iterator[Fact]:
    """Facts, those kept and beside one another as one: "12 High Street", "Year 6"."""
    last: Fact | None = None
    for fact in found:
        if last and _are_one(segment, last, fact):
            text, value = segment[last.start : fact.end], _value_of(last, fact)
            fact = Fact(last.start, fact.end, text, value)
        elif last:
            yield last
        last = fact
    if last:
        yield last


def _value_of(one: Fact, other: Fact) -> Kept:
    return Kept(guessed=Kept(guessed=True) in (one.value, other.value))


def _are_one(segment: str, one: Fact, other: Fact) -> bool:
    if not (isinstance(one.value, Kept) and isinstance(other.value, Kept)):
        return False
    # A person must keep a phone number; a name that was only guessed is no part of it.
    is_address = _ADDRESS.search(one.text) or _ADDRESS.search(other.text)
    is_alike = one.value == other.value or not is_address
    return is_alike and bool(_BETWEEN.fullmatch(segment, one.end, other.start))


def _candidates(segment: str, names: Iterable[str]) -> Iterator[Fact]:
    """Yield what may be facts, the surest first."""
    yield from _matching(segment, ADDRESSES)
    yield from _given(segment, names)
    yield from _matching(segment, PATTERNS)
    yield from _capitals(segment)


def _matching(segment: str, patterns: Patterns) -> Iterator[Fact]:
    for pattern, read in patterns:
        for found in pattern.finditer(segment):
            value = read(found)
            if value is not None and found.group():
                yield Fact(found.start(), found.end(), found.group(), value)


def _given(segment: str, names: Iterable[str]) -> Iterator[Fact]:
    for name in sorted({n for n in names if _WORD.search(n)}, key=len, reverse=True):
        start = segment.find(name)
        while start >= 0:
            end = start + len(name)
            if _is_whole(segment, start, end):
                yield Fact(start, end, name, Kept())
            start = segment.find(name, end)


def _is_whole(segment: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after."""
    before, after = segment[start - 1 : start], segment[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def _capitals(segment: str) -> Iterator[Fact]:
    """What has capitals in the middle of a sentence: names, mostly."""
    opening = re.match(r"[\s(\"'‘“«\[]*", segment)
    begins = opening.end() if opening else 0
    for found in _RUN.finditer(segment):
        words = found.group()
        if found.start() == begins:
            words = _without_first_word(words)
        if words and words not in _NO_NAMES:
            start = found.end() - len(words)
            yield Fact(start, found.end(), words, Kept(guessed=True))


def _without_first_word(words: str) -> str:
    """What of capitals at the beginning of a sentence is a name.

    All of "Lantern Hill", "Universal Credit" and "GP"; but only "Anna" of "Phone
    Anna", and only the language of "Interpreters for British Sign Language".
    """
    head, _, rest = words.partition(" ")
    if re.match("[A-Z]{2}", head):  # "GP", "PIP and ESA"
        return words
    if not rest:
        return ""
    linked = _LINKED.match(rest)
    if _SAID_AGAIN.match(rest):  # "Held Tuesday"
        return rest
    if linked or _ANY_WORD.fullmatch(head):
        return rest[linked.end() :] if linked else rest
    return words
