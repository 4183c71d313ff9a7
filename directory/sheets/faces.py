"""How each script is set on paper: its font, and the height of its lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Face:
    """A font and its line, in em. covers: a pattern of the characters that it draws.

    scale: of its letters beside Latin ones of the same size. gap: between two lines.
    """

    font: str = "Noto Sans"
    covers: str = ""
    top: float = 1.0
    bottom: float = -0.28
    gap: float = 0.12
    scale: float = 1.0


# Ranges, not \p{Arabic}: its comma and question mark belong to no script alone. The
# joiners without width go with the letters on both sides, or Typst finds no glyph.
_JOINERS = r"\u{200c}\u{200d}"
_ARABIC = (
    r"[\u{600}-\u{6ff}\u{750}-\u{77f}\u{8a0}-\u{8ff}\u{fb50}-\u{fdff}\u{fe70}-\u{fefc}"
    rf"{_JOINERS}]"
)
_ARAB = Face("Noto Sans Arabic", _ARABIC, 1.05, -0.5, 0.05)
_DEVA = Face("Noto Sans Devanagari", rf"[\u{{900}}-\u{{97f}}{_JOINERS}]", 1, -0.45, 0.1)
_GUJR = Face(
    "Noto Sans Gujarati", rf"[\u{{a80}}-\u{{aff}}{_JOINERS}]", 0.95, -0.42, 0.1
)
_TAML = Face("Noto Sans Tamil", r"[\u{b80}-\u{bff}]", 0.95, -0.42, 0.1, 0.9)
FACES: Mapping[str, Face] = MappingProxyType(
    {
        "ar": _ARAB,
        "fa": _ARAB,
        "ur": Face("Noto Nastaliq Urdu", _ARABIC, 1.45, -0.65, 0),
        "hi": _DEVA,
        "ne": _DEVA,
        "gu": _GUJR,
        "ta": _TAML,
    }
)
"""By BCP 47 tag; any other language is in Latin letters."""
FALLBACKS = tuple(face.font for face in (_ARAB, _DEVA, _GUJR, _TAML))
"""Fonts for a word of another script that nobody marked."""


def face_of(language: str) -> Face:
    """The face of a language; a region in its tag makes no difference."""
    return FACES.get(language.partition("-")[0], Face())
