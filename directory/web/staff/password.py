"""One's own password."""

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Invalid
from directory.publishing.signing_in import WrongPassword
from directory.storage.audit import WRONG_SIGN_IN
from directory.web.house import House
from directory.web.staff.guard import give_token, needs, signed_in
from directory.web.staff.signing import staff_page

_LONGEST = 300
"""Characters of any field of the form."""


def add_password(blueprint: Blueprint, house: House) -> None:
    """Add the page for everybody who is signed in."""

    def page(wrong: str = "", *, done: bool = False) -> str:
        return staff_page(house, "staff/password.html", wrong=wrong, done=done)

    @blueprint.get("/password")
    @needs("review")
    def password() -> str:
        return page(done=request.args.get("done") == "1")

    @blueprint.post("/password")
    @needs("review")
    def change_password() -> BaseResponse:
        user = signed_in()
        old, new, again = (
            request.form.get(name, "")[:_LONGEST] for name in ("old", "new", "again")
        )
        try:
            if new != again:
                raise Invalid("The two new passwords differ. Please type them again.")
            begun = house.signing.change_own(user, old, new, request.remote_addr or "")
        except WrongPassword:
            house.audit.note(user.name, user.role, WRONG_SIGN_IN, "their own password")
            wrong = "The password that you have now is not right. Please try again."
            return make_response(page(wrong), 400)
        except Invalid as error:
            return make_response(page(str(error)), 400)
        g.about = user.name
        response = redirect(url_for("staff.password", done="1"), 303)
        # Every session has ended, this one too: it goes on with a new token.
        give_token(house, response, begun.token)
        return response
