"""A small transformer, of the kind that CTranslate2 can run.

Three layers each side, normalised before each part ("pre-norm"), one matrix for the
embeddings of both languages and for the output, sinusoidal places as CTranslate2 works
them out itself.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

UNKNOWN, BEGIN, END, PADDING = range(4)
"""The first pieces of the tokenizer."""
PLACES = 500


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is, and how much of it is left out while it learns."""

    vocabulary: int
    width: int = 192
    heads: int = 4
    inner: int = 768
    layers: int = 3
    dropout: float = 0.15


class Noise:
    """Dropout out of a pool: to draw afresh takes half as long as learning does."""

    def __init__(self, share: float, size: int = 1 << 23) -> None:
        self._kept = (torch.rand(size) >= share) / (1 - share)
        self._pools = {torch.float32: self._kept}

    def __call__(self, x: Tensor) -> Tensor:
        pool = self._pools.get(x.dtype)
        if pool is None:
            pool = self._pools[x.dtype] = self._kept.to(x.dtype)
        start = int(torch.randint(0, len(pool) - x.numel(), (1,)))
        return x * pool[start : start + x.numel()].view(x.shape)


class Dropout(nn.Module):
    """Dropout with shared noise, while the model learns."""

    def __init__(self, noise: Noise) -> None:
        super().__init__()
        self._noise = noise

    def forward(self, x: Tensor) -> Tensor:
        return self._noise(x) if self.training else x


class Attention(nn.Module):
    """Attention to the sentence itself, or (`across`) to the encoded other one."""

    def __init__(self, shape: Shape, noise: Noise, *, across: bool = False) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.across = shape.heads, across
        self.norm = nn.LayerNorm(width)
        # As CTranslate2 keeps them: all three in one, or the query apart.
        sizes = (width, 2 * width) if across else (3 * width,)
        self.inputs = nn.ModuleList(nn.Linear(width, size) for size in sizes)
        self.output = nn.Linear(width, width)
        self.dropout = Dropout(noise)
        for linear in (*self.inputs, self.output):
            for part in linear.weight.chunk(len(linear.weight) // width):
                nn.init.xavier_uniform_(part.data)
            nn.init.zeros_(linear.bias)

    def forward(
        self,
        x: Tensor,
        mask: Tensor | None = None,
        memory: Tensor | None = None,
        *,
        causal: bool = False,
    ) -> Tensor:
        y = self.norm(x)
        if self.across:
            query, keys = self.inputs
            parts = (query(y), *keys(memory).chunk(2, -1))
        else:
            parts = self.inputs[0](y).chunk(3, -1)
        with torch.autocast("cpu", enabled=False):  # slower in 16 bits
            attended = functional.scaled_dot_product_attention(
                *(self._split(part.float()) for part in parts),
                attn_mask=mask,
                is_causal=causal,
            )
        merged = attended.to(parts[0].dtype).transpose(1, 2).reshape(x.shape)
        return x + self.dropout(self.output(merged))

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)


class FeedForward(nn.Module):
    """Each place for itself, through a wider layer."""

    def __init__(self, shape: Shape, noise: Noise, inner_noise: Noise) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.dropout, self.inner_dropout = Dropout(noise), Dropout(inner_noise)
        for linear in (self.inner, self.outer):
            nn.init.xavier_uniform_(linear.weight)
            nn.init.zeros_(linear.bias)

    def forward(self, x: Tensor) -> Tensor:
        inner = self.inner_dropout(functional.relu(self.inner(self.norm(x))))
        return x + self.dropout(self.outer(inner))


class Layer(nn.Module):
    """A layer of either side; a decoder's (`across`) looks at the encoder too."""

    def __init__(
        self, shape: Shape, noise: Noise, inner_noise: Noise, *, across: bool
    ) -> None:
        super().__init__()
        self.own = Attention(shape, noise)
        self.other = Attention(shape, noise, across=True) if across else None
        self.feed = FeedForward(shape, noise, inner_noise)

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None = None) -> Tensor:
        if self.other is None:
            return self.feed(self.own(x, mask))
        return self.feed(self.other(self.own(x, causal=True), mask, memory))


class Model(nn.Module):
    """The whole: tokens of a sentence, and of its translation so far, to scores."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        noise, half = Noise(shape.dropout), Noise(shape.dropout / 2)
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, 0, shape.width**-0.5)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.register_buffer("places", places(shape.width), persistent=False)
        self.dropout = Dropout(half)
        self.encoder, self.decoder = (
            nn.ModuleList(
                Layer(shape, noise, half, across=across) for _ in range(shape.layers)
            )
            for across in (False, True)
        )
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        return self.decode(target, *self.encode(source))

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """The encoded sentences, and which of their places are none."""
        mask = (source != PADDING)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """The scores of each piece, for what comes after each token."""
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, mask, memory)
        return functional.linear(self.decoder_norm(x), self.embedding.weight, self.bias)

    @torch.no_grad()
    def greedy(self, source: list[int], longest: int = 200) -> list[int]:
        """The likeliest piece after piece."""
        memory, mask = self.encode(torch.tensor([source]))
        found = [BEGIN]
        while len(found) <= longest:
            scores = self.decode(torch.tensor([found]), memory, mask)
            best = int(scores[0, -1].argmax())
            if best == END:
                break
            found.append(best)
        return found[1:]

    def _embed(self, tokens: Tensor) -> Tensor:
        x = self.embedding(tokens) * math.sqrt(self.shape.width)
        return self.dropout(x + self.places[: tokens.shape[1]])


def places(width: int) -> Tensor:
    """Sines, then cosines, from place 1 on: what CTranslate2 adds by itself."""
    step = math.log(10_000) / (width // 2 - 1)
    rates = torch.exp(torch.arange(width // 2) * -step)
    angles = (torch.arange(PLACES) + 1)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def saved(path: str) -> tuple[Model, dict[str, Any]]:
    """A model as `train` has written it, and what is known of its training."""
    kept = torch.load(path, map_location="cpu", weights_only=True)
    model = Model(Shape(**kept["shape"]))
    model.load_state_dict(kept["weights"])
    return model.eval(), kept["made"]
