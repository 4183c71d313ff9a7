"""Categories as tiles."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.errors import Unavailable
from directory.model.taxonomy import Category
from directory.search.seam import Query
from directory.web.house import House
from directory.wording.facts import name_in
from directory.wording.phrases import Phrase
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Tile:
    """A category with its picture (an idea of content/pictures.toml)."""

    code: str
    label: Phrase
    hint: Phrase
    picture: str


def tiles(w: Wording, house: House) -> list[Tile]:
    """The categories of the first level that have services.

    While the index is not there, all of them.
    """
    try:
        counts = house.index.search(Query("")).facets["category"]
    except Unavailable:
        counts = {}
    top = house.reference.taxonomy.top()
    filled = [category for category in top if counts.get(category.code)]
    return [tile(w, house, category) for category in filled or top]


def kinds_within(
    w: Wording, house: House, category: Category, counts: Mapping[str, int]
) -> list[Tile]:
    """What is below a category of the first level, where it has services."""
    children = house.reference.taxonomy.children(category.code)
    return [tile(w, house, child) for child in children if counts.get(child.code)]


def tile(w: Wording, house: House, category: Category) -> Tile:
    """One category."""
    return Tile(
        category.code,
        name_in(w, category.names),
        name_in(w, category.descriptions),
        house.reference.pictures.of_category(category.code, category.parent),
    )
