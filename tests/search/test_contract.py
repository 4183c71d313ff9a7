"""What every `SearchIndex` must do, whichever engine is behind it."""

from collections.abc import Callable
from math import inf
from pathlib import Path
from typing import Any

import pytest

from directory.errors import Invalid, Unavailable
from directory.search.seam import Filters, Near, Query, SearchIndex
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import MONDAY, listing, moment, opening
from tests.search.memory_index import MemoryIndex


@pytest.fixture(params=["whoosh", "memory"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> SearchIndex:
    return (
        WhooshIndex(tmp_path / "index") if request.param == "whoosh" else MemoryIndex()
    )


@pytest.fixture
def build(empty: SearchIndex) -> Callable[..., SearchIndex]:
    def built(*documents: Any) -> SearchIndex:
        empty.rebuild(documents, up_to=7)
        return empty

    return built


def ids(index: SearchIndex, words: str = "", **query: Any) -> list[str]:
    return [hit.id for hit in index.search(Query(words, **query)).hits]


def test_a_new_index_is_unusable_until_it_is_built(empty):
    assert not empty.state().usable
    with pytest.raises(Unavailable):
        empty.search(Query("food"))
    with pytest.raises(Unavailable):
        empty.update([listing(1)], [], up_to=1)
    empty.rebuild([listing(1)], up_to=3, maker="one")
    assert empty.state().usable
    assert (empty.state().up_to, empty.state().documents) == (3, 1)


def test_an_index_remembers_what_made_its_documents(empty):
    empty.rebuild([listing(1)], up_to=3, maker="one")
    empty.update([listing(2)], [], up_to=4)
    assert empty.state().maker == "one"
    empty.rebuild([listing(1)], up_to=5, maker="two")
    assert empty.state().maker == "two"


def test_an_index_of_nothing_answers(build):
    index = build()
    assert index.search(Query("food")).how == "none"
    everything = index.search(Query(""))
    assert (everything.total, everything.how, everything.pages) == (0, "all", 0)
    index.update([listing(1, "Food bank")], [], up_to=8)
    assert ids(index, "food") == ["1"]


def test_every_word_must_match(build):
    index = build(
        listing(1, "Food bank"), listing(2, "Food market"), listing(3, "Blood bank")
    )
    found = index.search(Query("food bank"))
    assert (found.how, [hit.id for hit in found.hits]) == ("exact", ["1"])


def test_any_word_matches_when_all_together_find_nothing(build):
    index = build(
        listing(1, "Food market"), listing(2, "Blood bank"), listing(3, "Gym")
    )
    found = index.search(Query("food bank"))
    assert found.how == "any"
    assert {hit.id for hit in found.hits} == {"1", "2"}


def test_nothing_matches_says_so(build):
    found = build(listing(1, "Food bank")).search(Query("astronomy"))
    assert (found.how, found.total, found.hits, found.pages) == ("none", 0, (), 0)
    assert found.facets["category"] == {}


def test_word_endings_do_not_matter(build):
    index = build(listing(1, "Carer's advice"), listing(2, "Swimming"))
    assert ids(index, "carers advices") == ["1"]
    assert ids(index, "swims") == ["2"]


def test_common_words_beside_others_are_not_asked_for(build):
    index = build(listing(1, "Help with rent"), listing(2, "It is with the my"))
    assert ids(index, "help with my rent") == ["1"]


@pytest.mark.parametrize("words", ["the", "IT", "to be or not to be", "The The"])
def test_common_words_alone_are_answered(build, words):
    index = build(listing(1, "The IT club", "to be or not to be"), listing(2, "Gym"))
    assert ids(index, words) == ["1"]


def test_an_acronym_is_not_a_common_word(build):
    index = build(listing(1, "IT classes"), listing(2, "Cookery classes"))
    assert ids(index, "IT classes") == ["1"]
    assert set(ids(index, "it classes")) == {"1", "2"}


def test_without_words_everything_comes_in_order_of_name(build):
    names = ("zebra", "Éclair", "apple", "Banana")
    index = build(*(listing(i, name) for i, name in enumerate(names)))
    found = index.search(Query("  "))
    assert found.how == "all"
    assert [hit.id for hit in found.hits] == ["2", "3", "1", "0"]


def test_pages_divide_the_results_and_the_last_is_followed_by_nothing(build):
    index = build(*(listing(i, f"Club {i:02}") for i in range(5)))
    pages = [ids(index, "club", page=page, per_page=2) for page in (1, 2, 3, 4)]
    assert pages == [["0", "1"], ["2", "3"], ["4"], []]
    assert index.search(Query("club", per_page=2)).pages == 3


@pytest.mark.parametrize("words", ["club", "chess club", ""])
def test_small_pages_are_the_large_one_cut_up_though_many_are_alike(build, words):
    names = ("Club", "Chess club", "Club club chess", "Club")
    texts = ("", "a club", "chess", "club and club")
    index = build(*(listing(i, names[i * 7 % 4], texts[i * 5 % 4]) for i in range(40)))
    whole = ids(index, words, per_page=100)
    assert len(whole) >= 20
    for size in (1, 3, 7, 39, 40):
        pages = [ids(index, words, page=1 + n, per_page=size) for n in range(40)]
        assert [each for page in pages for each in page] == whole


@pytest.mark.parametrize("wrong", [{"page": 0}, {"per_page": 0}, {"page": -1}])
def test_a_page_below_the_first_is_refused(build, wrong):
    with pytest.raises(Invalid):
        build(listing(1)).search(Query("", **wrong))


MILE = 1609.344
NORTH = (51.62, -0.10)
SOUTH = (51.58, -0.10)  # 2.8 miles from it
MANY = (
    listing(
        "a",
        "Club",
        categories=frozenset({"food", "food-bank"}),
        areas=frozenset({"north"}),
        spoken=frozenset({"en", "gu"}),
        free=True,
        ages=(16, 25),
        points=(SOUTH, NORTH),
        openings=(opening(0, 9, 17),),
    ),
    listing(
        "b",
        "Club",
        categories=frozenset({"food"}),
        areas=frozenset({"south"}),
        spoken=frozenset({"en"}),
        free=True,
        ages=(18, inf),
        points=((51.625, -0.10),),
        access=frozenset({"step-free", "lift"}),
    ),
    listing(
        "c",
        "Club",
        categories=frozenset({"health"}),
        areas=frozenset({"north", "south"}),
        ages=(0, 17),
        points=(SOUTH,),
        access=frozenset({"step-free"}),
        openings=(opening(0, 9, 12),),
    ),
    listing("d", "Gym", categories=frozenset({"health"}), free=True),
)
WINDOWS = {"now": moment(MONDAY, 11), "later": moment(MONDAY, 12)}
NEAR = Near(*NORTH, {"mile": MILE, "5 miles": 5 * MILE})
STEP_FREE = frozenset({"step-free"})


@pytest.mark.parametrize("words", ["", "club"])
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(category="food"), "ab"),
        (Filters(category="food-bank"), "a"),
        (Filters(category="unheard-of"), ""),
        (Filters(area="north"), "ac"),
        (Filters(spoken="gu"), "a"),
        (Filters(free=True, category="food"), "ab"),
        (Filters(access=STEP_FREE), "bc"),
        (Filters(access=STEP_FREE | {"lift"}), "b"),
        (Filters(access=STEP_FREE | {"unheard-of"}), ""),
        (Filters(open="now"), "ac"),
        (Filters(open="later"), "a"),
        (Filters(open="nonsense"), "abcd"),
        (Filters(free=True, access=STEP_FREE), "b"),
        (Filters(area="south", open="now"), "c"),
        (Filters(age=0), "cd"),
        (Filters(age=17), "acd"),
        (Filters(age=18), "abd"),
        (Filters(age=26), "bd"),
        (Filters(within="mile"), "ab"),
        (Filters(within="5 miles"), "abc"),
        (Filters(within="nonsense"), "abcd"),
    ],
)
def test_each_filter_keeps_what_has_it(build, words, filters, expected):
    asked = {"filters": filters, "windows": WINDOWS, "near": NEAR}
    expected = expected.replace("d", "") if words else expected
    assert sorted(ids(build(*MANY), words, **asked)) == list(expected)


def test_without_a_point_or_windows_their_filters_ask_nothing(build):
    filters = Filters(within="mile", open="now")
    assert ids(build(*MANY), filters=filters) == ["a", "b", "c", "d"]


def test_the_nearest_come_first_and_what_has_no_place_last(build):
    index = build(*MANY)
    assert ids(index, near=NEAR) == ["a", "b", "c", "d"]
    assert ids(index, near=Near(51.626, -0.10)) == ["b", "a", "c", "d"]
    assert ids(index, near=Near(*SOUTH)) == ["a", "c", "b", "d"]


def test_of_listings_with_only_some_of_the_words_the_best_come_first(build):
    index = build(
        listing(1, "Food market", points=(NORTH,)),
        listing(2, "Blood bank, savings bank, bank of food parcels", points=(SOUTH,)),
    )
    assert index.search(Query("bank parcels unheard", near=NEAR)).hits[0].id == "2"


def test_counts_are_of_what_the_words_found(build):
    found = build(*MANY).search(Query("club", windows=WINDOWS, near=NEAR))
    assert found.facets == {
        "category": {"food": 2, "food-bank": 1, "health": 1},
        "area": {"north": 2, "south": 2},
        "spoken": {"en": 2, "gu": 1},
        "access": {"step-free": 2, "lift": 1},
        "free": {"1": 2},
        "open": {"now": 2, "later": 1},
        "within": {"mile": 2, "5 miles": 3},
    }


@pytest.mark.parametrize(
    ("facet", "filters", "own", "of_free"),
    [
        (
            "category",
            Filters(category="food"),
            {"food": 2, "food-bank": 1, "health": 1},
            2,
        ),
        ("area", Filters(area="north"), {"north": 2, "south": 2}, 1),
        ("spoken", Filters(spoken="gu"), {"en": 2, "gu": 1}, 1),
        ("free", Filters(free=True), {"1": 2}, 2),
        ("access", Filters(access=frozenset({"lift"})), {"step-free": 1, "lift": 1}, 1),
        ("open", Filters(open="now"), {"now": 2, "later": 1}, 1),
        ("within", Filters(within="mile"), {"mile": 2, "5 miles": 3}, 2),
    ],
)
def test_counts_ignore_their_own_filter_only(build, facet, filters, own, of_free):
    query = Query("club", filters=filters, windows=WINDOWS, near=NEAR)
    facets = build(*MANY).search(query).facets
    assert facets[facet] == own
    assert facets["free"] == {"1": of_free}


def test_times_and_distances_are_counted_where_the_query_names_them(build):
    facets = build(*MANY).search(Query("club")).facets
    assert (facets["open"], facets["within"]) == ({}, {})


def test_filters_that_nothing_passes_still_show_what_there_would_be(build):
    found = build(*MANY).search(Query("gym", filters=Filters(area="north")))
    assert (found.how, found.total) == ("unfiltered", 0)
    assert found.facets["free"] == {"1": 0}
    assert found.facets["category"] == {}
    found = build(*MANY).search(Query("gym", filters=Filters(category="food")))
    assert found.facets["category"] == {"health": 1}


def test_a_saved_listing_replaces_its_old_self(build):
    index = build(listing(1, "Food bank"), listing(2, "Gym"))
    index.update([listing(1, "Chess club")], [], up_to=8)
    assert ids(index, "food") == []
    assert ids(index, "chess") == ["1"]
    assert index.search(Query("")).total == 2
    assert (index.state().up_to, index.state().documents) == (8, 2)


def test_a_removed_listing_is_gone_and_removing_wins(build):
    index = build(listing(1, "Food bank", free=True), listing(2, "Food market"))
    index.update([listing(2, "Food"), listing(3, "Food")], ["1", "3", "9"], up_to=8)
    found = index.search(Query("food"))
    assert [hit.id for hit in found.hits] == ["2"]
    assert found.facets["free"] == {"1": 0}


def test_the_last_of_two_versions_in_one_update_counts(build):
    index = build()
    index.update([listing(1, "Food"), listing(1, "Chess")], [], up_to=8)
    assert (ids(index, "food"), ids(index, "chess")) == ([], ["1"])


def test_an_id_given_twice_to_a_rebuild_changes_nothing(build):
    index = build(listing(1, "Food"))
    with pytest.raises(Invalid):
        index.rebuild([listing(2), listing(2)], up_to=9)
    assert (ids(index), index.state().up_to) == (["1"], 7)


HOSTILE = [
    "NOT OR x", "(", ")", "*", "?", "a*", '"', "name:", "id:1", "[a TO b]", "~", "^2",
    "food AND", "\\", "\0", "a\0b", "!!! ...", "…—", "🙂🙂", "\u200d", "\ud800",
    "ﷺ" * 1000, "a" * 10_000, "food " * 2_000, "x y " * 5_000, "́" * 50, "'", "'s",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered(build, words):
    found = build(listing(1, "Food bank")).search(Query(words))
    assert found.how in ("exact", "any", "none")


def test_what_was_typed_is_never_an_operator(build):
    index = build(listing(1, "Food bank"), listing(2, "Not or x"))
    assert ids(index, "NOT OR x") == ["2"]
    assert index.search(Query("food NOT bank")).how == "any"
    assert ids(index, "food NOT bank")[0] == "1"
    assert ids(index, "f*") == []


def test_a_slower_writer_does_not_take_the_index_back(build):
    index = build(listing(1, "Choir"))
    index.update([listing(1, "Band")], [], up_to=20)
    index.update([listing(1, "Orchestra")], [], up_to=19)
    assert index.state().up_to == 20
    assert ids(index, "band") == ["1"]


def test_a_filter_that_blocks_every_match_never_loosens_the_words(build):
    index = build(
        listing(1, "Food bank"),
        listing(2, "Refuge", "We have food.", free=True),
    )
    found = index.search(Query("food bank", filters=Filters(free=True)))
    assert (found.total, found.how) == (0, "unfiltered")
    assert ids(index, "food bank") == ["1"]
