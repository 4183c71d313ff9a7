"""A listing as it stands in a list of results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from directory.model.listing import Listing
from directory.model.places import Place, Point, metres_between
from directory.search.seam import Reason
from directory.text.structured import plain
from directory.web.house import House
from directory.web.public.found import reason
from directory.wording.facts import (
    costs,
    distance,
    languages,
    name_in,
    not_running,
    on_one_line,
    phone_kind,
)
from directory.wording.phrases import Phrase
from directory.wording.schedules import opening_line
from directory.wording.wording import Wording

SUMMARY = 140
"""Characters of a summary: about two lines on a kiosk."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a result says. is_open: None when nobody can tell.

    kinds: names and descriptions of its categories, for readers of another language
    than `language`, that of its own words; then there is no summary, unless the
    listing has no category.
    """

    slug: str
    name: str
    organization: str
    language: str
    kinds: tuple[tuple[Phrase, Phrase], ...]
    summary: str
    is_open: bool | None
    opening: str
    where: Phrase
    distance: str
    cost: Phrase
    spoken: Phrase
    phone: str
    phone_kind: Phrase
    is_example: bool
    why: Phrase


def card(
    w: Wording,
    house: House,
    listing: Listing,
    near: Place | None = None,
    why: Iterable[Reason] = (),
) -> Card:
    """A listing in brief, as things stand now.

    near: from where to measure. why: by which other words it was found.
    """
    now = house.clock()
    opening = listing.opening(now, house.reference.calendar)
    spoken, service = languages(w, listing), listing.service
    kinds = kinds_of(w, house, listing)
    first = next(iter(listing.phones), None)
    return Card(
        slug=listing.slug,
        name=service.name,
        organization=listing.provider,
        language=service.text_language,
        kinds=kinds,
        summary="" if kinds else summary_of(service.description),
        is_open=bool(opening.now) if opening.known else None,
        opening=not_running(w, service) or opening_line(w, opening, now),
        where=_where(w, house, listing),
        distance=distance_of(w, listing.points, near or house.here),
        cost=on_one_line(w, costs(w, listing, house.today())[:2]),
        # One language is English in nearly every listing: no news.
        spoken=w.list_phrases(spoken) if len(spoken) > 1 else Phrase(),
        phone=first.number if first else "",
        phone_kind=phone_kind(w, first) if first else Phrase(),
        is_example=service.example,
        why=reason(w, why),
    )


def distance_of(w: Wording, points: Sequence[Point], near: Place | None) -> str:
    """How far the nearest of `points` is; "" when nobody can tell."""
    if near is None or not points:
        return ""
    return distance(w, min(metres_between(near.point, point) for point in points))


def summary_of(description: str) -> str:
    """The first words of a description, cut between two words."""
    first = " ".join(plain(description).split())
    if len(first) <= SUMMARY:
        return first
    return first[:SUMMARY].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"


def kinds_of(
    w: Wording, house: House, listing: Listing
) -> tuple[tuple[Phrase, Phrase], ...]:
    """What kind of help it is, for those who cannot read the listing's own words."""
    if w.reads(listing.service.text_language):
        return ()
    return tuple(
        (name_in(w, category.names), name_in(w, category.descriptions))
        for category in house.reference.taxonomy.of(listing.service)
    )


def _where(w: Wording, house: House, listing: Listing) -> Phrase:
    shown = [place for place in listing.places if place.is_shown]
    if len(shown) > 1:
        return w.phrase_of_number("%(num)s place", "%(num)s places", len(shown))
    if not shown:
        return Phrase()
    location = shown[0].location
    area = house.reference.gazetteer.of(location)
    name = w.quoted(location.name, "en")
    if not area:
        return name
    area_name = name_in(w, area.names)
    if not name:
        return area_name
    return w.phrase("%(place)s, %(area)s", place=name, area=area_name)
