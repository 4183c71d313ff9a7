"""Bringing listings in."""

import sys
from pathlib import Path

import click

from directory.commands.common import plainly, ready, tell_json
from directory.exchange.importing import import_source
from directory.exchange.ledger import Ledger


def named_source(_context: object, _parameter: object, value: str) -> Path:
    """A path; an empty one is an unset variable, and not this folder."""
    if not value.strip():
        raise click.BadParameter("name a file or a folder.")
    return Path(value)


@click.command("import")
@click.argument("source", callback=named_source)
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option(
    "--ledger",
    "ledger_file",
    type=click.Path(path_type=Path),
    help="Write every finding to this file, one JSON object to a line.",
)
@click.option(
    "--name",
    help="What to call this source; its file name unless given. "
    "Importing under the same name again updates.",
)
@click.option("--keep-starter", is_flag=True, help="Keep the made-up listings.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def import_command(  # noqa: PLR0913, PLR0917  # one for each option
    source: Path,
    dry_run: bool,
    ledger_file: Path | None,
    name: str | None,
    keep_starter: bool,
    as_json: bool,
) -> None:
    """Bring listings in from a file or folder of Open Referral JSON.

    Every record is accepted, repaired or refused, and the ledger says why.

    Example: directory import services.json --dry-run --ledger ledger.jsonl
    """
    works = ready()
    with Ledger(ledger_file) as ledger:
        with click.progressbar(
            length=0, label="Importing", file=sys.stderr, hidden=as_json
        ) as bar:

            def progress(done: int, total: int | None) -> None:
                bar.length = total or 0
                bar.update(done - bar.pos)

            import_source(
                source,
                listings=works.listings,
                taxonomy=works.reference.taxonomy,
                today=works.today(),
                source_name=name or source.resolve().name,
                named=name is not None,
                dry_run=dry_run,
                keep_starter=keep_starter,
                ledger=ledger,
                progress=progress,
            )
        if not dry_run:
            works.keeper.bring_up_to_date()
        if as_json:
            tell_json(ledger.summary())
        else:
            click.echo(ledger.in_words())
            if not dry_run:
                click.echo(
                    f"The directory now has {works.listings.count():,} listings."
                )
            if works.reference.site.is_example and not works.listings.only_examples():
                click.echo(
                    "The site still has its example name, help line and desks: change "
                    "content/site.toml before you open it to others (docs/settings.md)."
                )
