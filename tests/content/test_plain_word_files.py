"""Claims about the shipped plain words, and about files that are wrong."""

import re
import shutil
from pathlib import Path

import pytest

from directory.errors import Invalid
from directory.model.plain_words import PlainWords
from directory.settings import ROOT
from directory.storage.plain_word_files import load_plain_words

SHIPPED = ROOT / "content" / "words" / "easy"


@pytest.fixture(scope="module")
def words() -> PlainWords:
    """The shipped words."""
    return load_plain_words(SHIPPED)


def test_there_are_enough_for_the_field(words: PlainWords) -> None:
    """Phrases, explanations and initials."""
    assert len(words.replace) >= 300
    assert len(words.explanations) >= 250
    assert len(words.acronyms) >= 150


def test_no_plain_word_is_a_hard_one(words: PlainWords) -> None:
    """Else one fix would call for the next."""
    again = {
        hard: plain for hard, plain in words.replace.items()
        if plain.casefold() in words.replace
    }  # fmt: skip
    assert again == {}


def test_every_word_is_found_where_it_stands(words: PlainWords) -> None:
    """And not within a longer one."""
    for hard in words.replace:
        assert words.hard.search(f"We {hard} it.")
        assert words.hard.fullmatch(hard)
    assert words.hard.search("We co-commence and recommenced-ish xutilisex.") is None
    for explanation in words.explanations:
        for word in explanation.words:
            found = words.explained.search(f"({word})")
            assert found
            assert words.meanings[found.group().casefold()] == explanation


def test_explanations_have_no_marks_that_are_hard_to_read(words: PlainWords) -> None:
    """They are what people read who did not know the word."""
    every = [each.means for each in (*words.explanations, *words.acronyms)]
    assert [means for means in every if re.search(r"[()%;]|e\.g|etc\b", means)] == []


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("plain.toml", '"unless" = "if"', "changes what a sentence says"),
        ("plain.toml", '"Zzyzx" = "use"', "small letters"),
        ("plain.toml", '"zzyzx" = "zzyzx"', "is the same"),
        ("plain.toml", '"zzyzx" = 5', "is not text"),
        ("explain.toml", '[zzz]\nmeans = "It is."', "has no 'words'"),
        ("explain.toml", '[zzz]\nwords = []\nmeans = "It is."', "has no words"),
        ("explain.toml", '[zzz]\nwords = "zzz"\nmeans = "It is."', "has no words"),
        (
            "acronyms.toml",
            '[zzz]\nshort = "ZZZ"\nlong = "Z Z"\nambigous = true',
            "'ambigous' is none of",
        ),
        ("plain.toml", '"zzyzx" = "Not yet"', "changes what a sentence says"),
        (
            "explain.toml",
            '[zzz]\nwords = ["zzz"]\nmeans = "No stop"',
            "whole sentences",
        ),
        (
            "explain.toml",
            f'[zzz]\nwords = ["zzz"]\nmeans = "{"It is " * 8}so."',
            "more than 15 words",
        ),
        ("acronyms.toml", '[zzz]\nshort = "ZZZ"', "has no 'long'"),
        (
            "acronyms.toml",
            '[zzz]\nshort = "ZZZ"\nlong = "Z Z"\nkeep = "yes"',
            "keep is true or false",
        ),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_line(
    tmp_path: Path, file: str, line: str, message: str
) -> None:
    """So that whoever wrote it finds it."""
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    path = tmp_path / file
    text = path.read_text("utf-8")
    wanted = line
    if file == "plain.toml":
        text = (
            text.replace("[replace]\n", f"[replace]\n{line}\n", 1)
            if ("\n[replace]\n" not in text)
            else text.replace("\n[replace]\n", f"\n[replace]\n{line}\n", 1)
        )
        wanted = line.split(" = ")[0]
    else:
        text = f"{text}\n{line}\n"
        wanted = "[zzz]"
    path.write_text(text, "utf-8")
    with pytest.raises(Invalid, match=re.escape(message)) as caught:
        load_plain_words(tmp_path)
    (number,) = re.findall(r", line (\d+):", str(caught.value))
    assert path.read_text("utf-8").splitlines()[int(number) - 1].startswith(wanted)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("file", "more", "message"),
    [
        ("explain.toml", '[zzz]\nwords = ["{word}"]\nmeans = "It is."', "stands in"),
        ("plain.toml", '[suggest]\n"{hard}" = "x"', "cannot be read|stands in"),
        ("plain.toml", '[replce]\n"zzyzx" = "x"', "is neither"),
        ("acronyms.toml", '[zzz]\nshort = "{short}"\nlong = "x"', "stands in"),
    ],
)
def test_a_word_stands_in_one_place(
    tmp_path: Path, words: PlainWords, file: str, more: str, message: str
) -> None:
    """Else it would mean two things."""
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    word, hard = words.explanations[0].words[0], next(iter(words.replace))
    short = words.acronyms[0].short
    with (tmp_path / file).open("a", encoding="utf-8") as out:
        out.write(
            "\n"
            + more.replace("{word}", word)
            .replace("{hard}", hard)
            .replace("{short}", short)
            + "\n"
        )
    with pytest.raises(Invalid, match=message):
        load_plain_words(tmp_path)
