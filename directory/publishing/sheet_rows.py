"""The rows of a printed sheet, made of the answers of an Easy Read page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from directory.model.pictures import Pictures
from directory.publishing.sheet_lines import (
    SAME,
    Pair,
    labelled,
    merged,
    paired,
    words_of,
)
from directory.publishing.sheet_places import (
    Places,
    addresses,
    are_several,
    finding,
    parted,
    without_calls,
)
from directory.publishing.sheet_shorter import Groups, Shorter
from directory.sheets.sheet import LARGE, Block, Kind, Line, Row
from directory.wording.easy_lines import QUESTIONS, Answer, EasyLine, Question
from directory.wording.phrases import Part, Phrase
from directory.wording.wording import Wording

RANKS: Mapping[str, int] = MappingProxyType(
    {
        "alert": -3, "phone": -2, "when": -1, "where": 0,
        "what": 1, "calls": 1, "cost": 2, "bring": 3, "help": 4, "who": 5,
        "find": 6, "access": 7, "languages": 8, "also": 9, "write": 10,
        "about": 11,
    }
)  # fmt: skip
"""What is left out first where there is no room: the highest. 0 and less never is, but
may be shorter, and says so."""
ORDER = (
    "alert", "what", "about", "who", "when", "where", "find", "phone", "calls",
    "cost", "bring", "help", "write", "access", "languages", "also",
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
_SHORT = 2
"""Lines of an answer that has no shorter version."""
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
    """Makes the rows of a sheet.

    beside: the wording of the second language; None for a sheet in one. size: of its
    letters, in points.
    """

    w: Wording
    beside: Wording | None
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
        yield from self._large(found) if self.size >= LARGE else self._normal(found)

    def _large(self, found: dict[str, list[Pair]]) -> Iterator[Row]:
        """Everything, each question above its answers."""
        asked: Question | None = None
        for name in LARGE_ORDER:
            if not found.get(name):
                continue
            pairs = found[name]
            if name == "where":
                pairs = list(addresses(pairs, several=are_several(pairs)))
            question = QUESTION_OF[name]
            heading = self.w.gettext(QUESTIONS[question]) if question != asked else ""
            asked = question
            blocks = self._blocks(self._grouped(list(merged(pairs))))
            yield Row(name, RANKS[name], blocks, heading=heading)

    def _normal(self, found: dict[str, list[Pair]]) -> Iterator[Row]:
        """For one page, with shorter versions of what must stand there."""
        without_calls(found)
        places = parted(found)
        for name in ORDER:
            if not found.get(name):
                continue
            whole, *shorter = map(self._blocks, self._versions(name, found, places))
            yield Row(name, RANKS[name], whole, tuple(shorter))

    def _versions(
        self, name: str, found: dict[str, list[Pair]], places: Places | None
    ) -> Iterator[Groups]:
        """All that answers a question; then shorter versions of it."""
        shorter = Shorter(self.w, self.beside)
        if name == "where" and places:
            yield places.groups(range(len(places.each)))
            yield from shorter.places(places)
            return
        pairs = found[name]
        if name == "where":
            pairs = list(addresses(pairs, several=False))
        pairs = _without_lead(name, list(merged(pairs)))
        if name == "phone":
            pairs = labelled(pairs)
        yield list(self._grouped(pairs))
        if name == "alert":
            yield from shorter.alert(pairs)
        elif name == "phone":
            yield from shorter.phones(pairs)
        elif name == "when" and len(pairs) > _SHORT:
            yield from shorter.times()

    def _grouped(self, pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
        """What stays together: on one page a short row, in large print each idea."""
        group: list[Pair] = []
        for pair in pairs:
            if group and self._begins_block(group, pair.line):
                yield group
                group = []
            group.append(pair)
        yield group

    def _blocks(self, groups: Iterable[Sequence[Pair]]) -> tuple[Block, ...]:
        return tuple(map(self._block, groups))

    def _block(self, group: Sequence[Pair]) -> Block:
        idea = next((pair.line.picture for pair in group if pair.line.picture), "")
        stem = self.pictures.ideas.get(idea, "")
        return Block(
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
        yield "where", [pair for pair in pairs if not pair.line.source]
        yield "find", list(finding(pairs))
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
    """Times without "These are the times:", and so numbers and an address: the picture
    beside them says that, too."""
    first, *others = pairs
    picture = {"when": "when", "phone": "phone", "where": "place"}.get(name)
    if not others or not _is_open(first.line) or first.line.picture != picture:
        return pairs
    line = replace(others[0].line, picture=first.line.picture)
    return [replace(others[0], line=line), *others[1:]]


def _line(pair: Pair) -> Line:
    line = pair.line
    text = line.text
    if line.kind == "number":
        text = Phrase((Part(f"{line.number}. "), *text.parts))
    label = _line(pair.label) if pair.label else None
    return Line(text, _KINDS.get(line.kind, ""), pair.beside, label)
