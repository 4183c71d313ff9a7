"""The records that stand behind one listing, whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from directory.model.listing import Listing, shown_location, shown_service
from directory.model.nouns import Location, Organization, Service


@dataclass(frozen=True, slots=True)
class Parts:
    """A service with its organization and its locations, by their ids.

    Confidential places with their addresses: for staff alone.
    """

    service: Service
    organization: Organization | None = None
    locations: Mapping[str, Location] = field(default_factory=dict)

    def listing(self, revision: int) -> Listing:
        """As people may see it. revision: the number of its last change."""
        places = tuple(
            shown_location(at, self.locations[at.location_id])
            for at in self.service.service_at_locations
            if at.location_id in self.locations
        )
        service = shown_service(self.service, places)
        return Listing(service, self.organization, places, revision)
