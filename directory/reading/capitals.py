"""Sentences in capitals, which are hard to read, in small letters."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from directory.model.plain_words import PlainWords
from directory.reading.advice import KNOWN_INITIALS

FEWEST: Final = 4
"""Words of a sentence; fewer may be a name, or a word that somebody stresses."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays "
    "Wednesdays Thursdays Fridays Saturdays Sundays January February March "
    "April May June July August September October November December Christmas Easter "
    "Ramadan Eid Diwali English British London I I'm I'd I've"
)
_BEFORE_A_MONTH = frozenset(("in", "from", "until", "till", "to", "of", "since"))


def in_small_letters(
    sentence: str, words: PlainWords, names: Iterable[str] = ()
) -> str:
    """A sentence that is all in capitals with them only where they belong.

    Initials, names and what has a digit in it stay. names: as they are written.
    """
    found = _WORD.findall(sentence)
    if len(found) < FEWEST or any(c.islower() for c in sentence):
        return sentence
    known = {word.upper(): word for word in _DAYS.split()}
    known |= {word.upper(): word for name in names for word in _WORD.findall(name)}
    before = ""
    parts, end = [], 0
    for match in _WORD.finditer(sentence):
        parts += [sentence[end : match.start()], _word(match[0], before, words, known)]
        before, end = match[0].lower(), match.end()
    text = "".join([*parts, sentence[end:]])
    first = re.search(r"[^\W\d_]", text)
    at = first.start() if first else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _word(word: str, before: str, words: PlainWords, known: Mapping[str, str]) -> str:
    if any(map(str.isdigit, word)) or word in words.initials or word in KNOWN_INITIALS:
        return word
    if word in ("MAY", "MARCH") and before not in _BEFORE_A_MONTH:
        return word.lower()
    return known.get(word.replace("’", "'"), word.lower())
