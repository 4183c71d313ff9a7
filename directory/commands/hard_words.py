"""Hard words: which ones people asked about."""

import click

from directory.commands.common import plainly, ready, tell_json, weeks_option


@click.command("hard-words")
@weeks_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def hard_words_command(weeks: int, as_json: bool) -> None:
    """Say which hard words people touched on Easy Read pages, and how often.

    Example: directory hard-words --weeks 12
    """
    taps = ready().taps.report(weeks)
    if as_json:
        tell_json({"weeks": weeks, "words": taps})
        return
    click.echo(f"{sum(taps.values())} touches of hard words (weeks: {weeks})")
    for word, count in taps.items():
        click.echo(f"  {count} {word}")
