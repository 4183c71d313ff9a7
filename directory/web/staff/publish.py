"""Publishing a draft: what changes, and what stands against it."""

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid
from directory.publishing.editing import Work
from directory.publishing.gate import reason_for
from directory.upkeep.differences import differences
from directory.upkeep.form import FIELDS, empty
from directory.web.house import House
from directory.web.staff.desk import checked_id, name_of, number_in, text_in
from directory.web.staff.edit_names import names_of_codes
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_CHANGED = "Your draft has changed since. Please look at what changes, and publish it."


def add_publish(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/listings/<service_id>/publish")
    @needs("edit")
    def publish(service_id: str) -> BaseResponse:
        work = house.desk.editing.open(signed_in(), checked_id(service_id))
        if work.is_outrun:
            return redirect(url_for("staff.collision", service_id=service_id), 303)
        return make_response(_page(house, work))

    @blueprint.post("/listings/<service_id>/publish")
    @needs("edit")
    def publish_now(service_id: str) -> BaseResponse:
        user, editing = signed_in(), house.desk.editing
        work = editing.open(user, checked_id(service_id))
        reason, is_checked = text_in("reason", 300), bool(request.form.get("checked"))
        if work.draft is None:
            g.unnoted = True
            return redirect(url_for("staff.edit", service_id=service_id), 303)
        is_seen = number_in("base") == work.newest
        if work.is_outrun or not (is_seen or work.taken.problems):
            g.unnoted = True
            return redirect(url_for("staff.collision", service_id=service_id), 303)
        if text_in("mark") != work.mark and not work.taken.problems:
            page = _page(house, work, wrong=_CHANGED, reason=reason)
            return make_response(page, 409)
        readings = house.desk.gate.readings(work.taken.parts)
        try:
            note = reason_for(readings, reason)
            editing.publish(user, work, note, is_checked=is_checked)
        except Conflict:
            g.unnoted = True
            return redirect(url_for("staff.collision", service_id=service_id), 303)
        except Invalid as error:
            page = _page(house, work, wrong=str(error), reason=reason)
            return make_response(page, 400)
        whole = house.desk.wholes.now(service_id)
        done = "same" if whole and whole.revision == work.newest else "1"
        return redirect(url_for("staff.history", service_id=service_id, done=done), 303)


def _page(house: House, work: Work, *, wrong: str = "", reason: str = "") -> str:
    names = names_of_codes(house)
    # As it will be kept, not as it was typed: that is what residents will read.
    parts, problems = work.taken.parts, work.taken.problems
    after = work.typed if problems else house.desk.editing.form_of(parts)
    readings = house.desk.gate.readings(work.taken.parts)
    return staff_page(
        house,
        "staff/publish.html",
        work=work,
        name=name_of(work),
        changes=differences(work.published or empty(), after, names),
        hard=[FIELDS[each.field].label for each in readings if each.is_hard],
        wrong=wrong,
        reason=reason,
    )
