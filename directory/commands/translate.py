"""Translating what listings say, by the packages that are installed."""

import math
import os
import sys

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.errors import Invalid, Unavailable
from directory.publishing.translating import Left, Translating
from directory.publishing.works import Works
from directory.serving import end_of_input


@click.command("translate")
@click.argument("languages", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--with-server", is_flag=True, hidden=True)
@plainly
def translate_command(
    languages: tuple[str, ...], as_json: bool, with_server: bool
) -> None:
    """Translate what is missing or out of date; every language without LANGUAGES.

    It may be stopped at any time, and goes on where it was.

    Example: directory translate ur pl
    """
    works = ready()
    translating = works.translating
    if with_server:
        # Whoever reads a page comes first.
        os.nice(NICE)
        translating.follow(end_of_input())
        return
    done: dict[str, dict[str, int]] = {}
    errors: list[str] = []
    for language in languages or tuple(translating.languages()):
        try:
            made = translating.translate(language, show)
        except Unavailable as error:
            errors.append(str(error))
            continue
        if made is None:
            tell(f"{language}: somebody else is translating into it now.")
            continue
        tell(f"{language}: {made} sentences translated.")
        done[language] = counts_of(works, language) | {"translated_now": made}
    if not done and not languages and not translating.languages():
        tell(NO_PACKAGE)
    if as_json:
        tell_json({"languages": done})
    if errors:
        raise Unavailable(" ".join(errors))


@click.command("translate-text")
@click.argument("language")
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def translate_text_command(language: str, text: tuple[str, ...], as_json: bool) -> None:
    """Say what would come of a TEXT in a LANGUAGE, sentence by sentence.

    Nothing is kept. Without TEXT it is read from the standard input.

    Example: directory translate-text ur We open at 9.30am on Tuesdays.
    """
    said = " ".join(text) or sys.stdin.read()
    if not said.strip():
        raise Invalid("Give a text to translate.")
    found = try_out(ready().translating, said, language)
    if as_json:
        tell_json({"sentences": found})
        return
    for each in found:
        click.echo(each["source"])
        shown = each["text"] or "(nothing)"
        reason = f" ({each['reason']})" if each["reason"] else ""
        click.echo(f"  {each['state']}{reason}: {shown}")


NICE = 15
"""How far behind pages the translation beside a server stands (0 to 19)."""
NO_PACKAGE = (
    "No package that translates is installed: `directory languages list` says what "
    "there is, `directory languages install` adds one."
)


def show(left: Left) -> None:
    """Say how far it is, on one line of a terminal."""
    minutes = left.seconds_left / 60
    time = "" if math.isinf(minutes) else f", about {math.ceil(minutes)} min left"
    end = "\r" if sys.stderr.isatty() and left.done < left.total else "\n"
    line = f"{left.language}: {left.done} of {left.total} sentences{time}   "
    click.echo(line + end, err=True, nl=False)


def counts_of(works: Works, language: str) -> dict[str, int]:
    """How many sentences are in each state, machine's and people's together."""
    counts: dict[str, int] = {}
    for (_, state, _), number in works.renditions.counts(language).items():
        counts[state] = counts.get(state, 0) + number
    return counts


def try_out(translating: Translating, text: str, language: str) -> list[dict[str, str]]:
    """What would come of each sentence, as JSON has it."""
    return [
        {
            "source": source,
            "text": outcome.text,
            "state": outcome.state,
            "reason": outcome.reason,
            "way": outcome.way,
        }
        for source, outcome in translating.try_out(text, language)
    ]
