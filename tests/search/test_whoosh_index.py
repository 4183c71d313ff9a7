"""The index on disk: kept up with, damaged, killed, made by another version."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from directory.errors import Unavailable
from directory.search import reading, writing
from directory.search.seam import Query
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import listing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    WhooshIndex(tmp_path).rebuild([listing(n, f"Club {n}") for n in range(20)], up_to=5)
    return tmp_path


def count(index: WhooshIndex, words: str) -> int:
    return index.search(Query(words)).total


def live(folder: Path) -> Path:
    return folder / (folder / "current").read_text().strip()


def test_an_open_reader_sees_another_indexs_commits(folder):
    reader, writer = WhooshIndex(folder), WhooshIndex(folder)
    assert count(reader, "chess") == 0
    writer.update([listing(30, "Chess club")], [], up_to=6)
    assert count(reader, "chess") == 1
    writer.update([listing(30, "Bridge club")], ["1"], up_to=7)
    assert (count(reader, "chess"), count(reader, "club")) == (0, 20)
    writer.rebuild([listing(1, "Choir")], up_to=8)
    assert (count(reader, "choir"), count(reader, "club")) == (1, 0)
    assert reader.state().up_to == 8


def test_another_process_is_seen_and_sees(folder):
    index = WhooshIndex(folder)
    assert count(index, "chess") == 0
    code = (
        "import sys; from pathlib import Path\n"
        "from directory.search.whoosh_index import WhooshIndex\n"
        "from tests.search.listings import listing\n"
        "index = WhooshIndex(Path(sys.argv[1]))\n"
        "assert index.state().documents == 20\n"
        "index.update([listing(30, 'Chess club')], [], up_to=6)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    assert count(index, "chess") == 1


def test_a_commit_opens_only_its_own_segment(folder):
    index = WhooshIndex(folder)
    count(index, "club")
    before = set(index._reader.newest().segments.values())
    index.update([listing(30, "Chess club")], ["3"], up_to=6)
    assert count(index, "club") == 20
    after = set(index._reader.newest().segments.values())
    assert before < after
    assert len(after) == 2


def test_many_small_commits_leave_few_segments(folder):
    index = WhooshIndex(folder)
    for number in range(150):
        index.update([listing(number, "Chess club")], [], up_to=number + 5)
    assert count(index, "chess") == 150
    assert len(index._reader.newest().segments) <= 16


def test_a_listing_saved_again_and_again_does_not_grow_the_index(folder):
    index = WhooshIndex(folder)
    for number in range(60):
        index.update([listing("same", f"Chess {number}")], [], up_to=number + 5)
    assert (count(index, "chess"), count(index, "")) == (1, 21)
    assert len(index._reader.newest().segments) <= 2


KINDS = {
    "pointer": lambda folder: folder / "current",
    "record": lambda folder: next(live(folder).glob("commit_*.json")),
    "contents": lambda folder: next(live(folder).glob("_MAIN_*.toc")),
    "segment": lambda folder: next(live(folder).glob("*.seg")),
    "arrays": lambda folder: next(live(folder).glob("*.arrays")),
}
DAMAGE = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "garbage": lambda path: path.write_bytes(os.urandom(path.stat().st_size)),
    "one bit": lambda path: path.write_bytes(
        bytes((data := path.read_bytes())[:9]) + bytes([data[9] ^ 64]) + data[10:]
    ),
}


@pytest.mark.parametrize("opened", [True, False], ids=["open", "unopened"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_damage_is_noticed_and_a_rebuild_mends_it(folder, kind, damage, opened):
    index = WhooshIndex(folder)
    if opened:
        assert count(index, "club") == 20
    damage(kind(folder))
    assert not index.state().usable
    with pytest.raises(Unavailable):
        index.search(Query("club"))
    with pytest.raises(Unavailable):
        index.update([listing(30)], [], up_to=6)
    index.rebuild([listing(1, "Choir")], up_to=9)
    assert (index.state().usable, count(index, "choir")) == (True, 1)


def test_a_missing_generation_is_unusable(folder):
    live(folder).rename(folder / "elsewhere")
    assert not WhooshIndex(folder).state().usable


def test_a_pointer_out_of_the_folder_is_not_followed(folder):
    (folder / "current").write_text("../elsewhere\n")
    assert not WhooshIndex(folder).state().usable


def test_an_index_of_another_version_is_unusable_until_rebuilt(folder, monkeypatch):
    for module in (reading, writing):
        monkeypatch.setattr(module, "index_version", lambda: "another")
    index = WhooshIndex(folder)
    assert not index.state().usable
    assert "analyser" in index.state().version
    with pytest.raises(Unavailable):
        count(index, "club")
    index.rebuild([listing(1)], up_to=1)
    assert index.state().usable
    assert index.state().version == "another"


def test_a_rebuild_that_fails_leaves_the_live_index_and_no_folder(folder):
    def failing():
        yield listing(1, "Choir")
        raise KeyError("the database went away")

    index = WhooshIndex(folder)
    with pytest.raises(KeyError):
        index.rebuild(failing(), up_to=9)
    assert (count(index, "club"), index.state().up_to) == (20, 5)
    assert len(list(folder.glob("gen-*"))) == 1


def test_an_update_that_fails_changes_nothing(folder):
    def failing():
        yield listing(1, "Choir")
        raise KeyError("the database went away")

    index = WhooshIndex(folder)
    with pytest.raises(KeyError):
        index.update(failing(), [], up_to=9)
    broken = listing(2, names=((None, None),))
    with pytest.raises(Unavailable):
        index.update([listing(1, "Choir"), broken], [], up_to=9)
    assert (count(index, "club"), count(index, "choir")) == (20, 0)
    index.update([listing(1, "Choir")], [], up_to=6)
    assert (count(index, "choir"), index.state().up_to) == (1, 6)


def test_old_generations_are_cleared_away(folder):
    index = WhooshIndex(folder)
    (folder / ("gen-" + "0" * 32)).mkdir()
    for up_to in range(4):
        index.rebuild([listing(1)], up_to=up_to)
    assert len(list(folder.glob("gen-*"))) == 2
    long_ago = time.time() - 3600
    os.utime(folder / "current", (long_ago, long_ago))
    index.update([listing(2)], [], up_to=9)
    assert list(folder.glob("gen-*")) == [live(folder)]


def test_searches_answer_while_the_index_is_updated_and_rebuilt(folder):
    index = WhooshIndex(folder)
    failures: list[Exception] = []
    done = threading.Event()
    answered = [0] * 4

    def search(mine: int) -> None:
        while not done.is_set():
            try:
                assert count(index, "club") == 20
                answered[mine] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
                failures.append(error)

    threads = [threading.Thread(target=search, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    writer = WhooshIndex(folder)
    for round_ in range(3):
        for number in range(8):
            writer.update([listing(number, f"Club {round_}")], [], up_to=number + 5)
        writer.rebuild([listing(n, f"Club {n}") for n in range(20)], up_to=5)
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert all(answered)


def rebuild_in_a_loop(folder: str, name: str, times: int) -> None:
    for up_to in range(times):
        documents = [listing(n, name) for n in range(20)]
        WhooshIndex(Path(folder)).rebuild(documents, up_to)


def test_two_processes_may_rebuild_at_once(folder):
    spawn = multiprocessing.get_context("spawn")
    both = [
        spawn.Process(target=rebuild_in_a_loop, args=(str(folder), name, 5))
        for name in ("Choir", "Chess")
    ]
    for process in both:
        process.start()
    index = WhooshIndex(folder)
    while any(process.is_alive() for process in both):
        assert index.search(Query("")).total == 20
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert sorted((count(index, "choir"), count(index, "chess"))) == [0, 20]
    assert len(list(folder.glob("gen-*"))) <= 2


def test_a_folder_that_another_process_removes_is_looked_for_again(folder, monkeypatch):
    """It was the live one a moment ago; a newer one has come in since."""
    index = WhooshIndex(folder)
    index.rebuild([listing("one", name="Choir")], 1)
    generations = index._reader._generations
    now = generations.live
    gone = iter([folder / "gen-gone"])
    monkeypatch.setattr(generations, "live", lambda: next(gone, None) or now())
    assert index._reader._trying_again(lambda live, _number: live) == now()


WRITES_FOREVER = """
import sys
from pathlib import Path
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import listing
index = WhooshIndex(Path(sys.argv[1]))
print("ready", flush=True)
number = index.state().up_to
while True:
    number += 1
    if sys.argv[2] == "update":
        index.update([listing(number % 20, f"Club {number}")], [], up_to=number)
    elif sys.argv[2] == "merge":
        some = [listing(n, f"Club {n}") for n in range(200) if n % 3 == number % 3]
        index.update(some, [], up_to=number)
        index.tidy()
    else:
        index.rebuild([listing(n, f"Club {n}") for n in range(20)], up_to=number)
"""


def kill_while_writing(folder: Path, what: str, seconds: float) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITES_FOREVER, str(folder), what],
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdout
        child.stdout.readline()
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)


def survives_kills(folder: Path, what: str, times: int) -> None:
    index = WhooshIndex(folder)
    size = 200 if what == "merge" else 20
    index.rebuild([listing(n, f"Club {n}") for n in range(size)], up_to=5)
    for number in range(times):
        kill_while_writing(folder, what, 0.05 + 0.0137 * (number % 20))
        assert index.state().usable
        found = index.search(Query("club", per_page=200))
        assert found.total == len({hit.id for hit in found.hits}) == size
        after = index.state().up_to + 1
        index.update([listing(0, "Club again")], [], up_to=after)
        assert count(index, "again") == 1
    index.rebuild([listing(n, "Club") for n in range(20)], up_to=1)
    assert len(list(folder.glob("gen-*"))) <= 2


@pytest.mark.parametrize("what", ["update", "rebuild", "merge"])
def test_a_killed_writer_leaves_a_sound_index(folder, what):
    survives_kills(folder, what, times=10)


@pytest.mark.nightly
@pytest.mark.parametrize("what", ["update", "rebuild", "merge"])
def test_a_writer_killed_over_and_over_leaves_a_sound_index(folder, what):
    survives_kills(folder, what, times=170)


@pytest.mark.parametrize(
    "step", ["export_segment", "write_commit", "forget_other_commits", "clean_files"]
)
def test_a_commit_cut_short_at_any_step_is_done_or_undone(folder, monkeypatch, step):
    index = WhooshIndex(folder)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(writing, step, killed)
        with pytest.raises(KeyboardInterrupt):
            index.update([listing(30, "Chess club")], ["1"], up_to=6)
    counted = step not in ("export_segment", "write_commit")
    state = WhooshIndex(folder).state()
    assert (state.usable, state.up_to) == (True, 6 if counted else 5)
    assert count(WhooshIndex(folder), "chess") == counted
    index.update([listing(31, "Bridge club")], [], up_to=7)
    assert count(index, "bridge") == 1
    assert count(index, "chess") == counted
    assert len(list(live(folder).glob("*.toc"))) == 1
