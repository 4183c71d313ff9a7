"""Engines that are none: an honest one, and such as no one should believe.

Run as a program, `python -m tests.translation.engines LOG SECONDS ARGUMENTS` is the
`directory` command with the honest one, which takes so long for each batch and writes
down what it was asked, a line of JSON to a batch.
"""

import fcntl
import json
import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest

from directory.errors import Unavailable
from directory.publishing import translating
from directory.translation.packages import Packages
from directory.translation.translator import Outcome, Sentence, Translator
from directory.wording.wording import Wording

MASKS = tuple(chr(0xE000 + n) for n in range(20))
SMALL_BATCH = 8
"""Sentences in a batch of the program below: more places to be killed at."""
_WORD = re.compile(r"[^\W\d_]+")
_MASK = re.compile("[\ue000-\uf8ff]")
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "ar": "ابتثجحخدذرزسشصضطظعغف",
        "fa": "ابپتثجچحخدذرزسشصضطظع",
        "ur": "ابپتٹثجچحخدڈذرزسشصضط",
        "hi": "कखगघचछजझटठडढणतथदधपफब",
        "ne": "कखगघचछजझटठडढणतथदधपफब",
        "gu": "કખગઘચછજઝટઠડઢણતથદધપફબ",
        "ta": "கஙசஞடணதநபமயரலவழளறனஜஷ",
    }
)


def honest(words: str, target: str) -> str:
    """A text in the script of `target`, each word by itself; masks as they are.

    No word of it is one of any language, least of all a day or a "not".
    """

    def other(found: re.Match[str]) -> str:
        word = found.group().casefold()[::-1]
        letters = _LETTERS.get(target)
        if letters is None:
            return f"q{word}ek"
        return "".join(letters[ord(c) % len(letters)] for c in word) + letters[7] * 2

    return _WORD.sub(other, words)


class Honest:
    """An `Engine` that loses nothing. asked: the batches that came."""

    name = "double"

    def __init__(self, *languages: str, version: str = "1") -> None:
        self.known = dict.fromkeys(languages or ("pt", "ur"), version)
        self.asked: list[list[str]] = []

    def versions(self) -> Mapping[str, str]:
        """As it was told."""
        return dict(self.known)

    def masks(self, _target: str) -> Sequence[str]:
        """Those of packages made for Front Door."""
        return MASKS

    def translate(
        self, segments: Sequence[str], target: str, source: str = "en"
    ) -> list[str]:
        """Each by itself."""
        assert source == "en"
        self.asked.append(list(segments))
        return [self.said(segment, target) for segment in segments]

    def said(self, segment: str, target: str) -> str:
        """What it makes of one."""
        return honest(segment, target)


Spoil = Callable[[str, str], str]
"""From an honest translation and its source to another."""


class Hostile(Honest):
    """Spoils what an honest one says."""

    def __init__(self, spoil: Spoil, *languages: str) -> None:
        super().__init__(*languages)
        self._spoil = spoil

    def said(self, segment: str, target: str) -> str:
        return self._spoil(honest(segment, target), segment)


class Gone(Honest):
    """Its package was sound, and is not any more."""

    def said(self, segment: str, target: str) -> str:
        raise Unavailable(f"The package for {target} is damaged: {segment} is left.")


class Curt(Honest):
    """Answers fewer sentences than it was asked."""

    def translate(
        self, segments: Sequence[str], target: str, source: str = "en"
    ) -> list[str]:
        return super().translate(segments, target, source)[1:]


def _without_first_mask(raw: str, _source: str) -> str:
    return _MASK.sub("", raw, count=1)


def _first_mask_twice(raw: str, _source: str) -> str:
    return _MASK.sub(r"\g<0> \g<0>", raw, count=1)


def _masks_reversed(raw: str, _source: str) -> str:
    masks = _MASK.findall(raw)
    return _MASK.sub(lambda _found: masks.pop(), raw)


def _glued(raw: str, _source: str) -> str:
    return _MASK.sub("", raw) + "".join(_MASK.findall(raw))


def adding(words: str) -> Spoil:
    """Says something of its own at the end."""
    return lambda raw, _source: f"{raw} {words}"


FACT_SPOILERS: Mapping[str, Spoil] = MappingProxyType(
    {
        "drops a mask": _without_first_mask,
        "doubles a mask": _first_mask_twice,
        "swaps masks": _masks_reversed,
        "glues masks": _glued,
        "a mask of its own": adding("\ue013"),
        "a mask that nobody has": adding("\uf8ff"),
        "a mask of a far plane": adding("\U000f0000"),
    }
)
"""What is wrong only where there are facts, or makes some up."""
SPOILERS: Mapping[str, Spoil] = MappingProxyType(
    {
        "a number": adding("7"),
        "an Arabic digit": adding("٧"),
        "a Devanagari digit": adding("७"),
        "a fraction": adding("½"),
        "a percentage": adding("%"),
        "a currency": adding("€"),
        "an override": lambda raw, _source: f"\u202e{raw}",
        "a loop": lambda _raw, _source: "qolek " * 10,
        "nothing": lambda _raw, _source: "",
        "spaces": lambda _raw, _source: " \u200c ",
        "Cyrillic": lambda raw, _source: _WORD.sub("доброе", raw),
        "the English": lambda _raw, source: source,
        "unknown": adding("\u2047"),
        "far too much": lambda raw, _source: " ".join(
            f"{raw[::-1]} {n * 'q'}eka" for n in range(9)
        ),
        "one word": lambda _raw, _source: "qa",
    }
)
"""What is wrong wherever it comes."""


class _Logging(Translator):
    """Writes each batch down before it is translated."""

    log = Path()
    seconds = 0.0

    def translate(self, sentences: Sequence[Sentence], w: Wording) -> list[Outcome]:
        line = json.dumps([w.language.tag, [each.text for each in sentences]]) + "\n"
        with self.log.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(line)
        time.sleep(self.seconds)
        return super().translate(sentences, w)


def _main(log: str, seconds: str, *arguments: str) -> None:
    from directory import app, cli

    def engine(_packages: Packages) -> Honest:
        return Honest(*os.environ.get("DOUBLE_LANGUAGES", "pt").split())

    _Logging.log, _Logging.seconds = Path(log), float(seconds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "ArgosEngine", engine)
        patch.setattr(translating, "Translator", _Logging)
        patch.setattr(translating, "BATCH", SMALL_BATCH)
        cli.main(arguments)


if __name__ == "__main__":
    _main(*sys.argv[1:])
