"""What staff see at an address at which there is nothing (any more)."""

from flask import Response, g, make_response, request, url_for

from directory.errors import NotFound
from directory.model.listing import Listing
from directory.web.house import House
from directory.web.staff.guard import COOKIE
from directory.web.staff.signing import staff_page


def is_for_staff() -> bool:
    """Whether the address asked for is below those of staff."""
    return request.path.startswith("/staff/")


def missing(house: House, error: Exception) -> Response:
    """The page, with the menu of whoever is signed in. error: why it is not there."""
    if "user" not in g:  # no page has this address, so nobody has looked who asks
        g.token = request.cookies.get(COOKIE, "")
        g.user = house.signing.user(g.token)
    may_edit = g.user is not None and g.user.may("edit")
    page = staff_page(
        house,
        "staff/missing.html",
        why=str(error) if isinstance(error, NotFound) else "",
        now_in=_now_in(house) if may_edit else None,
        sign_in=url_for("staff.sign_in"),
    )
    return make_response(page, 404)


def _now_in(house: House) -> Listing | None:
    """The listing that the one of the address was made one with."""
    service_id = (request.view_args or {}).get("service_id", "")
    if not service_id or house.listings.by_ids([service_id]):
        return None
    try:
        return house.listings.by_slug(service_id)
    except NotFound:
        return None
