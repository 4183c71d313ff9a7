"""The form of a listing: which fields there are, and what somebody typed into them.

What was typed is kept as it was typed, so that a draft loses nothing, whatever it
says; `taking` makes records of it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Typed = dict[str, Any]
"""Field → what was typed: a text, a list of chosen codes, or a list of rows, each of
which is such a mapping again. It can be kept as JSON."""

MOST_ROWS = 300
"""Of places, prices or phones."""
LONGEST = 20_000
"""Characters of the longest texts. What is longer is kept as typed, and said."""
_BAD = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
    # They turn round whatever comes after them, on the rest of the page too.
    r"\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form. label: as staff read it. longest: characters.

    kind: "line" for one line, "lines" for several, "tick" for one box ("yes" or ""),
    "codes" for boxes that are ticked, "rows" for several sets of fields.
    """

    name: str
    label: str
    longest: int = 200
    kind: str = "line"


_EVERY = (
    Field("name", "Name of the service"),
    Field("alternate_name", "Other name"),
    Field("organization", "Who runs it"),
    Field("categories", "Kind of service", kind="codes"),
    Field("description", "What is it?", LONGEST, "lines"),
    Field("alert", "Important news", 2_000, "lines"),
    Field("eligible_values", "People it is for", kind="codes"),
    Field("eligibility_description", "Who is it for, in words", 5_000, "lines"),
    Field("minimum_age", "Youngest age", 6),
    Field("maximum_age", "Oldest age", 6),
    Field("service_areas", "Where people must live", 2_000, "lines"),
    Field("places", "Where", kind="rows"),
    Field("times", "Times", 4_000, "lines"),
    Field("times_kept", "Times of other kinds", kind="codes"),
    Field("costs", "Prices", kind="rows"),
    Field("fees_description", "More about the cost", 5_000, "lines"),
    Field("phones", "Phone", kind="rows"),
    Field("email", "Email", 250),
    Field("url", "Website", 500),
    Field("booking", "Booking", 20),
    Field("application_process", "How to get help", 5_000, "lines"),
    Field("wait_time", "How long people wait"),
    Field("languages", "Languages spoken", kind="codes"),
    Field("languages_more", "Other languages", 500),
    Field("interpretation_services", "Interpreters", 2_000, "lines"),
    Field("required_documents", "What to bring", 4_000, "lines"),
)
FIELDS: Mapping[str, Field] = MappingProxyType({each.name: each for each in _EVERY})
"""Every field, in the order in which people think of them."""

_PLACE = (
    Field("id", "", 36),
    Field("location_id", "", 36),
    Field("name", "Name of the place"),
    Field("address_1", "Address"),
    Field("address_2", "Address, second line"),
    Field("city", "Town"),
    Field("postal_code", "Postcode", 20),
    Field("confidential", "Secret address", kind="tick"),
    Field("reveal", "Everybody may know the address", kind="tick"),
    Field("about", "About this place", 5_000, "lines"),
    Field("times", "Times at this place", 4_000, "lines"),
    Field("times_kept", "Times of other kinds", kind="codes"),
    Field("transportation", "How to get there", 5_000, "lines"),
    Field("access", "Getting in", kind="codes"),
    Field("access_more", "More about getting in", 4_000, "lines"),
)
_COST = (
    Field("id", "", 36),
    Field("amount", "Price", 20),
    Field("option", "For whom or what"),
    Field("amount_description", "For how much"),
)
_PHONE = (
    Field("id", "", 36),
    Field("number", "Number", 60),
    Field("extension", "Extension", 20),
    Field("type", "Kind", 20),
    Field("description", "What it is for"),
)
ROWS: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {"places": _PLACE, "costs": _COST, "phones": _PHONE}
)
"""The fields of each row."""


def empty() -> Typed:
    """A form into which nobody has typed anything."""
    return {each.name: _nothing(each) for each in _EVERY}


def read_form(get: Callable[[str], list[str]]) -> Typed:
    """What a sent form says. get: every value that stands under a name.

    A row in which nothing stands, or whose box "remove" is ticked, is left out.
    """
    typed = {each.name: _value(each, each.name, get) for each in _EVERY}
    for name, fields in ROWS.items():
        rows = []
        for n in range(MOST_ROWS):
            row = {
                each.name: _value(each, f"{name}-{n}-{each.name}", get)
                for each in fields
            }
            is_gone = bool(get(f"{name}-{n}-remove"))
            if not is_gone and any(row[each.name] for each in fields):
                rows.append(row)
        typed[name] = rows
    return typed


def kept(raw: Any) -> Typed:
    """A form as it was kept; what it does not know is nothing."""
    typed = empty()
    for name, value in raw.items() if isinstance(raw, dict) else ():
        if name in ROWS and isinstance(value, list):
            typed[name] = [_row(name, each) for each in value if isinstance(each, dict)]
        elif name in typed and type(value) is type(typed[name]):
            typed[name] = value
    return typed


def _row(name: str, raw: dict[str, Any]) -> Typed:
    """A row with every field that rows have now."""
    row: Typed = {each.name: _nothing(each) for each in ROWS[name]}
    return row | {x: v for x, v in raw.items() if type(v) is type(row.get(x))}


def too_long(typed: Typed, before: Typed) -> list[tuple[str, str]]:
    """What is longer than its field allows: the field, and what to do.

    before: the form as it was filled; what came so is left alone.
    """
    found = []
    for place, field, value in _texts(typed):
        if len(value) > field.longest and before.get(place) != value:
            found.append(
                (
                    place,
                    (
                        f"“{field.label}” is too long: {len(value):,} letters. "
                        f"Please shorten it to {field.longest:,}."
                    ),
                )
            )
    return found


def _texts(typed: Typed) -> list[tuple[str, Field, str]]:
    every = [
        (each.name, each, typed[each.name])
        for each in _EVERY
        if each.kind in ("line", "lines")
    ]
    for name, fields in ROWS.items():
        for n, row in enumerate(typed[name]):
            every += [
                (f"{name}-{n}-{each.name}", each, row[each.name])
                for each in fields
                if each.kind in ("line", "lines")
            ]
    return every


def _nothing(field: Field) -> str | list[Any]:
    return [] if field.kind in ("codes", "rows") else ""


def _value(field: Field, name: str, get: Callable[[str], list[str]]) -> Any:
    if field.kind == "rows":
        return []
    given = get(name)
    if field.kind == "tick":
        return "yes" if any(given) else ""
    if field.kind == "codes":
        # Browsers send a line break in another form than they were given it in.
        return list(dict.fromkeys(" ".join(each.split())[:60] for each in given[:200]))
    return clean(given[0] if given else "", is_one_line=field.kind == "line")


def clean(text: str, *, is_one_line: bool) -> str:
    """A text without what cannot be seen, and without blanks around its lines."""
    lines = _BAD.sub("", text.replace("\r\n", "\n")).split("\n")
    kept_lines = [line.rstrip() for line in lines]
    return (
        " ".join(" ".join(kept_lines).split()) if is_one_line else "\n".join(kept_lines)
    ).strip()
