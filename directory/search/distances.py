"""Distances: how far each of many listings is from one point."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.model.places import EARTH
from directory.search.seam import Near

Metres = NDArray[np.float64]

_STORED: Final = np.dtype("<f8")


def pack_points(points: Sequence[tuple[float, float]]) -> bytes:
    """Return `points` as little-endian doubles: latitude, longitude, and so on."""
    return np.array(points, _STORED).tobytes()


class PointTable:
    """The places of the listings 0 … `size` - 1."""

    def __init__(self, points: Sequence[bytes]) -> None:
        """Take what `pack_points` made, one for each listing."""
        self._size = len(points)
        rows = np.frombuffer(b"".join(points), _STORED).reshape(-1, 2)
        counts = np.array([len(each) // (2 * _STORED.itemsize) for each in points], int)
        self._with_places = np.flatnonzero(counts)
        self._first = (np.cumsum(counts) - counts)[self._with_places]
        self._latitude, self._longitude = np.radians(rows).T

    def metres_from(self, near: Near) -> Metres:
        """Return how far each listing's nearest place is; infinite without one.

        The haversine formula on a sphere: within half a per cent of the truth.
        """
        metres = np.full(self._size, np.inf)
        if len(self._with_places):
            latitude, longitude = np.radians((near.latitude, near.longitude))
            across = np.sin((self._longitude - longitude) / 2) ** 2
            along = np.sin((self._latitude - latitude) / 2) ** 2
            chord = along + np.cos(self._latitude) * np.cos(latitude) * across
            each = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(chord, 1)))
            metres[self._with_places] = np.minimum.reduceat(each, self._first)
        return metres
