"""Places, as they are typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from directory.model.nouns import (
    Accessibility,
    Address,
    Location,
    ServiceAtLocation,
)
from directory.model.parts import Parts
from directory.upkeep.filling import place_row
from directory.upkeep.remarks import Known, Remarks
from directory.upkeep.rows import lines_of
from directory.upkeep.times import times_of
from directory.wording import vocabulary

Row = Mapping[str, Any]
_ITS_OWN = ("address_1", "address_2", "transportation", "access", "access_more")
"""Fields that belong to the place, whatever listing is there."""


class Places:
    """The places of a form. at: of the service; locations: by their ids."""

    def __init__(
        self, rows: Sequence[Row], before: Parts, known: Known, remarks: Remarks
    ) -> None:
        """Read the rows."""
        self._before = before
        self._known = known
        self._remarks = remarks
        self._old = {each.id: each for each in before.service.service_at_locations}
        self.locations: dict[str, Location] = {}
        self.at: tuple[ServiceAtLocation, ...] = tuple(
            self._place(row, f"places-{n}") for n, row in enumerate(rows)
        )

    def _place(self, row: Row, place: str) -> ServiceAtLocation:
        was = self._old.pop(row["id"], None)
        location = self._location(row, place, was)
        there = self.locations.setdefault(location.id, location)
        if there != location:
            self._remarks.wrong(
                f"{place}-name",
                "Two rows are about the same place and do not say the same. Please "
                "take one of them out.",
            )
        at = was or ServiceAtLocation(id=self._known.new_id(), location_id=location.id)
        times = times_of(
            row, at.schedules, f"{place}-times", self._known, self._remarks
        )
        return replace(
            at, location_id=location.id, description=row["about"], schedules=times
        )

    def _location(
        self, row: Row, place: str, was: ServiceAtLocation | None
    ) -> Location:
        """The location of a row: as it was, with what was typed; or one that the
        directory has; or a new one."""
        own = self._before.locations.get(was.location_id) if was else None
        is_secret = self._is_secret(row, place, own)
        if own is None and not is_secret:
            there = self._there(row, place)
            if there:
                return there
        location = own or Location(id=self._known.new_id())
        addresses = self._addresses(row, place, location)
        changed = replace(
            location,
            name=row["name"],
            transportation=row["transportation"],
            confidential=is_secret,
            addresses=addresses,
            accessibility=self._access(row, location),
        )
        if own and own.latitude is not None and _where(own) != _where(changed):
            # Else "near me" would go on sending people to where it was.
            self._remarks.doubt(
                f"{place}-address_1",
                "The place has moved, so nobody knows where it is on the map. It is "
                "not found by “near me” until an import brings its point.",
            )
            return replace(changed, latitude=None, longitude=None, area="")
        return changed

    def _is_secret(self, row: Row, place: str, own: Location | None) -> bool:
        """Whether its address is to be secret. One that was stays so, in whatever row
        it is typed, unless somebody says that everybody may know it."""
        if row["confidential"]:
            return True
        is_typed = (row["address_1"], row["postal_code"])
        was = bool(own and own.confidential)
        if own is None or is_typed not in _where(own):
            was = was or self._known.is_secret(*is_typed)
        if not was or row["reveal"]:
            return False
        self._remarks.wrong(
            f"{place}-confidential",
            "This address is secret. Tick it again, or tick below that everybody may "
            "know it.",
        )
        return True

    def _there(self, row: Row, place: str) -> Location | None:
        """The place of that name and postcode, if it is what was typed."""
        if not (row["name"] and row["postal_code"]):
            return None
        there = self._known.location(row["name"], row["postal_code"])
        if there is None or there.confidential:
            return None
        its = place_row(ServiceAtLocation(id="", location_id=there.id), there)
        street = its["address_1"]
        if any(row[name] and row[name] != its[name] for name in _ITS_OWN):
            self._remarks.doubt(
                f"{place}-name",
                f"“{there.name}” is in the directory already, with the address "
                f"{street}. If it is the same, write its name and postcode alone: else "
                "it is there twice.",
            )
            return None
        self._remarks.doubt(
            f"{place}-name",
            f"“{there.name}” is in the directory already: this listing will use the "
            f"address ({street}) and the ways in that are kept there.",
        )
        return there

    def _addresses(
        self, row: Row, place: str, location: Location
    ) -> tuple[Address, ...]:
        postcode = row["postal_code"]
        there = [x for x in location.addresses if x.address_type == "physical"]
        own = next(iter(there or location.addresses), None)
        if postcode and not (own and own.postal_code == postcode):
            is_example = self._before.service.example
            found = self._known.checks.postcode(postcode, is_example)
            postcode = found.shown or postcode
            if found.warning or found.error:
                self._remarks.doubt(
                    f"{place}-postal_code", found.warning or found.error
                )
        said = {
            "address_1": row["address_1"],
            "address_2": row["address_2"],
            "city": row["city"],
            "postal_code": postcode,
        }
        if not any(said.values()):
            return tuple(x for x in location.addresses if x is not own)
        if not row["address_1"] and (own is None or own.address_1):
            self._remarks.wrong(
                f"{place}-address_1", "Please write the street and the number."
            )
        new = own or Address(id=self._known.new_id(), address_1="", country="GB")
        changed = replace(new, **said)
        if changed != own:
            lines = (changed.address_1, changed.address_2, changed.city, postcode)
            shown = ", ".join(filter(None, lines))
            self._remarks.say(
                f"{place}-address_1", f"It will be shown and printed as {shown}"
            )
        if own is None:
            return (*location.addresses, changed)
        return tuple(changed if x is own else x for x in location.addresses)

    def _access(self, row: Row, location: Location) -> tuple[Accessibility, ...]:
        """The ticked words, and the lines with more about them; in the old order."""
        wanted = {word: "" for word in row["access"] if vocabulary.access_code(word)}
        for line in lines_of(row["access_more"]):
            head, colon, rest = line.partition(": ")
            usual = vocabulary.ACCESSIBILITY.get(vocabulary.key(head), "")
            if usual:
                wanted[usual] = rest
            elif colon and len(head) <= 60:
                wanted[head] = rest
            else:
                wanted[line] = ""
        made = []
        for item in location.accessibility:
            said = " ".join(item.description.split())
            if item.description in wanted or said in wanted:
                details = wanted.pop(
                    item.description if item.description in wanted else said
                )
                is_same = " ".join(item.details.split()) == details
                made.append(item if is_same else replace(item, details=details))
            elif not said and item.details and " ".join(item.details.split()) in wanted:
                wanted.pop(" ".join(item.details.split()))
                made.append(item)
        made += [
            Accessibility(id=self._known.new_id(), description=word, details=details)
            for word, details in wanted.items()
        ]
        return tuple(made)


def _where(location: Location) -> list[tuple[str, str]]:
    """What its point on the map hangs on."""
    return [(each.address_1, each.postal_code) for each in location.addresses]
