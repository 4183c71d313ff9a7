"""Users on the screen, one's own password, the log, and jobs put off."""

import csv
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from directory.app import create_app
from directory.cli import main
from directory.model.users import ROLES
from directory.publishing.works import Works
from directory.storage.audit import COMMAND_LINE
from directory.storage.database import connecting
from directory.storage.records import Author
from tests.conftest import site_in
from tests.page_rules import Page, read_page
from tests.publishing.test_much_opened import HARD
from tests.web.test_staff_pages import PASSWORD, key_of, signed_in

NEW = "four yellow kettles"
XSS = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    """The engines of a site with a user of each role, called by it.

    One for all tests: each leaves the users as they were.
    """
    works = site_in(tmp_path_factory.mktemp("desk"))
    for role in ROLES:
        works.signing.add(role, PASSWORD, role, ("gu",))
    yield works
    works.engine.dispose()


@pytest.fixture(scope="module")
def site(works: Works) -> Flask:
    """Its pages."""
    return create_app(works)


def seen(client: FlaskClient, address: str, status: int = 200) -> Page:
    """A page, held against the rules that every page must keep."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    page = read_page(answer.text, address)
    assert page.broken_rules() == []
    return page


def sent(client: FlaskClient, address: str, status: int = 303, **form: object) -> Page:
    """What comes after a form, which carries the key of its session."""
    form["key"] = key_of(client.get("/staff/password").text)
    answer = client.post(f"/staff/{address}", data=form)
    assert answer.status_code == status, answer.text[:1500]
    if status == 303:
        return seen(client, answer.location)
    page = read_page(answer.text, f"/staff/{address}")
    assert page.broken_rules() == []
    assert "<script>alert" not in answer.text
    assert PASSWORD not in answer.text
    assert NEW not in answer.text
    return page


def lines(works: Works, since: int) -> list[tuple[str, str, str]]:
    """The log after a line, the oldest first: who, what, and about what."""
    return [
        (each.who, each.action, each.about)
        for each in works.audit.lines()
        if each.number > since
    ][::-1]


def newest(works: Works) -> int:
    """The number of the newest line of the log."""
    return next((each.number for each in works.audit.lines(most=1)), 0)


def test_an_admin_looks_after_users_on_the_screen(site: Flask, works: Works) -> None:
    """Adds, changes, gives a new password, removes; each is said and in the log."""
    since = newest(works)
    client = signed_in(site, "admin")
    assert "4 people can sign in here." in seen(client, "/staff/users/").text
    for address in ("new-user", "users/editor", "users/editor/remove", "users/admin"):
        seen(client, f"/staff/{address}")
    added = sent(
        client,
        "new-user",
        name=" Ravi ",
        role="translator",
        language=["gu", "ur"],
        password=NEW,
    )
    assert "ravi can sign in now." in added.text
    assert "translator: Gujarati, Urdu" in added.text
    ravi = works.signing.sign_in("ravi", NEW, "")
    assert (
        "The change for ravi is kept."
        in sent(client, "users/ravi/role", role="editor").text
    )
    assert works.signing.user(ravi.token) is None
    ravi = works.signing.sign_in("ravi", NEW, "")
    assert ravi.user.languages == ()
    assert (
        "ravi has a new password"
        in sent(client, "users/ravi/password", password=PASSWORD).text
    )
    assert works.signing.user(ravi.token) is None
    works.signing.sign_in("ravi", PASSWORD, "")
    removed = sent(client, "users/ravi/remove")
    assert "That user cannot sign in any more." in removed.text
    assert works.signing.known("ravi") is None
    assert lines(works, since) == [
        ("admin", "signing_in", ""),
        *(
            ("admin", action, "ravi")
            for action in ("add_user", "change_user", "give_password", "remove_user")
        ),
    ]


@pytest.mark.parametrize("page", ["new-user", "users/translator/role"])
def test_a_slip_says_what_to_do_and_keeps_what_was_typed(
    site: Flask, works: Works, page: str
) -> None:
    """But never a password. Nothing is changed, and nothing is in the log."""
    client = signed_in(site, "admin")
    before, since = works.signing.users(), newest(works)
    good = {"name": "ravi", "role": "translator", "language": "gu", "password": NEW}
    for slip, words in (
        ({"role": ""}, "Please choose a role."),
        ({"role": XSS}, "Please choose a role."),
        ({"language": []}, "Please choose the languages of this translator."),
        ({"language": ["gu", XSS]}, "Please choose languages from the list."),
        ({"language": ["gu", "cy"]}, "Please choose languages from the list."),
    ):
        found = sent(client, page, 400, **(good | slip))
        assert words in found.text
        assert found.title.startswith("Error:")
        radios = re.findall(r'type="radio".*?value="(\w+)"[^>]* checked>', found.html)
        assert radios == ([] if "role" in slip else ["translator"])
    assert works.signing.users() == before
    assert lines(works, since) == []


def test_a_name_or_a_password_that_will_not_do_is_refused(
    site: Flask, works: Works
) -> None:
    """By the rules of the command line."""
    client = signed_in(site, "admin")
    good = {"name": "ravi", "role": "editor", "password": NEW}
    for slip, words, status in (
        ({"name": XSS}, "cannot be a user's name", 400),
        ({"name": ""}, "cannot be a user's name", 400),
        ({"name": "x" * 1000}, "cannot be a user's name", 400),
        ({"name": "Editor"}, "There is a user 'editor' already.", 409),
        ({"password": "short"}, "12 to 200", 400),
        ({"password": "x" * 900}, "12 to 200", 400),
        ({"password": "password1234"}, "too easy to guess", 400),
        ({"password": "ravi ravi ravi"}, "too easy to guess", 400),
    ):
        found = sent(client, "new-user", status, **(good | slip))
        assert words in unescape(found.text)
        (field,) = [each for each in found.all("input") if each.get("id") == "name"]
        assert unescape(field.get("value")) == (good | slip)["name"][:300]
    found = sent(client, "users/editor/password", 400, password="short")
    assert "12 to 200" in found.text
    assert len(works.signing.users()) == len(ROLES)
    for method in ("get", "post"):
        form = {"key": key_of(client.get("/staff/password").text)}
        answer = getattr(client, method)("/staff/users/nobody/remove", data=form)
        assert answer.status_code == 404


def test_there_is_always_an_admin(fresh: Works) -> None:
    """The last one is neither removed nor changed; nobody removes herself."""
    fresh.signing.add("admin", PASSWORD, "admin")
    fresh.signing.add("editor", PASSWORD, "editor")
    site = create_app(fresh)
    client = signed_in(site, "admin")
    found = sent(client, "users/admin/remove", 400)
    assert "You cannot remove yourself." in found.text
    assert (
        "You cannot remove yourself." in seen(client, "/staff/users/admin/remove").text
    )
    found = sent(client, "users/admin/role", 409, role="editor")
    assert "Nobody would be admin any more." in found.text
    assert fresh.signing.known("admin").role == "admin"
    seen(client, "/staff/users/")  # still signed in
    fresh.signing.change("editor", role="admin")
    key = key_of(client.get("/staff/").text)
    form = {"role": "editor", "key": key}
    assert client.post("/staff/users/admin/role", data=form).status_code == 303
    assert client.get("/staff/").status_code == 303  # signed out by the change
    other = signed_in(site, "editor")
    fresh.signing.remove("editor")  # by a command, while she looks at the page
    assert other.get("/staff/users/").status_code == 303


def test_everybody_changes_their_own_password(site: Flask, works: Works) -> None:
    """She stays signed in here, with a new token, and nowhere else."""
    client, elsewhere = signed_in(site, "reviewer"), signed_in(site, "reviewer")
    since = newest(works)
    before = client.get_cookie("staff", path="/staff")
    for slip, words in (
        ({"old": "wrong wrong wrong"}, "now is not right"),
        ({"again": "five purple drums"}, "The two new passwords differ."),
        ({"new": "short", "again": "short"}, "12 to 200"),
        ({"new": PASSWORD, "again": PASSWORD}, "The new password is the old one."),
    ):
        form = {"old": PASSWORD, "new": NEW, "again": NEW} | slip
        assert words in sent(client, "password", 400, **form).text
    assert elsewhere.get("/staff/").status_code == 200
    done = sent(client, "password", old=PASSWORD, new=NEW, again=NEW)
    assert "You have a new password." in done.text
    after = client.get_cookie("staff", path="/staff")
    assert before
    assert after
    assert after.value != before.value
    assert elsewhere.get("/staff/").status_code == 303
    assert works.signing.sign_in("reviewer", NEW, "").user.name == "reviewer"
    assert lines(works, since) == [
        ("reviewer", "wrong_sign_in", "their own password"),
        ("reviewer", "change_password", "reviewer"),
    ]
    works.signing.change("reviewer", password=PASSWORD)


def test_whoever_guesses_at_an_open_screen_has_to_wait(site: Flask) -> None:
    """As in signing in, also with the right one."""
    client = signed_in(site, "translator")
    form = {"old": "wrong wrong wrong", "new": NEW, "again": NEW}
    for _ in range(5):
        assert "is not right" in sent(client, "password", 400, **form).text
    form["old"] = PASSWORD
    found = sent(client, "password", 400, **form)
    assert "Please try again in 1 minute." in found.text


def test_signing_in_and_out_and_what_is_refused_are_in_the_log(
    site: Flask, works: Works
) -> None:
    """Of a name that no user has nothing is kept: it may be a password."""
    since = newest(works)
    client = site.test_client()
    key = key_of(client.get("/staff/sign-in").text)
    for name in ("Editor", "my secret password", "x" * 500):
        form = {"name": name, "password": "wrong wrong wrong", "key": key}
        assert client.post("/staff/sign-in", data=form).status_code == 400
    client.post("/staff/sign-out", data={"key": key})  # nobody was signed in
    client = signed_in(site, "editor")
    assert client.get("/staff/users/").status_code == 403
    assert client.post("/staff/still-correct", data={}).status_code == 400
    first = works.monday.work().jobs[0]
    slug = first.listing.slug
    form = {"service": first.listing.service.id, "revision": first.listing.revision}
    sent(client, "still-correct", **form)
    sent(client, "later", job=f"check:{first.listing.service.id}:0", days="7")
    sent(client, "later", job="search:gu:bus", days="28")
    sent(client, "sign-out")
    assert lines(works, since) == [
        ("editor", "wrong_sign_in", ""),
        ("", "wrong_sign_in", ""),
        ("", "wrong_sign_in", ""),
        ("editor", "signing_in", ""),
        ("editor", "refused", "GET /staff/users/"),
        ("editor", "still_correct", slug),
        ("editor", "later", slug),
        ("editor", "later", "bus"),
        ("editor", "sign_out", ""),
    ]


def test_the_log_is_read_by_day_user_and_what_it_is_about(
    site: Flask, works: Works
) -> None:
    """In pages of fifty, in plain words and in London's time."""
    for number in range(120):
        works.audit.note(f"user{number % 2}", "editor", "still_correct", f"s{number}")
    works.audit.note(XSS, XSS, XSS, XSS)
    works.audit.note("", "", "wrong_sign_in")
    client = signed_in(site, "admin")
    page = seen(client, "/staff/log")
    assert "24 November 2026" in page.text
    assert "10:30" in page.text
    assert "Somebody unknown gave a wrong password" in page.text
    assert "user1 (editor) said that a listing is still correct: s119" in page.text
    assert "<script>alert" not in page.html
    assert "s69" not in page.text
    found: list[str] = []
    address = "/staff/log?who=user1"
    while address:
        page = seen(client, address)
        found += [
            each
            for each in page.text.split()
            if each[:1] == "s" and each[1:].isdecimal()
        ]
        older = [a for a in page.all("a") if a.text.strip() == "Older lines"]
        address = older[0].get("href") if older else ""
    assert found == [f"s{number}" for number in range(119, 0, -2)]
    one = seen(client, "/staff/log?about=s7")
    assert "s7" in one.text
    assert "s8" not in one.text
    for query in ("who=nobody", f"who={XSS}&about=s1", "before=0", "who=" + "x" * 999):
        assert "There is no such line." in seen(client, f"/staff/log?{query}").text
    for before in ("-1", "x", "9" * 30, "1e3", "٣"):
        assert "user1" in seen(client, f"/staff/log?before={before}").text


def test_a_log_that_cannot_be_written_stops_nobody(
    site: Flask, works: Works, caplog: pytest.LogCaptureFixture
) -> None:
    """The page comes all the same, and the server says what is missing."""
    client = signed_in(site, "admin")
    with connecting(works.engine, writes=True) as connection:
        connection.execute(text("ALTER TABLE audit RENAME TO lost"))
    try:
        with caplog.at_level(logging.ERROR):
            sent(client, "users/reviewer/role", role="reviewer")
    finally:
        with connecting(works.engine, writes=True) as connection:
            connection.execute(text("ALTER TABLE lost RENAME TO audit"))
    assert "not in the audit log: change_user by 'admin'" in caplog.text


def test_a_job_is_put_off_from_the_list(site: Flask, works: Works) -> None:
    """It says so; and what no list can hold is a clear refusal."""
    for _ in range(3):
        works.unmet.count("gu", ["bread", XSS])
    client = signed_in(site, "editor")
    home = seen(client, "/staff/")
    assert "3 searches in Gujarati with this word found nothing that fits" in home.text
    assert "<script>alert" not in home.html
    first = works.monday.work().jobs[0]
    after = sent(client, "later", job=first.key, days="7")
    assert (
        f"“{first.listing.service.name}” is off the list. It comes back in a week"
        in (unescape(after.text))
    )
    assert first.key not in [each.key for each in works.monday.work().jobs]
    sent(client, "later", job="search:gu:bread", days="28")
    assert "“bread”" not in seen(client, "/staff/").text
    for job in (
        "",
        "check",
        "check::",
        "other:x:1",
        "text:s1:" + "x" * 160,
        "text:a:\n",
    ):
        found = sent(client, "later", 400, job=job, days="7")
        assert "Please choose a job of the list." in found.text
    for days in ("", "0", "-7", "3650", "x"):
        found = sent(client, "later", 400, job=first.key, days=days)
        assert "Please choose for how long." in found.text
    assert "off the list" not in seen(client, "/staff/?later=9").text


def test_every_kind_of_job_says_its_reason_and_what_to_press(
    site: Flask, works: Works
) -> None:
    """Much opened listings that are hard, or not there in other languages."""
    listing = works.listings.by_slug("scam-stop")
    stored = works.listings.stored("service", [listing.service.id])[listing.service.id]
    with works.listings.writing(Author("person", "test")) as writer:
        hard = replace(stored.record, description=HARD)
        writer.put(hard, expected=stored.revision)
    for _ in range(7):
        works.views.count(listing.service.id)
    client = signed_in(site, "editor")
    said = seen(client, "/staff/").text
    assert (
        "in English alone for readers of Arabic, Persian, Gujarati and 9 more" in said
    )
    assert "It was opened 7 times in the last 8 weeks." in said
    assert "The goal is 9 to 11. It has long words" in said


def test_views_are_counted_when_somebody_looks(site: Flask, works: Works) -> None:
    """Of the page and of the Easy Read page, in every language; nothing else is a
    view, and a database that is locked stops nobody."""
    client = site.test_client()
    (service_id,) = works.listings.ids_of(["dial-a-bus"]).values()
    before = works.views.lately()
    assert service_id not in before
    for address in ("/en/services/dial-a-bus", "/ur/services/dial-a-bus/easy-read"):
        assert client.get(address).status_code == 200
        client.head(address)
        for name in ("Sec-Purpose", "Purpose", "X-Moz"):
            client.get(address, headers={name: "prefetch;prerender"})
    client.get("/healthz")
    client.get("/en/services/no-such-thing")
    client.get("/en/search?q=scam")
    assert works.views.lately() == {**before, service_id: 2}


def test_commands_are_in_the_log_and_print_it(
    works: Works, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As lines, or as a table in which nothing is a formula."""
    for module in ("user", "log"):
        monkeypatch.setattr(f"directory.commands.{module}.ready", lambda: works)

    def run(*arguments: str) -> str:
        return CliRunner().invoke(main, arguments).stdout

    since = newest(works)
    run("user", "add", "joan", "--role", "admin", "--password", PASSWORD)
    run("user", "change", "joan", "--role", "editor")
    run("user", "password", "joan", "--password", NEW)
    run("user", "remove", "Joan")
    run("user", "remove", "joan")  # not there any more: nothing was done
    works.audit.note("=1+1", "", "later", "+44")
    assert lines(works, since) == [
        (COMMAND_LINE, "add_user", "joan"),
        (COMMAND_LINE, "change_user", "joan"),
        (COMMAND_LINE, "give_password", "joan"),
        (COMMAND_LINE, "remove_user", "joan"),
        ("=1+1", "later", "+44"),
    ]
    said = run("log", "--about", "joan").splitlines()
    assert len(said) == 4
    assert said[0] == "2026-11-24 10:30  command line  removed a user: joan"
    assert run("log", "--last", "1").splitlines() == [
        "2026-11-24 10:30  =1+1  put off a job: +44"
    ]
    assert run("log", "--user", "nobody") == ""
    head, first, *_ = csv.reader(io.StringIO(run("log", "--csv")))
    assert head == ["number", "time", "who", "role", "action", "about"]
    time = "2026-11-24T10:30:00+00:00"
    assert first[1:] == [time, "'=1+1", "", "later", "'+44"]
