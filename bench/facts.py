"""Facts: a deliberately bad translator let loose on real listings.

    python bench/facts.py [SERVICES.json …]

Bristol's 819 services (../shared/listings, where that lies beside the checkout) and
the starter listings go sentence by sentence through the small packages of
tests/translation/packages, which were trained in minutes. What would be shown is then
looked at by a checker that shares no code with the lock (bench/checking). It fails
when a single wrong fact is shown.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.checking.fact_checker import wrong_facts  # noqa: E402
from bench.pages import settings_in  # noqa: E402
from directory.app import build  # noqa: E402
from directory.exchange.importing import import_source  # noqa: E402
from directory.exchange.ledger import Ledger  # noqa: E402
from directory.publishing.texts import segments_of  # noqa: E402
from directory.publishing.translating import names_of, own_names  # noqa: E402
from directory.publishing.works import Works  # noqa: E402
from directory.storage.database import prepare  # noqa: E402
from directory.storage.records import Author  # noqa: E402
from directory.text.facts import facts  # noqa: E402
from directory.translation.argos import ArgosEngine  # noqa: E402
from directory.translation.packages import Packages  # noqa: E402
from directory.translation.translator import (  # noqa: E402
    Outcome,
    Sentence,
    Translator,
)
from directory.wording.wording import Wordings  # noqa: E402

PACKAGES = ROOT / "tests" / "translation" / "packages"
STARTER = ROOT / "content" / "listings"
BRISTOL = ROOT.parent / "shared/listings/bristol_oruk_json/services.json"
BATCH = 256
SHOWN_FAULTS = 10
"""How many wrong facts are printed."""


@dataclass
class Tally:
    """What came of the sentences of one language."""

    ways: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0


def site(home: Path, sources: Iterable[Path]) -> Works:
    """A site of these listings alone."""
    works = build(settings_in(home))
    prepare(works.engine)
    for source in sources:
        import_source(
            source,
            listings=works.listings,
            taxonomy=works.reference.taxonomy,
            today=date(2026, 11, 24),
            source_name=source.stem,
            author=Author("import", source.stem),
            ledger=Ledger(),
            progress=lambda _done, _total: None,
        )
    return works


def sentences(works: Works) -> list[Sentence]:
    """Every different sentence, with the names of the first listing that has it."""
    found: dict[str, Sentence] = {}
    common = tuple(names_of(works.reference))
    for listing in works.listings.every():
        for segment in segments_of(listing):
            found.setdefault(segment, Sentence(segment, common + own_names(listing)))
    return list(found.values())


def outcomes(
    translator: Translator, every: list[Sentence], wordings: Wordings, language: str
) -> Iterator[tuple[Sentence, Outcome]]:
    """What came of each sentence."""
    w = wordings.get(language)
    assert w is not None  # noqa: S101  # languages() names those alone
    for start in range(0, len(every), BATCH):
        batch = every[start : start + BATCH]
        yield from zip(batch, translator.translate(batch, w), strict=True)


def tally(
    translator: Translator, every: list[Sentence], wordings: Wordings, language: str
) -> Tally:
    """Translate all, and look at all that would be shown."""
    counted = Tally()
    start = time.perf_counter()
    for sentence, outcome in outcomes(translator, every, wordings, language):
        way = (
            outcome.way
            if outcome.state == "shown"
            else f"{outcome.state}: {outcome.reason}"
        )
        counted.ways[way] += 1
        counted.words += len(sentence.text.split())
        if outcome.state == "shown":
            for fault in wrong_facts(
                sentence.text, outcome.text, language, sentence.names
            ):
                counted.wrong.append((sentence.text, outcome.text, fault))
    counted.seconds = time.perf_counter() - start
    return counted


def main() -> int:
    """Print the shares, and fail when a wrong fact is shown."""
    sources = [Path(name) for name in sys.argv[1:]] or [
        path for path in (BRISTOL, STARTER) if path.exists()
    ]
    wordings = Wordings(ROOT / "translations")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        packages = Packages(home / "packages")
        for file in sorted(PACKAGES.glob("*.argosmodel")):
            packages.install(file)
        works = site(home, sources)
        every = sentences(works)
        works.engine.dispose()
        engine = ArgosEngine(packages)
        translator = Translator(engine)
        tallies = {
            language: tally(translator, every, wordings, language)
            for language in sorted(engine.versions())
        }
    number = sum(len(facts(each.text, each.names)) for each in every)
    print(f"{len(every):,} sentences with {number:,} facts, of: ", end="")
    print(
        ", ".join(
            source.parent.name if source.is_file() else "content" for source in sources
        )
    )
    report(tallies, len(every))
    return int(any(each.wrong for each in tallies.values()))


def report(tallies: dict[str, Tally], total: int) -> None:
    """Print a row for each way that a sentence went."""
    names = {
        "whole": "shown: all facts under masks",
        "apart": "shown: masked otherwise, second try",
        "split": "shown: taken apart at its facts",
        "facts": "shown: facts alone",
    }
    ways = Counter(way for each in tallies.values() for way in each.ways.elements())
    order = [*names, *(way for way, _ in ways.most_common() if way not in names)]
    print(f"\n| | {' | '.join(tallies)} |\n|---|{'---:|' * len(tallies)}")
    shown = (sum(each.ways[way] for way in names) for each in tallies.values())
    print(f"| **shown** | {' | '.join(f'{n / total:.1%}' for n in shown)} |")
    for way in order:
        cells = (f"{each.ways[way] / total:.1%}" for each in tallies.values())
        print(f"| {names.get(way, way)} | {' | '.join(cells)} |")
    wrong = (str(len(each.wrong)) for each in tallies.values())
    print(f"| **wrong facts shown** | {' | '.join(wrong)} |")
    speed = (f"{each.words / each.seconds:,.0f}" for each in tallies.values())
    print(f"| words a second, checks included | {' | '.join(speed)} |")
    for language, each in tallies.items():
        for source, text, fault in each.wrong[:SHOWN_FAULTS]:
            print(f"\n{language}: {fault}\n  {source}\n  {text}")


if __name__ == "__main__":
    sys.exit(main())
