"""Lines of a sheet in two languages, and fewer of them than on a screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Part, Phrase

SAME = ("address", "phone", "text", "email", "website")
"""Kinds of lines that are the same in every language."""
_LONGEST_NAME = 40
"""Letters of what may stand within a line of another language."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line, and the same in the second language, or ""."""

    line: EasyLine
    beside: str = ""


def paired(ours: Sequence[EasyLine], theirs: Sequence[EasyLine]) -> list[Pair]:
    """Each line with its like in the second language.

    Lines made of facts are alike in number and kind in every language, and so are the
    sentences of a text. Where they are not, nothing is put beside a line: to have none
    is better than to have that of another.
    """
    kinds = [(line.kind, line.origin == "facts") for line in ours]
    if kinds != [(line.kind, line.origin == "facts") for line in theirs]:
        return [Pair(line) for line in ours]
    return [
        Pair(a, "" if a.kind in SAME or words_of(a) == words_of(b) else words_of(b))
        for a, b in zip(ours, theirs, strict=True)
    ]


def words_of(line: EasyLine) -> str:
    return "".join(part.text for part in line.text.parts)


def merged(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """What limits a line on one line: behind a sentence, below an item of a list.

    A list of one item stands on the line of its lead.
    """
    kept: list[Pair] = []
    for pair in _shared_notes(list(pairs)):
        is_note = pair.line.kind == "note" and not _is_text(pair.line)
        before = kept[-1].line if kept else None
        is_below = before is not None and before.kind == "note" and not _is_text(before)
        if is_note and before and (before.kind == "sentence" or is_below):
            kept.append(joined([kept.pop(), pair], " · "))
        else:
            kept.append(pair)
    yield from _with_leads(kept)


def _is_text(line: EasyLine) -> bool:
    """Whether a line is a text in another language, which runs in its own direction."""
    return any(
        part.language and len(part.text) > _LONGEST_NAME for part in line.text.parts
    )


def _shared_notes(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """What limits all items of a list alike is said once, after the last of them."""
    at = 0
    while at < len(pairs):
        end, notes = _items(pairs, at)
        if len(notes) > 1 and notes[0] and all(each == notes[0] for each in notes):
            yield from (p for p in pairs[at:end] if p.line.kind == "item")
            first = pairs[end - len(notes[0])]
            limits = [first, *pairs[end - len(notes[0]) + 1 : end]]
            made = joined(limits, " · ")
            # No note any more: those go with the one line before them.
            yield replace(made, line=replace(made.line, kind="explanation"))
        else:
            yield from pairs[at:end]
        at = end


def _items(pairs: Sequence[Pair], at: int) -> tuple[int, list[tuple[str, ...]]]:
    """Where the list that begins at a place ends, and the notes of each item in it."""
    if pairs[at].line.kind != "item":
        return at + 1, []
    notes: list[tuple[str, ...]] = []
    while at < len(pairs) and pairs[at].line.kind in ("item", "note"):
        if pairs[at].line.kind == "item":
            notes.append(())
        else:
            notes[-1] = (*notes[-1], words_of(pairs[at].line))
        at += 1
    return at, notes


def _with_leads(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """A list of one item becomes one line: "Please bring: a passport"."""
    skip = False
    for at, pair in enumerate(pairs):
        if skip:
            skip = False
            continue
        is_lead = pair.line.kind == "sentence" and words_of(pair.line).endswith(":")
        _, notes = _items(pairs, at + 1) if at + 1 < len(pairs) else (0, [])
        if is_lead and len(notes) == 1:
            idea = pairs[at + 1].line.picture or pair.line.picture
            made = joined([pair, pairs[at + 1]], " ")
            yield replace(made, line=replace(made.line, picture=idea))
            skip = True
        else:
            yield pair


def joined(pairs: Sequence[Pair], between: str) -> Pair:
    """Several lines as one, with the kind and picture of the first."""
    parts = [part for pair in pairs for part in (Part(between), *pair.line.text.parts)]
    line = replace(pairs[0].line, text=Phrase(tuple(parts[1:])))
    is_same = not any(pair.beside for pair in pairs)
    beside = between.join(pair.beside or words_of(pair.line) for pair in pairs)
    return Pair(line, "" if is_same else beside)
