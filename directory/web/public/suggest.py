"""What the search box offers while somebody types, as JSON.

Pages work without it: it saves typing, nothing else.
"""

from typing import Any

from flask import Blueprint, jsonify, request
from flask.wrappers import Response

from directory.web.house import House
from directory.web.public.asked import LONGEST_QUERY
from directory.web.public.words import words
from directory.web.rendering import Links
from directory.wording.languages import direction_of

SERVICES = 3
"""Names of listings below the phrases."""


def add_suggestions(blueprint: Blueprint, house: House) -> None:
    """Add the address to the blueprint."""

    @blueprint.get("/<lang>/suggest")
    def suggest(lang: str) -> Response:
        w = words(house, lang)
        text = request.args.get("q", "")[:LONGEST_QUERY]
        link = Links(lang)
        offered = [
            # No address: the form is sent with it, filters and all.
            _option(phrase, tag, "")
            for tag, phrase in house.suggestions.beginning(text, lang)
        ]
        if len(text.strip()) > 1:
            ids = house.index.named(text, SERVICES)
            offered += [
                _option(
                    each.service.name,
                    each.service.text_language,
                    link("listing", slug=each.slug),
                )
                for each in house.listings.by_ids(ids)
            ]
        count = w.ngettext(
            "%(num)s suggestion. Press the down arrow to choose.",
            "%(num)s suggestions. Press the down arrow to choose.",
            len(offered),
        )
        return jsonify({"options": offered, "said": count if offered else ""})


def _option(text: str, language: str, address: str) -> dict[str, Any]:
    return {
        "text": text,
        "lang": language,
        "dir": direction_of(language),
        "address": address,
    }
