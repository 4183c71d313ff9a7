"""Choosing a language, home, help, and the pages about the site."""

from flask import Blueprint, Response, make_response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from directory.web.house import House
from directory.web.public.tiles import tiles
from directory.web.public.words import asked_for, words, words_asked_for
from directory.web.rendering import Links, render
from directory.wording.facts import emergency_purposes
from directory.wording.schedules import hours


def add_plain_pages(blueprint: Blueprint, house: House) -> None:
    """Add the pages to the blueprint."""

    @blueprint.get("/")
    def choose_language() -> Response:
        first = asked_for(house)
        every = house.wordings.languages()
        # A stable sort: the browser's own first, then by number of readers here.
        offered = sorted(
            every,
            key=lambda x: first.index(x.tag) if x.tag in first else len(first),
        )
        page = make_response(
            render("choose_language.html", words_asked_for(house), offered=offered)
        )
        page.headers["Vary"] = "Accept-Language"
        return page

    @blueprint.get("/<lang>/")
    def home(lang: str) -> str:
        w = words(house, lang)
        return render("home.html", w, tiles=tiles(w, house))

    @blueprint.get("/<lang>/help")
    def help_page(lang: str) -> str:
        w = words(house, lang)
        line = house.reference.site.help_line
        return render(
            "help.html",
            w,
            purposes=emergency_purposes(w),
            line_hours=hours(
                w, line.schedules, house.today(), house.reference.calendar
            ),
        )

    @blueprint.get("/<lang>/about")
    def about(lang: str) -> str:
        return render(
            "about.html",
            words(house, lang),
            count=house.listings.count(),
            can_translate=lang in house.translating.languages(),
        )

    @blueprint.get("/<lang>/accessibility")
    def accessibility(lang: str) -> str:
        return render("accessibility.html", words(house, lang))

    @blueprint.get("/<lang>/privacy")
    def privacy(lang: str) -> str:
        return render("privacy.html", words(house, lang))

    @blueprint.get("/s/<service_id>")
    def permanent(service_id: str) -> BaseResponse:
        """The address on paper: leads to the listing, whatever it is called now."""
        listing = next(iter(house.listings.by_ids([service_id])), None)
        if listing is None:
            # It may have been made one with another: then its id leads there.
            listing = house.listings.by_slug(service_id)
        tag = words_asked_for(house).language.tag
        # A sheet's address says after which change and on which day it was printed.
        printed = {name: request.args.get(name, "") for name in ("r", "d")}
        return redirect(Links(tag)("listing", slug=listing.slug, **printed))
