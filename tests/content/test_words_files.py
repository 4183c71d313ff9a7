"""Claims about the shipped search words, and about files that are wrong."""

import shutil
from pathlib import Path

import pytest

from directory.errors import Invalid
from directory.model.words import Words, key_of
from directory.settings import ROOT
from directory.storage.reference import Reference
from directory.storage.word_files import load_words
from directory.wording.languages import LANGUAGES

SHIPPED = ROOT / "content" / "words"
ENGLISH = '[food]\nwords = ["food", "meal"]\n[milk]\nwords = ["milk"]\n'


@pytest.fixture(scope="module")
def words() -> Words:
    """The shipped words."""
    return load_words(SHIPPED)


def test_every_file_of_words_loads(words: Words) -> None:
    """Each is of a language that the site speaks, and says something."""
    tags = {path.stem for path in SHIPPED.glob("*.toml")}
    assert tags <= {language.tag for language in LANGUAGES}
    assert {tag for group in words.groups for tag in group.words} == tags


def test_there_are_words_for_the_whole_field(words: Words) -> None:
    """In English; the others have as many, or fewer."""
    assert len(words.groups) >= 150
    assert all(group.words.get("en") for group in words.groups)


def test_a_phrase_stands_once_in_english(words: Words) -> None:
    """Else it would mean two things."""
    phrases = [key_of(p) for group in words.groups for p in group.words["en"]]
    assert len(set(phrases)) == len(phrases)
    assert [group.id for group in words.having("Foodbank")] == ["food-bank"]


def test_words_do_not_make_the_index_anew(tmp_path: Path) -> None:
    """They are looked up when someone searches."""
    shutil.copytree(ROOT / "content", tmp_path, dirs_exist_ok=True)
    before = Reference.load(tmp_path)
    with (tmp_path / "words" / "en.toml").open("a") as file:
        file.write('\n[zeppelin]\nwords = ["zeppelin"]\n')
    after = Reference.load(tmp_path)
    assert after.words.get("zeppelin")
    assert after.digest == before.digest


def test_a_language_may_have_fewer_groups(tmp_path: Path) -> None:
    """And none for a phrase of another language."""
    (tmp_path / "en.toml").write_text(ENGLISH)
    (tmp_path / "ro.toml").write_text('[milk]\nwords = ["food", " lapte  praf "]')
    words = load_words(tmp_path)
    assert [dict(group.words) for group in words.groups] == [
        {"en": ("food", "meal")},
        {"en": ("milk",), "ro": ("food", "lapte praf")},
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("xx.toml", '[food]\nwords = ["x"]', "'xx' is none of"),
        ("ro.toml", '[fod]\nwords = ["x"]', r"\[fod\] is no group of en.toml"),
        ("ro.toml", "[food]\nwords = []", r"\[food\] words is a list"),
        ("ro.toml", '[food]\nwords = "x"', r"\[food\] words is a list"),
        ("ro.toml", "[food]", r"\[food\] holds words"),
        ("ro.toml", 'food = ["x"]', r"\[food\] holds words"),
        ("ro.toml", '[food]\nwords = ["x"]\nword = 1', r"\[food\] holds words"),
        ("ro.toml", "[food]\nwords = [5]", r"\[food\] 5 is not text"),
        ("ro.toml", '[food]\nwords = ["a", " "]', r"\[food\] '' has no letters"),
        ("ro.toml", '[food]\nwords = ["a\\u0007"]', r"\[food\] .* nobody can see"),
        ("ro.toml", f'[food]\nwords = ["{"x" * 81}"]', r"\[food\] .* longer than 80"),
        (
            "ro.toml",
            '[food]\nwords = ["Hrană"]\n[milk]\nwords = ["lapte", "hrană"]',
            r"\[milk\] 'hrană' stands in \[food\]",
        ),
        ("ro.toml", '[food]\nwords = ["a", "A"]', r"\[food\] 'A' stands in \[food\]"),
        ("ro.toml", "[food", "cannot be read"),
        ("en.toml", '[Food bank]\nwords = ["x"]', "cannot be read"),
        ("en.toml", '["Food bank"]\nwords = ["x"]', "no name for a group"),
    ],
)
def test_a_wrong_file_of_words_is_named(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    """With the group."""
    (tmp_path / "en.toml").write_text(ENGLISH)
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(Invalid, match=said) as caught:
        load_words(tmp_path)
    assert str(path) in str(caught.value)


def test_english_words_are_always_there(tmp_path: Path) -> None:
    """The other files refer to them."""
    with pytest.raises(Invalid, match=r"en\.toml is missing"):
        load_words(tmp_path)
