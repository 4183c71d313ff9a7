"""Which words of a pair mean the same, and the short phrases that follow from it.

Three thousand sentences are too few for a network to find out what words mean; as
phrases of one to seven words, mixed among them, they are enough for a poor translation.
Words are aligned by IBM's model 2 with a prior for the diagonal (Dyer and others 2013),
in both directions; the two are united by grow-diag (Koehn and others 2003), and every
pair of phrases that no alignment crosses is taken (Och and Ney 2004).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from tools.training.pairs import Pair

ROUNDS = 6
DIAGONAL = 4.0
"""How strongly a word is expected at the same share of its sentence."""
NOTHING = 0.08
"""How likely a word is that translates none."""
LONGEST_SOURCE, LONGEST_TARGET = 7, 9
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")

Links = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of a pair: its first character and the one after its last, in both."""

    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def phrases_of(pairs: Sequence[Pair]) -> list[list[Span]]:
    """The aligned phrases of each pair."""
    sources = [_words(pair.source) for pair in pairs]
    targets = [_words(pair.target) for pair in pairs]
    there = _aligned(sources, targets)
    back = _aligned(targets, sources)
    found = []
    for pair, source, target, forth, turned in zip(
        pairs, sources, targets, there, back, strict=True
    ):
        links = _grown(forth, {(i, j) for j, i in turned})
        spans = _spans(source, target, links)
        found.append([span for span in spans if _is_likely(pair, span)])
    return found


def counted(pairs: Sequence[Pair], spans: Sequence[Sequence[Span]]) -> Counter[Pair]:
    """How often each pair of phrases occurs."""
    return Counter(
        cut(pair, span)
        for pair, found in zip(pairs, spans, strict=True)
        for span in found
    )


def cut(pair: Pair, span: Span) -> Pair:
    """The words of a phrase."""
    return Pair(pair.source[slice(*span.source)], pair.target[slice(*span.target)])


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.group().lower(), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def _numbered(sentences: Sequence[Sequence[_Word]]) -> list[NDArray[np.int64]]:
    """Each word as a number from 1; 0 is left for "none"."""
    numbers: dict[str, int] = {}
    return [
        np.array([numbers.setdefault(w.text, len(numbers) + 1) for w in words], int)
        for words in sentences
    ]


def _aligned(
    sources: Sequence[Sequence[_Word]], targets: Sequence[Sequence[_Word]]
) -> list[Links]:
    """For each word of `targets` the one that it most likely translates, if any.

    Each cell is a word of a sentence beside a word of its translation; all cells of
    all sentences stand in one row, so that a round is five operations of numpy.
    """
    grids = [
        (np.concatenate([[0], xs]), ys)
        for xs, ys in zip(_numbered(sources), _numbered(targets), strict=True)
    ]
    width = 1 + max(int(ys.max(initial=0)) for _, ys in grids)
    pairs = np.concatenate(
        [(xs[:, None] * width + ys[None, :]).ravel() for xs, ys in grids]
    )
    prior = np.concatenate([_prior(len(xs) - 1, len(ys)).ravel() for xs, ys in grids])
    columns = _columns(grids)
    known, cells = np.unique(pairs, return_inverse=True)
    sources_of = known // width
    share = np.ones(len(known))
    for _ in range(ROUNDS):
        weight = share[cells] * prior
        weight /= np.bincount(columns, weight)[columns]
        counts = np.bincount(cells, weight)
        share = counts / (np.bincount(sources_of, counts)[sources_of] + 0.5)
    return list(_best(grids, share[cells] * prior))


def _prior(rows: int, columns: int) -> NDArray[np.float64]:
    """How likely each cell is by its place alone; the first row is "none"."""
    row = np.arange(rows)[:, None] / max(rows, 1)
    column = np.arange(columns)[None, :] / max(columns, 1)
    places = np.exp(-DIAGONAL * np.abs(row - column))
    return np.concatenate([np.full((1, columns), NOTHING), places])


def _columns(grids: Sequence[tuple[NDArray[np.int64], ...]]) -> NDArray[np.int64]:
    """The number of the target word of each cell, counted through all sentences."""
    first, found = 0, []
    for xs, ys in grids:
        found.append(np.tile(np.arange(first, first + len(ys)), len(xs)))
        first += len(ys)
    return np.concatenate(found)


def _best(
    grids: Sequence[tuple[NDArray[np.int64], ...]], weight: NDArray[np.float64]
) -> Iterator[Links]:
    start = 0
    for xs, ys in grids:
        size = len(xs) * len(ys)
        grid = weight[start : start + size].reshape(len(xs), len(ys))
        start += size
        rows = grid.argmax(axis=0) if size else []
        yield {(int(i) - 1, j) for j, i in enumerate(rows) if i > 0}


def _grown(forth: Links, back: Links) -> Links:
    """What both directions say, and beside that what one says (grow-diag)."""
    links, rest = forth & back, sorted(forth ^ back)
    while True:
        rows, columns = {i for i, _ in links}, {j for _, j in links}
        added = [
            (i, j)
            for i, j in rest
            if (i not in rows or j not in columns)
            and any((i + a, j + b) in links for a in (-1, 0, 1) for b in (-1, 0, 1))
        ]
        if not added:
            return links
        links |= {added[0]} | {
            link for link in added if link[0] not in rows and link[1] not in columns
        }
        rest = [link for link in rest if link not in links]


def _spans(
    source: Sequence[_Word], target: Sequence[_Word], links: Links
) -> Iterator[Span]:
    """Every two phrases whose words are linked to words of each other only."""
    rows = {i for i, _ in links}
    for first in sorted(rows):
        for last in range(first, min(len(source), first + LONGEST_SOURCE)):
            if last not in rows:
                continue
            inside = [j for i, j in links if first <= i <= last]
            low, high = min(inside), max(inside)
            if high - low >= LONGEST_TARGET or any(
                low <= j <= high and not first <= i <= last for i, j in links
            ):
                continue
            yield Span(
                (source[first].start, source[last].end),
                (target[low].start, target[high].end),
            )


def _is_likely(pair: Pair, span: Span) -> bool:
    """Whether it is more than a sign, and about as long in both languages."""
    phrase = cut(pair, span)
    ratio = (len(phrase.source) + 3) / (len(phrase.target) + 3)
    is_words = phrase.source[0].isalnum() and phrase.target[0].isalnum()
    return is_words and abs(log(ratio)) <= 1
