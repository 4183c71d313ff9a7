"""The rows of a printed sheet, made of the answers of an Easy Read page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from directory.model.pictures import Pictures
from directory.publishing.sheet_lines import (
    SAME,
    Pair,
    joined,
    merged,
    paired,
    words_of,
)
from directory.sheets.sheet import LARGE, Block, Kind, Line, Row
from directory.wording.easy_lines import QUESTIONS, Answer, EasyLine, Question
from directory.wording.phrases import Part, Phrase
from directory.wording.wording import Wording

RANKS: Mapping[str, int] = MappingProxyType(
    {
        "alert": 0, "when": 0, "where": 0, "phone": 0,
        "what": 1, "cost": 2, "bring": 3, "help": 4, "who": 5,
        "find": 6, "access": 7, "languages": 8, "also": 9, "write": 10,
        "about": 11,
    }
)  # fmt: skip
"""What is left out first where there is no room: the highest. 0 never is."""
ORDER = (
    "alert", "what", "about", "who", "when", "where", "find",
    "phone", "cost", "bring", "help", "write", "access", "languages", "also",
)  # fmt: skip
"""Of the rows on paper."""
LARGE_ORDER = (
    "alert", "what", "also", "about", "who", "when", "where", "find",
    "phone", "help", "write", "cost", "bring", "access", "languages",
)  # fmt: skip
"""The same in large print, where each question stands above its answers, once."""
QUESTION_OF: Mapping[str, Question] = MappingProxyType(
    {
        "alert": "what", "what": "what", "about": "what", "who": "who", "when": "when",
        "where": "where", "find": "where", "phone": "help", "help": "help",
        "write": "help", "cost": "cost", "bring": "bring", "access": "access",
        "languages": "languages", "also": "what",
    }
)  # fmt: skip
"""Of which question a row is an answer, or a part of one."""
_LONGEST_BLOCK = 5
"""Lines of a row on one page: more of them may be parted before the next item."""
_NUMBERS = ("phone", "text")
_BELONGS = (*SAME, "note", "explanation")
"""Kinds of lines that belong to the one above."""
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "item": "item", "heading": "heading", "note": "small",
        "explanation": "small", "phone": "phone", "text": "number",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of a sheet. size: of its letters, in points."""

    w: Wording
    pictures: Pictures
    size: int

    def rows(
        self,
        answers: Sequence[Answer],
        beside: Sequence[Answer],
        alert: frozenset[str],
    ) -> Iterator[Row]:
        """The rows, in the order of the paper.

        beside: the answers in the second language; none for a sheet in one. alert: the
        sentences that stand first and are never left out.
        """
        second = {answer.question: _own_lines(answer) for answer in beside}
        found: dict[str, list[Pair]] = {}
        for answer in answers:
            pairs = paired(_own_lines(answer), second.get(answer.question, ()))
            for name, part in _named(answer.question, pairs, alert):
                found.setdefault(name, []).extend(part)
        asked: Question | None = None
        for name in LARGE_ORDER if self.size >= LARGE else ORDER:
            if name not in found:
                continue
            question = QUESTION_OF[name]
            is_new = self.size >= LARGE and question != asked
            asked = question
            pairs = list(merged(found[name]))
            if self.size < LARGE:
                pairs = _without_lead(name, pairs)
            yield Row(
                question=name,
                rank=RANKS[name],
                blocks=tuple(self._blocks(pairs)),
                heading=self.w.gettext(QUESTIONS[question]) if is_new else "",
            )

    def _blocks(self, pairs: Sequence[Pair]) -> Iterator[Block]:
        """What stays together: on one page a short row, in large print each idea."""
        groups: list[list[Pair]] = []
        for pair in pairs:
            if not groups or self._begins_block(groups[-1], pair.line):
                groups.append([])
            groups[-1].append(pair)
        for group in groups:
            idea = next((pair.line.picture for pair in group if pair.line.picture), "")
            stem = self.pictures.ideas.get(idea, "")
            yield Block(
                lines=tuple(map(_line, group)),
                picture=stem,
                shows=self.pictures.name(stem, self.w.language.tag) if stem else "",
            )

    def _begins_block(self, block: Sequence[Pair], line: EasyLine) -> bool:
        """Whether a line may be parted from those above it."""
        last = block[-1].line
        if last.kind == "heading" or _is_lead(last) or line.kind in _BELONGS:
            return False  # what is below a heading, and what belongs to a line, stays
        is_full = len(block) >= _LONGEST_BLOCK
        if self.size < LARGE:
            is_start = line.kind in ("heading", "item")
            return is_full and (is_start or len(block) >= 2 * _LONGEST_BLOCK)
        is_idea = bool(line.picture) or line.kind == "heading" or _is_lead(line)
        return is_full or is_idea


def _is_lead(line: EasyLine) -> bool:
    """Whether a sentence without a picture leads to the line below."""
    return _is_open(line) and not line.picture


def _is_open(line: EasyLine) -> bool:
    return line.kind == "sentence" and words_of(line).endswith(":")


def _own_lines(answer: Answer) -> list[EasyLine]:
    """The lines of an answer; of what it is, without what its kind of help is."""
    is_kind = answer.question == "what"
    return [
        line
        for line in answer.lines
        if not (is_kind and line.kind == "note" and line.origin == "facts")
    ]


def _named(
    question: Question, pairs: Sequence[Pair], alert: frozenset[str]
) -> Iterator[tuple[str, list[Pair]]]:
    """The pairs of an answer, by the row in which they stand."""
    if question == "what":
        yield from _what(pairs, alert)
    elif question == "where":
        yield "where", list(_addresses(pairs))
        yield from _finding(pairs)
    elif question == "help":
        yield from _help(pairs)
    elif question != "checked":
        yield question, list(pairs)


def _what(
    pairs: Sequence[Pair], alert: frozenset[str]
) -> Iterator[tuple[str, list[Pair]]]:
    """What is urgent; what it is, in one line; what else; the listing's own text."""
    name = "what"
    for pair in pairs:
        if pair.line.source in alert or words_of(pair.line) in alert:
            yield "alert", [pair]
        elif pair.line.source:
            yield "about", [pair]
        else:
            yield name, [pair]
            name = "also"


def _addresses(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The places. Of several each is an item, without "The address is:" every time;
    but "Only for letters:" stays with its own."""
    several = _has_several(pairs)
    facts = [pair for pair in pairs if not pair.line.source]
    lead: list[Pair] = []
    for kind, those in groupby(facts, key=lambda pair: pair.line.kind):
        group = list(those)
        if kind != "address":
            if several:
                lead = [p for p in group[-1:] if p.line.picture == "letter"]
                is_kept = group[-1].line.picture not in ("place", "letter")
                group = group if is_kept else group[:-1]
            yield from group
            continue
        text = ", ".join(words_of(pair.line) for pair in group)
        language = group[0].line.text.parts[0].language
        address = Pair(replace(group[0].line, text=Phrase.of(text, language)))
        if several:
            address = joined([*lead, address], " ")
            address = replace(address, line=replace(address.line, kind="item"))
        yield address


def _has_several(pairs: Sequence[Pair]) -> bool:
    return sum(pair.line.picture == "place" for pair in pairs) > 1


def _finding(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """What is said of each place, under the first line of its address."""
    several = _has_several(pairs)
    name: Pair | None = None
    before = ""
    for pair in pairs:
        kind = pair.line.kind
        if kind == "address" and before != "address":
            name = Pair(replace(pair.line, kind="heading"))
        if pair.line.source:
            if several and name:
                yield "find", [name]
                name = None
            yield "find", [pair]
        before = kind


def _help(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Pair]]]:
    """How to get help; the numbers to call; and where to write or look."""
    name = "help"
    for at, pair in enumerate(pairs):
        after = pairs[at + 1].line if at + 1 < len(pairs) else None
        if pair.line.kind == "sentence" and pair.line.origin == "facts" and after:
            if after.kind in _NUMBERS or (after.kind == "note" and after.value):
                name = "phone"
            elif after.kind in ("email", "website") or name != "help":
                name = "write"
        yield name, [pair]


def _without_lead(name: str, pairs: list[Pair]) -> list[Pair]:
    """Times without "These are the times:", and numbers without "You can phone this
    number:": the clock or the telephone beside them says that, too."""
    first, *others = pairs
    picture = {"when": "when", "phone": "phone"}.get(name)
    if not others or not _is_open(first.line) or first.line.picture != picture:
        return pairs
    line = replace(others[0].line, picture=first.line.picture)
    return [replace(others[0], line=line), *others[1:]]


def _line(pair: Pair) -> Line:
    line = pair.line
    text = line.text
    if line.kind == "number":
        text = Phrase((Part(f"{line.number}. "), *text.parts))
    return Line(text, _KINDS.get(line.kind, ""), pair.beside)
