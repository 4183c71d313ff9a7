"""Counts the facts of an English sentence and of what is shown as its translation.

    wrong_facts("Open 9am", "Czynne 21:00", "pl")
    # ['time "9am" has become "21:00"']

It is independent: it knows neither how the directory finds facts nor how it hides
them from the engine, and says in plain English what is missing, changed, added or
there twice. `reordered` also says which facts of a kind have changed places, which
may be right. The words are in `fact_words`. Not seen: what has no number, day or name
in it ("free"), and which fact belongs to which.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import regex

from bench.checking.fact_finder import Fact, facts_in

_COUNTED = {"number", "time", "money", "percentage", "ordinal"}


def wrong_facts(
    source: str, shown: str, language: str, names: Iterable[str] = ()
) -> list[str]:
    """Return a line for each fact that the translation does not keep; [] if all are.

    language: BCP 47 tag of `shown`. names: what must stay as it is, byte by byte.
    """
    here, there = _both(source, shown, language, tuple(names))
    pairs = _pairs(here, there)
    lines = [*_odd_characters(source, shown), *_unlike_units(here, there, pairs)]
    taken = set(pairs.values())
    missing = [f for n, f in enumerate(here) if n not in pairs and not f.is_soft]
    added = [f for n, f in enumerate(there) if n not in taken and not f.is_soft]
    for fact in missing:
        other = next((a for a in added if a.kind == fact.kind), None)
        other = other or next((a for a in added if _may_replace(fact, a)), None)
        if other is None:
            lines.append(f'{fact.kind} "{fact.said}" is missing')
        else:
            added.remove(other)
            lines.append(f'{fact.kind} "{fact.said}" has become "{other.said}"')
    for fact in added:
        is_twice = any(_levels(known, fact) for known in here)
        why = "stands more often than in the English" if is_twice else "is added"
        lines.append(f'{fact.kind} "{fact.said}" {why}')
    return lines or list(_unlike_dates(here, there))


def reordered(
    source: str, shown: str, language: str, names: Iterable[str] = ()
) -> list[str]:
    """Return a line for each kind of facts that come in another order."""
    here, there = _both(source, shown, language, tuple(names))
    pairs = _pairs(here, there)
    lines = []
    for kind in dict.fromkeys(fact.kind for fact in here if not fact.is_soft):
        known = [n for n in pairs if here[n].kind == kind and not here[n].is_soft]
        ours = sorted(known, key=lambda n: here[n].start)
        theirs = sorted(known, key=lambda n: there[pairs[n]].start)
        same = [_levels(here[n], here[m]) for n, m in zip(ours, theirs, strict=True)]
        if not all(same):
            said = [", ".join(here[n].said for n in order) for order in (ours, theirs)]
            lines.append(f"{kind}: {said[0]} come in the order {said[1]}")
    return lines


def _both(
    source: str, shown: str, language: str, names: tuple[str, ...]
) -> tuple[list[Fact], list[Fact]]:
    return (
        facts_in(source, "en", names, source),
        facts_in(shown, language, names, source),
    )


def _odd_characters(source: str, shown: str) -> Iterator[str]:
    for mark in dict.fromkeys(c for c in shown if unicodedata.category(c) == "Co"):
        if mark not in source:
            yield f"mask U+{ord(mark):04X} is left in"
    for digits in regex.findall(r"(?:(?![0-9½¼])\p{N})+", shown):
        if digits not in source:
            yield f'digits of another script: "{digits}"'


def _levels(one: Fact, other: Fact) -> int:
    """2 if both say the same, 1 if only the units differ, else 0."""
    same = [
        _is_unit(unit, their_unit)
        for kind, value, unit in one.readings
        for their_kind, their_value, their_unit in other.readings
        if (kind, value) == (their_kind, their_value)
    ]
    return (2 if any(same) else 1) if same else 0


def _is_unit(english: str, other: str) -> bool:
    return english in ("", other) or (english == "age" and other in ("", "year"))


def _may_replace(fact: Fact, other: Fact) -> bool:
    return {fact.kind, other.kind} <= _COUNTED


def _pairs(here: Sequence[Fact], there: Sequence[Fact]) -> dict[int, int]:
    """Return which fact of `there` each of `here` is (numbers), as many as can be."""
    pairs: dict[int, int] = {}
    for level in (2, 1):
        free = [n for n in range(len(there)) if n not in pairs.values()]
        free.sort(key=lambda n: there[n].is_soft)
        left = [n for n in range(len(here)) if n not in pairs]
        left.sort(key=lambda n: here[n].is_soft)
        fits = {
            one: [n for n in free if _levels(here[one], there[n]) >= level]
            for one in left
        }
        owner: dict[int, int] = {}
        for one in left:
            _find(one, fits, owner, set())
        pairs |= {ours: theirs for theirs, ours in owner.items()}
    return _uncrossed(here, there, pairs)


def _uncrossed(
    here: Sequence[Fact], there: Sequence[Fact], pairs: dict[int, int]
) -> dict[int, int]:
    """The same pairs; of facts that may stand for each other, in their order."""
    pairs = dict(sorted(pairs.items()))
    for one, other in combinations(pairs, 2):
        first, second = pairs[other], pairs[one]
        if first < second and (
            _levels(here[one], there[first]) >= _levels(here[one], there[second])
            and _levels(here[other], there[second])
            >= _levels(here[other], there[first])
        ):
            pairs[one], pairs[other] = first, second
    return pairs


def _find(
    one: int, fits: dict[int, list[int]], owner: dict[int, int], seen: set[int]
) -> bool:
    """Find `one` a partner, moving others if need be (Kuhn's algorithm)."""
    for other in fits[one]:
        if other not in seen:
            seen.add(other)
            if other not in owner or _find(owner[other], fits, owner, seen):
                owner[other] = one
                return True
    return False


def _unlike_units(
    here: Sequence[Fact], there: Sequence[Fact], pairs: dict[int, int]
) -> Iterator[str]:
    for ours, theirs in pairs.items():
        one, other = here[ours], there[theirs]
        if not one.is_soft and _levels(one, other) == 1:
            yield f'unit of "{one.said}" is not that of "{other.said}"'


def _unlike_dates(here: Sequence[Fact], there: Sequence[Fact]) -> Iterator[str]:
    """A day of the month that has moved to another month."""
    ours, theirs = _days_of_months(here), _days_of_months(there)
    if len(ours) == len(theirs) and sorted(ours) != sorted(theirs):
        yield f"days and months of the dates have changed places: {ours}, {theirs}"


def _days_of_months(facts: Sequence[Fact]) -> list[str]:
    """The day and month of each date; nothing at all where days share a month."""
    close = [
        (one, other)
        for one, other in pairwise(facts)
        if other.start - one.end < 8 and {one.kind, other.kind} <= {"number", "month"}
    ]
    if any(one.kind == other.kind and len(one.said) < 3 for one, other in close):
        return []
    days = [pair if pair[1].kind == "month" else pair[::-1] for pair in close]
    return [
        f"{_value(day, 'number')}/{_value(month, 'month')}"
        for day, month in days
        if day.kind != month.kind and len(day.said) < 3
    ]


def _value(fact: Fact, kind: str) -> str:
    return min(value for of, value, _ in fact.readings if of == kind)
