"""Unmet need: what people searched for and did not find."""

import click

from directory.commands.common import plainly, ready, tell_json, weeks_option


@click.command("unmet")
@weeks_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def unmet_command(weeks: int, as_json: bool) -> None:
    """Say how many searches found nothing good, and which words were in them.

    Example: directory unmet --weeks 12
    """
    reports = ready().unmet.report(weeks)
    if as_json:
        searches = [
            {
                "week": each.week.isoformat(),
                "language": each.language,
                "count": each.count,
                "words": dict(each.words),
            }
            for each in reports
        ]
        tell_json({"weeks": weeks, "searches": searches})
        return
    total = sum(each.count for each in reports)
    click.echo(f"{total} searches found nothing good (weeks: {weeks})")
    for each in reports:
        words = ", ".join(f"{word} {count}" for word, count in each.words.items())
        click.echo(f"  {each.count} [{each.language}, week of {each.week}]: {words}")
