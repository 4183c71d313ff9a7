"""A text as its writer should see it: its score, and what to change line by line."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.model.plain_words import PlainWords
from directory.reading.advice import Advice, advise, applied
from directory.reading.scoring import Score, score


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of advice. line: from 1. fixed: the text with its suggestion put in.

    fixed, after: "" and None where there is no suggestion; after: what the text with
    it scores.
    """

    advice: Advice
    line: int
    said: str
    fixed: str = ""
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
    items = (
        _item(text, advice, language, known) for advice in advise(text, words, known)
    )
    return Review(text, found, tuple(items))


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


def _item(text: str, advice: Advice, language: str, names: tuple[str, ...]) -> Item:
    line = text.count("\n", 0, advice.start) + 1
    said = text[advice.start : advice.end]
    if not advice.suggestion:
        return Item(advice, line, said)
    fixed = applied(text, advice)
    return Item(advice, line, said, fixed, score(fixed, language, names))
