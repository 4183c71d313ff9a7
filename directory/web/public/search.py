"""Results and filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, request

from directory.model.listing import Listing
from directory.model.taxonomy import Category
from directory.search.seam import Found
from directory.text.scripts import language_of
from directory.web.house import House
from directory.web.public.asked import Asked
from directory.web.public.cards import card
from directory.web.public.tiles import kinds_within, tiles
from directory.web.public.words import words
from directory.web.rendering import Links, render
from directory.wording.facts import language_in, name_in, place_name
from directory.wording.phrases import Phrase
from directory.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many results it would leave."""

    value: str
    label: Phrase
    count: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was chosen, and the address without it."""

    label: Phrase
    address: str


def add_search_pages(blueprint: Blueprint, house: House) -> None:
    """Add the results page to the blueprint."""

    @blueprint.get("/<lang>/search")
    def search(lang: str) -> str:
        w = words(house, lang)
        asked = Asked.read(request.args)
        found = house.index.search(asked.query(lang, house.open_at()))
        if found.pages and asked.page > found.pages:
            # An old bookmark: the last page is nearer than an empty one.
            asked = replace(asked, page=found.pages)
            found = house.index.search(asked.query(lang, house.open_at()))
        listings = house.listings.by_ids(hit.id for hit in found.hits)
        category = house.reference.taxonomy.get(asked.category)
        return render(
            "search.html",
            w,
            asked=asked,
            found=found,
            cards=[card(w, house, listing) for listing in listings],
            category=category,
            category_name=name_in(w, category.names) if category else Phrase(),
            about=name_in(w, category.descriptions) if category else Phrase(),
            heading=_heading(w, asked, category, found),
            choices=_choices(w, house, asked, found.facets),
            chips=_chips(w, house, asked),
            nearest=tiles(w, house) if not listings else [],
            kinds=(
                kinds_within(w, house, category, found.facets["category"])
                if category and not asked.q
                else []
            ),
            hide_quickly=_is_sensitive(house, category, listings[:3]),
        )


def _is_sensitive(
    house: House, category: Category | None, first: Sequence[Listing]
) -> bool:
    """Whether somebody may not want to be seen with this page."""
    return bool(category and category.sensitive) or any(
        each.sensitive
        for listing in first
        for each in house.reference.taxonomy.of(listing.service)
    )


def _heading(
    w: Wording, asked: Asked, category: Category | None, found: Found
) -> Phrase:
    if asked.q:
        return w.phrase_of_number(
            "%(num)s result for “%(words)s”",
            "%(num)s results for “%(words)s”",
            found.total,
            words=w.quoted(asked.q, language_of(asked.q, w.language.tag)),
        )
    if category:
        return name_in(w, category.names)
    return Phrase.of(w.gettext("All services"))


def _choices(
    w: Wording, house: House, asked: Asked, facets: Mapping[str, Mapping[str, int]]
) -> dict[str, list[Choice]]:
    """The values of each filter that lead somewhere, or are chosen."""
    taxonomy, gazetteer = house.reference.taxonomy, house.reference.gazetteer
    categories = [
        Choice(
            category.code,
            name_in(w, category.names),
            facets["category"].get(category.code, 0),
        )
        for category in _offered(house, asked.category)
    ]
    areas = [
        Choice(place.slug, name_in(w, place.names), facets["area"].get(place.slug, 0))
        for place in gazetteer.neighbourhoods()
    ]
    spoken = [
        Choice(tag, language_in(w, tag), count)
        for tag, count in facets["spoken"].items()
    ]
    if asked.spoken and asked.spoken not in facets["spoken"]:
        spoken.append(Choice(asked.spoken, language_in(w, asked.spoken), 0))
    chosen = {asked.category, asked.area, asked.spoken}
    if taxonomy.get(asked.category) is None:
        chosen.discard(asked.category)
    return {
        "category": [c for c in categories if c.count or c.value in chosen],
        "area": sorted(
            (c for c in areas if c.count or c.value in chosen), key=_by_label
        ),
        "spoken": sorted(spoken, key=_by_label),
    }


def _by_label(choice: Choice) -> str:
    return "".join(part.text for part in choice.label.parts)


def _offered(house: House, code: str) -> list[Category]:
    """The categories to choose among: a top one's own, else all on top."""
    taxonomy = house.reference.taxonomy
    chosen = taxonomy.get(code)
    if chosen is None:
        return taxonomy.top()
    return taxonomy.children(chosen.parent or chosen.code)


def _chips(w: Wording, house: House, asked: Asked) -> list[Chip]:
    links = Links(w.language.tag)
    category = house.reference.taxonomy.get(asked.category)
    area = house.reference.gazetteer.get(asked.area)
    chosen = (
        (
            asked.category,
            name_in(w, category.names) if category else Phrase.of(asked.category),
            replace(asked, category=""),
        ),
        (asked.open_now, w.phrase("Open now"), replace(asked, open_now=False)),
        (asked.free, w.phrase("Free"), replace(asked, free=False)),
        (asked.step_free, w.phrase("Step-free"), replace(asked, step_free=False)),
        (
            asked.area,
            place_name(w, area.names) if area else Phrase.of(asked.area),
            replace(asked, area=""),
        ),
        (
            asked.spoken,
            w.phrase("Speaks %(language)s", language=language_in(w, asked.spoken)),
            replace(asked, spoken=""),
        ),
    )
    return [
        Chip(label, links("search", **replace(without, page=1).values()))
        for is_chosen, label, without in chosen
        if is_chosen
    ]
