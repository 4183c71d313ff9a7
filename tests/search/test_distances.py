"""Distances: the arrays say what the plain formula says."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.model.places import Point, metres_between
from directory.search.distances import PointTable, point_arrays
from directory.search.seam import Near

POINT = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(st.lists(POINT, max_size=4), max_size=8), POINT)
def test_the_nearest_place_of_each_listing_counts(places, near):
    table = PointTable(point_arrays(places))
    expected = [
        min((metres_between(near, point) for point in points), default=inf)
        for points in places
    ]
    assert table.metres_from(Near(*near)).tolist() == pytest.approx(expected, abs=0.01)
