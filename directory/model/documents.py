"""Records to and from plain JSON values, driven by the records' own annotations.

A *document* is a dict of JSON values with HSDS field names. Empty fields are left
out, extension fields stand in one "front_door" object, so a document is also a part
of a valid Open Referral record.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache, partial
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
from directory.model.extension import EXTENSION_FIELDS

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
    document: Document = {}
    extension: Document = {}
    plan: tuple[_FieldPlan, ...] = _plan(type(record))  # type: ignore[arg-type]
    for field in plan:
        value = getattr(record, field.name)
        if value == field.default or value == "" or value == ():
            continue
        target = extension if field.is_extension else document
        target[field.name] = value if type(value) is str else _to_json(value)
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
    plan: tuple[_FieldPlan, ...] = _plan(cls)  # type: ignore[arg-type]
    for field in plan:
        raw = (extension if field.is_extension else document).get(field.name)
        if raw is None:
            if field.default is MISSING:
                raise Invalid(f"{cls.__name__.lower()}.{field.name} is missing.")
            continue
        try:
            values[field.name] = field.convert(raw)
        except (ValueError, TypeError, KeyError, InvalidOperation) as error:
            raise Invalid(
                f"{cls.__name__.lower()}.{field.name} cannot be {str(raw)[:60]!r}."
            ) from error
    return cls(**values)


@dataclass(frozen=True, slots=True)
class _FieldPlan:
    """How one field is read and written; worked out once for each class."""

    name: str
    is_extension: bool
    default: Any
    convert: Callable[[Any], Any]


@cache  # mypy does not see that classes are hashable, hence the ignores above
def _plan(cls: Any) -> tuple[_FieldPlan, ...]:
    extension = EXTENSION_FIELDS.get(cls, frozenset())
    return tuple(
        _FieldPlan(name, name in extension, spec.default, _converter(annotation))
        for name, (spec, annotation) in shape(cls).items()
    )


def _converter(annotation: Any) -> Callable[[Any], Any]:
    """From JSON to one kind of field. It raises ValueError or TypeError."""
    kind = bare(annotation)
    if get_origin(kind) is tuple:
        return partial(_tuple, _converter(get_args(kind)[0]))
    if get_origin(kind) is Literal:
        return partial(_literal, frozenset(get_args(kind)))
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(_record, kind)
    return _text if kind is str else partial(_scalar, kind)


def _text(raw: Any) -> str:
    if type(raw) is not str:
        raise TypeError("not a text")
    return raw


def _tuple(convert: Callable[[Any], Any], raw: Any) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise TypeError("not a list")
    return tuple([convert(value) for value in raw])


def _literal(allowed: frozenset[str], raw: Any) -> Any:
    if raw not in allowed:
        raise ValueError("not one of the allowed words")
    return raw


def _record(kind: type[R], raw: Any) -> R:
    if not isinstance(raw, Mapping):
        raise TypeError("not an object")
    return from_document(kind, raw)


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
