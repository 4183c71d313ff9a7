"""Texts of a listing as a reader is told them: translated as far as may be.

A text is told sentence by sentence. What has no translation that may be shown stays as
it is, marked with its language and in its own direction.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from directory.text.segments import sentences
from directory.text.structured import Block, Span, parse
from directory.wording.phrases import Part, Phrase
from directory.wording.wording import Wording

_LATIN = frozenset(("en", "ro", "pl", "pt", "so", "sq"))
"""Languages in Latin letters, among which a name does not stand out."""
_NAME = re.compile(
    r"[A-Za-z][A-Za-z0-9'’.@:/&+_-]*(?: [A-Za-z0-9][A-Za-z0-9'’.@:/&+_-]*)*"
)


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text, and where its sentences come from.

    by_machine: whether a computer translated any, unchecked. checked_on: the last day
    on which a person signed any. is_partial: whether any is not translated. pairs:
    each translated sentence, and what it is in the language of the text.
    """

    blocks: tuple[Block, ...]
    pairs: tuple[tuple[tuple[Span, ...], str], ...]
    by_machine: bool
    checked_on: dt.date | None
    is_partial: bool

    @property
    def is_translated(self) -> bool:
        """Whether any of it is."""
        return self.by_machine or self.checked_on is not None


def told_text(w: Wording, text: str, language: str) -> ToldText:
    """A structured text of a listing, as the reader is told it.

    language: BCP 47 tag of the text.
    """
    blocks = tuple(
        Block(
            block.kind, tuple(tuple(_line(w, line, language)) for line in block.lines)
        )
        for block in parse(text)
    )
    every = [
        s for block in parse(text) for line in block.lines for s in _sentences(line)
    ]
    found = [w.told[each] for each in every if each in w.told]
    days = [told.checked_on for told in found if told.checked_on]
    return ToldText(
        blocks=blocks,
        pairs=tuple(
            (tuple(with_names(w, w.told[each].text)), each)
            for each in every
            if each in w.told
        ),
        by_machine=len(days) < len(found),
        checked_on=max(days, default=None),
        is_partial=len(found) < len(every),
    )


def told_phrase(w: Wording, text: str, language: str) -> Phrase:
    """A short note of a listing, as the reader is told it."""
    if not any(sentence in w.told for sentence in sentences(text)):
        return w.quoted(text, language)
    spans = list(_sentence_spans(w, sentences(text), language))
    return Phrase(tuple(Part(span.words, span.language) for span in spans))


def _sentences(line: Sequence[Span]) -> list[str]:
    return sentences("".join(span.words for span in line))


def _line(w: Wording, line: Sequence[Span], language: str) -> Iterable[Span]:
    """A line of sentences. Where any is translated, its links come after them."""
    own = "" if w.reads(language) else language or "und"
    each = _sentences(line)
    if not any(sentence in w.told for sentence in each):
        yield from (Span(span.words, span.address, own) for span in line)
        return
    yield from _sentence_spans(w, each, language)
    for span in line:
        if span.address:
            yield Span(" ")
            yield Span(span.words, span.address, own)


def _sentence_spans(w: Wording, each: Iterable[str], language: str) -> Iterable[Span]:
    """Sentences, translated where they are, with a space between two."""
    own = "" if w.reads(language) else language or "und"
    for number, sentence in enumerate(each):
        if number:
            yield Span(" ")
        told = w.told.get(sentence)
        yield from with_names(w, told.text) if told else [Span(sentence, "", own)]


def with_names(w: Wording, text: str) -> Iterable[Span]:
    """A translation; names in Latin letters are English among others (WCAG 3.1.2)."""
    if w.language.tag in _LATIN:
        yield Span(text)
        return
    end = 0
    for name in _NAME.finditer(text):
        if name.start() > end:
            yield Span(text[end : name.start()])
        yield Span(name.group(), "", "en")
        end = name.end()
    if end < len(text):
        yield Span(text[end:])
