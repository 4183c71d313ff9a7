"""The pages on which people check translations and Easy Read."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.app import create_app
from directory.publishing.easy_reviewing import EasySentence
from directory.publishing.review_sentences import Sentence
from directory.publishing.works import Works
from tests.conftest import site_in
from tests.page_rules import Page, read_page
from tests.web.test_staff_pages import PASSWORD, key_of, signed_in

SLUG = "thornmere-food-bank"
ADDRESS = f"/staff/review/pl/{SLUG}"
EASY = f"/staff/easy-read/{SLUG}"
MARK = re.compile(r'name="seen" value="([0-9a-f]{64})"')
NASTY = '"><script>alert(1)</script></textarea>'


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """A site for all tests of this file: each changes what no other looks at."""
    works = site_in(tmp_path_factory.mktemp("review"))
    for name, role in (("anna", "editor"), ("boss", "admin"), ("olga", "reviewer")):
        works.signing.add(name, PASSWORD, role, ())  # type: ignore[arg-type]
    works.signing.add("ravi", PASSWORD, "translator", ("pl", "ur"))
    works.signing.add("one", PASSWORD, "translator", ("gu",))
    works.signing.add("none", PASSWORD, "translator", ("bn",))
    yield works
    works.engine.dispose()


@pytest.fixture(scope="module")
def site(works: Works) -> Flask:
    """Its pages."""
    return create_app(works)


@pytest.fixture(scope="module")
def ravi(site: Flask) -> FlaskClient:
    """A translator's browser."""
    return signed_in(site, "ravi")


@pytest.fixture(scope="module")
def anna(site: Flask) -> FlaskClient:
    """An editor's browser."""
    return signed_in(site, "anna")


def read(client: FlaskClient, address: str, status: int = 200) -> Page:
    """A page that keeps the rules."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    page = read_page(answer.text, address)
    assert page.broken_rules() == []
    return page


def draft(works: Works, tag: str = "pl", skip: int = 0) -> Sentence:
    """A sentence with words of a computer that no test has touched."""
    listing = works.listings.by_slug(SLUG)
    every = [
        each
        for part in works.review.sentences.parts(tag, listing)
        for each in part.sentences
        if each.text and not each.is_signed and not each.doubts and not each.facts
    ]
    return every[skip]


def now(works: Works, sentence: Sentence, tag: str = "pl") -> Sentence:
    """The same sentence as it is now."""
    listing = works.listings.by_slug(SLUG)
    parts = works.review.sentences.parts(tag, listing)
    every = [each for part in parts for each in part.sentences]
    return next(each for each in every if each.digest == sentence.digest)


def send(
    client: FlaskClient,
    sentence: Sentence,
    do: str,
    words: str | None = None,
    **more: Any,
) -> Any:
    """Press a button below a sentence in Polish."""
    form = {
        "key": key_of(client.get(ADDRESS).text),
        f"seen-{sentence.digest}": str(sentence.seen),
        f"was-{sentence.digest}": sentence.mark,
        f"words-{sentence.digest}": sentence.text if words is None else words,
        "do": do if do == "keep" else f"{do}:{sentence.digest}",
        **more,
    }
    return client.post(ADDRESS, data=form)


def test_everybody_sees_the_languages_that_she_may_check(site: Flask) -> None:
    """A translator her own; of another one she is told whom to ask."""
    for name, shown, hidden in (
        ("boss", ["Gujarati", "Albanian"], ["Bengali"]),
        ("ravi", ["Polish", "Urdu"], ["Gujarati"]),
        ("one", ["Translations into Gujarati", "What to check next"], ["Polish"]),
        ("none", ["You have no language here yet."], ["Polish"]),
    ):
        client = signed_in(site, name)
        page = read(client, "/staff/review/")
        assert all(words in page.text for words in shown), name
        assert not any(words in page.text for words in hidden), name
        assert read(client, "/staff/").links().count("/staff/review/") >= 1
    client = signed_in(site, "one")
    for method in ("GET", "POST"):
        key = key_of(client.get("/staff/review/").text)
        answer = client.open(ADDRESS, method=method, data={"key": key})
        assert answer.status_code == 403
        assert "You do not check Polish." in answer.text
    assert client.get("/staff/review/pl/").status_code == 403
    for tag in ("en", "xx", "%3Cb%3E"):
        assert client.get(f"/staff/review/{tag}/").status_code == 404
        assert client.get(f"/staff/review/{tag}/{SLUG}").status_code == 404


def test_the_list_comes_in_pages(ravi: FlaskClient) -> None:
    """Each leads to the next; a page that is none is the first or the last."""
    first = read(ravi, "/staff/review/pl/")
    second = read(ravi, "/staff/review/pl/?page=2")
    assert "Page 1 of 3" in first.text
    assert "/staff/review/pl/?page=2" in first.links()
    slugs = [
        [x for x in page.links() if re.fullmatch(r"/staff/review/pl/[a-z0-9-]+", x)]
        for page in (first, second)
    ]
    assert len(slugs[0]) == len(slugs[1]) == 20
    assert not set(slugs[0]) & set(slugs[1])
    assert "Page 3 of 3" in read(ravi, "/staff/review/pl/?page=99").text
    for asked in ("0", "-1", "x", "9" * 30):
        assert "Page 1 of 3" in read(ravi, f"/staff/review/pl/?page={asked}").text


def test_a_listing_is_shown_sentence_by_sentence(ravi: FlaskClient) -> None:
    """With its English, in its own direction, and a way to the page that people see."""
    page = read(ravi, f"/staff/review/ur/{SLUG}")
    assert f"/ur/services/{SLUG}" in page.links()
    words = [each for each in page.with_class("words") if each.tag == "p"]
    assert {(each.get("lang"), each.get("dir")) for each in words} == {("ur", "rtl")}
    fields = page.all("textarea")
    assert {(each.get("lang"), each.get("dir")) for each in fields} == {("ur", "rtl")}
    assert "A computer translated it. Readers see it." in page.text
    assert "Sentence 1 of 28" in page.text
    assert ravi.get("/staff/review/ur/nothing").status_code == 404


def test_right_signs_and_leads_to_the_next_sentence(
    works: Works, ravi: FlaskClient
) -> None:
    """Readers are told that somebody checked it, in no more than her language."""
    first, second = draft(works), draft(works, skip=1)
    answer = send(ravi, first, "right")
    assert answer.status_code == 303
    assert answer.location == f"{ADDRESS}?done={first.digest}#done"
    page = read(ravi, answer.location.partition("#")[0])
    assert f"“{first.source}” 1 of 28 are signed now." in page.text
    assert f"#s-{first.digest[:16]}" in page.links()
    above, _, below = page.html.partition('id="done"')
    assert above.rindex("</article>") > above.rindex("<article")
    assert below.index("<article") < below.index(f'id="s-{second.digest[:16]}"')
    assert "ravi (translator) signed it on 24 November 2026." in page.text
    signed = now(works, first)
    assert (signed.checked_by, signed.checked_role) == ("ravi", "translator")
    assert signed.text == first.text
    public = ravi.get(f"/pl/services/{SLUG}").text
    assert "ravi" not in public
    # An old address says nothing of a sentence that is not signed.
    for old in (second.digest, "x", "0" * 64):
        assert "Signed:" not in read(ravi, f"{ADDRESS}?done={old}").text


def test_right_is_for_the_words_that_were_there(
    works: Works, ravi: FlaskClient
) -> None:
    """Whoever typed others is asked; what she typed stays."""
    sentence = draft(works)
    answer = send(ravi, sentence, "right", "Moje słowa.")
    assert answer.status_code == 400
    page = read_page(answer.text, ADDRESS)
    assert page.broken_rules() == []
    assert page.title.startswith("Error:")
    assert "Press “Save my words”" in page.text
    assert "Moje słowa.</textarea>" in answer.text
    assert not now(works, sentence).is_signed


def test_her_words_are_text_wherever_they_stand(
    works: Works, ravi: FlaskClient, anna: FlaskClient
) -> None:
    """Also for others who look at them, and for readers."""
    sentence = draft(works)
    assert send(ravi, sentence, "unsure", NASTY).status_code == 303
    page = read(anna, ADDRESS)
    assert "ravi is not sure, and would write:" in page.text
    assert "<script>alert" not in page.html
    marked = now(works, sentence)
    assert (marked.text, marked.is_signed) == (sentence.text, False)
    assert "Somebody is not sure" in read(anna, "/staff/review/pl/").text
    refused = send(anna, marked, "right", NASTY)
    assert (refused.status_code, "<script>alert" in refused.text) == (400, False)
    assert send(anna, marked, "save", NASTY + " nie").status_code in (303, 400)
    for address in (ADDRESS, f"/pl/services/{SLUG}"):
        assert "<script>alert" not in anna.get(address).text


def test_a_changed_fact_is_named_and_nothing_is_lost(
    works: Works, ravi: FlaskClient
) -> None:
    """The field is open, with her words, and says what is wrong."""
    sentence = draft(works)
    answer = send(ravi, sentence, "save", f"{sentence.text} 020 7946 0999")
    assert answer.status_code == 400
    page = read_page(answer.text, ADDRESS)
    assert page.broken_rules() == []
    assert "Facts must stay as they are. “020” is not in the English." in page.text
    assert f"#s-{sentence.digest[:16]}" in page.links()
    assert "020 7946 0999</textarea>" in answer.text
    assert re.search(r'aria-invalid="true" aria-describedby="e-\w+"', answer.text)
    assert now(works, sentence) == sentence


def test_whoever_comes_second_gets_both(
    works: Works, ravi: FlaskClient, anna: FlaskClient
) -> None:
    """The other's words and her own; with the other's before her she may decide."""
    sentence = draft(works)
    assert send(anna, sentence, "save", "To są słowa Anny.").status_code == 303
    answer = send(ravi, sentence, "save", "To są słowa Raviego.")
    assert answer.status_code == 409
    page = read_page(answer.text, ADDRESS)
    assert page.broken_rules() == []
    assert "Somebody else has changed this sentence meanwhile." in page.text
    assert "To są słowa Anny.</p>" in answer.text
    assert "To są słowa Raviego.</textarea>" in answer.text
    assert now(works, sentence).text == "To są słowa Anny."
    assert send(ravi, now(works, sentence), "save", "To jest razem.").status_code == 303
    assert now(works, sentence).text == "To jest razem."


def test_a_sentence_that_is_gone_gives_her_words_back(ravi: FlaskClient) -> None:
    """Somebody has changed the English meanwhile."""
    key = key_of(ravi.get(ADDRESS).text)
    gone = "0" * 64
    form = {"key": key, f"seen-{gone}": "0", "do": f"save:{gone}"}
    answer = ravi.post(ADDRESS, data={**form, f"words-{gone}": f"Moje {NASTY}"})
    assert answer.status_code == 400
    page = read_page(answer.text, ADDRESS)
    assert page.broken_rules() == []
    assert "Somebody has changed the English." in page.text
    assert "Your words" in page.text
    assert "<script>alert" not in answer.text


def test_forms_that_say_nothing_are_refused(
    works: Works, ravi: FlaskClient, anna: FlaskClient
) -> None:
    """Whatever they hold; and words that are too long are not cut off."""
    sentence = draft(works)
    name = sentence.digest
    good = {f"seen-{name}": "1", "do": f"save:{name}", f"words-{name}": "Tak."}
    easy = {"sentence": "0" * 64, "seen": "1", "do": "save", "words": "Tak."}
    for client, address, form, wrongs in (
        (
            ravi,
            ADDRESS,
            good,
            (
                {"do": "save:"},
                {"do": "save:<b>"},
                {f"seen-{name}": "-1"},
                {f"seen-{name}": "9" * 13},
                {"do": ""},
                {"do": f"publish:{name}"},
                {f"words-{'0' * 64}": "Tak."},
            ),
        ),
        (
            anna,
            EASY,
            easy,
            (
                {"sentence": ""},
                {"sentence": "<b>"},
                {"seen": "-1"},
                {"seen": "9" * 13},
                {"do": ""},
                {"do": "publish"},
            ),
        ),
    ):
        key = key_of(client.get(address).text)
        for wrong in wrongs:
            answer = client.post(address, data={**form, "key": key, **wrong})
            assert answer.status_code == 400
            assert read_page(answer.text, address).broken_rules() == []
        for key in ("", "0" * 64):
            answer = client.post(address, data={**form, "key": key})
            assert "This form is too old." in answer.text
    long = send(ravi, sentence, "save", "a" * 2001)
    assert (long.status_code, "at most 2,000 letters" in long.text) == (400, True)
    assert now(works, sentence) == sentence


def easy(works: Works) -> list[EasySentence]:
    """The sentences of the food bank that nobody has approved."""
    listing = works.listings.by_slug(SLUG)
    every = works.review.easy.sentences(listing)
    return [each for each in every if not each.is_approved]


def send_easy(client: FlaskClient, sentence: EasySentence, do: str, words: str) -> Any:
    """Press a button below a sentence."""
    form = {
        "key": key_of(client.get(EASY).text),
        "sentence": sentence.digest,
        "seen": str(sentence.seen),
        "words": words,
        "do": do,
    }
    return client.post(EASY, data=form)


def test_easy_words_are_approved_one_by_one(works: Works, anna: FlaskClient) -> None:
    """As they stand, or her own; then the next one is there."""
    first, second = easy(works)[:2]
    answer = send_easy(anna, first, "right", first.text.replace("\n", "\r\n"))
    assert answer.status_code == 303
    assert answer.location == f"{EASY}?done={first.digest}#done"
    page = read(anna, answer.location.partition("#")[0])
    assert f"“{first.source}” 1 of" in page.text
    above, _, below = page.html.partition('id="done"')
    assert above.rindex("</article>") > above.rindex("<article")
    assert below.index("<article") < below.index(f'id="s-{second.digest[:16]}"')
    assert "anna (editor) approved it on 24 November 2026." in page.text
    assert send_easy(anna, second, "right", "Other.").status_code == 400
    refused = send_easy(anna, second, "save", f"{NASTY} on 020 7946 0999")
    assert refused.status_code == 400
    page = read_page(refused.text, EASY)
    assert page.broken_rules() == []
    assert "other fact is not the same" in page.text
    assert "<script>alert" not in refused.text
    assert send_easy(anna, second, "save", f"{second.text}\n- {NASTY}").status_code in (
        303,
        400,
    )
    for address in (EASY, f"/en/services/{SLUG}/easy-read"):
        assert "<script>alert" not in anna.get(address).text


def test_easy_words_of_somebody_else_are_not_lost(
    works: Works, site: Flask, anna: FlaskClient
) -> None:
    """Both versions are on the page."""
    olga, sentence = signed_in(site, "olga"), easy(works)[0]
    assert send_easy(olga, sentence, "right", sentence.text).status_code == 303
    answer = send_easy(anna, sentence, "save", "Hers.")
    assert answer.status_code == 409
    page = read_page(answer.text, EASY)
    assert page.broken_rules() == []
    assert "Hers.</textarea>" in answer.text
    assert "olga (reviewer) approved it" in page.text
    assert "olga" not in anna.get(f"/en/services/{SLUG}/easy-read").text


def test_all_easy_words_are_approved_by_whoever_has_seen_them(
    works: Works, anna: FlaskClient
) -> None:
    """Not when one of them is another meanwhile. Those in which there is nothing to
    make easier have a button of their own."""
    page = anna.get(EASY).text
    same = [each for each in easy(works) if each.is_as_it_was]
    assert len(same) > 1
    assert f"Approve these {len(same)} as they are" in page
    form = {"key": key_of(page), "which": "as-they-were", "seen": MARK.findall(page)[0]}
    late = anna.post(f"{EASY}/all", data={**form, "seen": "0" * 64})
    assert late.status_code == 409
    others = len(easy(works)) - len(same)
    answer = anna.post(f"{EASY}/all", data=form)
    assert answer.location == f"{EASY}?done=all#done"
    assert len(easy(works)) == others
    assert not any(each.is_as_it_was for each in easy(works))
    page = anna.get(EASY).text
    assert "as they are</button>" not in page
    seen = MARK.findall(page)[-1]
    sentence = easy(works)[0]
    assert send_easy(anna, sentence, "right", sentence.text).status_code == 303
    form = {"key": key_of(page), "seen": seen}
    late = anna.post(f"{EASY}/all", data=form)
    assert late.status_code == 409
    assert "Please read them again." in late.text
    assert easy(works)
    form["seen"] = MARK.findall(late.text)[-1]
    answer = anna.post(f"{EASY}/all", data=form)
    assert answer.location == f"{EASY}?done=all#done"
    assert easy(works) == []
    page = read(anna, f"{EASY}?done=all").text
    assert "A person has approved every sentence here." in page
    assert anna.post(f"{EASY}/all", data={"key": form["key"]}).status_code == 400


def test_a_translator_reads_easy_words(ravi: FlaskClient) -> None:
    """And approves none."""
    address = "/staff/easy-read/scam-stop"
    page = read(ravi, address)
    assert "Editors and reviewers approve Easy Read." in page.text
    assert page.all("textarea") == []
    for suffix in ("", "/all"):
        form = {"key": key_of(page.html), "seen": "0" * 64, "do": "right"}
        answer = ravi.post(f"{address}{suffix}", data=form)
        assert answer.status_code == 403
    assert "Page 1 of" in read(ravi, "/staff/easy-read/").text


def of_source(works: Works, tag: str, source: str) -> Sentence:
    """A sentence of the food bank, by its English."""
    listing = works.listings.by_slug(SLUG)
    parts = works.review.sentences.parts(tag, listing)
    every = (each for part in parts for each in part.sentences)
    return next(each for each in every if each.source == source)


def test_what_cannot_be_seen_is_asked_once(works: Works, site: Flask) -> None:
    """Five days for three are not signed without a tick; with one they are hers."""
    client, address = signed_in(site, "one"), f"/staff/review/gu/{SLUG}"
    sentence = of_source(works, "gu", "The bag has enough for about three days.")
    name, wrong = sentence.digest, sentence.text.replace("ત્રણ", "પાંચ")
    assert wrong != sentence.text
    form = {
        "key": key_of(client.get(address).text),
        f"seen-{name}": str(sentence.seen),
        f"words-{name}": wrong,
        "do": f"save:{name}",
    }
    answer = client.post(address, data=form)
    assert answer.status_code == 400
    page = read_page(answer.text, address)
    assert page.broken_rules() == []
    assert page.title.startswith("Please look:")
    assert "I cannot see “three days” in these words. Write it as 3." in page.text
    assert re.search(r'<\w+ lang="gu"[^>]*>પાંચ</', answer.text)
    assert f"{wrong}</textarea>" in answer.text
    assert of_source(works, "gu", sentence.source) == sentence
    ticks = [x.get("value") for x in page.all("input") if x.get("type") == "checkbox"]
    assert len(ticks) == 2
    one = client.post(address, data={**form, f"looked-{name}": ticks[:1]})
    assert one.status_code == 400
    assert one.text.count(" checked>") > answer.text.count(" checked>")
    strange = client.post(address, data={**form, f"looked-{name}": [NASTY] * 60})
    assert (strange.status_code, "<script>alert" in strange.text) == (400, False)
    mended = wrong.replace("પાંચ", "૩")  # a digit of her own script needs no tick
    right = client.post(address, data={**form, f"words-{name}": mended})
    assert right.status_code == 303
    form[f"seen-{name}"] = str(of_source(works, "gu", sentence.source).seen)
    assert (
        client.post(address, data={**form, f"looked-{name}": ticks}).status_code == 303
    )
    assert of_source(works, "gu", sentence.source).text == wrong


def test_what_she_typed_in_another_sentence_comes_back(
    works: Works, ravi: FlaskClient
) -> None:
    """When one is saved, and when it is refused; what she did not touch does not."""
    first, other, third = (draft(works, skip=n) for n in range(3))
    more = {
        f"seen-{other.digest}": str(other.seen),
        f"was-{other.digest}": other.mark,
        f"words-{other.digest}": f"Nie tak. {NASTY}",
        f"seen-{third.digest}": str(third.seen),
        f"was-{third.digest}": third.mark,
        f"words-{third.digest}": third.text,
        f"seen-{'0' * 64}": "0",
        f"was-{'0' * 64}": "0",
        f"words-{'0' * 64}": "Zdanie, którego nie ma.",
    }
    for words, status, do in (
        (f"{first.text} 99", 400, "save"),
        (first.text, 200, "keep"),  # the Enter key in a tick box
        (first.text, 200, "save"),
    ):
        assert not now(works, first).is_signed
        answer = send(ravi, first, words=words, **more, do=do)
        assert answer.status_code == status
        page = read_page(answer.text, ADDRESS)
        assert page.broken_rules() == []
        assert page.text.count("Not saved yet.") == 1
        assert f"#s-{other.digest[:16]}" in page.links()
        assert "Nie tak. &#34;" in answer.text
        assert "<script>alert" not in answer.text
        assert "Zdanie, którego nie ma.</p>" in answer.text
    assert "“" + first.source + "”" in page.text
    assert now(works, first).is_signed
    assert now(works, other) == other


def test_a_list_says_that_it_is_being_counted(
    works: Works, anna: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, with the way to look again."""
    monkeypatch.setattr(works.review.lists, "is_counted", lambda: False)
    for address in ("/staff/review/", "/staff/review/pl/", "/staff/easy-read/"):
        page = read(anna, f"{address}?page=2")
        assert "The computer is counting" in page.text
        assert address in page.links()
    monkeypatch.undo()
    works.review.lists.warm_up()
    assert "The computer is counting" not in read(anna, address).text
