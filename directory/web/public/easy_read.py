"""The Easy Read page of a listing, and what its hard words mean."""

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as BaseResponse

from directory.errors import NotFound
from directory.text.slugs import slug_of
from directory.web.house import House
from directory.web.public.easy_view import easy_view
from directory.web.public.viewing import count_view
from directory.web.public.words import words
from directory.web.rendering import Links, render


def add_easy_read(blueprint: Blueprint, house: House) -> None:
    """Add the page, and the count of taps."""

    @blueprint.get("/<lang>/services/<slug>/easy-read")
    def easy_read(lang: str, slug: str) -> str | BaseResponse:
        w = words(house, lang)
        found = house.listings.by_slug(slug)
        if found.slug != slug:
            return redirect(Links(lang)("easy_read", slug=found.slug), 301)
        count_view(house, found)
        return render(
            "easy_read.html",
            w,
            page=easy_view(w, house, found),
            hide_quickly=house.reference.taxonomy.is_sensitive(found.service),
        )

    @blueprint.post("/<lang>/hard-words/<word>")
    def hard_word(lang: str, word: str) -> Response:
        """Count that somebody asked what a word means; nothing about who."""
        words(house, lang)
        known = house.plain_words()
        explained = {each.name for each in known.explanations}
        if word not in explained | {slug_of(short) for short in known.initials}:
            raise NotFound("There is no such word.")
        house.taps.count(word)
        return Response(status=204)
