"""The fields of our records, as a reader of foreign ones needs them."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_origin

from directory.exchange.fields import to_language
from directory.model.documents import bare, shape
from directory.model.extension import EXTENSION_FIELDS
from directory.model.nouns import Language

_ALIASES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Service": {"fees": "fees_description"},
        "Accessibility": {"accessibility": "description"},
        "ServiceArea": {"service_area": "name"},
        "TaxonomyTerm": {"term": "name"},
    }
)
"""Second names: deprecated ones of HSDS, and the doubles of the UK profile."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field. annotation: of one item, for a list; nested: its record class."""

    name: str
    annotation: Any
    default: Any
    extended: bool
    is_list: bool
    nested: type | None


@cache
def slots_of(cls: type) -> Mapping[str, Slot]:
    """The fields of a record class but its id, taken apart once."""
    slots: dict[str, Slot] = {}
    extended = EXTENSION_FIELDS.get(cls, frozenset())
    for name, (spec, annotation) in shape(cls).items():
        is_list = get_origin(bare(annotation)) is tuple
        item = get_args(bare(annotation))[0] if is_list else annotation
        kind = bare(item)
        nested = kind if isinstance(kind, type) and is_dataclass(kind) else None
        default = None if spec.default is MISSING else spec.default
        slots[name] = Slot(name, item, default, name in extended, is_list, nested)
    del slots["id"]
    return slots


def _renamed(raw: Mapping[str, Any], names: Mapping[str, str]) -> Mapping[str, Any]:
    """With values that stand under a second name under the first, where it is free."""
    if not raw.keys() & names.keys():
        return raw
    renamed = dict(raw)
    for other, name in names.items():
        value = renamed.get(other)
        if not value or renamed.get(name) in (None, "", value):
            renamed.pop(other, None)
            if value:
                renamed[name] = value
    return renamed


def first_names(cls: type, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Under first names, and what HSDS has no word for in words that it has."""
    raw = _renamed(raw, _ALIASES.get(cls.__name__, {}))
    if cls is Language and not raw.get("name") and raw.get("code"):
        try:
            to_language(raw["code"])
        except ValueError:
            return {**raw, "name": raw["code"], "code": ""}
    return raw
