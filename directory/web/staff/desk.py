"""What the pages about one listing share."""

import re
from dataclasses import replace

from flask import g, request
from werkzeug.exceptions import NotFound as NoPage

from directory.model.listing import Listing
from directory.publishing.editing import Work
from directory.storage.whole import Whole
from directory.text.slugs import slug_of
from directory.web.house import House

_ID = re.compile(r"[A-Za-z0-9-]{1,36}")
_NUMBER = re.compile(r"[0-9]{1,12}")


def checked_id(service_id: str) -> str:
    """An id of a service as addresses have it; any other is no page."""
    if not _ID.fullmatch(service_id):
        raise NoPage
    g.about = service_id
    return service_id


def whole_of(house: House, service_id: str) -> Whole:
    """The records of a listing; no page for one that is not there."""
    whole = house.desk.wholes.now(checked_id(service_id))
    if whole is None:
        raise NoPage
    return whole


def number_in(name: str) -> int:
    """A number of a change that a form carries; -1 for none."""
    given = request.form.get(name, "")
    return int(given) if _NUMBER.fullmatch(given) else -1


def text_in(name: str, longest: int = 1_000) -> str:
    """A text that a form carries."""
    return request.form.get(name, "")[:longest].strip()


def shown(work: Work) -> Listing:
    """The listing that somebody works on, as residents would see it."""
    service = work.taken.parts.service
    name = service.name or "New listing"
    slug = service.slug or slug_of(name) or "new"
    parts = replace(work.taken.parts, service=replace(service, name=name, slug=slug))
    return parts.listing(work.newest)


def name_of(work: Work) -> str:
    """What to call it in headings."""
    return str(work.typed["name"] or work.before.service.name or "New listing")
