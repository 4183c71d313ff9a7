"""What somebody sent after her session had ended: it is carried past signing in.

It comes from a page of hers only: its key was made from the token that her browser
still holds. She sends it herself, once she is signed in again.
"""

from flask import Response, g, make_response, request

from directory.web.house import House
from directory.web.rendering import render

ASKED = "carry"
"""In the address of the page for signing in: a form of another page comes along."""
_MARK = "carried-"
_NOT = ("key", "password", "again")
"""What is not carried: the key is of the session that ended; passwords are secret."""
Fields = list[tuple[str, str]]


def arriving() -> Fields:
    """The fields of the form that came along, as the page for signing in holds them."""
    sent = request.form.items(multi=True)
    return [
        (f"{_MARK}{name}", value)
        for name, value in sent
        if not any(word in name for word in _NOT)
    ]


def held() -> Fields:
    """Those that the page for signing in held."""
    sent = request.form.items(multi=True)
    return [(name, value) for name, value in sent if name.startswith(_MARK)]


def carry_on(house: House, fields: Fields, to: str, token: str) -> Response:
    """The page from which she sends them. to: where. token: of her new session."""
    page = render(
        "staff/carry_on.html",
        house.wordings.english,
        user=g.user,
        key=house.signing.form_key(token),
        pages_for=lambda _user: [],
        fields=[(name.removeprefix(_MARK), value) for name, value in fields],
        to=to,
    )
    return make_response(page)


def is_asked() -> bool:
    """Whether this request brings the form of another page."""
    return bool(request.args.get(ASKED))
