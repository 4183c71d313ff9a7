"""What a source says now, put together with what staff made of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar

from directory.model.documents import (
    EXTENSION_KEY,
    Document,
    from_document,
    to_document,
)
from directory.model.extension import EXTENSION_FIELDS
from directory.model.nouns import Location, Record

R = TypeVar("R", bound=Record)

_OURS = frozenset({"last_modified", "slug"})
"""Fields in which a difference is not worth anyone's time: ours stays."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both staff and the source changed since the last import."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The record to be kept, and where staff's values were kept against the source."""

    record: Record
    conflicts: tuple[Conflict, ...]


def digests(document: Document) -> dict[str, str]:
    """Field → digest of its value, for every field of a document."""
    return {name: digest(value) for name, value in _fields(document).items()}


def digest(value: Any) -> str:
    """The same for the same JSON value."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=True)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def merge(ours: R, theirs: R, before: Mapping[str, str]) -> Merged:
    """Their changes since the last import, in our record.

    before: digests of what the source said then; {} when it was never imported. A
    field that staff changed stays as it is: where the source changed it too, that is
    a conflict, unless both say the same.
    """
    our_fields, their_fields = _flat(ours), _flat(theirs)
    merged = dict(our_fields)
    conflicts: list[Conflict] = []
    # What is secret goes out stripped (directory.exchange.publish): coming back it
    # must neither lose its whereabouts nor become public.
    is_secret = isinstance(ours, Location) and ours.confidential
    for name in sorted(our_fields.keys() | their_fields.keys() | before.keys()):
        our, their = our_fields.get(name), their_fields.get(name)
        said = before.get(name)
        if our == their or _digest_or_none(their) == said:
            continue
        if their is None and is_secret:
            continue
        if _digest_or_none(our) == said:
            merged[name] = their
        elif name not in _OURS:
            conflicts.append(Conflict(name, our, their))
    record = ours if merged == our_fields else _record(type(ours), merged)
    return Merged(record, tuple(conflicts))


def _digest_or_none(value: Any) -> str | None:
    return None if value is None else digest(value)


def _fields(document: Document) -> Document:
    """The fields of a document, those of the extension among them."""
    own = {name: value for name, value in document.items() if name != EXTENSION_KEY}
    extension: Document = document.get(EXTENSION_KEY, {})
    return own | extension


def _flat(record: Record) -> Document:
    return _fields(to_document(record))


def _record(cls: type[R], flat: Document) -> R:
    extended = EXTENSION_FIELDS.get(cls, frozenset())
    said = {name: value for name, value in flat.items() if value is not None}
    document = {name: value for name, value in said.items() if name not in extended}
    document[EXTENSION_KEY] = {n: v for n, v in said.items() if n in extended}
    return from_document(cls, document)
