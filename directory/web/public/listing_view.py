"""A listing as its page says it, in the reader's language."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from phonenumbers import (
    Leniency,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    format_number,
)

from directory.model import places
from directory.model.listing import Listing, Place
from directory.model.nouns import Phone, Schedule, Service
from directory.model.schedules import is_by_phone
from directory.publishing.telling import telling
from directory.web.house import House
from directory.web.public.cards import distance_of, kinds_of
from directory.web.public.photos import PhotoView, photo_view
from directory.wording import facts
from directory.wording.phrases import Phrase
from directory.wording.schedules import Hours, hours, opening_line
from directory.wording.told import told_phrase
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number: as it is shown, and as a telephone dials it.

    scheme: "tel", or "sms" for one that takes messages only.
    """

    shown: str
    extension: str
    dialled: str
    scheme: str
    about: Phrase


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place. lines: of its address. is_secret: it is never shown where."""

    name: str
    lines: tuple[str, ...]
    about: str
    transport: str
    hours: tuple[Hours, ...]
    access: tuple[tuple[Phrase, Phrase], ...]
    distance: str
    is_secret: bool
    is_for_post: bool


@dataclass(frozen=True, slots=True)
class ListingView:
    """Everything that the page says. `language` is that of the listing's texts."""

    @property
    def is_told_by_machine(self) -> bool:
        """Whether a computer translated any of it, and nobody has signed that."""
        return any(told.checked_on is None for told in self.w.told.values())

    @property
    def has_facts(self) -> bool:
        """Whether there is anything for the table of facts."""
        place = self.places[0] if len(self.places) == 1 else None
        return any(
            (
                self.who,
                self.ages,
                self.audiences,
                self.hours,
                self.phone_hours,
                self.costs,
                self.costs_more,
                self.booking,
                self.how,
                self.wait,
                self.bring,
                self.spoken,
                self.interpreting,
                self.areas,
                self.phones and (self.email or self.website),
                place and (place.hours or place.access or place.transport),
            )
        )

    slug: str
    name: str
    alternate_name: str
    organization: str
    language: str
    kinds: tuple[tuple[Phrase, Phrase], ...]
    description: str
    alert: str
    is_open: bool | None
    opening: str
    checked: str
    is_overdue: bool
    phones: tuple[Number, ...]
    email: str
    mail_to: str
    website: str
    places: tuple[PlaceView, ...]
    near: Phrase
    hours: tuple[Hours, ...]
    phone_hours: tuple[Hours, ...]
    costs: tuple[Phrase, ...]
    costs_more: str
    ages: str
    audiences: tuple[Phrase, ...]
    who: str
    bring: tuple[Phrase, ...]
    booking: str
    how: str
    wait: Phrase
    areas: tuple[Phrase, ...]
    spoken: Phrase
    interpreting: str
    trail: tuple[tuple[str, Phrase], ...]
    instead: tuple[tuple[str, str, str], ...]
    """Listings to try while it is closed: slug, name, the language of that."""
    is_sensitive: bool
    is_example: bool
    photo: PhotoView | None
    w: Wording
    """What tells the listing's own texts."""
    is_partial: bool
    """Whether any of its texts is in none of the reader's words."""


def listing_view(
    w: Wording, house: House, listing: Listing, near: places.Place | None = None
) -> ListingView:
    """The page of a listing, as things stand now. near: from where to measure."""
    w, is_partial = telling(w, house.renditions, listing)
    service, now, today = listing.service, house.clock(), house.today()
    calendar, language = house.reference.calendar, service.text_language
    opening = listing.opening(now, calendar)
    return ListingView(
        slug=listing.slug,
        name=service.name,
        alternate_name=service.alternate_name,
        organization=listing.organization.name if listing.organization else "",
        language=language,
        kinds=kinds_of(w, house, listing),
        description=service.description,
        alert=service.alert,
        is_open=bool(opening.now) if opening.known else None,
        opening=facts.not_running(w, service) or opening_line(w, opening, now),
        checked=facts.checked(w, listing, now),
        is_overdue=listing.is_overdue(now),
        phones=tuple(_number(w, phone, language) for phone in listing.phones),
        email=listing.email,
        mail_to=quote(listing.email, safe="@+"),
        website=listing.website,
        places=tuple(
            _place(w, house, place, language, near) for place in listing.places
        ),
        near=facts.place_name(w, near.names) if near else Phrase(),
        hours=tuple(hours(w, visits(service.schedules), today, calendar, language)),
        phone_hours=tuple(hours(w, listing.phone_lines, today, calendar, language)),
        costs=tuple(facts.costs(w, listing, today)),
        costs_more=service.fees_description,
        ages=facts.ages(w, service),
        audiences=tuple(facts.audiences(w, service)),
        who=service.eligibility_description,
        bring=tuple(facts.documents(w, service)),
        booking=facts.booking(w, service),
        how=service.application_process,
        wait=facts.wait(w, service),
        areas=tuple(facts.areas(w, service, house.reference.gazetteer)),
        spoken=w.list_phrases(facts.languages(w, listing)),
        interpreting=service.interpretation_services,
        trail=_trail(w, house, listing),
        instead=instead_of(house, service),
        is_sensitive=house.reference.taxonomy.is_sensitive(service),
        is_example=service.example,
        photo=photo_view(w, house, listing),
        w=w,
        is_partial=is_partial,
    )


def visits(schedules: tuple[Schedule, ...]) -> list[Schedule]:
    """Those that say when to come; a phone line's stand elsewhere on the page."""
    return [schedule for schedule in schedules if not is_by_phone(schedule)]


@lru_cache(maxsize=4096)
def dialled(number: str) -> str:
    """What a telephone dials for a number as people write it (RFC 3966).

    The first number in it, as it is dialled from anywhere; "" when there is none:
    better no link than a wrong one.
    """
    for match in PhoneNumberMatcher(number, "GB", leniency=Leniency.POSSIBLE):
        found = format_number(match.number, PhoneNumberFormat.RFC3966)
        return found.removeprefix("tel:")
    return ""


def _number(w: Wording, phone: Phone, language: str) -> Number:
    written = f"{phone.number} ext. {phone.extension}" if phone.extension else ""
    return Number(
        shown=phone.number,
        extension=phone.extension,
        dialled=dialled(written or phone.number),
        scheme="sms" if facts.is_for_texts(phone) else "tel",
        about=facts.phone_use(w, phone, language),
    )


def _place(
    w: Wording, house: House, place: Place, language: str, near: places.Place | None
) -> PlaceView:
    location, calendar = place.location, house.reference.calendar
    schedules, point = visits(place.at.schedules), places.point_of(location)
    return PlaceView(
        name=place.name,
        lines=place.address_lines,
        about="\n\n".join(filter(None, (location.description, place.at.description))),
        transport=location.transportation,
        hours=tuple(hours(w, schedules, house.today(), calendar, language)),
        access=tuple(
            (
                facts.accessibility(w, item.description, language),
                told_phrase(w, item.details, language),
            )
            for item in location.accessibility
            if item.description or item.details
        ),
        distance=distance_of(w, (point,) if point else (), near or house.here),
        is_secret=location.confidential,
        is_for_post=place.is_for_post,
    )


def instead_of(house: House, service: Service) -> tuple[tuple[str, str, str], ...]:
    """Listings to try instead; one that was made one with another is that other."""
    there = house.listings.by_ids(service.instead)
    gone = set(service.instead) - {each.service.id for each in there}
    found = (*there, *house.listings.by_slugs(sorted(gone)))
    return tuple(
        (each.slug, each.service.name, each.service.text_language)
        for each in found
        if each.service.id != service.id
    )


def _trail(
    w: Wording, house: House, listing: Listing
) -> tuple[tuple[str, Phrase], ...]:
    """The way from home: (code, name) of the first category and what is above it."""
    taxonomy = house.reference.taxonomy
    first = next(iter(taxonomy.of(listing.service)), None)
    if first is None:
        return ()
    above = taxonomy.get(first.parent)
    return tuple(
        (category.code, facts.name_in(w, category.names))
        for category in (above, first)
        if category
    )
