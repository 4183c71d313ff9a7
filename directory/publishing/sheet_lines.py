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
    """A line, and the same in the second language, or "". label: of a number."""

    line: EasyLine
    beside: str = ""
    label: "Pair | None" = None


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

    A list of one item stands on the line of its lead. A number is never behind another.
    """
    kept: list[Pair] = []
    for pair in pairs:
        if kept and _goes_on(kept[-1].line, pair.line):
            kept.append(joined([kept.pop(), pair], " · "))
        else:
            kept.append(pair)
    yield from _with_leads(kept)


def _goes_on(before: EasyLine, line: EasyLine) -> bool:
    """Whether a line stands behind the one before it."""
    is_note = line.kind == "note" and not line.value and not _is_text(line)
    is_alike = before.kind == "note" and not _is_text(before)
    return is_note and (before.kind == "sentence" or is_alike)


def _is_text(line: EasyLine) -> bool:
    """Whether a line is a text in another language, which runs in its own direction."""
    return any(
        part.language and len(part.text) > _LONGEST_NAME for part in line.text.parts
    )


def _with_leads(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """A list of one item becomes one line: "Please bring: a passport"."""
    skip = False
    for at, pair in enumerate(pairs):
        if skip:
            skip = False
            continue
        is_lead = pair.line.kind == "sentence" and words_of(pair.line).endswith(":")
        if is_lead and _is_single(pairs[at + 1 :]):
            idea = pairs[at + 1].line.picture or pair.line.picture
            made = joined([pair, pairs[at + 1]], " ")
            yield replace(made, line=replace(made.line, picture=idea))
            skip = True
        else:
            yield pair


def _is_single(pairs: Sequence[Pair]) -> bool:
    """Whether a list of one item stands first."""
    kinds = [pair.line.kind for pair in pairs]
    if kinds[:1] != ["item"]:
        return False
    following = (kind for kind in kinds[1:] if kind != "note")
    return next(following, "") != "item"


def joined(pairs: Sequence[Pair], between: str) -> Pair:
    """Several lines as one, with the kind and picture of the first."""
    parts = [part for pair in pairs for part in (Part(between), *pair.line.text.parts)]
    line = replace(pairs[0].line, text=Phrase(tuple(parts[1:])))
    is_same = not any(pair.beside for pair in pairs)
    beside = between.join(pair.beside or words_of(pair.line) for pair in pairs)
    return Pair(line, "" if is_same else beside)


def labelled(pairs: Sequence[Pair]) -> list[Pair]:
    """Numbers with what is said of each beside it: its note, or that it is for texts.

    What is said of several numbers stays above them.
    """
    are_several = sum(pair.line.kind == "text" for pair in pairs) > 1
    made: list[Pair] = []
    for pair in pairs:
        before = made[-1] if made else None
        if before and _is_label(before, pair):
            made[-1] = replace(before, label=pair)
        elif before and pair.line.kind == "text" and not are_several:
            made[-1] = replace(pair, label=_without_colon(before))
        else:
            made.append(pair)
    return made


def _is_label(number: Pair, pair: Pair) -> bool:
    is_note = pair.line.kind == "note" and not pair.line.value
    return is_note and not number.label and number.line.kind in ("phone", "text")


def _without_colon(lead: Pair) -> Pair:
    """What leads to a number, as it stands beside it."""
    text = Phrase.of(words_of(lead.line).rstrip(": "))
    line = replace(lead.line, kind="note", text=text)
    return Pair(line, lead.beside.rstrip(": "))
