"""Places: found by name and postcode, and how far they are from one another."""

import pytest

from directory.model.nouns import Location
from directory.model.places import (
    Gazetteer,
    Place,
    Point,
    metres_between,
    point_of,
)

TOWN = Place(
    slug="thornmere-town",
    names={"en": "Thornmere Town", "gu": "થૉર્નમિયર ટાઉન"},
    kind="neighbourhood",
    latitude=51.60,
    longitude=2.0,
    postcodes=("XB1 1", "XB1 2"),
)
HERON = Place(
    slug="heron-dock",
    names={"en": "Heron Dock"},
    kind="neighbourhood",
    latitude=51.573,
    longitude=2.033,
    postcodes=("XB10 1",),
)
STATION = Place(
    slug="station",
    names={"en": "The Station"},
    kind="landmark",
    latitude=51.598,
    longitude=1.996,
)
GAZETTEER = Gazetteer((TOWN, HERON, STATION))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Thornmere Town", TOWN),
        ("  thornmere   TOWN ", TOWN),
        ("thornmere-town", TOWN),
        ("થૉર્નમિયર ટાઉન", TOWN),
        ("the station", STATION),
        ("XB1 2AB", TOWN),
        ("xb12ab", TOWN),
        ("XB1 2", TOWN),
        ("xb1", TOWN),
        ("XB10", HERON),
        ("XB10 1", HERON),
        ("XB101AA", HERON),
        ("XB1 9AA", None),
        ("XB1 9", None),
        ("XB2", None),
        ("", None),
        ("Thornmere", None),
        ("x" * 5000, None),
    ],
)
def test_a_place_is_found_as_people_say_it(words, expected):
    assert GAZETTEER.find(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("food XB1 2AB", ("XB1 2AB", "food")),
        ("food near xb12ab please", ("xb12ab", "food near please")),
        ("XB10 1", ("XB10 1", "")),
        ("XB1 classes", ("", "XB1 classes")),
        ("XB9 9ZZ food", ("", "XB9 9ZZ food")),
        ("food", ("", "food")),
    ],
)
def test_a_postcode_is_found_among_words(words, expected):
    assert GAZETTEER.postcode_in(words) == expected


def test_distances_are_those_of_the_map():
    charing_cross, st_pauls = Point(51.5073, -0.12755), Point(51.51384, -0.09839)
    assert metres_between(charing_cross, st_pauls) == pytest.approx(2145, rel=0.01)
    assert metres_between(st_pauls, st_pauls) == 0
    assert metres_between(Point(0, 0), Point(0, 180)) == pytest.approx(20_015_115)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location(id="1", latitude=51.5, longitude=-0.1), Point(51.5, -0.1)),
        (Location(id="1", latitude=51.5, longitude=-0.1, confidential=True), None),
        (Location(id="1", latitude=51.5), None),
        (Location(id="1", latitude=0, longitude=0), None),
        (Location(id="1"), None),
    ],
)
def test_a_point_is_known_when_it_was_said_and_may_be(location, expected):
    assert point_of(location) == expected
