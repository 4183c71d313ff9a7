"""E-mail and web addresses as people type them, made whole or found unusable."""

import re
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_SLIPPED = re.compile(r"^(https?)(?::/{0,1}|//|;//|:///+)(?=[^/:;])", re.IGNORECASE)
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"^(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{2,59}})\.?$")
_BARE = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[^\W\d]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$")
# Atoms of RFC 5322, but for what would mean something else in a mailto: link.
_LOCAL = r"[A-Za-z0-9!#$'*+/=^_{|}~-]+(?:\.[A-Za-z0-9!#$'*+/=^_{|}~-]+)*"
_EMAIL = re.compile(rf"(?=[^@]{{1,64}}@)({_LOCAL})@([A-Za-z0-9.-]{{3,253}})")
# Never the end of a longer word: of "jo?sam@x.org", "sam@x.org" is somebody else.
_EMAIL_INSIDE = re.compile(
    r"(?<![\w.!#$%&'*+/=?^`{|}~@-])"
    r"[A-Za-z0-9.!#$'*+/=^_{|}~-]{1,64}@[A-Za-z0-9.-]{3,253}"
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "/:?#@!$&'()*+,;=%-._~"
LONGEST = 2000


class Unusable(ValueError):
    """What a field was given cannot be used; says why in a few words."""


def link(text: str, also: Collection[str] = ()) -> tuple[str, str]:
    """A web address (RFC 3986), and what was done to it ("" for nothing).

    also: other schemes that may stand, such as "mailto". Raises Unusable.
    """
    address = "".join(text.split()) if text.strip().count(" ") == 0 else text.strip()
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() in also:
        return _other(address)
    if "mailto" in also and "@" in address and not scheme:
        return f"mailto:{email(address)[0]}", "mailto: put before it"
    slipped = _SLIPPED.match(address)
    done = ""
    if slipped:
        address = f"{slipped[1].lower()}://{address[slipped.end() :]}"
        done = "two slashes put in"
    elif address.startswith("//"):
        address, done = f"https:{address}", "https:// put before it"
    elif "@" not in address and _BARE.match(address):
        address, done = f"https://{address}", "https:// put before it"
    whole = _web(address)
    return whole, done or ("" if whole == text.strip() else "odd characters replaced")


def _web(address: str) -> str:
    if len(address) > LONGEST:
        raise Unusable("the address is too long")
    if re.search(r"[\s<>\"]", address):
        raise Unusable("it is not a web address")
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise Unusable("it is not a web address") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise Unusable("it is not a web address")
    if parts.username or parts.password:
        raise Unusable("it holds a user name or password")
    tail = parts._replace(scheme="", netloc="").geturl()
    tail = quote(_STRAY_PERCENT.sub("%25", tail), safe=_KEPT)
    number = f":{port}" if port else ""
    return f"{parts.scheme.lower()}://{_host(host)}{number}{tail}"


def _host(host: str) -> str:
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError as error:
        raise Unusable("its server name cannot be") from error
    if _HOST.match(name):
        return name
    try:
        return str(ip_address(name)) if ":" not in name else f"[{ip_address(name)}]"
    except ValueError as error:
        raise Unusable("its server name cannot be") from error


def _other(address: str) -> tuple[str, str]:
    """A mailto: or tel: link."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "tel":
        digits = re.sub(r"[^\d+*#;=]", "", rest)
        if not digits:
            raise Unusable("it holds no number")
        return f"tel:{digits}", ""
    to, mark, more = rest.partition("?")
    whole, done = email(to)
    more = quote(_STRAY_PERCENT.sub("%25", more), safe=_KEPT)
    return f"mailto:{whole}{mark}{more}", done


def email(text: str) -> tuple[str, str]:
    """An e-mail address, and what was done to it ("" for nothing). Raises Unusable."""
    address = "".join(text.split())
    address = re.sub(r"^(?:mailto|e-?mail):/*", "", address, flags=re.IGNORECASE)
    address = address.strip("<>.,;:").rstrip("/")
    done = "" if address == text.strip(" ") else "put right"
    if not _is_email(address):
        inside = [a.rstrip(".") for a in _EMAIL_INSIDE.findall(text)]
        if not inside or not _is_email(inside[0]):
            raise Unusable("it is not an email address")
        address = inside[0]
        done = "the first of several kept" if len(inside) > 1 else "words taken out"
    return address, done


def _is_email(address: str) -> bool:
    match = _EMAIL.fullmatch(address)
    return bool(match and _HOST.match(match[2].lower()) and ".." not in address)
