"""What is certainly no translation by a person: no words, other letters, far too long.

A person may do more than an engine, so this asks for less than `judging.fault` does.
"""

import re
from collections.abc import Iterable

from directory.text.fact_values import Kept
from directory.text.facts import facts
from directory.text.segments import normal
from directory.translation.judging import WORD, is_as_long, is_in_script, repeats
from directory.wording.wording import Wording

_LEAST_IN_SCRIPT = 0.5
"""Beside names a person leaves "GP" or "online" in Latin letters."""
_RUN = re.compile(r"(\w)\1{5}")
"""A letter again and again."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""What a person explains, beside what she translates."""


def unfit(source: str, text: str, w: Wording, names: Iterable[str] = ()) -> str:
    """Return why `text` is no translation of an English sentence; "" when it may be.

    w: of its language. names: as for `facts`. One or two plain sentences that say what
    to do.
    """
    names = tuple(names)
    name = w.locale.get_language_name("en")
    if not has_own_words(source, names):
        return ""
    rest = without_kept(text, source, names)
    words = WORD.findall(rest)
    if not words:
        return f"There are no words in it. Please write the sentence in {name}."
    is_title = normal(source) == normal(text) and source.istitle()
    if not is_title and not is_in_script(rest, w.language.tag, _LEAST_IN_SCRIPT):
        return f"These are not the letters of {name}. Please write in {name}."
    is_loop = repeats(words) and not repeats(WORD.findall(source))
    if is_loop or (_RUN.search(text) and not _RUN.search(source)):
        return "It says the same again and again. Please write the sentence."
    if not is_as_long(source, _IN_BRACKETS.sub("", text)):
        size = "long" if len(text) > len(source) else "short"
        return (
            f"It is far too {size} for this sentence. Please look whether it is the "
            "right one."
        )
    return ""


def without_kept(text: str, source: str, names: Iterable[str] = ()) -> str:
    """A text without what stays as it is in every translation of a source."""
    for fact in facts(source, names):
        if isinstance(fact.value, Kept):
            text = text.replace(fact.text, " ")
    return text


def has_own_words(source: str, names: Iterable[str] = ()) -> bool:
    """Whether an English sentence is more than names, numbers and other facts."""
    rest = list(source)
    for fact in facts(source, names):
        rest[fact.start : fact.end] = " " * (fact.end - fact.start)
    return bool(WORD.search("".join(rest)))
