"""Reading content/words: one file for each language, with the same groups in all."""

from collections.abc import Container, Mapping
from functools import partial
from pathlib import Path

from directory.model.words import WordGroup, Words, group_id_of, key_of, phrase_of
from directory.storage.content_files import Table, checked, read_table
from directory.wording.languages import ENGLISH, LANGUAGES

Phrases = Mapping[str, tuple[str, ...]]
"""The phrases of one language, by the id of their group."""


def load_words(folder: Path) -> Words:
    """The groups of en.toml, with their phrases in every language beside it.

    A language may have fewer groups than English. Raises Invalid, naming the file
    and the group.
    """
    path = folder / f"{ENGLISH.tag}.toml"
    english = checked(path, partial(_phrases, read_table(path)))
    said: dict[str, Phrases] = {ENGLISH.tag: english}
    for other in sorted(set(folder.glob("*.toml")) - {path}):
        read = partial(_translated, other.stem, read_table(other), english)
        said[other.stem] = checked(other, read)
    return Words(
        tuple(
            WordGroup(
                group_id,
                {
                    tag: groups[group_id]
                    for tag, groups in said.items()
                    if group_id in groups
                },
            )
            for group_id in english
        )
    )


def _translated(tag: str, table: Table, known: Container[str]) -> Phrases:
    tags = {language.tag for language in LANGUAGES}
    if tag not in tags:
        raise ValueError(f"{tag!r} is none of {', '.join(sorted(tags))}")
    for group_id in table:
        if group_id not in known:
            raise ValueError(f"[{group_id}] is no group of {ENGLISH.tag}.toml")
    return _phrases(table)


def _phrases(table: Table) -> Phrases:
    """A file of words, held against its form. Raises ValueError."""
    found: dict[str, tuple[str, ...]] = {}
    homes: dict[str, str] = {}
    for group_id, group in table.items():
        try:
            found[group_id_of(group_id)] = _group(group)
        except ValueError as error:
            raise ValueError(f"[{group_id}] {error}") from error
        for phrase in found[group_id]:
            home = homes.get(key_of(phrase))
            if home is not None:
                raise ValueError(
                    f"[{group_id}] {phrase!r} stands in [{home}] already; a phrase "
                    "stands once in a language"
                )
            homes[key_of(phrase)] = group_id
    return found


def _group(group: object) -> tuple[str, ...]:
    if not isinstance(group, dict) or group.keys() != {"words"}:
        raise ValueError("holds words = [...], and nothing else")
    words = group["words"]
    if not isinstance(words, list) or not words:
        raise ValueError("words is a list with at least one phrase")
    return tuple(map(phrase_of, words))
