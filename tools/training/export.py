"""From what PyTorch has trained to an Argos package.

    python -m tools.training.export FOLDER PACKAGE.argosmodel CODE "NAME"

The weights go into CTranslate2's own specification, eight bits each. Before anything
is packed, the first 40 held-out sentences are translated greedily by both in 32 bits,
where they must agree. In eight bits a model that is rarely sure says many a sentence
otherwise, neither better nor worse; so there all held-out sentences are held against
their references.
"""

import argparse
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ctranslate2
import numpy as np
import sacrebleu
import torch
from ctranslate2.specs import attention_spec, common_spec, transformer_spec
from numpy.typing import NDArray
from torch import Tensor, nn

from tools.training.corpus import tokenizer
from tools.training.model import Attention, FeedForward, Layer, Model, saved

CHECKED, AGREED = 40, 38
"""How many sentences are compared, and how many of them must be the same. Sums in
another order can tip a balance."""
MOST_LOST = 1.0
"""Points of chrF that eight bits may lose."""
LONGEST = 160
VERSION = "1.0"
ARGOS = "1.11.0"
_MOMENT = (2026, 1, 1, 0, 0, 0)
"""The time of every file in a package, so that the same weights give the same file."""


class Different(Exception):
    """CTranslate2 says something else than PyTorch."""


def specification(
    model: Model, pieces: Sequence[str]
) -> transformer_spec.TransformerSpec:
    """The weights, as CTranslate2 wants them."""
    layers = model.shape.layers
    spec = transformer_spec.TransformerSpec.from_config(
        num_layers=(layers, layers), num_heads=model.shape.heads, pre_norm=True
    )
    embedding = _numbers(model.embedding.weight)
    spec.encoder.embeddings[0].weight = embedding
    spec.decoder.embeddings.weight = embedding
    spec.decoder.projection.weight = embedding
    spec.decoder.projection.bias = _numbers(model.bias)
    _norm(spec.encoder.layer_norm, model.encoder_norm)
    _norm(spec.decoder.layer_norm, model.decoder_norm)
    for side, stack in ((spec.encoder, model.encoder), (spec.decoder, model.decoder)):
        for into, layer in zip(side.layer, stack, strict=True):
            _layer(into, layer)
    spec.config.layer_norm_epsilon = model.encoder_norm.eps
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    return spec


def _layer(into: Any, layer: Layer) -> None:
    _attention(into.self_attention, layer.own)
    if layer.other is not None:
        _attention(into.attention, layer.other)
    _feed(into.ffn, layer.feed)


def _attention(into: attention_spec.MultiHeadAttentionSpec, part: Attention) -> None:
    _norm(into.layer_norm, part.norm)
    for linear, trained in zip(into.linear, (*part.inputs, part.output), strict=True):
        _linear(linear, trained)


def _feed(into: transformer_spec.FeedForwardSpec, part: FeedForward) -> None:
    _norm(into.layer_norm, part.norm)
    _linear(into.linear_0, part.inner)
    _linear(into.linear_1, part.outer)


def _linear(into: common_spec.LinearSpec, linear: nn.Linear) -> None:
    into.weight, into.bias = _numbers(linear.weight), _numbers(linear.bias)


def _norm(into: common_spec.LayerNormSpec, norm: nn.LayerNorm) -> None:
    into.gamma, into.beta = _numbers(norm.weight), _numbers(norm.bias)


def _numbers(tensor: Tensor) -> NDArray[np.float32]:
    return np.ascontiguousarray(tensor.detach().float().numpy()).copy()


def write_model(model: Model, pieces: Sequence[str], into: Path, bits: int) -> None:
    """A CTranslate2 model in a folder, of 8 or 32 bits."""
    spec = specification(model, pieces)
    spec.validate()
    spec.optimize(quantization="int8" if bits == 8 else None)
    into.mkdir(parents=True)
    spec.save(str(into))


def greedily(folder: Path, tokens: Sequence[list[str]]) -> list[list[str]]:
    """What a CTranslate2 model in a folder says."""
    translator = ctranslate2.Translator(str(folder), device="cpu", intra_threads=1)
    results = translator.translate_batch(
        tokens, beam_size=1, max_decoding_length=LONGEST
    )
    return [result.hypotheses[0] for result in results]


def check_alike(said: Sequence[list[str]], expected: Sequence[list[str]]) -> None:
    """Raises Different when too few sentences come out as PyTorch says them."""
    same = sum(one == other for one, other in zip(said, expected, strict=False))
    print(f"32 bits: {same} of {len(expected)} as PyTorch says them", flush=True)
    if same < AGREED:
        raise Different(f"32 bits: only {same} of {len(expected)} agree")


def check_as_good(said: dict[int, list[str]], references: Sequence[str]) -> None:
    """Raises Different when eight bits say it much worse than 32. said: by bits."""
    scores = {
        bits: sacrebleu.corpus_chrf(texts, [list(references)]).score
        for bits, texts in said.items()
    }
    print(f"chrF in 32 bits {scores[32]:.1f}, in 8 bits {scores[8]:.1f}", flush=True)
    if scores[32] - scores[8] > MOST_LOST:
        raise Different(f"8 bits lose {scores[32] - scores[8]:.1f} points of chrF")


def pack(model: Path, pieces: Path, package: Path, code: str, name: str) -> None:
    """An Argos package: a zip file of one folder."""
    metadata = {
        "package_version": VERSION, "argos_version": ARGOS,
        "from_code": "en", "from_name": "English",
        "to_code": code, "to_name": name, "links": [],
    }  # fmt: skip
    readme = "Made from TICO-19 (CC0) for Front Door's tests, not for readers.\n"
    top = f"translate-en_{code}-{VERSION.replace('.', '_')}"
    files = {
        "metadata.json": (json.dumps(metadata, indent=1) + "\n").encode(),
        "README.md": readme.encode(),
        "sentencepiece.model": pieces.read_bytes(),
        **{f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }
    with zipfile.ZipFile(package, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(f"{top}/{path}", _MOMENT)
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Make an Argos package.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("package", type=Path)
    parser.add_argument("code", help="the language's code, such as ur")
    parser.add_argument("name", help="its name in English")
    given = parser.parse_args()
    torch.set_num_threads(1)
    model, _made = saved(str(given.folder / "model.pt"))
    path = given.folder / "sentencepiece.model"
    pieces = tokenizer(path)
    names = [pieces.id_to_piece(n) for n in range(pieces.get_piece_size())]
    held_out = json.loads((given.folder / "held_out.json").read_text("utf-8"))
    ids = [pieces.encode(source) for source, _ in held_out]
    tokens = [[names[n] for n in sentence] for sentence in ids]
    checked = ids[:CHECKED]
    expected = [[names[n] for n in model.greedy(each, LONGEST)] for each in checked]
    with TemporaryDirectory() as made:
        said = {}
        for bits in (32, 8):
            folder = Path(made) / f"{bits} bits"
            write_model(model, names, folder, bits)
            said[bits] = greedily(folder, tokens)
        check_alike(said[32], expected)
        texts = {
            bits: [str(pieces.decode_pieces(each)) for each in found]
            for bits, found in said.items()
        }
        check_as_good(texts, [target for _, target in held_out])
        pack(Path(made) / "8 bits", path, given.package, given.code, given.name)


if __name__ == "__main__":
    main()
