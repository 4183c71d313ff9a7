"""Signing in: passwords, sessions, and what slows down whoever guesses."""

import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from directory.errors import Invalid, Unavailable
from directory.model.users import ROLES, Role, User
from directory.storage.accounts import Accounts, unknown

SHORTEST, LONGEST = 12, 200
"""Characters of a password (OWASP asks for eight at least, and room for 64)."""
IDLE = timedelta(minutes=30)
LONGEST_SESSION = timedelta(hours=12)
"""After so long without a page, and after so long at the most, one signs in again."""
_SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is known when somebody was last seen: each time is a write."""
_FREE_TRIES = {"account": 5, "address": 20}
"""Wrong passwords in a row before anybody has to wait."""
_OURS = frozenset({"", "127.0.0.1", "::1"})
"""Addresses of this machine: of a proxy on it, and so of everybody behind that."""
_LONGEST_WAIT = timedelta(minutes=15)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MOST_LANGUAGES = 20
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
# OWASP's choice for argon2id where memory is dear: 19 MiB, twice, one thread.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_ONE_AT_A_TIME = Lock()
"""Many who sign in at once must not take all memory."""
_WORDS = (
    "abc abcd abcdef admin administrator arsenal baseball changeme charlie chelsea "
    "computer dragon everton football frontdoor iloveyou letmein liverpool login "
    "london master michael monkey password passwort princess qwe qwerty qwertyuiop "
    "qwertz secret sunshine superman test thomas tottenham trustno user welcome "
    "whatever"
)
_PATIENCE = 2.0
"""Seconds for which somebody waits for others' passwords: a page's thread waits."""
_COMMON = frozenset(_WORDS.split())
"""Words that a common password is made of, beside figures and signs."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that has just begun. token: for the browser alone."""

    user: User
    token: str


class SigningIn:
    """Who may come in."""

    def __init__(
        self,
        accounts: Accounts,
        clock: Callable[[], datetime],
        key: Callable[[], bytes],
    ) -> None:
        """clock: gives the present. key: the secret of this site, when it is needed."""
        self._accounts = accounts
        self._clock = clock
        self._key = cache(key)

    def add(
        self, name: str, password: str, role: str, languages: tuple[str, ...] = ()
    ) -> User:
        """Add an account. Raises Invalid or Conflict, saying why."""
        user = _user(name, role, languages)
        self._accounts.add(user, _hashed(password, user.name))
        return user

    def change(
        self,
        name: str,
        *,
        password: str | None = None,
        role: str | None = None,
        languages: tuple[str, ...] | None = None,
    ) -> User:
        """Change what is given of an account; it is signed out everywhere.

        Raises NotFound or Invalid.
        """
        name = name.strip().lower()
        old = self._accounts.get(name)
        if old is None:
            raise unknown(name)
        before = old[0]
        user = _user(
            name,
            before.role if role is None else role,
            before.languages if languages is None else languages,
        )
        hashed = _hashed(password, user.name) if password is not None else ""
        self._accounts.change(user, hashed)
        self._accounts.right(self._digest("account", user.name))
        return user

    def remove(self, name: str) -> None:
        """Remove an account; it is signed out everywhere. Raises NotFound."""
        self._accounts.remove(name.strip().lower())

    def users(self) -> list[User]:
        """Everybody with an account, by name."""
        return self._accounts.every()

    def sign_in(self, name: str, password: str, address: str) -> SignedIn:
        """Begin a session. address: on the network, of whoever asks.

        Raises Invalid: when name or password is wrong (it never says which), or when
        there were too many wrong ones.
        """
        name = name.strip().lower()
        keys = {"account": self._digest("account", name)}
        if address not in _OURS:
            keys["address"] = self._digest("address", address)
        wait = max(self._wait(kind, who) for kind, who in keys.items())
        if wait > timedelta(0):
            minutes = -(-wait // timedelta(minutes=1))
            raise Invalid(
                "There were too many wrong passwords. Please try again in "
                f"{minutes} {'minute' if minutes == 1 else 'minutes'}."
            )
        found = self._accounts.get(name) if _NAME.fullmatch(name) else None
        # Counted beforehand: many who try at once must not all be let try.
        self._accounts.wrong(*keys.values())
        # Without an account it takes as long, so that time does not tell.
        hashed = found[1] if found else _nobodys_password()
        token = secrets.token_urlsafe(32)
        if (
            not _is_right(hashed, password)
            or not found
            or not self._accounts.begin(_digest_of(token), found[0].name, hashed)
        ):
            raise Invalid("The name or the password is not right. Please try again.")
        self._accounts.right(*keys.values())
        return SignedIn(found[0], token)

    def user(self, token: str) -> User | None:
        """Who is signed in with a token; None when nobody is, or was too long ago."""
        digest = _digest_of(token)
        held = self._accounts.held(digest) if token else None
        if held is None:
            return None
        now = self._clock()
        if now - held.seen_at > IDLE or now - held.started_at > LONGEST_SESSION:
            self._accounts.end(digest)
            return None
        if now - held.seen_at > _SEEN_EVERY:
            self._accounts.seen(digest)
        return held.user

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._accounts.end(_digest_of(token))

    def form_key(self, token: str) -> str:
        """What the forms of a session carry, so that no other site can send one."""
        return hmac.digest(self._key(), b"form " + token.encode(), "sha256").hex()

    def _wait(self, kind: str, who: str) -> timedelta:
        tries = self._accounts.tries(who)
        over = tries.count - _FREE_TRIES[kind] if tries else -1
        if tries is None or over < 0:
            return timedelta(0)
        wait = min(timedelta(minutes=2 ** min(over, 10)), _LONGEST_WAIT)
        return tries.last_at + wait - self._clock()

    def _digest(self, kind: str, who: str) -> str:
        return hmac.digest(self._key(), f"{kind} {who}".encode(), "sha256").hex()


def _user(name: str, role: str, languages: tuple[str, ...]) -> User:
    name = name.strip().lower()
    if not _NAME.fullmatch(name):
        raise Invalid(
            f"{name!r} cannot be a user's name. Use 2 to 40 small letters, figures, "
            "dots or hyphens."
        )
    known: dict[str, Role] = {each: each for each in ROLES}
    if role not in known:
        raise Invalid(f"There is no role {role!r}. There are: {', '.join(ROLES)}.")
    if role == "translator" and not languages:
        raise Invalid("A translator needs a language: --language gu")
    if len(languages) > _MOST_LANGUAGES or not all(
        _LANGUAGE.fullmatch(each) and len(each) <= 9 for each in languages
    ):
        raise Invalid("A language is given by its tag, such as gu or pt-BR.")
    return User(name, known[role], languages)


def _hashed(password: str, name: str) -> str:
    password = _normal(password)
    try:
        password.encode()
    except UnicodeEncodeError as error:
        raise Invalid("A password is made of letters, figures and signs.") from error
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid(
            f"A password has {SHORTEST} to {LONGEST} characters. Three words that do "
            "not belong together are a good one."
        )
    small = password.lower()
    core = re.sub(r"[\W\d_]+", "", small)
    halves = core[: len(core) // 2], core[len(core) // 2 :]
    is_common = (
        core in _COMMON
        or (halves[0] == halves[1] and halves[0] in _COMMON)
        or len(set(small)) < 5
        or not core
        or core in "abcdefghijklmnopqrstuvwxyz"
    )
    if is_common or name in small:
        raise Invalid(
            "That password is too easy to guess. Three words that do not belong "
            "together are a good one."
        )
    return _HASHER.hash(password)


def _is_right(hashed: str, password: str) -> bool:
    password = _normal(password)
    if len(password) > LONGEST:
        return False
    if not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE):
        raise Unavailable("Many people are signing in. Please try again soon.")
    try:
        return _HASHER.verify(hashed, password)
    except (Argon2Error, InvalidHashError, UnicodeEncodeError):
        return False
    finally:
        _ONE_AT_A_TIME.release()


def _normal(password: str) -> str:
    """The same characters, however a keyboard sends them (NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys_password() -> str:
    return _HASHER.hash(secrets.token_urlsafe(32))


def _digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()
