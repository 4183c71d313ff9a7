"""The Easy Read page of a listing."""

import re
from dataclasses import replace

import pytest

from directory.app import create_app
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.storage.records import Author
from directory.text.slugs import slug_of
from directory.wording.easy_lines import QUESTIONS
from directory.wording.languages import LANGUAGES
from directory.wording.wording import Wordings
from tests.conftest import GetPage

WORDINGS = Wordings(ROOT / "translations")
TAGS = [language.tag for language in LANGUAGES]
SLUGS = sorted(path.stem for path in (ROOT / "content" / "listings").glob("*.json"))


@pytest.mark.parametrize("tag", TAGS)
def test_every_listing_has_a_link_and_a_page_that_keeps_the_rules(
    get_page: GetPage, tag: str
) -> None:
    """With every question in the reader's language, and a picture to each answer."""
    w = WORDINGS.get(tag)
    assert w is not None
    for slug in SLUGS[::6]:
        address = f"/{tag}/services/{slug}/easy-read"
        listing = get_page(f"/{tag}/services/{slug}")
        (link,) = [a for a in listing.all("a") if a.get("href") == address]
        assert link.text.strip() == w.gettext("Easy Read")
        page = get_page(address)
        titles = [h.text for h in page.all("h2")]
        asked = [w.gettext(title) for title in QUESTIONS.values()]
        assert [title for title in titles if title in asked] == [
            title for title in asked if title in titles
        ]
        assert len(set(titles) & set(asked)) >= 9
        pictures = page.with_class("easy-picture")
        assert len(pictures) > 9
        assert all(picture.get("alt") for picture in pictures)


def test_a_draft_is_never_called_checked(get_page: GetPage) -> None:
    """What a computer made easier says so."""
    page = get_page("/en/services/tallow-heath-growing-group/easy-read")
    assert "Easier version (draft)." in page.text
    assert "checked these easy words" not in page.text


def test_approved_words_say_when_and_in_which_role(fresh: Works) -> None:
    """Never who."""
    listing = fresh.listings.by_slug("scam-stop")
    for draft in fresh.easy_reading.drafts(listing):
        fresh.easy_reading.approve(
            listing, draft.source, draft.source, role="reviewer", by="Asha Example"
        )
    client = create_app(fresh).test_client()
    text = client.get("/en/services/scam-stop/easy-read").text
    assert "A reviewer checked these easy words on 24 November 2026." in text
    assert "Asha" not in text
    assert "draft" not in text


def test_hard_words_lead_to_what_they_mean_and_back(get_page: GetPage) -> None:
    """Without JavaScript: a link down, and a link up again."""
    page = get_page("/en/services/benefits-advice/easy-read")
    words = page.with_class("hard-word")
    assert len(words) > 2
    ids = {element.get("id") for element in page.elements if element.get("id")}
    for word in words:
        assert word.get("href").removeprefix("#") in ids
        assert re.fullmatch(r"/en/hard-words/[a-z0-9-]+", word.get("data-count"))
    backs = [a for a in page.all("a") if a.text == "Back to the sentence"]
    assert {a.get("href").removeprefix("#") for a in backs} <= {
        word.get("id") for word in words
    }


def test_hard_words_of_facts_are_explained_too(get_page: GetPage) -> None:
    """Those are in most listings; but a name or an address is no word to explain."""
    page = get_page("/en/services/conversation-cafes/easy-read")
    asked = {word.text for word in page.with_class("hard-word")}
    assert {"hearing loop", "assistance dog", "bank holidays", "large print"} <= asked
    lines = page.with_class("easy-address-line") + page.with_class("easy-heading-line")
    assert lines
    assert not [each for each in page.with_class("hard-word") if each.parent in lines]


def test_english_explanations_are_not_offered_to_readers_of_other_languages(
    get_page: GetPage,
) -> None:
    """They could not read them either."""
    page = get_page("/ur/services/benefits-advice/easy-read")
    assert page.with_class("hard-word") == []


def test_a_touch_is_counted_for_words_that_have_an_explanation(fresh: Works) -> None:
    """Nothing else that comes is kept."""
    client = create_app(fresh).test_client()
    assert client.post("/en/hard-words/voucher").status_code == 204
    assert client.post("/ur/hard-words/voucher").status_code == 204
    assert client.post("/en/hard-words/my-name-is-asha").status_code == 404
    assert client.post("/xx/hard-words/voucher").status_code == 404
    assert client.get("/en/hard-words/voucher").status_code == 405
    assert fresh.taps.report() == {"voucher": 2}


def test_every_explanation_and_all_initials_can_be_counted(fresh: Works) -> None:
    """Under the name by which pages call them."""
    words = fresh.plain_words()
    names = [each.name for each in words.explanations][::40]
    names += [slug_of(short) for short, each in words.initials.items() if each.means][
        ::20
    ]
    client = create_app(fresh).test_client()
    for name in names:
        assert client.post(f"/en/hard-words/{name}").status_code == 204, name
    assert set(fresh.taps.report()) == set(names)


def test_a_confidential_place_stays_so_in_easy_words(get_page: GetPage) -> None:
    """And the page can be left quickly."""
    page = get_page("/en/services/linnet-refuge/easy-read")
    assert "We never say where this is, to keep people safe." in page.text
    assert page.with_class("leave")


def test_where_a_description_is_left_out_the_page_says_so(fresh: Works) -> None:
    """Below the first answer, with the way to it."""
    hard = "We " + "and help people who want to cook in the hall " * 30 + "daily."
    change(fresh, description=hard)
    text = create_app(fresh).test_client().get("/en/services/scam-stop/easy-read").text
    said = "The service also has a longer text. It is not in easy words yet."
    assert text.index(said) < text.index("Who is it for?")
    assert "want to cook" not in text


@pytest.mark.parametrize("tag", ["ur", "pl"])
def test_what_a_computer_translated_is_said_to_be(get_page: GetPage, tag: str) -> None:
    """And what is in English only, also where it is a note."""
    w = WORDINGS.get(tag)
    assert w is not None
    machine = (
        "A computer translated some words on this page. No person has checked them."
    )
    page = get_page(f"/{tag}/services/thornmere-food-bank/easy-read")
    assert w.gettext(machine) in page.text
    page = get_page(f"/{tag}/services/heron-dock-repair-cafe/easy-read")
    partly = (
        "Some words here are only in English. Times and prices are in your language."
    )
    assert w.gettext(partly) in page.text


def test_an_old_name_leads_to_the_page_and_an_unknown_one_nowhere(
    fresh: Works,
) -> None:
    """As of the listing itself."""
    change(fresh, slug="scams")
    client = create_app(fresh).test_client()
    answer = client.get("/en/services/scam-stop/easy-read")
    assert answer.status_code == 301
    assert answer.location.endswith("/en/services/scams/easy-read")
    assert client.get("/en/services/nope/easy-read").status_code == 404
    assert client.get("/xx/services/scams/easy-read").status_code == 404


def test_links_in_a_text_stay_links(fresh: Works) -> None:
    """In English, where words may be made easier around them."""
    change(fresh, description="Read [our leaflet](https://example.org/leaflet) first.")
    text = create_app(fresh).test_client().get("/en/services/scam-stop/easy-read").text
    link = '<a href="https://example.org/leaflet" rel="noreferrer">our leaflet</a>'
    assert f"Read {link} first." in text


def test_the_place_of_several_is_a_heading(get_page: GetPage) -> None:
    """And a step of a numbered list has its number (WCAG 1.3.1)."""
    page = get_page("/en/services/conversation-cafes/easy-read")
    assert "Copperwick Library" in [each.text for each in page.all("h3")]


def change(works: Works, **changes: object) -> None:
    """Save other words for a listing."""
    service = works.listings.by_slug("scam-stop").service
    with works.listings.writing(Author("person", "editor")) as writer:
        stored = works.listings.stored("service", [service.id])
        writer.put(
            replace(service, **changes),  # type: ignore[arg-type]
            expected=stored[service.id].revision,
        )
