"""Easy read: what the easier drafts of descriptions gain, and what they lose.

    python bench/easyread.py [SEED]

Bristol's 819 descriptions and Ohana's (../shared/listings, where that lies beside the
checkout), and those of the starter listings. What is lost is counted by code that the
drafts do not use: the fact finder of bench/checking, and words counted here. Bullets
count as sentences; explanations do not. It fails when anything is lost or changed.
20 changed sentences are printed for a person to read; SEED picks others.
"""

import csv
import html
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.checking.fact_checker import wrong_facts  # noqa: E402
from directory.model.plain_words import PlainWords  # noqa: E402
from directory.publishing.easy_texts import easy_lines, is_too_hard  # noqa: E402
from directory.reading.easier import Easier, easier  # noqa: E402
from directory.storage.plain_word_files import load_plain_words  # noqa: E402
from directory.text.segments import segments  # noqa: E402

STARTER = ROOT / "content" / "listings"
SHARED = ROOT.parent / "shared/listings"
BRISTOL = SHARED / "bristol_oruk_json/services.json"
OHANA = SHARED / "ohana_sample_csv/services.csv"
LONG, TOO_LONG = 15, 25
SHOWN = 20
NEGATIONS = "not no never none without nobody nothing nowhere neither nor cannot unable"
CONDITIONS = (
    "if unless only except until or must may between when whether should might "
    "provided depending maximum minimum over under"
)
_SAME = {"till": "until", "whilst": "while"}
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_PHONE = re.compile(r"(?<!\d)0\d{2,4}(?: \d{3,6}){1,2}(?!\d)")
_IS_SUBJECT = re.compile(r'name ".*" stands more often')
"""A sentence that is taken apart says twice who it is about."""


@dataclass
class Tally:
    """What came of a set of descriptions."""

    listings: int = 0
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    explanations: int = 0
    left_out: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(
        default_factory=lambda: {"facts": [], "negations": [], "conditions": []}
    )
    changed: list[tuple[str, list[str]]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


def texts() -> Iterator[tuple[str, list[str]]]:
    """Each set of descriptions that is there, with its name."""
    if BRISTOL.exists():
        services = json.loads(BRISTOL.read_text("utf-8"))
        yield "Bristol", [_plain(each["description"] or "") for each in services]
    if OHANA.exists():
        with OHANA.open(encoding="utf-8", newline="") as file:
            yield "Ohana", [row["description"] for row in csv.DictReader(file)]
    files = sorted(STARTER.glob("*.json"))
    starter = [json.loads(path.read_text("utf-8"))["description"] for path in files]
    yield "starter", starter


def _plain(text: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "\n", text))


def tally(every: Iterable[str], words: PlainWords) -> Tally:
    """Make all easier, and look at what came of it."""
    found = Tally()
    for text in every:
        start = time.perf_counter()
        made = easier(text, words)
        found.times.append((time.perf_counter() - start) * 1000)
        found.listings += 1
        found.before += [len(each.split()) for each in segments(text)]
        found.refused.update(reason for _, reason in made.refused)
        for source, lines in pairs(made):
            found.after += [len(line.removeprefix("- ").split()) for line in lines]
            look(source, lines, found)
        lines = list(easy_lines(made, {}, set()))
        found.left_out += bool(lines) and is_too_hard(lines, made)
        found.explanations += sum(line.kind == "explanation" for line in made.lines)
    return found


def pairs(made: Easier) -> Iterator[tuple[str, list[str]]]:
    """Each sentence, and the lines that came of it."""
    told = (line for line in made.lines if line.kind != "explanation")
    # By identity: the same sentence may stand twice in a text.
    for _, group in groupby(told, key=lambda line: id(line.source)):
        lines = list(group)
        mark = {"item": "- "}
        yield lines[0].source, [mark.get(x.kind, "") + x.text for x in lines]


def look(source: str, lines: list[str], found: Tally) -> None:
    """Count what a sentence has lost."""
    plain = [line.removeprefix("- ") for line in lines]
    if plain == [source]:
        return
    found.changed.append((source, lines))
    whole = "\n".join(plain)
    for fault in wrong_facts(_joined(source), _joined(whole), "en", names(source)):
        if not _IS_SUBJECT.match(fault):
            found.faults["facts"].append(f"{fault}: {source}")
    for kind, words in (
        ("negations", NEGATIONS.split()),
        ("conditions", CONDITIONS.split()),
    ):
        if counted(source, words) != counted(whole, words):
            found.faults[kind].append(source)


def names(source: str) -> list[str]:
    """What has capitals inside a sentence."""
    return _NAME.findall(source)


def _joined(text: str) -> str:
    """With phone numbers in one piece: a draft puts spaces into them."""
    return _PHONE.sub(lambda found: found.group().replace(" ", ""), text)


def counted(text: str, words: Iterable[str]) -> Counter[str]:
    """How often each of some words stands in a text; "n't" as "not"."""
    straight = re.sub(r"n['’]t\b", " not", text.casefold().replace("cannot", "can not"))
    said = Counter(_SAME.get(w, w) for w in re.findall(r"[a-z]+", straight))
    return Counter({word: said[word] for word in words if said[word]})


def main() -> int:
    """Print the figures and the sample; fail when anything was lost."""
    words = load_plain_words(ROOT / "content" / "words" / "easy")
    easier("We read the words of the tagger once before we take the time of it.", words)
    easier("We offer " + "help, " * 20 + "and more help.", words)
    tallies = {name: tally(every, words) for name, every in texts()}
    report(tallies)
    changed = [pair for each in tallies.values() for pair in each.changed]
    chosen = random.Random(sys.argv[1] if len(sys.argv) > 1 else "easy")
    print(f"\n{SHOWN} of {len(changed):,} changed sentences:")
    for source, lines in chosen.sample(changed, min(SHOWN, len(changed))):
        print(f"\n{source}")
        print("\n".join(f"    {line}" for line in lines))
    return int(any(any(each.faults.values()) for each in tallies.values()))


def report(tallies: dict[str, Tally]) -> None:
    """Print the table, and every fault."""
    print(f"| | {' | '.join(tallies)} |\n|---|{'---:|' * len(tallies)}")
    rows = {
        "listings": lambda t: f"{t.listings}",
        "sentences, before": lambda t: f"{len(t.before):,}",
        "sentences and items, after": lambda t: f"{len(t.after):,}",
        f"over {LONG} words, before": lambda t: share(t.before, LONG),
        f"over {LONG} words, after": lambda t: share(t.after, LONG),
        f"over {TOO_LONG} words, before": lambda t: share(t.before, TOO_LONG),
        f"over {TOO_LONG} words, after": lambda t: share(t.after, TOO_LONG),
        "sentences changed": lambda t: f"{len(t.changed):,}",
        "… of which taken apart": lambda t: (
            f"{sum(len(x) > 1 for _, x in t.changed):,}"
        ),
        "explanations": lambda t: f"{t.explanations:,}",
        "refused (stayed as they were)": lambda t: f"{sum(t.refused.values())}",
        "descriptions that a page leaves out as too hard": lambda t: (
            f"{t.left_out / max(1, t.listings):.1%}"
        ),
        "**facts lost or changed**": lambda t: f"{len(t.faults['facts'])}",
        "**negations lost**": lambda t: f"{len(t.faults['negations'])}",
        "**conditions changed**": lambda t: f"{len(t.faults['conditions'])}",
        "ms a listing, median": lambda t: f"{statistics.median(t.times):.1f}",
        "ms a listing, mean": lambda t: f"{statistics.mean(t.times):.1f}",
        "ms a listing, slowest": lambda t: f"{max(t.times):.0f}",
    }
    for name, cell in rows.items():
        print(f"| {name} | {' | '.join(cell(each) for each in tallies.values())} |")
    for set_name, each in tallies.items():
        for kind, faults in each.faults.items():
            for fault in faults:
                print(f"\n{set_name}, {kind}: {fault}")


def share(lengths: list[int], limit: int) -> str:
    """The share of sentences of more words, in per cent."""
    return f"{sum(n > limit for n in lengths) / max(1, len(lengths)):.1%}"


if __name__ == "__main__":
    sys.exit(main())
