"""The form of a listing."""

from typing import Any

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as BaseResponse

from directory.publishing.editing import Work
from directory.upkeep.filling import OFFERED
from directory.upkeep.form import FIELDS, ROWS, Typed, read_form
from directory.upkeep.rows import TYPES, english_name
from directory.upkeep.taking import BOOKINGS
from directory.web.house import House
from directory.web.staff.desk import checked_id, name_of, number_in
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.reading_view import Mark, fix_asked, reading_views
from directory.web.staff.signing import staff_page
from directory.web.staff.times_view import times_views
from directory.wording import vocabulary


def add_edit(blueprint: Blueprint, house: House) -> None:
    """Add the form."""

    @blueprint.get("/listings/<service_id>/edit")
    @needs("edit")
    def edit(service_id: str) -> str:
        work = house.desk.editing.open(signed_in(), checked_id(service_id))
        return staff_page(house, "staff/edit.html", **_values(house, work))

    @blueprint.post("/listings/<service_id>/edit")
    @needs("edit")
    def keep(service_id: str) -> BaseResponse:
        """Keep what was typed as a draft; then do what the button says."""
        user, editing = signed_in(), house.desk.editing
        typed = read_form(request.form.getlist)
        base = number_in("base")
        if base < 0:
            raise BadRequest("This form is not whole. Please go back and try again.")
        do = request.form.get("do", "check")[:100]
        if do.startswith("fix:"):
            _fix(house, checked_id(service_id), typed, do)
        editing.keep(user, checked_id(service_id), typed, base)
        if do == "auto":
            g.unnoted = True
            return _readings(house, editing.open(user, service_id))
        here = url_for("staff.edit", service_id=service_id)
        goals = {
            "publish": url_for("staff.publish", service_id=service_id),
            "preview": url_for("staff.preview", service_id=service_id),
        }
        if do.startswith("add:") and do[4:] in ROWS:
            rows = len(typed[do[4:]])
            goals[do] = f"{here}?more={do[4:]}#{do[4:]}-{rows}"
        if do.startswith("fix:"):
            goals[do] = f"{here}#{fix_asked(do).field}"
        return redirect(goals.get(do, f"{here}?kept=1#main"), 303)

    @blueprint.post("/listings/<service_id>/drop")
    @needs("edit")
    def drop_draft(service_id: str) -> BaseResponse:
        house.desk.editing.drop(signed_in(), checked_id(service_id))
        return redirect(url_for("staff.listings", done="dropped"), 303)

    def _readings(house: House, work: Work) -> BaseResponse:
        page = staff_page(
            house,
            "staff/readings.html",
            readings=reading_views(house, work),
            fields=FIELDS,
        )
        return make_response(page)


def _fix(house: House, service_id: str, typed: Typed, do: str) -> None:
    """Put one suggestion, or every safe one, into a text of the form.

    Not when the text is another by now than the one that the suggestion was for.
    """
    asked = fix_asked(do)
    text = typed.get(asked.field)
    if not isinstance(text, str) or Mark.of(text) != asked.mark:
        return
    work = house.desk.editing.open(signed_in(), service_id)
    typed[asked.field] = house.desk.gate.fixed(text, work.before, asked.which)


def _values(house: House, work: Work) -> dict[str, Any]:
    """Everything that the page of the form says."""
    taken = work.taken
    typed = _with_room(work.typed)
    remarks = (*taken.problems, *taken.warnings)
    return {
        "work": work,
        "name": name_of(work),
        "typed": typed,
        "fields": FIELDS,
        "rows": ROWS,
        "wrong": _by_place(taken.problems),
        "doubt": _by_place(taken.warnings),
        "wrong_at": lambda row: any(x.place.startswith(f"{row}-") for x in remarks),
        "times": times_views(house, work),
        "readings": reading_views(house, work),
        "sharing": house.desk.wholes.sharing(work.before.locations),
        "is_kept": bool(request.args.get("kept")),
        "choices": {
            "categories": _categories(house),
            "audiences": vocabulary.AUDIENCES,
            "access": [(x, x) for x in vocabulary.ACCESSIBILITY.values()],
            "bookings": {
                code: vocabulary.BOOKING.get(code, "Not said") for code in BOOKINGS
            },
            "languages": {code: english_name(code) for code in OFFERED},
            "types": {
                code: vocabulary.PHONE_TYPES.get(code, "Calls") for code in TYPES
            },
            "phones": tuple(vocabulary.PHONES.values()),
            "prices": tuple(vocabulary.PRICES.values()),
            "per": tuple(vocabulary.PER),
            "documents": tuple(vocabulary.DOCUMENTS.values()),
        },
    }


def _with_room(typed: Typed) -> Typed:
    """The form with an empty row where somebody asks for one, or there is none."""
    more = request.args.get("more", "")
    roomy = dict(typed)
    for name, fields in ROWS.items():
        if name == more or not typed[name]:
            row = {x.name: [] if x.kind == "codes" else "" for x in fields}
            roomy[name] = [*typed[name], row]
    return roomy


def _by_place(remarks: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for remark in remarks:
        found.setdefault(remark.place, []).append(remark.message)
    return found


def _categories(house: House) -> list[tuple[str, list[tuple[str, str]]]]:
    """The names of the first level, each with the codes and names below it."""
    taxonomy = house.reference.taxonomy
    return [
        (
            top.names["en"],
            [(top.code, f"{top.names['en']}: other")]
            + [(x.code, x.names["en"]) for x in taxonomy.children(top.code)],
        )
        for top in taxonomy.top()
    ]
