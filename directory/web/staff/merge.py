"""Making one listing of two that are about the same service."""

from typing import Any

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid
from directory.model.parts import Parts
from directory.publishing.lifecycle import CHOICES
from directory.storage.whole import Whole
from directory.text.slugs import slug_of
from directory.upkeep.differences import differences, lines_of
from directory.upkeep.filling import filled
from directory.upkeep.form import FIELDS
from directory.web.house import House
from directory.web.staff.changed import in_words, last_change
from directory.web.staff.desk import number_in, text_in, whole_of
from directory.web.staff.edit_names import names_of_codes
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page


def add_merge(blueprint: Blueprint, house: House) -> None:
    """Add the page."""

    @blueprint.get("/listings/<service_id>/merge")
    @needs("edit")
    def merge(service_id: str) -> str:
        whole = whole_of(house, service_id)
        other = request.args.get("with", "")
        return _merge(house, whole, whole_of(house, other) if other else None, {})

    @blueprint.post("/listings/<service_id>/merge")
    @needs("edit")
    def merge_now(service_id: str) -> BaseResponse:
        other = whole_of(house, text_in("other", 36))
        whole = whole_of(house, service_id)
        given = {name: text_in(f"choice-{name}", 10) for name in FIELDS}
        choices = {
            name: each for name in FIELDS for each in CHOICES if each == given[name]
        }
        one = (service_id, number_in("revision"))
        two = (other.parts.service.id, number_in("other_revision"))
        try:
            if not request.form.get("sure"):
                g.unnoted = True
                parts = house.desk.lifecycle.together(one, two, choices)
                return make_response(_look(house, (whole, other), parts, choices))
            house.desk.lifecycle.merge(signed_in(), one, two, choices)
        except (Conflict, Invalid) as error:
            wrong = in_words(house, error, one, two)
            page = _merge(house, whole, other, choices, wrong)
            return make_response(page, 409 if isinstance(error, Conflict) else 400)
        return redirect(url_for("staff.history", service_id=service_id, done="1"), 303)


def _look(
    house: House, both: tuple[Whole, Whole], parts: Parts, choices: dict[str, Any]
) -> str:
    """What the two come to, before it is done."""
    whole, other = both
    form_of = house.desk.editing.form_of
    names = names_of_codes(house)
    return staff_page(
        house,
        "staff/merge_look.html",
        service=whole.parts.service,
        revision=whole.revision,
        other=other.parts.service,
        other_revision=other.revision,
        choices=choices,
        changes=differences(form_of(whole.parts), form_of(parts), names),
    )


def _merge(
    house: House,
    whole: Whole,
    other: Whole | None,
    choices: dict[str, Any],
    wrong: str = "",
) -> str:
    service = whole.parts.service
    both = [service, other.parts.service] if other else []
    asked = request.args.get("q", service.name)[:100].strip()
    words = slug_of(asked).split("-")
    found = house.desk.wholes.find(slug_of(asked) if "q" in request.args else words[0])
    return staff_page(
        house,
        "staff/merge.html",
        service=service,
        revision=whole.revision,
        other=other.parts if other else None,
        other_revision=other.revision if other else 0,
        rows=_rows(house, whole, other, choices) if other else [],
        asked=asked,
        found=[each for each in found if each.id != service.id],
        wrong=wrong,
        last_of=[last_change(house, each.id) for each in both],
    )


def _rows(
    house: House, whole: Whole, other: Whole, choices: dict[str, Any]
) -> list[dict[str, Any]]:
    """The fields in which the two are not the same."""
    taxonomy, names = house.reference.taxonomy, names_of_codes(house)
    one, two = filled(whole.parts, taxonomy), filled(other.parts, taxonomy)
    rows = []
    for name, field in FIELDS.items():
        kept, theirs = (
            lines_of(name, one[name], names),
            lines_of(name, two[name], names),
        )
        if kept != theirs and theirs:
            can_be_both = field.kind != "line" and bool(kept)
            rows.append(
                {
                    "name": name,
                    "label": field.label,
                    "kept": kept,
                    "other": theirs,
                    "can_be_both": can_be_both,
                    "choice": choices.get(name, "kept" if kept else "other"),
                }
            )
    return rows
