"""The listings that search is measured by."""

from pathlib import Path

import pytest

from bench.corpus import KINDS, OWN, Corpus
from directory.search.seam import Query
from directory.search.whoosh_index import WhooshIndex

# The made-up listings, so that it is the same wherever the tests run.
SIZE = 100


@pytest.fixture(scope="module", params=[1, 13])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """A hundred listings in English, and in every language."""
    return Corpus(SIZE, request.param, OWN)


def test_the_same_number_gives_the_same_listings_and_questions(corpus: Corpus) -> None:
    """A figure of today can be held against one of last month."""
    again = Corpus(SIZE, 1 + len(corpus.tags), OWN)
    assert list(again.documents()) == list(corpus.documents())
    assert again.queries(5) == corpus.queries(5)


def test_there_are_as_many_as_were_asked_for(corpus: Corpus) -> None:
    """Listings, languages and questions of each kind."""
    documents = list(corpus.documents())
    assert len({document.id for document in documents}) == SIZE
    tags = {tag for document in documents for tag, _ in document.texts}
    assert tags == {"en", *corpus.tags}
    assert {kind: len(asks) for kind, asks in corpus.queries(5).items()} == (
        dict.fromkeys(KINDS, 5)
    )


@pytest.mark.parametrize(("size", "languages"), [(SIZE, 1), (12, 13)])
def test_the_listings_make_an_index_that_answers(
    size: int, languages: int, tmp_path: Path
) -> None:
    """Every word asked for stands somewhere, and a slip is forgiven."""
    small = Corpus(size, languages, OWN)
    index = WhooshIndex(tmp_path)
    index.rebuild(small.documents(), up_to=1)
    assert index.search(Query("")).total == size
    asks = small.queries(5)
    for kind in ("one word", "two to three words", "typo", "typical"):
        for ask in asks[kind]:
            assert index.search(Query(ask.words, ask.language)).total, ask
