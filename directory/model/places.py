"""An offline gazetteer: the places of an area, and which one a postcode is in."""

import re
import unicodedata
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from directory.model.nouns import Location
from directory.model.taxonomy import Names
from directory.model.words import JOINERS

EARTH = 6_371_008.8
"""Mean radius in metres (IUGG)."""

_POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9])[A-Z]{2}$")
_POSTCODE_AMONG = re.compile(
    r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9])[A-Z]{2}| ([0-9]))?\b", re.IGNORECASE
)


class Point(NamedTuple):
    """A point on the earth in degrees, WGS 84."""

    latitude: float
    longitude: float


def metres_between(one: Point, other: Point) -> float:
    """How far it is in a straight line, by the haversine formula on a sphere."""
    across = sin(radians(other.longitude - one.longitude) / 2) ** 2
    along = sin(radians(other.latitude - one.latitude) / 2) ** 2
    latitudes = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH * asin(sqrt(min(along + latitudes * across, 1)))


def point_of(location: Location) -> Point | None:
    """Where a location is; None when nobody said, or when it is not to be said."""
    latitude, longitude = location.latitude, location.longitude
    if location.confidential or latitude is None or longitude is None:
        return None
    # Databases that were never told a point give the one off the coast of Ghana.
    if (latitude, longitude) == (0, 0):
        return None
    return Point(latitude, longitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A neighbourhood or landmark. postcodes: sectors such as "XB1 4"."""

    slug: str
    names: Names
    kind: str
    latitude: float
    longitude: float
    postcodes: tuple[str, ...] = ()

    @property
    def point(self) -> Point:
        """Its middle."""
        return Point(self.latitude, self.longitude)


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

    def find(self, words: str) -> Place | None:
        """The place that people mean: by its name in any language, or a postcode.

        A whole postcode, its sector ("XB1 4") or its district ("XB1") will do; what
        is known is the neighbourhood that it is in.
        """
        wanted = _key(words)
        for place in self.places:
            if wanted in map(_key, (place.slug, *place.names.values())):
                return place
        found = _POSTCODE_AMONG.fullmatch(" ".join(words.split()))
        return self._by_postcode(found) if found else None

    def postcode_in(self, words: str) -> tuple[str, str]:
        """The postcode or sector of a known place among words, and the other words.

        A district alone ("E1") may mean anything, so it stays among them.
        """
        for found in _POSTCODE_AMONG.finditer(words):
            if (found[2] or found[3]) and self._by_postcode(found):
                rest = f"{words[: found.start()]} {words[found.end() :]}"
                return found[0], " ".join(rest.split())
        return "", words

    def _by_postcode(self, found: re.Match[str]) -> Place | None:
        district, digit = found[1].upper(), found[2] or found[3]
        sector = f"{district} {digit}" if digit else ""
        for place in self.neighbourhoods():
            for known in place.postcodes:
                if known == sector or (not sector and known.split()[0] == district):
                    return place
        return None

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


def _key(words: str) -> str:
    """How names of places are compared: without regard to case, spaces, hyphens."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("-", " ")
    # Marks of direction come along when a name is copied from a page.
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf" or c in JOINERS)
    return " ".join(plain.split())


def sector_of(postcode: str) -> str:
    """ "xb14 2ql" → "XB14 2"; "" when it is no UK postcode."""
    match = _POSTCODE.match(postcode.strip().upper())
    return f"{match[1]} {match[2]}" if match else ""
