"""Photos of listings."""

import re
from dataclasses import dataclass

from flask import Blueprint, Response, send_file, url_for

from directory.errors import NotFound
from directory.model.listing import Listing
from directory.text.segments import segments
from directory.web.house import House
from directory.wording.told import told_phrase
from directory.wording.wording import Wording

_NAME = re.compile(r"([0-9a-f]{64})(-small)?")
_YEAR = 365 * 24 * 3600
"""Seconds. Another photo has another address."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo on a page. width, height: in pixels.

    shows: what is on it. language: that of `shows`, or "" for the reader's own.
    """

    address: str
    width: int
    height: int
    shows: str
    language: str


def add_photos(blueprint: Blueprint, house: House) -> None:
    """Add the photos themselves."""

    @blueprint.get("/photos/<name>.jpg")
    def photo(name: str) -> Response:
        named = _NAME.fullmatch(name)
        if named is None:
            raise NotFound("There is no such photo.")
        path = house.picturing.file(named[1], small=bool(named[2]))
        response = send_file(path, mimetype="image/jpeg", max_age=_YEAR)
        response.cache_control.immutable = True
        return response


def photo_view(w: Wording, house: House, listing: Listing) -> PhotoView | None:
    """The photo of a listing as a page shows it. w: tells the listing's texts."""
    shown = house.picturing.shown(listing)
    if shown is None:
        return None
    language, said = listing.service.text_language, listing.service.photo_description
    # An attribute cannot say where its language changes: all is told, or nothing.
    is_own = w.reads(language) or all(each in w.told for each in segments(said))
    return PhotoView(
        address=url_for("public.photo", name=f"{shown.id}-small"),
        width=shown.width,
        height=shown.height,
        shows=str(told_phrase(w, said, language)) if is_own else said,
        language="" if is_own else language or "und",
    )
