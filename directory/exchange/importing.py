"""Bringing listings in: read and clean everything first, then write it at once."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from directory.exchange.applying import Applying
from directory.exchange.gathering import Gathering
from directory.exchange.ledger import Finding, Ledger
from directory.exchange.oruk1 import Oruk1
from directory.exchange.oruk3 import Oruk3
from directory.exchange.source import Bounds, Reader, read_source
from directory.exchange.spool import Spool
from directory.exchange.survey import Survey
from directory.model.taxonomy import Taxonomy
from directory.storage.listings import Listings
from directory.storage.records import Author

Progress = Callable[[int, int | None], None]
"""Told how many records are done, and of how many (None while that is unknown)."""

_STEP = 100


def readers() -> tuple[Reader, ...]:
    """Every format that can be read; the first that recognises a source reads it."""
    return (Oruk1(), Oruk3())


def import_source(  # noqa: PLR0913 - what an import needs to know is this much
    source: Path,
    *,
    listings: Listings,
    taxonomy: Taxonomy,
    today: date,
    source_name: str,
    ledger: Ledger,
    progress: Progress,
    dry_run: bool = False,
    keep_starter: bool = False,
    author: Author | None = None,
    formats: Sequence[Reader] | None = None,
    bounds: Bounds | None = None,
    named: bool = True,
) -> None:
    """Bring in a file or a folder; the ledger says what became of every record.

    source_name: under which name the source is remembered; the same name again
    updates what it brought before. today: for what was checked too long ago.
    keep_starter: example listings stay beside the first real ones. author: by whom
    the revisions are; an import of that name unless given. dry_run: only the ledger.

    named: whether somebody chose the name; False when it is only that of the file,
    which two sources may share.

    Raises Invalid, with nothing written, when the source cannot be read to its end,
    or its name seems to be that of another source;
    Conflict, with nothing written, when someone saves one of its records meanwhile.
    """
    bounds, formats = bounds or Bounds(), formats or readers()
    survey = Survey(source_name)
    survey.look(read_source(source, formats, bounds, Ledger()), listings)
    if not named:
        survey.check_name(listings)
    with closing(Spool()) as spool:
        gathering = Gathering(survey, ledger, taxonomy, today, spool)
        raw_records = read_source(source, formats, bounds, ledger)
        for number, raw in enumerate(raw_records, 1):
            gathering.take(raw)
            if number % _STEP == 0:
                progress(number, None)
        applying = Applying(
            source_name, ledger, listings, spool, progress, gathering.alone
        )
        if gathering.real_services and not keep_starter:
            applying.replaces_examples = listings.only_examples()
        if dry_run:
            applying.apply(None)
        else:
            with listings.writing(author or Author("import", source_name)) as writer:
                applying.apply(writer)
    if applying.examples_removed:
        done = f"{applying.examples_removed:,} removed"
        ledger.note(Finding(kind="examples_removed", done=done))
    ledger.finish()
