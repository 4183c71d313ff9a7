"""The pictures that staff choose from, in groups, and finding some of them by words."""

from collections.abc import Iterator
from dataclasses import dataclass

from directory.model.pictures import Pictures
from directory.model.taxonomy import Taxonomy

OTHERS = "Other pictures"


@dataclass(frozen=True, slots=True)
class Choice:
    """A picture to choose. idea: of content/pictures.toml; shows: what is on it."""

    idea: str
    stem: str
    shows: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pictures of one kind of help."""

    name: str
    choices: tuple[Choice, ...]


def choice(pictures: Pictures, idea: str) -> Choice:
    """A picture to choose, with what it shows in English."""
    stem = pictures.ideas[idea]
    return Choice(idea, stem, pictures.name(stem, "en") or idea.replace("-", " "))


def groups(pictures: Pictures, taxonomy: Taxonomy, find: str = "") -> list[Group]:
    """The pictures by kind of help, each once; then those of no kind.

    find: words that must all stand in what is known of a picture.
    """
    wanted = find.casefold().split()
    said = _said(pictures, taxonomy)
    seen: set[str] = set()
    made: list[Group] = []
    for name, ideas in (*_by_kind(pictures, taxonomy), (OTHERS, pictures.choices)):
        found = []
        for idea in ideas:
            stem = pictures.ideas[idea]
            is_meant = all(word in said[stem] for word in wanted)
            if is_meant and stem not in seen:
                found.append(choice(pictures, idea))
            seen.add(stem)
        if found:
            made.append(Group(name, tuple(found)))
    return made


def _by_kind(
    pictures: Pictures, taxonomy: Taxonomy
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each kind of help of the first level, and the ideas below it."""
    for top in taxonomy.top():
        own = (top, *taxonomy.children(top.code))
        ideas = (pictures.of_category(each.code, each.parent) for each in own)
        yield top.names["en"], tuple(dict.fromkeys(ideas))


def _said(pictures: Pictures, taxonomy: Taxonomy) -> dict[str, str]:
    """File stem → all that is said of its picture in English, in small letters."""
    said: dict[str, list[str]] = {pictures.ideas[idea]: [] for idea in pictures.choices}
    for idea in pictures.choices:
        stem = pictures.ideas[idea]
        said[stem] += [idea.replace("-", " "), pictures.name(stem, "en")]
    for category in taxonomy.categories:
        idea = pictures.of_category(category.code, category.parent)
        said[pictures.ideas[idea]].append(category.names["en"])
    for word, idea in pictures.words.items():
        said.get(pictures.ideas[idea], []).append(word)
    return {stem: " ".join(words).casefold() for stem, words in said.items()}
