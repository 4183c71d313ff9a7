"""A text as its writer should see it: its score, and what to change line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.model.plain_words import PlainWords
from directory.reading.advice import Advice, advise, applied, sentence_spans
from directory.reading.counted import Sentence, sentences_of
from directory.reading.scoring import Score, score, score_of

_MOST_TRIED = 60
_LONGEST_TRIED = 1_000
"""Suggestions whose score is worked out, and letters of a sentence that they are in:
else a text that nobody wrote by hand would take minutes."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of advice. line: from 1. said: what it is about.

    after: what the text scores with the suggestion in it, which `applied` puts in;
    None where there is none, or where that would take too long.
    """

    advice: Advice
    line: int
    said: str
    after: Score | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to say of a text. items: none for other languages than English."""

    text: str
    score: Score
    items: tuple[Item, ...] = ()


def review(
    text: str, words: PlainWords, names: Iterable[str] = (), language: str = "en"
) -> Review:
    """Look at a structured text; language: BCP 47. names: as in `score`."""
    known = tuple(names)
    found = score(text, language, known)
    if language.partition("-")[0] != "en":
        return Review(text, found)
    return Review(text, found, tuple(_items(text, words, known)))


def with_safe_fixes(text: str, words: PlainWords, names: Iterable[str] = ()) -> str:
    """The text with every safe suggestion put in."""
    known = tuple(names)
    end = len(text)
    # From the end, so that the places of the others stay what they are.
    for advice in reversed(advise(text, words, known)):
        if advice.is_safe and advice.end <= end:
            text = applied(text, advice)
            end = advice.start
    return text


def _items(text: str, words: PlainWords, names: tuple[str, ...]) -> Iterator[Item]:
    """Each piece of advice; what comes of it is counted in its own sentence alone."""
    spans = list(sentence_spans(text))
    counted = [tuple(sentences_of(text[a:b], names)) for a, b in spans]
    at, line, end, tried = 0, 1, 0, 0
    for advice in advise(text, words, names):
        while at + 1 < len(spans) and advice.start >= spans[at + 1][0]:
            at += 1
        line += text.count("\n", end, advice.start)
        end = advice.start
        said = text[advice.start : advice.end]
        start, stop = spans[at]
        tried += bool(advice.suggestion)
        is_long = stop - start > _LONGEST_TRIED or tried > _MOST_TRIED
        if not advice.suggestion or is_long:
            yield Item(advice, line, said)
            continue
        own = Advice(
            advice.kind, advice.start - start, advice.end - start, advice.suggestion
        )
        changed = tuple(sentences_of(applied(text[start:stop], own), names))
        yield Item(advice, line, said, score_of(_with(counted, at, changed)))


def _with(
    counted: list[tuple[Sentence, ...]], at: int, changed: tuple[Sentence, ...]
) -> list[Sentence]:
    """All sentences, those of one place changed."""
    every = [*counted[:at], changed, *counted[at + 1 :]]
    return [sentence for each in every for sentence in each]
