"""Records to and from plain JSON values, driven by the records' own annotations.

A *document* is a dict of JSON values with HSDS field names. Empty fields are left
out, extension fields stand in one "front_door" object, so a document is also a part
of a valid Open Referral record.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from directory.errors import Invalid
from directory.model.nouns import EXTENSION_FIELDS

Document = dict[str, Any]
R = TypeVar("R")

EXTENSION_KEY = "front_door"


def shape(cls: Any) -> dict[str, tuple[Field[Any], Any]]:
    """The fields of a record class, each with its resolved type (Annotated kept)."""
    return _shape(cls)


@cache
def _shape(cls: Any) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(cls, include_extras=True)
    return {field.name: (field, hints[field.name]) for field in fields(cls)}


def bare(annotation: Any) -> Any:
    """The type without its Annotated label and without `| None`."""
    if hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    if get_origin(annotation) in (UnionType, Union):
        annotation = next(a for a in get_args(annotation) if a is not NoneType)
    return annotation


def to_document(record: object) -> Document:
    """The record as JSON values, without empty fields."""
    extension_fields = EXTENSION_FIELDS.get(type(record), frozenset())
    document: Document = {}
    extension: Document = {}
    for name, (spec, _) in shape(type(record)).items():
        value = getattr(record, name)
        if value == spec.default or value in ("", ()):
            continue
        target = extension if name in extension_fields else document
        target[name] = _to_json(value)
    if extension:
        document[EXTENSION_KEY] = extension
    return document


def _to_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if is_dataclass(value):
        return to_document(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def from_document(cls: type[R], document: Mapping[str, Any]) -> R:
    """The record that a document describes; fields it does not know are left out.

    Raises Invalid, naming the field, when a value cannot be what the field holds.
    """
    values: dict[str, Any] = {}
    extension = document.get(EXTENSION_KEY) or {}
    extension_fields = EXTENSION_FIELDS.get(cls, frozenset())
    for name, (spec, annotation) in shape(cls).items():
        raw = (extension if name in extension_fields else document).get(name)
        if raw is None:
            if spec.default is MISSING:
                raise Invalid(f"{cls.__name__.lower()}.{name} is missing.")
            continue
        try:
            values[name] = from_json(annotation, raw)
        except (ValueError, TypeError, KeyError, InvalidOperation) as error:
            raise Invalid(
                f"{cls.__name__.lower()}.{name} cannot be {str(raw)[:60]!r}."
            ) from error
    return cls(**values)


def from_json(annotation: Any, raw: Any) -> Any:
    """One field's value from its JSON form. Raises ValueError or TypeError."""
    kind = bare(annotation)
    if get_origin(kind) is tuple:
        if not isinstance(raw, list):
            raise TypeError("not a list")
        item = get_args(kind)[0]
        return tuple(from_json(item, value) for value in raw)
    if get_origin(kind) is Literal:
        if raw not in get_args(kind):
            raise ValueError("not one of the allowed words")
        return raw
    if isinstance(kind, type) and is_dataclass(kind):
        if not isinstance(raw, Mapping):
            raise TypeError("not an object")
        return from_document(kind, raw)
    return _scalar(kind, raw)


def _scalar(kind: Any, raw: Any) -> Any:
    """A text, number, truth value, date, time or amount."""
    if kind is date:
        return date.fromisoformat(raw)
    if kind is datetime:
        return datetime.fromisoformat(raw)
    if kind is time:
        return time.fromisoformat(raw).replace(tzinfo=None)
    if kind is Decimal:
        return Decimal(str(raw))
    if kind is float and isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw)
    if kind in (str, int, bool) and type(raw) is kind:
        return raw
    raise TypeError(f"not a {kind}")
