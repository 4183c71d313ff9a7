"""Packs that take a while: one at a time, kept for some minutes, found by name."""

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import typst

from directory.errors import NotFound, Unavailable
from directory.publishing.packs import Packs
from directory.sheets.printing import Printer
from directory.sheets.sheet import Card, Printed
from directory.wording.wording import Wording
from tests.publishing.sheet_pages import WORDINGS

ORDERS: Any = ["a", "b", "c"]
PATIENCE = 60


class Slow:
    """Sheets that wait until they are told to go on."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.at_work = 0
        self.most = 0
        self.error: Exception | None = None

    def pack(
        self, orders: Sequence[object], _w: Wording, told: Callable[[int], None]
    ) -> Printed:
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        told(2)
        assert self.go.wait(PATIENCE)
        self.at_work -= 1
        if self.error:
            raise self.error
        return Printed(b"%PDF " + str(len(orders)).encode())


def finished(packs: Packs, name: str) -> Any:
    """A pack when it is done."""
    for _ in range(PATIENCE * 100):
        pack = packs.get(name)
        if pack.is_done:
            return pack
        threading.Event().wait(0.01)
    raise AssertionError("the pack was never done")


@pytest.fixture
def slow() -> Slow:
    """Sheets to be made."""
    return Slow()


def packs_of(slow: Slow, seconds: Callable[[], float] = lambda: 0.5) -> Packs:
    """Packs of those, with a clock of their own."""
    return Packs(slow, seconds)  # type: ignore[arg-type]


def test_one_sees_how_far_it_is(slow: Slow) -> None:
    """And has it when it is done."""
    packs = packs_of(slow)
    name = packs.start(ORDERS, WORDINGS.english)
    for _ in range(1000):
        if packs.get(name).read:
            break
        threading.Event().wait(0.01)
    assert (packs.get(name).read, packs.get(name).total) == (2, 3)
    assert not packs.get(name).is_done
    slow.go.set()
    pack = finished(packs, name)
    assert pack.printed == Printed(b"%PDF 3")
    assert pack.error is None


def test_they_are_made_one_at_a_time_and_not_too_many_wait(slow: Slow) -> None:
    """The two cores of a kiosk have pages to make, too."""
    packs = packs_of(slow)
    names = [packs.start(ORDERS, WORDINGS.english) for _ in range(3)]
    assert len(set(names)) == 3
    with pytest.raises(Unavailable, match="try again"):
        packs.start(ORDERS, WORDINGS.english)
    slow.go.set()
    for name in names:
        finished(packs, name)
    assert slow.most == 1
    packs.start(ORDERS, WORDINGS.english)


def test_they_are_forgotten_after_some_minutes(slow: Slow) -> None:
    """Nothing of a visitor stays; nor does memory fill."""
    now = [1.0]
    packs = packs_of(slow, lambda: now[0])
    slow.go.set()
    name = packs.start(ORDERS, WORDINGS.english)
    finished(packs, name)
    now[0] += 299
    assert packs.get(name).printed
    now[0] += 2
    with pytest.raises(NotFound):
        packs.get(name)


def test_nobody_pushes_out_the_packs_of_others(slow: Slow) -> None:
    """When memory is full new ones are refused, until the old ones had their time."""
    now = [1.0]
    packs = packs_of(slow, lambda: now[0])
    slow.go.set()
    names = []
    for _ in range(8):
        names.append(packs.start(ORDERS, WORDINGS.english))
        finished(packs, names[-1])
    with pytest.raises(Unavailable, match="try again"):
        packs.start(ORDERS, WORDINGS.english)
    assert all(packs.get(name).printed for name in names)
    now[0] += 301
    packs.start(ORDERS, WORDINGS.english)


def test_who_asks_while_a_pack_ends_does_not_lose_it(slow: Slow) -> None:
    """It has its end as soon as it is done."""
    ending, asked = threading.Event(), threading.Event()
    reader = threading.current_thread()

    def seconds() -> float:
        if threading.current_thread() is not reader:
            ending.set()
            asked.wait(PATIENCE)
        return 1000.0

    packs = packs_of(slow, seconds)
    name = packs.start(ORDERS, WORDINGS.english)
    slow.go.set()
    assert ending.wait(PATIENCE)
    try:
        assert not packs.get(name).is_done
    finally:
        asked.set()
    assert finished(packs, name).printed


def test_a_pack_says_whether_it_is_sensitive(slow: Slow) -> None:
    """For the page on which one waits."""
    packs = packs_of(slow)
    slow.go.set()
    name = packs.start(ORDERS, WORDINGS.english, is_sensitive=True)
    assert packs.get(name).is_sensitive
    name = packs.start(ORDERS, WORDINGS.english)
    assert not packs.get(name).is_sensitive


def test_nobody_waits_long_for_the_sheets_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The threads that serve pages are few."""
    at_work, go = threading.Event(), threading.Event()
    told = []

    class Compiler:
        """Takes as long as it is told to."""

        def __init__(self, *_args: object, **_options: object) -> None:
            pass

        def compile_with_warnings(self, **_options: object) -> None:
            at_work.set()
            go.wait(PATIENCE)
            raise Unavailable("No paper.")

    monkeypatch.setattr(typst, "Compiler", Compiler)
    printer = Printer(tmp_path, patience=0.01)
    card = Card(language="en", title="A card", lines=())

    def first() -> None:
        try:
            printer.card(card, "A site")
        except Unavailable as error:
            told.append(str(error))

    thread = threading.Thread(target=first, daemon=True)
    thread.start()
    assert at_work.wait(PATIENCE)
    with pytest.raises(Unavailable, match=r"being printed\. Please try again soon"):
        printer.card(card, "A site")
    go.set()
    thread.join(PATIENCE)
    assert told == ["No paper."]
    with pytest.raises(Unavailable, match="No paper"):  # whose turn it is now
        printer.card(card, "A site")


@pytest.mark.parametrize("error", [Unavailable("No paper."), ValueError("what?")])
def test_whoever_waits_is_told_what_went_wrong(
    slow: Slow, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody waits for ever."""
    slow.error = error
    slow.go.set()
    packs = packs_of(slow)
    with caplog.at_level(logging.ERROR):
        pack = finished(packs, packs.start(ORDERS, WORDINGS.english))
    assert isinstance(pack.error, Unavailable)
    assert pack.printed is None
    assert ("could not be made" in caplog.text) == isinstance(error, ValueError)


def test_a_name_cannot_be_guessed(slow: Slow) -> None:
    """A pack on a list of services may say much about a person."""
    packs = packs_of(slow)
    slow.go.set()
    name = packs.start(ORDERS, WORDINGS.english)
    assert len(name) >= 20
    with pytest.raises(NotFound):
        packs.get("1")
