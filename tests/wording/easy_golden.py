"""Easy Read from facts: what each language says of ten listings, kept in files.

After a deliberate change: `python -m tests.wording.easy_golden` writes them again. Read
what changed (`git diff`) as a reader of the language would, before you commit it.
"""

import tempfile
from pathlib import Path

from directory.publishing.works import Works
from directory.settings import ROOT
from directory.wording.easy_lines import QUESTIONS, EasyLine
from directory.wording.easy_read import EasyReader
from directory.wording.wording import Wording, Wordings
from tests.conftest import TUESDAY_MORNING, site_in

GOLDEN = Path(__file__).parent / "golden_easy"
TEN = (
    "conversation-cafes",  # several places, first and third days of the month
    "dial-a-bus",  # no address, a yearly price
    "heron-dock-repair-cafe",  # closed on a day, an alert
    "linnet-refuge",  # a confidential place, a phone line day and night
    "pathmakers-day-club",  # by referral, prices per day
    "renters-desk",  # what to bring
    "steady-on-balance-class",  # two places, an age
    "thornmere-food-bank",  # many places and times
    "women-only-swimming",  # times of women only, several prices
    "young-carers-club",  # ages from and to, term time
)


def reader_of(works: Works) -> EasyReader:
    """What answers the questions on a site."""
    reference = works.reference
    return EasyReader(
        taxonomy=reference.taxonomy,
        gazetteer=reference.gazetteer,
        calendar=reference.calendar,
        pictures=reference.pictures,
    )


def nothing(_text: str, **_more: bool) -> tuple[EasyLine, ...]:
    """No text of the listing's own."""
    return ()


def said(w: Wording, works: Works, slug: str) -> str:
    """The lines from facts alone, with the picture of each."""
    listing = works.listings.by_slug(slug)
    answers = reader_of(works).answers(w, listing, TUESDAY_MORNING, nothing)
    lines = [f"== {slug}"]
    for answer in answers:
        lines.append(f"-- {w.gettext(QUESTIONS[answer.question])}")
        lines += [f"{line.text} [{line.picture or line.kind}]" for line in answer.lines]
    return "\n".join(lines)


def written(w: Wording, works: Works) -> str:
    """The golden file of a language."""
    return "\n\n".join(said(w, works, slug) for slug in TEN) + "\n"


def main() -> None:
    """Write every golden file again."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        works = site_in(Path(folder))
        for w in Wordings(ROOT / "translations").all():
            path = GOLDEN / f"{w.language.tag}.txt"
            path.write_text(written(w, works), "utf-8")
        works.engine.dispose()


if __name__ == "__main__":
    main()
