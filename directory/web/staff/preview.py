"""A draft as residents will see it: the page, Easy Read, the sheet."""

from flask import Blueprint, Response, make_response, request
from werkzeug.exceptions import NotFound as NoPage
from werkzeug.wrappers import Response as BaseResponse

from directory.publishing.editing import Work
from directory.publishing.sheets import Order
from directory.web.house import House
from directory.web.public.easy_view import easy_view
from directory.web.public.files import sent_pdf
from directory.web.public.listing_view import listing_view
from directory.web.rendering import render
from directory.web.staff.desk import checked_id, name_of, shown
from directory.web.staff.guard import needs, signed_in
from directory.web.staff.signing import staff_page
from directory.wording.wording import Wording


def add_preview(blueprint: Blueprint, house: House) -> None:
    """Add the pages."""

    def opened(service_id: str, lang: str) -> tuple[Work, Wording]:
        w = house.wordings.get(lang)
        if w is None:
            raise NoPage
        return house.desk.editing.open(signed_in(), checked_id(service_id)), w

    @blueprint.get("/listings/<service_id>/preview")
    @needs("edit")
    def preview(service_id: str) -> str:
        """Which of them to look at."""
        work, _ = opened(service_id, "en")
        return staff_page(house, "staff/preview.html", work=work, name=name_of(work))

    @blueprint.get("/listings/<service_id>/preview/<lang>")
    @needs("edit")
    def preview_page(service_id: str, lang: str) -> BaseResponse:
        work, w = opened(service_id, lang)
        page = render(
            "listing.html",
            w,
            view=listing_view(w, house, shown(work)),
            hide_quickly=False,
            formats=(),
            changed=None,
            preview_of=service_id,
        )
        return make_response(page)

    @blueprint.get("/listings/<service_id>/preview/<lang>/easy-read")
    @needs("edit")
    def preview_easy(service_id: str, lang: str) -> BaseResponse:
        work, w = opened(service_id, lang)
        page = render(
            "easy_read.html",
            w,
            page=easy_view(w, house, shown(work)),
            hide_quickly=False,
            preview_of=service_id,
        )
        return make_response(page)

    @blueprint.get("/listings/<service_id>/preview/<lang>/sheet.pdf")
    @needs("edit")
    def preview_sheet(service_id: str, lang: str) -> Response:
        """Not counted: nobody holds it."""
        work, w = opened(service_id, lang)
        size = 24 if request.args.get("size") == "24" else 16
        order = Order(shown(work), w, house.wordings.english, size)
        return sent_pdf(house.paper.sheets.print(order), f"preview-{lang}.pdf")
