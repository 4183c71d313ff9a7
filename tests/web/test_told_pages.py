"""Listings as readers are told them: translated as far as may be, and marked."""

import pytest

from directory.app import create_app
from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.storage.renditions import Rendition
from directory.wording.languages import LANGUAGES
from tests.conftest import GetPage

COMPLETE = "thornmere-food-bank"
ENGLISH_ONLY = "scam-stop"
OTHERS = [language.tag for language in LANGUAGES if language.tag != "en"]


@pytest.mark.parametrize("tag", OTHERS)
def test_an_example_that_is_translated_can_be_read_in_every_language(
    get_page: GetPage, starter: Works, tag: str
) -> None:
    """And says that a computer did it, beside each text and at the end."""
    page = get_page(f"/{tag}/services/{COMPLETE}")
    w = create_words(starter, tag)
    said = w.gettext("A computer translated this. No person has checked it.")
    assert page.text.count(said) >= 3
    assert (
        w.gettext(
            "A computer translated some words on this page. No person has checked them."
        )
        in page.text
    )
    assert w.gettext("Only in English") not in page.text
    listing = starter.listings.by_slug(COMPLETE)
    there = starter.renditions.of(segments_of(listing), tag, listing.service.id)
    for rendition in there.values():
        assert rendition.text in page.text, rendition


@pytest.mark.parametrize("tag", ["ur", "gu", "pl"])
def test_the_english_of_each_sentence_can_be_unfolded(
    get_page: GetPage, starter: Works, tag: str
) -> None:
    """Beside what it is translated from, in its own language and direction."""
    page = get_page(f"/{tag}/services/{COMPLETE}")
    english = [
        each
        for each in page.all("div")
        if each.inside("details") and each.get("lang") == "en"
    ]
    assert len(english) >= 3
    assert any("You can get a bag of food here" in each.text for each in english)
    assert all(each.get("dir") == "ltr" for each in english)
    listing = starter.listings.by_slug(COMPLETE)
    (first, *_) = [s for s in segments_of(listing) if s.startswith("You can get a bag")]
    told = starter.renditions.of([first], tag)[first].text
    pairs = [each.text for each in page.all("li") if each.inside("details")]
    assert f"{told}{first}" in ["".join(pair.split("\n")) for pair in pairs]


def test_what_nobody_has_translated_is_shown_in_english_and_says_so(
    get_page: GetPage, starter: Works
) -> None:
    """No computer is blamed for it."""
    (slug, *_) = [
        listing.slug
        for listing in starter.listings.every()
        if not starter.renditions.of(segments_of(listing), "ur")
    ]
    page = get_page(f"/ur/services/{slug}")
    w = create_words(starter, "ur")
    assert w.gettext("Only in English") in page.text
    assert w.gettext("Show the English") not in page.text
    assert w.gettext("A computer translated this. No person has checked it.") not in (
        page.text
    )


def test_half_a_text_is_told_and_the_rest_stays_english(
    fresh: Works, get_page: GetPage
) -> None:
    """Each English sentence says its language; the origin says that some is missing."""
    segments = segments_of(fresh.listings.by_slug(ENGLISH_ONLY))
    first, second = segments[0], segments[1]
    put(fresh, first, "پہلا جملہ۔")
    page = get_page(f"/ur/services/{ENGLISH_ONLY}", of=create_app(fresh))
    assert "پہلا جملہ۔" in page.text
    (english,) = [each for each in page.all("bdi") if each.text.strip() == second]
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    w = create_words(fresh, "ur")
    assert w.gettext("What is in English here is not translated yet.") in page.text


def test_what_waits_for_a_person_is_not_shown(fresh: Works, get_page: GetPage) -> None:
    """A draft that hangs on a small word, and one that lost a fact."""
    segments = segments_of(fresh.listings.by_slug(ENGLISH_ONLY))
    put(fresh, segments[0], "مسودہ", state="held", reason="small word")
    put(fresh, segments[1], "", state="withheld", reason="fact")
    page = get_page(f"/ur/services/{ENGLISH_ONLY}", of=create_app(fresh))
    assert "مسودہ" not in page.text
    assert segments[0] in page.text
    assert segments[1] in page.text


def test_a_text_that_a_person_signed_says_when_and_never_who(
    fresh: Works, get_page: GetPage
) -> None:
    """The name is for staff."""
    listing = fresh.listings.by_slug(ENGLISH_ONLY)
    for number, segment in enumerate(segments_of(listing)):
        put(
            fresh,
            segment,
            f"جملہ {'ابتثجحخ'[number % 7] * 3}",
            origin="person",
            checked_by="Asha of Tuesday",
            checked_at="2026-11-02T10:00:00+00:00",
        )
    page = get_page(f"/ur/services/{ENGLISH_ONLY}", of=create_app(fresh))
    w = create_words(fresh, "ur")
    assert w.gettext("A computer translated this. No person has checked it.") not in (
        page.text
    )
    assert "2 نومبر 2026" in page.text
    assert "Asha" not in page.text


def test_a_text_for_one_listing_alone_is_shown_there(
    fresh: Works, get_page: GetPage
) -> None:
    """Before what the sentence is elsewhere."""
    listing = fresh.listings.by_slug(ENGLISH_ONLY)
    segment = segments_of(listing)[0]
    put(fresh, segment, "ہر جگہ")
    put(fresh, segment, "صرف یہاں", service_id=listing.service.id)
    page = get_page(f"/ur/services/{ENGLISH_ONLY}", of=create_app(fresh))
    assert "صرف یہاں" in page.text
    assert "ہر جگہ" not in page.text


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_without_a_package_says_so_on_the_about_page(
    get_page: GetPage, starter: Works, tag: str
) -> None:
    """There is none in this test; English needs none."""
    message = "This machine cannot translate into %(language)s yet."
    (whole,) = [m for m in messages_of(starter, tag) if m.startswith(message)]
    w = create_words(starter, tag)
    start = w.gettext(whole).split("%(language)s")[0]
    assert start in get_page(f"/{tag}/about").text
    assert "cannot translate" not in get_page("/en/about").text


def put(works: Works, source: str, text: str, **more: str) -> None:
    """Keep a rendition in Urdu."""
    values = {"origin": "machine", "engine": "test", "version": "1", **more}
    works.renditions.store(
        [Rendition(source=source, language="ur", text=text, **values)]  # type: ignore[arg-type]
    )


def create_words(works: Works, tag: str):
    w = works.reviewing.wordings.get(tag)
    assert w is not None
    return w


def messages_of(works: Works, tag: str) -> list[str]:
    catalogue = create_words(works, tag)._translations._catalog
    return [key for key in catalogue if isinstance(key, str)]
