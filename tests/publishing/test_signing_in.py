"""Signing in: who may, for how long, and what slows down whoever guesses."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from directory.errors import Conflict, DirectoryError, Invalid, NotFound, Unavailable
from directory.publishing.signing_in import IDLE, LONGEST_SESSION, SigningIn
from directory.storage.accounts import Accounts
from directory.storage.secrets import secret_key
from directory.storage.staff_tables import Account, Session, WrongPassword
from tests.conftest import TUESDAY_MORNING

PASSWORD = "three green ferries"
MINUTE = timedelta(minutes=1)


class Clock:
    """A clock that a test puts on."""

    def __init__(self) -> None:
        self.now = TUESDAY_MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A Tuesday morning."""
    return Clock()


@pytest.fixture
def signing(engine: Engine, clock: Clock) -> SigningIn:
    """With one user, Anna."""
    made = SigningIn(Accounts(engine, clock), clock, lambda: b"k" * 32)
    made.add("anna", PASSWORD, "editor")
    return made


def wrong(signing: SigningIn, name: str = "anna", address: str = "192.0.2.1") -> str:
    """What is said to a wrong password."""
    with pytest.raises(Invalid) as refused:
        signing.sign_in(name, "not the right one", address)
    return str(refused.value)


def test_a_right_password_begins_a_session_and_signing_out_ends_it(
    signing: SigningIn,
) -> None:
    """In capitals or small letters; each session has its own token."""
    one = signing.sign_in(" Anna ", PASSWORD, "192.0.2.1")
    other = signing.sign_in("anna", PASSWORD, "192.0.2.1")
    assert one.token != other.token
    assert signing.user(one.token) == one.user
    assert (one.user.name, one.user.role) == ("anna", "editor")
    signing.sign_out(one.token)
    assert signing.user(one.token) is None
    assert signing.user(other.token) is not None
    assert signing.user("") is None
    assert signing.user("no such token") is None


def test_neither_password_nor_token_is_in_the_database(
    signing: SigningIn, engine: Engine
) -> None:
    """Only what nobody can sign in with; and the password's cost is as decided."""
    token = signing.sign_in("anna", PASSWORD, "192.0.2.1").token
    wrong(signing)
    with engine.connect() as connection:
        rows = [
            str(tuple(row))
            for table in (Account, Session, WrongPassword)
            for row in connection.execute(select(table))
        ]
    assert rows
    assert any("$argon2id$v=19$m=19456,t=2,p=1$" in row for row in rows)
    for secret in (PASSWORD, token, "192.0.2.1"):
        assert not any(secret in row for row in rows)


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "eleven char",
        "p" * 201,
        "passwordpassword",
        "Password1234!",
        "123456789012345",
        "aaaaaaaaaaaaaa",
        "ababababababab",
        "qwertyuiop2026",
        "abcdefghijklmn",
        "anna's own word",
        "            ",
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(
    signing: SigningIn, password: str
) -> None:
    """By its length, and by what it is made of; nothing is changed then."""
    with pytest.raises(Invalid, match="password"):
        signing.change("anna", password=password)
    assert signing.sign_in("anna", PASSWORD, "192.0.2.1")


def test_a_password_is_the_same_however_a_keyboard_sends_it(
    signing: SigningIn,
) -> None:
    """With one code for a letter and its accent, or with two."""
    signing.change("anna", password="caf\u00e9 ol\u00e9 green boats")
    assert signing.sign_in("anna", "cafe\u0301 ole\u0301 green boats", "192.0.2.1")


def test_nobody_learns_which_names_exist(signing: SigningIn) -> None:
    """The same words for a wrong password and for a name that is not there."""
    assert wrong(signing, "anna") == wrong(signing, "nobody")
    for _ in range(4):
        wrong(signing, "anna", "192.0.2.7")
        wrong(signing, "nobody", "192.0.2.7")
    assert wrong(signing, "anna", "192.0.2.8") == wrong(signing, "nobody", "192.0.2.8")


def test_after_five_wrong_passwords_an_account_waits_longer_and_longer(
    signing: SigningIn, clock: Clock
) -> None:
    """From wherever they come. The right one does not help meanwhile, either."""
    for n in range(5):
        assert "not right" in wrong(signing, address=f"192.0.2.{n}")
    assert "in 1 minute." in wrong(signing)
    with pytest.raises(Invalid, match="too many"):
        signing.sign_in("anna", PASSWORD, "192.0.2.9")
    for minutes in (2, 4, 8, 15, 15):
        clock.now += timedelta(minutes=16)
        assert "not right" in wrong(signing)
        assert f"in {minutes} minutes." in wrong(signing)
    clock.now += timedelta(minutes=15)
    assert signing.sign_in("anna", PASSWORD, "192.0.2.1")
    assert "not right" in wrong(signing)


def test_wrong_passwords_are_forgotten_after_an_hour(
    signing: SigningIn, clock: Clock
) -> None:
    """Somebody who is bad at typing is not locked out for ever."""
    for _ in range(4):
        wrong(signing)
    clock.now += timedelta(minutes=61)
    for _ in range(4):
        assert "not right" in wrong(signing)


def test_a_new_password_lets_somebody_in_at_once(signing: SigningIn) -> None:
    """Who was locked out; and it ends the sessions that there are."""
    token = signing.sign_in("anna", PASSWORD, "192.0.2.1").token
    for _ in range(5):
        wrong(signing)
    signing.change("anna", password="four yellow kettles")
    assert signing.user(token) is None
    assert signing.sign_in("anna", "four yellow kettles", "192.0.2.1")


def test_one_address_that_tries_many_names_waits(signing: SigningIn) -> None:
    """Those who come from elsewhere do not."""
    for n in range(20):
        assert "not right" in wrong(signing, f"name{n}", "192.0.2.66")
    assert "too many" in wrong(signing, "another", "192.0.2.66")
    assert signing.sign_in("anna", PASSWORD, "192.0.2.1")


def test_a_session_ends_when_nobody_is_there_and_after_a_day_of_work(
    signing: SigningIn, clock: Clock
) -> None:
    """Half an hour without a page; twelve hours with them."""
    token = signing.sign_in("anna", PASSWORD, "192.0.2.1").token
    began = clock.now
    clock.now += IDLE
    assert signing.user(token)
    clock.now += IDLE
    assert signing.user(token)
    clock.now += IDLE + MINUTE
    assert signing.user(token) is None
    token = signing.sign_in("anna", PASSWORD, "192.0.2.1").token
    began = clock.now
    while clock.now - began <= LONGEST_SESSION:
        assert signing.user(token)
        clock.now += 20 * MINUTE
    assert signing.user(token) is None


def test_a_changed_role_counts_at_once_and_a_removed_user_is_out(
    signing: SigningIn,
) -> None:
    """Whatever her browser holds."""
    token = signing.sign_in("anna", PASSWORD, "192.0.2.1").token
    user = signing.change("anna", role="translator", languages=("gu", "ta"))
    assert (user.role, user.languages) == ("translator", ("gu", "ta"))
    assert signing.user(token) is None
    token = signing.sign_in("anna", PASSWORD, "192.0.2.1").token
    signing.remove("Anna")
    assert signing.user(token) is None
    assert signing.users() == []
    assert "not right" in wrong(signing)


def test_blanks_around_a_name_change_nothing_else(signing: SigningIn) -> None:
    """Above all no role."""
    signing.add("ravi", PASSWORD, "translator", ("gu",))
    user = signing.change(" Ravi ", password="four yellow kettles")
    assert (user.name, user.role, user.languages) == ("ravi", "translator", ("gu",))
    with pytest.raises(NotFound):
        signing.change(" nobody ", password="four yellow kettles")


def test_people_behind_a_proxy_on_this_machine_do_not_wait_for_each_other(
    signing: SigningIn,
) -> None:
    """All have its address: it tells nothing about who guesses."""
    for n in range(25):
        assert "not right" in wrong(signing, f"name{n}", "127.0.0.1")
    assert signing.sign_in("anna", PASSWORD, "127.0.0.1")


def test_the_right_password_makes_an_address_good_too(signing: SigningIn) -> None:
    """In a row means in a row."""
    for n in range(19):
        wrong(signing, f"name{n}", "192.0.2.66")
    assert signing.sign_in("anna", PASSWORD, "192.0.2.66")
    for n in range(19):
        assert "not right" in wrong(signing, f"other{n}", "192.0.2.66")


@pytest.mark.parametrize("name", ["anna\x00", "\udcff", "ä" * 300, ""])
def test_odd_names_and_passwords_are_simply_wrong(
    signing: SigningIn, name: str
) -> None:
    """As a program may send them; nothing breaks."""
    assert "not right" in wrong(signing, name.encode("utf-8", "replace").decode())
    with pytest.raises(Invalid, match="not right"):
        signing.sign_in("anna", "x" * 300, "192.0.2.1")
    with pytest.raises(Invalid, match="letters, figures and signs"):
        signing.change("anna", password="three green \udcff ferries")


def test_a_password_that_changed_meanwhile_begins_no_session(
    signing: SigningIn, engine: Engine, clock: Clock
) -> None:
    """It was right when it was looked at, and is not any more."""
    accounts = Accounts(engine, clock)
    found = accounts.get("anna")
    assert found
    signing.change("anna", password="four yellow kettles")
    assert not accounts.begin("t" * 64, "anna", found[1])
    assert accounts.held("t" * 64) is None


@pytest.mark.parametrize("languages", [("",), ("gu ta",), ("x" * 300,), ("gu",) * 21])
def test_what_is_no_language_is_refused(
    signing: SigningIn, languages: tuple[str, ...]
) -> None:
    """And nothing is added."""
    with pytest.raises(Invalid, match="language"):
        signing.add("ravi", PASSWORD, "translator", languages)
    assert [user.name for user in signing.users()] == ["anna"]


@pytest.mark.parametrize(
    ("name", "role", "error"),
    [
        ("anna", "editor", Conflict),
        ("a", "editor", Invalid),
        ("an na", "editor", Invalid),
        ("<b>", "editor", Invalid),
        ("x" * 41, "editor", Invalid),
        ("ravi", "king", Invalid),
        ("ravi", "translator", Invalid),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    signing: SigningIn, name: str, role: str, error: type[DirectoryError]
) -> None:
    """With a sentence that says why."""
    with pytest.raises(error):
        signing.add(name, PASSWORD, role)
    assert [user.name for user in signing.users()] == ["anna"]


def test_nobody_can_be_changed_or_removed_who_is_not_there(signing: SigningIn) -> None:
    """It says where to look."""
    with pytest.raises(NotFound, match="user list"):
        signing.change("ravi", role="editor")
    with pytest.raises(NotFound, match="user list"):
        signing.remove("ravi")


def test_the_key_of_a_form_belongs_to_one_session_of_one_site(
    signing: SigningIn, engine: Engine, clock: Clock
) -> None:
    """Another session's or another site's is another."""
    other = SigningIn(Accounts(engine, clock), clock, lambda: b"x" * 32)
    assert signing.form_key("one") == signing.form_key("one")
    assert signing.form_key("one") != signing.form_key("two")
    assert signing.form_key("one") != other.form_key("one")


def test_the_secret_of_a_site_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path,
) -> None:
    """A damaged one is reported, never used."""
    home = tmp_path / "home"
    key = secret_key(home)
    assert len(key) == 32
    assert secret_key(home) == key
    assert [path.name for path in home.iterdir()] == ["secret.key"]
    assert (home / "secret.key").stat().st_mode & 0o777 == 0o600
    assert secret_key(tmp_path / "other") != key
    (home / "secret.key").write_bytes(b"short")
    with pytest.raises(Unavailable, match="damaged"):
        secret_key(home)
