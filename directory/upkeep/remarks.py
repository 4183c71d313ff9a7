"""What goes into reading a form, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from directory.model.nouns import Location, Organization
from directory.model.parts import Parts
from directory.model.taxonomy import Taxonomy


class Checked(Protocol):
    """What was typed, after a look at it: as it will be shown, and what is wrong."""

    @property
    def shown(self) -> str:
        """As it will be kept, shown and printed."""

    @property
    def warning(self) -> str:
        """What looks wrong: it may be kept all the same. "" for nothing."""

    @property
    def error(self) -> str:
        """Why it cannot be kept, and what to type; "" when it can."""


@dataclass(frozen=True, slots=True)
class Checks:
    """Look at what was typed: at a text, and whether its listing is made up."""

    phone: Callable[[str, bool], Checked]
    postcode: Callable[[str, bool], Checked]
    email: Callable[[str, bool], Checked]
    web: Callable[[str, bool], Checked]


@dataclass(frozen=True, slots=True)
class Known:
    """What the form may refer to.

    organization, location: by name, and by name and postcode, as far as the directory
    has them. is_secret: whether a street and a postcode are those of a confidential
    place. listings_of: how many an organization, by its id, has. new_id: makes an id.
    today: from which day on times are read.
    """

    taxonomy: Taxonomy
    organization: Callable[[str], Organization | None]
    location: Callable[[str, str], Location | None]
    is_secret: Callable[[str, str], bool]
    listings_of: Callable[[str], int]
    checks: Checks
    new_id: Callable[[], str]
    today: date


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say of a field. place: the name of the field on the page."""

    place: str
    message: str


@dataclass(slots=True)
class Remarks:
    """What is said of the fields while they are read."""

    problems: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def wrong(self, place: str, message: str) -> None:
        """Say what must be mended."""
        self.problems.append(Remark(place, message))

    def say(self, place: str, message: str) -> None:
        """Say how something will be shown and printed."""
        self.notes.append(Remark(place, message))

    def doubt(self, place: str, message: str) -> None:
        """Say what somebody should look at."""
        self.warnings.append(Remark(place, message))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a form comes to. problems: must be mended before it is published.

    warnings: it can be published, but somebody should look. notes: how what was typed
    will be shown and printed. parts: as far as the form
    could be read. new: ids of records that the directory does not have yet.
    """

    parts: Parts
    problems: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    notes: tuple[Remark, ...] = ()
