"""Easy words of a listing: out to a person, and in again approved."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from directory.commands.common import plainly, ready, tell
from directory.commands.easier_drafts import REASONS
from directory.errors import DirectoryError, Invalid
from directory.exchange import easy_file
from directory.exchange.easy_file import EasyPart
from directory.publishing.easy_reading import ROLES, EasyDraft

LOOK = {
    "negation": "a word that says no is not the same",
    "condition": "a condition is not the same",
}


@click.group("easy-words")
def easy_words_command() -> None:
    """Easy words of a listing: out to a person, and in again approved.

    Example: directory easy-words out thornmere-food-bank food-bank.txt
    """


@easy_words_command.command("out")
@click.argument("slug")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@plainly
def out_command(slug: str, file: Path) -> None:
    """Write each sentence of the listing SLUG with its easy words to a FILE.

    Example: directory easy-words out thornmere-food-bank food-bank.txt
    """
    works = ready()
    drafts = works.easy_reading.drafts(works.listings.by_slug(slug))
    parts = [
        EasyPart(each.source, each.text, each.is_approved, note=_note(each))
        for each in drafts
    ]
    file.write_text(easy_file.write(slug, parts), "utf-8")
    done = sum(each.is_approved for each in drafts)
    click.echo(f"{len(parts)} sentences written to {file}, {done} of them approved.")


@easy_words_command.command("in")
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, help="Who has approved them; for staff only.")
@click.option(
    "--role",
    required=True,
    type=click.Choice(ROLES),
    help="In which role; the page says so.",
)
@plainly
def in_command(slug: str, file: Path, by: str, role: str) -> None:
    """Take a FILE in, in which somebody has put an x at what they approve.

    A sentence whose facts have changed is refused, with the reason.

    Example: directory easy-words in food-bank food-bank.txt --by Asha --role editor
    """
    works = ready()
    listing = works.listings.by_slug(slug)
    try:
        parts = easy_file.read(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise Invalid(f"{file} is no text in UTF-8.") from error
    known = {draft.source: draft for draft in works.easy_reading.drafts(listing)}
    kept = refused = 0
    for part in _news(parts, known):
        try:
            reason = works.easy_reading.approve(
                listing, part.source, part.text, role=role, by=by
            )
        except DirectoryError as error:
            refused += 1
            tell(f"Line {part.line}: refused. {error}\n  {part.source}")
            continue
        kept += 1
        if reason:
            tell(f"Line {part.line}: kept, but {LOOK[reason]}. Please look again.")
    click.echo(f"{kept} sentences approved, {refused} refused.")


def _note(draft: EasyDraft) -> str:
    if draft.is_approved or not draft.reason:
        return ""
    return f"The computer left this as it was: {REASONS[draft.reason]}."


def _news(
    parts: Sequence[EasyPart], known: Mapping[str, EasyDraft]
) -> Iterator[EasyPart]:
    """What is approved, and was not approved like that before."""
    for part in parts:
        mine = known.get(part.source)
        is_old = mine is not None and mine.is_approved and mine.text == part.text
        if part.is_approved and not is_old:
            yield part
