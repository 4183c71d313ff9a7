"""HTML to structured plain text (directory.text.structured), in linear time.

A tokenizer of our own: the standard library's takes quadratic time on hostile
input, and turns "<5 years" into a tag. Here only what HTML knows as a tag is one, so
plain text that merely contains "<" or "&" stays as it is.

Cleaning is idempotent: clean(clean(text)) == clean(text).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Literal

from directory.exchange.characters import tidy
from directory.exchange.html_page import BLOCKS, Note, Page

LIMIT = 20_000
"""Characters that a text may have after cleaning."""

_PASSES = 8
_INLINE = (
    "a abbr acronym b big blink button cite code col colgroup data del dfn em embed "
    "font i img input ins kbd label link map mark meta nobr param q s samp small "
    "source span strike strong sub sup time tt u var wbr"
)
# Their content is no text.
_SKIPPED_NAMES = (
    "script style svg title template noscript iframe object video audio canvas xml "
    "select textarea head"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_TO_THE_END = frozenset({"script", "style"})
_KNOWN = frozenset(_INLINE.split()) | BLOCKS | _SKIPPED
_NAMES = "|".join(sorted(_KNOWN, key=len, reverse=True))
_TAG = r"<(?P<end>/?)(?P<name>{names})(?P<attributes>(?:[\s/][^<>]*)?)>"
_OTHER = r"|(?P<comment><!--)|<[!?][A-Za-z\[][^<>]*>"
_KNOWN_NAME = rf"(?:{_NAMES})|[a-z]\w{{0,5}}:[a-z]\w{{0,30}}"
_MARKUP = re.compile(_TAG.format(names=_KNOWN_NAME) + _OTHER, re.IGNORECASE)
_TOKEN = re.compile(
    _TAG.format(names=r"[a-z][a-z0-9-]*(?::[a-z]\w*)?") + _OTHER, re.IGNORECASE
)
_HEAD_OF_MARKUP = re.compile(rf"<(?=/?(?:{_KNOWN_NAME})[\s/>]|!--|[!?][a-z\[])", re.I)
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})[\s/>]", re.IGNORECASE)
_AMPERSANDS = re.compile(r"&(?:(?:amp|#0{0,9}38|#x0{0,9}26);)+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text, and what was done to it. was_html: whether there were tags."""

    text: str
    was_html: bool = False
    notes: tuple[Note, ...] = ()


def clean(text: str, limit: int = LIMIT) -> Cleaned:
    """Structured plain text from HTML or from plain text, at most `limit` long."""
    text = tidy(text)
    notes: list[Note] = []
    was_html = False
    for _ in range(_PASSES):
        if "<" in text and _MARKUP.search(text):
            was_html = True
            text = _Reading(text, notes).text()
        elif "&" in text and _has_entity(text):
            text = _decoded(text)
        else:
            break
    else:
        # Escaped again and again: only on purpose. What is left is made harmless.
        text = _ENTITY.sub(lambda m: m[0][1:], _HEAD_OF_MARKUP.sub("", text))
    text = _tidy_lines(text)
    if len(text) > limit:
        whole = len(text)
        text = _cut(text, limit)
        notes.append(Note("cut", f"{whole:,} characters cut to {len(text):,}"))
    return Cleaned(text, was_html, tuple(notes))


def _has_entity(text: str) -> bool:
    return any(_known(match[0]) for match in _ENTITY.finditer(text))


def _known(entity: str) -> bool:
    return entity[1] == "#" or entity[1:] in html5


def _decoded(text: str) -> str:
    """Without entities; only those that end with ";", so that "R&B" stays."""
    text = _AMPERSANDS.sub("&", text)
    return tidy(_ENTITY.sub(lambda m: unescape(m[0]) if _known(m[0]) else m[0], text))


def _tidy_lines(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()


def _cut(text: str, limit: int) -> str:
    """The beginning of a text, up to the end of a paragraph, line or word."""
    for end in ("\n\n", "\n", " "):
        at = text.rfind(end, limit // 2, limit)
        if at > 0:
            return text[:at].rstrip()
    return text[:limit].rstrip()


Where = Literal["text", "tag"]


@dataclass(slots=True)
class _Reading:
    """One pass over a text with tags."""

    source: str
    notes: list[Note]
    unclosed: set[str] = field(default_factory=set)

    def text(self) -> str:
        """The structured text."""
        page = Page(self.notes)
        # Without any block the line ends are all the structure there is.
        keep_lines = not _BLOCK.search(self.source)
        for kind, match, words in self._tokens():
            if kind == "text":
                words = _decoded(words)
                page.words(words if keep_lines else _SPACE.sub(" ", words))
            elif match and match["name"]:
                name = match["name"].lower()
                if match["end"]:
                    page.close(name)
                else:
                    page.open(name, match["attributes"])
        return page.text()

    def _tokens(self) -> Iterator[tuple[Where, re.Match[str] | None, str]]:
        at = 0
        while match := _TOKEN.search(self.source, at):
            if match.start() > at:
                yield "text", None, self.source[at : match.start()]
            at = self._after(match)
            yield "tag", match, ""
        yield "text", None, self.source[at:]

    def _after(self, match: re.Match[str]) -> int:
        """Where reading goes on: behind the tag, or behind what is skipped."""
        if match["comment"]:
            return self._behind("-->", match.end(), to_the_end=False)
        name = (match["name"] or "").lower()
        if name not in _SKIPPED or match["end"] or match["attributes"].endswith("/"):
            return match.end()
        return self._behind(f"</{name}", match.end(), to_the_end=name in _TO_THE_END)

    def _behind(self, end: str, start: int, *, to_the_end: bool) -> int:
        # An end that was once looked for in vain is never looked for again: else
        # 100,000 unclosed tags would take quadratic time.
        found = None
        if end not in self.unclosed:
            found = re.compile(re.escape(end), re.IGNORECASE).search(self.source, start)
        if found:
            if end == "-->":
                return found.end()
            return found.start()
        self.unclosed.add(end)
        return len(self.source) if to_the_end else start
