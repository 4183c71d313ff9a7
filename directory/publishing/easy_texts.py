"""Texts of a listing as lines of Easy Read: as they stand, drafted, or approved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from directory.reading.counted import TOO_LONG
from directory.reading.easier import Easier, Line
from directory.reading.scoring import score
from directory.storage.renditions import Rendition
from directory.text.segments import bounds, normal
from directory.text.structured import Block, Span, parse, spans
from directory.wording.easy_lines import EasyLine, Kind, Link
from directory.wording.phrases import Phrase
from directory.wording.told import told_phrase
from directory.wording.wording import Wording

TOO_HARD = 1 / 3
"""Share of a description's sentences that could not be made easy: with more of them a
page says the facts alone."""
_BLOCKS: Mapping[str, Kind] = {
    "paragraph": "sentence", "heading": "heading",
    "bullets": "item", "numbers": "number",
}  # fmt: skip


def as_it_stands(w: Wording, text: str, language: str) -> Iterator[EasyLine]:
    """A text that nobody makes easier: its sentences, translated where they are."""
    for block, number, line in _lines_of(text):
        kind = _BLOCKS[block.kind]
        words = "".join(span.words for span in line)
        for start, end in bounds(words):
            sentence = normal(words[start:end])
            told = w.told.get(sentence)
            links = _links(line, start, end)
            yield EasyLine(
                told_phrase(w, sentence, language),
                kind,
                origin="translated" if told else "source",
                source=sentence,
                checked_on=told.checked_on if told else None,
                language="" if told or w.reads(language) else language or "und",
                links=tuple(replace(x, start=-1) for x in links) if told else links,
                number=number,
            )
            kind = "heading" if kind == "heading" else "sentence"


def _lines_of(text: str) -> Iterator[tuple[Block, int, tuple[Span, ...]]]:
    """Each line of a structured text, its block, and its number in there."""
    for block in parse(text):
        for number, line in enumerate(block.lines, 1):
            yield block, number, line


def _links(line: Sequence[Span], start: int = 0, end: int = 0) -> tuple[Link, ...]:
    """The links of a line between two places in it, counted from the first of them."""
    found, at = [], 0
    for span in line:
        if span.address and start <= at and at + len(span.words) <= (end or at + 10**9):
            found.append(Link(span.words, span.address, at - start))
        at += len(span.words)
    return tuple(found)


def by_source(draft: Easier) -> Iterator[tuple[str, list[Line]]]:
    """The lines by the sentence that they come from; an explanation goes with it."""
    source = ""
    marked = []
    for line in draft.lines:
        source = line.source or source
        marked.append((source, line))
    for each, lines in groupby(marked, key=lambda pair: pair[0]):
        yield each, [line for _, line in lines]


def easy_lines(
    draft: Easier, approved: Mapping[str, Rendition], explained: set[str]
) -> Iterator[EasyLine]:
    """The lines of an English text: approved ones, else a computer's.

    explained: explanations that the page has given; what is new is added.
    """
    for source, lines in by_source(draft):
        known = approved.get(source)
        if known:
            yield from _approved_lines(known)
        for line in lines:
            if line.kind == "explanation":
                if line.text not in explained:
                    explained.add(line.text)
                    yield EasyLine(Phrase.of(line.text), line.kind, source=source)
                continue
            if known:
                continue
            said = spans(line.text)
            text = "".join(span.words for span in said)
            yield EasyLine(
                Phrase.of(text),
                line.kind,
                origin="source" if text == source else "draft",
                source=source,
                links=_links(said),
                number=line.number,
            )


def _approved_lines(known: Rendition) -> Iterator[EasyLine]:
    day = datetime.fromisoformat(known.checked_at).date()
    for block, number, line in _lines_of(known.text):
        text = "".join(span.words for span in line)
        yield EasyLine(
            Phrase.of(text),
            _BLOCKS[block.kind],
            origin="approved",
            source=known.source,
            checked_on=day,
            role=known.checked_role,
            links=_links(line),
            number=number,
        )


def marked(line: Line) -> str:
    """The line as structured text."""
    marks = {"item": "- ", "number": f"{line.number}. ", "heading": "## "}
    return marks.get(line.kind, "") + line.text


def is_too_hard(lines: Sequence[EasyLine], draft: Easier) -> bool:
    """Whether too much of a text stayed hard for a page that is called Easy Read."""
    own = [line for line in lines if line.origin != "approved"]
    hard = [line for line in own if len(str(line.text).split()) > TOO_LONG]
    refused = {source for source, _ in draft.refused}
    hard += [line for line in own if line.source in refused and line not in hard]
    if len(hard) > TOO_HARD * len(lines):
        return True
    return bool(own) and score("\n".join(str(x.text) for x in own)).level == "hard"
