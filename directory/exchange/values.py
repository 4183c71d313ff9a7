"""One field's value, cleaned as its annotation says, with every repair reported."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, partial
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from directory.exchange import fields
from directory.exchange.characters import tidy
from directory.exchange.html import LIMIT, clean
from directory.exchange.ledger import NOTICES, Finding, Kind, Ledger, shorten
from directory.exchange.links import Unusable, email, link
from directory.exchange.status import to_status
from directory.model.documents import bare
from directory.text.structured import plain

LINE_LIMIT = 2_000
"""Characters that a text of one line may have."""

_BY_FIELD: MappingProxyType[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "byday": fields.to_byday,
        "bymonthday": partial(fields.to_numbers, most=31),
        "byweekno": partial(fields.to_numbers, most=53),
        "byyearday": partial(fields.to_numbers, most=366),
        "wkst": fields.to_day,
        "text_language": fields.to_language,
        "slug": fields.to_slug,
        "picture": fields.to_slug,
        "photo": fields.to_photo,
        "number": fields.to_phone,
        "latitude": fields.to_latitude,
        "longitude": fields.to_longitude,
        "minimum_age": fields.to_age,
        "maximum_age": fields.to_age,
    }
)
_NOT_PLAIN = _BY_FIELD.keys() | {"logo", "extent"}
_BY_TYPE: MappingProxyType[type, Callable[[Any], Any]] = MappingProxyType(
    {
        date: fields.to_date,
        datetime: fields.to_moment,
        time: fields.to_time,
        int: fields.to_whole,
        bool: fields.to_truth,
    }
)


@dataclass(slots=True)
class Report:
    """What is found in one record. private: values are not repeated just now.

    removed: how many values could not be used so far.
    """

    ledger: Ledger
    record: str
    name: str
    noun: str
    repaired: bool = False
    private: bool = False
    removed: int = 0

    def add(
        self,
        kind: Kind,
        field: str,
        done: str,
        value: Any = "",
        became: Any = None,
    ) -> None:
        """Note a finding, and whether the record was changed by it.

        done: in words that hold no value, since they are told of secret things too.
        became: the value that is kept instead.
        """
        self.repaired |= kind not in NOTICES
        self.removed += kind == "value_removed"
        secret = self.private or kind == "personal_data"
        if became is not None and not secret:
            done = f"became {shorten(became)!r}"
        self.ledger.note(
            Finding(
                kind=kind,
                done=done,
                record=self.record,
                name=shorten(self.name),
                noun=self.noun,
                field=field,
                value="" if secret else shorten(value),
            )
        )


def cleaned(report: Report, annotation: Any, name: str, raw: Any, path: str) -> Any:
    """The JSON value of a field that is no list or object; None for none."""
    if annotation is str and name not in _NOT_PLAIN and _is_plain(raw):
        return " ".join(raw.split()) or None
    label = _label(annotation)
    if raw is None or (isinstance(raw, str) and not tidy(raw).strip()):
        if label == "email" and raw is not None:
            report.add("blank_email", path, "left out", "")
        return None
    if label == "personal":
        report.add("personal_data", path, "removed")
        return None
    try:
        return _of_kind(report, annotation, name, raw, path)
    except Unusable as error:
        kinds: dict[str, Kind] = {"email": "bad_email", "url": "link_removed"}
        kind = kinds.get(label, "value_removed")
        report.add(kind, path, f"removed: {error}", raw)
        return None


def _of_kind(report: Report, annotation: Any, name: str, raw: Any, path: str) -> Any:
    label, kind = _label(annotation), _kind(annotation)
    if label in ("email", "url") or kind is str:
        text = _text(raw)
        if label == "prose":
            return _prose(report, text, path)
        if label:
            return _address(report, label, text, path)
        if name not in _BY_FIELD:
            return _line(report, text, name, path)
        raw = text
    if get_origin(kind) is Literal:
        return _choice(report, get_args(kind), raw, path)
    return _converted(report, kind, name, raw, path)


def _is_plain(raw: Any) -> bool:
    """Whether a text of one line needs nothing but its spaces tidied: most do."""
    return (
        type(raw) is str
        and raw.isascii()
        and raw.isprintable()
        and "<" not in raw
        and "&" not in raw
        and len(raw) <= LINE_LIMIT
    )


def _label(annotation: Any) -> str:
    """What nouns.py calls such a text: prose, email, url, personal or ""."""
    return str(getattr(annotation, "__metadata__", ("",))[0])


@cache
def _kind(annotation: Any) -> Any:
    return bare(annotation)


def _text(raw: Any) -> str:
    if isinstance(raw, bool | dict | list):
        raise Unusable("it is not a text")
    return raw if isinstance(raw, str) else str(raw)


def _prose(report: Report, text: str, path: str) -> str | None:
    result = clean(text)
    for note in result.notes:
        report.add(note.kind, path, note.done, note.value)
    if result.was_html:
        size = f"{len(text):,} to {len(result.text):,} characters"
        report.add("html", path, f"turned into plain text, {size}")
    elif result.text.split() != text.split() and not result.notes:
        report.add("tidied", path, "invisible characters or code taken out")
    return result.text or None


def _address(report: Report, label: str, text: str, path: str) -> str:
    kind: Kind
    if label == "email":
        kind = "bad_email"
        value, done = email(text)
    else:
        kind = "link_completed"
        value, done = link(tidy(text))
    if done:
        report.add(kind, path, done, text)
    return value


def _line(report: Report, text: str, name: str, path: str) -> str | None:
    if name == "extent":
        if len(text) > LIMIT:
            raise Unusable("it is too long")
        return text.strip()
    line = tidy(text)
    if "<" in line or "&" in line:
        result = clean(line)
        line = plain(result.text) if result.was_html else result.text
    if name == "logo":
        line, _ = link(line)
    line = " ".join(line.split())
    if line != " ".join(text.split()) or "\xa0" in text:
        report.add("tidied", path, "written another way", text, line)
    if len(line) > LINE_LIMIT:
        report.add("cut", path, f"{len(line):,} characters cut to {LINE_LIMIT:,}")
        line = line[:LINE_LIMIT].rsplit(" ", 1)[0]
    return line or None


def _choice(report: Report, choices: tuple[str, ...], raw: Any, path: str) -> str:
    if "defunct" in choices:
        status = to_status(raw)
        if status is None:
            report.add("unknown_status", path, "unknown status, taken as active", raw)
            return "active"
        value = status
    else:
        value = fields.to_choice(raw, choices)
    if value != raw:
        report.add("reformatted", path, "written another way", raw, value)
    return value


def _converted(report: Report, kind: Any, name: str, raw: Any, path: str) -> Any:
    convert = _BY_FIELD.get(name) or _BY_TYPE.get(kind) or fields.to_number
    value = convert(raw)
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if not _same(kind, value, raw):
        report.add("reformatted", path, "written another way", raw, value)
    return value


def _same(kind: Any, value: Any, raw: Any) -> bool:
    """Whether the feed wrote it as its standard says."""
    if kind is datetime:
        return re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d", str(raw)) is not None
    if kind is time:
        return str(raw).startswith(value) and len(str(raw)) >= len(value)
    if isinstance(value, str):
        squeezed = re.sub(r"[\s\"'_+-]", "", str(raw)).casefold()
        return re.sub(r"[\s\"'_+-]", "", value).casefold() == squeezed
    return isinstance(raw, int | float | Decimal)
