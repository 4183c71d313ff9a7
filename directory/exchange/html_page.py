"""Putting structured plain text together from a stream of tags and words."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from directory.exchange.links import Unusable, link

NoteKind = Literal["image", "struck", "link_completed", "link_removed", "cut"]
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr "
    "html legend li main menu nav ol optgroup option p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_DEEPEST = 50
_ATTRIBUTE = r"(?:^|[\s/]){}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_HREF = re.compile(_ATTRIBUTE.format("href"), re.IGNORECASE)
_SRC = re.compile(_ATTRIBUTE.format("src"), re.IGNORECASE)
_STRUCK = frozenset({"s", "strike", "del"})
_MAY_BE_STRUCK = frozenset("a b em font i span strong u".split())  # noqa: SIM905
_RAISED = frozenset({"sup", "sub"})
_HOUR = re.compile(r"(?<![\d:.,£€$])(?<![£€$] )(?:1?\d|2[0-3])$")
_MINUTES = re.compile(r"[0-5][05]$")
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^[\u00b7\u2022\u25aa\u25e6\u2023\u2043\u2219\u25cf] *(?=\S)")


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was done to a text. done: in words; value: what it was."""

    kind: NoteKind
    done: str
    value: str = ""


@dataclass(slots=True)
class _Line:
    kind: Literal["paragraph", "heading", "item", "row"]
    text: str


@dataclass(slots=True)
class Page:
    """The text so far. Tags may be unclosed, nested wrongly or in any depth."""

    notes: list[Note]
    _lines: list[_Line] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _lists: list[int] = field(default_factory=list)
    _mark: str = ""
    _in_item: bool = False
    _heading: bool = False
    _row: list[str] | None = None
    _link: tuple[int, str] | None = None
    _struck: Counter[str] = field(default_factory=Counter)
    _noted: bool = False
    _raised: int | None = None

    def words(self, words: str) -> None:
        """Add words, with the spaces around them, unless they are struck out."""
        if not self._struck.total():
            self._parts.append(words)
        elif words.strip() and not self._noted:
            self._noted = True
            self.notes.append(Note("struck", "struck-out words left out"))

    def open(self, name: str, attributes: str) -> None:
        """A start tag."""
        if _strikes(name, attributes) or self._struck[name]:
            self._struck[name] += 1
        elif name in BLOCKS or not self._struck.total():
            self._open(name, attributes)

    def _open(self, name: str, attributes: str) -> None:
        if name == "br":
            self._parts.append("\n")
        elif name == "img":
            self._image(attributes)
        elif name == "a":
            self._close_link()
            address = _first(_HREF.search(attributes))
            if address:
                self._link = (len(self._parts), address)
        elif name in _RAISED:
            self._end_raised()
            self._raised = len(self._parts)
        elif name in ("td", "th"):
            self._cell()
        elif name in BLOCKS:
            self._open_block(name)

    def _open_block(self, name: str) -> None:
        self._flush()
        if name in _LISTS:
            if len(self._lists) < _DEEPEST:
                self._lists.append(0 if name == "ol" else -1)
        elif name == "li":
            self._in_item = True
            self._mark = "- "
            if self._lists and self._lists[-1] >= 0:
                self._lists[-1] += 1
                self._mark = f"{min(self._lists[-1], 999)}. "
        elif name == "tr":
            self._end_row()
            self._row = []
        elif name in _HEADINGS:
            self._heading = not self._in_item and self._row is None

    def close(self, name: str) -> None:
        """An end tag."""
        if self._struck[name]:
            self._struck[name] -= 1
        elif name == "a":
            self._close_link()
        elif name in _RAISED:
            self._end_raised()
        elif name in ("td", "th"):
            self._cell()
        elif name in ("tr", "table"):
            self._end_row()
        elif name in BLOCKS:
            self._flush()
            if name in _LISTS:
                if self._lists:
                    self._lists.pop()
                self._in_item = bool(self._lists)
                self._mark = ""
            elif name == "li":
                self._in_item, self._mark = False, ""

    def text(self) -> str:
        """Everything so far."""
        self._end_row()
        self._flush()
        text: list[str] = []
        for before, line in zip([None, *self._lines], self._lines, strict=False):
            if before:
                close = before.kind == line.kind and line.kind in ("item", "row")
                text.append("\n" if close else "\n\n")
            text.append(line.text)
        return "".join(text)

    def _image(self, attributes: str) -> None:
        source = _first(_SRC.search(attributes))
        if source.startswith("data:"):
            kind = source[:40].partition(";")[0].removeprefix("data:")
            source = f"embedded {kind}, {len(source):,} characters"
        self.notes.append(Note("image", "image removed", source))

    def _end_raised(self) -> None:
        """Part digits that stood on two heights: "9" and "30" are never "930"."""
        start, self._raised = self._raised, None
        if start is None:
            return
        # Not all that stands before: 100,000 of them would take quadratic time.
        before = "".join(self._parts[max(0, start - 3) : start])[-9:]
        raised = "".join(self._parts[start : start + 3])
        if before[-1:].isdigit() and raised[:1].isdigit():
            is_time = _HOUR.search(before) and _MINUTES.match(raised)
            self._parts[start] = (":" if is_time else " ") + self._parts[start]

    def _close_link(self) -> None:
        if not self._link:
            return
        start, address = self._link
        self._link = None
        words = "".join(self._parts[start:])
        del self._parts[start:]
        self._parts.append(self._linked(words, address))

    def _linked(self, words: str, address: str) -> str:
        """The words as a link, with the spaces around them outside."""
        try:
            whole, done = link(unescape(address), also=("mailto", "tel"))
        except Unusable as error:
            self.notes.append(Note("link_removed", str(error), address))
            return words
        if done:
            self.notes.append(Note("link_completed", done, address))
        shown = _SPACE.sub(" ", words).strip().replace("[", "(").replace("]", ")")
        before = " " if words[:1].isspace() else ""
        after = " " if words[-1:].isspace() else ""
        whole = whole.replace("(", "%28").replace(")", "%29")
        return f"{before}[{shown or whole}]({whole}){after}"

    def _take(self) -> str:
        self._end_raised()
        self._close_link()
        text = "".join(self._parts)
        self._parts.clear()
        return text

    def _flush(self) -> None:
        """End the block that is being written."""
        text = self._take()
        heading, self._heading = self._heading, False
        one_line = _SPACE.sub(" ", text).strip()
        if not one_line:
            return
        if self._row is not None:
            self._row.append(one_line)
        elif self._in_item and (self._mark or self._is_item()):
            if self._mark:
                self._lines.append(_Line("item", self._mark + one_line))
                self._mark = ""
            else:
                self._lines[-1].text += " " + one_line
        elif heading:
            self._lines.append(_Line("heading", f"## {one_line}"))
        elif _BULLET.match(one_line):
            self._lines.append(_Line("item", _BULLET.sub("- ", one_line)))
        else:
            lines = (" ".join(line.split()) for line in text.split("\n"))
            self._lines.append(_Line("paragraph", "\n".join(lines).strip()))

    def _is_item(self) -> bool:
        return bool(self._lines) and self._lines[-1].kind == "item"

    def _cell(self) -> None:
        """End a cell of a table; outside a row it is a block like any other."""
        self._flush()

    def _end_row(self) -> None:
        self._flush()
        row, self._row = self._row, None
        if row:
            head, rest = row[0], "; ".join(row[1:])
            text = f"{head.rstrip(':')}: {rest}" if rest else head
            self._lines.append(_Line("row", text))


def _strikes(name: str, attributes: str) -> bool:
    """Whether a tag strikes out what it holds."""
    return name in _STRUCK or (
        name in _MAY_BE_STRUCK and "line-through" in attributes.lower()
    )


def _first(match: re.Match[str] | None) -> str:
    return next((g.strip() for g in match.groups() if g), "") if match else ""
