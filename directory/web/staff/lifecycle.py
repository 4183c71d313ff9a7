"""Closing a listing, and opening it again."""

from flask import Blueprint, make_response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid
from directory.publishing.lifecycle import CLOSED, MOST_INSTEAD
from directory.storage.whole import Whole
from directory.text.slugs import slug_of
from directory.upkeep.rows import lines_of
from directory.web.house import House
from directory.web.staff.changed import in_words
from directory.web.staff.desk import number_in, text_in, whole_of
from directory.web.staff.finding import MEANINGS, STATUSES
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_NAMED = 5
"""Listings that are named where one of several is meant."""


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
        seen = (service_id, number_in("revision"))
        try:
            slugs = [_slug(house, line) for line in lines_of(instead)][:MOST_INSTEAD]
            close_it = house.desk.lifecycle.close
            is_new = close_it(signed_in(), seen, status, reason, slugs)
        except (Conflict, Invalid) as error:
            wrong = in_words(house, error, seen)
            page = _close(house, whole, (status, reason, instead), wrong)
            return make_response(page, 409 if isinstance(error, Conflict) else 400)
        done = "1" if is_new else "same"
        return redirect(url_for("staff.history", service_id=service_id, done=done), 303)

    @blueprint.post("/listings/<service_id>/reopen")
    @needs("edit")
    def reopen(service_id: str) -> BaseResponse:
        whole = whole_of(house, service_id)
        seen = (service_id, number_in("revision"))
        try:
            house.desk.lifecycle.reopen(signed_in(), seen)
        except Conflict as error:
            page = _close(house, whole, ("", "", ""), in_words(house, error, seen))
            return make_response(page, 409)
        return redirect(url_for("staff.history", service_id=service_id, done="1"), 303)


def _slug(house: House, line: str) -> str:
    """The listing that somebody means: by its address, whole or the end of it, or by
    its name or a part of that. Raises Invalid when that may be several, or none."""
    end = line.rstrip("/").rsplit("/", 1)[-1]
    if house.listings.by_slugs([end]):
        return end
    found = house.desk.wholes.find(slug_of(line)) if slug_of(line) else []
    if not found:
        raise Invalid(f"There is no listing called “{line}”. Please write its name.")
    own = [each for each in found if each.name.casefold() == line.casefold()]
    if len(own or found) > 1:
        names = ", ".join(each.name for each in found[:_NAMED])
        raise Invalid(f"“{line}” may be several listings: {names}. Which is it?")
    return (own or found)[0].slug


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
        meanings=MEANINGS,
        status=status,
        reason=reason,
        instead=instead,
        wrong=wrong,
    )
