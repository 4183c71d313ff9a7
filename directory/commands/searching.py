"""Searching, as the page does."""

from typing import Any

import click
from werkzeug.datastructures import MultiDict

from directory.commands.common import plainly, ready, tell_json
from directory.errors import Invalid
from directory.publishing.windows import DAYS, NOW, SOON
from directory.web.public.asked import RINGS, Asked, answered

FILTERS = {
    "category": "food",
    "area": "copperwick",
    "near": "XB1 2",
    "within": "2",
    "spoken": "gu",
    "free": "1",
    "access": "step-free",
    "open": "now",
    "age": "17",
}
"""The filters of a search, each with an example."""


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--lang", default="en", show_default=True, help="Language of the words.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="KEY=VALUE",
    help="Such as free=1 or open=now; docs/commands.md lists them.",
)
@click.option("--page", default=1, show_default=True, help="Page of the results.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def search_command(
    words: tuple[str, ...],
    lang: str,
    filters: tuple[str, ...],
    page: int,
    as_json: bool,
) -> None:
    """Search the listings, as the search page does.

    Example: directory search food bank --filter free=1 --filter open=now
    """
    works = ready(wait_for_index=True)
    gazetteer = works.reference.gazetteer
    asked = asked_for(" ".join(words), filters, page).postcode_as_place(gazetteer)
    if asked.near and asked.place(gazetteer, works.here) is None:
        raise Invalid(f"Nobody knows where {asked.near!r} is: try a name or postcode.")
    now = works.clock()
    _, found = answered(
        asked,
        lambda each: works.index.search(
            each.query(lang, now, works.reference, works.here)
        ),
    )
    listings = {
        listing.service.id: listing
        for listing in works.listings.by_ids(hit.id for hit in found.hits)
    }
    results = [
        {
            "id": hit.id,
            "slug": listings[hit.id].slug,
            "name": listings[hit.id].service.name,
            "language": listings[hit.id].service.text_language,
            "score": round(hit.score, 4),
            "why": ", ".join(reason.phrase for reason in hit.why),
        }
        for hit in found.hits
        if hit.id in listings
    ]
    if as_json:
        answer: dict[str, Any] = {
            "total": found.total,
            "how": found.how,
            "page": found.page,
            "results": results,
            "facets": found.facets,
            "did_you_mean": " ".join(found.meant or found.instead) or None,
        }
        tell_json(answer)
        return
    click.echo(f"{found.total} results ({found.how})")
    for result in results:
        click.echo(f"  {result['name']}  [{result['slug']}]")


def asked_for(words: str, filters: tuple[str, ...], page: int) -> Asked:
    """What the search page would be asked. Raises Invalid for an unknown filter."""
    arguments: MultiDict[str, str] = MultiDict({"q": words, "page": str(page)})
    for each in filters:
        key, equals, value = each.partition("=")
        if key not in FILTERS or not equals:
            raise Invalid(
                f"{each!r} is no filter. Use one of: "
                + ", ".join(f"{name}={example}" for name, example in FILTERS.items())
            )
        arguments.add(key, value)
    asked = Asked.read(arguments)
    for each in filters:
        key, _, value = each.partition("=")
        if key not in asked.values() or not _is_known(key, value):
            raise Invalid(f"{each!r} filters nothing. Try {key}={FILTERS[key]}.")
    return asked


def _is_known(key: str, value: str) -> bool:
    """Whether a value is one that can be chosen, where there is a list of them."""
    return value in {"open": (NOW, SOON, *DAYS), "within": RINGS}.get(key, (value,))
