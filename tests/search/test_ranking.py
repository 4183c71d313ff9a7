"""Ranking: Whoosh's own BM25F to the last digits, in every state of the index."""

import random
from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query import And, Or, Term
from whoosh.scoring import BM25F

from directory.search.analysis import Analyser
from directory.search.seam import Query
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import listing

WORDS = ["food", "bank", "debt", "advice", "carer", "child", "health", "club", "the"]
WORDS += ["garden", "of", "chess"]


@pytest.fixture
def index(tmp_path: Path) -> WhooshIndex:
    return WhooshIndex(tmp_path)


def random_listing(number: int, chance: random.Random):
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 60)))
    return listing(number, " ".join(chance.choices(WORDS, k=3)), text)


def by_whoosh(folder: Path, query) -> dict[str, float]:
    """What Whoosh's own searcher gives the same files."""
    (live,) = folder.glob("gen-*")
    with open_dir(str(live)).searcher(weighting=BM25F(B=0.4, K1=1.2)) as searcher:
        # Unoptimized: blocks carry no statistics for skipping (see `_Codec`).
        found = searcher.search(query, limit=None, optimize=False)
        return {hit["facts"][0]: hit.score for hit in found}


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("food", Term("latn", "food")),
        ("food bank", And([Term("latn", "food"), Term("latn", "bank")])),
        ("carers advice", And([Term("latn", "carer"), Term("latn", "advic")])),
        ("garden astronomy", Or([Term("latn", "garden"), Term("latn", "astronomi")])),
    ],
)
def test_scores_are_whooshs_own_after_updates_and_deletions(
    index, tmp_path, words, query
):
    chance = random.Random(4)  # noqa: S311 - the same listings in every run
    index.rebuild((random_listing(n, chance) for n in range(300)), up_to=1)
    for number in range(20):
        again = random_listing(chance.randrange(320), chance)
        index.update([again], [str(chance.randrange(300))], up_to=number)
    hits = index.search(Query(words, per_page=1000)).hits
    assert {hit.id: hit.score for hit in hits} == pytest.approx(
        by_whoosh(tmp_path, query)
    )
    assert len(hits) > 20


def test_the_top_twenty_of_200_queries_are_whooshs_own(index, tmp_path):
    chance = random.Random(8)  # noqa: S311 - the same listings in every run
    index.rebuild((random_listing(n, chance) for n in range(400)), up_to=1)
    for number in range(30):
        again = random_listing(chance.randrange(450), chance)
        index.update([again], [str(chance.randrange(400))], up_to=number + 2)
    stem = Analyser().stem
    telling = [word for word in WORDS if word not in ("the", "of")]
    for _ in range(200):
        words = chance.sample(telling, chance.randint(1, 3))
        hits = index.search(Query(" ".join(words))).hits
        terms = [Term("latn", stem(word, "en")) for word in words]
        wanted = by_whoosh(tmp_path, And(terms) if hits else Or(terms))
        best = sorted(wanted.values(), reverse=True)[:20]
        assert [hit.score for hit in hits] == pytest.approx(best)
        assert all(wanted[hit.id] == pytest.approx(hit.score) for hit in hits)


def test_a_word_in_the_name_ranks_above_one_in_the_text(index):
    filler = "we meet every week at the hall " * 3
    index.rebuild(
        [
            listing(1, "Monday club", f"food {filler}"),
            listing(2, "Food bank", filler),
            listing(3, "Another club", filler),
        ],
        up_to=1,
    )
    assert [hit.id for hit in index.search(Query("food")).hits] == ["2", "1"]


def test_a_word_of_the_name_counts_three_times(index):
    thrice = (("en", "chess chess chess"),)
    index.rebuild([listing(1, "Chess"), listing(2, names=(), texts=thrice)], up_to=1)
    first, second = index.search(Query("chess")).hits
    assert first.score == second.score


def test_a_rare_word_ranks_above_a_common_one(index):
    index.rebuild(
        [
            listing(1, "Chess"),
            *(listing(n, "Garden") for n in range(2, 9)),
            listing(9, "Gym"),
        ],
        up_to=1,
    )
    assert index.search(Query("garden chess")).hits[0].id == "1"


def test_equal_scores_come_in_order_of_name_across_segments(index):
    index.rebuild([listing(1, "Chess C"), listing(2, "Chess A")], up_to=1)
    index.update([listing(3, "Chess B")], [], up_to=2)
    assert [hit.id for hit in index.search(Query("chess")).hits] == ["2", "3", "1"]


def test_saying_a_word_twice_changes_nothing(index):
    index.rebuild([listing(1, "Food bank"), listing(2, "Blood bank")], up_to=1)
    once, twice = (index.search(Query(words)).hits for words in ("bank", "bank banks"))
    assert once == twice


@pytest.mark.parametrize(
    ("reader", "words", "found"),
    [
        ("en", "żywności", "1"),
        ("pl", "żywność", "1"),
        ("pl", "carers", "2"),
        ("ar", "carers", "2"),
        ("en", "ડૉક્ટરની", "3"),
        ("ar", "بانك", "4"),
        ("en", "بانک", "4"),
        ("ur", "پزشکها", "4"),
        ("gu", "harrow ડૉક્ટરની", "3"),
    ],
)
def test_a_word_is_found_by_a_reader_of_any_language(index, reader, words, found):
    index.rebuild(
        [
            listing(1, texts=(("pl", "Bezpłatny bank żywności"),)),
            listing(2, texts=(("en", "A carer's group"),)),
            listing(3, texts=(("en", "In Harrow"), ("gu", "ડૉક્ટરની સલાહ"))),
            listing(4, texts=(("fa", "بانک با پزشک‌ها"),)),
        ],
        up_to=1,
    )
    answer = index.search(Query(words, language=reader))
    assert (answer.how, [hit.id for hit in answer.hits]) == ("exact", [found])
