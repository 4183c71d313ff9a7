"""A listing as it stands in a list of results."""

from dataclasses import dataclass

from directory.model.listing import Listing
from directory.text.structured import plain
from directory.web.house import House
from directory.wording.facts import costs, languages, name_in
from directory.wording.schedules import opening_line
from directory.wording.wording import N_, Wording

NOT_RUNNING = {
    "inactive": N_("This service has stopped"),
    "defunct": N_("This service has closed for good"),
    "temporarily closed": N_("Closed for now"),
}

SUMMARY = 140
"""Characters of a summary: about two lines on a kiosk."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a result says. is_open: None when nobody can tell."""

    slug: str
    name: str
    organization: str
    language: str
    summary: str
    is_open: bool | None
    opening: str
    where: str
    cost: str
    spoken: str
    phone: str
    is_example: bool


def card(w: Wording, house: House, listing: Listing) -> Card:
    """A listing in brief, as things stand now."""
    now = house.clock()
    opening = listing.opening(now, house.reference.calendar)
    spoken = languages(w, listing)
    return Card(
        slug=listing.slug,
        name=listing.service.name,
        organization=_provider(listing),
        language=listing.service.text_language,
        summary=summary_of(listing.service.description),
        is_open=bool(opening.now) if opening.known else None,
        opening=status_line(w, listing) or opening_line(w, opening, now),
        where=_where(w, house, listing),
        cost="; ".join(costs(w, listing, house.today())[:2]),
        # One language is English in nearly every listing: no news.
        spoken=w.list(spoken[:5]) if len(spoken) > 1 else "",
        phone=listing.phones[0].number if listing.phones else "",
        is_example=listing.service.example,
    )


def _provider(listing: Listing) -> str:
    """Who runs it, unless the service is called the same."""
    name = listing.organization.name if listing.organization else ""
    return "" if name.casefold() == listing.service.name.casefold() else name


def status_line(w: Wording, listing: Listing) -> str:
    """What to say instead of opening times of a service that is not running."""
    known = NOT_RUNNING.get(listing.service.status)
    return w.gettext(known) if known else ""


def summary_of(description: str) -> str:
    """The first words of a description, cut between two words."""
    first = " ".join(plain(description).split())
    if len(first) <= SUMMARY:
        return first
    return first[:SUMMARY].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"


def _where(w: Wording, house: House, listing: Listing) -> str:
    shown = [place for place in listing.places if place.is_shown]
    if len(shown) > 1:
        return w.ngettext("%(num)s place", "%(num)s places", len(shown))
    if not shown:
        return ""
    location = shown[0].location
    area = house.reference.gazetteer.of(location)
    parts = [location.name, name_in(w, area.names) if area else ""]
    return ", ".join(part for part in parts if part)
