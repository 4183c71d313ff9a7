"""Opening times as staff type them: what the directory understands."""

from datetime import UTC, datetime

import click

from directory.commands.common import plainly, settings
from directory.errors import Invalid
from directory.model.calendar import local
from directory.storage.reference import load_calendar
from directory.wording.times_shown import Shown, shown_back
from directory.wording.typed_times import understood
from directory.wording.wording import Wordings


@click.command("times")
@click.argument("words", nargs=-1, required=True)
@plainly
def times_command(words: tuple[str, ...]) -> None:
    """Say what opening times mean: the rule in words, and the next four dates.

    WORDS are opening times in English, as staff type them. Nothing is kept.

    Example: directory times "Every second Tuesday from 3 November 2026 10 to 12"
    """
    where = settings()
    calendar = load_calendar(where.content)
    today = local(datetime.now(UTC)).date()
    found = understood(" ".join(words), today)
    if not (found.schedules or found.problems):
        raise Invalid("Say some opening times, like Every Tuesday 10am to 12 noon.")
    if found.problems:
        said = (f"{problem.what} {problem.advice}" for problem in found.problems)
        raise Invalid("\n".join(said))
    wording = Wordings(where.translations).english
    for shown in shown_back(wording, found.schedules, today, calendar):
        _tell(shown)
    for remark in found.remarks:
        click.echo(remark.words)


def _tell(shown: Shown) -> None:
    rule = ", ".join(filter(None, (shown.days, shown.times)))
    about = "; ".join(shown.notes)
    phone = "By phone: " if shown.is_by_phone else ""
    click.echo(f"{phone}{rule}{f' ({about})' if rule and about else about}")
    for date in shown.dates:
        click.echo(f"  {date}")
    if shown.is_over:
        click.echo("  This is over: no page shows it any more.")
    elif shown.days and not shown.dates:
        click.echo("  No date is known: it may depend on school terms not known yet.")
