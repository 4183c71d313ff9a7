"""How hard listings and other texts are to read, and what would make them easier."""

from collections.abc import Sequence
from typing import Any, TextIO

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.commands.headlines import headline
from directory.errors import Invalid
from directory.model.listing import Listing
from directory.model.plain_words import PlainWords
from directory.publishing.translating import names_of, own_names
from directory.publishing.works import Works
from directory.reading.reviewing import Item, Review, review, with_safe_fixes
from directory.reading.scoring import Score, score

Text = tuple[str, str, str, tuple[str, ...]]
"""The name of a listing, its text, the language of that and the names in it."""
LONGEST = 60
"""Characters of what is shown of a text."""


@click.command("readability")
@click.argument("slugs", nargs=-1)
@click.option(
    "--file",
    type=click.File(encoding="utf-8"),
    help="Read this text; - is the standard input.",
)
@click.option("--language", help="Of the text in --file (BCP 47); en if not given.")
@click.option("--fix", is_flag=True, help="Print the text with every safe fix put in.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def readability_command(
    slugs: tuple[str, ...],
    file: TextIO | None,
    language: str | None,
    fix: bool,
    as_json: bool,
) -> None:
    """Say how hard the descriptions of listings are, and what to change.

    Without SLUGS all listings, the hardest first. Nothing is changed or kept.

    Example: directory readability thornmere-food-bank
    """
    if language and file is None:
        raise Invalid("--language is for --file: listings say theirs.")
    if fix and as_json:
        raise Invalid("--fix prints a text, so it cannot print JSON too.")
    works = ready()
    if file is None and not slugs:
        if fix:
            raise Invalid("Say which listings, or give --file.")
        _tell_all(works, as_json=as_json)
        return
    texts = _texts(works, slugs, file, language or "en")
    words = works.plain_words()
    if fix:
        _tell_fixed(texts, words)
        return
    reviews = [
        (slug, review(text, words, names, tag)) for slug, text, tag, names in texts
    ]
    if as_json:
        tell_json({"texts": [{"slug": slug, **_json(each)} for slug, each in reviews]})
        return
    for slug, each in reviews:
        _tell(slug, each)


def _texts(
    works: Works, slugs: Sequence[str], file: TextIO | None, language: str
) -> list[Text]:
    if file is None:
        return [_text(works, works.listings.by_slug(slug)) for slug in slugs]
    if slugs:
        raise Invalid("Give the names of listings or --file, not both.")
    return [("", file.read(), language, tuple(names_of(works.reference)))]


def _tell_fixed(texts: Sequence[Text], words: PlainWords) -> None:
    for _, text, tag, names in texts:
        is_english = tag.partition("-")[0] == "en"
        fixed = with_safe_fixes(text, words, names) if is_english else text
        click.echo(fixed)
        tell(f"Before: {headline(score(text, tag, names))}")
        tell(f"Now: {headline(score(fixed, tag, names))}")


def _text(works: Works, listing: Listing) -> Text:
    names = (*names_of(works.reference), *own_names(listing))
    service = listing.service
    return listing.slug, service.description, service.text_language, names


def _tell_all(works: Works, *, as_json: bool) -> None:
    found = []
    for listing in works.listings.every():
        slug, text, tag, names = _text(works, listing)
        found.append((slug, score(text, tag, names)))
    found.sort(key=lambda each: (each[1].level is None, -each[1].total, each[0]))
    if as_json:
        tell_json({"texts": [{"slug": slug, **_score(each)} for slug, each in found]})
        return
    for slug, each in found:
        click.echo(f"{slug}: {headline(each)}")


def _tell(slug: str, found: Review) -> None:
    click.echo(f"{slug or 'The text'}: {headline(found.score)}")
    for name, value in found.score.indices.items():
        click.echo(f"  {name}: {value:.1f}")
    for item in found.items:
        click.echo(f"  line {item.line}: “{_short(item.said)}” {item.advice.message}")
        if item.advice.suggestion:
            sure = "" if item.advice.is_safe else " (if that is what you mean)"
            click.echo(f"    Write “{item.advice.suggestion.strip()}”{sure}.", nl=False)
            click.echo(f" Then: {headline(item.after)}" if item.after else "")


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _json(found: Review) -> dict[str, Any]:
    return {**_score(found.score), "advice": _items(found.items)}


def _score(found: Score) -> dict[str, Any]:
    return {
        "level": found.level,
        "reading_age": found.age,
        "drivers": found.drivers,
        "indices": {name: round(value, 1) for name, value in found.indices.items()},
        "words": found.words,
        "sentence_lengths": found.lengths,
    }


def _items(items: Sequence[Item]) -> list[dict[str, Any]]:
    return [
        {
            "kind": item.advice.kind,
            "line": item.line,
            "start": item.advice.start,
            "end": item.advice.end,
            "said": item.said,
            "message": item.advice.message,
            "suggestion": item.advice.suggestion,
            "is_safe": item.advice.is_safe,
            "after": _score(item.after) if item.after else None,
        }
        for item in items
    ]
