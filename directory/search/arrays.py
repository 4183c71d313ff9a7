"""Arrays on disk: many in one file, mapped into memory and never changed.

The file is eight bytes of magic, eight of the length of a JSON header, the header
(name → type, shape, place), then each array, little-endian, from a multiple of 64
bytes on. It holds numbers and text and can do nothing when it is read; what it says
of itself is checked against its size all the same.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = Mapping[str, Array]
"""The arrays of one file, by name."""

_MAGIC: Final = b"FDARRAY1"
_ALIGNED: Final = 64
_TYPES: Final = frozenset({"|u1", "|b1", "<u2", "<i4", "<i8", "<f4", "<f8"})


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write `arrays` to a new file at `path`."""
    ready = {name: np.ascontiguousarray(_little(a)) for name, a in arrays.items()}
    places: dict[str, tuple[str, tuple[int, ...], int]] = {}
    at = 0
    for name, array in ready.items():
        places[name] = (array.dtype.str, array.shape, at)
        at += _padded(array.nbytes)
    header = json.dumps(places).encode("ascii")
    header += b" " * (_padded(16 + len(header)) - 16 - len(header))
    with path.open("wb") as file:
        file.write(_MAGIC + len(header).to_bytes(8, "little") + header)
        for array in ready.values():
            file.write(array.tobytes())
            file.write(bytes(_padded(array.nbytes) - array.nbytes))


def map_arrays(path: Path) -> dict[str, Array]:
    """Return the arrays of the file at `path`, read from disk as they are used.

    Raises ValueError when it is not such a file.
    """
    whole = np.memmap(path, np.uint8, mode="r")
    if bytes(whole[:8]) != _MAGIC:
        raise ValueError(f"{path.name} holds no arrays.")
    start = 16 + int.from_bytes(bytes(whole[8:16]), "little")
    arrays: dict[str, Array] = {}
    for name, (kind, shape, at) in json.loads(bytes(whole[16:start])).items():
        if kind not in _TYPES:
            raise ValueError(f"{path.name} has an array of an unknown type.")
        size = np.dtype(kind).itemsize * int(np.prod(shape))
        raw = np.asarray(whole[start + at : start + at + size])
        arrays[name] = raw.view(kind).reshape(shape)
    return arrays


def packed(texts: Iterable[str], name: str) -> dict[str, Array]:
    """Return `texts` as two arrays: all their UTF-8, and where each begins."""
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    return {
        f"{name}.text": np.frombuffer(b"".join(encoded), np.uint8),
        f"{name}.start": ends,
    }


class Texts(Sequence[str]):
    """What `packed` made, read one by one."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._text = arrays[f"{name}.text"]
        self._start = arrays[f"{name}.start"]

    def __len__(self) -> int:
        return len(self._start) - 1

    def __getitem__(self, at: Any) -> Any:
        """The text number `at`; of a slice, a list of them."""
        if isinstance(at, slice):
            return self._some(*at.indices(len(self))[:2])
        return self.raw(at).decode()

    def raw(self, at: int) -> bytes:
        """The text number `at` as UTF-8, in whose order texts are sorted."""
        return self._text[self._start[at] : self._start[at + 1]].tobytes()

    def _some(self, first: int, last: int) -> list[str]:
        if last <= first:
            return []
        starts = self._start[first : last + 1].tolist()
        raw = self._text[starts[0] : starts[-1]].tobytes()
        return [
            raw[one - starts[0] : other - starts[0]].decode()
            for one, other in pairwise(starts)
        ]


def begins(counts: Iterable[int]) -> Array:
    """Return where the rows of each listing begin, of how many each has.

    And at last how many there are.
    """
    return np.cumsum([0, *counts], dtype=np.int64)


def _little(array: Array) -> Array:
    return array.astype(array.dtype.newbyteorder("<"), copy=False)


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
