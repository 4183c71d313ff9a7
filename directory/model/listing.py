"""A listing: a service with its organization and places, as people look at it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from directory.model.calendar import Calendar, local
from directory.model.nouns import (
    Accessibility,
    CostOption,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from directory.model.places import Point, point_of
from directory.model.schedules import Opening, is_by_phone, opening

CHECK_AFTER = timedelta(days=183)
"""How long a check counts: half a year."""


@dataclass(frozen=True, slots=True)
class Place:
    """A service at one of its locations."""

    at: ServiceAtLocation
    location: Location

    @property
    def is_shown(self) -> bool:
        """Whether people may be told where it is."""
        return not self.location.confidential

    @property
    def name(self) -> str:
        """What the place is called."""
        return self.location.name or self.location.alternate_name

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The address to go to, a line for each part; not what the place is called."""
        addresses = self.location.addresses
        there = [a for a in addresses if a.address_type == "physical"] or addresses
        if not there:
            return ()
        a = there[0]
        parts = (a.address_1, a.address_2, a.city, a.postal_code)
        own = self.location.name
        return tuple(part for part in dict.fromkeys(parts) if part and part != own)

    @property
    def is_for_post(self) -> bool:
        """Whether one may write there, but not go."""
        addresses = self.location.addresses
        return bool(addresses) and all(a.address_type == "postal" for a in addresses)


def shown_location(at: ServiceAtLocation, location: Location) -> Place:
    """A place as people may see it: of a confidential one, nothing but its times.

    The whereabouts are taken out here, where listings are put together, so that no
    page, sheet, index or export can let them slip.
    """
    if not location.confidential:
        return Place(at, location)
    times = tuple(
        replace(
            schedule,
            description="",
            notes="",
            schedule_link="",
            attending_type="telephone" if is_by_phone(schedule) else "",
        )
        for schedule in at.schedules
    )
    return Place(
        ServiceAtLocation(id=at.id, location_id=at.location_id, schedules=times),
        Location(
            id=location.id, location_type=location.location_type, confidential=True
        ),
    )


def shown_service(service: Service, places: tuple[Place, ...]) -> Service:
    """A service as people may see it, with what may be shown of its places.

    A photo of a confidential place, or what it shows, could tell where that is.
    """
    at = tuple(place.at for place in places)
    service = replace(service, service_at_locations=at)
    if all(place.is_shown for place in places):
        return service
    return replace(service, photo="", photo_description="")


@dataclass(frozen=True, slots=True)
class Listing:
    """A service with what belongs to it.

    revision: the number of the last change to any of its parts.
    """

    service: Service
    organization: Organization | None
    places: tuple[Place, ...]
    revision: int

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.service.slug

    @property
    def provider(self) -> str:
        """Who runs it; "" when that is called the same as the service."""
        name = self.organization.name if self.organization else ""
        return "" if name.casefold() == self.service.name.casefold() else name

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """Every schedule of the service itself, here or at its places.

        A building's own hours are left out: an open library does not mean that the
        club in it is on.
        """
        there = tuple(s for place in self.places for s in place.at.schedules)
        return self.service.schedules + there

    @property
    def visits(self) -> tuple[Schedule, ...]:
        """The schedules that say when to come."""
        return tuple(s for s in self.schedules if not is_by_phone(s))

    @property
    def phone_lines(self) -> tuple[Schedule, ...]:
        """The schedules that say when to ring."""
        return tuple(s for s in self.schedules if is_by_phone(s))

    def opening(self, at: datetime, calendar: Calendar) -> Opening:
        """Open now, and until when; or when next.

        The door comes first. Of a phone line it speaks only while that is open and
        the door is not, or when there is no door: nobody must take the hours of the
        one for those of the other.
        """
        if self.service.status != "active":
            return Opening(known=False)
        door = opening(self.visits, at, calendar)
        if door.now:
            return door
        phone = opening(self.phone_lines, at, calendar)
        if phone.now or not self.visits:
            return replace(phone, by_phone=True)
        return door

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Whom to ring, best first; never a number of a confidential place.

        With several places, a place's number says which place it is of.
        """
        several = len(self.places) > 1
        own = self.service.phones + tuple(
            replace(phone, description=place.location.name)
            if several and not phone.description
            else phone
            for place in self.places
            if place.is_shown
            for phone in place.at.phones + place.location.phones
        )
        contacts = tuple(p for c in self.service.contacts for p in c.phones)
        fallback = self.organization.phones if self.organization else ()
        once: dict[str, Phone] = {}
        for phone in own or contacts or fallback:
            once.setdefault(phone.number, phone)
        # A fax machine answers nobody.
        return tuple(sorted(once.values(), key=lambda p: p.type.casefold() == "fax"))

    @property
    def email(self) -> str:
        """Where to write: the service's own address, else the organization's."""
        return self.service.email or (
            self.organization.email if self.organization else ""
        )

    @property
    def website(self) -> str:
        """Where to read more: the service's own page, else the organization's."""
        return self.service.url or (
            self.organization.website if self.organization else ""
        )

    def costs(self, today: date) -> tuple[CostOption, ...]:
        """The prices that hold today."""
        return tuple(
            cost
            for cost in self.service.cost_options
            if (cost.valid_from or today) <= today <= (cost.valid_to or today)
        )

    def is_free(self, today: date) -> bool:
        """Whether everyone pays nothing, without an if or a but.

        False when nothing is said of the cost.
        """
        costs = self.costs(today)
        return bool(costs) and all(
            cost.amount == Decimal(0) and not cost.amount_description for cost in costs
        )

    @property
    def accessibility(self) -> tuple[Accessibility, ...]:
        """What is said of getting into its places."""
        return tuple(
            item
            for place in self.places
            if place.is_shown
            for item in place.location.accessibility
        )

    @property
    def points(self) -> tuple[Point, ...]:
        """Where its places are, as far as that is known and may be said."""
        return tuple(filter(None, (point_of(place.location) for place in self.places)))

    @property
    def spoken(self) -> tuple[str, ...]:
        """BCP 47 tags of the languages spoken there."""
        said = self.service.languages + tuple(
            language for place in self.places for language in place.location.languages
        )
        return tuple(dict.fromkeys(language.code for language in said if language.code))

    def checked_on(self, at: datetime) -> date | None:
        """When somebody last made sure that it is right; None when nobody did.

        A day that has not come yet is a mistake, and no check.
        """
        checked = self.service.assured_date
        return checked if checked and checked <= local(at).date() else None

    def is_overdue(self, at: datetime) -> bool:
        """Whether it was never checked, or its check has lapsed."""
        checked = self.checked_on(at)
        return checked is None or local(at).date() - checked > CHECK_AFTER
