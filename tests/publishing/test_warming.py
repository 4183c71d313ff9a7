"""Warming up: nothing is left to be worked out while somebody waits."""

from dataclasses import replace

import pytest

from directory.publishing.suggestions import Suggestions
from directory.publishing.warming import warm_up
from directory.search.seam import Query
from directory.search.whoosh_index import WhooshIndex
from directory.wording.languages import LANGUAGES


@pytest.fixture
def cold(fresh):
    """Engines that nobody has asked anything, on the starter's index."""
    words = fresh.words.current
    index = WhooshIndex(fresh.settings.index, words)
    suggestions = Suggestions(fresh.reference, words, index)
    return replace(fresh, index=index, suggestions=suggestions)


def test_after_warming_up_no_phrase_is_worked_out_again(cold, monkeypatch):
    warm_up(cold)

    def worked_out(*_: object) -> None:
        raise AssertionError("this should have been ready")

    for name in ("_compiled", "_sought_of", "skeleton"):
        monkeypatch.setattr(f"directory.search.synonyms.{name}", worked_out)
    monkeypatch.setattr("directory.publishing.suggestions.Phrasebook", worked_out)
    assert len(LANGUAGES) == 13
    for language in LANGUAGES:
        for words in ("doctr", "madad", "khorak"):
            cold.index.search(Query(words, language.tag))
        cold.suggestions.beginning("a", language.tag)


def test_without_an_index_warming_up_does_no_harm(cold, tmp_path):
    nowhere = WhooshIndex(tmp_path / "nowhere")
    warm_up(replace(cold, index=nowhere))
