"""Which words of a sentence get an explanation after it, and what it says.

Few: an explanation after every sentence is harder to read than the words. Only rare
words have one, each once in a text, and a sentence at most one: that of its rarest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from directory.model.plain_words import Explanation, PlainWords
from directory.reading.advice import KNOWN_INITIALS
from directory.reading.counted import zipf
from directory.text.slugs import slug_of

RARE = 3.6
"""Zipf frequency below which a word is explained: four times in a million."""
_INITIALS = re.compile(r"(?<![\w&/-])[A-Z]{2,6}(?![\w&])")
_TOKEN = re.compile(r"\w[\w'-]*")
_PHRASE = 0.4
"""What each further word of a phrase takes from the frequency of its rarest one."""


def explanation(sentence: str, words: PlainWords, explained: set[str]) -> str:
    """What the rarest hard word of a sentence means; "" if none needs it.

    explained: the names of those that were; the one that is returned is added.
    """
    found = sorted(_candidates(sentence, words))
    for _, name, means in found:
        if name not in explained:
            explained.add(name)
            return means
    return ""


def _candidates(sentence: str, words: PlainWords) -> Iterator[tuple[float, str, str]]:
    straight = sentence.replace("’", "'")
    for found in words.explained.finditer(straight):
        said = " ".join(found.group().split())
        meaning = words.meanings[said.casefold()]
        frequency = _frequency(said)
        if frequency < RARE and _is_meant(said, meaning, is_first=not found.start()):
            yield frequency, meaning.name, meaning.means
    for found in _INITIALS.finditer(sentence):
        known = words.initials.get(found.group())
        if known and known.keep and known.means and known.short not in KNOWN_INITIALS:
            yield RARE, known.short, known.means


def _is_meant(said: str, meaning: Explanation, *, is_first: bool) -> bool:
    """Whether its capitals are those of the entry: "advocate", not "The Advocate"."""
    if said in meaning.words:
        return True
    small = said[:1].lower() + said[1:]
    return is_first and small in meaning.words


def _frequency(phrase: str) -> float:
    parts = phrase.split()
    return min(map(zipf, parts)) - _PHRASE * (len(parts) - 1)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word of a text that has an explanation: where it stands, and what it means.

    name: the word's own, of small letters, digits and hyphens.
    """

    start: int
    end: int
    name: str
    means: str


def hard_words(text: str, words: PlainWords) -> list[HardWord]:
    """Every word of a text that has an explanation, in the order of the text."""
    straight = text.replace("’", "'")
    found: list[HardWord] = []
    for token in _TOKEN.finditer(straight):
        # Two thousand phrases are tried only where one of them begins.
        first = token[0].rstrip("'-").casefold()
        if words.explained_firsts.isdisjoint((first, first.partition("'")[0])):
            continue
        match = words.explained.match(straight, token.start())
        if match is None or (found and match.start() < found[-1].end):
            continue
        said = " ".join(match.group().split())
        meaning = words.meanings[said.casefold()]
        if _is_meant(said, meaning, is_first=not match.start()):
            found.append(HardWord(*match.span(), meaning.name, meaning.means))
    taken = {n for each in found for n in range(each.start, each.end)}
    for match in _INITIALS.finditer(text):
        known = words.initials.get(match.group())
        if known and known.means and match.start() not in taken:
            name = slug_of(known.short)
            found.append(HardWord(*match.span(), name, known.means))
    return sorted(found, key=lambda each: each.start)
