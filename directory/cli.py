"""The `directory` command. Each part says on one line what went wrong, and exits 1."""

import errno
import json
import logging
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from threading import Event
from typing import Any, ParamSpec, TypeVar

import click
from werkzeug.datastructures import MultiDict

from directory import __version__
from directory.app import build, create_app
from directory.errors import DirectoryError, Invalid
from directory.exchange.importing import import_source
from directory.exchange.ledger import Ledger
from directory.publishing.first_start import make_ready
from directory.publishing.search_documents import open_at
from directory.publishing.works import Works
from directory.serving import end_of_input, serve
from directory.settings import Settings
from directory.web.public.asked import Asked

P = ParamSpec("P")
T = TypeVar("T")

FILTERS = {
    "category": "food",
    "area": "copperwick",
    "spoken": "gu",
    "free": "1",
    "access": "step-free",
    "open": "now",
}
"""The filters of a search, each with an example."""

BROKEN_PIPE = 141
"""What a shell reports of a program whose reader went away (128 + SIGPIPE)."""


def plainly(command: Callable[P, T]) -> Callable[P, T]:
    """Say what went wrong in one line on stderr, and exit 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except DirectoryError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            # `directory search … | head`: nobody is left to be told.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(BROKEN_PIPE)
        except OSError as error:
            raise click.ClickException(f"{error.strerror}: {error.filename}") from error

    return run


def tell(words: str) -> None:
    """Say something to whoever watches, leaving stdout to results."""
    click.echo(words, err=True)


def ready(*, wait_for_index: bool = False) -> Works:
    """The engines, with whatever was missing prepared."""
    works = build(Settings.from_environ(os.environ))
    make_ready(works, tell, wait_for_index=wait_for_index)
    return works


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="directory")
def main() -> None:
    """Front Door: an accessible directory of community services."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("waitress").setLevel(logging.WARNING)
    # It warns of every request that waits for a thread, which is what threads do.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address.")
@click.option(
    "--port",
    default=8000,
    type=click.IntRange(1, 65535),
    show_default=True,
    help="Port.",
)
@plainly
def serve_command(host: str, port: int) -> None:
    """Prepare what is missing, then serve the pages.

    The search index is kept up to date by a process beside it.

    Example: directory serve --port 8080
    """
    app = create_app(ready())
    try:
        serve(app, host, port, tell)
    except OSError as error:
        raise Invalid(
            f"Cannot serve on {host}:{port} ({error.strerror}). "
            + (
                "This computer does not have that address."
                if error.errno == errno.EADDRNOTAVAIL
                else "Is it running already? Try another port: "
                ".venv/bin/directory serve --port 8001"
            )
        ) from error


@main.command("sync")
@click.option("--once", is_flag=True, help="Stop when everything is up to date.")
@click.option("--with-server", is_flag=True, hidden=True)
@plainly
def sync_command(once: bool, with_server: bool) -> None:
    """Bring everything that is derived from the listings up to date.

    Without --once it goes on, and follows every change, until Ctrl-C.

    Example: directory sync --once
    """
    works = ready()
    if once:
        done = works.keeper.bring_up_to_date()
        tell(f"{done} listings brought up to date.")
        return
    # Beside a server it stops when the server does: see directory.serving.
    stop = end_of_input() if with_server else Event()
    try:
        works.keeper.follow(stop)
    except KeyboardInterrupt:
        tell("Stopped.")


def named_source(_context: object, _parameter: object, value: str) -> Path:
    """A path; an empty one is an unset variable, and not this folder."""
    if not value.strip():
        raise click.BadParameter("name a file or a folder.")
    return Path(value)


@main.command("import")
@click.argument("source", callback=named_source)
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option(
    "--ledger",
    "ledger_file",
    type=click.Path(path_type=Path),
    help="Write every finding to this file, one JSON object to a line.",
)
@click.option(
    "--name",
    help="What to call this source; its file name unless given. "
    "Importing under the same name again updates.",
)
@click.option("--keep-starter", is_flag=True, help="Keep the made-up listings.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def import_command(  # noqa: PLR0913, PLR0917  # one for each option
    source: Path,
    dry_run: bool,
    ledger_file: Path | None,
    name: str | None,
    keep_starter: bool,
    as_json: bool,
) -> None:
    """Bring listings in from a file or folder of Open Referral JSON.

    Every record is accepted, repaired or refused, and the ledger says why.

    Example: directory import services.json --dry-run --ledger ledger.jsonl
    """
    works = ready()
    with Ledger(ledger_file) as ledger:
        with click.progressbar(
            length=0, label="Importing", file=sys.stderr, hidden=as_json
        ) as bar:

            def progress(done: int, total: int | None) -> None:
                bar.length = total or 0
                bar.update(done - bar.pos)

            import_source(
                source,
                listings=works.listings,
                taxonomy=works.reference.taxonomy,
                today=works.today(),
                source_name=name or source.resolve().name,
                named=name is not None,
                dry_run=dry_run,
                keep_starter=keep_starter,
                ledger=ledger,
                progress=progress,
            )
        if not dry_run:
            works.keeper.bring_up_to_date()
        if as_json:
            click.echo(json.dumps(ledger.summary(), ensure_ascii=False))
        else:
            click.echo(ledger.in_words())
            if not dry_run:
                click.echo(
                    f"The directory now has {works.listings.count():,} listings."
                )
            if works.reference.site.is_example and not works.listings.only_examples():
                click.echo(
                    "The site still has its example name, help line and desks: change "
                    "content/site.toml before you open it to others (docs/settings.md)."
                )


@main.command("search")
@click.argument("words", nargs=-1)
@click.option("--lang", default="en", show_default=True, help="Language of the words.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="KEY=VALUE",
    help="category, area or spoken; free=1, access=step-free, open=now.",
)
@click.option("--page", default=1, show_default=True, help="Page of the results.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def search_command(
    words: tuple[str, ...],
    lang: str,
    filters: tuple[str, ...],
    page: int,
    as_json: bool,
) -> None:
    """Search the listings, as the search page does.

    Example: directory search food bank --filter free=1 --filter open=now
    """
    works = ready(wait_for_index=True)
    asked = asked_for(" ".join(words), filters, page)
    now = open_at(works.clock(), works.reference.calendar)
    found = works.index.search(asked.query(lang, now))
    listings = {
        listing.service.id: listing
        for listing in works.listings.by_ids(hit.id for hit in found.hits)
    }
    results = [
        {
            "id": hit.id,
            "slug": listings[hit.id].slug,
            "name": listings[hit.id].service.name,
            "language": listings[hit.id].service.text_language,
            "score": round(hit.score, 4),
            "why": hit.why,
        }
        for hit in found.hits
        if hit.id in listings
    ]
    if as_json:
        answer: dict[str, Any] = {
            "total": found.total,
            "how": found.how,
            "page": found.page,
            "results": results,
            "facets": found.facets,
            "did_you_mean": None,
        }
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    click.echo(f"{found.total} results ({found.how})")
    for result in results:
        click.echo(f"  {result['name']}  [{result['slug']}]")


def asked_for(words: str, filters: tuple[str, ...], page: int) -> Asked:
    """What the search page would be asked. Raises Invalid for an unknown filter."""
    arguments: MultiDict[str, str] = MultiDict({"q": words, "page": str(page)})
    for each in filters:
        key, equals, value = each.partition("=")
        if key not in FILTERS or not equals:
            raise Invalid(
                f"{each!r} is no filter. Use one of: "
                + ", ".join(f"{name}={example}" for name, example in FILTERS.items())
            )
        arguments[key] = value
    return Asked.read(arguments)


if __name__ == "__main__":
    main()
