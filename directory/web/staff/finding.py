"""The listings, as staff look for them; and a new one."""

import re

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Invalid
from directory.storage.whole import MOST_FOUND
from directory.text.slugs import slug_of
from directory.web.house import House
from directory.web.staff.desk import checked_id, text_in
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_SLUG = re.compile(r"[a-z0-9-]{1,120}")
STATUSES = {
    "": "All",
    "active": "Running",
    "temporarily closed": "Closed for now",
    "inactive": "Not running now",
    "defunct": "Closed for good",
}
"""A service's status, as staff say it."""
MEANINGS = {
    "temporarily closed": "It will open again.",
    "inactive": "It has stopped, and nobody knows yet whether it will begin again.",
    "defunct": "It will never open again.",
}
"""What a status means for a listing that is closed."""


def add_finding(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/listings/")
    @needs("edit")
    def listings() -> str:
        asked = request.args.get("q", "")[:100].strip()
        status = request.args.get("status", "")
        status = status if status in STATUSES else ""
        after = request.args.get("after", "")
        after = after if _SLUG.fullmatch(after) else ""
        find = house.desk.wholes.find
        found = find(slug_of(asked), status, after)
        is_full = len(found) == MOST_FOUND
        drafts = house.desk.drafts.of(signed_in().name)
        return staff_page(
            house,
            "staff/listings.html",
            asked=asked,
            status=status,
            statuses=STATUSES,
            found=found,
            after=after,
            more=is_full and bool(find(slug_of(asked), status, found[-1].slug)),
            total=house.listings.count(),
            drafts=[(each, str(each.typed.get("name", ""))) for each in drafts],
            done=request.args.get("done", "")[:20],
        )

    @blueprint.get("/listings/new")
    @needs("edit")
    def new_listing() -> str:
        name = request.args.get("name", "")[:200]
        return staff_page(house, "staff/new.html", name=name, wrong="", alike=[])

    @blueprint.post("/listings/new")
    @needs("edit")
    def begin_listing() -> BaseResponse:
        name = text_in("name", 200)
        slug = slug_of(name)
        alike = house.desk.wholes.find(slug) if slug else []
        is_sure = bool(request.form.get("sure"))
        try:
            if not alike or is_sure or not name:
                service_id = house.desk.editing.begin(signed_in(), name)
                checked_id(service_id)
                return redirect(url_for("staff.edit", service_id=service_id), 303)
            wrong = ""
        except Invalid as error:
            wrong = str(error)
        page = staff_page(
            house, "staff/new.html", name=name, wrong=wrong, alike=alike[:5]
        )
        return make_response(page, 400 if wrong else 409)

    @blueprint.post("/listings/<service_id>/copy")
    @needs("edit")
    def copy_listing(service_id: str) -> BaseResponse:
        new = house.desk.editing.begin_copy(signed_in(), checked_id(service_id))
        return redirect(url_for("staff.edit", service_id=new), 303)
