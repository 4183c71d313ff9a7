"""Printed sheets and the other formats, as files; and which sheets are out of date."""

import sys
from pathlib import Path

import click

from directory.commands.common import plainly, ready, tell, tell_json
from directory.errors import Invalid, NotFound
from directory.model.listing import Listing
from directory.publishing.formats import FORMATS, Format
from directory.publishing.sheets import MOST_SHEETS, Order
from directory.publishing.works import Works
from directory.sheets.sheet import LARGE, NORMAL, Printed
from directory.wording.wording import Wording, Wordings


@click.command("sheet")
@click.argument("slugs", nargs=-1, required=True)
@click.option("--lang", "tags", multiple=True, help="For readers of; several times.")
@click.option("--with", "beside", default="en", show_default=True, help="Beside it.")
@click.option(
    "--size",
    type=click.Choice([str(NORMAL), str(LARGE)]),
    default=str(NORMAL),
    show_default=True,
    help="Of the letters, in points.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["pdf", *FORMATS]),
    default="pdf",
    show_default=True,
)
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False))
@plainly
def sheet_command(  # noqa: PLR0913  # one for each option
    *,
    slugs: tuple[str, ...],
    tags: tuple[str, ...],
    beside: str,
    size: str,
    kind: str,
    out: Path,
) -> None:
    """Write Easy Read sheets of listings into a file; several make a pack.

    Example: directory sheet thornmere-food-bank --lang ur --out sheet.pdf
    """
    works = ready()
    wordings = Wordings(works.settings.translations)
    every = [_wording(wordings, tag) for tag in tags or ("en",)]
    listings = [works.listings.by_slug(slug) for slug in dict.fromkeys(slugs)]
    if kind != "pdf":
        _write_format(works, listings, every, _format(kind), out)
        return
    second = _wording(wordings, beside)
    orders = [Order(x, w, second, int(size)) for x in listings for w in every]
    if len(orders) > MOST_SHEETS:
        raise Invalid(
            f"These are {len(orders)} sheets; one file holds {MOST_SHEETS}. "
            "Print fewer listings or languages at once."
        )
    sheets = works.paper.sheets
    if len(orders) == 1:
        printed = sheets.print(orders[0])
    else:
        printed = sheets.pack(orders, every[0], lambda read: _progress(read, orders))
    out.write_bytes(printed.pdf)
    works.paper.printed.count(order.copy for order in orders)
    _tell(orders, printed)


def _progress(read: int, orders: list[Order]) -> None:
    """How far it is: on a terminal in one line, else at the end alone."""
    if sys.stderr.isatty():
        click.echo(f"\r{read} of {len(orders)} sheets are read ", nl=False, err=True)
        if read == len(orders):
            tell("... now the pages are set.")
    elif read == len(orders):
        tell(f"{read} sheets are read; now the pages are set.")


def _tell(orders: list[Order], printed: Printed) -> None:
    for place in printed.failed:
        slug, tag = orders[place].listing.slug, orders[place].w.language.tag
        tell(f"{slug} ({tag}) could not be printed, and is not in the pack.")
    done = [order for n, order in enumerate(orders) if n not in printed.failed]
    for order, questions in zip(done, printed.left_out, strict=False):
        if questions:
            tell(
                f"{order.listing.slug} ({order.w.language.tag}): no room for "
                f"{', '.join(questions)}; the sheet says that there is more."
            )
    if printed.replaced:
        signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in printed.replaced)
        tell(f"No font has these characters, \ufffd stands for them: {signs}")
    if printed.kept:
        tell(f"{printed.kept} paragraphs may not be found by searching in the PDF.")


def _write_format(
    works: Works, listings: list[Listing], every: list[Wording], kind: Format, out: Path
) -> None:
    if len(listings) != 1 or len(every) != 1:
        raise Invalid(f"One {kind} file holds one listing in one language.")
    made = works.paper.formats.make(kind, every[0], listings[0])
    out.write_bytes(made.content)
    if made.is_recorded:
        tell("This is the recording of a person.")


def _wording(wordings: Wordings, tag: str) -> Wording:
    found = wordings.get(tag)
    if found is None:
        known = ", ".join(language.tag for language in wordings.languages())
        raise NotFound(f"Front Door does not speak {tag!r}. It speaks {known}.")
    return found


def _format(kind: str) -> Format:
    return next(known for known in FORMATS if known == kind)


@click.command("printed")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def printed_command(*, as_json: bool) -> None:
    """Say which listings changed since their sheets were printed.

    Sheets are counted by week, listing and language; never who printed them.

    Example: directory printed
    """
    report = ready().paper.out_of_date.report()
    if as_json:
        tell_json(
            {
                "outdated": [
                    {
                        "id": old.copies.service_id,
                        "slug": old.listing.slug if old.listing else None,
                        "revision": old.copies.revision,
                        "sheets": old.copies.count,
                        "languages": old.copies.languages,
                        "last_week": old.copies.last.isoformat(),
                        "changed": list(old.changed),
                    }
                    for old in report
                ]
            }
        )
        return
    if not report:
        click.echo("No printed sheet is out of date.")
    for old in report:
        slug = old.listing.slug if old.listing else f"{old.copies.service_id} (gone)"
        tongues = ", ".join(f"{tag} {n}" for tag, n in old.copies.languages.items())
        changed = ", ".join(old.changed) or "it is not in the directory any more"
        click.echo(
            f"{slug}: {old.copies.count} sheets ({tongues}), the newest of the week of "
            f"{old.copies.last:%d %B %Y}. Changed: {changed}"
        )
