"""argostranslate's own `translate()`, and chrF: run in an environment of their own.

    python argos_api.py translate FOLDER PACKAGE LANGUAGE < texts.json
    python argos_api.py chrf < {"hypotheses": […], "references": […]}

The first prints seconds for importing, for a first sentence and for all texts, the
largest memory in MB, and how many pieces of words it said. Nothing of Front Door is
imported here.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any


def translate(folder: Path, package: Path, language: str) -> dict[str, Any]:
    """What it takes. Its settings are its own, beam 4 and batches of 32; one thread."""
    texts = json.load(sys.stdin)
    _set_up(folder)
    start = time.perf_counter()
    import argostranslate.package
    import argostranslate.translate
    import spacy

    imported = time.perf_counter() - start
    argostranslate.package.install_from_path(package)
    (installed,) = argostranslate.package.get_installed_packages()
    # Its other ways of splitting sentences want to fetch something first.
    spacy.blank("en").to_disk(installed.package_path / "spacy")
    start = time.perf_counter()
    argostranslate.translate.translate("Wash your hands.", "en", language)
    first = time.perf_counter() - start
    start = time.perf_counter()
    said = [argostranslate.translate.translate(t, "en", language) for t in texts]
    return {
        "imported": imported,
        "first": first,
        "seconds": time.perf_counter() - start,
        "pieces": sum(len(installed.tokenizer.encode(text)) for text in said),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _set_up(folder: Path) -> None:
    os.environ |= {
        "ARGOS_PACKAGES_DIR": str(folder / "packages"),
        "ARGOS_CHUNK_TYPE": "SPACY",
        "ARGOS_DEVICE_TYPE": "cpu",
        "ARGOS_INTRA_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        **{f"XDG_{name}_HOME": str(folder / name) for name in
           ("DATA", "CACHE", "CONFIG")},
    }  # fmt: skip
    # It takes this for a model that it has fetched before, and fetches none.
    fetched = folder / "CACHE" / "argos-translate" / "spacy" / "senter" / "model"
    fetched.parent.mkdir(parents=True, exist_ok=True)
    fetched.touch()


def chrf() -> float:
    """How alike texts are to references (chrF2 of sacrebleu, 0 to 100)."""
    import sacrebleu

    said = json.load(sys.stdin)
    return float(sacrebleu.corpus_chrf(said["hypotheses"], [said["references"]]).score)


def main() -> None:
    """Do what the command line says."""
    order, *given = sys.argv[1:]
    if order == "chrf":
        print(json.dumps(chrf()))
        return
    folder, package, language = given
    print(json.dumps(translate(Path(folder), Path(package), language)))


if __name__ == "__main__":
    main()
