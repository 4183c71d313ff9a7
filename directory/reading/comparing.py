"""Whether an easier text still says what the first one said.

What must be the same: every fact, every word that says no, every condition. Facts may
be written otherwise ("14:30" and "2.30pm"), but none may be lost, added or changed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from directory.reading.verbs import ING, THIRD
from directory.text.fact_values import Fact, Kept
from directory.text.facts import facts

Fault = Literal["", "facts", "negation", "condition"]
NEGATIONS = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without)\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)
CONDITIONS = re.compile(
    r"\b(?:if|unless|only|except|until|till|or|must|may|might|should|could|when|while|"
    r"whether|provided|depending|between|under|over|before|after|least|most|up to|more|"
    r"less|than|all|any|every|some)\b",
    re.IGNORECASE,
)
"""Words that say on what something depends, or for how many it holds."""
_MEANT = {
    "whilst": "while", "prior to": "before", "further": "more", "till": "until",
}  # fmt: skip
_SAME = re.compile(rf"\b(?:{'|'.join(_MEANT)})\b", re.IGNORECASE)
"""Words for which plain ones may stand that count."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_JOINING = frozenset(("and", "which", "that", "where", "as", "well"))
"""What may go when a sentence is taken apart."""


def fault(source: str, easier: str, names: Iterable[str] = ()) -> Fault:
    """What was lost or added between two texts; "" if nothing was.

    names: of people, places and organizations.
    """
    if source == easier:
        return ""
    known = tuple(names)
    if _facts(source, known) != _facts(easier, known):
        return "facts"
    if _words(NEGATIONS, source) != _words(NEGATIONS, easier):
        return "negation"
    if _words(CONDITIONS, source) != _words(CONDITIONS, easier):
        return "condition"
    return ""


def is_taken_apart(sentence: str, parts: Sequence[str]) -> bool:
    """Whether the parts still have every word of a sentence, but for joining ones."""
    left = _counted(" ".join(parts))
    left.subtract(_counted(sentence))
    return all(number >= 0 for number in left.values())


def _counted(text: str) -> Counter[str]:
    words = (found.casefold() for found in _WORD.findall(text))
    return Counter(_stem(word) for word in words if word not in _JOINING)


def _stem(word: str) -> str:
    """The verb of its forms: a sentence of its own says "provides" for "providing"."""
    return ING.get(word, "") or THIRD.get(word, word)


def _facts(text: str, names: Iterable[str]) -> Counter[object]:
    found: Counter[object] = Counter()
    for line in text.splitlines():
        for fact in facts(line, names):
            found.update(_said(fact))
    return found


def _said(fact: Fact) -> list[object]:
    """What a fact says, whatever it looks like."""
    if not isinstance(fact.value, Kept):
        return [fact.value]
    digits = re.sub(r"\D", "", fact.text)
    if digits:
        return [digits]
    # A name that was only guessed by its capital may be the first word of a sentence.
    return [] if fact.value.guessed else [fact.text]


def _words(pattern: "re.Pattern[str]", text: str) -> Counter[str]:
    same = _SAME.sub(lambda found: _MEANT[found.group().casefold()], text)
    return Counter(found.casefold() for found in pattern.findall(same))
