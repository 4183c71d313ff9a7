"""Text as a sheet can print it: without controls, and without what no font draws."""

import re
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
MISSING = "\ufffd"
"""Stands for a character that no font draws."""
BREAK = "\u200b"
"""Where a line may be broken: a blank of no width."""
JOINED = "\u00a0"
"""A blank at which no line is broken."""
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) (?=\d[A-Z]{2}\b)")
_NUMBER = re.compile(r"(?<!\d)[0+]\d[\d ]{6,}\d")
"""A telephone number, as it is written in Britain."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_SIGNS = str.maketrans({"\u2011": "-", "\u2010": "-", "\u2212": "-"})
_LONGEST = 24
"""Letters of a word that surely fit on a line."""
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_PIECES = re.compile(rf"[^\s/.@_-]{{1,{_LONGEST}}}[/.@_-]*|[/.@_-]+")


@cache
def drawn() -> frozenset[int]:
    """Every character that a font of the sheets draws."""
    spans = (FONTS / "characters.txt").read_text("ascii").split()
    pairs = [span.split("-") for span in spans]
    return frozenset(c for a, b in pairs for c in range(int(a, 16), int(b, 16) + 1))


def unjoined(text: str) -> str:
    """A text of paper as it is said: without what only concerns its lines."""
    return text.replace(BREAK, "").replace(JOINED, " ")


class Cleaner:
    """Cleans texts, and remembers which characters had no font."""

    def __init__(self) -> None:
        """Nothing is replaced yet."""
        self.replaced: set[str] = set()

    def clean(self, text: str) -> str:
        """One line in which every character has a font, and no word is too long.

        PDF/UA allows no character without a font: so an emoji becomes a sign for what
        is missing. Words of more than 24 letters may be broken, at a full stop or the
        like if there is one; a postcode or a
        telephone number never.
        """
        plain = unicodedata.normalize("NFC", text).translate(_SIGNS)
        line = " ".join(_UNSEEN.sub("", plain).split())
        strange = set(map(ord, line)) - drawn()
        if strange:
            self.replaced |= set(map(chr, strange))
            line = line.translate(dict.fromkeys(strange, MISSING))
        line = _POSTCODE.sub(rf"\1{JOINED}", line)
        line = _NUMBER.sub(lambda number: number[0].replace(" ", JOINED), line)
        return _LONG.sub(lambda word: BREAK.join(_PIECES.findall(word[0])), line)
