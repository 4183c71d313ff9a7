"""Who a sentence is about, and what in it holds for all of its parts."""

import re
from typing import Literal

from directory.reading.verbs import BASE, THIRD

Form = Literal["", "base", "third"]
_PRONOUN = re.compile(r"(?:We|They|You|It|I|This)\b")
_WE = ("We", "You", "They", "I")
_MOST_WORDS = 8
_MOST_LETTERS = 60
_BRACKET = re.compile(r" \([^()]*\)")
_STARTS = ("the", "our", "this", "their", "his", "her", "my")
_NOT_IN_SUBJECT = (
    "and or of for with in on at to by from who which that a an as some many most all "
    "each every other others if when is are was were be can will may also not"
)
_SINGULAR_S = re.compile(r"(?:ss|us|is|ics|['’]s)$")
_SINGULAR = frozenset(("is", "was", "has"))
_PLURAL = frozenset(("are", "were", "have"))
_AUX = frozenset(("is", "was", "has", "are", "were", "have"))
_ADVERBS = frozenset(("also", "currently", "now"))
_SCOPE = re.compile(
    r"\b(?:across|throughout|free of charge|for free|every|each|daily|weekly|monthly|"
    r"through|via|during|around|within|nationwide|nationally|locally|online|"
    r"together|by \w+ing|through|using|(?:in|at|near|from|on) (?!order|touch|their\b|"
    r"need))\b"
)


def subject_of(sentence: str) -> str:
    """The words that a sentence begins with before its first verb; "" in doubt."""
    return _opening(sentence)[0]


def verb_form(sentence: str) -> Form:
    """Whether its first verb goes with "we" or with "it"; "" in doubt."""
    return _opening(sentence)[1]


def again(subject: str) -> str:
    """A subject when it is said again: without the initials in brackets."""
    return _BRACKET.sub("", subject)


def _opening(sentence: str) -> tuple[str, Form]:
    found = _BRACKET.search(sentence)
    if found is None or found.start() > _MOST_LETTERS:
        return _without_brackets(sentence)
    subject, form = _without_brackets(_BRACKET.sub("", sentence, count=1))
    if subject != sentence[: found.start()]:
        return "", ""
    return sentence[: found.end()], form


def _without_brackets(sentence: str) -> tuple[str, Form]:
    words = sentence.split()
    for n, word in enumerate(words[: _MOST_WORDS + 1]):
        if n and word in ("can", "will") and words[0] in _WE:
            return " ".join(words[: n + 1]), "base"
        if n and (word in _AUX or word in THIRD or word in BASE):
            form = _agreeing(words[:n], word)
            if form:
                return _bare(words[:n]), form
            if word in _AUX:
                return "", ""
        if not word[-1:].isalnum() and word != "&":
            return "", ""
        if (
            n
            and word.casefold() in _NOT_IN_SUBJECT.split()
            and not _is_in_name(words, n)
        ):
            return "", ""
    return "", ""


def _is_in_name(words: list[str], n: int) -> bool:
    """Whether a small word stands in a name: "The Court of Protection"."""
    beside = (*words[n - 1 : n], *words[n + 1 : n + 2])
    return (
        words[n] in ("of", "for", "on", "in")
        and all(word[:1].isupper() and word != "The" for word in beside)
        and len(beside) > 1
    )


def _bare(words: list[str]) -> str:
    while words and words[-1] in _ADVERBS:
        words = words[:-1]
    return " ".join(words)


def _agreeing(words: list[str], verb: str) -> Form:
    """The form of a verb, if it can go with these words before it."""
    form: Form = "third" if verb in _SINGULAR or verb in THIRD else "base"
    if _PRONOUN.match(words[0]):
        if len(words) > 1 and words[1] not in _ADVERBS:
            return ""
        return form if (words[0] in ("It", "This")) == (form == "third") else ""
    first = words[0].casefold()
    if not words[0][:1].isupper() or (first in _STARTS and len(words) == 1):
        return ""
    names = [word for word in words if word not in ("of", "for", "on", "in", "&")]
    if first not in _STARTS and not all(w[:1].isupper() for w in names):
        return ""
    is_plural = words[-1].endswith("s") and not _SINGULAR_S.search(words[-1])
    if form == "base" and not is_plural:
        return ""
    # "The charity shops": a plural does not go with "offers".
    return (
        ""
        if form == "third" and is_plural and first in _STARTS and verb not in _SINGULAR
        else form
    )


def is_scoped(before: str, after: str) -> bool:
    """Whether what ends the second part may be said of the first as well.

    "We cook lunch and run a choir in Bristol" says where the lunch is, too.
    """
    return bool(_SCOPE.search(after)) and not _SCOPE.search(before)
