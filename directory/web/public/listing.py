"""A listing, and the reader's own list of them."""

from datetime import datetime, timedelta

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from directory.model.listing import Listing
from directory.web.house import House
from directory.web.public.listing_view import listing_view
from directory.web.public.viewing import count_view
from directory.web.public.words import words
from directory.web.rendering import Links, my_list, render
from directory.wording.easy_lines import QUESTIONS
from directory.wording.wording import Wording

_LONGEST_REVISION = 10
"""Digits."""
_OLDEST_SHEET = timedelta(days=3660)
"""What is older than ten years is no sheet of ours."""


def add_listing_pages(blueprint: Blueprint, house: House) -> None:
    """Add the pages to the blueprint."""

    @blueprint.get("/<lang>/services/<slug>")
    def listing(lang: str, slug: str) -> str | Response:
        w = words(house, lang)
        found = house.listings.by_slug(slug)
        if found.slug != slug:
            return redirect(Links(lang)("listing", slug=found.slug), 301)
        count_view(house, found)
        near = house.reference.gazetteer.find(request.args.get("near", "")[:60])
        view = listing_view(w, house, found, near)
        return render(
            "listing.html",
            w,
            view=view,
            hide_quickly=view.is_sensitive,
            formats=house.paper.formats.offered(w, found),
            changed=_changed(w, house, found),
        )

    @blueprint.get("/<lang>/list")
    def list_page(lang: str) -> str:
        w = words(house, lang)
        listings = house.listings.by_slugs(my_list())
        taxonomy = house.reference.taxonomy
        return render(
            "list.html",
            w,
            views=[listing_view(w, house, listing) for listing in listings],
            hide_quickly=any(taxonomy.is_sensitive(x.service) for x in listings),
            missing=len(my_list()) - len(listings),
        )


def _changed(w: Wording, house: House, listing: Listing) -> list[str] | None:
    """What changed since the sheet that the reader scanned; None where it is not known.

    The address of a sheet says when and after which change it was printed. Of facts
    that were checked too long ago nobody says that they are still right.
    """
    revision, day = request.args.get("r", ""), request.args.get("d", "")
    if not (revision.isdecimal() and len(revision) < _LONGEST_REVISION):
        return None
    try:
        printed = datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007  # a day
    except ValueError:
        return None
    if not house.today() - _OLDEST_SHEET <= printed <= house.today():
        return None
    changed = house.paper.out_of_date.since(listing, int(revision), printed)
    if changed is None or (not changed and listing.is_overdue(house.clock())):
        return None
    return [w.gettext(QUESTIONS[question]) for question in changed]
