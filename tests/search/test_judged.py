"""How good the search is, over the starter listings, in each language.

The figures may rise. A fall must be explained: by a query that was wrong, by a listing
that answers better, or by words that were wrong; judged.toml says how it may change.
"""

import pytest

from directory.publishing.works import Works
from tests.search.judged import measure, search_of

LEAST = {
    "own": (0.94, 0.83),
    "typo": (0.95, 0.83),
    "english": (0.99, 0.99),
    "synonym": (0.85, 0.50),
    "romanised": (0.60, 0.40),
}
"""For each kind of query: the least mean over the languages, and in any language."""


@pytest.fixture(scope="module")
def recalls(starter: Works) -> dict[tuple[str, str], float]:
    return measure(search_of(starter))


@pytest.mark.parametrize("kind", LEAST)
def test_recall_is_as_good_as_it_was(recalls, kind: str) -> None:
    """Among the first five results."""
    each = {language: r for (language, k), r in recalls.items() if k == kind}
    mean, worst = LEAST[kind]
    assert sum(each.values()) / len(each) >= mean
    assert {language: r for language, r in each.items() if r < worst - 0.01} == {}
