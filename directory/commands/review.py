"""Translations out to a person who knows the language, and in again."""

from pathlib import Path
from types import ModuleType

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.errors import Invalid
from directory.exchange import review_po, review_xliff
from directory.publishing.reviewing import MEANINGS

FORMATS = {".po": review_po, ".xlf": review_xliff, ".xliff": review_xliff}


@click.group("review")
def review_command() -> None:
    """Translations out to a person who knows the language, and in again.

    Example: directory review out gu gujarati.po
    """


@review_command.command("out")
@click.argument("language")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@plainly
def out_command(language: str, file: Path) -> None:
    """Write every sentence of a LANGUAGE to a FILE: .po, or .xlf for XLIFF 2.

    What waits for a person stands first.

    Example: directory review out gu gujarati.po
    """
    form = _form_of(file)
    works = ready().reviewing.works(language)
    file.write_bytes(form.write(works, language, MEANINGS))
    click.echo(f"{len(works)} sentences written to {file}.")


@review_command.command("in")
@click.argument("language")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, help="Who has checked it; for staff only.")
@click.option(
    "--looked",
    multiple=True,
    type=click.IntRange(1),
    metavar="LINE",
    help="A line at which you were asked to look, and that is right. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def in_command(
    language: str, file: Path, by: str, looked: tuple[int, ...], as_json: bool
) -> None:
    """Take a FILE in that somebody has worked on.

    A sentence whose facts have changed is refused, with the reasons. Where a number in
    words, a "not" or an "if" cannot be seen, you are asked to look.

    Example: directory review in gu gujarati.po --by "Asha, Tuesday café"
    """
    form = _form_of(file)
    read = form.read(file.read_bytes(), language)
    outcome = ready().reviewing.take_in(read, by, looked)
    if as_json:
        refused = [
            {"line": each.line, "source": each.source, "reason": each.reason}
            for each in outcome.refused
        ]
        counts = {
            "accepted": len(outcome.accepted),
            "unchanged": len(outcome.unchanged),
        }
        tell_json({**counts, "refused": refused})
        return
    for each in outcome.refused:
        tell(f"Line {each.line}: refused. {each.reason}\n  {each.source}")
    click.echo(
        f"{len(outcome.accepted)} sentences taken in, {len(outcome.unchanged)} "
        f"unchanged, {len(outcome.refused)} refused."
    )


def _form_of(file: Path) -> ModuleType:
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        raise Invalid(f"{file.name} must end in .po (PO) or .xlf (XLIFF 2).")
    return form
