"""Sheets to print, and the other formats of a listing."""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as BaseResponse

from directory.publishing.formats import Format
from directory.web.house import House
from directory.web.public.files import (
    count_printed,
    orders_of,
    sent,
    sent_pdf,
    size_asked,
)
from directory.web.public.words import words
from directory.web.rendering import Links

FILES: Mapping[Format, str] = MappingProxyType(
    {
        "txt": "sheet.txt",
        "sms": "sms.txt",
        "audio": "audio.wav",
        "brf": "braille.brf",
    }
)
"""Where each format lies, below its listing."""


def add_sheets(blueprint: Blueprint, house: House) -> None:
    """Add the pages and files."""

    @blueprint.get("/<lang>/services/<slug>/sheet.pdf")
    def sheet_pdf(lang: str, slug: str) -> BaseResponse:
        w = words(house, lang)
        found = house.listings.by_slug(slug)
        if found.slug != slug:
            address = Links(lang)("sheet_pdf", slug=found.slug, size=size_asked())
            return redirect(address, 301)
        orders = orders_of(house, [found], [w])
        printed = house.paper.sheets.print(orders[0])
        count_printed(house, orders)
        return sent_pdf(printed, f"{slug}-{lang}.pdf")

    def other_format(lang: str, slug: str, kind: Format) -> BaseResponse:
        w = words(house, lang)
        found = house.listings.by_slug(slug)
        if found.slug != slug:
            return redirect(Links(lang)(f"format_{kind}", slug=found.slug), 301)
        made = house.paper.formats.make(kind, w, found)
        return sent(made.content, made.media_type, f"{slug}-{lang}{made.suffix}")

    for kind, name in FILES.items():
        blueprint.add_url_rule(
            f"/<lang>/services/<slug>/{name}",
            f"format_{kind}",
            other_format,
            defaults={"kind": kind},
        )
