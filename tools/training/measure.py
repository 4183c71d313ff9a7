"""How good, and how faithful to masks, a package is on pairs that it has never seen.

    python -m tools.training.measure PACKAGE.argosmodel held_out.json

Prints JSON: BLEU and chrF (sacrebleu, beam 2) of the held-out pairs; of as many
sentences with one word or number under a mask, in how many it comes out once.
"""

import argparse
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import ctranslate2
import sacrebleu

from tools.training.corpus import tokenizer
from tools.training.masking import MASKS

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MASK = re.compile("[\ue000-\uf8ff]")


class Package:
    """A package, unpacked into a folder."""

    def __init__(self, path: Path, folder: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        (top,) = folder.iterdir()
        self._pieces = tokenizer(top / "sentencepiece.model")
        self._model = ctranslate2.Translator(
            str(top / "model"), device="cpu", compute_type="int8", intra_threads=2
        )

    def translated(self, sentences: Sequence[str]) -> list[str]:
        """As directory/translation/argos.py drives it."""
        results = self._model.translate_batch(
            [self._pieces.encode(sentence, out_type=str) for sentence in sentences],
            beam_size=2,
            max_batch_size=2048,
            batch_type="tokens",
            replace_unknowns=True,
            no_repeat_ngram_size=6,
        )
        return [self._pieces.decode_pieces(each.hypotheses[0]) for each in results]


def masked(sentence: str) -> str:
    """With the first mask for its first number, or else for its longest word."""
    found = _NUMBER.search(sentence) or max(
        _WORD.finditer(sentence), key=lambda match: len(match.group()), default=None
    )
    if found is None:
        return f"{sentence} {MASKS[0]}"
    return sentence[: found.start()] + MASKS[0] + sentence[found.end() :]


def figures(package: Package, held_out: Sequence[Sequence[str]]) -> dict[str, float]:
    """What is measured, by name."""
    sources, references = ([pair[n] for pair in held_out] for n in (0, 1))
    given = package.translated(sources)
    copied = [_MASK.findall(s) for s in package.translated(list(map(masked, sources)))]
    return {
        "pairs": len(sources),
        "BLEU": round(sacrebleu.corpus_bleu(given, [references]).score, 1),
        "chrF": round(sacrebleu.corpus_chrf(given, [references]).score, 1),
        "masks once": sum(found == [MASKS[0]] for found in copied),
        "masks lost": sum(MASKS[0] not in found for found in copied),
    }


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Measure a package.")
    parser.add_argument("package", type=Path)
    parser.add_argument("held_out", type=Path)
    given = parser.parse_args()
    held_out = json.loads(given.held_out.read_text("utf-8"))
    with TemporaryDirectory() as folder:
        print(json.dumps(figures(Package(given.package, Path(folder)), held_out)))


if __name__ == "__main__":
    main()
