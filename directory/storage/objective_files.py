"""Reading objectives.toml: the equality objectives, which staff edit as a file."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from directory.errors import Invalid
from directory.model.objectives import FigureKind, Objective
from directory.storage.content_files import read_table

FILE = "objectives.toml"
LONGEST = 300
"""Characters of an objective's text."""
MOST = 100
"""Objectives in a file."""
_KNOWN = {"year", "text", "figure", "language", "at_least", "at_most", "example"}
_LARGEST = 10**9


def objectives_file(home: Path, content: Path) -> Path:
    """The site's own file in its home folder; until there is one, the examples."""
    own = home / FILE
    return own if own.exists() else content / FILE


def load_objectives(
    path: Path, figures: Mapping[str, FigureKind], languages: Collection[str]
) -> tuple[Objective, ...]:
    """The objectives of a file, in its order.

    figures: names that there are, and what may be asked of each. languages: BCP
    47 tags that there are. Raises Invalid, naming the objective by its number, and what
    is wrong with it.
    """
    table = read_table(path)
    entries = table.get("objective", [])
    if set(table) - {"objective"} or not isinstance(entries, list):
        raise Invalid(f"{path.name}: write each objective below [[objective]].")
    if len(entries) > MOST:
        raise Invalid(f"{path.name}: there may be {MOST} objectives at most.")
    found = []
    for number, entry in enumerate(entries, 1):
        try:
            found.append(_objective(entry, figures, languages))
        except (TypeError, ValueError) as error:
            raise Invalid(f"{path.name}, objective {number}: {error}.") from error
    return tuple(found)


def _objective(
    entry: object, figures: Mapping[str, FigureKind], languages: Collection[str]
) -> Objective:
    if not isinstance(entry, dict):
        raise TypeError("write it below [[objective]]")
    strange = sorted(entry.keys() - _KNOWN)
    if strange:
        raise ValueError(f"there is no {strange[0]!r}")
    figure, language = _text(entry, "figure"), _text(entry, "language", must=False)
    if figure not in figures:
        raise ValueError(f"figure must be one of {', '.join(sorted(figures))}")
    if language and language not in languages:
        raise ValueError(f"language must be one of {', '.join(sorted(languages))}")
    if language and not figures[figure].by_language:
        raise ValueError(f"{figure} is not counted by language: leave language out")
    if ("at_least" in entry) == ("at_most" in entry):
        raise ValueError("give at_least or at_most, and not both")
    is_most = "at_most" in entry
    if is_most and figures[figure].is_share:
        # Shares are rounded down, which would make such an objective look met.
        raise ValueError(f"{figure} is a share: give at_least")
    return Objective(
        year=_number(entry, "year", 2000, 2999),
        text=_text(entry, "text"),
        figure=figure,
        language=language,
        target=_number(entry, "at_most" if is_most else "at_least", 0, _LARGEST),
        at_most=is_most,
        example=entry.get("example", False) is True,
    )


def _text(entry: Mapping[str, Any], key: str, *, must: bool = True) -> str:
    said = entry.get(key, "")
    if not isinstance(said, str) or len(said) > LONGEST or (must and not said.strip()):
        raise ValueError(f"{key} must be a text of at most {LONGEST} characters")
    return said.strip()


def _number(entry: Mapping[str, Any], key: str, lowest: int, highest: int) -> int:
    number = entry.get(key)
    if type(number) is not int or not lowest <= number <= highest:
        raise ValueError(f"{key} must be a whole number from {lowest} to {highest}")
    return number
