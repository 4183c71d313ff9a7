"""An easier version of a description: plain words, short sentences, lists as lists.

Each sentence is changed by itself, and what comes of it is held against it: where a
fact, a word that says no or a condition is not the same, it stays as it was and is
reported. Nobody has approved what comes out: it is a draft.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from directory.model.plain_words import PlainWords
from directory.reading.advice import Kind as AdviceKind
from directory.reading.advice import advise
from directory.reading.capitals import in_small_letters
from directory.reading.comparing import Fault, fault, is_taken_apart
from directory.reading.counted import LONG
from directory.reading.explaining import explanation
from directory.reading.initials import (
    initials_of,
    with_advice,
    written_out,
)
from directory.reading.listing import listed
from directory.reading.splitting import labelled, split
from directory.text.segments import bounds, normal
from directory.text.structured import Span, parse

Kind = Literal["sentence", "item", "number", "heading", "explanation"]
_LATER: tuple[AdviceKind, ...] = ("acronym", "two-ideas")


@dataclass(frozen=True, slots=True)
class Line:
    """One idea. source: the sentence it comes from; "" for an explanation.

    number: of an item of a numbered list.
    """

    text: str
    kind: Kind
    source: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Easier:
    """The lines, and the sentences that stayed as they were with the reason why."""

    lines: tuple[Line, ...]
    refused: tuple[tuple[str, Fault], ...] = ()

    @property
    def text(self) -> str:
        """As structured text, without the explanations."""
        return "\n".join(shown(self, explained=False))


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    kind: Kind
    links: tuple[Span, ...]
    number: int = 0


def easier(
    text: str, words: PlainWords, names: Iterable[str] = (), language: str = "en"
) -> Easier:
    """An easier version of a structured text; others than English stay as they are.

    language: BCP 47. names: of people, places and organizations, which stay.
    """
    known = tuple(names)
    is_english = language.partition("-")[0] == "en"
    lines: list[Line] = []
    refused: list[tuple[str, Fault]] = []
    explained: set[str] = set()
    for each in _sentences(text):
        if each.kind == "heading" or not is_english:
            own = Line(each.text, each.kind, each.text, each.number)
            lines += _linked([own], each)
            continue
        made = list(_made(each, text, words, known))
        reason = fault(each.text, "\n".join(line.text for line in made), known)
        if not reason and not _keeps_links(made, each):
            reason = "facts"
        if reason:
            refused.append((each.text, reason))
            made = [Line(each.text, each.kind, each.text, each.number)]
        lines += _linked(made, each)
        means = explanation(each.text, words, explained)
        lines += [Line(means, "explanation")] if means else []
    return Easier(tuple(lines), tuple(refused))


def shown(found: Easier, *, explained: bool = True) -> Iterator[str]:
    """The lines as structured text; explanations stand in from the margin."""
    last = ""
    for line in found.lines:
        if line.kind == "explanation":
            if explained:
                yield f"    {line.text}"
            continue
        # Without a blank line a list would be read as going on, or as beginning.
        is_break = last and (line.kind == "heading" or last == "heading")
        if is_break:
            yield ""
        marks = {"item": "- ", "number": f"{line.number}. ", "heading": "## "}
        yield marks.get(line.kind, "") + line.text
        last = line.kind


def _sentences(text: str) -> Iterator[_Sentence]:
    """Each sentence of a text, and whether it is an item or a heading."""
    kinds: dict[str, Kind] = {
        "heading": "heading", "bullets": "item", "numbers": "number",
    }  # fmt: skip
    for block in parse(text):
        for number, line in enumerate(block.lines, 1):
            kind = kinds.get(block.kind, "sentence")
            words = "".join(span.words for span in line)
            for start, end in bounds(words):
                links = tuple(_between(line, start, end))
                own = number if kind == "number" else 0
                yield _Sentence(normal(words[start:end]), kind, links, own)
                # What follows in an item is prose: it has no mark of its own.
                kind = "heading" if kind == "heading" else "sentence"


def _between(line: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """The links of a line that begin between two places in it."""
    at = 0
    for span in line:
        if span.address and start <= at < end:
            yield span
        at += len(span.words)


def _made(
    each: _Sentence, text: str, words: PlainWords, names: tuple[str, ...]
) -> Iterator[Line]:
    plain = _fixed(in_small_letters(each.text, words, names), words, names)
    initials = initials_of(plain, text, words, names)
    for line in _taken_apart(plain, each.kind):
        said = written_out(line.text, initials)
        yield replace(line, text=said, source=each.text, number=each.number)


def _taken_apart(sentence: str, kind: Kind) -> Iterator[Line]:
    made = [Line(sentence, kind)]
    if _is_long(sentence) and kind == "sentence":
        made = list(_parts(sentence))
    elif _is_long(sentence) and kind == "item":
        made = [Line(part, kind) for part in split(sentence)]
    if is_taken_apart(sentence, [line.text for line in made]):
        yield from made
    else:
        yield Line(sentence, kind)


def _parts(sentence: str) -> Iterator[Line]:
    label = labelled(sentence)
    if label:
        yield Line(label[0], "sentence")
        sentence = label[1]
    for part in split(sentence) if _is_long(sentence) else [sentence]:
        found = listed(part) if _is_long(part) else None
        if found is None:
            yield Line(part, "sentence")
            continue
        yield Line(found.head, "sentence")
        for item in found.items:
            yield Line(item, "item")


def _is_long(sentence: str) -> bool:
    return len(sentence.split()) > LONG


def _fixed(sentence: str, words: PlainWords, names: tuple[str, ...]) -> str:
    """With plain words, dates and times; initials wait until lists are found."""
    every = advise(sentence, words, names)
    skipped: set[AdviceKind] = set(_LATER)
    # "9.30am-12:45" is harder than what stood there.
    if any(each.kind == "clock" and not each.is_safe for each in every):
        skipped.add("clock")
    is_twice = re.search(r"\balso\b", sentence) is not None
    return with_advice(
        sentence,
        (
            each
            for each in every
            if each.kind not in skipped
            # "Furthermore, we also sing."
            and not (is_twice and each.suggestion == "also")
        ),
    )


def _keeps_links(made: Iterable[Line], each: _Sentence) -> bool:
    texts = [line.text for line in made]
    return all(
        any(link.words in text for text in texts)
        for link in each.links
        if link.words in each.text
    )


def _linked(made: Iterable[Line], each: _Sentence) -> list[Line]:
    """The lines with the links of the sentence, each where its words stand next."""
    lines = list(made)
    number = after = 0
    for link in each.links:
        words = re.compile(rf"(?<!\w){re.escape(link.words)}(?!\w)")
        for n in range(number, len(lines)):
            found = words.search(lines[n].text, after if n == number else 0)
            if found:
                said = f"[{link.words}]({link.address})"
                text = lines[n].text
                text = text[: found.start()] + said + text[found.end() :]
                lines[n] = replace(lines[n], text=text)
                number, after = n, found.start() + len(said)
                break
    return lines
