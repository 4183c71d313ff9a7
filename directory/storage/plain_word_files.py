"""Reading content/words/easy: plain words, explanations and initials, in English."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from directory.model.plain_words import Acronym, Explanation, PlainWords
from directory.model.words import phrase_of
from directory.storage.content_files import Table, read_table, wrong_at

T = TypeVar("T")

CONDITIONS = re.compile(
    r"\b(?:not|never|no|none|without|if|unless|only|except|until|or|must|may|and)\b|n['’]t",
    re.IGNORECASE,
)
"""Words on which a meaning hangs: what replaces another by itself has none of them."""
LONGEST_NAME = 120
"""Characters of what initials stand for."""
MOST = 15
"""Words of a sentence that explains."""
_SENTENCE = re.compile(r"[^.!?]+[.!?]")


def load_plain_words(folder: Path) -> PlainWords:
    """The three files of the folder.

    Raises Invalid, naming the file, the line and what is wrong there.
    """
    plain = folder / "plain.toml"
    table = read_table(plain)
    for name, pairs in table.items():
        if name not in ("replace", "suggest") or not isinstance(pairs, dict):
            raise wrong_at(plain, name, f"{name!r} is neither [replace] nor [suggest]")
    replace = dict(_each(plain, table.get("replace", {}), _replacement))
    suggest = dict(_each(plain, table.get("suggest", {}), _suggestion))
    for key in replace.keys() & suggest.keys():
        raise wrong_at(plain, key, f"{key!r} stands in [replace] and in [suggest]")
    explain, initials = folder / "explain.toml", folder / "acronyms.toml"
    explanations = tuple(_each(explain, read_table(explain), _explanation))
    named = read_table(initials)
    acronyms = tuple(_each(initials, named, _acronym))
    _once(explain, ((w, e.name) for e in explanations for w in e.words))
    _once(initials, zip((each.short for each in acronyms), named, strict=True))
    return PlainWords(replace, suggest, explanations, acronyms)


def _each(path: Path, table: Table, make: Callable[[str, Any], T]) -> Iterator[T]:
    for key, value in table.items():
        try:
            yield make(key, value)
        except KeyError as error:
            raise wrong_at(path, key, f"[{key}] has no {error.args[0]!r}") from error
        except (TypeError, ValueError, AttributeError) as error:
            raise wrong_at(path, key, f"{key!r}: {error}") from error


def _replacement(hard: str, plain: object) -> tuple[str, str]:
    pair = _suggestion(hard, plain)
    for said in pair:
        found = CONDITIONS.search(said)
        if found:
            raise ValueError(
                f"{found.group()!r} changes what a sentence says; move it to [suggest]"
            )
    return pair


def _suggestion(hard: str, plain: object) -> tuple[str, str]:
    if hard != phrase_of(hard).lower():
        raise ValueError("write it in small letters, with single spaces")
    if phrase_of(plain).casefold() == hard:
        raise ValueError("the plain word is the same")
    return hard, phrase_of(plain)


def _explanation(name: str, entry: Mapping[str, Any]) -> Explanation:
    _only(entry, "words", "means")
    if not isinstance(entry["words"], list) or not entry["words"]:
        raise ValueError("it has no words, as a list")
    words = tuple(map(phrase_of, entry["words"]))
    return Explanation(name, words, _sentences(entry["means"]))


def _acronym(_name: str, entry: Mapping[str, Any]) -> Acronym:
    _only(entry, "short", "long", "means", "ambiguous", "keep")
    means = entry.get("means", "")
    return Acronym(
        short=phrase_of(entry["short"]),
        long=phrase_of(entry["long"], LONGEST_NAME),
        means=_sentences(means) if means else "",
        ambiguous=_flag(entry, "ambiguous"),
        keep=_flag(entry, "keep"),
    )


def _only(entry: Mapping[str, Any], *known: str) -> None:
    """Raises ValueError for a misspelled name: what it says would not count."""
    for name in entry:
        if name not in known:
            raise ValueError(f"{name!r} is none of {', '.join(known)}")


def _flag(entry: Mapping[str, Any], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise TypeError(f"{name} is true or false")
    return value


def _sentences(means: object) -> str:
    """Short whole sentences, each with its full stop."""
    if not isinstance(means, str) or not re.fullmatch(
        rf"(?:{_SENTENCE.pattern})+", means
    ):
        raise ValueError("what it means must be whole sentences, each with a full stop")
    for sentence in _SENTENCE.findall(means):
        if len(sentence.split()) > MOST:
            raise ValueError(
                f"'{sentence.strip()}' has more than {MOST} words: make it two"
            )
    return means


def _once(path: Path, words: Iterator[tuple[str, str]]) -> None:
    homes: dict[str, str] = {}
    for word, name in words:
        home = homes.setdefault(word, name)
        if home != name:
            raise wrong_at(path, name, f"{word!r} stands in [{home}] and in [{name}]")
