"""Records as HSDS 3.0 and its UK profile name them (docs.openreferral.org).

Field names are the standard's own. What the standard has no field for stands in an
extension, marked below and described in docs/extension.md. "" and () mean "not
said". The annotations tell readers of foreign data what a text is.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Literal

Prose = Annotated[str, "prose"]
"""Structured plain text of several lines (directory.text.structured)."""
Email = Annotated[str, "email"]
Url = Annotated[str, "url"]
Personal = Annotated[str, "personal"]
"""About a person, not a service: never kept (the ledger says so, without the value)."""

ServiceStatus = Literal["active", "inactive", "defunct", "temporarily closed"]
LocationType = Literal["physical", "postal", "virtual"]
Frequency = Literal["", "WEEKLY", "MONTHLY"]
Booking = Literal["", "none", "needed", "phone_first", "referral"]
School = Literal["", "term_time", "holidays"]
BankHolidays = Literal["", "closed", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language spoken there. code: BCP 47; name: in English."""

    id: str
    code: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number, as it is to be shown."""

    id: str
    number: str
    extension: str = ""
    type: str = ""
    description: str = ""
    languages: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A role to ask for. Names of persons are never kept."""

    id: str
    title: str = ""
    department: str = ""
    name: Personal = ""
    email: Email = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When something happens: an RFC 5545 rule in HSDS fields, in local time.

    opens_at, closes_at: wall-clock times in Europe/London. Closing at or before
    opening means the next day; 23:59 stands for midnight.
    school, bank_holidays, closed_dates: an extension, for what a rule cannot say.
    """

    id: str
    freq: Frequency = ""
    interval: int = 1
    byday: str = ""
    bymonthday: str = ""
    byweekno: str = ""
    byyearday: str = ""
    wkst: str = ""
    count: int | None = None
    dtstart: date | None = None
    until: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    opens_at: time | None = None
    closes_at: time | None = None
    description: str = ""
    notes: str = ""
    attending_type: str = ""
    schedule_link: Url = ""
    school: School = ""
    bank_holidays: BankHolidays = ""
    closed_dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a location is. state_province is the county or borough."""

    id: str
    address_1: str
    address_2: str = ""
    city: str = ""
    region: str = ""
    state_province: str = ""
    postal_code: str = ""
    country: str = ""
    address_type: LocationType = "physical"
    attention: Personal = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """One thing that helps, or hinders, getting in and taking part."""

    id: str
    description: str = ""
    details: str = ""
    url: Url = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyTerm:
    """One term of a taxonomy, as it came."""

    id: str
    code: str = ""
    name: str = ""
    description: str = ""
    parent_id: str = ""
    taxonomy: str = ""
    term_uri: Url = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A taxonomy term given to a record; link_type says in which respect."""

    id: str
    link_type: str = ""
    value: str = ""
    taxonomy_term: TaxonomyTerm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostOption:
    """What it costs. amount: in `currency` (ISO 4217); None when only words say."""

    id: str
    option: str = ""
    amount: Decimal | None = None
    currency: str = ""
    amount_description: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceArea:
    """Where people must live to use it."""

    id: str
    name: str = ""
    description: str = ""
    extent: str = ""
    extent_type: str = ""
    uri: Url = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDocument:
    """What to bring."""

    id: str
    document: str = ""
    uri: Url = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who provides the service."""

    id: str
    name: str
    alternate_name: str = ""
    description: Prose = ""
    email: Email = ""
    website: Url = ""
    uri: Url = ""
    logo: str = ""
    parent_organization_id: str = ""
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place. `confidential` (extension): its whereabouts are never shown."""

    id: str
    location_type: LocationType = "physical"
    name: str = ""
    alternate_name: str = ""
    description: Prose = ""
    transportation: Prose = ""
    url: Url = ""
    latitude: float | None = None
    longitude: float | None = None
    addresses: tuple[Address, ...] = ()
    accessibility: tuple[Accessibility, ...] = ()
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    languages: tuple[Language, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    area: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAtLocation:
    """A service at one of its places, with what is different there."""

    id: str
    location_id: str
    description: Prose = ""
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    schedules: tuple[Schedule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What someone can go to, ring or use.

    What stands in an extension is told in docs/extension.md. eligible_values: codes of
    `wording.vocabulary.AUDIENCES`; picture: of `model.pictures`. instead: ids of
    services to try while it is closed.
    """

    id: str
    name: str
    status: ServiceStatus = "active"
    organization_id: str = ""
    alternate_name: str = ""
    description: Prose = ""
    url: Url = ""
    email: Email = ""
    interpretation_services: Prose = ""
    application_process: Prose = ""
    fees_description: Prose = ""
    wait_time: str = ""
    accreditations: str = ""
    eligibility_description: Prose = ""
    eligible_values: tuple[str, ...] = ()
    minimum_age: float | None = None
    maximum_age: float | None = None
    assured_date: date | None = None
    assurer_email: Personal = ""
    alert: Prose = ""
    last_modified: datetime | None = None
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    languages: tuple[Language, ...] = ()
    service_areas: tuple[ServiceArea, ...] = ()
    service_at_locations: tuple[ServiceAtLocation, ...] = ()
    cost_options: tuple[CostOption, ...] = ()
    required_documents: tuple[RequiredDocument, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    text_language: str = "en"
    slug: str = ""
    example: bool = False
    booking: Booking = ""
    instead: tuple[str, ...] = ()
    picture: str = ""
    photo: str = ""
    photo_description: str = ""


Noun = Literal["organization", "location", "service"]
Record = Organization | Location | Service

CLASSES: dict[Noun, type[Record]] = {
    "organization": Organization,
    "location": Location,
    "service": Service,
}
"""The class of each noun that is stored as a record."""


def noun_of(record: Record) -> Noun:
    """The noun under which a record is stored."""
    return next(noun for noun, cls in CLASSES.items() if cls is type(record))
