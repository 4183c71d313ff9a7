"""A package as large as those in the index, that knows nothing: to measure speed with.

6 + 6 layers, 512 wide, 8 heads, 2,048 inside, 32,000 pieces, eight bits. Its weights
are random, so what comes out of it is noise; how long that takes is not. Every package
made with the same seed is the same.
"""

import json
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from ctranslate2.specs import common_spec, transformer_spec
from numpy.typing import NDArray

LAYERS, HEADS, WIDTH, INNER, PIECES = 6, 8, 512, 2048, 32_000
TRAINED = Path(__file__).parent / "packages" / "translate-en_pt.argosmodel"
END, END_BIAS = 2, 2.8
"""With so much in its favour, the end comes after some 30 pieces, as in sentences."""
_ORIGIN = (1980, 1, 1, 0, 0, 0)
_PIECE, _TEXT, _SCORE = b"\x0a", b"\x0a", b"\x15" + struct.pack("<f", -30.0)


def write_usual_package(
    path: Path, target: str = "pl", *, pieces: int = PIECES, seed: int = 1
) -> Path:
    """Write a package from English into `target`; takes some seconds. The path."""
    dice = np.random.default_rng(seed)
    tokenizer = _tokenizer(pieces)
    metadata = {
        "package_version": "1.0", "argos_version": "1.11.0",
        "from_code": "en", "from_name": "English",
        "to_code": target, "to_name": target, "links": [],
    }  # fmt: skip
    with TemporaryDirectory() as folder, zipfile.ZipFile(path, "w") as archive:
        _write_model(Path(folder), _names(tokenizer), dice)
        files = {
            "metadata.json": json.dumps(metadata).encode(),
            "sentencepiece.model": tokenizer,
            **{f"model/{p.name}": p.read_bytes() for p in Path(folder).iterdir()},
        }
        for name in sorted(files):
            # Random weights do not get smaller, so nothing is deflated.
            entry = zipfile.ZipInfo(f"translate-en_{target}-1_0/{name}", _ORIGIN)
            archive.writestr(entry, files[name])
    return path


def _tokenizer(pieces: int) -> bytes:
    """The tokenizer of the trained package for Portuguese, with more pieces.

    It cuts English much as larger ones do. The added pieces occur in no text. They are
    appended to the file as it is: Protocol Buffers take what follows as more of a list.
    """
    with zipfile.ZipFile(TRAINED) as package:
        (name,) = (n for n in package.namelist() if n.endswith("/sentencepiece.model"))
        known = package.read(name)
    return known + b"".join(
        _field(_PIECE, _field(_TEXT, f"\u2581\u00a4{n}".encode()) + _SCORE)
        for n in range(len(_names(known)), pieces)
    )


def _field(tag: bytes, content: bytes) -> bytes:
    """A field of a Protocol Buffers message, of fewer than 128 bytes."""
    return tag + bytes([len(content)]) + content


def _names(tokenizer: bytes) -> list[str]:
    from sentencepiece import SentencePieceProcessor

    loaded = SentencePieceProcessor(model_proto=tokenizer)
    return [loaded.id_to_piece(n) for n in range(loaded.get_piece_size())]


def _write_model(folder: Path, names: Sequence[str], dice: np.random.Generator) -> None:
    spec = transformer_spec.TransformerSpec.from_config(
        num_layers=(LAYERS, LAYERS), num_heads=HEADS, pre_norm=True
    )
    embedding = _random(dice, len(names), WIDTH)
    spec.encoder.embeddings[0].weight = embedding
    spec.decoder.embeddings.weight = embedding
    # Not the embedding again: it would only ever say the same piece once more.
    spec.decoder.projection.weight = _random(dice, len(names), WIDTH)
    spec.decoder.projection.bias = np.zeros(len(names), np.float32)
    spec.decoder.projection.bias[END] = END_BIAS
    for side in (spec.encoder, spec.decoder):
        _norm(side.layer_norm)
        for layer in side.layer:
            _attention(layer.self_attention, dice, (3 * WIDTH, WIDTH))
            if side is spec.decoder:
                _attention(layer.attention, dice, (WIDTH, 2 * WIDTH, WIDTH))
            _norm(layer.ffn.layer_norm)
            _linear(layer.ffn.linear_0, dice, INNER, WIDTH)
            _linear(layer.ffn.linear_1, dice, WIDTH, INNER)
    spec.register_source_vocabulary(list(names))
    spec.register_target_vocabulary(list(names))
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _attention(part: Any, dice: np.random.Generator, sizes: Sequence[int]) -> None:
    _norm(part.layer_norm)
    for linear, size in zip(part.linear, sizes, strict=True):
        _linear(linear, dice, size, WIDTH)


def _linear(
    part: common_spec.LinearSpec, dice: np.random.Generator, rows: int, columns: int
) -> None:
    part.weight = _random(dice, rows, columns)
    part.bias = np.zeros(rows, np.float32)


def _norm(part: common_spec.LayerNormSpec) -> None:
    part.gamma, part.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)


def _random(dice: np.random.Generator, rows: int, columns: int) -> NDArray[np.float32]:
    numbers = dice.standard_normal((rows, columns), np.float32)
    return numbers * np.float32(columns**-0.5)
