"""What staff read after a press: who was there before them, and what came of it."""

import re
from html import unescape

from flask import Flask

from directory.publishing.works import Works
from tests.web.test_staff_editing import (
    SLUG,
    XSS,
    form_of,
    id_of,
    publish,
    read,
    send,
    site,
)
from tests.web.test_staff_pages import PASSWORD, key_of, signed_in

__all__ = ["site"]  # a fixture


def revision_in(page: str) -> str:
    """The number of the change that a form carries."""
    found = re.search(r'name="revision" value="([0-9]+)"', page)
    assert found
    return found[1]


def test_who_was_first_is_named(site: Flask, fresh: Works) -> None:
    """With what they did; and what is no change is not said to be published."""
    anna, ben = signed_in(site, "editor"), signed_in(site, "ben")
    service_id = id_of(fresh)
    address = f"/staff/listings/{service_id}/close"
    page = read(anna.get(address))
    for meaning in ("It will open again.", "nobody knows yet", "never open again"):
        assert meaning in page
    data = {
        "key": key_of(page),
        "revision": revision_in(page),
        "status": "inactive",
        "reason": "The roof is being mended.",
    }
    seen = fresh.listings.by_ids([service_id])[0]
    still = {"service": service_id, "revision": str(seen.revision)}
    key = key_of(ben.get("/staff/").text)
    ben.post("/staff/still-correct", data={"key": key, **still})
    said = unescape(read(anna.post(address, data=data), 409))
    name = seen.service.name
    assert f"ben has just said that “{name}” is still correct. Please look" in said
    answer = anna.post("/staff/still-correct", data={"key": key_of(page), **still})
    assert f"ben has just said that “{name}” is" in unescape(read(answer, 409))
    for expected in ("It is published.", "Nothing changed"):
        data["revision"] = revision_in(anna.get(address).text)
        answer = anna.post(address, data=data)
        assert expected in read(anna.get(answer.location))
    stale = ben.post(address, data={**data, "key": key, "revision": "1"})
    assert f"editor has just changed “{name}” (closed: The roof" in unescape(
        read(stale, 409)
    )
    send(anna, service_id, form_of(anna, fresh, service_id))
    answer = publish(anna, service_id)
    assert "Nothing changed" in read(anna.get(answer.location))


def test_what_is_not_there_is_said_on_a_page_of_staff(
    site: Flask, fresh: Works
) -> None:
    """With the menu; a listing that was joined with another leads there."""
    client = signed_in(site, "editor")
    kept, other = id_of(fresh), id_of(fresh, "quillbrook-langar")
    page = client.get(f"/staff/listings/{kept}/merge?with={other}")
    said = unescape(read(page))
    for words in ("/en/services/quillbrook-langar", f"/en/services/{SLUG}"):
        assert words in said
    assert "Last changed on" in said
    revisions = re.findall(r'name="(?:other_)?revision" value="([0-9]+)"', said)
    data = {
        "key": key_of(page.text),
        "revision": revisions[0],
        "other": other,
        "other_revision": revisions[1],
        "sure": "yes",
    }
    assert client.post(page.request.path, data=data).status_code == 303
    gone = unescape(read(client.get(f"/staff/listings/{other}/edit"), 404))
    name = fresh.listings.by_ids([kept])[0].service.name
    assert "This listing is now part of <a" in gone
    assert f'href="/staff/listings/{kept}/edit"' in gone
    assert name in gone
    for address in ("report/1999", "listings/no-such/edit", "nothing-here"):
        page = client.get(f"/staff/{address}")
        assert "There is no such page" in read(page, 404)
        assert 'aria-label="Staff pages"' in page.text
        assert page.headers["Cache-Control"] == "no-store"
    # Whoever may not edit learns nothing of listings; nobody has no menu.
    page = signed_in(site, "reviewer").get(f"/staff/listings/{other}/edit")
    assert page.status_code == 403
    nobody = site.test_client().get("/staff/nothing-here")
    assert "Sign in" in read(nobody, 404)
    assert 'aria-label="Staff pages"' not in nobody.text
    assert "the service may have closed" in client.get("/en/nothing-here").text


def test_the_list_of_listings_goes_on(site: Flask, fresh: Works) -> None:
    """Page by page until each was there once, as they are found."""
    client = signed_in(site, "editor")
    page = unescape(read(client.get("/staff/listings/")))
    total = fresh.listings.count()
    assert f"The first 50 of {total} listings" in page
    seen = re.findall(r'href="/staff/listings/([0-9a-f-]{36})/edit"', page)
    after = re.search(r'href="(/staff/listings/\?[^"]*after=[^"]+)">Next', page)
    assert after
    page = unescape(read(client.get(after[1])))
    assert f"{total - 50} more of {total} listings" in page
    assert ">Next" not in page
    seen += re.findall(r'href="/staff/listings/([0-9a-f-]{36})/edit"', page)
    assert len(seen) == len(set(seen)) == total
    end = client.get("/staff/listings/?after=zzzz")
    assert "There are no more listings." in read(end)
    assert "The first 50" in read(client.get("/staff/listings/?after=" + XSS))
    # Drafts are named where the day begins, and thrown away only by a second press.
    service_id = id_of(fresh)
    send(client, service_id, form_of(client, fresh, service_id), wait_time="2 weeks")
    assert "You have 1 draft that is not published yet." in unescape(
        read(client.get("/staff/"))
    )
    form = read(client.get(f"/staff/listings/{service_id}/edit"))
    assert form.index("<summary>Throw my draft away") < form.index("Yes, throw it")
    kinds = form[form.index('id="phones-0-type"') :].split("</select>")[0]
    values = re.findall(r'option value="(\w+)"', kinds)
    assert values == ["voice", "sms", "textphone", "video", "fax"]
    texts = {"phones-0-type": "text", "costs-0-amount": "2.50", "costs-0-id": ""}
    send(client, service_id, form_of(client, fresh, service_id), **texts)
    form = read(client.get(f"/staff/listings/{service_id}/edit"))
    kinds = form[form.index('id="phones-0-type"') :].split("</select>")[0]
    assert 'value="text" selected' in kinds
    page = unescape(read(client.get(f"/staff/listings/{service_id}/publish")))
    assert "£2.50" in page
    assert "Text messages only" in page


def test_all_that_is_wrong_with_a_new_user_is_said_at_once(site: Flask) -> None:
    """And that the password is not kept."""
    client = signed_in(site, "admin")
    key = key_of(client.get("/staff/new-user").text)
    bad = {"key": key, "name": "A B", "password": "short", "role": "translator"}
    answer = client.post("/staff/new-user", data=bad)
    page = unescape(read(answer, 400))
    for words in (
        "'a b' cannot be a user's name.",
        "A password has 12 to 200 characters.",
        "Please choose the languages of this translator.",
        "Then type the password again",
    ):
        assert words in page
    assert 'value="A B"' in page
    taken = {**bad, "name": "ben", "password": PASSWORD, "role": ""}
    page = unescape(read(client.post("/staff/new-user", data=taken), 409))
    for words in ("There is a user 'ben' already.", "Please choose a role."):
        assert words in page
