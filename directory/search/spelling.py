"""Spelling: words of the index that a mistyped one may stand for.

Within one slip (a letter wrong, missing, too many, or two swapped: optimal string
alignment), or two from six letters on; the first letter is taken to be right. Of
scripts in which a sign may hold several characters, whole signs are counted. Never
for numbers and postcodes: those are right or wrong.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import regex
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from directory.search.segments import LiveSegment

MOST: Final = 8
"""Words that one word may stand for."""
SHORTEST: Final = 3
"""Letters; shorter words are all alike."""
TWO_SLIPS_FROM: Final = 6
"""Letters."""
_SIGNS: Final = ("deva", "gujr", "guru", "beng", "taml")
# A letter with its marks; not \X, which takes half a conjunct for the whole of it.
_SIGN = regex.compile(r"\p{L}\p{M}*|.")


def alike(
    form: str,
    script: str,
    field: str,
    segments: Sequence[LiveSegment],
    known: Sequence[str] = (),
) -> list[str]:
    """Return the words that `form` may stand for, the likeliest first.

    field: where they stand in the index, as written or stemmed; `form` is as they
    are. known: words beside those of the index.
    """
    letters = _letters(form, script)
    if len(letters) < SHORTEST or any(map(str.isdigit, form)):
        return []
    slips: dict[str, int] = {}
    frequency: Counter[str] = Counter()
    same_start = [word for word in known if word[0] == form[0]]
    slips |= _near(letters, same_start, script)
    for live in segments:
        lexicon = live.segment.lexicon(field)
        if lexicon is not None:
            near = _near(letters, lexicon.beginning(form[0]), script)
            slips |= near
            frequency.update({word: lexicon.listings(word) for word in near})
    slips.pop(form, None)
    fewest = min(slips.values(), default=0)
    nearest = [word for word, count in slips.items() if count == fewest]
    return sorted(nearest, key=lambda word: (-frequency[word], word))[:MOST]


def _near(letters: Sequence[str], words: Sequence[str], script: str) -> dict[str, int]:
    """The words within reach of `letters`, and how many slips away."""
    choices = [_letters(word, script) for word in words] if script in _SIGNS else words
    found = extract(
        letters,
        choices,
        scorer=OSA.distance,
        score_cutoff=2 if len(letters) >= TWO_SLIPS_FROM else 1,
        limit=None,
    )
    return {words[at]: int(distance) for _, distance, at in found}


def _letters(form: str, script: str) -> Sequence[str]:
    return _SIGN.findall(form) if script in _SIGNS else form
