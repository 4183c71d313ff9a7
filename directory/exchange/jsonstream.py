"""JSON files read one record at a time, with bounds on depth and size."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import ijson  # type: ignore[import-untyped]  # it ships no types

from directory.errors import Invalid
from directory.exchange.source import Bounds

_ENVELOPES = frozenset({"contents", "content"})
"""Where a page of a feed has its records: version 3 and version 1."""

_PEEK = 20
_EXACT = 8_000_000
_PIECE = 65_536
_ENDLESS_NUMBER = re.compile(rb"(?:\A|[:,\[\s]-?)\d{1000}")
_BOM = b"\xef\xbb\xbf"

_ARRAY = "start_array"
_STARTS = frozenset({"start_map", _ARRAY})
_ENDS = frozenset({"end_map", "end_array"})
Events = Iterator[tuple[str, Any]]


def peek(path: Path, bounds: Bounds) -> list[Any]:
    """The first few records of a JSON file."""
    return list(islice(records(path, bounds), _PEEK))


def records(path: Path, bounds: Bounds) -> Iterator[Any]:
    """The records of a JSON file: an array, a page of a feed, or one object.

    Numbers with a fraction come as Decimal. Raises Invalid, in one line with the
    file's name and the place, when the file is not JSON in UTF-8 or beyond bounds.
    """
    count = 0
    try:
        with path.open("rb") as file:
            _look(path, file, bounds)
            events = iter(ijson.basic_parse(_Guarded(file), buf_size=_PIECE))
            for record in _records(path, events, bounds):
                yield record
                count += 1
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from error
    except (ijson.JSONError, ValueError, OverflowError, ArithmeticError) as error:
        raise Invalid(f"{path} is not valid JSON: {_place(path, count)}.") from error


def _look(path: Path, file: BinaryIO, bounds: Bounds) -> None:
    """Say at once what is wrong with what is no JSON; skip a byte order mark."""
    size = path.stat().st_size
    if size > bounds.file:
        raise Invalid(f"{path} is larger than {bounds.file:,} bytes.")
    start = file.read(512)
    text = start.removeprefix(_BOM).lstrip()
    if not text:
        raise Invalid(f"{path} is empty.")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or (size > 3 and b"\0" in start[:4]):
        raise Invalid(f"{path} is not in UTF-8 but in UTF-16 or UTF-32.")
    if text.startswith(b"<"):
        raise Invalid(f"{path} is a web page or XML, not JSON.")
    if text.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise Invalid(f"{path} is packed: unpack it first.")
    file.seek(len(_BOM) if start.startswith(_BOM) else 0)


def _records(path: Path, events: Events, bounds: Bounds) -> Iterator[Any]:
    event, value = next(events)
    if event == "start_array":
        yield from _items(path, events, bounds)
    elif event == "start_map":
        yield from _page_or_record(path, events, bounds)
    else:
        raise Invalid(f"{path} holds {_short(value)}, where listings should be.")
    for _ in events:
        pass


def _items(path: Path, events: Events, bounds: Bounds) -> Iterator[Any]:
    for number, (event, value) in enumerate(events, 1):
        if event == "end_array":
            return
        yield _Value(f"{path}, record {number},", bounds).read(event, value, events)


def _page_or_record(path: Path, events: Events, bounds: Bounds) -> Iterator[Any]:
    record: dict[str, Any] = {}
    is_page = False
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)
        if key in _ENVELOPES and event == "start_array":
            is_page = True
            yield from _items(path, events, bounds)
        else:
            whole = _Value(str(path), bounds)
            record[key] = whole.read(event, value, events)
            if len(record) > bounds.record // 100:
                raise Invalid(f"{path} has too many properties.")
    if not is_page:
        yield record


class _Value:
    """One value being put together from its events, not deeper than allowed."""

    def __init__(self, where: str, bounds: Bounds) -> None:
        self._where = where
        self._bounds = bounds

    def read(self, event: str, value: Any, events: Events) -> Any:
        """The value that begins with this event."""
        if not event.startswith("start_"):
            return self._within(value)
        # The busiest loop of an import: hence no calls for what is common.
        root: Any = {} if event == "start_map" else []
        top, key, size = root, "", 0
        above: list[tuple[Any, str]] = []
        for event, value in events:
            if event == "map_key":
                key = value
                size += len(value)
                continue
            if event in _ENDS:
                if not above:
                    break
                top, key = above.pop()
                continue
            size += 1 + (len(value) if event == "string" else 0)
            if size > self._bounds.record:
                raise self._too_large()
            new = {} if event == "start_map" else [] if event == _ARRAY else value
            if type(top) is dict:
                top[key] = new
            else:
                top.append(new)
            if event in _STARTS:
                above.append((top, key))
                if len(above) >= self._bounds.depth:
                    deepest = self._bounds.depth
                    raise Invalid(f"{self._where} is nested deeper than {deepest}.")
                top = new
        return root

    def _within(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > self._bounds.record:
            raise self._too_large()
        return value

    def _too_large(self) -> Invalid:
        most = self._bounds.record
        return Invalid(f"{self._where} is larger than {most:,} characters.")


class _Guarded:
    """A file that stops at a number of which Python makes no integer.

    ijson's C parser goes on after that error, and fails in strange places.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises ValueError."""
        piece = self._file.read(size)
        if _ENDLESS_NUMBER.search(piece):
            raise ValueError("a number of more than 1,000 digits")
        return piece


def _place(path: Path, count: int) -> str:
    """Where a file stops being JSON: line and column, or the last good record."""
    try:
        if path.stat().st_size <= _EXACT:
            json.loads(path.read_bytes().removeprefix(_BOM).decode())
    except json.JSONDecodeError as error:
        is_end = error.pos >= len(error.doc.rstrip()) or "Unterminated" in error.msg
        end = "it ends too early, " if is_end else ""
        return f"{end}line {error.lineno}, column {error.colno}"
    except UnicodeDecodeError as error:
        return f"byte {error.start:,} is not UTF-8"
    except (RecursionError, ValueError):
        pass
    return f"after record {count:,}"


def _short(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:40]
