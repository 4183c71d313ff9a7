"""From errors to HTTP statuses: the one table, and the page that says so."""

import logging

from flask import Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from directory.errors import Conflict, DirectoryError, Invalid, NotFound, Unavailable
from directory.web.house import House
from directory.web.public.words import words_asked_for
from directory.web.rendering import render
from directory.web.security import add_headers
from directory.web.staff.missing import is_for_staff, missing

LOG = logging.getLogger(__name__)

STATUSES: dict[type[DirectoryError], int] = {
    NotFound: 404,
    Invalid: 400,
    Conflict: 409,
    Unavailable: 503,
}


def status_of(error: Exception) -> int:
    """The HTTP status of an error; 500 for what nobody foresaw."""
    if isinstance(error, HTTPException) and error.code:
        return error.code
    for kind, status in STATUSES.items():
        if isinstance(error, kind):
            return status
    return 500


def set_up_errors(app: Flask, house: House) -> None:
    """Answer every error with a page in the reader's language."""

    def answer(error: Exception) -> Response:
        status = status_of(error)
        if isinstance(error, HTTPException) and status < 400:
            return Response(error.get_body(), status, error.get_headers())
        if status >= 500 and not isinstance(error, DirectoryError):
            LOG.error("%s %s", request.method, request.path, exc_info=error)
        if status == 404 and is_for_staff():
            response = missing(house, error)
        else:
            response = make_response(_page(house, status), status)
        if status == 503:
            response.headers["Retry-After"] = "10"
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        response.headers["Cache-Control"] = "no-store"
        return add_headers(response)

    app.register_error_handler(Exception, answer)


def _page(house: House, status: int) -> str:
    """What residents read of an error."""
    tag = request.path.split("/")[1]
    wording = house.wordings.get(tag) or words_asked_for(house)
    return render("error.html", wording, status=status)
