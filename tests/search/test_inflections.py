"""Stemming, counted: the figures that docs/adr/0005-search-index.md decides by."""

import pytest

from directory.search.stemming import STEMMERS
from tests.search.inflections import INFLECTIONS, count, stemmers

EXPECTED = {
    "en": (19, 0, 0),
    "gu": (151, 6, 3),
    "ro": (118, 11, 1),
    "ta": (79, 5, 1),
    "pl": (129, 6, 0),
    "ar": (98, 20, 0),
    "hi": (37, 0, 1),
    "fa": (32, 8, 0),
    "ur": (104, 12, 1),
    "ne": (32, 1, 0),
    "pt": (62, 8, 2),
    "so": (133, 23, 3),
    "sq": (197, 14, 3),
}
"""Pairs of forms of one word, how many get different stems, and how many pairs of
different words share one."""


@pytest.mark.parametrize("language", INFLECTIONS)
def test_the_stemmers_meet_as_many_inflections_as_is_said(language):
    counted = count(language, STEMMERS[language][1]().stemWord)
    assert counted == EXPECTED[language]


@pytest.mark.parametrize("language", INFLECTIONS)
def test_no_other_kind_of_stemmer_misses_fewer(language):
    missed = {kind: count(language, stem).missed for kind, stem in stemmers(language)}
    assert missed["Front Door"] == min(missed.values())


def test_there_are_labelled_words_for_every_stemmer():
    assert INFLECTIONS.keys() == STEMMERS.keys()
