"""A line of opening times as people type it, cut into the pieces that it is made of.

Nothing is passed over: what is no known piece is one of kind UNKNOWN, so that whoever
reads the pieces can say which words were not understood.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from directory.wording import vocabulary
from directory.wording.typed_patterns import LABEL, LABELS, MONTH, PATTERNS
from directory.wording.typed_said import (
    DAY_NAMES,
    EXAMPLE,
    MONTH_NAMES,
    Kind,
    NotPlain,
    Piece,
)

_SOME_WORDS = (
    *("every", "daily", "weekdays", "weekends", "fortnightly", "monthly", "month"),
    *("first", "second", "third", "fourth", "fifth", "except", "until", "noon"),
    *("midday", "midnight", "holidays", "starting", "closed", "school", "term"),
)
_GUESSABLE = (*DAY_NAMES, *(f"{day}s" for day in DAY_NAMES), *MONTH_NAMES, *_SOME_WORDS)
_HALF_DAY = "Leave this word out, and say the times like 9am or 9pm."
_WHICH_DAY = "Say the date and the year, like 25 December 2026."
_TWICE = "Say “Every second Tuesday”, or “Tuesday and Thursday”."
_ADVICE = {
    **dict.fromkeys(("morning", "mornings", "afternoon", "afternoons"), _HALF_DAY),
    **dict.fromkeys(("evening", "evenings", "night", "nights"), _HALF_DAY),
    **dict.fromkeys(("biweekly", "bi-weekly"), _TWICE),
    **dict.fromkeys(("christmas", "boxing", "easter", "new", "good"), _WHICH_DAY),
    "late": "Say when it ends, like 11pm.",
}
"""What to type in place of words that people do type."""


def pieces(line: str) -> Iterator[Piece]:
    """The pieces of a line, in order. Spaces between them are none."""
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        piece = _next(line, at)
        yield piece
        at += len(piece.said)


def _next(line: str, at: int) -> Piece:
    """The piece that begins at a place."""
    label = LABEL.match(line, at)
    if label:
        return Piece(Kind.LABEL, label[0], LABELS[vocabulary.key(label[0])], at)
    for kind, pattern, worth in PATTERNS:
        found = pattern.match(line, at)
        if found:
            return Piece(kind, found[0], worth(found), at)
    return Piece(Kind.UNKNOWN, line[at], at=at)


def not_understood(said: str, phrase: str = "") -> NotPlain:
    """The problem with words that mean nothing here; a likely slip is named.

    phrase: what stands before the colon that follows, which may say what happens.
    """
    word = said.casefold()
    names = {name.casefold(): name for name in _GUESSABLE}
    close = get_close_matches(word, names, n=1, cutoff=0.8)
    if word in _ADVICE:
        advice = _ADVICE[word]
    elif re.fullmatch(MONTH, word):
        advice = "Say the day and the year too, like 5 January 2027."
    elif close:
        advice = f"Did you mean “{names[close[0]]}”?"
    elif phrase:
        advice = f'If this says what happens then, put it in quotes: "{phrase}":'
    else:
        advice = EXAMPLE
    return NotPlain(said, f"I do not understand “{said}”.", advice)
