"""The translation catalogues: keep them in step with the code, and compile them.

    python tools/messages.py update    read the code; bring messages.pot and every
                                       messages.po in step with it; compile
    python tools/messages.py compile   messages.po → messages.mo
    python tools/messages.py check     say what is out of step, missing or wrong

A catalogue's own header (who made it, who checked it) is never touched.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "messages.pot"
KEYWORDS = {**DEFAULT_KEYWORDS, "NN_": (1, 2), "phrase": None}
KEYWORDS["phrase_of_number"] = (1, 2)
COMMENT = "i18n:"
PLACE = re.compile(r"%\(\w+\)s")


def catalogues() -> Iterator[tuple[str, Path]]:
    """The BCP 47 tag and the file of each catalogue."""
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/messages.po")):
        yield path.parent.parent.name, path


def read(path: Path, tag: str | None = None) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=tag, abort_invalid=True)


def extracted() -> Catalog:
    """Every message of the code and the templates, in the order of the files."""
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog()
    for _file, _line, message, comments, context in extract_from_dir(
        ROOT / "directory", methods, options, KEYWORDS, (COMMENT,)
    ):
        said = [comment.removeprefix(COMMENT).strip() for comment in comments]
        catalog.add(message, auto_comments=said, context=context)
    return catalog


def written(catalog: Catalog, header: str) -> bytes:
    """A catalogue as a file. header: what stands before the first message."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, no_location=True, omit_header=True,
             ignore_obsolete=True)  # fmt: skip
    return f"{header}{out.getvalue().decode('utf-8').strip()}\n".encode()


def header_of(path: Path) -> str:
    """What stands before the first message of a file, with the blank line."""
    return path.read_text("utf-8").partition("\n\n")[0] + "\n\n"


def in_step(path: Path, tag: str, template: Catalog) -> bytes:
    """A catalogue's file with exactly the messages of the template."""
    catalog = read(path, tag)
    catalog.update(template, no_fuzzy_matching=True)
    return written(catalog, header_of(path))


def update() -> None:
    """Bring every file in step with the code, and compile."""
    template = extracted()
    TEMPLATE.write_bytes(written(template, ""))
    for tag, path in catalogues():
        path.write_bytes(in_step(path, tag, template))
    compile_all()


def compile_all() -> None:
    """Compile each catalogue beside its source."""
    for tag, path in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path, tag))


def check() -> list[str]:
    """What is wrong, in one line each."""
    template = extracted()
    found = []
    if TEMPLATE.read_bytes() != written(template, ""):
        found.append("messages.pot is not what the code says")
    for tag, path in catalogues():
        if path.read_bytes() != in_step(path, tag, template):
            found.append(f"{tag}: not in step with the code")
        catalog = read(path, tag)
        found += [
            f"{tag}: {problem}: {message.id!r}"
            for message in catalog
            if message.id and (problem := wrong_with(message, catalog.num_plurals))
        ]
    return found


def wrong_with(message: Message, forms: int) -> str:
    """What is wrong with one translation; "" when nothing is."""
    if message.pluralizable:
        strings, wanted = message.string, set(PLACE.findall(message.id[1]))
        # One or two may be said without the numeral.
        optional = {"%(num)s"}
    else:
        strings, wanted = (message.string,), set(PLACE.findall(message.id))
        optional = set()
    if (
        message.fuzzy
        or not all(strings)
        or len(strings) != (forms if message.pluralizable else 1)
    ):
        return "not translated"
    for string in strings:
        given = set(PLACE.findall(string))
        if given - wanted or wanted - given - optional:
            return "other places than the English"
        if "%" in PLACE.sub("", string) or re.search(r"[<>&\n]|^\s|\s$", string):
            return "stray sign or space"
    return ""


def main() -> int:
    """Do what the command line says; 1 when `check` finds something."""
    parser = argparse.ArgumentParser(description="Translation catalogues.")
    parser.add_argument("what", choices=("update", "compile", "check"))
    what = parser.parse_args().what
    if what == "check":
        found = check()
        for problem in found[:20]:
            print(problem, file=sys.stderr)
        if found:
            print(f"{len(found)} problems: run `make messages`.", file=sys.stderr)
        return 1 if found else 0
    update() if what == "update" else compile_all()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
