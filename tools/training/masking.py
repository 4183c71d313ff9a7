"""Teaching a model to copy characters that stand for facts.

Front Door puts a private character in the place of each phone number, price or day
before a sentence is translated, and puts the fact back afterwards (the fact lock). Here
such characters are put into both sides of a pair: in the place of words that mean the
same, and at the joints and ends of sentences.
"""

import re
from collections.abc import Sequence
from random import Random

from tools.training.pairs import Pair
from tools.training.phrases import Span

MASKS = [chr(0xE000 + n) for n in range(20)]
"""What directory/translation/argos.py takes, of a package that knows them."""

_BEFORE = (" ", " ", " ", ": ", " - ", ", ")
_BETWEEN = (" ", ", ", " / ")
_END = re.compile(r"(?P<words>.*?)(?P<stop>[.!?۔؟]?)", re.DOTALL)


class Masker:
    """Puts masks into pairs, differently each time."""

    def __init__(self, dice: Random, shorts: Sequence[Pair]) -> None:
        """shorts: short pairs, to stand before and after a mask."""
        self._dice = dice
        self._shorts = shorts

    def sentence(self, pair: Pair, spans: Sequence[Span]) -> Pair:
        """A pair with masks, mostly; spans: its phrases that may be replaced."""
        roll = self._dice.random()
        if roll < 0.4 and spans:
            return self._replaced(pair, spans)
        if roll < 0.65:
            return self._beside(pair)
        return pair

    def phrase(self, pair: Pair) -> Pair:
        """A phrase with a mask before, after or on both sides of it, sometimes."""
        if self._dice.random() > 0.2:
            return pair
        first, second = self._masks(2)
        pattern = self._dice.choice(
            (
                f"{first} {{}}",
                f"{{}} {first}",
                f"{{}} {first}",
                f"{first} {{}} {second}",
            )
        )
        return Pair(pattern.format(pair.source), pattern.format(pair.target))

    def _masks(self, count: int) -> list[str]:
        """In their order, as the fact lock hands them out, or any."""
        if self._dice.random() < 0.5:
            return MASKS[:count]
        return self._dice.sample(MASKS, count)

    def _replaced(self, pair: Pair, spans: Sequence[Span]) -> Pair:
        """With masks in the place of phrases."""
        count = self._dice.choice((1, 1, 1, 2, 2, 3, 4))
        chosen: list[Span] = []
        for span in self._dice.sample(spans, len(spans)):
            if len(chosen) < count and all(_are_apart(span, other) for other in chosen):
                chosen.append(span)
        chosen.sort(key=lambda span: span.source)
        masks = dict(zip(chosen, self._masks(len(chosen)), strict=True))
        source, target = pair.source, pair.target
        for span in sorted(chosen, key=lambda span: span.source, reverse=True):
            source = _put(source, span.source, masks[span])
        for span in sorted(chosen, key=lambda span: span.target, reverse=True):
            target = _put(target, span.target, masks[span])
        return Pair(source, target)

    def _beside(self, pair: Pair) -> Pair:
        """With masks before it, after it, in brackets, or between it and another."""
        dice = self._dice
        masks = dice.choice(_BETWEEN).join(self._masks(dice.choice((1, 1, 1, 2, 2, 3))))
        joint = dice.choice(_BEFORE)
        place = dice.random()
        if place < 0.4:
            return Pair(*(_before_stop(s, joint + masks) for s in _both(pair)))
        if place < 0.55:
            return Pair(*(masks + joint + s for s in _both(pair)))
        if place < 0.7:
            return Pair(*(_before_stop(s, f" ({masks})") for s in _both(pair)))
        other = dice.choice(self._shorts)
        between = joint + masks + dice.choice(_BEFORE)
        return Pair(
            pair.source + between + other.source, pair.target + between + other.target
        )


def _both(pair: Pair) -> tuple[str, str]:
    return pair.source, pair.target


def _put(text: str, place: tuple[int, int], mask: str) -> str:
    return text[: place[0]] + mask + text[place[1] :]


def _before_stop(text: str, words: str) -> str:
    """With words before its full stop, if it has one."""
    match = _END.fullmatch(text)
    return text + words if match is None else match["words"] + words + match["stop"]


def _are_apart(one: Span, other: Span) -> bool:
    return all(
        a[1] <= b[0] or b[1] <= a[0]
        for a, b in ((one.source, other.source), (one.target, other.target))
    )
