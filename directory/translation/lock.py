"""The lock: facts go round the engine, not through it.

Before a sentence goes in, each fact is put away under a mask, one private character
that stands for it. What comes out must have every mask once, facts of one kind in
their old order, and no number of its own; then the facts are put back, said in the
reader's language from data. Where that fails, the sentence is taken apart at its facts,
if they stand at its joints, and put together again. All else is withheld.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from directory.text.fact_values import Fact, Kept, Number

_PRIVATE = re.compile("[\ue000-\uf8ff]")
# What may stand between a fact and the rest, where a sentence can be taken apart.
_JOINT = re.compile(r"\s*[,;:.!?()\[\]–—/-]\s*")
_JOINING = " ,;:.!?()[]–—/-"
_LETTER = re.compile(r"[^\W\d_]")
_COUNT = re.compile(r"\d{1,4}")
# Before or after a number it makes another of it: "-5", "16+".
_SIGNED = re.compile("(?<!\\w)[-−+±<>≤≥≈~] ?(?=[\ue000-\uf8ff])|[\ue000-\uf8ff] ?[+±]")


@dataclass(frozen=True, slots=True)
class Locked:
    """A sentence whose facts are put away. said: each fact in the reader's words."""

    segment: str
    facts: tuple[Fact, ...]
    said: tuple[str, ...]

    @property
    def is_all_facts(self) -> bool:
        """Whether there is nothing to translate."""
        return not any(_LETTER.search(piece) for piece in self.pieces)

    @property
    def pieces(self) -> list[str]:
        """What stands before, between and after the facts: one more than those."""
        ends = [0, *(fact.end for fact in self.facts)]
        starts = [*(fact.start for fact in self.facts), len(self.segment)]
        return [self.segment[a:b] for a, b in zip(ends, starts, strict=True)]

    @property
    def cores(self) -> list[tuple[str, str, str]]:
        """Each piece: what joins it to the fact before it, its words, and after.

        What stands beside a fact is not left to an engine.
        """
        pieces = self.pieces
        parted = []
        for n, piece in enumerate(pieces):
            last = n == len(pieces) - 1
            start = len(piece) - len(piece.lstrip(_JOINING)) if n else 0
            words = piece[start:] if last else piece[start:].rstrip(_JOINING)
            parted.append((piece[:start], words, piece[start + len(words) :]))
        return parted

    @property
    def is_clear(self) -> bool:
        """Whether all its figures are facts, and nothing in it looks like a mask."""
        whole = "".join((self.segment, *self.said))
        rest = "".join(self.pieces)
        return not (_PRIVATE.search(whole) or any(map(str.isnumeric, rest)))

    @property
    def has_rivals(self) -> bool:
        """Whether two facts of one kind differ: whose price is which?

        An engine may attach the right sums to the wrong people. Names may be several.
        """
        kinds: dict[str, str] = {}
        for fact, words in zip(self.facts, self.said, strict=True):
            kind = _kind(fact)
            if kind != "name" and kinds.setdefault(kind, words) != words:
                return True
        return False

    @property
    def is_jointed(self) -> bool:
        """Whether every fact stands at a joint, so that its sentence may be split.

        At the beginning or end, or beside a comma, a bracket and the like: there a
        fact belongs to what is next to it in any language.
        """
        pieces = self.pieces
        return all(
            _ends_at_joint(pieces[n]) or _begins_at_joint(pieces[n + 1])
            for n in range(len(self.facts))
        )

    def masked(self, masks: Sequence[str], *, apart: bool = False) -> str:
        """The sentence with a mask for each fact. apart: with a space around each."""
        around = " " if apart else ""
        words = [f"{around}{masks[n]}{around}" for n in range(len(self.facts))]
        return " ".join(self._joined(self.pieces, words).split())

    def fault(self, raw: str, masks: Sequence[str]) -> str:
        """What is wrong with the masks of `raw`, as a reason; "" when nothing is."""
        expected = list(masks[: len(self.facts)])
        found = _PRIVATE.findall(raw)
        if sorted(found) != sorted(expected):
            return "fact"
        kinds = [_kind(fact) for fact in self.facts]
        order = [expected.index(mask) for mask in found]
        for kind in set(kinds):
            same = [n for n in order if kinds[n] == kind]
            if same != sorted(same):
                return "order"
        signs = [len(_SIGNED.findall(text)) for text in (raw, self.masked(masks))]
        if signs[0] != signs[1] or self._run_together(raw, order):
            return "number"
        return ""

    def unmasked(self, raw: str, masks: Sequence[str]) -> str:
        """The sentence with its facts put back."""
        # Before the facts are in it: some have spaces that do not break.
        raw = " ".join(raw.split())
        for mask in masks[: len(self.said)]:
            # "5" and "m", "2" and "3" must not become "5m" and "23", nor "Lives" and
            # "to" a name of their own.
            raw = re.sub(rf"(?<=[a-zA-Z\ue000-\uf8ff]){mask}", f" {mask}", raw)
            raw = re.sub(rf"{mask}(?=[^\W\d_]|[\ue000-\uf8ff])", f"{mask} ", raw)
        for mask, words in zip(masks, self.said, strict=False):
            raw = raw.replace(mask, words)
        return raw

    def _run_together(self, raw: str, order: Sequence[int]) -> bool:
        """Whether two numbers would be read as one: "2.30" or "2 300".

        order: the facts as they come in `raw`. No words between two is right only
        where the English has none.
        """
        between = _PRIVATE.split(raw)[1:-1]
        pairs = zip(order, order[1:], between, strict=False)
        for first, second, words in pairs:
            if _LETTER.search(words) or not (
                _has_figures(self.said[first]) and _has_figures(self.said[second])
            ):
                continue
            before = self.pieces[second] if second == first + 1 else "and"
            is_spaced = not words.strip() or " " in words
            if _LETTER.search(before) or not (is_spaced or words == before):
                return True
        return False

    def joined(self, pieces: Sequence[str]) -> str:
        """The sentence from its translated pieces and its facts."""
        return self._joined(pieces, self.said).strip()

    @staticmethod
    def _joined(pieces: Sequence[str], words: Sequence[str]) -> str:
        return "".join(
            piece + word for piece, word in zip(pieces, [*words, ""], strict=True)
        )


def _kind(fact: Fact) -> str:
    """Facts of one kind may not change places: a price, a name, a phone number."""
    if isinstance(fact.value, Number) or _COUNT.fullmatch(fact.text):
        return "number"
    if isinstance(fact.value, Kept):
        return "digits" if any(map(str.isdigit, fact.text)) else "name"
    return fact.kind


def _has_figures(words: str) -> bool:
    return any(map(str.isnumeric, words))


def strays(raw: str) -> bool:
    """Whether there are masks where none went in."""
    return bool(_PRIVATE.search(raw))


def _ends_at_joint(piece: str) -> bool:
    return not piece.strip() or bool(re.search(rf"{_JOINT.pattern}$", piece))


def _begins_at_joint(piece: str) -> bool:
    return not piece.strip() or bool(_JOINT.match(piece))
