"""Easy Read of listings, printed."""

from typing import Any, TextIO

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.commands.easier_drafts import REASONS, tell_easier
from directory.errors import Invalid
from directory.model.listing import Listing
from directory.publishing.easy_reading import EasyPage
from directory.publishing.translating import names_of
from directory.wording.easy_lines import QUESTIONS
from directory.wording.easy_origins import origins
from directory.wording.wording import Wording, Wordings

_MARKS = {"item": "- ", "note": "  ", "explanation": "  ", "heading": "## "}


@click.command("easy-read")
@click.argument("slugs", nargs=-1)
@click.option(
    "--lang", default="en", show_default=True, help="For readers of; or of the file."
)
@click.option(
    "--file",
    type=click.File(encoding="utf-8"),
    help="Print an easier draft of this text; - is the standard input.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def easy_read_command(
    slugs: tuple[str, ...],
    lang: str,
    file: TextIO | None,
    as_json: bool,
) -> None:
    """Print listings in Easy Read, or an easier draft of a text.

    Example: directory easy-read thornmere-food-bank --lang ur
    """
    if (file is None) == (not slugs):
        raise Invalid("Say which listings, or give --file, not both.")
    works = ready()
    if file is not None:
        names = tuple(names_of(works.reference))
        tell_easier(file.read(), works.plain_words(), names, lang, as_json=as_json)
        return
    listings = [works.listings.by_slug(slug) for slug in slugs]
    w = Wordings(works.settings.translations).get(lang)
    if w is None:
        raise Invalid(f"Front Door does not speak {lang!r}.")
    pages = [(each, works.easy_reading.page(w, each)) for each in listings]
    if as_json:
        tell_json({"pages": [_json(w, listing, page) for listing, page in pages]})
        return
    for listing, page in pages:
        _tell(w, listing, page)


def _tell(w: Wording, listing: Listing, page: EasyPage) -> None:
    click.echo(f"# {listing.service.name}")
    for answer in page.answers:
        click.echo(f"\n## {w.gettext(QUESTIONS[answer.question])}")
        for line in answer.lines:
            click.echo(f"{_MARKS.get(line.kind, '')}{line.text}")
        for said in origins(w, answer.lines):
            click.echo(f"({said})")
    click.echo("")
    if page.is_facts_alone:
        tell("The description is left out: it is not in easy words of this language.")
    for sentence, reason in page.refused:
        tell(f"Stayed as it was, as {REASONS[reason]}: “{sentence}”")


def _json(w: Wording, listing: Listing, page: EasyPage) -> dict[str, Any]:
    return {
        "slug": listing.slug,
        "language": w.language.tag,
        "lines": [
            {
                "text": str(line.text),
                "question": answer.question,
                "kind": line.kind,
                "origin": line.origin,
                "picture": line.picture,
                "source": line.source,
            }
            for answer in page.answers
            for line in answer.lines
        ],
        "is_facts_alone": page.is_facts_alone,
        "refused": [
            {"sentence": sentence, "reason": reason}
            for sentence, reason in page.refused
        ],
    }
