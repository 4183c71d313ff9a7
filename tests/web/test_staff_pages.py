"""The staff pages: who may see and do what, and what they keep."""

import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.app import create_app
from directory.model.users import ROLES, Right, Role, User
from directory.publishing.deeds import in_words
from directory.publishing.works import Works
from directory.storage.accounts import Accounts
from directory.web.staff.guard import OPEN
from tests.conftest import TUESDAY_MORNING
from tests.page_rules import read_page

PASSWORD = "three green ferries"
WHO = (*ROLES, "nobody")


@pytest.fixture
def site(fresh: Works) -> Flask:
    """A site with a user of each role, called by it."""
    for role in ROLES:
        fresh.signing.add(role, PASSWORD, role, ("gu",))
    return create_app(fresh)


def key_of(page: str) -> str:
    """The key that the forms of a page carry."""
    found = re.search(r'name="key" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def signed_in(site: Flask, name: str) -> FlaskClient:
    """A browser in which somebody has signed in, by the form."""
    client = site.test_client()
    if name == "nobody":
        return client
    key = key_of(client.get("/staff/sign-in").text)
    form = {"name": name, "password": PASSWORD, "key": key}
    answer = client.post("/staff/sign-in", data=form)
    assert (answer.status_code, answer.location) == (303, "/staff/")
    return client


def needed(site: Flask) -> list[tuple[str, str, Right | str | None]]:
    """Every staff address with a method, and what it says that it needs."""
    return [
        (
            method,
            rule.rule,
            getattr(site.view_functions[rule.endpoint], "needs", None),
        )
        for rule in site.url_map.iter_rules()
        if rule.endpoint.startswith("staff.")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


@pytest.mark.parametrize("who", WHO)
def test_every_staff_address_asks_who_it_is(site: Flask, who: str) -> None:
    """Each role may do what it may, and nothing else; nobody only signs in."""
    found = needed(site)
    assert len(found) >= 5
    for method, address, right in found:
        client = signed_in(site, who)  # a new one each time: signing out ends it
        key = key_of(client.get("/staff/sign-in", follow_redirects=True).text)
        answer = client.open(address, method=method, data={"key": key})
        place = f"{method} {address} as {who}"
        if right == OPEN:
            assert answer.status_code < 500, place
        elif who == "nobody":
            # A form of a page of ours is carried along (307), and nothing is done.
            assert answer.status_code == (303 if method == "GET" else 307), place
            assert answer.location.startswith("/staff/sign-in"), place
        elif right is not None and User("x", _role(who)).may(right):  # type: ignore[arg-type]
            assert answer.status_code not in (303, 403), place
        else:
            assert answer.status_code == 403, place


def _role(who: str) -> Role:
    return next(role for role in ROLES if role == who)


def test_the_log_has_plain_words_for_whatever_changes_something(site: Flask) -> None:
    """Nobody should have to read the name of a function."""
    names = {
        rule.endpoint.removeprefix("staff.")
        for rule in site.url_map.iter_rules()
        if rule.endpoint.startswith("staff.") and "POST" in (rule.methods or ())
    }
    assert len(names) > 20
    assert [x for x in sorted(names) if in_words(x) == x.replace("_", " ")] == []


def test_a_page_that_says_nothing_of_rights_is_refused(site: Flask) -> None:
    """To an admin, too: a forgotten mark must not open a door."""
    view = site.view_functions["staff.home"]
    needs = view.needs  # type: ignore[attr-defined]
    client = signed_in(site, "admin")
    try:
        del view.needs  # type: ignore[attr-defined]
        assert client.get("/staff/").status_code == 403
    finally:
        view.needs = needs  # type: ignore[attr-defined]
    assert client.get("/staff/").status_code == 200


@pytest.mark.parametrize("address", ["sign-in", "sign-out", "still-correct"])
def test_a_form_without_the_key_of_its_session_is_refused(
    site: Flask, fresh: Works, address: str
) -> None:
    """Another site can send a form, but does not know the key (CSRF); with it, the
    same form does what it says."""
    client = signed_in(site, "editor")
    work = fresh.monday.work()
    listing = work.jobs[0].listing
    form = {
        "name": "editor",
        "password": PASSWORD,
        "service": listing.service.id,
        "revision": str(listing.revision),
    }
    for key in ("", "0" * 64, "é", "\x00"):
        answer = client.post(f"/staff/{address}", data={**form, "key": key})
        assert answer.status_code == 400
        page = read_page(answer.text, f"/staff/{address}")
        assert page.broken_rules() == []
        assert "This form is too old. Please go back and try again." in page.text
        assert fresh.monday.work() == work
    home = client.get("/staff/")
    assert home.status_code == 200
    form["key"] = key_of(home.text)
    assert client.post(f"/staff/{address}", data=form).status_code == 303


def test_the_key_of_somebody_else_does_not_do(site: Flask) -> None:
    """Each session has its own."""
    key = key_of(signed_in(site, "admin").get("/staff/").text)
    client = signed_in(site, "editor")
    assert client.post("/staff/sign-out", data={"key": key}).status_code == 400


def test_signing_in_gives_a_new_token_that_only_staff_pages_see(site: Flask) -> None:
    """So whoever planted the old one stays outside (session fixation)."""
    client = site.test_client()
    first = client.get("/staff/sign-in")
    planted = first.headers["Set-Cookie"].partition(";")[0]
    form = {"name": "editor", "password": PASSWORD, "key": key_of(first.text)}
    answer = client.post("/staff/sign-in", data=form)
    cookie = answer.headers["Set-Cookie"]
    assert cookie.partition(";")[0] != planted
    for word in ("HttpOnly", "SameSite=Lax", "Path=/staff"):
        assert word in cookie
    other = site.test_client()
    other.set_cookie("staff", planted.partition("=")[2], path="/staff")
    assert other.get("/staff/").status_code == 303


def test_over_https_the_token_never_goes_without(site: Flask, fresh: Works) -> None:
    """Also where a proxy speaks https and asks this server without."""
    page = site.test_client().get("/staff/sign-in", base_url="https://example.org")
    assert "Secure" in page.headers["Set-Cookie"]
    plain = site.test_client().get("/staff/sign-in")
    assert "Secure" not in plain.headers["Set-Cookie"]
    settings = replace(fresh.settings, public_url="https://directory.example.org")
    behind = create_app(replace(fresh, settings=settings)).test_client()
    assert "Secure" in behind.get("/staff/sign-in").headers["Set-Cookie"]


def test_signing_in_again_ends_the_session_before(site: Flask) -> None:
    """One browser, one session."""
    client = signed_in(site, "editor")
    before = client.get_cookie("staff", path="/staff")
    assert before
    form = {"name": "admin", "password": PASSWORD}
    form["key"] = key_of(client.get("/staff/").text)
    assert client.post("/staff/sign-in", data=form).status_code == 303
    assert "admin (admin)" in client.get("/staff/").text
    other = site.test_client()
    other.set_cookie("staff", before.value, path="/staff")
    assert other.get("/staff/").status_code == 303


def test_a_refusal_says_why(site: Flask) -> None:
    """On a page of staff, in plain words."""
    client = signed_in(site, "translator")
    key = key_of(client.get("/staff/").text)
    answer = client.post("/staff/still-correct", data={"key": key})
    page = read_page(answer.text, "/staff/still-correct")
    assert (answer.status_code, page.broken_rules()) == (403, [])
    assert "Your role does not allow this." in page.text


def test_only_what_was_checked_today_is_said_to_be(site: Flask, fresh: Works) -> None:
    """Whatever an old address says."""
    client = signed_in(site, "editor")
    slug = fresh.monday.work().jobs[0].listing.service.slug
    for done in (slug, "nothing", "<b>", "x" * 200):
        page = client.get("/staff/", query_string={"done": done})
        assert page.status_code == 200
        assert "marked as checked" not in page.text


def test_signing_out_ends_the_session_for_every_copy_of_its_token(site: Flask) -> None:
    """Also for one that somebody kept."""
    client = signed_in(site, "editor")
    cookie = client.get_cookie("staff", path="/staff")
    assert cookie
    key = key_of(client.get("/staff/").text)
    assert client.post("/staff/sign-out", data={"key": key}).status_code == 303
    other = site.test_client()
    other.set_cookie("staff", cookie.value, path="/staff")
    assert other.get("/staff/").location.startswith("/staff/sign-in")


def test_after_signing_in_one_is_where_one_wanted_to_go_on_this_site_alone(
    site: Flask,
) -> None:
    """Never on another site."""
    for wanted, back in {
        "/staff/?done=scam-stop": "/staff/?done=scam-stop",
        "https://evil.example.org/": "/staff/",
        "//evil.example.org/staff/": "/staff/",
        "/staff/\\evil.example.org": "/staff/",
        "/en/": "/staff/",
        "javascript:alert(1)": "/staff/",
    }.items():
        client = site.test_client()
        page = client.get("/staff/sign-in", query_string={"next": wanted}).text
        assert "evil" not in page
        form = {
            "name": "editor",
            "password": PASSWORD,
            "key": key_of(page),
            "next": wanted,
        }
        assert client.post("/staff/sign-in", data=form).location == back


def test_a_wrong_password_says_so_and_keeps_the_name(site: Flask) -> None:
    """But never the password; and what was typed is text."""
    client = site.test_client()
    key = key_of(client.get("/staff/sign-in").text)
    name = '"><script>alert(1)</script>'
    form = {"name": name, "password": "sesame sesame open", "key": key}
    answer = client.post("/staff/sign-in", data=form)
    assert answer.status_code == 400
    page = read_page(answer.text, "/staff/sign-in")
    assert page.broken_rules() == []
    assert "The name or the password is not right." in page.text
    assert "sesame" not in answer.text
    assert "<script>alert" not in answer.text
    assert page.title.startswith("Error:")


def test_whoever_guesses_has_to_wait(site: Flask) -> None:
    """The sixth time nobody looks whether it is right."""
    client = site.test_client()
    key = key_of(client.get("/staff/sign-in").text)
    form = {"name": "editor", "password": "wrong", "key": key}
    for _ in range(5):
        assert "not right" in client.post("/staff/sign-in", data=form).text
    form["password"] = PASSWORD
    assert (
        "Please try again in 1 minute." in client.post("/staff/sign-in", data=form).text
    )


def test_nothing_of_the_staff_pages_is_kept_by_browsers(site: Flask) -> None:
    """Pages, refusals and redirects alike, with the headers of all pages."""
    client = signed_in(site, "translator")
    answers = [
        client.get("/staff/"),
        client.get("/staff/nothing-here"),
        client.post("/staff/still-correct", data={}),
        site.test_client().get("/staff/"),
        site.test_client().get("/staff/sign-in"),
    ]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_session_that_was_left_is_over(fresh: Works, site: Flask) -> None:
    """The page asks to sign in again, and knows where one wanted to go."""
    client = signed_in(site, "editor")
    late = Accounts(fresh.engine, lambda: TUESDAY_MORNING - timedelta(hours=1))
    cookie = client.get_cookie("staff", path="/staff")
    assert cookie
    late.seen(sha256(cookie.value.encode()).hexdigest())
    answer = client.get("/staff/?done=scam-stop")
    assert answer.location == "/staff/sign-in?next=%2Fstaff%2F%3Fdone%3Dscam-stop"


def test_an_editor_works_the_monday_list(site: Flask, fresh: Works) -> None:
    """Each press takes one off, says so, and brings the next."""
    client = signed_in(site, "editor")
    page = read_page(client.get("/staff/").text, "/staff/")
    assert page.broken_rules() == []
    assert page.title.startswith("What to do first")
    total = fresh.monday.work().total
    assert total > 0
    first = fresh.monday.work().jobs[0].listing
    form = {
        "key": key_of(page.html),
        "service": first.service.id,
        "revision": str(first.revision),
    }
    answer = client.post("/staff/still-correct", data=form)
    assert answer.location == f"/staff/?done={first.service.slug}"
    after = client.get(answer.location).text
    assert "is marked as checked today" in after
    assert fresh.monday.work().total == total - 1
    # Once more: it was changed meanwhile, namely by the first press.
    again = client.post("/staff/still-correct", data=form)
    assert again.status_code == 409
    assert "You have just said that" in again.text
    assert read_page(again.text, "/staff/").broken_rules() == []


def test_still_correct_of_nothing_is_a_clear_refusal(site: Flask) -> None:
    """Whatever a form holds."""
    client = signed_in(site, "editor")
    key = key_of(client.get("/staff/").text)
    for form in (
        {},
        {"service": "x"},
        {"service": "<b>", "revision": "1"},
        {"service": "x", "revision": "1e9"},
        {"service": "x", "revision": "9" * 13},
    ):
        answer = client.post("/staff/still-correct", data={"key": key, **form})
        assert answer.status_code == 400
        assert "Please choose a listing." in answer.text


def test_what_was_typed_outlives_its_session(site: Flask, fresh: Works) -> None:
    """It is carried past signing in, and sent by hand; a form of another site is not,
    and no password."""
    client = signed_in(site, "editor")
    key = key_of(client.get("/staff/").text)
    sent = {"key": key, "name": "Group <b>", "password": "secret words"}
    fresh.signing.sign_out(client.get_cookie("staff", path="/staff").value)
    other = client.post("/staff/listings/new", data={**sent, "key": "0" * 64})
    assert (other.status_code, other.location) == (303, "/staff/sign-in")
    answer = client.post("/staff/listings/new", data=sent)
    assert answer.status_code == 307
    page = client.post(answer.location, data=sent).text
    assert read_page(page, "/staff/sign-in").broken_rules() == []
    assert "What you typed is not lost" in page
    assert "secret words" not in page
    held = {"carried-name": "Group <b>", "next": "/staff/listings/new"}
    mine = {**held, "key": key_of(page), "name": "editor"}
    page = client.post("/staff/sign-in", data={**mine, "password": "wrong"}).text
    assert 'name="carried-name" value="Group &lt;b&gt;"' in page
    page = client.post("/staff/sign-in", data={**mine, "password": PASSWORD}).text
    assert read_page(page, "/staff/sign-in").broken_rules() == []
    assert 'action="/staff/listings/new"' in page
    again = {"key": key_of(page), "name": "Group <b>"}
    assert client.post("/staff/listings/new", data=again).status_code == 303
    assert fresh.desk.drafts.of("editor")[0].typed["name"] == "Group <b>"


@pytest.mark.parametrize(
    ("address", "scheme", "is_said"),
    [
        ("127.0.0.1", "http", False),
        ("192.0.2.7", "http", True),
        ("192.0.2.7", "https", False),
    ],
)
def test_whoever_signs_in_over_an_open_line_is_told(
    app: Flask, address: str, scheme: str, is_said: bool
) -> None:
    """Her password could be read on the way."""
    answer = app.test_client().get(
        "/staff/sign-in",
        base_url=f"{scheme}://here",
        environ_base={"REMOTE_ADDR": address},
    )
    assert ("This connection is not private" in answer.text) is is_said
    assert read_page(answer.text, "/staff/sign-in").broken_rules() == []
