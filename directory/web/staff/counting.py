"""What a list says while the computer still counts what belongs on it."""

from flask import request, url_for

from directory.web.house import House
from directory.web.staff.signing import staff_page


def counting(house: House) -> bool:
    """Whether the sentences are still being counted: after a start, for seconds."""
    return not house.review.lists.is_counted()


def counting_page(house: House) -> str:
    """A page that says so, with the way to look again."""
    again = url_for(request.endpoint or "", **(request.view_args or {}))
    return staff_page(house, "staff/counting.html", again=again)
