"""Packs of sheets that take a while: made beside the pages, asked for by a number."""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic

from directory.errors import DirectoryError, NotFound, Unavailable
from directory.publishing.sheets import Order, Sheets
from directory.sheets.sheet import Printed
from directory.wording.wording import Wording

LOG = logging.getLogger(__name__)
QUICK = 10
"""Sheets that are made within about a second: nobody need be shown any progress."""
_KEPT = 300
"""Seconds for which a pack can be fetched."""
_MOST = 8
"""Packs in memory. They hold nothing about who asked. None is thrown away early."""
_LONGEST_QUEUE = 3
"""Packs that are being made: one at a time, the others wait."""


@dataclass(slots=True)
class Pack:
    """A pack that is being made. read: sheets so far, of total.

    is_sensitive: whether somebody may not want to be seen with it.
    printed: when it is done. error: why it cannot be printed.
    """

    total: int
    is_sensitive: bool = False
    read: int = 0
    printed: Printed | None = None
    error: DirectoryError | None = None
    ended: float = 0.0

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to wait for."""
        return self.printed is not None or self.error is not None


class Packs:
    """Makes packs in threads of this process, and keeps them for some minutes."""

    def __init__(
        self, sheets: Sheets, seconds: Callable[[], float] = monotonic
    ) -> None:
        """seconds: a clock that never goes back."""
        self._sheets = sheets
        self._seconds = seconds
        self._packs: dict[str, Pack] = {}
        self._lock = Lock()
        self._turn = Lock()

    def start(
        self, orders: Sequence[Order], w: Wording, *, is_sensitive: bool = False
    ) -> str:
        """Begin a pack, with its contents in the language of `w`.

        Returns the name that it can be asked for by. Raises Unavailable when too many
        are being made, or are kept for those who asked for them.
        """
        pack = Pack(len(orders), is_sensitive)
        with self._lock:
            self._forget()
            waiting = sum(not each.is_done for each in self._packs.values())
            if waiting >= _LONGEST_QUEUE or len(self._packs) >= _MOST:
                raise Unavailable("Other sheets are being made. Please try again soon.")
            name = secrets.token_urlsafe(16)
            self._packs[name] = pack
        Thread(target=self._make, args=(pack, tuple(orders), w), daemon=True).start()
        return name

    def get(self, name: str) -> Pack:
        """A pack by its name. Raises NotFound when there is none (any more)."""
        with self._lock:
            self._forget()
            pack = self._packs.get(name)
        if pack is None:
            raise NotFound("There is no such pack of sheets any more.")
        return pack

    def _make(self, pack: Pack, orders: Sequence[Order], w: Wording) -> None:
        def told(read: int) -> None:
            pack.read = read

        printed: Printed | None = None
        failed: DirectoryError | None = None
        try:
            with self._turn:
                printed = self._sheets.pack(orders, w, told)
        except DirectoryError as error:
            failed = error
        except Exception as error:  # whoever waits must be told, whatever it was
            LOG.exception("a pack of sheets could not be made")
            failed = Unavailable("The sheets could not be made.")
            failed.__cause__ = error
        now = self._seconds()
        with self._lock:
            # Together: a pack that is done but has no end would look very old.
            pack.ended, pack.printed, pack.error = now, printed, failed

    def _forget(self) -> None:
        now = self._seconds()
        done = [name for name, pack in self._packs.items() if pack.is_done]
        for name in done:
            if now - self._packs[name].ended > _KEPT:
                del self._packs[name]
