"""Search words: what there is, and what staff change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.model.words import Words, key_of
from directory.storage.records import Author
from directory.storage.word_changes import WordChange
from directory.wording.languages import LANGUAGES

AUTHOR = Author("person", "command line")


@click.group("words")
def words_command() -> None:
    """Words that mean the same: whoever searches for one finds the others too.

    They come with content/words; what is changed here holds at once, and stays when
    those files change.

    Example: directory words add food-bank en community pantry
    """


@words_command.command("list")
@click.argument("phrase", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def list_command(phrase: tuple[str, ...], as_json: bool) -> None:
    """List the groups that have a PHRASE; all groups without one.

    Example: directory words list food bank
    """
    works = ready()
    groups = listed(works.words.current(), works.words.changes(), " ".join(phrase))
    if as_json:
        tell_json({"groups": groups})
        return
    if not groups:
        tell(f"No group has {' '.join(phrase)!r}.")
    for group in groups:
        click.echo(group["id"])
        for line in lines_of(group):
            click.echo(f"  {line}")


def _of_a_phrase(command: Callable[[str, str, str], None]) -> Callable[..., None]:
    """A command that is given a group, a language and a phrase of any words."""

    @click.argument("group")
    @click.argument("language")
    @click.argument("phrase", nargs=-1, required=True)
    @plainly
    @wraps(command)
    def run(group: str, language: str, phrase: tuple[str, ...]) -> None:
        command(group, language, " ".join(phrase))

    return run


@words_command.command("add")
@_of_a_phrase
def add_command(group: str, language: str, said: str) -> None:
    """Add a PHRASE to a GROUP, which may be new; LANGUAGE is a code such as en.

    Example: directory words add food-bank en community pantry
    """
    works = ready()
    is_new = works.words.current().get(group) is None
    if not works.words.add(group, language, said, AUTHOR):
        click.echo(f"{said!r} was in the group {group!r} ({language}) already.")
        return
    new = "new " if is_new else ""
    click.echo(f"{said!r} is now in the {new}group {group!r} ({language}).")


@words_command.command("remove")
@_of_a_phrase
def remove_command(group: str, language: str, said: str) -> None:
    """Remove a PHRASE from a GROUP, in one LANGUAGE.

    Example: directory words remove food-bank en community pantry
    """
    ready().words.remove(group, language, said, AUTHOR)
    click.echo(f"{said!r} is no longer in the group {group!r} ({language}).")


def listed(
    words: Words, changes: Sequence[WordChange], phrase: str
) -> list[dict[str, Any]]:
    """The groups that have a phrase, or had it until staff removed it."""
    found = {group.id: group.words for group in words.groups}
    for change in changes:
        # All that it had may have been removed.
        found.setdefault(change.group_id, {})
    if phrase:
        wanted = {group.id for group in words.having(phrase)}
        wanted |= {c.group_id for c in changes if key_of(c.phrase) == key_of(phrase)}
        found = {id_: said for id_, said in found.items() if id_ in wanted}
    return [
        {
            "id": id_,
            "words": said,
            "added": _changed(changes, id_, "add"),
            "removed": _changed(changes, id_, "remove"),
        }
        for id_, said in found.items()
    ]


def lines_of(group: Mapping[str, Any]) -> Iterator[str]:
    """A group in words, one language to a line, with what staff changed marked."""
    for language in LANGUAGES:
        added = group["added"].get(language.tag, ())
        said = [
            f"{each} (added)" if each in added else each
            for each in group["words"].get(language.tag, ())
        ]
        gone = group["removed"].get(language.tag, ())
        said += [f"{each} (removed)" for each in gone]
        if said:
            yield f"{language.tag}: {', '.join(said)}"


def _changed(
    changes: Sequence[WordChange], group_id: str, kind: str
) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in changes:
        if each.group_id == group_id and each.change == kind:
            found.setdefault(each.language, []).append(each.phrase)
    return found
