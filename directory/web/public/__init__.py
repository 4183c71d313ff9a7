"""The pages that everybody may see."""

from flask import Blueprint

from directory.web.house import House
from directory.web.public.easy_read import add_easy_read
from directory.web.public.listing import add_listing_pages
from directory.web.public.packs import add_packs
from directory.web.public.pages import add_plain_pages
from directory.web.public.photos import add_photos
from directory.web.public.search import add_search_pages
from directory.web.public.sheets import add_sheets
from directory.web.public.show_card import add_card
from directory.web.public.suggest import add_suggestions
from directory.web.public.tell import add_tell


def public_blueprint(house: House) -> Blueprint:
    """Every public page, below /<lang>/."""
    blueprint = Blueprint("public", __name__)
    add_plain_pages(blueprint, house)
    add_search_pages(blueprint, house)
    add_listing_pages(blueprint, house)
    add_easy_read(blueprint, house)
    add_tell(blueprint, house)
    add_sheets(blueprint, house)
    add_packs(blueprint, house)
    add_card(blueprint, house)
    add_suggestions(blueprint, house)
    add_photos(blueprint, house)
    return blueprint
