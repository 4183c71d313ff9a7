"""What is printed from the pages: sheets, packs, the card, and other formats."""

import re
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from flask import Flask

from directory.app import create_app
from directory.errors import Unavailable
from directory.publishing.packs import QUICK
from directory.publishing.works import Works
from directory.storage.records import Author
from directory.wording.languages import LANGUAGES
from tests.conftest import GetPage
from tests.publishing.sheet_pages import pages, said, wording

TAGS = [language.tag for language in LANGUAGES]
SLUG = "scam-stop"
PATIENCE = 120


def get(app: Flask, address: str, status: int = 200):
    """An answer that is no page."""
    answer = app.test_client().get(address)
    assert answer.status_code == status, answer.text[:300]
    return answer


@pytest.mark.parametrize("tag", TAGS)
def test_every_listing_offers_its_sheet_and_other_formats(
    get_page: GetPage, app: Flask, tag: str
) -> None:
    """Each link leads to something in that language."""
    page = get_page(f"/{tag}/services/{SLUG}")
    base = f"/{tag}/services/{SLUG}"
    links = [link for link in page.links() if link.startswith(f"{base}/")]
    assert f"{base}/sheet.pdf" in links
    assert f"{base}/sheet.pdf?size=24" in links
    assert f"/{tag}/card?for={SLUG}" in page.links()
    offered = {link.rsplit("/", 1)[1] for link in links}
    assert {"sheet.txt", "sms.txt"} <= offered
    for link in set(links):
        answer = get(app, link)
        if link.endswith("easy-read"):
            continue
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"].startswith("inline; filename=")
        kind = link.partition("?")[0].rsplit(".", 1)[1]
        start = {"pdf": b"%PDF-", "wav": b"RIFF"}.get(kind)
        assert answer.data.startswith(start) if start else len(answer.data) > 200
        if kind in ("pdf", "txt"):
            text = " ".join(said(answer.data)) if kind == "pdf" else answer.text
            assert "020 7946 0112" in text


def test_a_sheet_is_in_the_language_of_its_address(app: Flask) -> None:
    """With the English beside it, and only in sizes that there are."""
    words = said(get(app, f"/ur/services/{SLUG}/sheet.pdf").data)
    lead = wording("ur").gettext("These are the times:")
    assert any(each.startswith(lead) for each in words)
    assert "This service is about: Scams and fraud." in words
    large = get(app, f"/ur/services/{SLUG}/sheet.pdf?size=24").data
    assert pages(large) > 1
    get(app, f"/ur/services/{SLUG}/sheet.pdf?size=400", 400)
    get(app, f"/xx/services/{SLUG}/sheet.pdf", 404)
    get(app, "/ur/services/none-such/sheet.pdf", 404)
    get(app, "/ur/services/none-such/sheet.txt", 404)


def test_a_former_name_leads_on(fresh: Works) -> None:
    """As on pages; so that what is written on paper still works."""
    listing = fresh.listings.by_slug(SLUG)
    change(fresh, slug="new-name")
    app = create_app(fresh)
    for name in ("sheet.pdf", "sheet.txt"):
        answer = get(app, f"/ur/services/{listing.slug}/{name}", 301)
        assert answer.headers["Location"].startswith(f"/ur/services/new-name/{name}")


def change(works: Works, **fields: object) -> None:
    """Save something else of a listing."""
    service = works.listings.by_slug(SLUG).service
    with works.listings.writing(Author("person", "editor")) as writer:
        stored = works.listings.stored("service", [service.id])
        writer.put(
            replace(service, **fields),  # type: ignore[arg-type]
            expected=stored[service.id].revision,
        )


def test_the_code_on_an_old_sheet_says_what_changed(fresh: Works) -> None:
    """In the reader's language; and that the sheet is right, where it is."""
    listing = fresh.listings.by_slug(SLUG)
    client = create_app(fresh).test_client()
    address = f"/s/{listing.service.id}?r={listing.revision}&d=20261120"

    def scanned(tag: str) -> str:
        answer = client.get(address, headers={"Accept-Language": tag})
        assert answer.status_code == 302
        return client.get(answer.headers["Location"]).text

    assert "Your sheet is still right." in scanned("en")
    phones = listing.service.phones
    change(fresh, phones=tuple(replace(p, number="020 7946 0998") for p in phones))
    now = scanned("en")
    assert "Your sheet is out of date." in now
    assert now.index("<li>How do I get help?</li>") > now.index("out of date")
    assert "<li>Where is it?</li>" not in now
    polish = wording("pl")
    message = "Your sheet is out of date. This has changed since then:"
    assert polish.gettext(message) in scanned("pl")
    for odd in ("", "x", "-1", "99999999999999999999", "999999"):
        for query in (f"r={odd}&d=20261120", f"r={listing.revision}&d={odd}"):
            page = client.get(f"/en/services/{SLUG}?{query}")
            assert page.status_code == 200
            assert "Your sheet" not in page.text


def test_nothing_is_called_right_that_was_checked_too_long_ago(fresh: Works) -> None:
    """Nobody knows."""
    listing = fresh.listings.by_slug("dial-a-bus")
    assert listing.is_overdue(fresh.clock())
    address = f"/en/services/dial-a-bus?r={listing.revision}&d=20261120"
    assert "Your sheet" not in create_app(fresh).test_client().get(address).text


def test_what_is_printed_is_counted_and_told_to_staff(fresh: Works) -> None:
    """By listing and language: of sheets and of packs."""
    client = create_app(fresh).test_client()
    client.get(f"/ur/services/{SLUG}/sheet.pdf")
    client.get(f"/ur/services/{SLUG}/sheet.pdf?size=24")
    client.get(f"/en/pack.pdf?tick={SLUG}&tick=dial-a-bus&langs=ur,gu")
    counted = {
        fresh.listings.by_ids([x.service_id])[0].slug: x.languages
        for x in fresh.paper.printed.report()
    }
    assert counted == {SLUG: {"gu": 1, "ur": 3}, "dial-a-bus": {"gu": 1, "ur": 1}}


def test_what_nobody_was_given_is_not_counted(
    fresh: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for its headers alone, or refused."""
    client = create_app(fresh).test_client()
    slugs = [listing.slug for listing in fresh.listings.every()][: QUICK + 1]
    ticks = "&".join(f"tick={slug}" for slug in slugs)

    def refuse(*_orders: object, **_options: object) -> str:
        raise Unavailable("Not now.")

    monkeypatch.setattr(fresh.paper.packs, "start", refuse)
    monkeypatch.setattr(fresh.paper.sheets, "pack", refuse)
    assert client.get(f"/en/pack.pdf?{ticks}&langs=en").status_code == 503
    assert client.get(f"/en/pack.pdf?tick={SLUG}&langs=en").status_code == 503
    monkeypatch.undo()
    assert client.head(f"/en/services/{SLUG}/sheet.pdf").status_code == 200
    assert client.head(f"/en/pack.pdf?tick={SLUG}&langs=en").status_code == 200
    assert not list(fresh.paper.printed.report())
    assert client.get(f"/en/pack.pdf?tick={SLUG}&langs=en").status_code == 200
    assert len(list(fresh.paper.printed.report())) == 1


def test_the_list_leads_to_a_pack(get_page: GetPage, app: Flask) -> None:
    """Its services are ticked, the reader's language is too."""
    address = f"/gu/list?list={SLUG},dial-a-bus"
    (link,) = [x for x in get_page(address).links() if x.startswith("/gu/pack")]
    page = get_page(link)
    boxes = [x for x in page.all("input") if x.get("type") == "checkbox"]
    ticked = [x.get("value") for x in boxes if "checked" in x.attributes]
    assert ticked == [SLUG, "dial-a-bus", "gu"]
    answer = get(app, f"/gu/pack.pdf?tick={SLUG}&tick=dial-a-bus&langs=gu&langs=ur")
    words = said(answer.data)
    assert words[0] == wording("gu").gettext("The sheets in this pack")
    assert words.count("020 7946 0112") >= 2
    whole = get(app, f"/gu/pack.pdf?list={SLUG},dial-a-bus&langs=gu,ur")
    assert whole.data == answer.data


def test_results_can_be_ticked(get_page: GetPage) -> None:
    """Without adding them to a list first."""
    page = get_page("/en/search?q=food&list=dial-a-bus")
    boxes = [x for x in page.all("input") if x.get("name") == "tick"]
    assert len(boxes) > 3
    assert {x.get("form") for x in boxes} == {"print-ticked"}
    (form,) = [x for x in page.all("form") if x.get("id") == "print-ticked"]
    assert form.get("action") == "/en/pack"
    first, second = boxes[0].get("value"), boxes[1].get("value")
    chosen = get_page(f"/en/pack?tick={first}&tick={second}&list=dial-a-bus")
    ticked = [x.get("value") for x in chosen.all("input") if x.get("name") == "tick"]
    assert ticked == [first, second]


def test_a_pack_of_nothing_says_what_to_do(get_page: GetPage) -> None:
    """And what was chosen stays chosen."""
    page = get_page("/en/pack.pdf?size=24", 400)
    assert "Please choose a service first." in page.text
    page = get_page(f"/en/pack.pdf?tick={SLUG}&size=24", 400)
    assert "Please choose a language." in page.text
    (large,) = [x for x in page.all("input") if x.get("value") == "24"]
    assert "checked" in large.attributes
    get_page(f"/en/pack.pdf?tick={SLUG}&langs=xx", 404)


def test_too_many_sheets_are_refused_with_their_number(
    get_page: GetPage, starter: Works
) -> None:
    """Before anything is made."""
    slugs = [listing.slug for listing in starter.listings.every()][:30]
    ticks = "&".join(f"tick={slug}" for slug in slugs)
    page = get_page(f"/en/pack.pdf?{ticks}&langs=ur,gu,pl,so", 400)
    assert "These are 120 sheets. We can make 100 at once." in page.text


def test_a_sheet_in_large_print_counts_as_four(
    get_page: GetPage, starter: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the most that are made at once, and of those that are made at once."""
    slugs = [listing.slug for listing in starter.listings.every()]
    ticks = "&".join(f"tick={slug}" for slug in slugs[:26])
    page = get_page(f"/en/pack.pdf?{ticks}&langs=ur&size=24", 400)
    assert "These are 26 sheets. We can make 25 at once." in page.text
    begun = []

    def start(orders: Sequence[object], *_args: object, **_options: object) -> str:
        begun.append(len(orders))
        return "a-name"

    monkeypatch.setattr(starter.paper.packs, "start", start)
    client = create_app(starter).test_client()
    for count in (25, 3):
        ticks = "&".join(f"tick={slug}" for slug in slugs[:count])
        answer = client.get(f"/en/pack.pdf?{ticks}&langs=ur&size=24")
        assert answer.status_code == 303
    assert begun == [25, 3]


def test_no_tick_is_left_out_without_a_word(get_page: GetPage, starter: Works) -> None:
    """Whoever ticked more than a list holds is told so."""
    slugs = [listing.slug for listing in starter.listings.every()][:31]
    assert len(slugs) == 31
    ticks = "&".join(f"tick={slug}" for slug in slugs)
    page = get_page(f"/en/pack.pdf?{ticks}&langs=ur,gu", 400)
    assert "These are 62 sheets. We can make 60 at once." in page.text
    boxes = [x for x in page.all("input") if x.get("name") == "tick"]
    assert [x.get("value") for x in boxes] == slugs


def test_whoever_unticks_all_does_not_get_the_whole_list(get_page: GetPage) -> None:
    """The form says that there were boxes to tick; they stay there."""
    (form,) = [
        x
        for x in get_page(f"/en/pack?list={SLUG},dial-a-bus").all("input")
        if x.get("name") == "chosen"
    ]
    assert (form.get("type"), form.get("value")) == ("hidden", "1")
    address = f"/en/pack.pdf?list={SLUG},dial-a-bus&chosen=1&langs=en"
    page = get_page(address, 400)
    assert "Please choose a service first." in page.text
    boxes = [x for x in page.all("input") if x.get("name") == "tick"]
    assert [x.get("value") for x in boxes] == [SLUG, "dial-a-bus"]
    assert not [x for x in boxes if "checked" in x.attributes]
    page = get_page(f"{address[: -len('&langs=en')]}&tick=dial-a-bus", 400)
    boxes = [x for x in page.all("input") if x.get("name") == "tick"]
    ticked = [x.get("value") for x in boxes if "checked" in x.attributes]
    assert ticked == ["dial-a-bus"]


LEAVE = "Leave this page"


@pytest.mark.parametrize(
    ("asked", "hides"),
    [
        ("linnet-refuge", True),
        ("domestic-abuse", True),
        ("food", False),
        (SLUG, False),
        ("", False),
    ],
)
def test_a_sensitive_card_can_be_left_quickly(
    get_page: GetPage, asked: str, *, hides: bool
) -> None:
    """As the page of its service can."""
    assert (LEAVE in get_page(f"/en/card?for={asked}").text) == hides


def test_what_is_below_a_sensitive_kind_of_help_is_sensitive(starter: Works) -> None:
    """Its card can be left quickly, too."""
    taxonomy = starter.reference.taxonomy
    below = next(x for x in taxonomy.categories if x.parent == "food")
    app = create_app(starter)
    assert LEAVE not in get(app, f"/en/card?for={below.code}").text
    categories = tuple(
        replace(x, sensitive=x.sensitive or x.code == "food")
        for x in taxonomy.categories
    )
    changed = replace(taxonomy, categories=categories)
    reference = replace(starter.reference, taxonomy=changed)
    app = create_app(replace(starter, reference=reference))
    assert LEAVE in get(app, f"/en/card?for={below.code}").text


@pytest.mark.parametrize(("slug", "hides"), [("linnet-refuge", True), (SLUG, False)])
def test_one_can_leave_a_sensitive_pack_while_waiting(
    get_page: GetPage, starter: Works, app: Flask, slug: str, *, hides: bool
) -> None:
    """One service is enough."""
    is_sensitive = starter.reference.taxonomy.is_sensitive
    others = [x.slug for x in starter.listings.every() if not is_sensitive(x.service)]
    slugs = list(dict.fromkeys([slug, *others]))[: QUICK + 1]
    ticks = "&".join(f"tick={slug}" for slug in slugs)
    answer = get(app, f"/en/pack.pdf?{ticks}&langs=en", 303)
    assert (LEAVE in get_page(answer.headers["Location"]).text) == hides


def test_a_large_pack_shows_how_far_it_is(starter: Works, app: Flask) -> None:
    """Without JavaScript: the page asks again until the sheets are there."""
    slugs = [listing.slug for listing in starter.listings.every()][: QUICK + 1]
    ticks = "&".join(f"tick={slug}" for slug in slugs)
    client = app.test_client()
    answer = client.get(f"/en/pack.pdf?{ticks}&langs=en")
    assert answer.status_code == 303
    waiting = answer.headers["Location"]
    ends = time.monotonic() + PATIENCE
    page = client.get(waiting)
    while "Refresh" in page.headers:
        assert re.search(rf"\d+ of {QUICK + 1} are read", page.text)
        assert time.monotonic() < ends, "the pack was never done"
        time.sleep(0.05)
        page = client.get(waiting)
    assert "Your sheets are ready." in page.text
    assert page.headers["Cache-Control"] == "no-store"
    pdf = client.get(f"{waiting}/sheets.pdf")
    assert pages(pdf.data) > QUICK
    assert client.get("/en/pack/not-a-name").status_code == 404
    assert client.get("/en/pack/not-a-name/sheets.pdf").status_code == 404


@pytest.mark.parametrize("tag", TAGS)
def test_the_card_is_on_the_screen_and_on_paper(
    get_page: GetPage, app: Flask, tag: str
) -> None:
    """For a kind of help, a service, or anything at all."""
    w = wording(tag)
    page = get_page(f"/{tag}/card?for=food")
    assert w.gettext("I need an independent interpreter.") in page.text
    assert "I am looking for: Food" in page.text or tag == "en"
    (link,) = [x for x in page.links() if "card.pdf" in x]
    assert pages(get(app, link).data) == 1
    assert "Scam Stop" in get_page(f"/{tag}/card?for={SLUG}").text
    get_page(f"/{tag}/card")
    get(app, f"/{tag}/card?for=none-such", 404)


def test_a_missing_program_hides_its_format(
    app: Flask, get_page: GetPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says what to install to whoever asks for it all the same."""
    monkeypatch.setenv("PATH", "/nowhere")
    page = get_page(f"/en/services/{SLUG}")
    assert not [x for x in page.links() if x.endswith((".wav", ".brf"))]
    assert "There is no sound in this language." in page.text
    get(app, f"/en/services/{SLUG}/audio.wav", 503)
    get(app, f"/en/services/{SLUG}/braille.brf", 503)


def test_a_recording_takes_the_place_of_a_computers_voice(fresh: Works) -> None:
    """In its language alone, also in one that has no voice."""
    folder = fresh.settings.home / "recordings"
    folder.mkdir()
    (folder / f"{SLUG}.so.mp3").write_bytes(b"ID3 a person")
    client = create_app(fresh).test_client()
    assert "audio.wav" in client.get(f"/so/services/{SLUG}").text
    answer = client.get(f"/so/services/{SLUG}/audio.wav")
    assert answer.data == b"ID3 a person"
    assert answer.content_type == "audio/mpeg"
    assert f'filename="{SLUG}-so.mp3"' in answer.headers["Content-Disposition"]
    assert client.get("/so/services/dial-a-bus/audio.wav").status_code == 404


def test_paper_has_no_buttons_of_the_screen(get_page: GetPage) -> None:
    """Other formats and ticks are for the screen alone."""
    page = get_page(f"/en/services/{SLUG}")
    (section,) = [
        x for x in page.all("section") if x.get("aria-labelledby") == "formats"
    ]
    assert "screen-only" in section.get("class").split()
