"""Who changed a listing, when, what; and taking it back."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.exceptions import NotFound as NoPage
from werkzeug.wrappers import Response as BaseResponse

from directory.storage.whole import Change
from directory.upkeep.differences import differences
from directory.upkeep.form import empty
from directory.web.house import House
from directory.web.staff.desk import checked_id, number_in
from directory.web.staff.edit_names import names_of_codes
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

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
            who=_who,
            done=request.args.get("done", "")[:20],
        )

    @blueprint.post("/listings/<service_id>/take-back")
    @needs("edit")
    def take_back(service_id: str) -> BaseResponse:
        sequence = number_in("sequence")
        known = house.desk.wholes.history(checked_id(service_id))
        if sequence not in {each.sequence for each in known}:
            raise BadRequest("That is no change of this listing. Please choose one.")
        house.desk.editing.take_back(signed_in(), service_id, sequence)
        return redirect(url_for("staff.publish", service_id=service_id), 303)


def _what(house: House, service_id: str, change: Change) -> list[object]:
    """What a change did, in the words of the form."""
    editing = house.desk.editing
    before = editing.as_of(service_id, change.sequence - 1)
    after = editing.as_of(service_id, change.sequence)
    names = names_of_codes(house)
    if before is None or after is None:
        return []
    return list(differences(before or empty(), after, names))


def _who(change: Change) -> str:
    """Who made it, in words."""
    if change.author_kind == "import":
        return f"an import of {change.author}"
    if change.author_kind == "starter":
        return "the starter directory"
    return change.author
