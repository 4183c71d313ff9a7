"""The start of the staff pages: what to do first."""

import re

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict
from directory.web.house import House
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_SLUG = re.compile(r"[a-z0-9-]{1,100}")
_ID = re.compile(r"[A-Za-z0-9-]{1,36}")
_NUMBER = re.compile(r"[0-9]{1,12}")


def add_monday(blueprint: Blueprint, house: House) -> None:
    """Add the list, and its one button."""

    @blueprint.get("/")
    @needs("review")
    def home() -> str:
        done = request.args.get("done", "")
        found = house.listings.by_slugs([done]) if _SLUG.fullmatch(done) else []
        # An old address must not say of today what was so another day.
        is_done = found and found[0].service.assured_date == house.today()
        return _page(house, done=found[0].service.name if is_done else "")

    @blueprint.post("/still-correct")
    @needs("edit")
    def still_correct() -> BaseResponse:
        service_id = request.form.get("service", "")
        revision = request.form.get("revision", "")
        if not _ID.fullmatch(service_id) or not _NUMBER.fullmatch(revision):
            raise BadRequest("Please choose a listing.")
        try:
            listing = house.monday.still_correct(signed_in(), service_id, int(revision))
        except Conflict as error:
            return make_response(_page(house, wrong=str(error)), 409)
        g.about = listing.service.slug
        return redirect(url_for("staff.home", done=listing.service.slug), 303)


_SAID = {
    "closed": "it has closed",
    "number": "the phone number is wrong",
    "moved": "it has moved",
    "times": "the times are wrong",
    "other": "something else is wrong",
}
"""What residents say, as the buttons of a listing say it."""


def _page(house: House, *, done: str = "", wrong: str = "") -> str:
    work = house.monday.work() if signed_in().may("edit") else None
    return staff_page(
        house, "staff/home.html", work=work, done=done, wrong=wrong, said=_SAID
    )
