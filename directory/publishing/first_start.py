"""Making a site ready: tables, starter listings, and a first index."""

from collections.abc import Callable

from directory.exchange.importing import import_source
from directory.exchange.ledger import Ledger
from directory.publishing.works import Works
from directory.storage.database import prepare
from directory.storage.records import Author
from directory.storage.rendition_files import load_renditions

STARTER = "starter"
"""The source under which the starter listings are imported."""

SMALL = 500
"""Listings that are indexed before serving; more are indexed meanwhile."""


def make_ready(
    works: Works, say: Callable[[str], None], *, wait_for_index: bool = False
) -> None:
    """Prepare whatever is missing. Cheap when nothing is.

    The starter listings come in once, into a site to which nothing ever happened.
    `say` is told of each step that takes a moment. wait_for_index: make even a large
    index now; a server leaves that to its keeper.
    """
    prepare(works.engine)
    starter = works.settings.content / "listings"
    if works.listings.sequence() == 0 and starter.is_dir():
        say("Bringing in the starter listings ...")
        import_source(
            starter,
            listings=works.listings,
            taxonomy=works.reference.taxonomy,
            today=works.today(),
            source_name=STARTER,
            author=Author("starter", "content"),
            ledger=Ledger(),
            progress=lambda _done, _total: None,
        )
        works.renditions.store(load_renditions(works.settings.content / "renditions"))
    if wait_for_index or works.listings.count() <= SMALL:
        works.keeper.bring_up_to_date()
