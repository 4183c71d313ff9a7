"""A listing as text messages: what matters most, and no fact in two pieces.

A message holds 160 characters of the alphabet of GSM 03.38 (3GPP TS 23.038), some of
which count twice, or else 70 units of UTF-16.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from directory.sheets.script import Script, Stretch, set_apart, stretches, wholes
from directory.text.facts import facts
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Phrase

MOST_PARTS = 4
GSM, UCS = 160, 70  # how much a message holds: septets, or units of UTF-16
LEFT_OUT = "..."
"""Stands for what there was no room for."""

_TOPICS = ("alert", "where", "when", "phone", "cost")
"""What matters most, in this order; the rest follows in its own."""
_ALERT = 0
_TWICE = frozenset("^{}\\[~]|€")
_ONCE = frozenset(
    "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# The same signs in the small alphabet: one "’" would more than halve a message.
_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-",
        "–": "-", "—": "-", "…": LEFT_OUT,
    }
)  # fmt: skip
_BLANKS = re.compile(r"\s+|\S+")
_YEAR = re.compile(r"\D*(?:19|20)\d\d\D*")
_DIGIT = re.compile(r"\d")
_LONGEST_FACT = 40  # in characters; what is longer is several facts, or a name
_NEVER, _SELDOM, _EASILY = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two blanks. bond: to the word before, what breaks it."""

    pieces: tuple[Stretch, ...]
    bond: int = _EASILY


Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are left out together or not at all. said: how many of the script."""

    lines: tuple[Line, ...]
    rank: int = -1
    has_number: bool = False
    said: int = 0


def sms_parts(script: Script, most: int = MOST_PARTS) -> list[str]:
    """The messages, at most so many, numbered where there are several.

    First the name and the alert, where, when, the telephone and the cost, then the
    rest. Whole ideas are left out where there is no room, a telephone number last of
    all; the end says that there is more.
    """
    units = sorted(_units(script), key=lambda unit: unit.rank)
    there = sum(len(section.lines) for section in script.sections)
    is_all = sum(unit.said for unit in units) == there
    for parts in (1, most) if is_all else ():
        packed = _packed(units, script.language, parts)
        if packed is not None:
            return _numbered(packed)
    return _numbered(_chosen(script, units, most))


def _chosen(script: Script, units: Sequence[Unit], most: int) -> list[str]:
    """What fits of the units, the first telephone number before all else.

    Where something that matters is missing, what matters less does not take its place;
    for an alert nothing does: it may say that the times do not hold.
    """
    language = script.language
    ends = [
        Unit((_line(phrase, language),))
        for phrase in (script.more, Phrase.of(LEFT_OUT))
        if phrase
    ]
    number = [n for n, unit in enumerate(units) if unit.has_number][:1]
    chosen: list[int] = []
    for n in dict.fromkeys((*number, *range(len(units)))):
        lost = {units[i].rank for i in range(n) if i not in (*number, *chosen)}
        rank = -1 if n in number else units[n].rank
        if (lost and rank >= len(_TOPICS)) or (_ALERT in lost and rank > _ALERT):
            break
        tried = [*(units[i] for i in sorted([*chosen, n])), ends[-1]]
        if _packed(tried, language, most) is not None:
            chosen.append(n)
    kept = [units[i] for i in sorted(chosen)]
    ended = (_packed([*kept, end], language, most) for end in ends)
    return next((packed for packed in ended if packed is not None), [LEFT_OUT])


def _numbered(parts: Sequence[str]) -> list[str]:
    if len(parts) == 1:
        return list(parts)
    return [f"{n}/{len(parts)} {part}" for n, part in enumerate(parts, 1)]


# What there is to say.


def _units(script: Script) -> Iterator[Unit]:
    language, last = script.language, len(_TOPICS)
    yield Unit((_line(script.title, language),))
    for section in script.sections:
        for topic, whole in wholes(section):
            has_number = any(line.kind in ("phone", "text") for line in whole)
            known = "phone" if has_number and topic not in _TOPICS else topic
            rank = _TOPICS.index(known) if known in _TOPICS else last
            yield Unit(tuple(_lines(whole, language)), rank, has_number, len(whole))
    for phrase in script.last:
        yield Unit((_line(phrase, language),), last + 1)


def _lines(group: Sequence[EasyLine], language: str) -> Iterator[Line]:
    """A group's lines, with the notes of each in brackets."""
    said: list[Phrase] = []
    for line in group:
        if line.kind in ("note", "explanation") and said:
            parts = (*said[-1].parts, *Phrase.of(" (").parts)
            said[-1] = Phrase((*parts, *line.text.parts, *Phrase.of(")").parts))
        else:
            said.append(line.text)
    return (_line(phrase, language) for phrase in said)


def _line(phrase: Phrase, language: str) -> Line:
    words: list[list[Stretch]] = [[]]
    for stretch in stretches(phrase, language):
        for text in _BLANKS.findall(stretch.text.translate(_PLAIN)):
            if text.isspace():
                words.append([])
            else:
                words[-1].append(replace(stretch, text=text))
    found = [tuple(word) for word in words if word]
    bonds = _bonds(["".join(p.text for p in word) for word in found], language)
    return tuple(Word(word, bond) for word, bond in zip(found, bonds, strict=True))


def _bonds(words: Sequence[str], language: str) -> list[int]:
    """How much each word holds to the one before: facts are made of several."""
    bonds = [_EASILY] * len(words)
    for n in range(1, len(words)):
        before, word = (bool(_DIGIT.search(w)) for w in words[n - 1 : n + 1])
        if (before and word) or words[n - 1] in "£€$":
            bonds[n] = _NEVER
        elif word or (before and not _YEAR.fullmatch(words[n - 1])):
            bonds[n] = _SELDOM  # "11 صباحًا", "24 grudnia 2026"
    if language != "en":
        return bonds
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    for fact in facts(" ".join(words)):
        inside = [n for n, at in enumerate(starts) if fact.start < at < fact.end]
        is_whole = len(fact.text) <= _LONGEST_FACT and _DIGIT.search(fact.text)
        for n in inside:
            bonds[n] = _NEVER if is_whole else max(bonds[n], _SELDOM)
    return bonds


# How it is put into messages.


def _packed(units: Sequence[Unit], language: str, most: int) -> list[str] | None:
    """The messages; None where there would be more of them."""
    room = _Room(language, len(f"{most}/{most} ") if most > 1 else 0)
    for unit in units:
        for line in unit.lines:
            room.add(line)
            if len(room.parts) > most:
                return None
    return [room.said(part) for part in room.parts]


class _Room:
    """Messages as they fill. taken: how much of each the number takes."""

    def __init__(self, language: str, taken: int) -> None:
        self.parts: list[list[Line]] = [[]]
        self._language = language
        self._taken = taken

    def add(self, line: Line) -> None:
        """A line whole, or in pieces where no message would hold it."""
        if self._fits([*self.parts[-1], line]):
            self.parts[-1].append(line)
        elif self._fits([line]):
            self.parts.append([line])
        else:
            self._add_pieces(line)

    def _add_pieces(self, line: Line) -> None:
        self.parts[-1].append(())
        for piece in self._pieces(line, _SELDOM):
            if not self._fits([*self.parts[-1][:-1], self.parts[-1][-1] + piece]):
                self.parts.append([()])
            self.parts[-1][-1] += piece

    def _pieces(self, line: Line, bond: int) -> Iterator[Line]:
        """What stays together of a line; in place of what is too long, that it is."""
        start = 0
        for end in range(1, len(line) + 1):
            if end < len(line) and line[end].bond >= bond:
                continue
            piece = line[start:end]
            start = end
            if self._fits([piece]):
                yield piece
            elif bond == _NEVER:
                yield (Word((Stretch(LEFT_OUT, self._language),)),)
            else:
                yield from self._pieces(piece, _NEVER)

    def _fits(self, lines: Sequence[Line]) -> bool:
        text = self.said(lines)
        if all(c in _ONCE or c in _TWICE for c in text):
            return len(text) + sum(c in _TWICE for c in text) + self._taken <= GSM
        return len(text.encode("utf-16-le")) // 2 + self._taken <= UCS

    def said(self, lines: Sequence[Line]) -> str:
        """The text of a message."""
        return "\n".join(self._text(line) for line in lines if line)

    def _text(self, line: Line) -> str:
        """A line, what reads in the other direction set apart in one piece."""
        said, apart = "", ""
        for n, word in enumerate(line):
            for m, piece in enumerate(word.pieces):
                blank = " " if n and not m else ""
                if piece.is_apart:
                    said += "" if apart else blank
                    apart += (blank if apart else "") + piece.text
                    continue
                said += set_apart(apart, self._language) if apart else ""
                said, apart = said + blank + piece.text, ""
        return said + (set_apart(apart, self._language) if apart else "")
