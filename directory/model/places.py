"""An offline gazetteer: the places of an area, and which one a postcode is in."""

import re
from dataclasses import dataclass, field

from directory.model.nouns import Location
from directory.model.taxonomy import Names

_POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9])[A-Z]{2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A neighbourhood or landmark. postcodes: sectors such as "XB1 4"."""

    slug: str
    names: Names
    kind: str
    latitude: float
    longitude: float
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of the area. borough: the names of all of it."""

    places: tuple[Place, ...]
    borough: Names = field(default_factory=dict)

    def get(self, slug: str) -> Place | None:
        """The place with that slug."""
        return next((place for place in self.places if place.slug == slug), None)

    def names_of(self, english: str) -> Names | None:
        """The names of the borough or place that English calls so."""
        wanted = english.strip().casefold()
        every = (self.borough, *(place.names for place in self.places))
        return next((n for n in every if n.get("en", "").casefold() == wanted), None)

    def neighbourhoods(self) -> list[Place]:
        """The places that listings are filed under."""
        return [place for place in self.places if place.kind == "neighbourhood"]

    def of(self, location: Location) -> Place | None:
        """The neighbourhood a location is in: as said, else by its postcode.

        None for a confidential location, whatever it says.
        """
        if location.confidential:
            return None
        said = self.get(location.area)
        if said:
            return said
        for address in location.addresses:
            sector = sector_of(address.postal_code)
            for place in self.neighbourhoods():
                if sector and sector in place.postcodes:
                    return place
        return None


def sector_of(postcode: str) -> str:
    """ "xb14 2ql" → "XB14 2"; "" when it is no UK postcode."""
    match = _POSTCODE.match(postcode.strip().upper())
    return f"{match[1]} {match[2]}" if match else ""
