"""Counting for the coverage report: what is known of each listing, and sums of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from directory.model.listing import CHECK_AFTER, Listing
from directory.model.taxonomy import Taxonomy
from directory.publishing.easy_reading import own_texts
from directory.publishing.texts import segments_of
from directory.publishing.translating import ENGLISH, own_names
from directory.reading.counted import sentences_of
from directory.reading.scoring import score_of
from directory.storage.tallies import Marks
from directory.text.segments import digest, segments
from directory.wording.vocabulary import access_code

OTHER = "other"
"""The row of what has no category, and of what has no usual word."""
ALL = "all"
"""The row of figures that have no rows."""
YEAR = timedelta(days=365)

Told = Literal["checked", "person", "machine", "part", "none", "facts"]
"""How far a listing can be read in a language.

checked: a person signed each sentence. person: all sentences are there, and a person
wrote or signed each. machine: all are there, and a computer translated some that nobody
signed. part: some are there. none: none is. facts: the listing has no sentences of its
own, and facts are said in every language.
"""
WHOLE: tuple[Told, ...] = ("checked", "person", "machine", "facts")
"""What can be read in a language from the first word to the last."""
Way = Literal["all", "some", "none", "no_place"]
"""Whether a listing says how to get in: at all its places, at some, at none; or there
is no place to go to."""

Sums = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the report has to know of a listing.

    language: BCP 47, of its texts. categories: codes of the first level. sentences,
    easy: digests of what there is to translate, and to say in easy words. level: how
    hard its description is, "" where that is not known. checked: the day; None for
    never. aids: codes of what helps people to get in.
    """

    service_id: str
    is_active: bool
    is_example: bool
    language: str
    categories: tuple[str, ...]
    sentences: tuple[str, ...]
    easy: tuple[str, ...]
    level: str
    checked: date | None
    way: Way
    aids: frozenset[str]


def look(listing: Listing, taxonomy: Taxonomy, names: tuple[str, ...]) -> Seen:
    """What the report has to know of a listing. names: as `reading` wants them."""
    service = listing.service
    is_english = service.text_language.partition("-")[0] == ENGLISH
    codes = taxonomy.with_parents(taxonomy.of(service))
    top = tuple(c.code for c in taxonomy.top() if c.code in codes)
    easy = [s for text in own_texts(listing) for s in segments(text)]
    level = ""
    if is_english:
        known = (*names, *own_names(listing))
        level = score_of(sentences_of(service.description, known)).level or ""
    return Seen(
        service_id=service.id,
        is_active=service.status == "active",
        is_example=service.example,
        language=service.text_language,
        categories=top or (OTHER,),
        sentences=tuple(map(digest, segments_of(listing))),
        easy=tuple(map(digest, dict.fromkeys(easy))) if is_english else (),
        level=level,
        checked=service.assured_date,
        way=_way(listing),
        aids=frozenset(
            access_code(item.description) or OTHER for item in listing.accessibility
        ),
    )


def _way(listing: Listing) -> Way:
    said = [
        bool(place.location.accessibility)
        for place in listing.places
        if place.is_shown
        and place.location.location_type == "physical"
        and not place.is_for_post
    ]
    if not said:
        return "no_place"
    if all(said):
        return "all"
    return "some" if any(said) else "none"


def told(each: Seen, language: str, marks: Marks) -> Told:
    """How far a listing can be read in a language. marks: of that language."""
    if not each.sentences:
        return "facts"
    if each.language.partition("-")[0] == language:
        return "person"
    # What is for this listing alone comes before what is for every one.
    found = [
        marks.get((name, each.service_id)) or marks.get((name, ""))
        for name in each.sentences
    ]
    shown = [mark for mark in found if mark and mark.is_shown]
    if len(shown) < len(found):
        return "part" if shown else "none"
    if all(mark.is_signed for mark in shown):
        return "checked"
    by_people = all(mark.is_signed or mark.is_by_person for mark in shown)
    return "person" if by_people else "machine"


def easy_read(each: Seen, marks: Marks) -> str:
    """How far people approved easy words for a listing: "approved", "part", "draft";
    or "other" where it has no English sentences to make easy."""
    if not each.easy:
        return OTHER
    found = [
        marks.get((name, each.service_id)) or marks.get((name, ""))
        for name in each.easy
    ]
    approved = [mark for mark in found if mark and mark.is_signed]
    if len(approved) == len(found):
        return "approved"
    return "part" if approved else "draft"


def age(each: Seen, today: date) -> str:
    """When a listing was last checked: "recent", "late" (over half a year ago),
    "very_late" (over a year ago) or "never". A day that is to come is no check."""
    if each.checked is None or each.checked > today:
        return "never"
    if today - each.checked <= CHECK_AFTER:
        return "recent"
    return "late" if today - each.checked <= YEAR else "very_late"


def of_languages(
    seen: Iterable[Seen], languages: Iterable[str], marks_of: Callable[[str], Marks]
) -> tuple[Sums, Sums]:
    """How far listings can be read in each language; and how many can be read whole,
    by category and language."""
    listings = list(seen)
    states: Sums = {}
    whole: Sums = {}
    for language in languages:
        marks = marks_of(language)
        row = states[language] = {}
        for each in listings:
            state = told(each, language, marks)
            add(row, state)
            for category in each.categories:
                found = whole.setdefault(category, {})
                add(found, language, state in WHOLE)
    return states, whole


def of_listings(
    seen: Iterable[Seen], today: date, easy: Marks, said: Mapping[str, int]
) -> dict[str, Sums]:
    """Everything else that is counted of listings: groups by their names.

    easy: marks of easy words. said: how often residents said that something is wrong,
    by the id of the service.
    """
    groups: dict[str, Sums] = {
        name: {ALL: {}} for name in ("easy", "reading", "checked", "getting_in")
    }
    aids: Sums = {}
    categories: Sums = {}
    for each in seen:
        approved, checked = easy_read(each, easy), age(each, today)
        add(groups["easy"][ALL], approved)
        add(groups["reading"][ALL], each.level or "unknown")
        add(groups["checked"][ALL], checked)
        add(groups["getting_in"][ALL], each.way)
        for aid in each.aids:
            add(aids.setdefault(aid, {}), "listings")
        for category in each.categories:
            row = categories.setdefault(category, {})
            add(row, "listings")
            add(row, "late", checked != "recent")
            add(row, "easy", approved == "approved")
            add(row, "hard", each.level == "hard")
            add(row, "no_way", each.way in ("some", "none"))
            add(row, "said", said.get(each.service_id, 0))
    return {**groups, "aids": aids, "categories": categories}


def add(row: dict[str, int], column: str, number: int = 1) -> None:
    """Add a number to one of a row's."""
    row[column] = row.get(column, 0) + number
