"""Who may see and do what below /staff/: nobody anything, unless a page says so."""

import hmac
import secrets
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, g, redirect, request, url_for
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException
from werkzeug.wrappers import Response as BaseResponse

from directory.model.users import Right, User
from directory.publishing.deeds import REFUSED
from directory.web.house import House
from directory.web.staff.carrying import ASKED

COOKIE = "staff"
"""Holds the token of a session; or of nobody's, until somebody signs in."""
OPEN = "open"
"""Marks the pages that are there for whoever is not signed in."""
_PATH = "/staff"
_THIS_MACHINE = ("127.0.0.1", "::1")
View = TypeVar("View", bound=Callable[..., Any])


def needs(right: Right | str) -> Callable[[View], View]:
    """Marks what a page needs: a right, or OPEN. A page without a mark is refused."""

    def mark(view: View) -> View:
        view.needs = right  # type: ignore[attr-defined]
        return view

    return mark


def takes(most_bytes: int) -> Callable[[View], View]:
    """Marks a page whose form may be larger than others, as it takes a file."""

    def mark(view: View) -> View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def set_up_guard(blueprint: Blueprint, house: House) -> None:
    """Look at every request before its page does."""

    @blueprint.before_request
    def check() -> BaseResponse | None:
        view = current_app.view_functions[request.endpoint or ""]
        right = getattr(view, "needs", None)
        g.token = request.cookies.get(COOKIE, "")
        g.user = house.signing.user(g.token)
        if right != OPEN and g.user is None:
            return _ask_who(house)
        if right is None or (right != OPEN and not g.user.may(right)):
            raise Forbidden("Your role does not allow this.")
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            # Only now, of somebody who may: nothing of it is read yet.
            most = getattr(view, "most_bytes", request.max_content_length)
            request.max_content_length = most
            _check_form(house)
        return None

    @blueprint.after_request
    def keep_nothing(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        _note(house, response)
        return response


def _ask_who(house: House) -> BaseResponse:
    """Lead to the page for signing in; with what was sent from a page of ours, so that
    nothing typed is lost because a session ended."""
    if request.method == "GET":
        return redirect(sign_in_address(request.full_path.rstrip("?")), 303)
    try:
        _check_form(house)
    except HTTPException:
        return redirect(sign_in_address(), 303)
    query = urlencode({"next": request.path, ASKED: "1"})
    # 307: the browser sends the form once more, to that page.
    return redirect(f"{url_for('staff.sign_in')}?{query}", 307)


def _note(house: House, response: Response) -> None:
    """Put into the audit log what somebody did, or was refused.

    A view that changes something says in `g.about` what it is about: a slug, a user.
    One that changes nothing although it answers a form sets `g.unnoted`.
    """
    user = g.get("user")
    if user is None:
        return
    changes = request.method not in ("GET", "HEAD", "OPTIONS")
    if response.status_code == Forbidden.code:
        about = f"{request.method} {request.path}"
        house.audit.note(user.name, user.role, REFUSED, about)
    elif changes and response.status_code < BadRequest.code and "unnoted" not in g:
        action = (request.endpoint or "").removeprefix("staff.")
        house.audit.note(user.name, user.role, action, _about(house))


def _about(house: House) -> str:
    """What a change was about; of a listing that is named by its id, the slug."""
    about = str(g.get("about", ""))
    found = house.listings.by_ids([about]) if about else []
    return found[0].slug if found else about


def _check_form(house: House) -> None:
    """A form must carry the key of its session: no other site knows it."""
    given = request.form.get("key", "")
    expected = house.signing.form_key(g.token) if g.token else ""
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise BadRequest("This form is too old. Please go back and try again.")


def sign_in_address(back: str = "") -> str:
    """The page on which one signs in. back: where one wanted to go."""
    query = {"next": back} if back else {}
    return f"{url_for('staff.sign_in')}{'?' if query else ''}{urlencode(query)}"


def form_key(house: House) -> str:
    """The key for the forms of this page; nobody gets a token of her own first."""
    if not g.token:
        g.token = g.new_token = secrets.token_urlsafe(32)
    return house.signing.form_key(g.token)


def give_token(house: House, response: BaseResponse, token: str) -> None:
    """Let the browser hold a token, for the staff pages of this site alone.

    Lax, not Strict: else a link in an e-mail would find nobody signed in, and the page
    for signing in would put its own token in place of the session's.
    """
    response.set_cookie(
        COOKIE,
        token,
        path=_path(),
        secure=_is_secure(house),
        httponly=True,
        samesite="Lax",
    )


def take_token(house: House, response: BaseResponse) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(
        COOKIE, path=_path(), secure=_is_secure(house), httponly=True, samesite="Lax"
    )


def _is_secure(house: House) -> bool:
    """Whether people reach this site by https; a proxy before it may see to that."""
    return request.is_secure or house.settings.public_url.startswith("https://")


def is_overheard(house: House) -> bool:
    """Whether others on the network could read what somebody types here."""
    address = request.remote_addr or ""
    return not (_is_secure(house) or address in _THIS_MACHINE)


def signed_in() -> User:
    """Who asks. Only on pages that need a right."""
    user: User = g.user
    return user


def _path() -> str:
    return f"{request.root_path}{_PATH}"
