"""Skeletons: a rough key by which a word in Latin letters meets its own script.

People without the right keyboard type "madad" or "dakter". Both spellings of a word
come down to the same consonants, whoever wrote the vowels how; so this finds what may
be meant, never what is, and pages say so when it was used.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
import regex
from anyascii import anyascii

from directory.search.arrays import Array, Arrays, Texts, begins, packed

ROMANISED: Final = ("arab", "deva", "gujr", "guru", "beng", "taml")
"""The scripts that people also write in Latin letters."""

SHORTEST: Final = 2
"""Letters of a skeleton; words with shorter ones are like too many others."""

Rules = tuple[tuple["regex.Pattern[str]", str], ...]


def _rules(*pairs: tuple[str, str]) -> Rules:
    return tuple((regex.compile(pattern), letters) for pattern, letters in pairs)


# "C" stands for the sound of "ch" until a "c" alone has become a "k".
_SOUNDS = _rules(
    ("[^a-z]", ""),
    ("c*chh?|tsh?", "C"),
    ("kh|ck|q|c", "k"),
    ("x", "ks"),
    ("C", "c"),
    ("ph|f", "p"),
    ("([bdgjkt])h", r"\1"),
    ("w", "v"),
    ("sh", "s"),
)
_INDIC = _rules(("zh?", "j"))
# Waw is more often a vowel than not.
_ARABIC = _rules(("zh?", "z"), ("(?<=.)v", ""))
# One letter for each row of the alphabet, hard or soft; and the "l" that is typed zh.
_TAMIL = _rules(("zh?", "l"), ("g", "k"), ("d", "t"), ("b", "p"), ("[js]", "c"))
_VOWELS = _rules(("[aeiouyh]", ""))
_SPOKEN = regex.compile("[aeiouy]")
_DOUBLED = regex.compile(r"(.)\1+")
_OWN: Mapping[str, Rules] = MappingProxyType({"arab": _ARABIC, "taml": _TAMIL})

# As they sound in Persian and Urdu, and to whoever types Arabic without its own signs.
_AS_HEARD = str.maketrans(
    {"\u0630": "z", "\u0636": "z", "\u0638": "z", "\u062b": "s", "\u0639": ""}
)
# Anusvara, which anyascii makes an "m" of: that it is before p and b only, and at the
# end of a word few people type it.
_SIGN = r"[\u0902\u0982\u0a02\u0a82\u0a70]"
_NASALS = _rules(
    (_SIGN + "$", ""),
    (_SIGN + r"(?![\u092a-\u092e\u09aa-\u09ae\u0a2a-\u0a2e\u0aaa-\u0aae])", "n"),
)


def skeleton(word: str, script: str) -> str:
    """Return the key of `word` for `script`; "" when too little is left of it.

    word: in that script, or in Latin letters as people type it.
    """
    if word.isascii() and not _SPOKEN.search(word):
        return ""  # nobody leaves all vowels out
    heard = word.translate(_AS_HEARD)
    for pattern, replacement in _NASALS:
        heard = pattern.sub(replacement, heard)
    letters = anyascii(heard).lower()
    if not word.isascii():  # there a "c" is always that of "ch"
        letters = regex.sub("ch?", "ch", letters)
    for pattern, replacement in (*_SOUNDS, *_OWN.get(script, _INDIC), *_VOWELS):
        letters = pattern.sub(replacement, letters)
    # Without its vowels "madad" has two d's, as has a word that doubles one.
    single = str(_DOUBLED.sub(r"\1", letters))
    letters = single if len(single) >= SHORTEST else letters
    return letters if len(letters) >= SHORTEST else ""


def in_latin(word: str) -> str:
    """Return `word` in Latin letters with such vowels as it has written ones."""
    # anyascii leaves the alef out, which is all that tells food from house in Urdu.
    return str(anyascii(word.replace("\u0627", "a"))).lower()


def skeleton_arrays(field: str, script: str, words: Iterable[str]) -> dict[str, Array]:
    """Return the keys of the words of `field`, in `script`, and which have each."""
    by_key: dict[str, list[int]] = {}
    for number, word in enumerate(sorted(words, key=str.encode)):
        key = skeleton(word, script)
        if key:
            by_key.setdefault(key, []).append(number)
    keys = sorted(by_key)
    numbers = [number for key in keys for number in by_key[key]]
    return packed(keys, f"{field}.skeleton") | {
        f"{field}.sounding": np.array(numbers, np.int32),
        f"{field}.sounding.first": begins(len(by_key[key]) for key in keys),
    }


class Skeletons:
    """The keys of one field's words in a segment."""

    def __init__(self, arrays: Arrays, field: str) -> None:
        """Take what `skeleton_arrays` made."""
        keys = Texts(arrays, f"{field}.skeleton")
        self._number = {key: number for number, key in enumerate(keys[:])}
        self._forms = arrays[f"{field}.sounding"]
        self._first = arrays[f"{field}.sounding.first"]

    def sounding_like(self, key: str) -> list[int]:
        """Return the numbers of the words, in their lexicon, that have `key`."""
        number = self._number.get(key)
        if number is None:
            return []
        found: list[int] = self._forms[
            self._first[number] : self._first[number + 1]
        ].tolist()
        return found
