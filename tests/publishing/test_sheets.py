"""Printed sheets: the facts letter by letter, in two languages, on one page."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from directory.app import build
from directory.errors import Unavailable
from directory.model.listing import Listing
from directory.model.nouns import Service
from directory.publishing.cards import Sought
from directory.publishing.sheet_rows import RANKS
from directory.publishing.sheet_shorter import MORE
from directory.publishing.works import Works
from directory.sheets.sheet import LARGE
from directory.sheets.template_data import TemplateData
from directory.text.segments import segments
from directory.wording.languages import LANGUAGES
from tests.conftest import TUESDAY_MORNING
from tests.publishing.sheet_pages import (
    WORDINGS,
    changed,
    order,
    pages,
    printed,
    said,
    tagged,
    wording,
)
from tests.sheets.pdf_words import by_pdfium, by_pdftotext, by_structure, share

TAGS = [language.tag for language in LANGUAGES]
SLUGS = ("thornmere-food-bank", "thornmere-debt-advice", "women-only-swimming")
BARE = Listing(Service(id="s1", name="A name", slug="a-name"), None, (), 1)
"""A listing that says nothing."""


def flat(words: list[str]) -> str:
    """All of it on one line, as people compare it."""
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("size", [16, LARGE])
def test_every_word_can_be_found_in_the_pdf(
    starter: Works, tag: str, size: int
) -> None:
    """By search and copy (97 of 100 words), and by screen readers (all of them)."""
    for slug in SLUGS:
        sheet = printed(starter, starter.listings.by_slug(slug), tag, size)
        assert sheet.kept == 0
        wanted = " ".join(said(sheet.pdf)).split()
        assert len(wanted) > 60
        assert share(wanted, by_structure(sheet.pdf)) == 1
        assert share(wanted, by_pdfium(sheet.pdf)) >= 0.97
        assert share(wanted, by_pdftotext(sheet.pdf)) >= 0.97


@pytest.mark.parametrize(("tag", "size"), [*((t, 16) for t in TAGS), ("ur", LARGE)])
def test_phones_and_addresses_are_printed_letter_by_letter(
    starter: Works, tag: str, size: int
) -> None:
    """In every language. Of a place whose address is not there, nothing is."""
    for slug in SLUGS:
        listing = starter.listings.by_slug(slug)
        lines = said(printed(starter, listing, tag, size).pdf)
        words = flat(lines)
        for phone in listing.phones[:3]:
            assert phone.number in words
        there = 0
        for place in listing.places:
            address = ", ".join(place.address_lines)
            there += address in words
            assert size < LARGE or address in words
            assert (address in words) == (place.name in words)
        assert there > 0


@pytest.mark.parametrize("tag", TAGS)
def test_every_part_says_its_language_and_every_picture_what_it_shows(
    starter: Works, tag: str
) -> None:
    """PDF/UA-1 and WCAG 3.1.2: a title, a language, tags, alternative texts."""
    pdf = printed(starter, starter.listings.by_slug("scam-stop"), tag).pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang).split("-")[0] == tag
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Scam Stop: is it real or a trick?"
    parts = tagged(pdf)
    assert parts[[each[0] for each in parts].index("H1")][2].startswith("Scam Stop")
    assert {lang.split("-")[0] for _, lang, _ in parts if lang} >= {tag, "en"}
    pictures = [words for kind, _, words in parts if kind == "Figure"]
    assert len(pictures) >= 4
    assert all(pictures)


def test_the_english_stands_beside_every_line(starter: Works) -> None:
    """For a volunteer to point at; on English sheets it is not said twice."""
    listing = starter.listings.by_slug("women-only-swimming")
    both = said(printed(starter, listing, "gu").pdf)
    about = "This service is about: Sport and swimming."
    assert both.count(about) == 1
    assert "આ સેવા આ વિશે છે: રમતગમત અને સ્વિમિંગ." in both
    alone = said(printed(starter, listing, "en").pdf)
    assert alone.count(about) == 1
    assert len(alone) < len(both)


def test_a_line_never_has_the_english_of_another(starter: Works) -> None:
    """Where two languages answer in other lines, none stands beside them."""
    for slug in SLUGS:
        listing = starter.listings.by_slug(slug)
        for tag in TAGS[1:]:
            sheet = starter.paper.sheets.sheet(order(listing, tag))
            english = starter.paper.sheets.sheet(order(listing, "en"))
            ours = {row.question: row for row in sheet.rows}
            for row in english.rows:
                if row.question in ("about", "languages") or row.question not in ours:
                    continue
                theirs = [x for block in row.blocks for x in block.lines]
                lines = [x for block in ours[row.question].blocks for x in block.lines]
                for line, other in zip(lines, theirs, strict=True):
                    text = "".join(part.text for part in other.text.parts)
                    assert line.beside in ("", text)


def test_what_has_no_room_is_left_out_whole_and_the_sheet_says_so(
    starter: Works,
) -> None:
    """The least important first; never when, where or the telephone."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    sheet = printed(starter, listing, "en")
    (left_out,) = sheet.left_out
    assert "about" in left_out
    assert not {"alert", "when", "where", "phone"} & set(left_out)
    words = said(sheet.pdf)
    assert any("There is more to know." in each for each in words)
    assert "Sit down and have a cup of tea while you wait." not in words
    whole = printed(starter, BARE, "en")
    assert whole.left_out == ((),)
    assert not any("There is more to know." in each for each in said(whole.pdf))


def test_large_print_leaves_nothing_out(starter: Works) -> None:
    """On as many pages as it takes, with every question above its answers."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    sheet = printed(starter, listing, "en", LARGE)
    assert sheet.left_out == ((),)
    assert pages(sheet.pdf) > 2
    words = said(sheet.pdf)
    assert "Sit down and have a cup of tea while you wait." in words
    titles = [text for kind, _, text in tagged(sheet.pdf) if kind == "H2"]
    assert titles.count("How do I get help?") == 1
    assert {"What is it?", "Where is it?", "When is it open?"} <= set(titles)


def test_what_is_urgent_stands_first_and_stays(starter: Works) -> None:
    """An alert of the listing, and that it is closed."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    alert = "The hall is shut until May. Ring first."
    words = said(printed(starter, changed(listing, alert=alert), "en").pdf)
    assert "The hall is shut until May." in words[:4]
    closed = said(printed(starter, changed(listing, status="defunct"), "ur").pdf)
    assert any("clos" in each for each in closed[:6])


def test_a_sheet_says_when_it_was_checked_and_whom_to_ask(starter: Works) -> None:
    """And until when that holds; nobody's check is not called one."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    words = flat(said(printed(starter, listing, "en").pdf))
    assert "We checked these facts on 9 November 2026." in words
    assert "Ask again after 11 May 2027." in words
    assert "Ring Thornmere Help Line: 020 7946 0199" in words
    never = flat(said(printed(starter, changed(listing, assured_date=None), "en").pdf))
    assert "Nobody has checked this yet." in never
    assert "Ask again" not in never


def test_a_sheet_says_that_a_computer_translated_it(starter: Works) -> None:
    """In the reader's language and in English; English needs no such words."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    message = (
        "A computer program translated the words of this site. No person who speaks "
        "this language has checked them yet."
    )
    words = said(printed(starter, listing, "pl").pdf)
    assert message in words
    assert wording("pl").gettext(message) in words
    assert message not in said(printed(starter, listing, "en").pdf)


def test_the_code_leads_to_the_listing_as_it_stood(starter: Works) -> None:
    """Where the site has an address; else the telephone stands there."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    without = tagged(printed(starter, listing, "en").pdf)
    assert not any("QR code" in words for _, _, words in without)
    assert [words for _, _, words in without].count("020 7946 0150") == 2
    settings = replace(starter.settings, public_url="https://front-door.example.org")
    works = build(settings, clock=lambda: TUESDAY_MORNING)
    parts = tagged(printed(works, listing, "ur").pdf)
    works.engine.dispose()
    address = f"https://front-door.example.org/s/{listing.service.id}"
    assert ("QR code", f"{address}?r={listing.revision}&d=20261124") in [
        tuple(words.split(": ", 1)) for _, _, words in parts if ": " in words
    ]
    assert wording("ur").gettext("Scan this with a phone.") in [x[2] for x in parts]


def test_the_help_desk_at_this_place_is_named(starter: Works) -> None:
    """A kiosk knows where it stands; other machines name none."""
    listing = starter.listings.by_slug("scam-stop")
    assert "You can also ask here:" not in flat(
        said(printed(starter, listing, "en").pdf)
    )
    works = build(replace(starter.settings, place="copperwick"))
    words = flat(said(printed(works, listing, "en").pdf))
    works.engine.dispose()
    desk = "Help desk at Copperwick Library, 9 Tannery Lane, XB4 1HB"
    assert f"You can also ask here: {desk.replace('Lane,', 'Lane, London,')}" in words


def test_a_place_for_letters_alone_is_not_taken_for_one_to_visit(
    starter: Works,
) -> None:
    """Nor one to visit for one to write to."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    first, second, third = listing.places
    post = tuple(replace(a, address_type="postal") for a in second.location.addresses)
    second = replace(second, location=replace(second.location, addresses=post))
    words = said(
        printed(starter, replace(listing, places=(first, second, third)), "pl").pdf
    )
    lead = wording("pl").gettext("Only for letters:")
    assert f"{lead} St Audrey's Church Hall, Church Walk, London, XB9 1GU" in words
    at = words.index("Lantern Hill Community Centre")
    assert words[at + 1] == "3 Beacon Rise, London, XB5 1NS"


def test_a_number_for_texts_alone_never_stands_there_without_saying_so(
    starter: Works,
) -> None:
    """A number for calls stands in the foot, too, with its extension."""
    texts = starter.listings.by_slug("quiet-signal-autism-group")
    number = "07700 900292"
    assert said(printed(starter, texts, "en").pdf).count(number) == 1
    listing = starter.listings.by_slug("scam-stop")
    phones = tuple(replace(p, extension="12") for p in listing.service.phones)
    words = said(printed(starter, changed(listing, phones=phones), "en").pdf)
    assert "020 7946 0112 ext. 12" in words


def test_other_numbers_are_never_left_out(starter: Works) -> None:
    """A textphone may be the only one; each stands on its own line, with its note."""
    listing = starter.listings.by_slug("scam-stop")
    phone = listing.service.phones[0]
    others = tuple(
        replace(phone, id=str(n), number=f"020 7946 000{n}", type=kind, description="")
        for n, kind in enumerate(("textphone", "fax"))
    )
    sheet = printed(starter, changed(listing, phones=others), "en")
    assert "phone" not in sheet.left_out[0]
    words = [x for x in said(sheet.pdf) if x.startswith("020 7946 000")]
    assert [x[:13] for x in words] == ["020 7946 0000", "020 7946 0001"]


def test_yes_they_speak_your_language_stands_there_in_english_too(
    starter: Works,
) -> None:
    """For the volunteer: it is the reader's language that is meant."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    sheet = starter.paper.sheets.sheet(order(listing, "pl"))
    (row,) = [row for row in sheet.rows if row.question == "languages"]
    lines = [line for block in row.blocks for line in block.lines]
    assert lines[0].beside == "Yes. They speak your language."
    assert all(line.beside for line in lines)


def test_a_heading_stays_with_what_is_below_it(starter: Works) -> None:
    """In large print a page may end before it, never after."""
    listing = starter.listings.by_slug("thornmere-food-bank")
    sheet = starter.paper.sheets.sheet(order(listing, "ur", LARGE))
    blocks = [block for row in sheet.rows for block in row.blocks]
    assert any(block.lines[0].kind == "heading" for block in blocks)
    for block in blocks:
        kinds = [line.kind for line in block.lines]
        assert "heading" not in kinds[1:]
        assert kinds[-1] != "heading"


@pytest.mark.parametrize("size", [16, LARGE])
@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"We come on day {n}." for n in range(80)),
        "Word " * 3000 + "end.",
        "\n\n".join(f"Line {n} of many." for n in range(80)),
    ],
    ids=["sentences", "one sentence", "paragraphs"],
)
def test_no_word_of_an_alert_is_lost_off_the_page(
    starter: Works, text: str, size: int
) -> None:
    """However long it is: what is drawn outside a page, nobody reads.

    On one page its first sentences stand, whole, and that there is more.
    """
    listing = changed(starter.listings.by_slug("scam-stop"), alert=text)
    sheet = printed(starter, listing, "en", size)
    if size < LARGE:
        there = [each for each in segments(text) if each in said(sheet.pdf)]
        assert there == segments(text)[: len(there)]
        assert len(there) < len(segments(text))
        assert said(sheet.pdf).count(MORE) == 2
        assert "alert" in sheet.left_out[0]
        text = " ".join([*there, MORE])
        assert pages(sheet.pdf) == 1
    drawn = []
    with pypdfium2.PdfDocument(sheet.pdf) as opened:
        for page in opened:
            # Within the bounds of the page alone.
            drawn += page.get_textpage().get_text_bounded().split()
    assert share(text.split(), drawn) > 0.99


def test_a_confidential_place_is_on_no_sheet(starter: Works) -> None:
    """Neither its address nor its name."""
    listing = starter.listings.by_slug("linnet-refuge")
    words = flat(said(printed(starter, listing, "en", LARGE).pdf))
    assert "We never say where this is, to keep people safe." in words


@pytest.mark.parametrize("tag", ["en", "ur", "gu"])
@pytest.mark.parametrize(
    "fields",
    [
        {"description": "Come and see us. We help people. " * 2000},
        {"name": "N" * 300},
        {"name": "😀 Café 🎉", "description": "Bring 🍎 and 中文."},
        {"name": "عربي English עברית 12", "description": "abc ابج def 020 7946 0123"},
        {"name": "\u202egnihtemos\u202c", "alert": "a\u0000b\u0007c"},
        {"name": " ", "description": "-"},
        {"fees_description": "£0 for all. £2.50 for children. 10% off."},
    ],
    ids=["long", "no blanks", "emoji", "mixed", "controls", "blank", "prices"],
)
def test_odd_texts_make_a_good_sheet(
    starter: Works, fields: dict[str, str], tag: str
) -> None:
    """Whatever somebody writes: one sheet comes out, with its telephone."""
    listing = changed(starter.listings.by_slug("scam-stop"), **fields)
    sheet = printed(starter, listing, tag)
    assert pages(sheet.pdf) == 1
    assert "020 7946 0112" in said(sheet.pdf)
    if "😀" in fields.get("name", ""):
        assert {"😀", "🎉"} <= set(sheet.replaced)
        assert "\ufffd Café \ufffd" in said(sheet.pdf)
    else:
        # There is no Hebrew among the fonts.
        assert set(sheet.replaced) == set("עברית" if "עברית" in str(fields) else "")


def test_a_listing_that_says_nothing_has_a_sheet(starter: Works) -> None:
    """What is not known is said."""
    words = flat(said(printed(starter, BARE, "en").pdf))
    assert "We do not have an address." in words
    assert "We do not know the times. Please ask first." in words


TYPST = (
    '#read("/etc/passwd")',
    '#panic("ran")',
    "#{let x = 1; x}",
    "$ sum_(k=1)^n k $ `raw` *bold* _it_ <label> @ref // comment",
    '"); #import "common.typ": *; (\\u{41}\\',
    "#sys.inputs.data",
    "= Heading\n#pagebreak()",
)


@pytest.mark.parametrize(
    "field",
    [
        "name",
        "alert",
        "description",
        "eligibility_description",
        "fees_description",
        "application_process",
        "interpretation_services",
    ],
)
def test_what_looks_like_typst_is_printed_and_never_run(
    starter: Works, field: str
) -> None:
    """In every text of a listing."""
    base = replace(starter.listings.by_slug("scam-stop"), places=())
    for code in TYPST:
        sheet = printed(starter, changed(base, **{field: code}), "en", LARGE)
        words = flat(said(sheet.pdf)).replace("\u200b", "")
        assert "root:" not in words
        probe = {"= Heading\n#pagebreak()": "#pagebreak()"}.get(code, code)
        # "* " and the like are marks of structured text, which screens obey too.
        if field == "name":
            assert flat([probe]) in words
        else:
            assert probe.split()[0].strip("#*_=")[:5] in words


def test_the_same_sheet_has_the_same_bytes(starter: Works) -> None:
    """So that two prints can be compared."""
    listing = starter.listings.by_slug("scam-stop")
    assert printed(starter, listing, "ur").pdf == printed(starter, listing, "ur").pdf


def test_a_pack_has_contents_and_each_sheet_in_each_language(starter: Works) -> None:
    """With their names, languages and pages, in the reader's words and in English."""
    listings = [starter.listings.by_slug(slug) for slug in SLUGS]
    orders = [order(x, tag) for x in listings for tag in ("ur", "gu", "en")]
    read: list[int] = []
    pack = starter.paper.sheets.pack(orders, wording("ur"), read.append)
    assert read == list(range(1, 10))
    assert len(pack.left_out) == 9
    words = said(pack.pdf)
    assert words[:2] == [
        wording("ur").gettext("The sheets in this pack"),
        "The sheets in this pack",
    ]
    entries = words[2 : 2 + 3 * 9]
    assert entries[0::3] == [x.service.name for x in listings for _ in range(3)]
    assert entries[1::3] == ["اردو", "ગુજરાતી", "English"] * 3
    first, *_ = numbers = [int(number) for number in entries[2::3]]
    assert first == 2
    assert numbers == sorted(set(numbers))
    assert pages(pack.pdf) >= numbers[-1]


def test_one_listing_never_fails_a_pack(starter: Works) -> None:
    """Nor does it change what the others say."""
    good = starter.listings.by_slug("scam-stop")
    bad = changed(good, name="😀\u0000" * 50, description="#panic()\u202e" * 500)
    orders = [order(each, "ur") for each in (good, bad, good)]
    pack = starter.paper.sheets.pack(orders, wording("ur"))
    assert said(pack.pdf).count("020 7946 0112") == 6
    assert "😀" in pack.replaced


def test_a_sheet_that_cannot_be_printed_is_left_out_of_its_pack(
    starter: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others come, and whoever asked is told which one did not."""
    good = starter.listings.by_slug("scam-stop")
    bad = changed(good, name="Unprintable")
    printer = starter.paper.sheets._printer
    compiled = printer._compiled

    def broken(template: str, content: dict[str, Any], data: TemplateData) -> object:
        if "Unprintable" in json.dumps(content):
            raise Unavailable("No.")
        return compiled(template, content, data)

    monkeypatch.setattr(printer, "_compiled", broken)
    orders = [order(each, "pl") for each in (good, bad, good)]
    pack = starter.paper.sheets.pack(orders, wording("pl"))
    assert pack.failed == (1,)
    assert said(pack.pdf).count("020 7946 0112") == 4
    with pytest.raises(Unavailable):
        starter.paper.sheets.pack([orders[1]], wording("pl"))


@pytest.mark.parametrize("tag", ["english", "EN-GB", "x", "", "zh-Hant-TW"])
def test_a_language_that_nobody_knows_is_no_trouble(starter: Works, tag: str) -> None:
    """Whatever a listing says that its texts are in."""
    listing = changed(starter.listings.by_slug("scam-stop"), text_language=tag)
    assert "020 7946 0112" in said(printed(starter, listing, "ur").pdf)


def test_the_order_of_rows_and_what_goes_first() -> None:
    """What must never be left out has the lowest rank."""
    assert {name for name, rank in RANKS.items() if rank <= 0} == {
        "alert",
        "when",
        "where",
        "phone",
    }


@pytest.mark.parametrize("tag", TAGS)
def test_the_card_for_staff_says_it_in_both_languages(starter: Works, tag: str) -> None:
    """Four times on a page, with what is looked for; or room to write it."""
    w = wording(tag)
    food = starter.reference.taxonomy.get("food")
    card = starter.paper.cards.print(w, Sought(category=food))
    assert pages(card.pdf) == 1
    assert card.kept == 0
    words = said(card.pdf)
    assert words.count("I need an independent interpreter.") == 4
    assert words.count(w.gettext("I need an independent interpreter.")) == 4
    assert words.count("I am looking for: Food") == 4
    english = WORDINGS.english.language_name(tag)
    assert words.count(f"I speak {english}.") == 4
    blank = said(starter.paper.cards.print(w, Sought()).pdf)
    assert w.gettext("I am looking for:") in blank
