"""What a site is called, and whom its people can ask."""

from dataclasses import dataclass

from directory.model.nouns import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """The local number that stands on every page."""

    name: str
    phone: str
    email: str = ""
    schedules: tuple[Schedule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Somewhere to ask face to face."""

    name: str
    address: str
    postcode: str = ""
    place: str = ""
    location_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """A national number; what it is for is said by the catalogues, under its code."""

    code: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One installation's name, borough and help. is_example: all of it is made up."""

    name: str
    borough: str
    help_line: HelpLine
    emergency: tuple[Emergency, ...] = ()
    desks: tuple[Desk, ...] = ()
    is_example: bool = False
