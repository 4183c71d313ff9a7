"""Structured plain text: what a listing's longer texts are written in.

Few marks, so that it reads well as it is (in an e-mail, on paper, to a translator):

- a blank line ends a paragraph; a line break inside one is kept;
- a line that begins with "- " is a list item, "1. " a numbered one;
- a line that begins with "## " is a heading;
- "[words](https://address)" is a link.

There is no escape: a mark that is not of this form stands for itself.
"""

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "bullets", "numbers"]

_LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|mailto:|tel:)[^\s()<>\"]+)\)")
_BULLET = re.compile(r"^[-*•] +(?=\S)")
_NUMBER = re.compile(r"^\d{1,3}[.)] +(?=\S)")
_HEADING = re.compile(r"^#{1,6} +(?=\S)")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words; `address` is where it leads, or "".

    language: BCP 47; "" for that of the text.
    """

    words: str
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list. lines: each a list item, or a line of text."""

    kind: BlockKind
    lines: tuple[tuple[Span, ...], ...]


def parse(text: str) -> tuple[Block, ...]:
    """Take structured plain text apart. Any text is valid."""
    blocks: list[tuple[BlockKind, list[str]]] = []
    fresh = True
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            fresh = True
            continue
        kind, words = _line(stripped)
        if kind == "numbers" and not _is_next(stripped, blocks):
            # "16. December: closed" is no list: its number would be lost.
            kind, words = "paragraph", stripped
        joins = bool(blocks) and blocks[-1][0] == kind and kind != "heading"
        # A blank line between two items of a list does not make two lists.
        if joins and (not fresh or kind in ("bullets", "numbers")):
            blocks[-1][1].append(words)
        else:
            blocks.append((kind, [words]))
        fresh = False
    return tuple(
        Block(kind, tuple(spans(line) for line in lines)) for kind, lines in blocks
    )


def _is_next(line: str, blocks: list[tuple[BlockKind, list[str]]]) -> bool:
    """Whether its number is 1, or follows the last one of a list just before."""
    number = int(re.split(r"[.)]", line, maxsplit=1)[0])
    counted = len(blocks[-1][1]) if blocks and blocks[-1][0] == "numbers" else 0
    return number in (1, counted + 1)


def _line(line: str) -> tuple[BlockKind, str]:
    kinds: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
        (_BULLET, "bullets"),
        (_NUMBER, "numbers"),
        (_HEADING, "heading"),
    )
    for pattern, kind in kinds:
        mark = pattern.match(line)
        if mark:
            return kind, line[mark.end() :]
    return "paragraph", line


def content_of(line: str) -> tuple[int, str]:
    """Where the words of a line begin, after its mark, and those words."""
    words = line.strip()
    start = len(line) - len(line.lstrip())
    content = _line(words)[1]
    return start + len(words) - len(content), content


def spans(line: str) -> tuple[Span, ...]:
    """The runs of one line: plain words and links."""
    found: list[Span] = []
    end = 0
    for link in _LINK.finditer(line):
        if link.start() > end:
            found.append(Span(line[end : link.start()]))
        found.append(Span(link[1], link[2]))
        end = link.end()
    if end < len(line):
        found.append(Span(line[end:]))
    return tuple(found)


def plain(text: str) -> str:
    """The words alone, one block line to a line, without marks and addresses."""
    return "\n".join(
        "".join(span.words for span in line)
        for block in parse(text)
        for line in block.lines
    )
