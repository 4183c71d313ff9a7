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
    "\u034f" + "".join(map(chr, range(0xFE00, 0xFE10)))  # joiner, variation selectors
)
_TATWEEL = "\u0640"
_ACUTE = "\u00b4"
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
    # Apostrophes: curly, modifier letters (Somali), prime, and the accent of keyboards.
    "'": "\u2018\u2019\u02bb\u02bc\u02be\u02bf\u2032",
    # The open o and e of English words are written with the sign and without: डॉक्टर
    # डाक्टर, ડૉક્ટર ડોક્ટર, બૅંક બેંક.
    "\u0906": "\u0911",
    "\u093e": "\u0949",
    "\u0a8f": "\u0a8d",
    "\u0a93": "\u0a91",
    "\u0ac7": "\u0ac5",
    "\u0acb": "\u0ac9",
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

# The rows of the alphabet, as places in a block: four stops, and the nasal that is
# written before them. English words bring n before them all, and before sibilants:
# bank, lunch, internet, council.
_STOPS_AND_SIBILANTS = (
    *(place for place in range(0x15, 0x2E) if place not in (0x19, 0x1E, 0x23, 0x28)),
    *range(0x36, 0x39),
)
_ROWS = (
    (range(0x15, 0x19), 0x19),
    (range(0x1A, 0x1E), 0x1E),
    (range(0x1F, 0x23), 0x23),
    (_STOPS_AND_SIBILANTS, 0x28),
    (range(0x2A, 0x2E), 0x2E),
)
_VIRAMA = 0x4D
_BLOCKS = MappingProxyType(
    {"deva": 0x0900, "beng": 0x0980, "guru": 0x0A00, "gujr": 0x0A80}
)
_ANUSVARA = 0x02


def _homorganic_nasals() -> "regex.Pattern[str]":
    """A nasal and virama before such a letter, which many write as anusvara.

    हिन्दी, हिंदी; but a nasal before another letter stays: न्याय, जन्म. The blocks of
    these four scripts are laid out alike (The Unicode Standard, chapter 12).
    """
    kinds = []
    for script, block in _BLOCKS.items():
        rows = "|".join(
            f"{chr(block + nasal)}{chr(block + _VIRAMA)}"
            f"(?=[{''.join(chr(block + place) for place in before)}])"
            for before, nasal in _ROWS
        )
        kinds.append(f"(?P<{script}>{rows})")
    return regex.compile("|".join(kinds))


_NASAL = _homorganic_nasals()
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
    # The acute accent alone is an apostrophe; NFKC would make a space of it.
    plain = unicodedata.normalize("NFKC", text.replace(_ACUTE, "'"))
    apart = unicodedata.normalize("NFD", plain.casefold())
    kept = _LATIN_MARKS.sub("", apart).translate(_TABLE)
    together = unicodedata.normalize("NFC", kept)
    together = _NASAL.sub(
        lambda found: chr(_BLOCKS[str(found.lastgroup)] + _ANUSVARA), together
    )
    return str(_NATIVE_DIGIT.sub(_as_ascii_digit, together))


def _as_ascii_digit(found: "regex.Match[str]") -> str:
    # `regex` knows digits of newer Unicode versions than Python does: those stay.
    digit = found.group()
    return str(unicodedata.decimal(digit, digit))
