"""Translations that content/ ships with: drafts of a language model, as files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from directory.storage.content_files import Table, checked, read_table
from directory.storage.renditions import DRAFT, Rendition
from directory.text.segments import normal


def load_renditions(folder: Path) -> Iterator[Rendition]:
    """Read <tag>.toml for each language, if there is any.

    Each is a list of English segments with their translation. Raises Invalid, naming
    the file.
    """
    for path in sorted(folder.glob("*.toml")):
        table = read_table(path)
        yield from checked(path, partial(_read, path.stem, table))


def _read(language: str, table: Table) -> list[Rendition]:
    return [
        Rendition(
            source=normal(each["english"]),
            language=language,
            text=normal(each["text"]),
            origin="machine",
            engine=DRAFT,
            version=str(table["drafted"]),
        )
        for each in table["segment"]
    ]
