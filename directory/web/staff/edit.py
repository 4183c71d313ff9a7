"""The form of a listing."""

from secrets import token_hex
from typing import Any

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict
from directory.model.listing import CHECK_AFTER
from directory.publishing.editing import Sent, Work, mark_of
from directory.upkeep.filling import OFFERED
from directory.upkeep.form import FIELDS, ROWS, Typed, read_form
from directory.upkeep.rows import TYPES, english_name
from directory.upkeep.taking import BOOKINGS
from directory.web.house import House
from directory.web.staff.desk import checked_id, name_of, number_in, shown, text_in
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
        sent = Sent(typed, base, text_in("mark", 20), text_in("page", 32))
        try:
            editing.keep(user, checked_id(service_id), sent)
        except Conflict as error:
            work = editing.open(user, service_id, typed)
            values = _values(house, work) | {"other_window": str(error)}
            return make_response(staff_page(house, "staff/edit.html", **values), 409)
        if do == "auto":
            g.unnoted = True
            return _readings(house, editing.open(user, service_id))
        return redirect(_goal(service_id, do, typed), 303)

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


def _goal(service_id: str, do: str, typed: Typed) -> str:
    """Where a button of the form leads, when all is kept."""
    if do in ("publish", "preview"):
        return url_for(f"staff.{do}", service_id=service_id)
    here = url_for("staff.edit", service_id=service_id)
    if do.startswith("fix:"):
        return f"{here}#{fix_asked(do).field}"
    name = do.removeprefix("add:")
    if name in ROWS:
        return f"{here}?more={name}#{name}-{len(typed[name])}"
    return f"{here}?kept=1#main"


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
        "note": _by_place(taken.notes),
        "checked": shown(work).checked_on(house.clock()),
        "check_after": CHECK_AFTER,
        "wrong_at": lambda row: any(x.place.startswith(f"{row}-") for x in remarks),
        "times": times_views(house, work),
        "readings": reading_views(house, work),
        "sharing": house.desk.wholes.sharing(work.before.locations),
        "types_of": _types,
        "is_kept": bool(request.args.get("kept")),
        "other_window": "",
        "mark": mark_of(work.draft.typed) if work.draft else "",
        "page": token_hex(8),
        "choices": {
            "categories": _categories(house),
            "audiences": vocabulary.AUDIENCES,
            "access": [(x, x) for x in vocabulary.ACCESSIBILITY.values()],
            "bookings": {
                code: vocabulary.BOOKING.get(code, "Not said") for code in BOOKINGS
            },
            "languages": {code: english_name(code) for code in OFFERED},
            "phones": tuple(vocabulary.PHONES.values()),
            "prices": tuple(vocabulary.PRICES.values()),
            "per": tuple(vocabulary.PER),
            "documents": tuple(vocabulary.DOCUMENTS.values()),
        },
    }


def _types(now: str) -> dict[str, str]:
    """The kinds of telephone to choose from. now: of the number, which may keep one
    that is not offered to others."""
    names = vocabulary.PHONE_TYPES
    own = [now] if now in names and now not in TYPES else []
    return {code: names.get(code, "Calls") for code in (*TYPES, *own)}


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
