"""Passwords: which will do, how they are kept, and whether one is right."""

import re
import secrets
import unicodedata
from functools import cache
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from directory.errors import Invalid, Unavailable

SHORTEST, LONGEST = 12, 200
"""Characters of a password (OWASP asks for eight at least, and room for 64)."""
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


def hashed(password: str, name: str) -> str:
    """How a password of a user is kept. Raises Invalid for one that will not do."""
    return _HASHER.hash(suitable(password, name))


def suitable(password: str, name: str) -> str:
    """A password as it is hashed. Raises Invalid for one that will not do."""
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
    return password


def is_right(kept: str, password: str) -> bool:
    """Whether a password is the one that was kept. Raises Unavailable when too many
    are being looked at."""
    password = _normal(password)
    if len(password) > LONGEST:
        return False
    if not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE):
        raise Unavailable("Many people are signing in. Please try again soon.")
    try:
        return _HASHER.verify(kept, password)
    except (Argon2Error, InvalidHashError, UnicodeEncodeError):
        return False
    finally:
        _ONE_AT_A_TIME.release()


def _normal(password: str) -> str:
    """The same characters, however a keyboard sends them (NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", password)


@cache
def nobodys_password() -> str:
    """Kept as a password is, and nobody's: to spend the time of looking at one."""
    return _HASHER.hash(secrets.token_urlsafe(32))
