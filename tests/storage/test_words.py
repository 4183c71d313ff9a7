"""Search words: what staff change over what is shipped."""

from datetime import datetime
from threading import Thread

import pytest
from sqlalchemy import Engine, event

from directory.errors import Invalid
from directory.model.calendar import LONDON
from directory.model.words import WordGroup, Words
from directory.storage.records import Author
from directory.storage.words import StaffWords

ANNA = Author("person", "anna")
NOW = datetime(2026, 7, 24, 10, 30, tzinfo=LONDON)
SHIPPED = Words(
    (
        WordGroup("food-bank", {"en": ("food bank", "UC food"), "ro": ("bancă",)}),
        WordGroup("milk", {"en": ("milk",), "pl": ("mleko",)}),
    )
)


def words_of(engine: Engine, shipped: Words = SHIPPED) -> StaffWords:
    """The words, as another process with the same database sees them."""
    return StaffWords(engine, shipped, lambda: NOW)


@pytest.fixture
def words(engine: Engine) -> StaffWords:
    """The shipped words, not changed yet."""
    return words_of(engine)


def english(words: StaffWords, group_id: str) -> tuple[str, ...]:
    """The English phrases of a group; none when there is no such group."""
    group = words.current().get(group_id)
    return group.words.get("en", ()) if group else ()


def test_without_changes_the_shipped_words_hold(words: StaffWords) -> None:
    """They themselves."""
    assert words.current() is SHIPPED
    assert words.changes() == []


def test_a_change_holds_at_once_and_says_who_and_when(words: StaffWords) -> None:
    """Without a restart."""
    assert words.add("food-bank", "en", "  community  pantry ", ANNA)
    words.remove("food-bank", "en", "uc FOOD", ANNA)
    assert english(words, "food-bank") == ("food bank", "community pantry")
    assert [(c.change, c.phrase, c.author) for c in words.changes()] == [
        ("add", "community pantry", ANNA),
        ("remove", "UC food", ANNA),
    ]
    assert words.changes()[0].changed_at == NOW


def test_the_same_object_comes_back_until_something_changes(words: StaffWords) -> None:
    """So that whoever makes something of it makes it once."""
    words.add("milk", "en", "whole milk", ANNA)
    first = words.current()
    assert words.current() is first
    words.add("milk", "en", "oat milk", ANNA)
    assert words.current() is not first


def test_another_process_sees_two_changes_of_one_instant(
    engine: Engine, words: StaffWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of these tests stands still; the number of changes does not."""
    monkeypatch.setattr("directory.storage.words.LOOK_SECONDS", 0)
    other = words_of(engine)
    words.add("milk", "en", "whole milk", ANNA)
    assert english(other, "milk") == ("milk", "whole milk")
    words.remove("milk", "en", "whole milk", ANNA)
    words.add("milk", "en", "oat milk", ANNA)
    assert english(other, "milk") == ("milk", "oat milk")


def test_the_database_is_not_asked_for_every_search(
    engine: Engine, words: StaffWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once in a while, and for one number."""
    asked: list[str] = []

    def note(_connection, _cursor, statement: str, *_more: object) -> None:
        asked.extend([statement] if statement.startswith("SELECT") else [])

    event.listen(engine, "before_cursor_execute", note)
    monkeypatch.setattr("directory.storage.words.LOOK_SECONDS", 3600)
    for _ in range(50):
        words.current()
    assert len(asked) == 2
    monkeypatch.setattr("directory.storage.words.LOOK_SECONDS", 0)
    fresh = words_of(engine)
    fresh.current()
    asked.clear()
    fresh.current()
    assert len(asked) == 1


def test_what_is_undone_leaves_nothing_behind(words: StaffWords) -> None:
    """Adding back what was removed, and removing what was added."""
    words.remove("food-bank", "en", "food bank", ANNA)
    words.add("food-bank", "en", "FOOD BANK", ANNA)
    words.add("milk", "en", "oat milk", ANNA)
    words.remove("milk", "en", "Oat  Milk", ANNA)
    assert words.changes() == []
    assert words.current() is SHIPPED


def test_adding_what_is_there_changes_nothing(words: StaffWords) -> None:
    """Whether shipped or added, however spelled."""
    assert not words.add("food-bank", "en", "Food Bank", ANNA)
    assert words.add("milk", "en", "oat milk", ANNA)
    assert not words.add("milk", "en", "OAT MILK", ANNA)
    assert len(words.changes()) == 1


def test_a_phrase_stands_in_one_group_of_a_language(words: StaffWords) -> None:
    """Whoever adds it elsewhere learns where it is; another language is free."""
    with pytest.raises(Invalid, match="'food-bank'"):
        words.add("milk", "en", "food bank", ANNA)
    words.add("milk", "sq", "food bank", ANNA)
    words.remove("food-bank", "en", "food bank", ANNA)
    words.add("milk", "en", "food bank", ANNA)
    assert english(words, "milk") == ("milk", "food bank")


def test_removing_what_is_not_there_says_where_it_is(words: StaffWords) -> None:
    """In any language, or nowhere."""
    with pytest.raises(Invalid, match=r"stands in 'milk' \(pl\)"):
        words.remove("milk", "en", "mleko", ANNA)
    with pytest.raises(Invalid, match="stands in no group"):
        words.remove("milk", "en", "cheese", ANNA)
    assert words.changes() == []


def test_staff_can_make_a_group_and_empty_one(words: StaffWords) -> None:
    """A group without phrases is none."""
    words.add("cheese", "ro", "brânză", ANNA)
    assert words.current().get("cheese") == WordGroup("cheese", {"ro": ("brânză",)})
    words.remove("milk", "en", "milk", ANNA)
    assert words.current().get("milk") == WordGroup("milk", {"pl": ("mleko",)})
    words.remove("milk", "pl", "mleko", ANNA)
    assert words.current().get("milk") is None
    assert words.current().having("mleko") == []


@pytest.mark.parametrize(
    ("group_id", "language", "phrase", "said"),
    [
        ("Food bank", "en", "x", "small letters"),
        ("food-bank", "xx", "x", "'xx' is none of en, gu"),
        ("food-bank", "en", " ", "no letters"),
        ("food-bank", "en", "a\x00", "nobody can see"),
        ("food-bank", "en", "x" * 81, "longer than 80"),
    ],
)
def test_what_can_be_no_word_is_refused(
    words: StaffWords, group_id: str, language: str, phrase: str, said: str
) -> None:
    """Neither added nor removed."""
    with pytest.raises(Invalid, match=said):
        words.add(group_id, language, phrase, ANNA)
    with pytest.raises(Invalid, match=said):
        words.remove(group_id, language, phrase, ANNA)


def test_staff_changes_outlive_a_new_version(engine: Engine, words: StaffWords) -> None:
    """It may ship a phrase in another group, in the same one, or no longer."""
    words.add("milk", "en", "pantry", ANNA)
    words.add("milk", "en", "oat milk", ANNA)
    words.remove("food-bank", "en", "food bank", ANNA)
    later = words_of(
        engine,
        Words(
            (
                WordGroup("food-bank", {"en": ("foodbank", "pantry")}),
                WordGroup("milk", {"en": ("oat milk", "milk")}),
            )
        ),
    )
    assert english(later, "milk") == ("oat milk", "milk", "pantry")
    assert english(later, "food-bank") == ("foodbank",)
    later.add("food-bank", "en", "food bank", ANNA)
    assert english(later, "food-bank") == ("foodbank", "food bank")
    later.remove("milk", "en", "oat milk", ANNA)
    assert english(later, "milk") == ("milk", "pantry")


def test_many_threads_add_at_once_and_nothing_is_lost(words: StaffWords) -> None:
    """One phrase that all want goes to one group."""
    refused: list[int] = []

    def add(number: int) -> None:
        words.add("milk", "en", f"milk {number}", ANNA)
        try:
            words.add(f"group-{number}", "en", "wanted", ANNA)
        except Invalid:
            refused.append(number)
        words.current()

    threads = [Thread(target=add, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(english(words, "milk")) == 7
    assert len(refused) == 5
    assert len(words.current().having("wanted")) == 1
