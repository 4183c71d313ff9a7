"""How hard a text is to read: one headline, and what drives it.

The headline is not a school grade of words and syllables: such formulas hardly tell
Easy Read from other texts (docs/adr/0013). It adds up five features that do, each as
far as it is from what is usual in listings.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from directory.reading.counted import (
    ENOUGH,
    Features,
    Sentence,
    features,
    indices,
    lengths,
    sentences_of,
)

Level = Literal["easy", "fair", "hard"]

_USUAL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "long": (0.38, 0.27),
        "syllables": (1.65, 0.15),
        "frequency": (-5.74, 0.20),
        "commas": (0.97, 0.70),
        "brackets": (0.10, 0.20),
    }
)
"""Of each feature the mean in 277 listings of a real directory, and how far most are
from it (one standard deviation). Common words make a text easier: their frequency is
counted backwards."""
_MOST = 3.0
"""Standard deviations that count at most: one sentence of many commas is not all."""
_FAIR, _HARD = -4.0, -1.0
"""From which sum on a text is fair, and hard."""
BANDS: Mapping[Level, tuple[int, int | None]] = MappingProxyType(
    {"easy": (9, 11), "fair": (11, 14), "hard": (14, None)}
)
"""The reading age in years that goes with each: from, and to where there is an end."""
DRIVEN = 0.5
"""From how many standard deviations on a feature is said to drive the headline."""

DRIVERS: Mapping[str, str] = MappingProxyType(
    {
        "long": "long sentences",
        "syllables": "long words",
        "frequency": "rare words",
        "commas": "many commas",
        "brackets": "brackets",
    }
)
"""What staff read of each feature that drives the headline."""


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of a text.

    level, drivers, features, indices: None or empty for fewer than `ENOUGH` words and
    in other languages than English. drivers: features that make it hard, most first.
    indices: textstat's, as school grades or points. lengths: words of each sentence.
    """

    lengths: tuple[int, ...]
    level: Level | None = None
    total: float = 0.0
    drivers: tuple[str, ...] = ()
    features: Features | None = None
    indices: Mapping[str, float] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """How many words were counted."""
        return sum(self.lengths)

    @property
    def age(self) -> tuple[int, int | None] | None:
        """The band of reading ages, in years; None where there is no headline."""
        return BANDS[self.level] if self.level else None


def score(text: str, language: str = "en", names: Iterable[str] = ()) -> Score:
    """Score a structured text; language: BCP 47.

    names: of people, places and organizations in it, which are not counted.
    """
    if language.partition("-")[0] != "en":
        return Score(tuple(lengths(text)))
    sentences = sentences_of(text, names)
    found = score_of(sentences)
    return replace(found, indices=indices(sentences)) if found.level else found


def score_of(sentences: Sequence[Sentence]) -> Score:
    """The score of the sentences of an English text, without textstat's indices."""
    counted = tuple(len(sentence.words) for sentence in sentences)
    if sum(counted) < ENOUGH:
        return Score(counted)
    found = features(sentences)
    parts = deviations(found)
    total = sum(parts.values())
    return Score(
        lengths=counted,
        level=level_of(total),
        total=total,
        drivers=drivers(parts),
        features=found,
    )


def deviations(found: Features) -> dict[str, float]:
    """How many standard deviations harder than usual each feature is."""
    values = asdict(found)
    values["frequency"] *= -1
    return {
        name: max(-_MOST, min(_MOST, (values[name] - mean) / spread))
        for name, (mean, spread) in _USUAL.items()
    }


def level_of(total: float) -> Level:
    """The headline of a sum."""
    if total >= _HARD:
        return "hard"
    return "fair" if total >= _FAIR else "easy"


def drivers(parts: Mapping[str, float]) -> tuple[str, ...]:
    """The features that make it hard, most first."""
    most: Sequence[tuple[str, float]] = sorted(parts.items(), key=lambda each: -each[1])
    return tuple(name for name, deviation in most if deviation >= DRIVEN)
