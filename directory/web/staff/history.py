"""Who changed a listing, when, what; and taking it back."""

from collections.abc import Iterator
from types import MappingProxyType

from flask import Blueprint, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.exceptions import NotFound as NoPage
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Invalid
from directory.model.nouns import Service
from directory.storage.whole import Change
from directory.upkeep.differences import Difference, differences
from directory.web.house import House
from directory.web.staff.desk import checked_id, number_in
from directory.web.staff.edit_names import names_of_codes
from directory.web.staff.finding import STATUSES
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_OTHERS = MappingProxyType(
    {
        "status": "Running or closed",
        "instead": "What to try instead",
        "assured_date": "Last check",
        "picture": "Picture",
        "photo": "Photo",
        "photo_description": "What the photo shows",
        "example": "An example",
    }
)
"""Fields of a service that are not in the form."""
_SHOWN = 20
"""Changes on a page, each with what it changed."""


def add_history(blueprint: Blueprint, house: House) -> None:
    """Add the page, and its button."""

    @blueprint.get("/listings/<service_id>/history")
    @needs("edit")
    def history(service_id: str) -> str:
        changes = house.desk.wholes.history(checked_id(service_id))
        if not changes:
            raise NoPage
        before = request.args.get("before", "")
        if before.isdecimal() and len(before) < 12:
            changes = [each for each in changes if each.sequence < int(before)]
        whole = house.desk.wholes.now(service_id)
        shown = changes[:_SHOWN]
        return staff_page(
            house,
            "staff/history.html",
            service_id=service_id,
            whole=whole,
            listing=whole.parts.listing(whole.revision) if whole else None,
            changes=[(each, _what(house, service_id, each)) for each in shown],
            older=shown[-1].sequence if len(changes) > _SHOWN else 0,
            done=request.args.get("done", "")[:20],
        )

    @blueprint.post("/listings/<service_id>/take-back")
    @needs("edit")
    def take_back(service_id: str) -> BaseResponse:
        sequence = number_in("sequence")
        known = house.desk.wholes.history(checked_id(service_id))
        if sequence not in {each.sequence for each in known}:
            raise BadRequest("That is no change of this listing. Please choose one.")
        try:
            house.desk.editing.take_back(signed_in(), service_id, sequence)
        except Invalid as error:
            raise BadRequest(str(error)) from error
        return redirect(url_for("staff.publish", service_id=service_id), 303)


def _what(house: House, service_id: str, change: Change) -> list[Difference]:
    """What a change did, in the words of the form."""
    wholes, form_of = house.desk.wholes, house.desk.editing.form_of
    was = wholes.as_of(service_id, change.sequence - 1)
    now = wholes.as_of(service_id, change.sequence)
    if was is None or now is None:
        return []
    names = names_of_codes(house)
    found = differences(form_of(was.parts), form_of(now.parts), names)
    return [*_standing(was.parts.service, now.parts.service), *found]


def _standing(was: Service, now: Service) -> Iterator[Difference]:
    """What the form has no field for: whether it is open, its check, its pictures."""
    for name, label in _OTHERS.items():
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield Difference(name, label, _said(name, before), _said(name, after))


def _said(name: str, value: object) -> tuple[str, ...]:
    if name == "status":
        return (STATUSES[str(value)],)
    if name in ("photo", "instead"):
        return (
            ("There is one" if name == "photo" else "Some listings",) if value else ()
        )
    return (str(value),) if value else ()
