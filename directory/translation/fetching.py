"""Fetching over the network: with an end to size and time, and nothing half kept.

argostranslate's own way reads a whole package into memory, waits for ever, and swallows
what went wrong.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from directory.errors import DirectoryError, Invalid, NotFound, Unavailable
from directory.translation.argos_layer import user_agent
from directory.translation.bringing import Brought, too_large
from directory.translation.checksums import SUFFIX, read_checksum

Progress = Callable[[int, int], None]
"""Told how many bytes have come, and how many there are (0 when nobody says)."""

_CHUNK = 65_536
_CHECKSUM_BYTES = 65_536
_HERE = ("localhost", "127.0.0.1", "::1")
_PARTIAL = 206
_GONE = (403, 404, 410)
_LATER = (408, 416, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Patience:
    """attempts: how often, in all. silence, pause: seconds without a byte; between."""

    attempts: int = 4
    silence: float = 30.0
    pause: float = 2.0


PATIENT = Patience()
BRIEF = Patience(attempts=1, silence=5.0)


@dataclass(frozen=True, slots=True)
class Fetch:
    """How something is fetched.

    limit: bytes at most. plain: whether http:// will do; anyone between here and there
    can change what comes that way, so only if its checksum is known, or from here.
    """

    limit: int
    plain: bool = False
    patience: Patience = PATIENT
    progress: Progress = lambda _done, _total: None

    def to_file(self, address: str, to: Path) -> None:
        """Fetch what is at an address; a download that breaks off is gone on with.

        Raises NotFound when nothing is there, Invalid when it is too large or its
        address will not do, Unavailable when it cannot be had now. Then no file is
        left.
        """
        check_address(address, plain=self.plain)
        download = _Download(address, to, self)
        try:
            download.run()
        except BaseException:
            to.unlink(missing_ok=True)
            raise

    def first_of(self, links: Sequence[str], to: Path) -> Brought:
        """Fetch from the first link that works, with the checksum beside it, if any."""
        failed: DirectoryError = NotFound("The index names no address to fetch from.")
        for link in links:
            try:
                expected = self._checksum_of(link, to.with_name(to.name + SUFFIX))
                self.to_file(link, to)
            except DirectoryError as error:
                failed = error
            else:
                return Brought(link, expected)
        raise failed

    def _checksum_of(self, link: str, to: Path) -> str:
        """What a checksum file beside a link says; "" without one.

        Many servers answer with a page when something is missing: that says nothing.
        """
        brief = Fetch(_CHECKSUM_BYTES, self.plain, BRIEF)
        try:
            brief.to_file(link + SUFFIX, to)
            return read_checksum(to.read_bytes(), Path(urlsplit(link).path).name)
        except DirectoryError:
            return ""


class _Broke(Exception):
    """It broke off, or never began; another attempt may help."""


class _Download:
    """One file on its way, over as many connections as it takes."""

    def __init__(self, address: str, to: Path, how: Fetch) -> None:
        self._address = address
        self._to = to
        self._how = how
        # Says that the file there is still the one of which we have a part.
        self._validator = ""

    def run(self) -> None:
        """Fetch all of it. Raises as `Fetch.to_file`."""
        patience = self._how.patience
        reason = ""
        for attempt in range(patience.attempts):
            time.sleep(patience.pause * attempt)
            try:
                self._go_on()
            except _Broke as broke:
                reason = str(broke)
            else:
                return
        raise Unavailable(
            f"{self._address} could not be fetched: {reason}. Nothing was installed; "
            "look to the network and try again."
        )

    def _go_on(self) -> None:
        have = self._to.stat().st_size if self._validator and self._to.exists() else 0
        with self._opened(have) as answer:
            is_rest = answer.status == _PARTIAL and (
                answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
            )
            start = have if is_rest else 0
            self._validator = answer.headers.get("ETag", "")
            length = answer.headers.get("Content-Length", "")
            total = start + int(length) if length.isdecimal() else 0
            if total > self._how.limit:
                raise too_large(self._address, self._how.limit)
            with self._to.open("ab" if is_rest else "wb") as file:
                done = self._write(answer, file, start, total)
        if done < total:
            raise _Broke(f"it broke off after {done} of {total} bytes")

    def _write(
        self, answer: HTTPResponse, file: IO[bytes], done: int, total: int
    ) -> int:
        for chunk in _chunks(answer):
            done += len(chunk)
            if done > self._how.limit:
                raise too_large(self._address, self._how.limit)
            file.write(chunk)
            self._how.progress(done, total)
        return done

    def _opened(self, have: int) -> HTTPResponse:
        headers = {"User-Agent": user_agent(), "Accept-Encoding": "identity"}
        if have:
            headers |= {"Range": f"bytes={have}-", "If-Range": self._validator}
        request = Request(self._address, headers=headers)  # noqa: S310  # looked at
        opener = build_opener(_Redirects(plain=self._how.plain))
        try:
            answer = opener.open(request, timeout=self._how.patience.silence)
        except HTTPError as error:
            error.close()
            raise self._refused(error.code) from error
        except URLError as error:
            raise _Broke(f"no connection ({error.reason})") from error
        except (HTTPException, OSError) as error:
            raise _Broke(f"no answer ({error})") from error
        if not isinstance(answer, HTTPResponse):
            raise Invalid(f"{self._address} is no address on the web.")
        return answer

    def _refused(self, status: int) -> Exception:
        if status in _GONE:
            return NotFound(
                f"Nothing is at {self._address} (status {status}). The index is out of "
                "date or wrong; get the file in another way, and install it as a file."
            )
        if status in _LATER:
            self._validator = ""
            return _Broke(f"the server answered with status {status}")
        return Unavailable(
            f"{self._address} cannot be fetched (status {status}). "
            "Get the file in another way, and install it as a file."
        )


class _Redirects(HTTPRedirectHandler):
    """Follows only to where we would have gone by ourselves."""

    def __init__(self, *, plain: bool) -> None:
        self._plain = plain

    def redirect_request(  # noqa: PLR0913, PLR0917  # as in the standard library
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """The next request. Raises Invalid when it would lead where it may not."""
        check_address(newurl, plain=self._plain)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(address: str, *, plain: bool) -> None:
    """Raises Invalid unless an address may be fetched from."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise Invalid(f"{address!a} is no address on the web.") from None
    if parts.scheme not in ("http", "https") or not host or not address.isascii():
        raise Invalid(f"{address!a} is no address on the web.")
    if parts.scheme == "http" and not plain and host not in _HERE:
        raise Invalid(
            f"{address} is not encrypted, so anyone on the way could change it. "
            "Give the checksum of the package with --sha256."
        )


def _chunks(answer: HTTPResponse) -> Iterator[bytes]:
    """What comes, piece by piece. Raises _Broke for what the network does."""
    try:
        yield from iter(partial(answer.read, _CHUNK), b"")
    except (HTTPException, OSError) as error:
        raise _Broke(f"it broke off ({error or type(error).__name__})") from error
