"""Signing in: passwords, sessions, and what slows down whoever guesses."""

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256

from directory.errors import Conflict, Invalid
from directory.model.users import ROLES, Role, User
from directory.publishing.passwords import (
    hashed,
    is_right,
    nobodys_password,
    suitable,
)
from directory.storage.accounts import Accounts, unknown

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
_WRONG = "The name or the password is not right. Please try again."
_NOBODY = "\0"
"""Stands for a name that is not typed yet: no password has it in itself."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class WrongPassword(Invalid):
    """A name or a password that is not right."""


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
        self._accounts.add(user, hashed(password, user.name))
        return user

    def against(self, name: str, password: str) -> list[Invalid | Conflict]:
        """All that stands against a new account of that name, with that password."""
        found: list[Invalid | Conflict] = []
        known = self.known(name)
        if known:
            found.append(Conflict(f"There is a user {known.name!r} already."))
        try:
            _named(name)
        except Invalid as error:
            found.append(error)
        try:
            suitable(password, name.strip().lower() or _NOBODY)
        except Invalid as error:
            found.append(error)
        return found

    def change(
        self,
        name: str,
        *,
        password: str | None = None,
        role: str | None = None,
        languages: tuple[str, ...] | None = None,
        keep_an_admin: bool = False,
    ) -> User:
        """Change what is given of an account; it is signed out everywhere.

        keep_an_admin: refuse to take the role of admin from the last one. Raises
        NotFound, Invalid or Conflict.
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
        kept = hashed(password, user.name) if password is not None else ""
        self._accounts.change(user, kept, keep_an_admin=keep_an_admin)
        self._accounts.right(self._digest("account", user.name))
        return user

    def change_own(self, user: User, old: str, new: str, address: str) -> SignedIn:
        """Give oneself a new password; one is signed in nowhere else any more.

        old: the password until now; a wrong one counts as in signing in. address: as
        there. Raises Invalid, WrongPassword or NotFound.
        """
        if old == new:
            raise Invalid("The new password is the old one. Please choose another.")
        self._looked_at(user.name, old, address)
        self.change(user.name, password=new)
        return self.sign_in(user.name, new, address)

    def remove(self, name: str, *, keep_an_admin: bool = False) -> None:
        """Remove an account; it is signed out everywhere.

        keep_an_admin: refuse to remove the last one. Raises NotFound or Conflict.
        """
        self._accounts.remove(name.strip().lower(), keep_an_admin=keep_an_admin)

    def known(self, name: str) -> User | None:
        """Whose account has a name; None when nobody's has."""
        name = name.strip().lower()
        found = self._accounts.get(name) if _NAME.fullmatch(name) else None
        return found[0] if found else None

    def users(self) -> list[User]:
        """Everybody with an account, by name."""
        return self._accounts.every()

    def sign_in(self, name: str, password: str, address: str) -> SignedIn:
        """Begin a session. address: on the network, of whoever asks.

        Raises WrongPassword when name or password is wrong (it never says which);
        Invalid when there were too many wrong ones.
        """
        user, kept = self._looked_at(name, password, address)
        token = secrets.token_urlsafe(32)
        if not self._accounts.begin(_digest_of(token), user.name, kept):
            raise WrongPassword(_WRONG)
        return SignedIn(user, token)

    def _looked_at(self, name: str, password: str, address: str) -> tuple[User, str]:
        """The account with this name and password, and how that is kept.

        Raises as `sign_in` does.
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
        kept = found[1] if found else nobodys_password()
        if not is_right(kept, password) or not found:
            raise WrongPassword(_WRONG)
        self._accounts.right(*keys.values())
        return found[0], kept

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


def _named(name: str) -> str:
    """A name as accounts have it. Raises Invalid."""
    name = name.strip().lower()
    if not _NAME.fullmatch(name):
        raise Invalid(
            f"{name!r} cannot be a user's name. Use 2 to 40 small letters, figures, "
            "dots or hyphens."
        )
    return name


def _user(name: str, role: str, languages: tuple[str, ...]) -> User:
    name = _named(name)
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


def _digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()
