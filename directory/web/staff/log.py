"""The audit log, as whoever looks after the users sees it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from flask import Blueprint, request, url_for

from directory.model.calendar import local
from directory.publishing.deeds import NOBODY, in_words
from directory.storage.audit import Deed
from directory.text.scripts import language_of
from directory.web.house import House
from directory.web.staff.guard import needs
from directory.web.staff.signing import staff_page

MOST = 50
"""Lines on a page."""
_NUMBER = re.compile(r"[0-9]{1,15}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown. time: of London. who: "" for nobody known."""

    time: str
    who: str
    name: str
    role: str
    did: str
    about: str
    about_language: str
    """Of that word, as its letters say: staff put off jobs about words of residents."""


def add_log(blueprint: Blueprint, house: House) -> None:
    """Add the page."""

    @blueprint.get("/log")
    @needs("manage")
    def log() -> str:
        asked = {
            name: request.args.get(name, "").strip()[:_LONGEST]
            for name in ("who", "about")
        }
        before = request.args.get("before", "")
        found = house.audit.lines(
            int(before) if _NUMBER.fullmatch(before) else None,
            asked["who"] or None,
            asked["about"] or None,
            MOST + 1,  # one more says whether there is another page
        )
        deeds = found[:MOST]
        days = groupby(deeds, key=lambda each: local(each.at).date())
        return staff_page(
            house,
            "staff/log.html",
            days=[(day, [_line(each) for each in of_day]) for day, of_day in days],
            asked=asked,
            address=_address,
            older=_address(asked, deeds[-1].number) if len(found) > MOST else "",
            newest=_address(asked) if before else "",
        )


def _address(asked: Mapping[str, str], before: int | None = None) -> str:
    """The page with some of its lines alone."""
    query = {name: value for name, value in asked.items() if value}
    if before is not None:
        query["before"] = str(before)
    return f"{url_for('staff.log')}{'?' if query else ''}{urlencode(query)}"


def _line(deed: Deed) -> Line:
    return Line(
        time=f"{local(deed.at):%H:%M}",
        who=deed.who,
        name=deed.who or NOBODY,
        role=deed.role,
        did=in_words(deed.action),
        about=deed.about,
        about_language=language_of(deed.about, "en"),
    )
