"""The audit log, on the command line."""

import csv
import sys
from collections.abc import Iterable
from itertools import islice

import click

from directory.commands.common import plainly, ready
from directory.model.calendar import local
from directory.publishing.deeds import NOBODY, in_words
from directory.storage.audit import Deed
from directory.text.cells import safe_cell

_LINES = 50
_HEAD = ("number", "time", "who", "role", "action", "about")


@click.command("log")
@click.option("--user", metavar="NAME", help="Only what this user did.")
@click.option("--about", metavar="TEXT", help="Only lines about this slug or user.")
@click.option(
    "--last",
    type=click.IntRange(1),
    help="How many lines. If not given 50, or all with --csv.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@plainly
def log_command(
    user: str | None, about: str | None, last: int | None, as_csv: bool
) -> None:
    """Say what staff did, the newest first.

    Example: directory log --user anna
    """
    found = ready().audit.every(user, about)
    if as_csv:
        _print_table(islice(found, last))
        return
    for each in islice(found, last or _LINES):
        who = f"{each.who} ({each.role})" if each.role else each.who or NOBODY
        about_it = f": {each.about}" if each.about else ""
        click.echo(
            f"{local(each.at):%Y-%m-%d %H:%M}  {who}  {in_words(each.action)}{about_it}"
        )


def _print_table(found: Iterable[Deed]) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(_HEAD)
    for each in found:
        cells = (each.who, each.role, each.action, each.about)
        time = local(each.at).isoformat(timespec="seconds")
        table.writerow((each.number, time, *map(safe_cell, cells)))
