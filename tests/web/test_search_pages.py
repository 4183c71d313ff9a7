"""The ladder on the page: each step is told, in the reader's language."""

from dataclasses import replace
from urllib.parse import quote_plus

import pytest
from flask import Flask

from directory.app import create_app
from directory.publishing.works import Works
from directory.storage.records import Author
from directory.storage.tallies import Tallies
from tests.conftest import GetPage


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/en/search?q=dentits", "words with nearly the same letters: dentist"),
        ("/en/search?q=dentist+zzzz", "nothing with all of your words"),
        ("/gu/search?q=khorak", "તમારા શબ્દો જેવા સંભળાતા શબ્દો છે: ખોરાક"),
        ("/ur/search?q=rashan", "آواز والے لفظ ہیں: راشن"),
        ("/pl/search?q=dentysat", "prawie tych samych literach: dentysta"),
        ("/en/search?q=" + "food+" * 60, "What you typed is too long"),
    ],
)
def test_each_step_of_the_ladder_is_told(
    get_page: GetPage, address: str, told: str
) -> None:
    """With the words that were looked for, as they are written."""
    page = get_page(address)
    assert any(told in notice.text for notice in page.with_class("notice"))
    assert page.with_class("result")


def test_what_was_typed_and_found_needs_no_notice(get_page: GetPage) -> None:
    """Nor does a synonym: the result says it."""
    for words in ("dentist", "dole", "GP"):
        page = get_page(f"/en/search?q={words}")
        assert not [n for n in page.with_class("notice") if "nothing" in n.text]


def test_a_result_says_through_which_words_it_was_found(get_page: GetPage) -> None:
    """Where it has not those that were typed."""
    page = get_page("/en/search?q=foodbank")
    reasons = [hint.text for hint in page.with_class("hint")]
    assert "Found through: free food" in reasons
    first, *_ = page.with_class("result")
    assert "Found through" not in first.text


def test_an_english_term_from_a_letter_opens_in_the_readers_language(
    get_page: GetPage,
) -> None:
    """ "Blue badge", typed by a reader of Arabic."""
    page = get_page("/ar/search?q=blue+badge")
    links = [a.get("href") for a in page.all("a") if a.parent and a.parent.tag == "h2"]
    assert links[0].startswith("/ar/services/blue-badge-and-travel-passes")


def test_filters_that_leave_nothing_say_what_each_one_costs(get_page: GetPage) -> None:
    """And each leads to as many as it says."""
    page = get_page("/en/search?q=dentist&spoken=zu")
    assert "Nothing fits all of this." in page.text
    links = [a for a in page.all("a") if a.text.startswith("Without")]
    assert len(links) == 1
    count = int(links[0].text.split(":")[1].split()[0])
    found = get_page(links[0].get("href"))
    assert len(found.with_class("result")) == min(count, 20) > 0


def test_suggestions_are_in_the_readers_script_and_in_english(app: Flask) -> None:
    """A service with where it leads; words have the form sent. The number is said."""
    client = app.test_client()
    answer = client.get("/gu/suggest?q=ફૂડ").get_json()
    first = answer["options"][0]
    assert (first["text"], first["lang"], first["dir"]) == ("ફૂડ બેંક", "gu", "ltr")
    assert first["address"] == ""
    assert answer["said"].startswith(f"{len(answer['options'])} ")
    english = client.get("/ur/suggest?q=thornmere food").get_json()["options"]
    (service,) = [each for each in english if "/services/" in each["address"]]
    assert (service["text"], service["lang"]) == ("Thornmere Food Bank", "en")
    offered = client.get("/pl/suggest?q=food b").get_json()["options"]
    assert {(each["text"], each["lang"]) for each in offered} >= {("Food banks", "en")}
    kept = client.get("/en/suggest?q=food  ba&list=thornmere-food-bank").get_json()
    assert kept["options"][0]["text"] == "Food banks"
    assert all(
        each["address"].endswith("?list=thornmere-food-bank")
        for each in kept["options"]
        if each["address"]
    )
    assert client.get("/en/suggest?q=").get_json() == {"options": [], "said": ""}
    assert client.get("/en/suggest?q=zzzzz").get_json()["options"] == []
    assert client.get("/xx/suggest?q=a").status_code == 404


def test_what_is_suggested_is_found(app: Flask) -> None:
    """And says a meaning once."""
    client = app.test_client()
    for start in "abcdefgh":
        for each in client.get(f"/en/suggest?q={start}").get_json()["options"]:
            address = each["address"] or f"/en/search?q={quote_plus(each['text'])}"
            answer = client.get(address)
            assert answer.status_code == 200
            assert "We found nothing like that" not in answer.text


def test_only_known_words_of_searches_that_found_nothing_sure_are_counted(
    fresh: Works,
) -> None:
    """A name is "other"; a search that found something is not counted at all."""
    client = create_app(fresh).test_client()
    client.get("/en/search?q=dentist")
    client.get("/en/search?q=dentits")
    client.get("/en/search?q=dentist+zzzyx")
    client.get("/en/search?q=dentist+zzzyx")
    client.get("/en/search?q=zzzyx+zzzyy")
    client.head("/en/search?q=dentist+zzzyx")
    (counted,) = fresh.unmet.report()
    assert (counted.language, counted.count) == ("en", 3)
    assert counted.words == {"other": 3, "dentist": 2}
    client.get("/gu/search?q=zzzyx&category=food-banks")
    tallies = Tallies(fresh.engine, fresh.clock)
    assert tallies.searched() == {"": 3, "food": 1}
    (counted,) = (each for each in fresh.unmet.report() if each.language == "en")
    # What the filters took away had been found.
    client.get("/en/search?q=dentist&spoken=zu")
    assert fresh.unmet.report()[0] == counted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12 zqxa", {"other": 1}),
        ("audreys zqxa", {"other": 1}),
        ("dentist 2026 zqxa", {"dentist": 1, "other": 1}),
    ],
)
def test_numbers_and_what_nobody_writes_so_are_kept_nowhere(
    fresh: Works, typed: str, kept: dict[str, int]
) -> None:
    """A house number, a year of birth; a name that has the stem of a listing's."""
    create_app(fresh).test_client().get("/en/search", query_string={"q": typed})
    (counted,) = fresh.unmet.report()
    assert counted.words == kept


@pytest.mark.parametrize("tag", ["en", "gu", "pl", "so", "ur"])
def test_every_place_that_is_offered_is_understood(
    fresh: Works, get_page: GetPage, tag: str
) -> None:
    """Also after "near here", whose place stands in the box then."""
    here = fresh.reference.gazetteer.places[3]
    app = create_app(replace(fresh, here=here))
    page = get_page(f"/{tag}/search?q=food&near=here", of=app)
    offered = [
        option.get("value")
        for option in page.all("option")
        if option.inside("datalist")
    ]
    assert len(offered) == len(fresh.reference.gazetteer.places)
    (box,) = [each for each in page.all("input") if each.get("id") == "near"]
    for value in (*offered, box.get("value")):
        assert fresh.reference.gazetteer.find(value), value
    assert fresh.reference.gazetteer.find(box.get("value")) == here


def test_a_guess_is_not_told_of_when_filters_leave_nothing(get_page: GetPage) -> None:
    """There is nothing that has it."""
    page = get_page("/en/search?q=dentits&spoken=zu")
    assert "Nothing fits all of this." in page.text
    assert "nearly the same letters" not in page.text


def test_reasons_are_in_the_language_that_they_are_in(get_page: GetPage) -> None:
    """An English word on a Polish page is read out in English (WCAG 3.1.2)."""
    page = get_page("/pl/search?q=zasiłki")
    said = {(each.get("lang"), each.text.strip()) for each in page.all("span", "bdi")}
    assert ("en", "benefits") in said


def test_an_unknown_way_of_getting_in_is_no_filter(get_page: GetPage) -> None:
    """Nobody could take it off again."""
    page = get_page("/en/search?q=dentist&access=nonsense")
    assert page.with_class("result")


def test_words_of_staff_hold_without_a_restart(fresh: Works, get_page: GetPage) -> None:
    """The next search but a quarter of a second finds by them."""
    app = create_app(fresh)
    assert "We found nothing like that" in get_page("/en/search?q=zqx", of=app).text
    fresh.words.add("dentist", "en", "zqx", Author("person", "editor"))
    page = get_page("/en/search?q=zqx", of=app)
    assert "Pebble Cross Dental Clinic" in page.text
