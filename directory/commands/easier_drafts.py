"""A draft of an easier text, printed: what changed, what stayed, what that gives."""

from typing import Any

import click

from directory.commands.common import tell, tell_json
from directory.commands.headlines import headline
from directory.model.plain_words import PlainWords
from directory.reading.easier import easier, shown
from directory.reading.scoring import score

REASONS = {
    "facts": "a fact would change",
    "negation": "a word that says no would change",
    "condition": "a condition would change",
}


def tell_easier(
    text: str,
    words: PlainWords,
    names: tuple[str, ...],
    language: str = "en",
    *,
    as_json: bool,
) -> None:
    """Print an easier draft of a text; on stderr what stayed, and the scores.

    names: of people, places and organizations in it. language: BCP 47; others than
    English stay as they are.
    """
    draft = easier(text, words, names, language)
    if as_json:
        lines = [
            {"kind": line.kind, "text": line.text, "source": line.source}
            for line in draft.lines
        ]
        refused = [
            {"sentence": sentence, "reason": reason}
            for sentence, reason in draft.refused
        ]
        scores = {
            "before": _score(text, names, language),
            "after": _score(draft.text, names, language),
        }
        tell_json({"lines": lines, "refused": refused} | scores)
        return
    for line in shown(draft):
        click.echo(line)
    for sentence, reason in draft.refused:
        tell(f"Stayed as it was, as {REASONS[reason]}: “{sentence}”")
    tell(f"Before: {headline(score(text, language, names))}")
    tell(f"Now: {headline(score(draft.text, language, names))}")


def _score(text: str, names: tuple[str, ...], language: str) -> dict[str, Any]:
    found = score(text, language, names)
    return {
        "level": found.level,
        "reading_age": found.age,
        "sentence_lengths": found.lengths,
    }
