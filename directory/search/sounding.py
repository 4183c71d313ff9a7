"""Sounding: words of another script that one in Latin letters may stand for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from directory.search.analysis import primary, script_of, words_field
from directory.search.segments import LiveSegment
from directory.search.skeletons import ROMANISED, skeleton

MOST: Final = 8
"""Words of each script that one word may stand for."""


def scripts_for(language: str) -> Sequence[str]:
    """In which scripts a reader of `language` may have meant a word in Latin letters.

    The reader's own. On English pages any, for there somebody types for somebody
    else; on Polish ones none, for Latin letters are what Polish has.
    """
    reader = primary(language)
    own = script_of(reader)
    if own in ROMANISED:
        return [own]
    return ROMANISED if reader == "en" else []


def sounding_like(
    form: str, script: str, segments: Sequence[LiveSegment], known: Mapping[str, str]
) -> list[str]:
    """Return the words of `script` that sound like `form`, the most frequent first.

    known: words of `script` beside those of the index, with their skeletons.
    """
    key = skeleton(form, script)
    if not key:
        return []
    frequency = Counter({word: 0 for word, other in known.items() if key == other})
    for live in segments:
        lexicon = live.segment.lexicon(words_field(script))
        if lexicon is not None:
            for number in live.segment.skeletons[script].sounding_like(key):
                word = lexicon.terms[number]
                frequency[word] += lexicon.listings(word)
    return [word for word, _ in frequency.most_common(MOST)]
