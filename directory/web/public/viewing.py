"""Counting that a listing was opened."""

from flask import request

from directory.model.listing import Listing
from directory.web.house import House

_SAID_BY_BROWSERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Where a browser says that nobody has asked for a page yet."""


def count_view(house: House, listing: Listing) -> None:
    """Count it, when somebody is going to see it: nothing of who."""
    said = " ".join(request.headers.get(name, "") for name in _SAID_BY_BROWSERS)
    if request.method == "GET" and "prefetch" not in said.lower():
        house.views.count(listing.service.id)
