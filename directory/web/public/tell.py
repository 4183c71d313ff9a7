"""One touch that says what is wrong with a listing."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Invalid
from directory.storage.feedback import WRONG
from directory.web.house import House
from directory.web.public.words import words
from directory.web.rendering import Links, render

_MOST_OF_ONE = 5
_MOST_OF_ALL = 60
"""Touches that are counted in a minute: of one listing, and of all together. Nobody's
address is looked at for it; what comes beyond is thanked for and not counted."""
_MINUTE = 60.0


class Throttle:
    """How many touches are counted in a minute, in this process."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        """seconds: a clock that never goes back."""
        self._seconds = seconds
        self._lock = Lock()
        self._began = 0.0
        self._counts: dict[str, int] = {}

    def allows(self, service_id: str) -> bool:
        """Whether one more is counted; if so, it is."""
        with self._lock:
            now = self._seconds()
            if now - self._began >= _MINUTE:
                self._began, self._counts = now, {}
            of_one = self._counts.get(service_id, 0)
            if of_one >= _MOST_OF_ONE or sum(self._counts.values()) >= _MOST_OF_ALL:
                return False
            self._counts[service_id] = of_one + 1
            return True


def add_tell(blueprint: Blueprint, house: House) -> None:
    """Add what the buttons do, and the page that says thank you."""
    throttle = Throttle()

    @blueprint.post("/<lang>/services/<slug>/tell")
    def tell(lang: str, slug: str) -> BaseResponse:
        words(house, lang)
        kind = request.form.get("kind", "")
        if kind not in WRONG:
            raise Invalid("Please choose what is wrong.")
        listing = house.listings.by_slug(slug)
        service_id = listing.service.id
        if throttle.allows(service_id):
            house.feedback.count(service_id, listing.revision, kind, lang)
        # So that loading the page again tells nothing twice.
        return redirect(Links(lang)("told", slug=listing.slug), 303)

    @blueprint.get("/<lang>/services/<slug>/told")
    def told(lang: str, slug: str) -> str:
        found = house.listings.by_slug(slug)
        return render(
            "told.html",
            words(house, lang),
            slug=found.slug,
            hide_quickly=house.reference.taxonomy.is_sensitive(found.service),
        )
