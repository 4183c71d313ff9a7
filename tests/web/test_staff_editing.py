"""Editing on the screen: forms, drafts, publishing, collisions, history, closing."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from directory.app import create_app
from directory.model.users import ROLES, User
from directory.publishing.editing import Sent
from directory.publishing.works import Works
from directory.storage.records import Author
from directory.upkeep.filling import filled
from directory.upkeep.form import FIELDS, ROWS, empty
from tests.page_rules import read_page
from tests.upkeep.test_taking import sent_as
from tests.web.test_staff_pages import PASSWORD, key_of, signed_in

SLUG = "thornmere-food-bank"
XSS = "\"><script>alert(1)</script><b x='"


@pytest.fixture
def site(fresh: Works) -> Flask:
    """A site with a user of each role, and a second editor."""
    for role in ROLES:
        fresh.signing.add(role, PASSWORD, role, ("gu",))
    fresh.signing.add("ben", PASSWORD, "editor")
    return create_app(fresh)


def id_of(works: Works, slug: str = SLUG) -> str:
    """The id of a listing's service."""
    return works.listings.by_slug(slug).service.id


def read(answer: TestResponse, status: int = 200) -> str:
    """A page that keeps the rules of every page; its text."""
    assert answer.status_code == status, answer.text[:800]
    page = read_page(answer.text, answer.request.path)
    assert page.broken_rules() == []
    return answer.text


def form_of(client: FlaskClient, works: Works, service_id: str) -> dict[str, object]:
    """What the browser would send from the page of the form as it stands."""
    page = client.get(f"/staff/listings/{service_id}/edit").text
    whole = works.desk.wholes.now(service_id)
    taxonomy = works.reference.taxonomy
    typed = filled(whole.parts, taxonomy) if whole else empty()
    base = re.search(r'name="base" value="([0-9]+)"', page)
    assert base
    return {**sent_as(typed), "key": key_of(page), "base": base[1]}


def send(
    client: FlaskClient, service_id: str, form: dict[str, object], **typed: object
) -> TestResponse:
    """Send the form with some fields typed otherwise."""
    data = {**form, "do": "check", **typed}
    return client.post(f"/staff/listings/{service_id}/edit", data=data)


def publish(client: FlaskClient, service_id: str, **typed: object) -> TestResponse:
    """Press "Publish" on the page of it."""
    address = f"/staff/listings/{service_id}/publish"
    page = client.get(address, follow_redirects=True).text
    base = re.search(r'name="base" value="([0-9]+)"', page)
    mark = re.search(r'name="mark" value="([0-9a-f]+)"', page)
    data = {
        "key": key_of(page),
        "base": base[1] if base else "0",
        "mark": mark[1] if mark else "",
        **typed,
    }
    return client.post(f"/staff/listings/{service_id}/publish", data=data)


def test_a_listing_from_a_leaflet(site: Flask, fresh: Works) -> None:
    """Begin, write, be told what is missing, publish, and residents see it."""
    client = signed_in(site, "editor")
    page = client.get("/staff/listings/new").text
    data = {"key": key_of(page), "name": "Marsh Lane sewing group"}
    answer = client.post("/staff/listings/new", data=data)
    service_id = answer.location.split("/")[-2]
    page = read(client.get(answer.location))
    assert "Please choose at least one kind of service." in page
    form = {
        "key": key_of(page),
        "base": "0",
        "name": "Marsh Lane sewing group",
        "description": "We sew and talk. Bring what you want to mend.",
        "categories": ["meeting-people"],
        "places-0-name": "Marsh Lane Hall",
        "places-0-address_1": "4 Marsh Lane",
        "places-0-postal_code": "xb4 1hb",
        "places-0-times": "Every Tuesday 10am to 12 noon, not in school holidays",
        "phones-0-number": "02079460123",
        "costs-0-amount": "2.50",
        "costs-0-amount_description": "per session",
    }
    assert send(client, service_id, form).status_code == 303
    page = unescape(read(client.get(f"/staff/listings/{service_id}/edit")))
    assert "Tuesday 10am to 12 noon" in page
    assert "Next: Tuesday 24 November 2026, Tuesday 1 December 2026" in page
    assert "Before it can be published" not in page
    assert fresh.listings.by_ids([service_id]) == []
    assert "It is a new listing." in read(
        client.get(f"/staff/listings/{service_id}/publish")
    )
    answer = publish(client, service_id, checked="yes")
    assert answer.status_code == 303
    listing = fresh.listings.by_ids([service_id])[0]
    assert listing.slug == "marsh-lane-sewing-group"
    assert listing.service.assured_date == fresh.today()
    assert [each.number for each in listing.phones] == ["020 7946 0123"]
    assert listing.places[0].address_lines[-1] == "XB4 1HB"
    for lang in ("en", "gu", "ur"):
        seen = read(client.get(f"/{lang}/services/{listing.slug}"))
        assert "020 7946 0123" in seen
    assert "editor" in read(client.get(answer.location))


def test_a_listing_that_may_be_there_already_is_shown_first(
    site: Flask, fresh: Works
) -> None:
    """So that nothing is there twice; who is sure goes on."""
    client = signed_in(site, "editor")
    data = {"key": key_of(client.get("/staff/listings/new").text), "name": "Food bank"}
    answer = client.post("/staff/listings/new", data=data)
    assert "Thornmere Food Bank" in read(answer, 409)
    answer = client.post("/staff/listings/new", data={**data, "sure": "yes"})
    assert answer.status_code == 303
    blank = client.post("/staff/listings/new", data={**data, "name": "  "})
    assert "Please write what the service is called." in read(blank, 400)
    assert len(fresh.desk.drafts.of("editor")) == 1


def test_a_draft_is_kept_as_it_was_typed(site: Flask, fresh: Works) -> None:
    """What cannot be understood too; and residents see nothing of it."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    before = fresh.listings.sequence()
    send(client, service_id, form, minimum_age="sixty", times="when the moon is full")
    page = unescape(read(client.get(f"/staff/listings/{service_id}/edit")))
    assert "“sixty” is not an age. Please write a number, such as 18." in page
    assert 'value="sixty"' in page
    assert "when the moon is full</textarea>" in page
    assert fresh.listings.sequence() == before
    answer = publish(client, service_id)
    assert answer.status_code == 400
    assert "“sixty” is not an age." in read(answer, 400)
    assert fresh.listings.sequence() == before
    assert "sixty" in str(fresh.desk.drafts.of("editor")[0].typed)
    # Another's draft is her own.
    page = signed_in(site, "ben").get(f"/staff/listings/{service_id}/edit").text
    assert "sixty" not in page
    assert "editor has a draft of this listing, too." in page


def test_every_field_shows_code_as_text(site: Flask, fresh: Works) -> None:
    """In the form, the differences, the previews, the page and the history."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    for name, field in FIELDS.items():
        if field.kind in ("line", "lines"):
            form[name] = XSS
        elif field.kind == "codes":
            form[name] = [XSS]
    for name, fields in ROWS.items():
        for field in fields:
            if field.name not in ("id", "location_id"):
                form[f"{name}-0-{field.name}"] = XSS[: field.longest]
    send(client, service_id, form)
    at = f"/staff/listings/{service_id}"
    for address in (
        f"{at}/edit",
        f"{at}/publish",
        f"{at}/preview",
        f"{at}/preview/en",
        f"{at}/preview/ur/easy-read",
        "/staff/listings/",
    ):
        page = read(client.get(address))
        assert "<script>alert" not in page, address
        assert "<b x=" not in page, address
    good = {"categories": ["food-banks"], "email": "", "url": "", "times": ""}
    rows = {f"places-{n}-times": "" for n in range(9)} | {"costs-0-amount": "1"}
    rows |= {"times_kept": [], "places-0-times_kept": []}
    ages = {"minimum_age": "", "maximum_age": "", "booking": ""}
    send(client, service_id, {**form, **good, **rows, **ages})
    answer = publish(client, service_id, reason=XSS)
    assert answer.status_code == 303, read(answer, 400)
    slug = fresh.listings.by_ids([service_id])[0].slug
    for address in (
        f"{at}/history",
        f"{at}/close",
        f"{at}/merge",
        "/staff/",
        "/staff/listings/",
        f"/en/services/{slug}",
        f"/ur/services/{slug}",
        f"/en/services/{slug}/easy-read",
    ):
        page = read(client.get(address))
        assert "<script>alert" not in page, address
        assert "<b x=" not in page, address


def test_two_editors_at_once_lose_nothing(site: Flask, fresh: Works) -> None:
    """The second gets both versions side by side, chooses, and publishes both."""
    anna, ben, service_id = (
        signed_in(site, "editor"),
        signed_in(site, "ben"),
        id_of(fresh),
    )
    mine, his = form_of(anna, fresh, service_id), form_of(ben, fresh, service_id)
    send(anna, service_id, mine, description="Anna's words.", email="anna@example.org")
    send(ben, service_id, his, description="Ben's words.", wait_time="2 weeks")
    assert publish(anna, service_id).status_code == 303
    answer = publish(ben, service_id)
    assert answer.status_code == 303
    assert answer.location.endswith("/collision")
    page = unescape(read(ben.get(answer.location)))
    for words in ("Anna's words.", "Ben's words.", "You both changed this.", "editor"):
        assert words in page
    newest = re.search(r'name="newest" value="([0-9]+)"', page)
    assert newest
    data = {"key": key_of(page), "newest": newest[1]}
    answer = ben.post(answer.location, data=data)
    assert "Please choose for each of these." in read(answer, 409)
    data["choice-description"] = "theirs"
    stale = ben.post(answer.request.path, data={**data, "newest": "1"})
    assert "It was changed once more." in read(stale, 409)
    assert ben.post(answer.request.path, data=data).status_code == 303
    assert publish(ben, service_id).status_code == 303
    service = fresh.listings.by_ids([service_id])[0].service
    assert service.description == "Anna's words."
    assert service.email == "anna@example.org"
    assert service.wait_time == "2 weeks"


def test_a_hard_text_needs_a_reason(site: Flask, fresh: Works) -> None:
    """The reason stands in the history."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    hard = (
        "Notwithstanding the aforementioned eligibility requirements, applicants "
        "requiring supplementary provision are encouraged to initiate correspondence "
        "with the administrative coordinator, whereupon an individualised assessment, "
        "encompassing financial, residential and familial circumstances, is undertaken."
    )
    send(client, service_id, form_of(client, fresh, service_id), description=hard)
    assert "Hard to read" in read(client.get(f"/staff/listings/{service_id}/edit"))
    answer = publish(client, service_id, reason="because")
    assert "Please say why it must be so." in read(answer, 400)
    assert fresh.listings.by_ids([service_id])[0].service.description != hard
    answer = publish(client, service_id, reason="The law wants these words.")
    assert answer.status_code == 303
    assert "hard text: The law wants these words." in read(client.get(answer.location))


def test_a_text_too_long_to_be_checked_is_not_taken_for_easy(
    site: Flask, fresh: Works
) -> None:
    """It needs a reason, like a hard one; and it is said at once."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    send(client, service_id, form, description="Free food. " * 700)
    page = read(client.get(f"/staff/listings/{service_id}/edit"))
    assert "Too long to check." in page
    assert "Please say why" in read(publish(client, service_id), 400)


def test_only_what_was_shown_is_published(site: Flask, fresh: Works) -> None:
    """A draft that another tab changed meanwhile is shown once more."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    send(client, service_id, form, wait_time="2 weeks")
    answer = publish(client, service_id, mark="0" * 16)
    assert "Your draft has changed since." in read(answer, 409)
    assert not fresh.listings.by_ids([service_id])[0].service.wait_time


def test_a_secret_address_is_not_shown_by_a_box_that_was_missed(
    site: Flask, fresh: Works
) -> None:
    """It takes a second box, which says so; no page has it before."""
    client, service_id = signed_in(site, "editor"), id_of(fresh, "linnet-refuge")
    whole = fresh.desk.wholes.now(service_id)
    assert whole is not None
    secret = next(x for x in whole.parts.locations.values() if x.confidential)
    street = "7 Nowhere Lane"
    form = form_of(client, fresh, service_id)
    row = next(
        n
        for n, at in enumerate(whole.parts.service.service_at_locations)
        if at.location_id == secret.id
    )
    address = {f"places-{row}-address_1": street}
    send(client, service_id, {**form, **address, f"places-{row}-confidential": []})
    page = read(client.get(f"/staff/listings/{service_id}/edit"))
    assert "This address is secret." in page
    preview = f"/staff/listings/{service_id}/preview/en"
    assert street not in client.get(preview).text
    assert publish(client, service_id).status_code == 400
    open_ = {f"places-{row}-confidential": [], f"places-{row}-reveal": "yes"}
    send(client, service_id, {**form, **address, **open_})
    assert street in client.get(preview).text


def test_one_press_puts_a_suggestion_in(site: Flask, fresh: Works) -> None:
    """And not into a text that is another by now."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    text = "We will utilise your letter."
    send(client, service_id, form, description=text)
    page = read(client.get(f"/staff/listings/{service_id}/edit"))
    buttons = re.findall(r'value="(fix:description:[0-9]+:[0-9a-f]+)"', page)
    assert buttons
    for typed, expected in ((text, "We will use your letter."), ("Other.", "Other.")):
        answer = send(client, service_id, form, description=typed, do=buttons[0])
        assert answer.location.endswith("#description")
        draft = fresh.desk.drafts.get(service_id, "editor")
        assert draft is not None
        assert draft.typed["description"] == expected


def test_typing_keeps_a_draft_and_says_how_it_reads(site: Flask, fresh: Works) -> None:
    """What the script asks for: the advice alone, and nothing is published."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    answer = send(client, service_id, form, description="We utilise it.", do="auto")
    assert answer.status_code == 200
    assert 'data-reading="description"' in answer.text
    assert "<html" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(fresh.desk.drafts.of("editor")) == 1


def test_a_change_is_taken_back(site: Flask, fresh: Works) -> None:
    """As a draft, so that somebody sees first what will change."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    before = fresh.listings.by_ids([service_id])[0].service.description
    form = form_of(client, fresh, service_id)
    send(client, service_id, form, description="All wrong.")
    publish(client, service_id)
    page = read(client.get(f"/staff/listings/{service_id}/history"))
    sequence = re.search(r'name="sequence" value="([0-9]+)"', page)
    assert sequence
    data = {"key": key_of(page), "sequence": sequence[1]}
    answer = client.post(f"/staff/listings/{service_id}/take-back", data=data)
    page = read(client.get(answer.location))
    assert "All wrong." in page
    assert publish(client, service_id).status_code == 303
    assert fresh.listings.by_ids([service_id])[0].service.description == before
    bad = client.post(
        f"/staff/listings/{service_id}/take-back", data={**data, "sequence": "1"}
    )
    assert "That is no change of this listing." in read(bad, 400)


def test_closing_says_why_and_what_to_try(site: Flask, fresh: Works) -> None:
    """In every language; and opening takes it away."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    address = f"/staff/listings/{service_id}/close"
    page = read(client.get(address))
    revision = re.search(r'name="revision" value="([0-9]+)"', page)
    assert revision
    data = {
        "key": key_of(page),
        "revision": revision[1],
        "status": "temporarily closed",
        "reason": "The roof is being mended.",
        "instead": "https://example.org/en/services/quillbrook-langar\nEvening lamp",
    }
    for wrong, said in (
        ({"status": "gone"}, "Please choose for how long it is closed."),
        ({"reason": " "}, "Please write why it is closed"),
        ({"instead": "no-such"}, "There is no listing called “no-such”."),
        ({"instead": "thornmere"}, "“thornmere” may be several listings: "),
        ({"instead": SLUG}, "cannot be the one to try instead of itself"),
    ):
        assert said in unescape(read(client.post(address, data={**data, **wrong}), 400))
    stale = client.post(address, data={**data, "revision": "1"})
    assert "Somebody has just changed" in read(stale, 409)
    assert client.post(address, data=data).status_code == 303
    for lang in ("en", "ur"):
        seen = read(client.get(f"/{lang}/services/{SLUG}"))
        assert "/services/quillbrook-langar" in seen
        assert "/services/evening-lamp-cafe" in seen
        assert "The roof is being mended." in seen
        easy = read(client.get(f"/{lang}/services/{SLUG}/easy-read"))
        assert "/services/quillbrook-langar" in easy
    page = read(client.get(address))
    revision = re.search(r'name="revision" value="([0-9]+)"', page)
    assert revision
    data = {"key": key_of(page), "revision": revision[1]}
    client.post(f"/staff/listings/{service_id}/reopen", data=data)
    service = fresh.listings.by_ids([service_id])[0].service
    assert (service.status, service.alert, service.instead) == ("active", "", ())
    assert service.assured_date == fresh.today()


def test_two_listings_become_one(site: Flask, fresh: Works) -> None:
    """The other's addresses lead to the one that stays, that on sheets too; its
    history stays, and it can be made again from it."""
    client = signed_in(site, "editor")
    kept, other = id_of(fresh), id_of(fresh, "quillbrook-langar")
    page = read(client.get(f"/staff/listings/{kept}/merge?with={other}"))
    revisions = re.findall(r'name="(?:other_)?revision" value="([0-9]+)"', page)
    data = {
        "key": key_of(page),
        "revision": revisions[0],
        "other": other,
        "other_revision": revisions[1],
        "choice-phones": "both",
        "choice-description": "other",
    }
    numbers = {
        phone.number
        for each in fresh.listings.by_ids([kept, other])
        for phone in each.service.phones
    }
    words = fresh.listings.by_ids([other])[0].service.description
    address = f"/staff/listings/{kept}/merge"
    same = client.post(address, data={**data, "other": kept})
    assert "These are the same listing." in read(same, 400)
    assert client.post(address, data={**data, "other": "no-such"}).status_code == 404
    stale = client.post(address, data={**data, "other_revision": "1"})
    assert "Somebody has just changed" in read(stale, 409)
    look = unescape(read(client.post(address, data=data)))
    assert "This is what changes for residents" in look
    assert fresh.listings.by_ids([other])
    data["sure"] = "yes"
    assert client.post(address, data=data).status_code == 303
    listing = fresh.listings.by_ids([kept])[0]
    assert {phone.number for phone in listing.service.phones} == numbers
    assert listing.service.description == words
    assert fresh.listings.by_ids([other]) == []
    answer = client.get("/gu/services/quillbrook-langar")
    assert (answer.status_code, answer.location) == (301, f"/gu/services/{SLUG}")
    assert client.get(f"/s/{other}").location == f"/en/services/{SLUG}"
    page = read(client.get(f"/staff/listings/{other}/history"))
    sequence = re.search(r'name="sequence" value="([0-9]+)"', page)
    assert sequence
    data = {"key": key_of(page), "sequence": sequence[1]}
    client.post(f"/staff/listings/{other}/take-back", data=data)
    assert publish(client, other).status_code == 303
    assert fresh.listings.by_ids([other])[0].service.description == words


def test_a_copy_begins_as_a_draft(site: Flask, fresh: Works) -> None:
    """With new ids, at the same place."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    page = client.get(f"/staff/listings/{service_id}/edit").text
    answer = client.post(
        f"/staff/listings/{service_id}/copy", data={"key": key_of(page)}
    )
    new = answer.location.split("/")[-2]
    assert publish(client, new).status_code == 303
    old, copy = fresh.listings.by_ids([service_id, new])
    assert copy.service.name == f"Copy of {old.service.name}"
    assert [x.location for x in copy.places] == [x.location for x in old.places]
    ids = {x.id for x in old.service.phones}
    assert not ids & {x.id for x in copy.service.phones}


def test_a_record_that_was_only_looked_up_is_not_written_back(
    site: Flask, fresh: Works
) -> None:
    """Somebody may have changed it since the form was read."""
    user = User("editor", "editor")
    service_id = id_of(fresh)
    work = fresh.desk.editing.open(user, service_id)
    typed = {**work.typed, "organization": "Thornmere Council"}
    fresh.desk.editing.keep(user, service_id, Sent(typed, work.base, "", "a"))
    work = fresh.desk.editing.open(user, service_id)
    council = work.taken.parts.organization
    assert council is not None
    with fresh.listings.writing(Author("person", "ben")) as writer:
        stored = fresh.listings.stored("organization", [council.id])[council.id]
        new = replace(council, email="new@example.org")
        writer.put(new, expected=stored.revision)
    fresh.desk.editing.publish(user, work, "", is_checked=False)
    now = fresh.listings.stored("organization", [council.id])[council.id].record
    assert now == new
    assert create_app(fresh) is not site


def test_another_window_does_not_write_over_what_was_typed_since(
    site: Flask, fresh: Works
) -> None:
    """The older one is told, with what it sent on the screen; pressed again it wins."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    form = form_of(client, fresh, service_id)
    send(client, service_id, form, wait_time="New", page="a")
    answer = send(client, service_id, form, wait_time="Old", page="b", do="auto")
    page = unescape(read(answer, 409))
    assert "You have changed your draft in another window since." in page
    assert 'value="Old"' in page
    draft = fresh.desk.drafts.get(service_id, "editor")
    assert draft is not None
    assert draft.typed["wait_time"] == "New"
    mark = re.search(r'name="mark" value="([0-9a-f]+)"', page)
    assert mark
    again = send(client, service_id, form, wait_time="Old", page="c", mark=mark[1])
    assert again.status_code == 303


def test_taking_back_never_loses_a_draft_and_leaves_closing_alone(
    site: Flask, fresh: Works
) -> None:
    """Whoever has a draft publishes it first; a closing is taken back by opening."""
    client, service_id = signed_in(site, "editor"), id_of(fresh)
    seen = (service_id, fresh.listings.by_ids([service_id])[0].revision)
    user = User("editor", "editor")
    fresh.desk.lifecycle.close(user, seen, "defunct", "The money ran out.", [])
    page = read(client.get(f"/staff/listings/{service_id}/history"))
    assert "The money ran out." in page
    assert "Closed for good" in page
    assert "As it was before this change" not in page
    form = form_of(client, fresh, service_id)
    send(client, service_id, form, wait_time="2 weeks")
    publish(client, service_id)
    send(client, service_id, form_of(client, fresh, service_id), email="x@example.org")
    page = read(client.get(f"/staff/listings/{service_id}/history"))
    sequence = re.search(r'name="sequence" value="([0-9]+)"', page)
    assert sequence
    data = {"key": key_of(page), "sequence": sequence[1]}
    answer = client.post(f"/staff/listings/{service_id}/take-back", data=data)
    assert "You have a draft of this listing." in read(answer, 400)
    draft = fresh.desk.drafts.get(service_id, "editor")
    assert draft is not None
    assert draft.typed["email"] == "x@example.org"
    assert fresh.listings.by_ids([service_id])[0].service.status == "defunct"


def test_a_listing_that_was_merged_and_taken_back_is_merged_again(
    site: Flask, fresh: Works
) -> None:
    """Its addresses lead on as before; and so does "try instead"."""
    user = User("editor", "editor")
    kept, other = id_of(fresh), id_of(fresh, "quillbrook-langar")
    third = fresh.listings.by_slug("evening-lamp-cafe")
    seen = (third.service.id, third.revision)
    closing = ("defunct", "Gone.", ["quillbrook-langar"])
    fresh.desk.lifecycle.close(user, seen, *closing)

    def revision(service_id: str) -> tuple[str, int]:
        return service_id, fresh.listings.by_ids([service_id])[0].revision

    fresh.desk.lifecycle.merge(user, revision(kept), revision(other), {})
    client = signed_in(site, "editor")
    page = client.get("/en/services/evening-lamp-cafe").text
    assert f"/services/{SLUG}" in page.split("You can try these instead:")[1][:300]
    gone = fresh.desk.wholes.history(other)[0]
    fresh.desk.editing.take_back(user, other, gone.sequence)
    work = fresh.desk.editing.open(user, other)
    fresh.desk.editing.publish(user, work, "", is_checked=False)
    assert fresh.listings.by_ids([other])[0].service.example
    fresh.desk.lifecycle.merge(user, revision(kept), revision(other), {})
    assert fresh.listings.by_slug(other).service.id == kept


def test_the_log_says_published_of_what_was_published_alone(
    site: Flask, fresh: Works
) -> None:
    """Not of a press that led to the page of two changes."""
    anna, ben, service_id = (
        signed_in(site, "editor"),
        signed_in(site, "ben"),
        id_of(fresh),
    )
    mine, his = form_of(anna, fresh, service_id), form_of(ben, fresh, service_id)
    send(anna, service_id, mine, wait_time="2 weeks")
    send(ben, service_id, his, wait_time="3 weeks")
    publish(anna, service_id)
    publish(ben, service_id)
    done = [x.who for x in fresh.audit.every() if x.action == "publish_now"]
    assert done == ["editor"]


PAGES = (
    *("edit", "publish", "collision", "history", "preview", "preview/en"),
    *("preview/en/easy-read", "preview/en/sheet.pdf", "close", "merge"),
    *("drop", "copy", "reopen", "take-back"),
)


@pytest.fixture
def addresses(fresh: Works) -> list[str]:
    """Every page about one listing."""
    return [f"/staff/listings/{id_of(fresh)}/{page}" for page in PAGES]


@pytest.mark.parametrize("who", ["reviewer", "translator", "nobody"])
def test_who_may_not_edit_sees_nothing_of_it(
    site: Flask, addresses: list[str], who: str
) -> None:
    """By the real addresses, reading and writing."""
    client = signed_in(site, who)
    key = key_of(client.get("/staff/sign-in", follow_redirects=True).text)
    for address in addresses:
        for answer in (client.get(address), client.post(address, data={"key": key})):
            expected = (303, 307, 405) if who == "nobody" else (403, 405)
            assert answer.status_code in expected, address
            if who == "nobody" and answer.status_code != 405:
                assert "/staff/sign-in" in answer.location


def test_forms_about_a_listing_need_the_key(site: Flask, addresses: list[str]) -> None:
    """And none of them writes without it (CSRF)."""
    client = signed_in(site, "editor")
    for address in addresses:
        answer = client.post(address, data={"key": "0" * 64})
        assert answer.status_code in (400, 405), address
    for bad in ("no-such", "x" * 37, "a.b", "%00"):
        for page in ("edit", "history", "close", "merge", "preview"):
            assert client.get(f"/staff/listings/{bad}/{page}").status_code == 404
