"""Drafts of easier texts, printed: what was changed, what stayed, what that gives."""

from collections.abc import Iterable
from typing import Any

import click

from directory.commands.common import tell, tell_json
from directory.commands.headlines import headline
from directory.model.plain_words import PlainWords
from directory.reading.easier import Easier, easier, shown
from directory.reading.scoring import score

REASONS = {
    "facts": "a fact would change",
    "negation": "a word that says no would change",
    "condition": "a condition would change",
}
Text = tuple[str, str, str, tuple[str, ...]]
"""The name of a listing, its text, the language of that and the names in it."""


def tell_easier(texts: Iterable[Text], words: PlainWords, *, as_json: bool) -> None:
    """Print the drafts; on stderr what stayed as it was, and the scores."""
    drafts = [(text, easier(text[1], words, text[3], text[2])) for text in texts]
    if as_json:
        tell_json({"texts": [_json(text, draft) for text, draft in drafts]})
        return
    for (_, text, tag, names), draft in drafts:
        for line in shown(draft):
            click.echo(line)
        for sentence, reason in draft.refused:
            tell(f"Stayed as it was, as {REASONS[reason]}: “{sentence}”")
        tell(f"Before: {headline(score(text, tag, names))}")
        tell(f"Now: {headline(score(draft.text, tag, names))}")


def _json(text: Text, draft: Easier) -> dict[str, Any]:
    slug, before, tag, names = text
    return {
        "slug": slug,
        "lines": [
            {"kind": line.kind, "text": line.text, "source": line.source}
            for line in draft.lines
        ],
        "refused": [
            {"sentence": sentence, "reason": reason}
            for sentence, reason in draft.refused
        ],
        "before": _score(before, tag, names),
        "after": _score(draft.text, tag, names),
    }


def _score(text: str, tag: str, names: tuple[str, ...]) -> dict[str, Any]:
    found = score(text, tag, names)
    return {
        "level": found.level,
        "reading_age": found.age,
        "sentence_lengths": found.lengths,
    }
