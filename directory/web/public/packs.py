"""Packs: sheets of several services, in several languages, in one file."""

from typing import cast

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import NotFound
from directory.model.listing import Listing
from directory.publishing.packs import QUICK
from directory.publishing.sheets import MOST_SHEETS
from directory.sheets.sheet import LARGE
from directory.web.house import House
from directory.web.public.files import (
    count_printed,
    orders_of,
    sent_pdf,
    size_asked,
)
from directory.web.public.words import words
from directory.web.rendering import LONGEST_LIST, my_list, render
from directory.wording.wording import N_, Wording

_LARGE_COUNTS = 4
"""A sheet in large print takes the time and the memory of so many others."""
_MOST_TICKS = 500
"""No page has so many boxes; of more in an address none is looked up."""
_NO_SERVICE = N_("Please choose a service first.")
_NO_LANGUAGE = N_("Please choose a language.")
_TOO_MANY = N_(
    "These are %(num)s sheets. We can make %(most)s at once. Please choose fewer."
)


def add_packs(blueprint: Blueprint, house: House) -> None:
    """Add the pages on which one chooses and waits, and the files."""

    @blueprint.get("/<lang>/pack")
    def pack(lang: str) -> str:
        return _choosing(words(house, lang), house)

    @blueprint.get("/<lang>/pack.pdf")
    def pack_pdf(lang: str) -> BaseResponse:
        w = words(house, lang)
        listings, wordings = house.listings.by_slugs(_chosen()), _languages(house)
        wrong = _wrong(w, listings, wordings)
        if wrong:
            return Response(_choosing(w, house, wrong), 400)
        orders = orders_of(house, listings, wordings)
        if len(orders) * _counts() <= QUICK:
            printed = house.paper.sheets.pack(orders, w)
            count_printed(house, orders)
            return sent_pdf(printed, "sheets.pdf")
        hide = _is_sensitive(house, listings)
        name = house.paper.packs.start(orders, w, is_sensitive=hide)
        count_printed(house, orders)
        address = url_for("public.waiting", lang=lang, name=name)
        return redirect(address, 303)

    @blueprint.get("/<lang>/pack/<name>")
    def waiting(lang: str, name: str) -> Response:
        w = words(house, lang)
        made = house.paper.packs.get(name)
        if made.error:
            raise made.error
        hide = made.is_sensitive
        response = Response(
            render("pack_waiting.html", w, pack=made, name=name, hide_quickly=hide)
        )
        if not made.is_done:
            # Without JavaScript: the page asks again by itself. There is nothing on it
            # that a reader could lose by that (WCAG 2.2.1, 3.2.5).
            response.headers["Refresh"] = "1"
        response.headers["Cache-Control"] = "no-store"
        return response

    @blueprint.get("/<lang>/pack/<name>/sheets.pdf")
    def waited_for(lang: str, name: str) -> Response:
        words(house, lang)
        made = house.paper.packs.get(name)
        if made.printed is None:
            raise NotFound("These sheets are not ready.")
        return sent_pdf(made.printed, "sheets.pdf")


def _choosing(w: Wording, house: House, wrong: str = "") -> str:
    """The page on which one chooses services, languages and size."""
    ticked = _chosen()
    # Of a form what is on the list stays there to be ticked again.
    offered = [*my_list(), *ticked] if _is_form() else ticked
    listings = house.listings.by_slugs(offered)
    chosen = {each.language.tag for each in _languages(house)} or {w.language.tag}
    return render(
        "pack.html",
        w,
        listings=listings,
        ticked={listing.slug for listing in house.listings.by_slugs(ticked)},
        chosen=chosen,
        size=size_asked(),
        wrong=wrong,
        large=LARGE,
        hide_quickly=_is_sensitive(house, listings),
    )


def _is_sensitive(house: House, listings: list[Listing]) -> bool:
    """Whether somebody may not want to be seen with these."""
    taxonomy = house.reference.taxonomy
    return any(taxonomy.is_sensitive(listing.service) for listing in listings)


def _is_form() -> bool:
    """Whether the boxes were there to be ticked: then one without a tick says no."""
    return request.args.get("chosen") == "1"


def _chosen() -> list[str]:
    """The services that are ticked, by slug; of the reader's list all, if none is and
    there was no form to tick them in."""
    ticked = list(dict.fromkeys(request.args.getlist("tick")))[:_MOST_TICKS]
    return ticked if ticked or _is_form() else my_list()


def _counts() -> int:
    """As how many sheets one of the size that is asked for counts."""
    return _LARGE_COUNTS if size_asked() == LARGE else 1


def _languages(house: House) -> list[Wording]:
    """The languages that are asked for: "ur,gu", or one by one."""
    tags = ",".join(request.args.getlist("langs")).split(",")
    found = [house.wordings.get(tag) for tag in dict.fromkeys(tags) if tag]
    if None in found:
        raise NotFound("There are no sheets in one of these languages.")
    return cast(list[Wording], found)


def _wrong(w: Wording, listings: list[Listing], wordings: list[Wording]) -> str:
    """Why no sheets can be made, in the reader's language; "" if they can."""
    if not listings:
        return w.gettext(_NO_SERVICE)
    if not wordings:
        return w.gettext(_NO_LANGUAGE)
    count = len(listings) * len(wordings)
    most = min(MOST_SHEETS // _counts(), LONGEST_LIST * len(wordings))
    return w.gettext(_TOO_MANY, num=count, most=most) if count > most else ""
