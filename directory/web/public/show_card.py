"""The card "Show this to staff"."""

from flask import Blueprint, Response, request

from directory.errors import NotFound
from directory.model.taxonomy import Taxonomy
from directory.publishing.cards import Sought
from directory.web.house import House
from directory.web.public.files import sent_pdf
from directory.web.public.tiles import tiles
from directory.web.public.words import words
from directory.web.rendering import render


def add_card(blueprint: Blueprint, house: House) -> None:
    """Add the card on the screen and on paper."""

    @blueprint.get("/<lang>/card")
    def card(lang: str) -> str:
        w = words(house, lang)
        sought = _sought(house)
        shown = house.paper.cards.card(w, sought)
        return render(
            "show_card.html",
            w,
            card=shown,
            picture_of=f"pictures/{shown.picture}.svg" if shown.picture else "",
            asked=_asked(),
            tiles=tiles(w, house),
            hide_quickly=_is_sensitive(house.reference.taxonomy, sought),
        )

    @blueprint.get("/<lang>/card.pdf")
    def card_pdf(lang: str) -> Response:
        w = words(house, lang)
        printed = house.paper.cards.print(w, _sought(house))
        return sent_pdf(printed, f"card-{w.language.tag}.pdf")


def _asked() -> str:
    return request.args.get("for", "")


def _sought(house: House) -> Sought:
    """What the address says: the code of a category, or the slug of a service."""
    asked = _asked()
    if not asked:
        return Sought()
    category = house.reference.taxonomy.get(asked)
    if category:
        return Sought(category=category)
    found = house.listings.by_slugs([asked])
    if not found:
        raise NotFound(f"There is no kind of help and no service called {asked!r}.")
    return Sought(listing=found[0])


def _is_sensitive(taxonomy: Taxonomy, sought: Sought) -> bool:
    """Whether somebody may not want to be seen with the card."""
    if sought.listing:
        return taxonomy.is_sensitive(sought.listing.service)
    categories = [sought.category] if sought.category else []
    found = map(taxonomy.get, taxonomy.with_parents(categories))
    return any(category.sensitive for category in found if category)
