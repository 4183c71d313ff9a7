"""Train one small model.

    python -m tools.training.train TMX.zip FOLDER [--minutes 25]

Writes FOLDER/sentencepiece.model, FOLDER/held_out.json and FOLDER/model.pt. Minutes,
not steps, end it: on a busy machine the model is worse, and nobody waits longer.
"""

import argparse
import copy
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, astuple
from itertools import count
from pathlib import Path

import torch
from torch.nn import functional

from tools.training.corpus import Batch, Corpus, tokenizer, train_tokenizer
from tools.training.model import PADDING, Model, Shape
from tools.training.pairs import read_pairs, split

RATE, WARM_UP = 1.5e-3, 300
"""The highest rate of learning, and after how many steps it is reached."""
FALLING = 0.6
"""The last share of the time, in which the rate falls."""


class Average:
    """A model whose weights are the moving average of another's: it does better."""

    def __init__(self, model: Model) -> None:
        self.model = copy.deepcopy(model).eval()
        self._updates = 0

    @torch.no_grad()
    def follow(self, model: Model) -> None:
        """Take in the other's weights; the first ones are soon forgotten."""
        self._updates += 1
        kept = min(0.99, self._updates / (self._updates + 8))
        mine, new = list(self.model.parameters()), list(model.parameters())
        torch._foreach_mul_(mine, kept)
        torch._foreach_add_(mine, new, alpha=1 - kept)


def rate(step: int, share: float) -> float:
    """The rate of learning at a step, when a share of the time has passed."""
    rising = min(1.0, (step + 1) / WARM_UP)
    falling = max(0.02, min(1.0, (1 - share) / FALLING))
    return RATE * rising * falling


def loss_of(model: Model, batch: Batch) -> torch.Tensor:
    """How wrong a model is about a batch."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(batch.source, batch.given)
    return functional.cross_entropy(
        scores.float().flatten(0, 1),
        batch.wanted.flatten(),
        ignore_index=PADDING,
        label_smoothing=0.1,
    )


def endless(corpus: Corpus) -> Iterator[tuple[int, Batch]]:
    """Batches with the number of their epoch."""
    for epoch in count(1):
        for batch in corpus.epoch():
            yield epoch, batch


def trained(model: Model, corpus: Corpus, minutes: float) -> tuple[Model, int, int]:
    """The model after so many minutes; how many steps and epochs it took."""
    average = Average(model)
    learning = torch.optim.AdamW(
        model.train().parameters(), betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01
    )
    start = time.monotonic()
    for step, (epoch, batch) in enumerate(endless(corpus)):
        share = (time.monotonic() - start) / (60 * minutes)
        if share >= 1:
            return average.model, step, epoch
        for group in learning.param_groups:
            group["lr"] = rate(step, share)
        loss = loss_of(model, batch)
        learning.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        learning.step()
        if step % 4 == 3:
            average.follow(model)
        if step % 100 == 0:
            print(f"{share:.0%} epoch {epoch} step {step} loss {loss:.2f}", flush=True)
    raise AssertionError("there is always another epoch")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Train one small model.")
    parser.add_argument("tmx", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    pairs, held_out = split(read_pairs(given.tmx))
    words = json.dumps([astuple(pair) for pair in held_out], ensure_ascii=False)
    (given.folder / "held_out.json").write_text(words + "\n", encoding="utf-8")
    pieces = given.folder / "sentencepiece.model"
    train_tokenizer(pairs, pieces)
    corpus = Corpus(pairs, tokenizer(pieces))
    shape = Shape(tokenizer(pieces).get_piece_size())
    print(f"{len(pairs)} pairs, {corpus.phrases} phrases, {shape}", flush=True)
    model, steps, epochs = trained(Model(shape), corpus, given.minutes)
    made = {"pairs": len(pairs), "phrases": corpus.phrases, "steps": steps,
            "epochs": epochs, "minutes": given.minutes}  # fmt: skip
    kept = {"shape": asdict(shape), "weights": model.state_dict(), "made": made}
    torch.save(kept, given.folder / "model.pt")
    print(made)


if __name__ == "__main__":
    main()
