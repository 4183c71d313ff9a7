"""Unmet need: what people searched for and did not find."""

import json

import click

from directory.commands.common import plainly, ready


@click.command("unmet")
@click.option(
    "--weeks",
    default=4,
    type=click.IntRange(1, 520),
    show_default=True,
    help="How many weeks, this one included.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def unmet_command(weeks: int, as_json: bool) -> None:
    """Say which searches found nothing good, most frequent first.

    Example: directory unmet --weeks 12
    """
    searches = [
        {
            "week": unmet.week.isoformat(),
            "language": unmet.language,
            "words": unmet.words,
            "count": unmet.count,
        }
        for unmet in ready().unmet.report(weeks)
    ]
    if as_json:
        answer = {"weeks": weeks, "searches": searches}
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    click.echo(f"{len(searches)} searches found nothing good (weeks: {weeks})")
    for each in searches:
        click.echo(
            f"  {each['count']} × {each['words']}  "
            f"[{each['language']}, week of {each['week']}]"
        )
