"""The start of the staff pages: what to do first."""

import re
from dataclasses import dataclass

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict
from directory.reading.scoring import DRIVERS
from directory.web.house import House
from directory.web.staff.changed import in_words
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page

_SLUG = re.compile(r"[a-z0-9-]{1,100}")
_ID = re.compile(r"[A-Za-z0-9-]{1,36}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_JOB = re.compile(r"(check|search|translation|text):[^:]+:.")
_LONGEST_JOB = 160
_PUT_OFF = {
    "7": "It comes back in a week, or as soon as a resident says that it is wrong.",
    "28": "It comes back in four weeks if it is still so.",
}
"""For how many days a job may be put off, and what is said of it then."""


def add_monday(blueprint: Blueprint, house: House) -> None:
    """Add the list, and its one button."""

    @blueprint.get("/")
    @needs("review")
    def home() -> str:
        done = request.args.get("done", "")
        found = house.listings.by_slugs([done]) if _SLUG.fullmatch(done) else []
        # An old address must not say of today what was so another day.
        is_done = found and found[0].service.assured_date == house.today()
        return _page(house, done=found[0].service.name if is_done else "")

    @blueprint.post("/still-correct")
    @needs("edit")
    def still_correct() -> BaseResponse:
        service_id = request.form.get("service", "")
        revision = request.form.get("revision", "")
        if not _ID.fullmatch(service_id) or not _NUMBER.fullmatch(revision):
            raise BadRequest("Please choose a listing.")
        try:
            listing = house.monday.still_correct(signed_in(), service_id, int(revision))
        except Conflict as error:
            wrong = in_words(house, error, (service_id, int(revision)))
            return make_response(_page(house, wrong=wrong), 409)
        g.about = listing.service.slug
        return redirect(url_for("staff.home", done=listing.service.slug), 303)

    @blueprint.post("/later")
    @needs("edit")
    def later() -> BaseResponse:
        job, days = request.form.get("job", ""), request.form.get("days", "")
        if not (len(job) <= _LONGEST_JOB and job.isprintable() and _JOB.match(job)):
            raise BadRequest("Please choose a job of the list.")
        if days not in _PUT_OFF:
            raise BadRequest("Please choose for how long.")
        house.monday.put_off(job, int(days))
        g.about = _about(house, job)
        return redirect(url_for("staff.home", later=days, job=job), 303)


def _about(house: House, job: str) -> str:
    """What a job is about, for the log: the slug of its listing, or the word."""
    kind, _, rest = job.partition(":")
    first, _, word = rest.partition(":")
    if kind == "search":
        return word
    found = house.listings.by_ids([first])
    return found[0].slug if found else ""


@dataclass(frozen=True, slots=True)
class _Later:
    """A job that was put off: its name, and when it comes back, in words."""

    name: str
    comes_back: str


def _later(house: House) -> _Later | None:
    """The job of the address, if it is off the list still."""
    days, job = request.args.get("later", ""), request.args.get("job", "")
    if days not in _PUT_OFF or not house.monday.is_put_off(job):
        return None
    about = _about(house, job)
    found = house.listings.by_slugs([about]) if not job.startswith("search:") else []
    return _Later(found[0].service.name if found else about, _PUT_OFF[days])


_SAID = {
    "closed": "it has closed",
    "number": "the phone number is wrong",
    "moved": "it has moved",
    "times": "the times are wrong",
    "other": "something else is wrong",
}
"""What residents say, as the buttons of a listing say it."""


def _page(house: House, *, done: str = "", wrong: str = "") -> str:
    work = house.monday.work() if signed_in().may("edit") else None
    return staff_page(
        house,
        "staff/home.html",
        work=work,
        done=done,
        later=_later(house),
        drafts=len(house.desk.drafts.of(signed_in().name)) if work else 0,
        wrong=wrong,
        said=_SAID,
        why_hard=DRIVERS,
    )
