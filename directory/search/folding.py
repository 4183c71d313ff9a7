"""Folding: the spelling differences that must not decide what is found.

One function for index and query, for every language. It runs before tokenizing and
is not reversible, so nothing folded is ever shown. Sources: Unicode normalisation
forms (UAX #15), and the measurements in docs/adr/0005-search-index.md.
"""

import unicodedata
from types import MappingProxyType

import regex

_NUKTA = "\u093c\u09bc\u0a3c\u0abc"
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # soft hyphen … BOM
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
)
_TATWEEL = "\u0640"
_HARAKAT = "".join(
    map(
        chr,
        (
            *range(0x0610, 0x061B),
            *range(0x064B, 0x0660),  # hamza above and madda too: see `fold`
            0x0670,
            *range(0x06D6, 0x06DD),
            *range(0x06DF, 0x06E9),
            *range(0x06EA, 0x06EE),
        ),
    )
)
_ONE_LETTER_FOR = {
    "\u0627": "\u0671",  # alef for alef wasla
    "\u064a": "\u0649\u06cc\u06ce\u06cd",  # Arabic yeh for every other yeh
    "\u0643": "\u06a9\u06aa",  # kaf for keheh and swash kaf
    "\u0647": "\u0629\u06c1\u06be\u06d5\u06c3",  # heh for teh marbuta and the hehs
    "l": "ł",
    "d": "đð",
    "o": "ø",
    "i": "\u0131",  # dotless i
    "h": "ħ",
    "t": "ŧ",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
    # Candrabindu and tippi are heard, and typed, as anusvara.
    "\u0902": "\u0901",
    "\u0982": "\u0981",
    "\u0a82": "\u0a81",
    "\u0a02": "\u0a01\u0a70",
}
_TABLE = MappingProxyType(
    {ord(c): "" for c in _INVISIBLE + _TATWEEL + _HARAKAT + _NUKTA}
    | {ord(c): one for one, many in _ONE_LETTER_FOR.items() for c in many}
)
# Marks after a Latin base only: taken off everywhere, they destroy Indic vowels.
_LATIN_MARKS = regex.compile(r"(?<=\p{Latin})\p{M}+")
# A nasal consonant with virama before another letter is written as anusvara too
# (हिन्दी, हिंदी), in each of these four scripts.
_NASAL = regex.compile(
    "(?:(?P<deva>[ङञणनम])\u094d|(?P<beng>[ঙঞণনম])\u09cd"
    "|(?P<guru>[ਙਞਣਨਮ])\u0a4d|(?P<gujr>[ઙઞણનમ])\u0acd)(?=\\p{L})"
)
_ANUSVARA = MappingProxyType(
    {"deva": "\u0902", "beng": "\u0982", "guru": "\u0a02", "gujr": "\u0a82"}
)
_NATIVE_DIGIT = regex.compile(r"[\p{Nd}--[0-9]]", regex.V1)


def fold(text: str) -> str:
    """Return `text`, in any language, as it is indexed and looked up.

    Compatibility forms are normalised, case, invisible controls, Arabic vowel signs
    and Latin diacritics dropped, letters that are typed for one another unified, and
    every script's digits made ASCII.
    """
    if text.isascii():
        return text.lower()
    # Decomposed, hamza and madda are marks of their own and fall with the harakat,
    # which unifies the forms of alef, waw and yeh without a table.
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept = _LATIN_MARKS.sub("", apart).translate(_TABLE)
    together = unicodedata.normalize("NFC", kept)
    together = _NASAL.sub(lambda found: _ANUSVARA[str(found.lastgroup)], together)
    return str(_NATIVE_DIGIT.sub(_as_ascii_digit, together))


def _as_ascii_digit(found: "regex.Match[str]") -> str:
    # `regex` knows digits of newer Unicode versions than Python does: those stay.
    digit = found.group()
    return str(unicodedata.decimal(digit, digit))
