"""Files to print: what pages that make them share."""

from collections.abc import Iterable

from flask import Response, request

from directory.errors import Invalid
from directory.model.listing import Listing
from directory.publishing.sheets import Order
from directory.sheets.sheet import LARGE, NORMAL, Printed
from directory.web.house import House
from directory.wording.wording import Wording


def size_asked() -> int:
    """The size of letters that is asked for. Raises Invalid for another."""
    asked = request.args.get("size", str(NORMAL))
    if asked not in (str(NORMAL), str(LARGE)):
        raise Invalid(f"Sheets are printed with letters of {NORMAL} or {LARGE} points.")
    return int(asked)


def orders_of(
    house: House, listings: list[Listing], wordings: list[Wording]
) -> list[Order]:
    """Sheets of every service in every language, with English beside it."""
    english, size = house.wordings.english, size_asked()
    return [Order(x, w, english, size) for x in listings for w in wordings]


def count_printed(house: House, orders: Iterable[Order]) -> None:
    """Count sheets that somebody was given. A HEAD request gives nobody any."""
    if request.method == "GET":
        house.paper.printed.count(order.copy for order in orders)


def sent_pdf(printed: Printed, name: str) -> Response:
    """A PDF as an answer. name: of the file, where somebody keeps it."""
    return sent(printed.pdf, "application/pdf", name)


def sent(content: bytes, media_type: str, name: str) -> Response:
    """A file as an answer, to be opened in the browser."""
    response = Response(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    # What somebody printed is nobody else's business on a shared machine.
    response.headers["Cache-Control"] = "no-store"
    return response
