"""The picture and the photo of a listing."""

import re
from collections.abc import Callable

from flask import Blueprint, g, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import Conflict, Invalid, NotFound
from directory.model.nouns import Service
from directory.publishing.picture_choices import OTHERS, choice, groups
from directory.publishing.picturing import LONGEST, Pictured, Seen, WrongWords
from directory.storage.photo_uploads import LARGEST
from directory.web.house import House
from directory.web.staff.guard import needs, signed_in, takes
from directory.web.staff.signing import staff_page

MOST_BYTES = 2 * LARGEST
"""Of the form: so that somebody whose photo is a bit too large keeps what she typed."""
_ID = re.compile(r"[A-Za-z0-9-]{1,36}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_IDEA = re.compile(r"[a-z0-9-]{0,80}")
_LONGEST_SEARCH = 60
_DONE = {
    "picture": "The picture is saved.",
    "photo": "The photo is saved.",
    "description": "What the photo shows is saved.",
    "removed": "The photo is taken off this listing.",
    "deleted": "The photo is taken off this listing, and deleted for good.",
    "kept": (
        "The photo is taken off this listing. Another listing has the same photo, so "
        "it was not deleted."
    ),
}


class _NotAllowed(Invalid):
    """Nobody said that the photo may be shown."""


def add_picture(blueprint: Blueprint, house: House) -> None:
    """Add the page, and what its forms do."""
    blueprint.register_error_handler(RequestEntityTooLarge, _too_large(house))

    @blueprint.get("/listings/<service_id>/picture")
    @needs("edit")
    def picture(service_id: str) -> str:
        return _page(house, _look(house, service_id))

    @blueprint.post("/listings/<service_id>/picture")
    @needs("edit")
    @takes(MOST_BYTES)
    def save_picture(service_id: str) -> BaseResponse:
        seen = _look(house, service_id)
        g.about = seen.service.slug
        wrong: dict[str, str] = {}
        try:
            done = _do(house, seen)
            address = url_for("staff.picture", service_id=service_id, done=done)
            return redirect(address, 303)
        except Conflict as error:
            wrong, status = {"": str(error)}, 409
        except WrongWords as error:
            wrong, status = {"shows": str(error)}, 400
        except _NotAllowed as error:
            wrong, status = {"allowed": str(error)}, 400
        except Invalid as error:
            field = "picture" if request.form.get("do") == "picture" else "photo"
            wrong, status = {field: str(error)}, 400
        if request.files.get("photo"):
            # A browser forgets a file; the words are kept.
            wrong.setdefault("photo", "Please choose the photo again.")
        # As it stands now: somebody else may have changed it.
        page = _page(house, _look(house, service_id), wrong)
        return make_response(page, status)


def _look(house: House, service_id: str) -> Pictured:
    if not _ID.fullmatch(service_id):
        raise NotFound("There is no such listing.")
    return house.picturing.look(service_id)


def _do(house: House, found: Pictured) -> str:
    """Do what a form says; a key of _DONE. Raises Invalid, and Conflict."""
    revision = request.form.get("revision", "")
    if not _NUMBER.fullmatch(revision):
        raise BadRequest("Please go back to the listing and try again.")
    user, seen = signed_in(), Seen(found.service.id, int(revision))
    do = request.form.get("do", "")
    if do == "picture":
        idea = request.form.get("picture", "")
        if not _IDEA.fullmatch(idea):
            raise Invalid("Please choose one of the pictures.")
        house.picturing.choose(user, seen, idea)
        return "picture"
    if do == "remove":
        for_good = bool(request.form.get("for_good"))
        is_deleted = house.picturing.remove_photo(user, seen, for_good=for_good)
        is_kept = for_good and found.service.photo
        return "deleted" if is_deleted else "kept" if is_kept else "removed"
    if do == "photo":
        return _photo(house, found.service, seen)
    raise BadRequest("Please choose what to do.")


def _photo(house: House, service: Service, seen: Seen) -> str:
    """Keep a photo, or new words for the one that is there."""
    shows = request.form.get("shows", "")
    file = request.files.get("photo")
    upload = file.read(LARGEST + 1) if file else b""
    if upload:
        if not request.form.get("allowed"):
            raise _NotAllowed("Please say that we may show this photo.")
        house.picturing.add_photo(signed_in(), seen, upload, shows)
        return "photo"
    if not service.photo:
        raise Invalid("Please choose a photo.")
    house.picturing.describe(signed_in(), seen, shows)
    return "description"


def _page(house: House, found: Pictured, wrong: dict[str, str] | None = None) -> str:
    """The page. wrong: field → what to do about it, after a form."""
    pictures, taxonomy = house.reference.pictures, house.reference.taxonomy
    service, typed = found.service, request.form
    of = next(iter(taxonomy.of(service)), None)
    usual = pictures.of_category(of.code, of.parent) if of else ""
    find = request.args.get("find", "")[:_LONGEST_SEARCH]
    chosen = service.picture if service.picture in pictures.choices else ""
    ticked = typed.get("picture", chosen)
    return staff_page(
        house,
        "staff/picture.html",
        found=found,
        service=service,
        photo=house.picturing.shown(found.listing),
        wrong=wrong or {},
        done=_done(service),
        usual=choice(pictures, usual) if usual else None,
        chosen=choice(pictures, chosen) if chosen else None,
        ticked=ticked,
        find=find,
        groups=groups(pictures, taxonomy, find),
        others=OTHERS,
        shows=typed.get("shows", service.photo_description)[: LONGEST * 5],
        allowed=bool(typed.get("allowed")),
        longest=LONGEST,
        largest=LARGEST // 1_000_000,
    )


def _done(service: Service) -> str:
    """What was just done; an old address must not say it of another day's photo."""
    done = request.args.get("done", "")
    has_photo = done in ("photo", "description")
    is_so = done == "picture" or has_photo == bool(service.photo)
    return _DONE.get(done, "") if is_so else ""


def _too_large(house: House) -> Callable[[RequestEntityTooLarge], BaseResponse]:
    """What to say of a form that is so large that it is not read at all."""

    def refused(_error: RequestEntityTooLarge) -> BaseResponse:
        why = (
            "What you sent is too large. Please go back, make it smaller and try again."
        )
        return make_response(staff_page(house, "staff/refused.html", why=why), 413)

    return refused
