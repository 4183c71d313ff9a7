"""Initials written out, and other advice put into a sentence."""

import re
from collections.abc import Iterable, Mapping

from directory.model.plain_words import PlainWords
from directory.reading.advice import Advice, advise, applied, is_explained

_FOLLOWS = re.compile(
    r" (?!(?:and|or|is|are|can|in|for|to|with|on|at|of|by|from|who|that|which|has|have|"
    r"will|also|as|but|may|must|through|via)\b)[a-z]"
)
_SHOUTED = re.compile(r"[A-Z]{2}")
_NAME_BESIDE = re.compile(r"[A-Z][\w'’-]*[ -]$"), re.compile(r"[ -](?:[A-Z]|\()|['’]")


def initials_of(
    sentence: str, text: str, words: PlainWords, names: tuple[str, ...]
) -> dict[str, str]:
    """What to write for the initials in a sentence that the text does not explain."""
    if not _SHOUTED.search(sentence):
        return {}
    return {
        sentence[a.start : a.end]: a.suggestion
        for a in advise(sentence, words, names)
        if a.kind == "acronym"
        and a.is_safe
        and not is_explained(sentence[a.start : a.end], a.suggestion, text)
    }


def written_out(line: str, initials: Mapping[str, str]) -> str:
    """With initials written out, which an item may consist of."""
    for short, long in initials.items():
        every = [
            Advice("acronym", *found.span(), long, is_safe=True)
            for found in re.finditer(rf"(?<![\w&/-]){re.escape(short)}(?![\w&])", line)
        ]
        line = with_advice(line, (a for a in every if _may_be_written_out(line, a)))
    return line


def _may_be_written_out(line: str, advice: Advice) -> bool:
    return not (_is_in_a_name(line, advice) or _is_clumsy(line, advice))


def _is_clumsy(sentence: str, advice: Advice) -> bool:
    """Whether a plural would stand before a noun: "needs and disabilities children"."""
    follows = _FOLLOWS.match(sentence, advice.end)
    return advice.suggestion.endswith("s") and follows is not None


def _is_in_a_name(sentence: str, advice: Advice) -> bool:
    before, after = _NAME_BESIDE
    return bool(
        before.search(sentence[: advice.start]) or after.match(sentence, advice.end)
    )


def with_advice(sentence: str, every: Iterable[Advice]) -> str:
    """The sentence with all of it put in that is safe."""
    end = len(sentence)
    # From the end, so that the places of the others stay what they are.
    for advice in reversed(list(every)):
        if advice.is_safe and advice.end <= end:
            sentence = applied(sentence, advice)
            end = advice.start
    return sentence
