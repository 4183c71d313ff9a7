"""The categories on top, as tiles."""

from dataclasses import dataclass

from directory.web.house import House
from directory.wording.facts import name_in
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Tile:
    """A category with its picture (a file stem)."""

    code: str
    label: str
    hint: str
    picture: str


def tiles(w: Wording, house: House) -> list[Tile]:
    """One tile for each category of the first level."""
    return [
        Tile(
            category.code,
            name_in(w, category.names),
            name_in(w, category.descriptions),
            house.reference.picture_of(category.code),
        )
        for category in house.reference.taxonomy.top()
    ]
