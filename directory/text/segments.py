"""Segments: the sentences, headings and list items that a text is made of.

A translation belongs to a segment, not to a page: the same sentence anywhere is
translated once, and changing one outdates that one alone. Lines are taken apart first
(see `structured`), so a heading never runs into the sentence below it.

English is what it knows by heart: where the full stop of an abbreviation ends no
sentence. In doubt it does not split: a sentence torn apart is translated wrongly,
while two in one are only learned together.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from directory.text.structured import parse

_BREAK = re.compile(
    r"""(?<![.!?…\u061f\u06d4\u0964])(?P<end>[.!?…\u061f\u06d4\u0964]+[)\]"'’”»]*)\s+(?=[("'‘“«\[]*(?P<next>\S))"""
)
_LAST_WORD = re.compile(r"[^\s(\[\"'‘“«/]+$")

# Never at the end of a sentence, so far as listings go.
_BEFORE_A_NAME = re.compile(
    r"mr|mrs|ms|mx|dr|prof|revd?|fr|sr|hon|cllr|capt|sgt|lt|messrs|mt|ft|vs|cf|e\.?g|"
    r"i\.?e|viz|approx|incl|est|dept|tel|fax|mob"
)
# No end before a number: "No. 5", "pp. 3-4", "ext. 12", "Jan. 2027".
_BEFORE_A_NUMBER = re.compile(
    r"nos?|pp?|vol|ch|fig|para|ext|rm|apt|flat|min|max|art|sec|jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun"
)
# An end when what follows begins a sentence and is no day or month: "at 5 p.m. Monday".
_EITHER = re.compile(r"[ap]\.?m|etc|hrs?|mins|ltd|co|inc|plc|bldg")
_STREET = re.compile(r"st|rd|ave|sq|ln|dr|cres|ct|pl|blvd")
_CALENDAR = re.compile(
    r"(?:mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|"
    r"nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:the|an?|we|you|it|they|there|this|these|our|all|please|ring|call|phone|turn|"
    r"open|for|if|to|in|on|at|from|free)\b",
    re.IGNORECASE,
)
_WHOLE = 6
"""Letters of the shortest day that is written out."""
_OPENING, _CLOSING = "(\"'‘“«[", ")]\"'’”»"
_SPACES = re.compile(r"\s+")


def segments(text: str) -> list[str]:
    """Return the segments of structured plain text, in order, normalised.

    Without the marks of lists and headings; a link is the words that are shown.
    """
    return [
        segment
        for block in parse(text)
        for line in block.lines
        for segment in sentences("".join(span.words for span in line))
    ]


def sentences(line: str) -> list[str]:
    """Return the sentences of one line, each as `normal` has it."""
    return [normal(line[first:after]) for first, after in bounds(line)]


def normal(segment: str) -> str:
    """Return a segment as it is remembered: NFC, single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", segment)).strip()


def digest(segment: str) -> str:
    """Return the name of a segment: SHA-256, in hexadecimal, of its normal form."""
    return hashlib.sha256(normal(segment).encode()).hexdigest()


def bounds(line: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a line begins, and where it has ended."""
    first = 0
    for found in _BREAK.finditer(line):
        before, after = line[first : found.end("end")], line[found.end() :]
        if _is_end(before, after, found["next"]):
            yield first, found.end("end")
            first = found.end()
    if line[first:].strip():
        yield first, len(line)


def _is_end(before: str, after: str, following: str) -> bool:
    """Whether a sentence ends between `before`, with its full stop, and `after`."""
    if following.islower():
        return False
    stopped = before.rstrip(_CLOSING)
    if stopped.endswith(("..", "…")):
        return following.isupper()
    if not stopped.endswith("."):
        return True
    found = _LAST_WORD.search(stopped[:-1])
    word = found.group() if found else ""
    return not _is_abbreviation(word, stopped[: -1 - len(word)], after.lstrip(_OPENING))


def _is_abbreviation(word: str, before: str, ahead: str) -> bool:
    """Whether the full stop after `word` ends no sentence."""
    lower = word.casefold()
    if _STREET.fullmatch(lower) and _is_of_a_street(before, lower):
        return not _BEGINS.match(ahead)  # "Mill Rd. Surgery"
    if _BEFORE_A_NUMBER.fullmatch(lower) and ahead[:1].isdigit():
        return True
    if _CALENDAR.fullmatch(word) and len(word) < _WHOLE and _CALENDAR.match(ahead):
        return True  # "Mon. Wed. and Fri."
    if word.isdecimal() and not before.strip():
        return True  # "16. December"
    if _EITHER.fullmatch(lower):
        return not ahead[:1].isupper() or bool(_CALENDAR.match(ahead))
    is_initial = len(word) == 1 and word.isupper()  # "J. Smith"
    return is_initial or lower == "st" or bool(_BEFORE_A_NAME.fullmatch(lower))


def _is_of_a_street(before: str, word: str) -> bool:
    """Whether "St." is a street's, as in "in High St.", not "at St. Mary's"."""
    words = before.split()
    least = 2 if word == "st" else 1  # "Visit St. Mary's"
    return len(words) >= least and words[-1][:1].isupper() and word != "dr"
