"""Making a package of a CTranslate2 model: the way in for languages without one.

The same model makes the same file, byte for byte: its names are sorted, and its times
are those of the first zip file.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from directory.errors import Invalid, NotFound
from directory.translation.archives import check_archive
from directory.translation.checking import (
    METADATA,
    MODEL,
    SENTENCEPIECE,
    SHARED,
    SOURCE,
    TARGET,
    check_model,
    check_sentencepiece,
    read_metadata,
    vocabulary,
)
from directory.translation.checksums import SUFFIX, checksum_line
from directory.translation.codes import ENGLISH, english_name
from directory.translation.disk import refusals_told, to_disk

ENDING = ".argosmodel"

_READ = (
    "model.bin",
    "config.json",
    "vmap.txt",
    *(
        f"{stem}.{kind}"
        for stem in (SHARED, SOURCE, TARGET)
        for kind in ("json", "txt")
    ),
)
"""What CTranslate2 reads of a model's folder; nothing else of it is packed."""

_BESIDE = ("README.md", "LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE")
_TOKENIZERS = (SENTENCEPIECE, "sentencepiece.bpe.model", "spm.model", "sp.model")
_FIRST = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Description:
    """What a package says of itself.

    target, source: codes of languages; one is "en". target_prefix: the token with which
    a model that knows several languages is told into which to translate, or "".
    """

    target: str
    source: str = ENGLISH
    version: str = "1.0"
    target_prefix: str = ""

    @property
    def name(self) -> str:
        """As argostranslate names the folders in its packages."""
        version = self.version.replace(".", "_")
        return f"translate-{self.source}_{self.target}-{version}"

    def as_json(self) -> str:
        """The text of metadata.json."""
        metadata = {
            "package_version": self.version,
            "argos_version": "1.11.0",
            "from_code": self.source,
            "from_name": english_name(self.source),
            "to_code": self.target,
            "to_name": english_name(self.target),
            "target_prefix": self.target_prefix,
        }
        return json.dumps(metadata, indent=1, ensure_ascii=False) + "\n"


def pack(
    model: Path, description: Description, tokenizer: Path | None, out: Path | None
) -> Path:
    """Make a package file, with its checksum file beside it; returns its path.

    model: a CTranslate2 folder. tokenizer: a SentencePiece model, if it does not lie in
    that folder. out: an .argosmodel file, in the present folder unless given.
    Raises NotFound or Invalid for what cannot make a package; then none is made.
    """
    out = out or Path(f"{description.name}{ENDING}")
    if out.suffix != ENDING:
        raise Invalid(f"{out} does not end in {ENDING}. Name it so.")
    if not model.is_dir():
        raise NotFound(f"There is no folder {model}.")
    tokenizer = tokenizer or _tokenizer_in(model)
    _check(model, tokenizer, description)
    fresh = out.with_name(out.name + ".part")
    beside = out.with_name(out.name + SUFFIX)
    with refusals_told(out.absolute().parent, "Or name another file with --out."):
        try:
            _write(fresh, _parts(model, tokenizer), description)
            check_archive(fresh)
            to_disk(fresh)
            beside.unlink(missing_ok=True)
            fresh.replace(out)
        finally:
            fresh.unlink(missing_ok=True)
        beside.write_text(checksum_line(out), encoding="utf-8")
    return out


def _tokenizer_in(model: Path) -> Path:
    """The SentencePiece model in a folder. Raises NotFound unless it is plain which."""
    for name in _TOKENIZERS:
        if (model / name).is_file():
            return model / name
    raise NotFound(
        f"There is no {SENTENCEPIECE} in {model}. Name the SentencePiece model, which "
        "must be one for both languages, with --tokenizer."
    )


def _check(model: Path, tokenizer: Path, description: Description) -> None:
    """Raises Invalid for what would not be installed, or not translate."""
    check_model(model)
    check_sentencepiece(tokenizer)
    with TemporaryDirectory() as folder:
        metadata = Path(folder) / METADATA
        metadata.write_text(description.as_json(), encoding="utf-8")
        read_metadata(Path(folder))
    prefix = description.target_prefix
    if prefix and prefix not in vocabulary(model, TARGET):
        raise Invalid(
            f"The model does not know the token {prefix!r}. Look in its vocabulary how "
            "the language is called, and give that with --target-prefix."
        )


def _parts(model: Path, tokenizer: Path) -> Mapping[str, Path]:
    """Which file goes where in the package."""
    found = {f"{MODEL}/{name}": model / name for name in _READ}
    found |= {name: model / name for name in _BESIDE}
    return {
        name: path
        for name, path in {**found, SENTENCEPIECE: tokenizer}.items()
        if path.is_file()
    }


def _write(out: Path, parts: Mapping[str, Path], description: Description) -> None:
    with ZipFile(out, "w") as archive:
        for name in sorted((*parts, METADATA)):
            entry = ZipInfo(f"{description.name}/{name}", _FIRST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            if name == METADATA:
                archive.writestr(entry, description.as_json())
                continue
            entry.file_size = parts[name].stat().st_size  # it may need ZIP64
            with parts[name].open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1_000_000)
