"""What must be in the folder of a package for it to translate.

Every word of a package is somebody else's: its metadata are believed only as far as
they are looked at here. What is in its model and its tokenizer is for CTranslate2 and
SentencePiece to understand; that they are there, and look like it, is seen here.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directory.errors import Invalid
from directory.translation.archives import shown
from directory.translation.codes import ENGLISH, english_name, is_code

METADATA = "metadata.json"
MODEL = "model"
SENTENCEPIECE = "sentencepiece.model"
BPE = "bpe.model"
SHARED = "shared_vocabulary"
SOURCE = "source_vocabulary"
TARGET = "target_vocabulary"

_SMALL = 1_000_000
_LARGE = 100_000_000
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")
_BPE_VERSION = re.compile(r"#version:\s*\d{1,3}(\.\d{1,3}){0,3}\s*")
_LISTS = (
    "from_codes", "to_codes", "links", "languages", "dependencies",
    "source_languages", "target_languages",
)  # fmt: skip
_WORDS = ("code", "from_name", "to_name", "argos_version", "target_prefix")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a package says of itself.

    source, target: codes as argostranslate writes them; one of them is "en".
    """

    source: str
    target: str
    version: str
    argos_version: str
    target_prefix: str


def check_folder(folder: Path) -> Metadata:
    """The metadata of a package in a folder, when all that it needs is there.

    Raises Invalid with what is missing or damaged.
    """
    metadata = read_metadata(folder)
    check_model(folder / MODEL)
    if (folder / SENTENCEPIECE).exists():
        check_sentencepiece(folder / SENTENCEPIECE)
    elif (folder / BPE).exists():
        _check_bpe(folder / BPE)
    else:
        raise Invalid(
            f"It has neither {SENTENCEPIECE} nor {BPE}. Ask its maker for another."
        )
    return metadata


def read_metadata(folder: Path) -> Metadata:
    """What metadata.json says. Raises Invalid unless it can be relied on."""
    found = _read_json(folder / METADATA, _SMALL)
    if not isinstance(found, dict):
        raise _wrong("is no JSON object")
    check_shapes(found)
    source, target = found.get("from_code"), found.get("to_code")
    if not isinstance(source, str) or not isinstance(target, str):
        raise _wrong("does not say from which language into which it translates")
    for code in (source, target):
        if not is_code(code):
            raise _wrong(f"says {shown(code)}, which is no code of a language")
    if (source == ENGLISH) == (target == ENGLISH):
        raise Invalid(
            f"It translates from {english_name(source)} into {english_name(target)}. "
            "Only packages from or into English (en) can be used."
        )
    version = found.get("package_version")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise _wrong("says no version")
    return Metadata(
        source=source,
        target=target,
        version=version,
        argos_version=found.get("argos_version", ""),
        target_prefix=found.get("target_prefix", ""),
    )


def check_model(folder: Path) -> None:
    """Raises Invalid unless a folder looks like a CTranslate2 model."""
    if _size(folder / "model.bin") == 0:
        raise Invalid(f"{folder.name}/model.bin is empty. Get it again.")
    for name in (SOURCE, TARGET):
        vocabulary(folder, name)
    config = folder / "config.json"
    if config.exists() and not isinstance(_read_json(config, _SMALL), dict):
        raise Invalid(f"{folder.name}/config.json is no JSON object. Get it again.")


def vocabulary(folder: Path, name: str = TARGET) -> list[str]:
    """The tokens that a CTranslate2 model knows. Raises Invalid without any."""
    for stem in (SHARED, name):
        as_json, as_text = folder / f"{stem}.json", folder / f"{stem}.txt"
        if as_json.exists():
            tokens = _read_json(as_json, _LARGE)
        elif as_text.exists():
            tokens = _read_text(as_text, _LARGE).split("\n")
        else:
            continue
        if isinstance(tokens, list) and tokens and isinstance(tokens[0], str):
            return tokens
        raise Invalid(f"The vocabulary in {folder.name} is empty. Get it again.")
    raise Invalid(
        f"{folder.name} has no vocabulary ({SHARED}.json, or {SOURCE}.json with "
        f"{TARGET}.json). Ask its maker for another."
    )


def check_sentencepiece(path: Path) -> None:
    """Raises Invalid unless SentencePiece can read a model of its kind."""
    from sentencepiece import SentencePieceProcessor  # native, and slow to load

    if not 0 < _size(path) <= _LARGE:
        raise _no_tokenizer(path)
    try:
        pieces = SentencePieceProcessor(model_file=str(path)).get_piece_size()
    except (RuntimeError, OSError, ValueError) as error:
        raise _no_tokenizer(path) from error
    if pieces == 0:
        raise _no_tokenizer(path)


def _check_bpe(path: Path) -> None:
    """Two parts to a line: on any other, argostranslate would end the process."""
    lines = _read_text(path, _LARGE).removesuffix("\n").split("\n")
    if lines[0].startswith("#version:"):
        if not _BPE_VERSION.fullmatch(lines[0]):
            raise _no_tokenizer(path)
        del lines[0]
    if not lines or any(len(line.strip("\r\n ").split(" ")) != 2 for line in lines):
        raise _no_tokenizer(path)


def check_shapes(found: Mapping[str, Any]) -> None:
    """Raises Invalid unless what argostranslate takes for a list is one, and so on."""
    for key in _LISTS:
        if not isinstance(found.get(key, []), list):
            raise _wrong(f"has no list in {key}")
    for key in _WORDS:
        words = found.get(key, "")
        if not isinstance(words, str) or len(words) > 200 or not words.isprintable():
            raise _wrong(f"has no short text in {key}")
    if found.get("type", "translate") != "translate":
        raise _wrong("says that it is no translation package")


def _read_json(path: Path, limit: int) -> Any:
    try:
        return json.loads(_read_text(path, limit))
    except (ValueError, RecursionError) as error:
        raise Invalid(
            f"{path.name} is damaged: it is no JSON. Get it again."
        ) from error


def _read_text(path: Path, limit: int) -> str:
    if _size(path) > limit:
        raise Invalid(f"{path.name} is far too large. Do not use this file.")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Invalid(
            f"{path.name} is damaged: it is no text in UTF-8. Get it again."
        ) from error


def _size(path: Path) -> int:
    """The bytes of a file. Raises Invalid when it is none."""
    if not path.is_file():
        where = f"{MODEL}/" if path.parent.name == MODEL else ""
        raise Invalid(f"{where}{path.name} is missing. Ask its maker for another.")
    return path.stat().st_size


def _wrong(words: str) -> Invalid:
    return Invalid(f"Its {METADATA} {words}. Ask its maker for another.")


def _no_tokenizer(path: Path) -> Invalid:
    return Invalid(f"{path.name} is damaged, or no tokenizer. Get it again.")
