"""Sentence pairs out of TMX files, and which of them nobody trains on.

TICO-19 comes as one zip file for each language, `all.en-ur.tmx.zip` with one TMX file
(Translation Memory eXchange 1.4) in it: health and public-service text, CC0.
"""

import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ENGLISH = "en"
HELD_OUT = 200
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in English, and the same in the other language."""

    source: str
    target: str


def dice(seed: int) -> random.Random:
    """Random numbers that are the same each time."""
    return random.Random(seed)  # noqa: S311  # no secret is made of them


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a zip file with one TMX file, spaces made single, in its order."""
    with zipfile.ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".tmx"))
        with archive.open(name) as file:
            tree = ElementTree.parse(file)  # noqa: S314  # chosen by who trains
    found = (_pair(unit) for unit in tree.iter("tu"))
    return [pair for pair in found if pair.source and pair.target]


def split(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs to train on, and `HELD_OUT` others, always the same ones.

    No English sentence is in both.
    """
    order = list(range(len(pairs)))
    dice(7).shuffle(order)
    kept_back = set(order[:HELD_OUT])
    held_out = [pairs[n] for n in sorted(kept_back)]
    known = {pair.source for pair in held_out}
    rest = (pair for n, pair in enumerate(pairs) if n not in kept_back)
    return [pair for pair in rest if pair.source not in known], held_out


def _pair(unit: ElementTree.Element) -> Pair:
    """A translation unit; "" for what it has not got."""
    texts = {}
    for variant in unit.iter("tuv"):
        segment = variant.find("seg")
        words = "" if segment is None else "".join(segment.itertext())
        texts[variant.get(_LANGUAGE)] = " ".join(words.split())
    source = texts.pop(ENGLISH, "")
    return Pair(source, next(iter(texts.values()), ""))
