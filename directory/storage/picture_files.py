"""Reading content/pictures.toml, and what each picture shows in the languages."""

import re
from collections.abc import Mapping
from pathlib import Path

from directory.errors import Invalid
from directory.model.pictures import Pictures
from directory.storage.content_files import Table, read_table, wrong_at
from directory.wording import vocabulary
from directory.wording.easy_lines import QUESTIONS
from directory.wording.languages import LANGUAGES

_KNOWN: Mapping[str, frozenset[str]] = {
    "questions": frozenset(QUESTIONS),
    "audiences": frozenset(vocabulary.AUDIENCES),
    "accessibility": frozenset((*vocabulary.ACCESS, "not-step-free")),
    "payment": frozenset(vocabulary.PAYMENT),
    "documents": frozenset(vocabulary.DOCUMENTS),
}
"""What may have a picture, by table; any code of a category may."""
LONGEST = 60
"""Characters of what a picture shows."""


def load_pictures(content: Path) -> Pictures:
    """The tables of the file, with content/pictures/<tag>.toml.

    Raises Invalid, naming the file, the line and what is wrong there.
    """
    path = content / "pictures.toml"
    tables = read_table(path)
    ideas = tables.get("pictures", {})
    for name, table in tables.items():
        _check_table(path, name, table, ideas)
    stems = {stem for stem in ideas.values() if not stem.startswith("line-")}
    names = {
        file.stem: _names(file, stems)
        for file in sorted((content / "pictures").glob("*.toml"))
    }
    rest = {name: table for name, table in tables.items() if name != "pictures"}
    return Pictures(ideas=ideas, names=names, **rest)


def _check_table(path: Path, name: str, table: object, ideas: Table) -> None:
    tables = ("pictures", "categories", "words", *_KNOWN)
    if name not in tables or not isinstance(table, dict):
        raise wrong_at(path, name, f"{name!r} is none of [{'], ['.join(tables)}]")
    for key, said in table.items():
        if not isinstance(said, str) or not said:
            raise wrong_at(path, key, f"{key!r} must be followed by a name in quotes")
        if name in _KNOWN and key not in _KNOWN[name]:
            raise wrong_at(path, key, f"{key!r} is not known in [{name}]")
        if name == "words" and not re.fullmatch("[a-z]+", key):
            raise wrong_at(
                path, key, f"{key!r} must be one English word, small letters"
            )
        if name != "pictures" and said not in ideas:
            raise wrong_at(path, key, f"{said!r} does not stand in [pictures]")


def _names(path: Path, stems: set[str]) -> Mapping[str, str]:
    tags = {language.tag for language in LANGUAGES}
    table = read_table(path)
    if path.stem not in tags:
        known = ", ".join(sorted(tags))
        raise Invalid(f"{path}: {path.stem!r} is none of {known}.")
    for stem, said in table.items():
        if stem not in stems:
            raise wrong_at(path, stem, f"{stem!r} is no picture of pictures.toml")
        if not isinstance(said, str) or not 0 < len(said.strip()) <= LONGEST:
            few = f"say what {stem!r} shows in 1 to {LONGEST} characters"
            raise wrong_at(path, stem, few)
    return table
