"""Approving Easy Read: which listings, and one of them sentence by sentence."""

import re
from dataclasses import dataclass

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest, Forbidden
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, DirectoryError, Invalid
from directory.model.listing import Listing
from directory.publishing.easy_reviewing import LONGEST, EasySentence, mark_of
from directory.web.house import House
from directory.web.staff.counting import counting, counting_page
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.paging import paged
from directory.web.staff.signing import staff_page

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_FAULTS = {
    "facts": "a time, number, price, name or other fact",
    "negation": "a word that says no, such as “not” or “never”",
    "condition": "a condition, such as “if”, “only” or “until”",
}
"""What easy words may say otherwise than their sentence."""


@dataclass(frozen=True, slots=True)
class EasySlip:
    """Easy words that were not kept, and why. digest: "" of all lines together."""

    digest: str
    words: str
    why: str


def add_easy_review(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    @blueprint.get("/easy-read/")
    @needs("review")
    def easy_list() -> str:
        return counting_page(house) if counting(house) else _list_page(house)

    @blueprint.get("/easy-read/<slug>")
    @needs("review")
    def easy_listing(slug: str) -> str:
        return _page(house, house.listings.by_slug(slug))

    @blueprint.post("/easy-read/<slug>")
    @needs("review")
    def approve_sentence(slug: str) -> BaseResponse:
        listing = _approving(house, slug)
        words = request.form.get("words", "")[: LONGEST + 1]
        name, seen = request.form.get("sentence", ""), request.form.get("seen", "")
        deed = request.form.get("do", "")
        if not _DIGEST.fullmatch(name) or not _NUMBER.fullmatch(seen):
            raise BadRequest("Please choose a sentence.")
        if deed not in ("right", "save"):
            raise BadRequest("Please press one of the buttons below the sentence.")
        try:
            _approve(house, listing, EasySlip(name, words, ""), int(seen))
        except (Invalid, Conflict) as error:
            return _refused(house, listing, EasySlip(name, words, str(error)), error)
        address = url_for("staff.easy_listing", slug=listing.slug, done=name)
        return redirect(f"{address}#done", 303)

    @blueprint.post("/easy-read/<slug>/all")
    @needs("review")
    def approve_all(slug: str) -> BaseResponse:
        listing = _approving(house, slug)
        seen = request.form.get("seen", "")
        if not _DIGEST.fullmatch(seen):
            raise BadRequest("Please read the lines first.")
        try:
            house.review.easy.approve_all(
                signed_in(),
                listing,
                seen,
                as_they_were=request.form.get("which") == "as-they-were",
            )
        except Conflict as error:
            return _refused(house, listing, EasySlip("", "", str(error)), error)
        address = url_for("staff.easy_listing", slug=listing.slug, done="all")
        return redirect(f"{address}#done", 303)


def _list_page(house: House) -> str:
    lists = house.review.lists
    ids, page = paged(lists.easy_order())
    found = {each.service.id: each for each in house.listings.by_ids(ids)}
    return staff_page(
        house,
        "staff/easy_list.html",
        counts=lists.easy_coverage(),
        jobs=[(x, found[x.service_id]) for x in lists.easy_jobs(found)],
        page=page,
    )


def _approving(house: House, slug: str) -> Listing:
    """The listing whose easy words somebody approves, if she may."""
    listing = house.listings.by_slug(slug)
    if not house.review.easy.may_approve(signed_in()):
        raise Forbidden("Editors and reviewers approve Easy Read. You may read it.")
    g.about = listing.slug
    return listing


def _approve(house: House, listing: Listing, said: EasySlip, seen: int) -> None:
    sentences = house.review.easy.sentences(listing)
    found = next((each for each in sentences if each.digest == said.digest), None)
    if found is None:
        raise Invalid(
            "Somebody has changed the English. Please look at the page again."
        )
    if found.seen != seen:
        raise Conflict(
            "Somebody else has approved other words meanwhile. Please look at their "
            "words, and then decide."
        )
    words = "\n".join(said.words.split("\r\n"))
    if request.form.get("do") == "right" and words.strip() != found.text.strip():
        raise Invalid(
            "These are not the words that were here. Press “Save my words” to approve "
            "what you typed."
        )
    house.review.easy.approve(signed_in(), listing, found, words)


def _refused(
    house: House, listing: Listing, slip: EasySlip, error: DirectoryError
) -> BaseResponse:
    status = 409 if isinstance(error, Conflict) else 400
    return make_response(_page(house, listing, slip), status)


def _page(house: House, listing: Listing, slip: EasySlip | None = None) -> str:
    sentences = house.review.easy.sentences(listing)
    as_they_were = [each for each in sentences if each.is_as_it_was]
    name = request.args.get("done", "") if slip is None else ""
    done, following = _around(sentences, name)
    return staff_page(
        house,
        "staff/easy_listing.html",
        listing=listing,
        sentences=sentences,
        approved=sum(each.is_approved for each in sentences),
        sound=sum(each.is_sound and not each.is_approved for each in sentences),
        mark=mark_of(sentences),
        as_they_were=as_they_were,
        their_mark=mark_of(as_they_were),
        may_approve=house.review.easy.may_approve(signed_in()),
        done=done,
        done_all=name == "all",
        following=following,
        slip=slip,
        faults=_FAULTS,
        longest=LONGEST,
    )


def _around(
    sentences: list[EasySentence], name: str
) -> tuple[EasySentence | None, EasySentence | None]:
    """A sentence that was just approved, and the next that is not."""
    at = next((n for n, x in enumerate(sentences) if x.digest == name), None)
    if at is None or not sentences[at].is_approved:
        return None, None
    ahead = sentences[at + 1 :] + sentences[:at]
    return sentences[at], next((x for x in ahead if not x.is_approved), None)
