"""Pages in the reader's language: choosing it, keeping it, and what is not in it."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from directory.app import create_app
from directory.publishing.works import Works
from directory.wording.languages import LANGUAGES
from tests.conftest import GetPage
from tests.page_rules import Element, Page

TAGS = [language.tag for language in LANGUAGES]
FOOD_BANK = "services/thornmere-food-bank"


def nearest_lang(element: Element) -> str:
    """The language that an element's text is marked as."""
    at: Element | None = element
    while at is not None:
        if at.get("lang"):
            return at.get("lang")
        at = at.parent
    return ""


def alternates(page: Page) -> dict[str, str]:
    """The addresses of the page in other languages."""
    links = [e for e in page.all("link") if e.get("rel") == "alternate"]
    return {e.get("hreflang"): e.get("href") for e in links}


def switcher(page: Page) -> dict[str, Element]:
    """The links of the language switcher."""
    links = [a for a in page.all("a") if a.get("hreflang") and a.inside("nav")]
    return {a.get("hreflang"): a for a in links}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "path", ["", "search?q=food&free=1", FOOD_BANK, "help", "list?list=dial-a-bus"]
)
def test_every_page_leads_to_itself_in_every_language(
    tag: str, path: str, get_page: GetPage
) -> None:
    """By links that people see (GOV.UK's pattern) and by hreflang."""
    page = get_page(f"/{tag}/{path}")
    links = switcher(page)
    assert list(links) == TAGS
    for language in LANGUAGES:
        link = links[language.tag]
        assert link.text == language.name
        assert link.get("lang") == language.tag
        assert link.get("dir") == language.direction
        wanted = f"/{language.tag}/{path}".replace("&", "&amp;")
        assert link.get("href").replace("&", "&amp;") == wanted
        assert (link.get("aria-current") == "true") == (language.tag == tag)
    assert set(alternates(page)) == {*TAGS, "x-default"}
    assert alternates(page)["x-default"] == "/"


def first_screen(app: Flask, accept: str) -> list[str]:
    """The languages in the order in which a browser is offered them."""
    answer = app.test_client().get("/", headers={"Accept-Language": accept})
    assert answer.headers["Vary"] == "Accept-Language"
    main = answer.text.partition("<main")[2]
    return re.findall(r'hreflang="(\w+)"', main)


@pytest.mark.parametrize(
    ("accept", "first"),
    [
        ("ur-PK,ur;q=0.9,gu;q=0.8,en;q=0.5", ["ur", "gu", "en"]),
        ("pt-BR", ["pt", "en"]),
        ("fr", ["en", "gu"]),
        ("", ["en", "gu"]),
        ("so;q=0.1, sq", ["sq", "so", "en"]),
    ],
)
def test_the_browser_s_languages_are_offered_first_and_never_forced(
    accept: str, first: list[str], app: Flask
) -> None:
    """All thirteen stay on the screen, whatever the browser wants."""
    offered = first_screen(app, accept)
    assert offered[: len(first)] == first
    assert sorted(offered) == sorted(TAGS)


def test_an_address_decides_and_not_the_browser(app: Flask) -> None:
    """A volunteer's phone speaks Polish; the page that she opens is in Gujarati."""
    answer = app.test_client().get("/gu/", headers={"Accept-Language": "pl"})
    assert '<html lang="gu" dir="ltr">' in answer.text


def test_an_address_without_a_language_asks_the_browser(app: Flask) -> None:
    """The short address on paper, and a page that is not there."""
    client = app.test_client()
    somali = {"Accept-Language": "so"}
    food_bank = "/s/2defd1bc-9bbc-523b-872b-d2c8ff38a6e7"
    answer = client.get(food_bank, headers=somali)
    assert answer.headers["Location"] == f"/so/{FOOD_BANK}"
    assert '<html lang="so"' in client.get("/nope/", headers=somali).text


@pytest.mark.parametrize("tag", TAGS)
def test_what_exists_only_in_english_says_so_and_is_marked(
    tag: str, get_page: GetPage
) -> None:
    """Each block of it, in the reader's language; in English there is no label."""
    page = get_page(f"/{tag}/{FOOD_BANK}")
    labels = page.with_class("only-english")
    assert bool(labels) == (tag != "en")
    for label in labels:
        assert nearest_lang(label) == tag
    sentence = "You can get a bag of food here"
    # In other languages it stands beside what it is translated to, folded away.
    where = "p" if tag == "en" else "div"
    (said,) = [
        e
        for e in page.all(where)
        if e.text.startswith(sentence) and (tag == "en" or e.inside("details"))
    ]
    assert nearest_lang(said) == "en"


@pytest.mark.parametrize("tag", TAGS)
def test_the_facts_of_a_listing_are_the_same_in_every_language(
    tag: str, get_page: GetPage
) -> None:
    """Name, phones and addresses, letter for letter."""
    page = get_page(f"/{tag}/{FOOD_BANK}")
    english = get_page(f"/en/{FOOD_BANK}")
    for facts in ("phone", "address"):
        wanted = [" ".join(e.text.split()) for e in english.with_class(facts)]
        found = [" ".join(e.text.split()) for e in page.with_class(facts)]
        assert found == wanted
        assert wanted
    (heading,) = page.all("h1")
    assert heading.text == "Thornmere Food Bank"
    if tag != "en":
        (name,) = [e for e in page.all("bdi") if e.parent is heading]
        assert name.get("lang") == "en"


@pytest.mark.parametrize("tag", [t for t in TAGS if t != "en"])
def test_facts_need_no_translation(tag: str, get_page: GetPage) -> None:
    """Times, costs, who it is for, what to bring: no English word outside a mark."""
    page = get_page(f"/{tag}/{FOOD_BANK}")
    facts = [e for e in page.with_class("hours") if e.tag == "table"]
    assert facts
    english = re.compile(r"\b(Monday|Wednesday|Friday|Free|Closed|Open|You|Only)\b")
    for table in facts:
        assert not english.search(table.text), table.text
    summary = page.with_class("facts")[0]
    foreign = [
        e for e in page.elements if e.get("lang") == "en" and is_within(e, summary)
    ]
    own = summary.text
    for element in sorted(foreign, key=lambda e: -len(e.text)):
        own = own.replace(element.text, " ")
    assert not english.search(own), own


def is_within(element: Element, other: Element) -> bool:
    """Whether an element stands in another."""
    at = element.parent
    while at is not None:
        if at is other:
            return True
        at = at.parent
    return False


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_says_who_translated_it(tag: str, get_page: GetPage) -> None:
    """A draft by a machine, until a person has checked it; the about page says more."""
    page = get_page(f"/{tag}/")
    said = [e for e in page.with_class("origin") if e.get("data-origin") == "machine"]
    assert len(said) == (0 if tag == "en" else 1)
    about = get_page(f"/{tag}/about")
    (table,) = about.all("table")
    rows = [e for e in about.all("tr") if is_within(e, table)]
    assert len(rows) == len(TAGS) - 1


def test_a_language_that_a_person_has_checked_says_when(
    starter: Works, tmp_path: Path
) -> None:
    """One line in checked.toml is all that it takes."""
    shutil.copytree(starter.settings.translations, tmp_path, dirs_exist_ok=True)
    (tmp_path / "checked.toml").write_text("ur = 2027-01-05\n")
    settings = replace(starter.settings, translations=tmp_path)
    app = create_app(replace(starter, settings=settings))
    page = app.test_client().get("/ur/").text
    assert 'data-origin="person"' in page
    assert "5 جنوری 2027" in page
    assert 'data-origin="machine"' not in page


def test_results_describe_a_service_in_the_reader_s_language(
    get_page: GetPage,
) -> None:
    """By its category, as its own words are English."""
    gujarati = get_page("/gu/search?category=food-banks")
    english = get_page("/en/search?category=food-banks")
    assert not [e for e in gujarati.with_class("summary") if "bag of food" in e.text]
    assert [e for e in english.with_class("summary") if "bag of food" in e.text]
    for summary in gujarati.with_class("summary"):
        assert nearest_lang(summary) == "gu"


@pytest.mark.parametrize("words", ["food bank", "ફૂડ બેંક", "مفت کھانا", "b 12 ક"])
@pytest.mark.parametrize("tag", ["en", "gu", "ur"])
def test_words_in_any_script_may_be_asked_for_and_are_marked(
    tag: str, words: str, get_page: GetPage
) -> None:
    """What somebody typed stands in the heading, in its own language and direction."""
    page = get_page(f"/{tag}/search?q={words}")
    (heading,) = page.all("h1")
    assert words in heading.text
    marks = [e for e in page.all("bdi") if e.parent is heading]
    reads = {"food bank": "en", "ફૂડ બેંક": "gu", "مفت کھانا": "ur"}.get(words)
    assert bool(marks) == (reads != tag)
    assert all(mark.get("lang") not in ("", tag) for mark in marks)
    (box,) = [e for e in page.all("input") if e.get("type") == "search"]
    assert box.get("value") == words
    assert box.get("dir") == "auto"


def test_places_are_named_in_the_reader_s_script_and_as_the_signs_have_them(
    get_page: GetPage,
) -> None:
    """Nobody should have to look for "લેન્ટર્ન હિલ" on a sign that says Lantern Hill."""
    page = get_page("/gu/search?area=lantern-hill")
    (chip,) = page.with_class("chip")
    assert "Lantern Hill" in chip.text
    assert re.search("[\u0a80-\u0aff]", chip.text)
