"""How two states of a form differ, and what comes of two people's changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directory.upkeep.form import FIELDS, ROWS, Typed

_AMOUNT = re.compile(r"[0-9]+(\.[0-9]+)?")
_IDS = frozenset({"id", "location_id"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same. before, after: its lines as staff read them."""

    name: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Mapping[str, str]
) -> list[Difference]:
    """Every field that differs, in the order of the form.

    names: of the codes that stand in boxes, in words.
    """
    found = []
    for name, field in FIELDS.items():
        lines = (
            lines_of(name, before[name], names),
            lines_of(name, after[name], names),
        )
        if lines[0] != lines[1]:
            found.append(Difference(name, field.label, *lines))
    return found


def lines_of(name: str, value: Any, names: Mapping[str, str]) -> tuple[str, ...]:
    """What a field says, in lines to read."""
    if isinstance(value, str):
        value = names.get(value, value) if name == "booking" else value
        return tuple(line for line in value.split("\n") if line.strip())
    if name not in ROWS:
        return tuple(names.get(code, code) for code in value)
    return tuple(line for row in value for line in _row(name, row, names))


def _row(name: str, row: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """A phone or a price is a line; a place has several."""
    fields = [each for each in ROWS[name] if each.name not in _IDS]
    if name != "places":
        words = [_cell(each.name, row[each.name], names) for each in fields]
        return [", ".join(filter(None, words))]
    lines: list[str] = []
    for field in fields:
        value = row[field.name]
        every = value if field.kind == "codes" else str(value).split("\n")
        said = " / ".join(line for line in every if line.strip())
        if said:
            lines.append(f"{field.label}: {said}")
    return lines


def _cell(name: str, said: str, names: Mapping[str, str]) -> str:
    """A field of a phone or a price: codes by their names, amounts in pounds."""
    if name == "type":
        return names.get(said, said)
    return f"£{said}" if name == "amount" and _AMOUNT.fullmatch(said) else said


@dataclass(frozen=True, slots=True)
class Merged:
    """What two people's changes come to. conflicts: fields that both changed."""

    typed: Typed
    conflicts: tuple[str, ...]


def merged(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    choices: Mapping[str, str],
) -> Merged:
    """Put two changes of the same form together, field by field.

    A field that one of them left alone is as the other has it. choices: "mine" or
    "theirs" for those that both changed; without one it is mine, and a conflict.
    """
    typed: Typed = {}
    conflicts = []
    for name in FIELDS:
        if mine[name] == theirs[name] or theirs[name] == base[name]:
            typed[name] = mine[name]
        elif mine[name] == base[name]:
            typed[name] = theirs[name]
        else:
            choice = choices.get(name, "")
            typed[name] = theirs[name] if choice == "theirs" else mine[name]
            if choice not in ("mine", "theirs"):
                conflicts.append(name)
    return Merged(typed, tuple(conflicts))


def joined(name: str, one: Any, two: Any, choice: str) -> Any:
    """What two listings' words for a field come to. choice: "kept" for the first's,
    "other" for the second's, "both" for one after the other; else what there is."""
    if choice == "kept":
        return one
    if choice == "other" or not one:
        return two
    if choice != "both":
        return one
    if isinstance(one, str):
        gap = "\n" if FIELDS[name].kind == "lines" else " "
        return f"{one}{gap}{two}".strip() if two not in one else one
    return [*one, *(each for each in two if _bare(each) not in map(_bare, one))]


def _bare(value: Any) -> Any:
    """A row without its ids."""
    if not isinstance(value, dict):
        return value
    return {name: said for name, said in value.items() if name not in _IDS}
