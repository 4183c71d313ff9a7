"""The public pages, as their HTML."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from directory.app import create_app
from directory.errors import Conflict, Invalid, NotFound, Unavailable
from directory.model.nouns import Attribute, Service, TaxonomyTerm
from directory.model.pictures import Pictures
from directory.publishing.works import Works
from directory.storage.records import Author
from directory.web.errors import STATUSES
from directory.web.public.listing_view import dialled
from tests.conftest import GetPage, site_in
from tests.page_rules import Element, Page, read_page

EDITOR = Author("person", "editor")
PLAIN = ["/", "/en/", "/en/help", "/en/about", "/en/accessibility", "/en/privacy"]


@pytest.mark.parametrize("address", PLAIN)
def test_every_plain_page_is_there(get_page: GetPage, address: str) -> None:
    """And keeps the rules of every page."""
    page = get_page(address)
    assert page.with_class("footer")


def test_every_listing_and_category_has_a_page(
    get_page: GetPage, starter: Works
) -> None:
    """All sixty, and every address that any page offers within the site."""
    seen: set[str] = set()
    waiting = ["/en/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        for link in get_page(address).links():
            parts = urlsplit(link)
            # Each choice of filters and lists is an address of its own: one deep
            # is enough to have met every kind. Files are no pages (test_paper_pages),
            # and every Easy Read page is looked at by test_easy_read_pages.
            if (
                not parts.scheme
                and "." not in parts.path
                and not parts.path.endswith("/easy-read")
                and parts.path.startswith("/")
                and len(parse_qs(parts.query)) <= 1
                and "list=" not in parts.query
            ):
                waiting.append(link.partition("#")[0])
    listings = {f"/en/services/{listing.slug}" for listing in starter.listings.every()}
    assert len(listings) == 60
    assert listings <= seen
    assert "/en/search?category=food" in seen


def test_somebody_finds_a_food_bank_opens_it_and_knows_where_when_and_whom(
    get_page: GetPage,
) -> None:
    """The main job, from the first page to the phone number."""
    home = get_page("/en/")
    assert home.all("input")[0].get("name") == "q"
    results = get_page("/en/search?q=food+bank&free=1")
    first = results.with_class("result")[0]
    link = next(a for a in results.all("a") if a.parent and a.parent.tag == "h2")
    assert "Food Bank" in link.text
    assert "EXAMPLE" in first.text
    page = get_page(link.get("href"))
    assert "020 7946" in page.with_class("phone")[0].text
    assert page.with_class("status")[0].text.strip()
    assert page.with_class("hours")
    assert re.search(r"XB\d+ \d[A-Z]{2}", page.text)
    assert page.with_class("checked") or page.with_class("checked-late")
    assert "EXAMPLE" in page.text


def test_filters_narrow_and_each_can_be_taken_away(get_page: GetPage) -> None:
    """Chips lead to the same search without that filter."""
    everything = get_page("/en/search?category=food")
    narrow = get_page("/en/search?category=food&free=1&open=now&access=step-free")
    assert 0 < len(narrow.with_class("result")) < len(everything.with_class("result"))
    assert len(narrow.with_class("chip")) == 4
    for chip in narrow.with_class("chip"):
        wider = get_page(chip.get("href"))
        assert len(wider.with_class("chip")) == 3


def test_the_open_now_filter_shows_only_what_is_open(get_page: GetPage) -> None:
    """Half past ten on a Tuesday."""
    page = get_page("/en/search?open=now")
    statuses = list(page.with_class("status"))
    assert statuses
    assert all("open" in e.get("class").split() for e in statuses)


def results_on(page: Page) -> list[Element]:
    """The links to the results, in order."""
    return [a for a in page.all("a") if a.parent and a.parent.tag == "h2"]


def names_on(page: Page) -> list[str]:
    """The names of the results, in order."""
    return [link.text for link in results_on(page)]


def distances_on(page: Page) -> list[str]:
    """What each result says of the distance."""
    return re.findall(r"(?:About|Less than) [a-z0-9 ]+ away", page.text)


def test_the_nearest_come_first_with_their_distance(get_page: GetPage) -> None:
    """From a landmark; a whole postcode; a name in the reader's own script."""
    near = get_page("/en/search?q=food&near=copperwick+market")
    assert "The nearest come first" in near.text
    assert "straight line from Copperwick Market." in near.text
    first, *_, last = distances_on(near)
    assert first == "Less than half a mile away"
    assert int(re.findall(r"\d+", last)[0]) >= 2
    by_postcode = get_page("/en/search?q=food&near=xb41aa")
    assert "Near Copperwick" in by_postcode.with_class("chip")[0].text
    gujarati = get_page("/gu/search?q=food&near=કૉપરવિક")
    assert names_on(gujarati)[:5] == names_on(by_postcode)[:5]
    assert "માઇલ દૂર" in gujarati.text


def test_how_far_keeps_what_is_within(get_page: GetPage) -> None:
    """As many as the choice had said."""
    everything = get_page("/en/search?near=Copperwick")
    choice = next(e for e in everything.all("option") if "Within 1 mile" in e.text)
    within = get_page("/en/search?near=Copperwick&within=1")
    assert f"({len(within.with_class('result'))})" in choice.text
    assert 0 < len(within.with_class("result")) < 20
    assert all("mile away" in away for away in distances_on(within))
    chips = [chip.text for chip in within.with_class("chip")]
    assert chips == ["Remove: Near Copperwick", "Remove: Within 1 mile"]


def test_a_postcode_among_the_words_is_where_to_be_near_of(get_page: GetPage) -> None:
    """It is no word to look for."""
    page = get_page("/en/search?q=food+bank+XB4+1AA")
    assert "results for “food bank”" in page.text
    assert "straight line from Copperwick" in page.text
    assert distances_on(page)


def test_an_unknown_place_is_said_and_loses_nothing(get_page: GetPage) -> None:
    """The results stay, in their usual order."""
    page = get_page("/en/search?q=food&near=Atlantis")
    assert "We do not know where “Atlantis” is." in page.text
    assert names_on(page) == names_on(get_page("/en/search?q=food"))
    near = next(e for e in page.all("input") if e.get("name") == "near")
    assert near.get("value") == "Atlantis"


def test_a_listing_says_how_far_it_is_from_where_the_search_was(
    get_page: GetPage,
) -> None:
    """Its address carries the place on; without one it says nothing."""
    results = get_page("/en/search?q=food+bank&near=Copperwick")
    page = get_page(results_on(results)[0].get("href"))
    assert distances_on(page)
    assert "straight line from Copperwick." in page.text
    assert not distances_on(get_page("/en/services/thornmere-food-bank"))


def test_nobody_is_told_how_far_a_refuge_is(get_page: GetPage) -> None:
    """Its whereabouts are secret: so is its distance."""
    page = get_page("/en/services/linnet-refuge?near=Copperwick")
    assert not distances_on(page)


def test_a_machine_that_knows_where_it_stands_offers_near_here(
    starter: Works, get_page: GetPage
) -> None:
    """And says how far everything is, without being asked."""
    here = starter.reference.gazetteer.find("Heron Lock")
    app = create_app(replace(starter, here=here))
    page = get_page("/en/search?q=food", of=app)
    assert distances_on(page)
    link = next(a for a in page.all("a") if "Near here" in a.text)
    near = get_page(link.get("href"), of=app)
    assert "straight line from Heron Lock." in near.text
    assert distances_on(near)[0] == "Less than half a mile away"
    assert "Near here" not in get_page("/en/search?q=food").text


def test_open_on_a_day_soon_and_for_an_age(get_page: GetPage) -> None:
    """Each choice says how many it leaves; each can be taken away."""
    page = get_page("/en/search")
    for value, words in (("soon", "in the next 2 hours"), ("sunday", "Sunday")):
        choice = next(e for e in page.all("option") if e.get("value") == value)
        assert words in choice.text
        count = int(re.findall(r"\((\d+)\)", choice.text)[0])
        chosen = get_page(f"/en/search?open={value}")
        assert 0 < count < 60
        assert f"{count} services" in chosen.text
        assert words in chosen.with_class("chip")[0].text
    young = get_page("/en/search?q=club&age=9")
    old = get_page("/en/search?q=club&age=80")
    assert "For someone aged 9" in young.with_class("chip")[0].text
    assert "Young carers' club" in names_on(young)
    assert "Young carers' club" not in names_on(old)


def test_the_readers_own_language_is_one_press_away(get_page: GetPage) -> None:
    """On a page in English it is not offered."""
    page = get_page("/so/search")
    link = next(a for a in page.all("a") if "Waxaa lagu hadlaa" in a.text)
    assert "spoken=so" in link.get("href")
    assert get_page(link.get("href")).with_class("result")


def test_a_search_that_finds_nothing_offers_a_person_and_all_categories(
    get_page: GetPage,
) -> None:
    """Never an empty page."""
    page = get_page("/en/search?q=zzzzqqq")
    assert "020 7946 0199" in page.text
    assert len(page.with_class("tile")) == 9


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 5000,
        "q=NOT+OR+x",
        "q=%00%00",
        "q=<script>alert(1)</script>",
        "q=%F0%9F%8D%9E",
        "page=-1",
        "page=99999",
        "page=%D9%A3",
        "page=²",
        "category=nowhere",
        "area=nowhere&spoken=xx-not-a-tag",
        "open=later&free=maybe&access=1",
        "age=-1&near=here&within=9",
        "age=a%20b&access=,,&access=lift,lift",
        "list=" + ",".join(f"s{n}" for n in range(200)),
    ],
)
def test_a_strange_address_still_gets_a_page(get_page: GetPage, query: str) -> None:
    """Whatever people, robots and old bookmarks send."""
    page = get_page(f"/en/search?{query}")
    assert "<script>alert" not in page.html


def test_page_two_goes_on_where_page_one_ended(get_page: GetPage) -> None:
    """No listing twice, none missing."""
    first, second, third = (get_page(f"/en/search?page={n}") for n in (1, 2, 3))
    names = [
        link.text
        for page in (first, second, third)
        for link in page.all("a")
        if link.parent and link.parent.tag == "h2"
    ]
    assert len(names) == len(set(names)) == 60
    assert third.all("ol")[-1].get("start") == "41"


def test_my_list_travels_in_the_address_and_nowhere_else(
    get_page: GetPage, app: Flask
) -> None:
    """Adding is a link; every link carries the list on; no cookie is set."""
    page = get_page("/en/services/conversation-cafes")
    add = next(a for a in page.all("a") if "Add to my list" in a.text)
    added = get_page(add.get("href"))
    inside = [
        link
        for link in added.links()
        if link.startswith("/en/") and "list" not in link and "." not in link
    ]
    # Only taking the one service off again leads to a page without a list.
    assert inside == ["/en/services/conversation-cafes"]
    listed = get_page("/en/list?list=conversation-cafes,dial-a-bus,gone-away")
    assert len(listed.with_class("result")) == 2
    assert "1 service on your list is not in the directory any more" in listed.text
    answer = app.test_client().get(add.get("href"))
    assert "Set-Cookie" not in answer.headers


def test_searching_again_keeps_the_list(get_page: GetPage) -> None:
    """A form carries it as a hidden field."""
    page = get_page("/en/search?q=food&list=dial-a-bus")
    hidden = [e.get("value") for e in page.all("input") if e.get("name") == "list"]
    assert hidden == ["dial-a-bus"] * 3


def test_a_refuge_is_listed_and_nothing_says_where_it_is(
    get_page: GetPage, starter: Works
) -> None:
    """Its page has a phone number, a way out, and no place."""
    secret = next(x for x in starter.listings.every() if x.slug == "linnet-refuge")
    stored = starter.listings.stored("location", [secret.places[0].location.id])
    (whole,) = stored.values()
    page = get_page("/en/services/linnet-refuge")
    assert whole.record.name
    assert whole.record.name not in page.html
    assert page.with_class("leave")
    assert page.with_class("phone")
    assert "We never say where this is" in page.text
    assert not re.search(r"XB\d", page.html)
    assert secret.places[0].location.confidential
    results = get_page("/en/search?category=domestic-abuse")
    assert results.with_class("leave")
    assert not get_page("/en/services/conversation-cafes").with_class("leave")


def test_every_starter_listing_says_that_it_is_an_example(
    get_page: GetPage, starter: Works
) -> None:
    """On its page and in results."""
    for listing in starter.listings.every():
        assert "EXAMPLE" in get_page(f"/en/services/{listing.slug}").text
    cards = get_page("/en/search").with_class("result")
    assert all("EXAMPLE" in each.text for each in cards)


def test_an_unknown_page_or_language_is_a_404_with_a_search_box(
    get_page: GetPage,
) -> None:
    """In the reader's language, where the address names one."""
    for address in ("/en/nope", "/xx/", "/en/services/nope", "/s/nope", "/nope/"):
        page = get_page(address, status=404)
        assert [e.get("name") for e in page.all("input")] == ["q"]


def test_a_listing_that_moved_redirects_and_keeps_the_list(fresh: Works) -> None:
    """An old address leads to the new one."""
    listing = fresh.listings.by_slug("dial-a-bus")
    with fresh.listings.writing(EDITOR) as writer:
        stored = fresh.listings.stored("service", [listing.service.id])
        writer.put(
            replace(listing.service, slug="ring-a-bus"),
            expected=stored[listing.service.id].revision,
        )
    client = create_app(fresh).test_client()
    answer = client.get("/en/services/dial-a-bus?list=x")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/en/services/ring-a-bus?list=x"
    short = client.get(f"/s/{listing.service.id}")
    assert short.headers["Location"] == "/en/services/ring-a-bus"


def test_a_service_that_is_closed_for_now_says_so_instead_of_times(
    fresh: Works, get_page: GetPage
) -> None:
    """ "Open now" would send people to a closed door."""
    listing = fresh.listings.by_slug("conversation-cafes")
    with fresh.listings.writing(EDITOR) as writer:
        stored = fresh.listings.stored("service", [listing.service.id])
        writer.put(
            replace(listing.service, status="temporarily closed"),
            expected=stored[listing.service.id].revision,
        )
    page = get_page("/en/services/conversation-cafes", of=create_app(fresh))
    assert "Closed for now" in page.with_class("status")[0].text
    assert "Open now" not in page.text


def test_hostile_text_in_a_listing_stays_text(fresh: Works, get_page: GetPage) -> None:
    """Whatever an import brings in."""
    attack = '<script>alert(1)</script> [x](javascript:alert(2)) "><img src=x>'
    service = Service(
        id="11111111-1111-4111-8111-111111111111",
        name=attack,
        description=attack,
        alert=attack,
        email="a@example.org",
        url="https://example.org/?a=%22%3E",
        slug="hostile",
        assured_date=date(2026, 11, 1),
    )
    with fresh.listings.writing(EDITOR) as writer:
        writer.put(service, expected=None)
    fresh.keeper.bring_up_to_date()
    app = create_app(fresh)
    for address in (
        "/en/services/hostile",
        "/en/search?q=hostile",
        "/en/search?q=alert",
    ):
        page = get_page(address, of=app)
        assert "<script>alert" not in page.html
        assert not [a for a in page.links() if a.startswith("javascript")]
        assert all(e.get("src") != "x" for e in page.all("img"))


def test_every_answer_carries_the_security_headers(app: Flask) -> None:
    """Pages, errors, files and health alike; no inline code is allowed."""
    client = app.test_client()
    for address in ("/en/", "/en/nope", "/static/style.css", "/healthz"):
        with client.get(address) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"


def test_each_kind_of_error_has_one_status() -> None:
    """The one table."""
    assert {NotFound: 404, Invalid: 400, Conflict: 409, Unavailable: 503} == STATUSES


def test_a_damaged_index_is_said_plainly_and_other_pages_go_on(
    tmp_path: Path, get_page: GetPage
) -> None:
    """503 with a way to a person; the listing is still there."""
    works = site_in(tmp_path)
    for path in works.settings.index.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")
    app = create_app(works)
    page = get_page("/en/search?q=food", status=503, of=app)
    assert "Search is getting ready" in page.text
    assert "020 7946 0199" in page.text
    assert get_page("/en/services/dial-a-bus", of=app).with_class("phone")
    health = json.loads(app.test_client().get("/healthz").text)
    assert health["search_index"]["usable"] is False
    assert works.keeper.bring_up_to_date() == 60
    assert get_page("/en/search?q=food", of=app).with_class("result")
    works.engine.dispose()


def test_health_tells_how_fresh_the_index_is(app: Flask, starter: Works) -> None:
    """Nothing behind, after the start."""
    answer = app.test_client().get("/healthz")
    health = json.loads(answer.text)
    assert health["status"] == "ok"
    assert health["listings"] == 60
    assert health["change"] == starter.listings.sequence()
    assert health["search_index"]["behind"] == 0
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_unforeseen_error_shows_a_page_and_no_innards(starter: Works) -> None:
    """500, in plain words."""
    app = create_app(starter)

    @app.get("/en/boom")
    def boom() -> str:
        raise RuntimeError("secret detail")

    answer = app.test_client().get("/en/boom")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert read_page(answer.text, "/en/boom").broken_rules() == []


def test_static_files_may_be_kept_for_a_year(get_page: GetPage, app: Flask) -> None:
    """Their address changes when they do."""
    links = get_page("/en/").all("link")
    sheets = [e.get("href") for e in links if e.get("rel") == "stylesheet"]
    assert len(sheets) == 3
    for sheet in sheets:
        assert re.search(r"(style|fonts|suggest)\.css\?v=\d+$", sheet)
        with app.test_client().get(sheet) as answer:
            pass
        assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("number", "dialled_number"),
    [
        ("020 7946 0123", "+44-20-7946-0123"),
        ("+44 (0)20 7946 0123", "+44-20-7946-0123"),
        ("020 7946 0123 ext 5", "+44-20-7946-0123;ext=5"),
        ("020 7946 0123 / 01632 960123", "+44-20-7946-0123"),
        ("0808 157 0123 (Mon-Fri 9-5)", "+44-808-157-0123"),
        ("07700 900123", "+44-7700-900123"),
        ("Ask at the desk", ""),
        ("", ""),
    ],
)
def test_a_telephone_dials_the_number_and_nothing_else(
    number: str, dialled_number: str
) -> None:
    """No link is better than a wrong one."""
    assert dialled(number) == dialled_number


def test_the_list_has_all_that_is_needed_on_paper(get_page: GetPage) -> None:
    """Every place with its address and times, every number, what to bring."""
    page = get_page("/en/list?list=thornmere-food-bank")
    for words in ("12 Ropewalk", "XB9 1GU", "10am to 12:30pm", "A voucher", "Free"):
        assert words in page.text, words
    assert len(page.with_class("phone")) == 2
    assert len(page.with_class("hours")) == 4


def test_results_that_begin_with_a_sensitive_service_can_be_left_quickly(
    get_page: GetPage,
) -> None:
    """Not only when the category was chosen."""
    assert get_page("/en/search?q=abuse").with_class("leave")
    assert not get_page("/en/search?q=choir").with_class("leave")


def test_kinds_of_help_are_pictures_down_to_the_second_level(
    get_page: GetPage,
) -> None:
    """Nobody must type or open a menu to browse."""
    tiles = get_page("/en/search?category=food").with_class("tile")
    assert {tile.get("href") for tile in tiles} == {
        "/en/search?category=food-banks",
        "/en/search?category=free-meals",
    }


def test_kinds_of_help_without_a_service_are_not_offered(
    fresh: Works, get_page: GetPage
) -> None:
    """The first tap never leads to nothing."""
    with fresh.listings.writing(EDITOR) as writer:
        writer.remove_examples()
        writer.put(Service(id="1" * 36, name="Choir"), expected=None)
    fresh.keeper.bring_up_to_date()
    assert len(get_page("/en/", of=create_app(fresh)).with_class("tile")) == 9
    food = fresh.reference.taxonomy.get("food-banks")
    assert food
    term = TaxonomyTerm(id=food.id, code=food.code, name="Food banks")
    with fresh.listings.writing(EDITOR) as writer:
        writer.put(
            Service(
                id="2" * 36,
                name="Pantry",
                attributes=(Attribute(id="a", taxonomy_term=term),),
            ),
            expected=None,
        )
    fresh.keeper.bring_up_to_date()
    (tile,) = get_page("/en/", of=create_app(fresh)).with_class("tile")
    assert tile.get("href") == "/en/search?category=food"


def test_a_page_that_is_not_there_offers_ways_that_are(get_page: GetPage) -> None:
    """The search box and the links of an unknown language lead to English."""
    page = get_page("/xx/", status=404)
    assert page.all("form")[0].get("action") == "/en/search"
    for link in page.links():
        if link.startswith("/") and "static" not in link:
            get_page(link)


def test_long_numbers_and_lists_do_no_harm(get_page: GetPage) -> None:
    """5,000 digits are a page; a list of junk is no list."""
    get_page("/en/search?page=" + "9" * 5000)
    page = get_page("/en/?list=" + "x" * 5000 + ",../etc,<b>,dial-a-bus")
    assert "My list (1)" in page.text


def test_a_wrong_method_says_which_ones_there_are(app: Flask) -> None:
    """RFC 9110, 15.5.6."""
    answer = app.test_client().post("/en/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_another_language_keeps_the_page_and_its_questions(get_page: GetPage) -> None:
    """Whatever stands in the address; nothing of it becomes code or another host."""
    odd = "?q=a%26b&_external=1&_scheme=x&endpoint=y&slug=z&lang=fr&x=any-language"
    page = get_page(f"/en/services/dial-a-bus{odd}")
    links = {a.get("hreflang"): a.get("href") for a in page.all("a")}
    assert links["gu"] == f"/gu/services/dial-a-bus{odd}"


def test_the_made_up_help_line_says_so(get_page: GetPage) -> None:
    """While content/site.toml is the example."""
    assert (
        "(EXAMPLE, not a real number)" in get_page("/en/").with_class("footer")[0].text
    )


def test_pictures_that_are_not_there_are_named_at_the_start(starter: Works) -> None:
    """And not on the first page that wants them."""
    broken = replace(
        starter.reference, pictures=Pictures(ideas={"food": "no-such-picture"})
    )
    with pytest.raises(Invalid, match="no-such-picture"):
        create_app(replace(starter, reference=broken))
