"""Two people's changes of one listing at once: both versions side by side."""

from typing import Any

from flask import Blueprint, make_response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict
from directory.publishing.editing import Work
from directory.upkeep.differences import lines_of
from directory.upkeep.form import FIELDS, empty
from directory.web.house import House
from directory.web.staff.changed import last_change
from directory.web.staff.desk import checked_id, name_of, number_in, text_in
from directory.web.staff.edit_names import names_of_codes
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page


def add_collision(blueprint: Blueprint, house: House) -> None:
    """Add the page."""

    @blueprint.get("/listings/<service_id>/collision")
    @needs("edit")
    def collision(service_id: str) -> BaseResponse:
        work, base = house.desk.editing.collision(signed_in(), checked_id(service_id))
        if not work.is_outrun:
            return redirect(url_for("staff.publish", service_id=service_id), 303)
        return make_response(_collision(house, work, base, {}))

    @blueprint.post("/listings/<service_id>/collision")
    @needs("edit")
    def settle(service_id: str) -> BaseResponse:
        user, editing = signed_in(), house.desk.editing
        choices = {name: text_in(f"choice-{name}", 10) for name in FIELDS}
        newest = number_in("newest")
        try:
            both = editing.settle(user, checked_id(service_id), newest, choices)
            wrong = "Please choose for each of these." if both.conflicts else ""
        except Conflict as error:
            wrong = str(error)
        if not wrong:
            return redirect(url_for("staff.edit", service_id=service_id, kept=1), 303)
        work, base = editing.collision(user, service_id)
        page = _collision(house, work, base, choices, wrong)
        return make_response(page, 409)


def _collision(
    house: House,
    work: Work,
    base: dict[str, Any],
    choices: dict[str, str],
    wrong: str = "",
) -> str:
    """Both versions of each field that is not the same in both, side by side."""
    names, theirs = names_of_codes(house), work.published or empty()
    rows = []
    for name, field in FIELDS.items():
        mine, other, before = work.typed[name], theirs[name], base[name]
        if mine != other:
            is_both = before not in (mine, other)
            rows.append(
                {
                    "name": name,
                    "label": field.label,
                    "before": lines_of(name, before, names),
                    "mine": lines_of(name, mine, names),
                    "theirs": lines_of(name, other, names),
                    "is_both": is_both,
                    "is_mine": not is_both and other == before,
                    "choice": choices.get(name, ""),
                }
            )
    return staff_page(
        house,
        "staff/collision.html",
        work=work,
        name=name_of(work),
        rows=rows,
        last=last_change(house, work.service_id),
        wrong=wrong,
    )
