"""The `directory` command. Each part says on one line what went wrong, and exits 1."""

import logging

import click

from directory import __version__
from directory.commands.coverage import coverage_command
from directory.commands.easy_read import easy_read_command
from directory.commands.easy_words import easy_words_command
from directory.commands.hard_words import hard_words_command
from directory.commands.importing import import_command
from directory.commands.languages import languages_command
from directory.commands.log import log_command
from directory.commands.readability import readability_command
from directory.commands.review import review_command
from directory.commands.searching import search_command
from directory.commands.serving import serve_command, sync_command
from directory.commands.sheet import printed_command, sheet_command
from directory.commands.times import times_command
from directory.commands.translate import translate_command, translate_text_command
from directory.commands.unmet import unmet_command
from directory.commands.user import user_command
from directory.commands.words import words_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="directory")
def main() -> None:
    """Front Door: an accessible directory of community services."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("waitress").setLevel(logging.WARNING)
    # It warns of every request that waits for a thread, which is what threads do.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


for _command in (
    serve_command,
    import_command,
    search_command,
    sync_command,
    words_command,
    unmet_command,
    languages_command,
    translate_command,
    translate_text_command,
    review_command,
    readability_command,
    easy_read_command,
    easy_words_command,
    hard_words_command,
    sheet_command,
    printed_command,
    user_command,
    coverage_command,
    times_command,
    log_command,
):
    main.add_command(_command)


if __name__ == "__main__":
    main()
