"""What a model learns from: a tokenizer, and epochs of sentences, phrases and masks."""

import io
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from pathlib import Path

import torch
from sentencepiece import SentencePieceProcessor, SentencePieceTrainer
from torch import Tensor

from tools.training.masking import MASKS, Masker
from tools.training.model import BEGIN, END, PADDING, UNKNOWN
from tools.training.pairs import Pair, dice
from tools.training.phrases import counted, cut, phrases_of

PIECES = 4_000
PHRASES = 40_000
"""Phrases beside the sentences of an epoch."""
BATCH = 2_000
"""Tokens of a batch, with padding."""
LONGEST = 160
SAMPLING = 0.8
"""How closely a word's cutting follows what is likeliest; at 0, any is as good."""

Tokens = list[int]


def train_tokenizer(pairs: Sequence[Pair], path: Path) -> None:
    """A SentencePiece model for both languages: digits apart, masks in one piece."""
    written = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter([s for p in pairs for s in (p.source, p.target)]),
        model_writer=written,
        vocab_size=PIECES,
        model_type="unigram",
        character_coverage=0.9998,
        split_digits=True,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        pad_id=PADDING,
        user_defined_symbols=MASKS,
        normalization_rule_name="nmt_nfkc",
        max_sentence_length=20_000,
        minloglevel=2,
        num_threads=2,
    )
    path.write_bytes(written.getvalue())


def tokenizer(path: Path) -> SentencePieceProcessor:
    """A tokenizer from its file."""
    return SentencePieceProcessor(model_file=str(path))


@dataclass(frozen=True, slots=True)
class Batch:
    """source; given: what the decoder has already said; wanted: what comes next."""

    source: Tensor
    given: Tensor
    wanted: Tensor


class Corpus:
    """Sentence pairs and the phrases in them, as batches."""

    def __init__(self, pairs: Sequence[Pair], pieces: SentencePieceProcessor) -> None:
        self._pairs = pairs
        self._pieces = pieces
        spans = phrases_of(pairs)
        counts = counted(pairs, spans)
        self._spans = [
            [span for span in found if _may_be_masked(cut(pair, span), counts)]
            for pair, found in zip(pairs, spans, strict=True)
        ]
        self._phrases = list(counts)
        # One that occurs twice is more likely right than one that does not.
        self._weights = list(
            accumulate(sqrt(n) * (3 if n > 1 else 1) for n in counts.values())
        )
        self._dice = dice(1)
        shorts = [pair for pair in pairs if len(pair.source.split()) <= 15]
        self._masker = Masker(self._dice, shorts)

    @property
    def phrases(self) -> int:
        """How many different pairs of phrases there are."""
        return len(self._phrases)

    def epoch(self) -> list[Batch]:
        """Each sentence once, some phrases, masks in other places: in any order."""
        examples = list(self._examples())
        # Alike in length, so that little is padding, but not the same ones together.
        examples.sort(key=lambda each: _length(each) + 3 * self._dice.random())
        batches = [_batch(group) for group in _grouped(examples)]
        self._dice.shuffle(batches)
        return batches

    def _examples(self) -> Iterator[tuple[Tokens, Tokens]]:
        masker = self._masker
        mixed = [
            masker.sentence(pair, spans)
            for pair, spans in zip(self._pairs, self._spans, strict=True)
        ]
        mixed += [masker.phrase(self._any_phrase()) for _ in range(PHRASES)]
        for pair in mixed:
            source, target = self._encoded(pair.source), self._encoded(pair.target)
            if 0 < len(source) <= LONGEST and 0 < len(target) <= LONGEST:
                yield source, target

    def _any_phrase(self) -> Pair:
        at = self._dice.random() * self._weights[-1]
        return self._phrases[bisect(self._weights, at)]

    def _encoded(self, text: str) -> Tokens:
        return list(
            self._pieces.encode(
                text, enable_sampling=True, alpha=SAMPLING, nbest_size=-1
            )
        )


def _may_be_masked(phrase: Pair, counts: dict[Pair, int]) -> bool:
    """Up to three words that mean the same, as far as anybody can tell."""
    is_short = max(len(phrase.source.split()), len(phrase.target.split())) <= 3
    is_sure = counts[phrase] > 1 or phrase.source == phrase.target
    return is_short and is_sure and len(phrase.source) > 1


def _length(example: tuple[Tokens, Tokens]) -> int:
    return max(len(example[0]), len(example[1]) + 1)


def _grouped(
    examples: Sequence[tuple[Tokens, Tokens]],
) -> Iterator[list[tuple[Tokens, Tokens]]]:
    group: list[tuple[Tokens, Tokens]] = []
    longest = 0
    for each in examples:
        longest = max(longest, _length(each))
        if group and longest * (len(group) + 1) > BATCH:
            yield group
            group, longest = [], _length(each)
        group.append(each)
    yield group


def _batch(group: Sequence[tuple[Tokens, Tokens]]) -> Batch:
    return Batch(
        _padded([source for source, _ in group]),
        _padded([[BEGIN, *target] for _, target in group]),
        _padded([[*target, END] for _, target in group]),
    )


def _padded(rows: Sequence[Tokens]) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[PADDING] * (width - len(row))] for row in rows])
