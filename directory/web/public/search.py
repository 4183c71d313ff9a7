"""Results and filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, request

from directory.model.listing import Listing
from directory.model.places import Place
from directory.model.taxonomy import Category
from directory.publishing.windows import DAYS, NOW, SOON
from directory.search.seam import Found
from directory.text.scripts import language_of
from directory.web.house import House
from directory.web.public.asked import HERE, RINGS, Asked, answered
from directory.web.public.cards import card
from directory.web.public.found import count_unmet, told
from directory.web.public.tiles import kinds_within, tiles
from directory.web.public.words import words
from directory.web.rendering import Links, render
from directory.wording.facts import language_in, name_in, place_name
from directory.wording.phrases import Phrase
from directory.wording.vocabulary import ACCESS
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
    filter: str
    """Its field of `Filters`, by which counts are given."""


def add_search_pages(blueprint: Blueprint, house: House) -> None:
    """Add the results page to the blueprint."""

    @blueprint.get("/<lang>/search")
    def search(lang: str) -> str:
        w = words(house, lang)
        gazetteer = house.reference.gazetteer
        asked = Asked.read(request.args).postcode_as_place(gazetteer)
        near = asked.place(gazetteer, house.here)
        asked, found = answered(asked, lambda each: _search(house, lang, each))
        if request.method == "GET":
            count_unmet(house, lang, found, asked)
        why = {hit.id: hit.why for hit in found.hits}
        listings = house.listings.by_ids(why)
        category = house.reference.taxonomy.get(asked.category)
        return render(
            "search.html",
            w,
            asked=asked,
            found=found,
            cards=[
                card(w, house, listing, near, why[listing.service.id])
                for listing in listings
            ],
            told=told(w, house, found, listings),
            near=place_name(w, near.names) if near else Phrase(),
            near_typed=_place_as_typed(w, near) if asked.near == HERE else asked.near,
            nowhere=Phrase() if near else _as_typed(w, asked.near),
            places=[_place_as_typed(w, place) for place in gazetteer.places],
            can_be_here=house.here is not None,
            own_language=_own_language(w, asked, found),
            times=_times(w, found.facets["open"]),
            category=category,
            category_name=name_in(w, category.names) if category else Phrase(),
            about=name_in(w, category.descriptions) if category else Phrase(),
            heading=_heading(w, asked, category, found),
            choices=_choices(w, house, asked, found.facets),
            chips=_chips(w, house, asked, near),
            is_cut=asked.is_cut,
            nearest=tiles(w, house) if not listings else [],
            kinds=(
                kinds_within(w, house, category, found.facets["category"])
                if category and not asked.q
                else []
            ),
            hide_quickly=_is_sensitive(house, category, listings[:3]),
        )


def _search(house: House, lang: str, asked: Asked) -> Found:
    return house.index.search(
        asked.query(lang, house.clock(), house.reference, house.here)
    )


def _is_sensitive(
    house: House, category: Category | None, first: Sequence[Listing]
) -> bool:
    """Whether somebody may not want to be seen with this page."""
    taxonomy = house.reference.taxonomy
    return bool(category and category.sensitive) or any(
        taxonomy.is_sensitive(listing.service) for listing in first
    )


def _heading(
    w: Wording, asked: Asked, category: Category | None, found: Found
) -> Phrase:
    if asked.q:
        return w.phrase_of_number(
            "%(num)s result for “%(words)s”",
            "%(num)s results for “%(words)s”",
            found.total,
            words=_as_typed(w, asked.q),
        )
    if category:
        return name_in(w, category.names)
    return Phrase.of(w.gettext("All services"))


def _as_typed(w: Wording, text: str) -> Phrase:
    """What somebody typed, in the language that its letters say."""
    return w.quoted(text, language_of(text, w.language.tag))


def _place_as_typed(w: Wording, place: Place | None) -> str:
    """What to type for a place; "" for none."""
    return place.names.get(w.language.tag, place.names["en"]) if place else ""


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
    access = [
        Choice(code, w.phrase(message), facets["access"].get(code, 0))
        for code, message in ACCESS.items()
    ]
    chosen = {asked.category, asked.area, asked.spoken, *asked.access}
    if taxonomy.get(asked.category) is None:
        chosen.discard(asked.category)
    return {
        "category": [c for c in categories if c.count or c.value in chosen],
        "area": sorted(
            (c for c in areas if c.count or c.value in chosen), key=_by_label
        ),
        "spoken": sorted(spoken, key=_by_label),
        "access": [c for c in access if c.count or c.value in chosen],
    }


def _own_language(w: Wording, asked: Asked, found: Found) -> int:
    """How many speak the reader's language, where that is worth asking for."""
    tag = w.language.tag
    if tag == "en" or asked.spoken:
        return 0
    return found.facets["spoken"].get(tag, 0)


def _times(w: Wording, counts: Mapping[str, int]) -> list[Choice]:
    """Now, soon, and the days to come, today first."""
    return [
        Choice(
            name,
            Phrase.of(w.day(DAYS.index(name))) if name in DAYS else _when(w, name),
            count,
        )
        for name, count in counts.items()
    ]


def _by_label(choice: Choice) -> str:
    return "".join(part.text for part in choice.label.parts)


def _offered(house: House, code: str) -> list[Category]:
    """The categories to choose among: a top one's own, else all on top."""
    taxonomy = house.reference.taxonomy
    chosen = taxonomy.get(code)
    if chosen is None:
        return taxonomy.top()
    return taxonomy.children(chosen.parent or chosen.code)


def _chips(w: Wording, house: House, asked: Asked, near: Place | None) -> list[Chip]:
    links = Links(w.language.tag)
    category = house.reference.taxonomy.get(asked.category)
    area = house.reference.gazetteer.get(asked.area)
    chosen = (
        (
            "category",
            asked.category,
            name_in(w, category.names) if category else Phrase.of(asked.category),
            replace(asked, category=""),
        ),
        (
            "",
            near,
            w.phrase("Near %(place)s", place=place_name(w, near.names))
            if near
            else Phrase(),
            replace(asked, near="", within=""),
        ),
        (
            "within",
            near and asked.within in RINGS,
            _ring(w, asked.within),
            replace(asked, within=""),
        ),
        ("open", asked.open, _when(w, asked.open), replace(asked, open="")),
        ("free", asked.free, w.phrase("Free"), replace(asked, free=False)),
        *(
            (
                "access" if len(asked.access) == 1 else "",
                True,
                w.phrase(ACCESS[code]),
                replace(asked, access=tuple(c for c in asked.access if c != code)),
            )
            for code in asked.access
        ),
        (
            "age",
            asked.age,
            w.phrase("For someone aged %(age)s", age=asked.age),
            replace(asked, age=""),
        ),
        (
            "area",
            asked.area,
            place_name(w, area.names) if area else Phrase.of(asked.area),
            replace(asked, area=""),
        ),
        (
            "spoken",
            asked.spoken,
            w.phrase("Speaks %(language)s", language=language_in(w, asked.spoken)),
            replace(asked, spoken=""),
        ),
    )
    return [
        Chip(label, links("search", **replace(without, page=1).values()), name)
        for name, is_chosen, label, without in chosen
        if is_chosen and label
    ]


def _ring(w: Wording, miles: str) -> Phrase:
    if miles not in RINGS:
        return Phrase()
    number = int(miles)
    words = w.ngettext("Within %(num)s mile", "Within %(num)s miles", number)
    return Phrase.of(words)


def _when(w: Wording, name: str) -> Phrase:
    """What a time of `publishing.windows` is called; nothing for any other name."""
    if name == NOW:
        return w.phrase("Open now")
    if name == SOON:
        return w.phrase("Open now or in the next 2 hours")
    if name not in DAYS:
        return Phrase()
    # i18n: %(day)s is such as "Monday", as it stands alone
    return w.phrase("Open on: %(day)s", day=Phrase.of(w.day(DAYS.index(name))))
