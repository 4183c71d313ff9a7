"""Sheets of one page: what is shorter says so, and says nothing by halves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from directory.model.listing import Listing
from directory.publishing.sheet_shorter import MORE
from directory.publishing.works import Works
from directory.sheets.fitting import Heights, fitted
from directory.sheets.layout import laid_out
from directory.sheets.sheet import Block, Line, Row, Sheet
from directory.sheets.template_data import TemplateData
from directory.wording.languages import LANGUAGES
from tests.publishing.sheet_pages import changed, order, pages, printed, said, wording
from tests.sheets.pdf_words import by_pdfium, by_pdftotext, by_structure, share

TAGS = [language.tag for language in LANGUAGES]
NO_TIMES = "There is no room here for the times. Please ask before you go."
GONE = (
    "%(num)s place is not on this sheet. Please ask.",
    "%(num)s places are not on this sheet. Please ask.",
)


def row_of(works: Works, listing: Listing, tag: str, question: str) -> Row:
    """The row of a sheet that answers a question."""
    rows = works.paper.sheets.sheet(order(listing, tag)).rows
    return next(row for row in rows if row.question == question)


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """All lines, one below the other."""
    return [line for block in blocks for line in block.lines]


def texts(blocks: Sequence[Block]) -> list[str]:
    """What they say."""
    return ["".join(p.text for p in line.text.parts) for line in lines_of(blocks)]


def heights(sheet: Sheet) -> Heights:
    """How tall all of it is."""
    return laid_out(TemplateData(lambda _stem: "").sheet(sheet))


def parts(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines from each bold one to the next: a place, with what is said of it."""
    found: list[Line] = []
    for line in lines:
        if line.kind == "heading" and found:
            yield tuple(found)
            found = []
        found.append(line)
    yield tuple(found)


@pytest.mark.parametrize("tag", TAGS)
def test_every_sheet_fits_on_one_page(starter: Works, tag: str) -> None:
    """Each has an address or says where, and all of its rows are there or it says."""
    for listing in starter.listings.every():
        sheet = starter.paper.sheets.sheet(order(listing, tag))
        tall = heights(sheet)
        chosen = fitted(tall, [row.rank for row in sheet.rows])
        used = sum(tall.rows[place][version] for place, version in chosen.items())
        is_whole = list(chosen.items()) == [(n, 0) for n in range(len(sheet.rows))]
        more = 0.0 if is_whole else tall.more
        assert tall.head + used + more + tall.foot <= tall.page, listing.slug
        asked = {sheet.rows[place].question for place in chosen}
        must = {row.question for row in sheet.rows if row.rank <= 0}
        assert must <= asked
        assert "where" in must


@pytest.mark.parametrize("tag", ["en", "ur", "so", "ta"])
def test_the_fullest_sheets_are_printed_on_one_page(starter: Works, tag: str) -> None:
    """Those with the most places, times and numbers, without the mark of examples."""
    for slug in ("thornmere-libraries", "english-classes", "deaf-and-hearing-centre"):
        listing = changed(starter.listings.by_slug(slug), example=False)
        sheet = printed(starter, listing, tag)
        assert pages(sheet.pdf) == 1
        words = said(sheet.pdf)
        assert listing.phones[0].number in words
        gone = [
            number
            for number in range(1, 4)
            if wording(tag).ngettext(*GONE, number) in words
        ]
        assert bool(gone) == ("where" in sheet.left_out[0])
        streets = [", ".join(place.address_lines) for place in listing.places]
        there = sum(street in words for street in streets)
        if len(streets) > 1:
            assert there == len(streets) - sum(gone)


@pytest.mark.parametrize("tag", TAGS)
def test_a_place_is_there_with_all_its_times_and_their_limits_or_not_at_all(
    starter: Works, tag: str
) -> None:
    """In every version, whichever has room."""
    seen = 0
    for slug in ("thornmere-libraries", "english-classes", "warm-places"):
        row = row_of(starter, starter.listings.by_slug(slug), tag, "where")
        lead, *whole = parts(lines_of(row.blocks))
        for blocks in row.shorter:
            first, *others = parts(lines_of(blocks))
            assert first == lead
            kept = [each for each in others if each in whole]
            ours = [each for each in others if each not in whole]
            words = texts(blocks)
            number = len(whole) - len(kept)
            assert wording(tag).ngettext(*GONE, number) in words
            assert (wording(tag).gettext(NO_TIMES) in words) == (not kept)
            assert len(ours) == (1 if kept else 2)
            assert all(len(each) == 1 for each in ours)
            seen += 1
    assert seen > 8


def test_a_place_stands_with_its_times_and_is_named_once(starter: Works) -> None:
    """Its address and its times are those of its own, with the English beside them."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    found = texts(row_of(starter, listing, "en", "where").blocks)
    assert found[0] == "There are 3 places."
    at = found.index("St Audrey's Church Hall")
    assert found[at : at + 4] == [
        "St Audrey's Church Hall",
        "Church Walk, London, XB9 1GU",
        "Wednesday: 1pm to 3:30pm",
        "Closed on bank holidays · Closed on 30 December 2026",
    ]
    assert found.count("St Audrey's Church Hall") == 1
    sheet = starter.paper.sheets.sheet(order(listing, "pl"))
    rows = {row.question: row for row in sheet.rows}
    assert "when" not in rows
    (line,) = [x for x in lines_of(rows["where"].blocks) if "Wednesday" in x.beside]
    assert line.beside == "Wednesday: 1pm to 3:30pm"
    assert "You can phone at these times:" in lines_of(rows["calls"].blocks)[0].beside


def test_places_of_the_same_name_keep_their_own_times(starter: Works) -> None:
    """They are told apart by their number, not by what they are called."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    same = tuple(
        replace(place, location=replace(place.location, name="The Hall"))
        for place in listing.places
    )
    found = texts(row_of(starter, replace(listing, places=same), "en", "where").blocks)
    assert found.count("The Hall") == 3
    at = found.index("12 Ropewalk, London, XB10 3EJ")
    assert found[at + 1].startswith("Monday")
    at = found.index("3 Beacon Rise, London, XB5 1NS")
    assert found[at + 1].startswith("Friday")


def test_many_places_without_times_of_their_own_say_how_many_are_gone(
    starter: Works,
) -> None:
    """And do not say that there is no room for times, which stand above."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    bare = tuple(
        replace(place, at=replace(place.at, schedules=())) for place in listing.places
    )
    many = replace(listing, places=bare * 20)
    row = row_of(starter, many, "en", "where")
    assert texts(row.blocks)[0] == "There are 60 places."
    last = texts(row.shorter[-1])
    assert last == [
        "There are 60 places.",
        "60 places are not on this sheet. Please ask.",
    ]
    for blocks in row.shorter:
        kept = sum("London" in each for each in texts(blocks))
        assert f"{60 - kept} places are not on this sheet. Please ask." in texts(blocks)
    sheet = printed(starter, many, "pl")
    assert pages(sheet.pdf) == 1
    assert any("places are not on this sheet." in each for each in said(sheet.pdf))


def test_times_that_do_not_fit_are_to_be_asked_for(starter: Works) -> None:
    """None of them stands there: some would be taken for all. The address does."""
    listing = starter.listings.by_slug("deaf-and-hearing-centre")
    days = [each for place in listing.places for each in place.at.schedules]
    days = [*listing.service.schedules, *days]
    many = tuple(
        replace(day, id=f"{n}", notes=f"Note {n}. " * 9)
        for n in range(9)
        for day in days
    )
    service = replace(listing.service, schedules=many)
    sheet = printed(starter, replace(listing, service=service), "ur")
    assert pages(sheet.pdf) == 1
    words = said(sheet.pdf)
    assert NO_TIMES in words
    assert wording("ur").gettext(NO_TIMES) in words
    assert not any("Monday" in each for each in words)
    assert any("40 Station Approach" in each for each in words)


def test_a_long_alert_ends_with_a_whole_sentence_and_says_that_there_is_more(
    starter: Works,
) -> None:
    """It never ends with what leads to a list that is not there."""
    listing = starter.listings.by_slug("scam-stop")
    alert = "It is shut.\n\nThese days are shut:\n\n- One day\n- Another day"
    row = row_of(starter, changed(listing, alert=alert), "en", "alert")
    assert [texts(blocks) for blocks in row.shorter] == [
        ["It is shut.", "These days are shut:", "One day", MORE],
        ["It is shut.", MORE],
        [MORE],
    ]


def test_numbers_keep_what_is_said_of_them_beside_them(starter: Works) -> None:
    """And fewer of them say that there is more."""
    listing = starter.listings.by_slug("deaf-and-hearing-centre")
    row = row_of(starter, listing, "en", "phone")
    lines = lines_of(row.blocks)
    labels = [
        (str(line.text), str(line.label.text))
        for line in lines
        if line.label is not None
    ]
    assert labels == [
        ("020 7946 0280", "Voice"),
        ("07700 900280", "You can send a text message to this number"),
    ]
    assert [texts(blocks) for blocks in row.shorter] == [
        ["020 7946 0280", "07700 900280", MORE],
        ["020 7946 0280", MORE],
        ["020 7946 0280", MORE],
    ]
    first, last = (lines_of(blocks)[0] for blocks in row.shorter[1:])
    assert (first.label is None, last.label is None) == (False, True)


def test_a_number_that_is_not_for_calls_is_never_without_saying_so(
    starter: Works,
) -> None:
    """However much else there is to say; the number to call always stays."""
    listing = starter.listings.by_slug("scam-stop")
    phone = listing.service.phones[0]
    long = replace(phone, description="Only in the week of the fair. " * 200)
    sheet = printed(starter, changed(listing, phones=(long,)), "ur")
    assert pages(sheet.pdf) == 1
    assert said(sheet.pdf).count(phone.number) == 2
    assert "phone" in sheet.left_out[0]
    others = (replace(phone, type="textphone"), replace(phone, id="2", type="fax"))
    row = row_of(starter, changed(listing, phones=others), "en", "phone")
    for blocks in row.shorter:
        assert any("extphone" in each for each in texts(blocks))


@pytest.mark.parametrize("tag", ["ar", "ur"])
def test_the_words_of_the_fullest_sheets_can_be_found(starter: Works, tag: str) -> None:
    """Where the most times in English stand beside lines that run to the left."""
    for slug in ("thornmere-libraries", "bounce-and-hum", "deaf-and-hearing-centre"):
        sheet = printed(starter, starter.listings.by_slug(slug), tag)
        wanted = " ".join(said(sheet.pdf)).split()
        assert share(wanted, by_structure(sheet.pdf)) == 1
        assert share(wanted, by_pdfium(sheet.pdf)) >= 0.97
        assert share(wanted, by_pdftotext(sheet.pdf)) >= 0.97
