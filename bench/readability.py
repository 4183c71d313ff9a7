"""Readability: how well each measure tells easy texts from ordinary ones, and how fast.

    python bench/readability.py

Two sets: 48 pairs that say the same twice (bench/reading/pairs.toml; both halves by a
language model), and real ordinary listings (Bristol's, where ../shared is there)
beside the starter ones, which were written to be easy. The figure is the area under
the curve: how often, of an easy and an ordinary text, the ordinary one is found harder;
0.5 is a guess.
"""

import html
import json
import re
import statistics
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from directory.reading.advice import advise  # noqa: E402
from directory.reading.counted import (  # noqa: E402
    ENOUGH,
    Sentence,
    features,
    indices,
    sentences_of,
)
from directory.reading.scoring import deviations, level_of, score  # noqa: E402
from directory.reading.syllables import syllables  # noqa: E402
from directory.storage.plain_word_files import load_plain_words  # noqa: E402

PAIRS = ROOT / "bench" / "reading" / "pairs.toml"
STARTER = ROOT / "content" / "listings"
BRISTOL = ROOT.parent / "shared/listings/bristol_oruk_json/services.json"
WORDS = 200
Text = Sequence[Sentence]


def flesch_kincaid(text: Text) -> float:
    """The school grade of Kincaid and others (1975), with our syllables."""
    words = [word for sentence in text for word in sentence.words]
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(text) + 11.8 * per_word - 15.59


def combined(text: Text) -> float:
    """The sum behind the headline."""
    return sum(deviations(features(text)).values())


def measures() -> dict[str, Callable[[Text], float]]:
    """Every measure; the larger, the harder."""
    found: dict[str, Callable[[Text], float]] = {"**the headline**": combined}
    for name in ("long", "syllables", "frequency", "commas", "brackets"):
        sign = -1 if name == "frequency" else 1
        found[name] = lambda t, n=name, s=sign: s * asdict(features(t))[n]
    found["Flesch-Kincaid"] = flesch_kincaid
    for name in ("Automated Readability Index", "Coleman-Liau", "LIX", "RIX"):
        found[name] = lambda t, n=name: indices(t)[n]
    return found


def area(hard: Iterable[float], easy: Sequence[float]) -> float:
    """The area under the curve."""
    wins = [(a > b) + (a == b) / 2 for a in hard for b in easy]
    return sum(wins) / len(wins)


def flowing(text: str) -> str:
    """A text of the pairs' file: a line break means nothing but before a list item."""
    return re.sub(r"(?<=\S)\n(?=[^\n-])", " ", text.strip())


def read(texts: Iterable[str]) -> list[Text]:
    """The sentences of texts that are long enough for a grade."""
    every = (sentences_of(text) for text in texts)
    return [t for t in every if sum(len(s.words) for s in t) >= ENOUGH]


def sets() -> dict[str, tuple[list[Text], list[Text]]]:
    """Ordinary and easy texts, by name."""
    pairs = tomllib.loads(PAIRS.read_text("utf-8"))["pair"]
    found = {
        "pairs": (
            read(flowing(each["ordinary"]) for each in pairs),
            read(flowing(each["easy"]) for each in pairs),
        )
    }
    if BRISTOL.exists():
        services = json.loads(BRISTOL.read_text("utf-8"))
        ordinary = (html.unescape(re.sub("<[^>]+>", "\n", each["description"] or ""))
                    for each in services)  # fmt: skip
        files = sorted(STARTER.glob("*.json"))
        easy = (json.loads(path.read_text("utf-8"))["description"] for path in files)
        found["listings"] = (read(ordinary), read(easy))
    return found


def main() -> None:
    """Print both tables."""
    every = sets()
    sizes = {name: f"{len(a)} and {len(b)}" for name, (a, b) in every.items()}
    print("| | " + " | ".join(f"{name} ({sizes[name]})" for name in every) + " |")
    print("|---|" + "---:|" * len(every))
    for name, measure in measures().items():
        cells = []
        for ordinary, easy in every.values():
            figure = area(map(measure, ordinary), list(map(measure, easy)))
            cells.append(f"{figure:.3f}")
        print(f"| {name} | {' | '.join(cells)} |")
    for name, (ordinary, easy) in every.items():
        for what, texts in (("ordinary", ordinary), ("easy", easy)):
            levels = [level_of(combined(text)) for text in texts]
            shares = (
                f"{levels.count(each)} {each}" for each in ("easy", "fair", "hard")
            )
            print(f"\n{name}, {what}: {', '.join(shares)}", end="")
    print("\n")
    speed(every["pairs"][0])


def speed(texts: Sequence[Text]) -> None:
    """Print how long a listing of 200 words takes."""
    words = load_plain_words(ROOT / "content" / "words" / "easy")
    lines = [sentence.text for text in texts for sentence in text]
    listings = []
    while lines:
        listing = ""
        while lines and len(listing.split()) < WORDS:
            listing += lines.pop() + "\n"
        listings.append(listing)
    for name, work in (
        ("score", score),
        ("advice", lambda text: advise(text, words)),
    ):
        work(listings[0])
        times = []
        for listing in listings:
            start = time.perf_counter()
            work(listing)
            times.append((time.perf_counter() - start) * 1000)
        print(
            f"{name}: {statistics.median(times):.1f} ms for a listing of {WORDS} words "
            f"(slowest of {len(times)}: {max(times):.1f} ms)"
        )


if __name__ == "__main__":
    main()
