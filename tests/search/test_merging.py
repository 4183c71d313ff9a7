"""Merging in the background: nothing is lost, whatever is saved meanwhile."""

import multiprocessing
from pathlib import Path

import pytest

from directory.errors import Unavailable
from directory.search import whoosh_index
from directory.search.generations import REBUILD_LOCK, Generations
from directory.search.merging import merge_aside
from directory.search.seam import Query
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import listing

SEGMENTS = 9
EACH = 70
"""Listings: so many that no commit merges more than three segments of them."""


@pytest.fixture
def scattered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index whose commits have merged nothing."""
    index = WhooshIndex(tmp_path)
    index.rebuild([], up_to=1)
    with monkeypatch.context() as patched:
        patched.setattr("directory.search.writing.MERGE_AT", 1000)
        for start in range(SEGMENTS):
            numbers = range(start * EACH, (start + 1) * EACH)
            index.update([named(n, "Club") for n in numbers], [], up_to=2 + start)
    assert len(segments(index)) == SEGMENTS
    return tmp_path


def named(number, name):
    return listing(number, f"{name} {'abcdefghij'[number % 10]}")


def segments(index: WhooshIndex):
    return index._reader.newest().segments


def hits(index: WhooshIndex, words: str):
    found = index.search(Query(words, per_page=10_000))
    return [(hit.id, round(hit.score, 9)) for hit in found.hits], found.facets


def test_scattered_segments_become_one_and_nothing_changes(scattered):
    index, other = WhooshIndex(scattered), WhooshIndex(scattered)
    before = [hits(index, words) for words in ("club", "club a", "")]
    up_to = other.state().up_to
    assert index.tidy()
    assert len(segments(index)) == 1
    assert [hits(index, words) for words in ("club", "club a", "")] == before
    assert [hits(other, words) for words in ("club", "club a", "")] == before
    state = other.state()
    assert (state.usable, state.up_to, state.documents) == (True, up_to, 630)
    assert not index.tidy()


def test_what_is_saved_while_segments_are_merged_is_kept(scattered, monkeypatch):
    index, other = WhooshIndex(scattered), WhooshIndex(scattered)

    def saved_meanwhile(*args: object):
        merged = merge_aside(*args)
        changed = [named(0, "Chess"), named(75, "Chess"), named(9000, "Chess")]
        other.update(changed, [listing(3, "").id, listing(629, "").id], up_to=50)
        return merged

    monkeypatch.setattr(whoosh_index, "merge_aside", saved_meanwhile)
    assert index.tidy()
    for each in (index, other, WhooshIndex(scattered)):
        chess, clubs = hits(each, "chess")[0], hits(each, "club")[0]
        assert {found for found, _ in chess} == {
            listing(n, "").id for n in (0, 75, 9000)
        }
        gone = {listing(n, "").id for n in (0, 3, 75, 629)}
        assert {found for found, _ in clubs} == {
            listing(n, "").id for n in range(630)
        } - gone
        assert each.state().up_to == 50
    assert len(segments(index)) == 2


def test_a_segment_that_is_no_longer_there_is_not_merged(scattered, monkeypatch):
    index, other = WhooshIndex(scattered), WhooshIndex(scattered)

    def replaced_meanwhile(*args: object):
        merged = merge_aside(*args)
        every = [named(n, "Choir") for n in range(630)]
        other.update(every, [], up_to=50)
        return merged

    monkeypatch.setattr(whoosh_index, "merge_aside", replaced_meanwhile)
    assert not index.tidy()
    assert len(hits(index, "choir")[0]) == 630
    assert hits(index, "club")[0] == []


def test_a_segment_of_which_much_was_deleted_is_written_anew(scattered):
    index = WhooshIndex(scattered)
    index.tidy()
    index.update([], [listing(n, "").id for n in range(200)], up_to=60)
    (segment,) = segments(index).values()
    assert segment.size == 630
    assert index.tidy()
    (segment,) = segments(index).values()
    assert segment.size == 430
    assert len(hits(index, "club")[0]) == 430


def test_nobody_tidies_while_somebody_rebuilds(scattered):
    index = WhooshIndex(scattered)
    with Generations(scattered).lock(REBUILD_LOCK, 0), pytest.raises(Unavailable):
        index.tidy()
    assert index.tidy()


@pytest.mark.parametrize("step", ["export_segment", "write_commit", "clean_files"])
def test_a_merge_cut_short_is_done_or_undone(scattered, monkeypatch, step):
    index = WhooshIndex(scattered)
    before = hits(index, "club")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"directory.search.writing.{step}", killed)
        with pytest.raises(KeyboardInterrupt):
            index.tidy()
    again = WhooshIndex(scattered)
    assert hits(again, "club") == before
    assert again.tidy()
    assert hits(again, "club") == before
    assert len(segments(again)) == 1


def write_many(folder: str, first: int) -> None:
    index = WhooshIndex(Path(folder))
    for number in range(first, first + 40, 2):
        index.update([named(number, "Chess")], [], up_to=100)


def tidy_often(folder: str) -> None:
    index = WhooshIndex(Path(folder))
    for _ in range(20):
        try:
            index.tidy()
        except Unavailable:
            return


def test_two_processes_write_while_a_third_merges_and_none_is_lost(scattered):
    spawn = multiprocessing.get_context("spawn")
    folder = str(scattered)
    everybody = [
        spawn.Process(target=write_many, args=(folder, 1000)),
        spawn.Process(target=write_many, args=(folder, 1001)),
        spawn.Process(target=tidy_often, args=(folder,)),
    ]
    for process in everybody:
        process.start()
    index = WhooshIndex(scattered)
    while any(process.is_alive() for process in everybody):
        assert index.search(Query("club", per_page=1)).total == 630
    for process in everybody:
        process.join()
    assert [process.exitcode for process in everybody] == [0, 0, 0]
    assert {found for found, _ in hits(index, "chess")[0]} == {
        listing(n, "").id for n in range(1000, 1040)
    }
