"""What the search index is told of a listing."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import inf

from directory.model.calendar import Calendar
from directory.model.listing import Listing
from directory.model.nouns import Schedule
from directory.model.schedules import (
    LOOK_AHEAD,
    by_days,
    can_tell,
    days_between,
    first_day,
    is_weekly,
    last_day,
    session_on,
)
from directory.search.seam import (
    SCHOOL_HOLIDAYS,
    TERM_TIME,
    Opening,
    SearchDocument,
)
from directory.storage.reference import Reference
from directory.text.structured import plain
from directory.wording.vocabulary import ACCESS, key

MAKER = "2"
"""Goes up whenever this module says something different of the same listing."""

FIRST, LAST = 1, date.max.toordinal()
_ACCESS = {code: key(words) for code, words in ACCESS.items()}
SCHOOL = {"": 0, "term_time": TERM_TIME, "holidays": SCHOOL_HOLIDAYS}


def search_document(
    listing: Listing, reference: Reference, today: date
) -> SearchDocument:
    """A listing as the index needs it. today: from when dated openings are told."""
    service = listing.service
    language = service.text_language
    taxonomy = reference.taxonomy
    categories = taxonomy.of(service)
    codes = taxonomy.with_parents(categories)
    areas = [
        area
        for place in listing.places
        if place.is_shown and (area := reference.gazetteer.of(place.location))
    ]
    texts = [
        (language, plain(service.description)),
        (language, plain(service.eligibility_description)),
        *((language, place.location.name) for place in listing.places),
        *((language, term) for term in _terms(listing)),
    ]
    if listing.organization:
        texts.append((language, listing.organization.name))
    for code in sorted(codes):
        category = taxonomy.get(code)
        if category:
            texts += category.names.items()
            texts += [("en", word) for word in category.also]
    for area in areas:
        texts += area.names.items()
    said_of_access = {key(item.description) for item in listing.accessibility}
    return SearchDocument(
        id=service.id,
        names=tuple(
            (language, name) for name in (service.name, service.alternate_name) if name
        ),
        texts=tuple((tag, text) for tag, text in texts if text),
        categories=codes,
        areas=frozenset(area.slug for area in areas),
        spoken=frozenset(listing.spoken),
        free=listing.is_free(today),
        access=frozenset(
            code for code, words in _ACCESS.items() if words in said_of_access
        ),
        ages=(service.minimum_age or 0, service.maximum_age or inf),
        points=listing.points,
        openings=tuple(openings(listing, reference.calendar, today)),
    )


def _terms(listing: Listing) -> Iterator[str]:
    """The names of taxonomy terms as they came, other directories' too."""
    for attribute in listing.service.attributes:
        if attribute.taxonomy_term:
            yield attribute.taxonomy_term.name
        elif attribute.value:
            yield attribute.value


def openings(listing: Listing, calendar: Calendar, today: date) -> Iterator[Opening]:
    """When it is open, as rows that can be compared without evaluating rules."""
    if listing.service.status != "active":
        return
    for schedule in listing.schedules:
        if not can_tell(schedule):
            continue
        if is_weekly(schedule):
            yield from _weekly(schedule)
        else:
            yield from _dated(schedule, calendar, today)


def _weekly(schedule: Schedule) -> Iterator[Opening]:
    """A row for each day of the week, cut where a date is excepted."""
    first, last = first_day(schedule), last_day(schedule)
    start = first.toordinal() if first else FIRST
    end = last.toordinal() if last else LAST
    for closed in sorted(day.toordinal() for day in schedule.closed_dates):
        if start <= closed <= end:
            yield from _rows(schedule, start, closed - 1)
            start = closed + 1
    yield from _rows(schedule, start, end)


def _rows(schedule: Schedule, start: int, end: int) -> Iterator[Opening]:
    opens, closes = _minutes(schedule)
    if start <= end:
        for weekday in sorted({day.weekday for day in by_days(schedule)}):
            yield Opening(
                weekday=weekday,
                opens=opens,
                closes=closes,
                first_day=start,
                last_day=end,
                school=SCHOOL[schedule.school],
                closed_on_bank_holidays=schedule.bank_holidays != "open",
            )


def _dated(schedule: Schedule, calendar: Calendar, today: date) -> Iterator[Opening]:
    """A row for each day to come; the exceptions are already taken out."""
    opens, closes = _minutes(schedule)
    # Yesterday's session may run past midnight.
    start = today - timedelta(days=1)
    for day in days_between(
        schedule, start, today + timedelta(days=LOOK_AHEAD), calendar
    ):
        yield Opening(
            weekday=day.weekday(),
            opens=opens,
            closes=closes,
            first_day=day.toordinal(),
            last_day=day.toordinal(),
            school=0,
            closed_on_bank_holidays=False,
        )


def _minutes(schedule: Schedule) -> tuple[int, int]:
    """Opening and closing in minutes after the opening day's midnight."""
    session = session_on(schedule, date(2026, 1, 5))
    starts, ends = session.starts, session.ends
    days = (ends.date() - starts.date()).days
    return (
        starts.hour * 60 + starts.minute,
        days * 1440 + ends.hour * 60 + ends.minute,
    )
