"""Translation packages: what is installed, what can be, and how it comes here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from directory.commands.common import plainly, settings, tell, tell_json
from directory.errors import DirectoryError
from directory.translation.archives import USUAL
from directory.translation.available import Index
from directory.translation.codes import ENGLISH, english_name, is_code
from directory.translation.fetching import Fetch, Progress
from directory.translation.packages import Installed, Packages
from directory.translation.packing import Description, pack
from directory.translation.stock import stock_of
from directory.translation.unpacking import Wanted


@click.group("languages")
def languages_command() -> None:
    """Translation packages, with which listings are translated on this machine.

    CODE is the code of a language, such as ur for Urdu.

    Example: directory languages install ur
    """


@languages_command.command("list")
@click.option("--offline", is_flag=True, help="Do not ask the network for the index.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@plainly
def list_command(offline: bool, as_json: bool) -> None:
    """List the languages: what is installed, available or missing.

    Every file of every package is read and compared with its checksum.

    Example: directory languages list
    """
    folder = settings().packages
    index, problem = Index(folder), ""
    if not offline:
        try:
            index.refresh(plain=True)
        except DirectoryError as error:
            problem = str(error)
    stock = stock_of(Packages(folder), index)
    if as_json:
        tell_json({**stock.as_json(), "problem": problem})
        return
    for line in stock.lines():
        click.echo(line)
    if problem:
        tell(f"The index could not be asked. {problem}")
    if stock.fetched_at:
        tell(f"What is available was last asked at {stock.fetched_at}.")


@languages_command.command("install")
@click.argument("what", metavar="CODE|FILE")
@click.option("--sha256", default="", help="The checksum that the file must have.")
@click.option(
    "--from",
    "source",
    default=ENGLISH,
    show_default=True,
    help="Code of the language from which it translates, when CODE is given.",
)
@plainly
def install_command(what: str, sha256: str, source: str) -> None:
    """Install the package of a language: from the network, or from a FILE.

    A checksum file beside it (FILE.sha256, as sha256sum writes it) is compared too.
    The package for the same languages that was installed before is replaced.

    Example: directory languages install /media/usb/translate-en_ur.argosmodel
    """
    folder = settings().packages
    packages = Packages(folder)
    if not is_code(what):
        _tell_installed(packages.install(Path(what), expected=sha256))
        return
    index = Index(folder)
    index.refresh(plain=bool(sha256))
    wanted = Wanted(checksum=sha256, target=what, source=source)
    with _progress(f"Fetching {english_name(what)}") as progress:
        how = Fetch(USUAL.file, plain=bool(sha256), progress=progress)
        done = packages.install_from(index.bring(what, source, how), wanted)
    _tell_installed(done)


@languages_command.command("remove")
@click.argument("code")
@plainly
def remove_command(code: str) -> None:
    """Remove the packages from and into a language.

    Texts that were translated with them stay.

    Example: directory languages remove ur
    """
    Packages(settings().packages).remove(code)
    click.echo(f"The packages of {english_name(code)} ({code}) are removed.")


@languages_command.command("pack")
@click.argument("model", metavar="MODEL_DIR", type=click.Path(path_type=Path))
@click.option("--to", "target", required=True, help="Code of the language it makes.")
@click.option("--from", "source", default=ENGLISH, show_default=True, help="And takes.")
@click.option(
    "--tokenizer",
    type=click.Path(path_type=Path),
    help="Its SentencePiece model, if that is not sentencepiece.model in MODEL_DIR.",
)
@click.option(
    "--target-prefix",
    default="",
    help="The token that tells a model of several languages which to make.",
)
@click.option("--version", default="1.0", show_default=True, help="Version to give it.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File to write; translate-en_CODE-1_0.argosmodel unless given.",
)
@plainly
def pack_command(  # noqa: PLR0913, PLR0917  # one for each option
    model: Path,
    target: str,
    source: str,
    tokenizer: Path | None,
    target_prefix: str,
    version: str,
    out: Path | None,
) -> None:
    """Make a package of a CTranslate2 model with a SentencePiece tokenizer.

    Example: directory languages pack model/ --to gu --target-prefix guj_Gujr
    """
    description = Description(target, source, version, target_prefix)
    made = pack(model, description, tokenizer, out)
    click.echo(f"{made} and its checksum file are written.")
    tell(f"Install it with: directory languages install {made}")


def _tell_installed(done: Installed) -> None:
    click.echo(
        f"Installed: {english_name(done.source)} to {english_name(done.target)}, "
        f"version {done.version}."
    )
    click.echo(f"SHA-256: {done.checksum}")


@contextmanager
def _progress(label: str) -> Iterator[Progress]:
    """A progress bar of bytes on stderr."""
    with click.progressbar(length=0, label=label, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total or done
            bar.update(done - bar.pos)

        yield told
