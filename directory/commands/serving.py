"""Serving the pages, and keeping what is derived up to date."""

import errno
from threading import Event, Thread

import click

from directory.app import create_app
from directory.commands.common import plainly, ready, tell
from directory.errors import Invalid
from directory.publishing.warming import warm_up
from directory.serving import end_of_input, serve


@click.command("serve")
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
    works = ready()
    app = create_app(works)
    if not works.signing.users():
        tell(
            "Nobody can sign in to the staff pages yet. To make the first user: "
            "directory user add NAME --role admin"
        )
    Thread(target=warm_up, args=[works], daemon=True).start()
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


@click.command("sync")
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
    Thread(target=works.coverage.follow, args=[stop], daemon=True).start()
    try:
        works.keeper.follow(stop)
    except KeyboardInterrupt:
        tell("Stopped.")
