"""Who may sign in: the pages of whoever looks after the users."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid, NotFound
from directory.model.users import ROLES, Role, User
from directory.web.house import House
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_LONGEST = 300
"""Characters of any field of a form."""
_ROLES: Mapping[Role, str] = MappingProxyType(
    {
        "editor": "changes listings, checks texts, and sees reports",
        "reviewer": "checks texts, and sees reports",
        "translator": "checks texts in their own languages",
        "admin": "may do all of this, and looks after the users",
    }
)
_DONE = MappingProxyType(
    {
        "added": "{name} can sign in now.",
        "changed": "The change for {name} is kept. {name} must sign in again.",
        "password": "{name} has a new password, and must sign in again.",
    }
)
"""What is said of a user after a change that worked."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """What a form holds, so that a slip loses nothing of it; never a password."""

    name: str
    role: str
    languages: tuple[str, ...]


def add_users(blueprint: Blueprint, house: House) -> None:
    """Add the list and the form for a new user; then what is done with each."""

    @blueprint.get("/users/")
    @needs("manage")
    def users() -> str:
        return staff_page(
            house, "staff/users.html", users=house.signing.users(), done=_done(house)
        )

    @blueprint.get("/new-user")
    @needs("manage")
    def new_user() -> BaseResponse:
        return _form(house, "staff/new_user.html", _Typed("", "", ()))

    @blueprint.post("/new-user")
    @needs("manage")
    def add_user() -> BaseResponse:
        typed = _typed(request.form.get("name", "")[:_LONGEST])
        wrong = [
            *house.signing.against(typed.name, _password()),
            *_against(house, typed),
        ]
        if wrong:
            return _form(house, "staff/new_user.html", typed, wrong)
        try:
            user = house.signing.add(
                typed.name, _password(), typed.role, typed.languages
            )
        except (Invalid, Conflict) as error:
            return _form(house, "staff/new_user.html", typed, [error])
        g.about = user.name
        return _back("added", user.name)

    _add_changes(blueprint, house)
    _add_removing(blueprint, house)


def _add_changes(blueprint: Blueprint, house: House) -> None:
    """The page of a user, with its two forms."""

    @blueprint.get("/users/<name>")
    @needs("manage")
    def user(name: str) -> BaseResponse:
        return _user_page(house, _user(house, name))

    @blueprint.post("/users/<name>/role")
    @needs("manage")
    def change_user(name: str) -> BaseResponse:
        found = _user(house, name)
        typed = _typed(found.name)
        wrong = _against(house, typed)
        if wrong:
            return _user_page(house, found, typed, wrong)
        try:
            house.signing.change(
                found.name,
                role=typed.role,
                languages=typed.languages,
                keep_an_admin=True,
            )
        except (Invalid, Conflict) as error:
            return _user_page(house, found, typed, [error])
        g.about = found.name
        return _back("changed", found.name)

    @blueprint.post("/users/<name>/password")
    @needs("manage")
    def give_password(name: str) -> BaseResponse:
        found = _user(house, name)
        try:
            house.signing.change(found.name, password=_password())
        except Invalid as error:
            return _user_page(house, found, wrong=[error])
        g.about = found.name
        return _back("password", found.name)


def _add_removing(blueprint: Blueprint, house: House) -> None:
    """Taking a user out: first a page that asks."""

    def page(user: User, wrong: str = "") -> str:
        return staff_page(house, "staff/remove_user.html", other=user, wrong=wrong)

    @blueprint.get("/users/<name>/remove")
    @needs("manage")
    def removing(name: str) -> str:
        return page(_user(house, name))

    @blueprint.post("/users/<name>/remove")
    @needs("manage")
    def remove_user(name: str) -> BaseResponse:
        found = _user(house, name)
        if found.name == signed_in().name:
            raise BadRequest("You cannot remove yourself. Another admin can.")
        try:
            house.signing.remove(found.name, keep_an_admin=True)
        except Conflict as error:
            return make_response(page(found, str(error)), 409)
        g.about = found.name
        return _back("removed", found.name)


def _user(house: House, name: str) -> User:
    """The user of an address. Raises NotFound."""
    found = house.signing.known(name)
    if found is None:
        raise NotFound("There is no such user.")
    return found


def _typed(name: str) -> _Typed:
    languages = request.form.getlist("language")[:_LONGEST]
    return _Typed(
        name, request.form.get("role", ""), tuple(each[:20] for each in languages)
    )


def _password() -> str:
    return request.form.get("password", "")[:_LONGEST]


def _against(house: House, typed: _Typed) -> list[Invalid]:
    """All that only a form of these pages can get wrong."""
    found = []
    if typed.role not in ROLES:
        found.append(Invalid("Please choose a role."))
    if typed.role == "translator" and not typed.languages:
        found.append(Invalid("Please choose the languages of this translator."))
    offered = {tag for tag, _ in _languages(house, typed.name)}
    if not offered.issuperset(typed.languages):
        found.append(Invalid("Please choose languages from the list."))
    return found


def _languages(house: House, name: str) -> list[tuple[str, str]]:
    """The languages to choose from: tag and English name.

    Those of the pages, and whatever else a user of this name has already.
    """
    known = {
        each.tag: house.wordings.english.language_name(each.tag)
        for each in house.wordings.languages()
        if each.tag != "en"
    }
    user = house.signing.known(name)
    more = {tag: tag for tag in (user.languages if user else ()) if tag not in known}
    return [*known.items(), *more.items()]


def _form(
    house: House,
    template: str,
    typed: _Typed,
    wrong: Sequence[Exception] = (),
    **more: Any,
) -> BaseResponse:
    page = staff_page(
        house,
        template,
        typed=typed,
        roles=_ROLES,
        offered=_languages(house, typed.name),
        wrong=[str(each) for each in wrong],
        **more,
    )
    is_clash = any(isinstance(each, Conflict) for each in wrong)
    status = 409 if is_clash else 400 if wrong else 200
    return make_response(page, status)


def _user_page(
    house: House,
    user: User,
    typed: _Typed | None = None,
    wrong: Sequence[Exception] = (),
) -> BaseResponse:
    typed = typed or _Typed(user.name, user.role, user.languages)
    return _form(house, "staff/user.html", typed, wrong, other=user)


def _back(done: str, name: str) -> BaseResponse:
    return redirect(url_for("staff.users", done=done, name=name), 303)


def _done(house: House) -> str:
    """What was done, as the address says, as far as it may still be true."""
    done, name = request.args.get("done", ""), request.args.get("name", "")[:_LONGEST]
    if house.signing.known(name):
        return _DONE.get(done, "").format(name=name)
    return "That user cannot sign in any more." if done == "removed" and name else ""
