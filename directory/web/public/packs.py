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
from directory.web.public.files import orders_of, sent_pdf, size_asked
from directory.web.public.words import words
from directory.web.rendering import LONGEST_LIST, my_list, render
from directory.wording.wording import N_, Wording

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
        listings, wordings = _chosen(house), _languages(house)
        wrong = _wrong(w, listings, wordings)
        if wrong:
            return Response(_choosing(w, house, wrong), 400)
        orders = orders_of(house, listings, wordings)
        house.paper.printed.count(order.copy for order in orders)
        if len(orders) <= QUICK:
            return sent_pdf(house.paper.sheets.pack(orders, w), "sheets.pdf")
        name = house.paper.packs.start(orders, w)
        address = url_for("public.waiting", lang=lang, name=name)
        return redirect(address, 303)

    @blueprint.get("/<lang>/pack/<name>")
    def waiting(lang: str, name: str) -> Response:
        w = words(house, lang)
        made = house.paper.packs.get(name)
        if made.error:
            raise made.error
        response = Response(render("pack_waiting.html", w, pack=made, name=name))
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
    listings = _chosen(house)
    taxonomy = house.reference.taxonomy
    chosen = {each.language.tag for each in _languages(house)} or {w.language.tag}
    return render(
        "pack.html",
        w,
        listings=listings,
        chosen=chosen,
        size=size_asked(),
        wrong=wrong,
        large=LARGE,
        hide_quickly=any(taxonomy.is_sensitive(x.service) for x in listings),
    )


def _chosen(house: House) -> list[Listing]:
    """The services that are ticked; of the reader's list all, if none is."""
    ticked = list(dict.fromkeys(request.args.getlist("tick")))[:LONGEST_LIST]
    return house.listings.by_slugs(ticked or my_list())


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
    if count > MOST_SHEETS:
        return w.gettext(_TOO_MANY, num=count, most=MOST_SHEETS)
    return ""
