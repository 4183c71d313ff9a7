"""Signing in and out."""

from typing import Any

from flask import Blueprint, Response, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Invalid
from directory.model.calendar import local
from directory.model.users import Right
from directory.publishing.signing_in import WrongPassword
from directory.storage.audit import WRONG_SIGN_IN
from directory.web.house import House
from directory.web.rendering import render
from directory.web.security import add_headers
from directory.web.staff.carrying import Fields, arriving, carry_on, held, is_asked
from directory.web.staff.changed import made_by
from directory.web.staff.guard import (
    OPEN,
    form_key,
    give_token,
    is_overheard,
    needs,
    take_token,
)

_PAGES: tuple[tuple[str, str, Right], ...] = (
    ("What to do first", "staff.home", "review"),
    ("Listings", "staff.listings", "edit"),
    ("Translations", "staff.review", "review"),
    ("Easy Read", "staff.easy_list", "review"),
    ("Coverage report", "staff.report", "report"),
    ("Users", "staff.users", "manage"),
    ("What was done", "staff.log", "manage"),
    ("My password", "staff.password", "review"),
)
"""In the menu of staff pages: name, endpoint, and what one needs for it."""
_LONGEST = 300
"""Characters of any field of a form."""


def add_signing(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/sign-in")
    @needs(OPEN)
    def sign_in() -> BaseResponse:
        if g.user:
            return redirect(_back())
        return _page(house)

    @blueprint.post("/sign-in")
    @needs(OPEN)
    def signing_in() -> BaseResponse:
        if is_asked():
            return _page(house, carried=arriving())
        carried = held()
        name = request.form.get("name", "")[:_LONGEST]
        password = request.form.get("password", "")[:_LONGEST]
        try:
            address = request.remote_addr or ""
            begun = house.signing.sign_in(name, password, address)
        except Invalid as error:
            if isinstance(error, WrongPassword):
                _note_wrong(house, name)
            said = {"name": name, "wrong": str(error)}
            return _page(house, status=400, carried=carried, **said)
        house.signing.sign_out(g.token)
        g.user = begun.user  # for the audit log
        response: BaseResponse = redirect(_back(), 303)
        if carried:
            response = carry_on(house, carried, _back(), begun.token)
        # A new token: whoever knew the one from before must not be signed in.
        give_token(house, response, begun.token)
        return response

    @blueprint.post("/sign-out")
    @needs(OPEN)
    def sign_out() -> BaseResponse:
        house.signing.sign_out(g.token)
        response = redirect(url_for("staff.sign_in"), 303)
        take_token(house, response)
        return response


def _note_wrong(house: House, name: str) -> None:
    """A name that no user has is not kept: it may be a password, typed too soon."""
    known = house.signing.known(name)
    who, role = (known.name, known.role) if known else ("", "")
    house.audit.note(who, role, WRONG_SIGN_IN)


def add_refusals(blueprint: Blueprint, house: House) -> None:
    """Say on a staff page why something was refused."""

    def refused(error: HTTPException) -> Response:
        page = staff_page(house, "staff/refused.html", why=error.description)
        return add_headers(make_response(page, error.code))

    blueprint.register_error_handler(Forbidden, refused)
    blueprint.register_error_handler(BadRequest, refused)


def _page(
    house: House,
    *,
    status: int = 200,
    carried: Fields | None = None,
    name: str = "",
    wrong: str = "",
) -> Response:
    values: dict[str, Any] = {"name": name, "wrong": wrong, "back": _back()}
    values |= {"carried": carried or [], "is_overheard": is_overheard(house)}
    page = staff_page(house, "staff/sign_in.html", **values)
    response = make_response(page, status)
    if "new_token" in g:
        give_token(house, response, g.new_token)
    return response


def staff_page(house: House, template: str, **values: Any) -> str:
    """A page of staff, with the key for its forms."""
    return render(
        template,
        house.wordings.english,
        user=g.user,
        key=form_key(house),
        pages_for=lambda user: [each[:2] for each in _PAGES if user.may(each[2])],
        local_day=lambda moment: local(moment).date(),
        local_time=lambda moment: local(moment).time(),
        made_by=made_by,
        **values,
    )


def _back() -> str:
    """Where somebody wanted to go: an address of staff on this site, or the start."""
    back = request.values.get("next", "")[:_LONGEST]
    start = url_for("staff.home")
    is_ours = back.startswith(start) and not any(c in back for c in "\\\r\n\t")
    return back if is_ours else start
