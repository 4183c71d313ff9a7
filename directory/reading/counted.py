"""What is left of a text to read, and the numbers that say how hard it is.

Names, addresses, phone numbers, e-mail and web addresses are taken out first: nobody
can choose easier ones (WCAG 2.2, success criterion 3.1.5, leaves proper names out
too). Sentences are found line by line, so that a list does not become one sentence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10

import wordfreq
from textstat.backend import metrics

from directory.reading.syllables import syllables
from directory.text.fact_values import Kept
from directory.text.facts import facts
from directory.text.segments import segments

LONG, TOO_LONG = 15, 25
"""Words of a sentence from which on it is long, and too long, for Easy Read."""
ENOUGH = 30
"""Words below which no grade means anything."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COUNTS = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
_RARE = 1.0
"""Zipf frequency of a word that stands on no list: once in a hundred million."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands, and as its words are counted.

    bare: without what nobody can change. words: those of `bare`, numbers too. spelled:
    how many of them are no numbers. syllables, frequency: the sums over those.
    """

    text: str
    bare: str
    words: tuple[str, ...]
    spelled: int
    syllables: int
    frequency: float


@dataclass(frozen=True, slots=True)
class Features:
    """The five things that tell Easy Read from other texts, and their numbers.

    long: the share of sentences of more than `LONG` words, 0 to 1. syllables: of a
    word, mean. frequency: of a word, mean, on the Zipf scale (van Heuven and others
    2014: 3 is once in a million words, 6 once in a thousand). commas, brackets: of a
    sentence, mean.
    """

    long: float
    syllables: float
    frequency: float
    commas: float
    brackets: float


def sentences_of(text: str, names: Iterable[str] = ()) -> list[Sentence]:
    """The sentences, headings and list items of an English structured text.

    names: what is taken out besides names by their capitals. A part that is nothing
    but an address is no sentence.
    """
    known = tuple(names)
    found = (_sentence(segment, known) for segment in segments(text))
    return [sentence for sentence in found if sentence.words]


def lengths(text: str) -> list[int]:
    """The words of each sentence of a text in any language."""
    counted = (len(_COUNTS.findall(segment)) for segment in segments(text))
    return [number for number in counted if number]


def features(sentences: Sequence[Sentence]) -> Features:
    """The five features of one sentence or more."""
    number, words = len(sentences), sum(s.spelled for s in sentences) or 1
    return Features(
        long=sum(len(s.words) > LONG for s in sentences) / number,
        syllables=sum(s.syllables for s in sentences) / words,
        frequency=sum(s.frequency for s in sentences) / words,
        commas=sum(s.bare.count(",") + s.bare.count(";") for s in sentences) / number,
        brackets=sum(s.bare.count("(") for s in sentences) / number,
    )


def indices(sentences: Sequence[Sentence]) -> dict[str, float]:
    """The measures of textstat that need nothing from the network, by their names.

    Its functions that take a language keep it for the whole process; these do not.
    """
    text = " ".join(f"{' '.join(s.words)}." for s in sentences)
    return {
        "Automated Readability Index": metrics.automated_readability_index(text),
        "Coleman-Liau": metrics.coleman_liau_index(text),
        "LIX": metrics.lix(text),
        "RIX": metrics.rix(text),
    }


def _sentence(segment: str, names: Iterable[str]) -> Sentence:
    bare = list(segment)
    for fact in facts(segment, names):
        if isinstance(fact.value, Kept):
            bare[fact.start : fact.end] = " " * (fact.end - fact.start)
    left = " ".join("".join(bare).split())
    words = tuple(_COUNTS.findall(left))
    spelled = [word for word in words if _WORD.fullmatch(word)]
    return Sentence(
        text=segment,
        bare=left,
        words=words,
        spelled=len(spelled),
        syllables=sum(map(syllables, spelled)),
        frequency=sum(map(zipf, spelled)),
    )


def zipf(word: str) -> float:
    """How common a word is, on the Zipf scale."""
    return _zipf(word, _frequencies())


def _zipf(word: str, frequencies: Mapping[str, float]) -> float:
    """How common a word is; a compound is as rare as its rarest part."""
    parts = re.split("['’-]", word.casefold())
    whole = frequencies.get(word.casefold().replace("’", "'"))
    if whole is None:
        whole = min(frequencies.get(part, 0.0) for part in parts)
    return log10(whole) + 9 if whole else _RARE


def _frequencies() -> Mapping[str, float]:
    # wordfreq keeps it once it is read.
    found: Mapping[str, float] = wordfreq.get_frequency_dict("en", wordlist="small")
    return found
