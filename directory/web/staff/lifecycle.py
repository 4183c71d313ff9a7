"""Closing a listing, and opening it again."""

from flask import Blueprint, make_response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid
from directory.publishing.lifecycle import CLOSED, MOST_INSTEAD
from directory.storage.whole import Whole
from directory.web.house import House
from directory.web.staff.desk import number_in, text_in, whole_of
from directory.web.staff.finding import STATUSES
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page


def add_lifecycle(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/listings/<service_id>/close")
    @needs("edit")
    def close(service_id: str) -> str:
        whole = whole_of(house, service_id)
        service = whole.parts.service
        others = house.listings.by_ids(service.instead)
        slugs = "\n".join(each.slug for each in others)
        return _close(house, whole, (service.status, service.alert, slugs))

    @blueprint.post("/listings/<service_id>/close")
    @needs("edit")
    def close_now(service_id: str) -> BaseResponse:
        whole = whole_of(house, service_id)
        status, reason = text_in("status", 30), text_in("reason", 20_000)
        instead = text_in("instead", 500)
        # People paste the whole address.
        slugs = [each.rsplit("/", 1)[-1] for each in instead.split()][:MOST_INSTEAD]
        try:
            seen = (service_id, number_in("revision"))
            house.desk.lifecycle.close(signed_in(), seen, status, reason, slugs)
        except (Conflict, Invalid) as error:
            page = _close(house, whole, (status, reason, instead), str(error))
            return make_response(page, 409 if isinstance(error, Conflict) else 400)
        return redirect(url_for("staff.history", service_id=service_id, done="1"), 303)

    @blueprint.post("/listings/<service_id>/reopen")
    @needs("edit")
    def reopen(service_id: str) -> BaseResponse:
        whole = whole_of(house, service_id)
        try:
            seen = (service_id, number_in("revision"))
            house.desk.lifecycle.reopen(signed_in(), seen)
        except Conflict as error:
            page = _close(house, whole, ("", "", ""), str(error))
            return make_response(page, 409)
        return redirect(url_for("staff.history", service_id=service_id, done="1"), 303)


def _close(
    house: House, whole: Whole, said: tuple[str, str, str], wrong: str = ""
) -> str:
    """The page. said: status, reason, and what to try instead."""
    status, reason, instead = said
    return staff_page(
        house,
        "staff/close.html",
        service=whole.parts.service,
        revision=whole.revision,
        closed=CLOSED,
        statuses=STATUSES,
        status=status,
        reason=reason,
        instead=instead,
        wrong=wrong,
    )
