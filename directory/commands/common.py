"""What every command does alike: prepare, tell, and say plainly what went wrong."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click

from directory.app import build
from directory.errors import DirectoryError
from directory.publishing.first_start import make_ready
from directory.publishing.works import Works
from directory.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

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


weeks_option = click.option(
    "--weeks",
    default=4,
    type=click.IntRange(1, 104),
    show_default=True,
    help="How many weeks, this one included.",
)
"""Of what is counted by week."""


def tell(words: str) -> None:
    """Say something to whoever watches, leaving stdout to results."""
    click.echo(words, err=True)


def tell_json(answer: Mapping[str, Any]) -> None:
    """Print the one JSON object that a command answers with."""
    click.echo(json.dumps(answer, ensure_ascii=False))


def settings() -> Settings:
    """What the environment says of this site; nothing is opened or prepared."""
    return Settings.from_environ(os.environ)


def ready(*, wait_for_index: bool = False) -> Works:
    """The engines, with whatever was missing prepared."""
    works = build(settings())
    make_ready(works, tell, wait_for_index=wait_for_index)
    return works
