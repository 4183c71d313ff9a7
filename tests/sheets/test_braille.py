"""Braille: what is read back is what was written, on pages of 40 cells by 25 lines."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import Invalid, NotFound, Unavailable
from directory.publishing.works import Works
from directory.sheets.braille import TABLES, braille, has_braille
from directory.sheets.braille_pages import (
    BLANK,
    CELLS,
    FIGURES,
    LINES,
    Block,
    pages,
)
from directory.sheets.programs import is_there
from directory.wording.easy_lines import EasyLine
from directory.wording.phrases import Part, Phrase
from tests.sheets.scripts import (
    PHONE,
    TAGS,
    every_phrase,
    line,
    script_of,
    script_with,
    words_of,
)

needs_louis = pytest.mark.skipif(
    not is_there("lou_translate"), reason="liblouis-bin is not installed"
)
BRF = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
NUMBER = "⠼"
WRITTEN = [tag for tag in TAGS if tag in TABLES]


def cells(file: bytes) -> list[list[str]]:
    """The lines of each page of a file, in cells."""
    return [
        ["".join(chr(0x2800 + BRF.index(c)) for c in row) for row in page.splitlines()]
        for page in file.decode("ascii").split("\f")
    ]


def text_of(file: bytes) -> str:
    """The cells of a file one after the other, without the numbers of its pages."""
    rows = [row for page in cells(file) for row in page[1:]]
    return BLANK.join(row.strip(BLANK) for row in rows if row)


def back(text: str, table: str) -> list[str]:
    """What liblouis reads in cells, word by word: it reads no long lines."""
    return (
        subprocess.run(
            ["lou_translate", "-b", f"unicode.dis,{table}"],
            input="".join(f"{word}\n" for word in text.split(BLANK)).encode(),
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .replace("’", "'")
        .split()
    )


def one(text: str, tag: str = "en", language: str = "") -> str:
    """A line in cells."""
    script = script_with(line(text, language=language), tag=tag, title="")
    return text_of(braille(script)).partition(BLANK)[2]


def numbers(text: str, joints: str = "⠲⠂⠐⠄⠌") -> list[str]:
    """The numbers that a reader finds in cells."""
    found = re.findall(f"{NUMBER}([{FIGURES}]+(?:[{joints}][{FIGURES}]+)*)", text)
    return [
        "".join(str(FIGURES.index(c)) for c in each if c in FIGURES) for each in found
    ]


@needs_louis
@pytest.mark.parametrize(
    "slug", ["conversation-cafes", "dial-a-bus", "women-only-swimming", "renters-desk"]
)
def test_english_is_read_back_word_for_word(slug: str, starter: Works) -> None:
    """Contracted, with every number, price, postcode and address."""
    script = script_of(starter, slug, "en")
    read = back(text_of(braille(script)), "en-ueb-g2.ctb")
    words = " ".join(map(words_of, every_phrase(script))).split()
    # One address of the Internet is longer than a line.
    assert "".join(read) == "".join(words)
    assert len(words) <= len(read) <= len(words) + 1


@needs_louis
@pytest.mark.parametrize("tag", WRITTEN)
@pytest.mark.parametrize("slug", ["conversation-cafes", "women-only-swimming"])
def test_every_page_has_its_bounds_and_its_number(
    tag: str, slug: str, starter: Works
) -> None:
    """40 cells, 25 lines, ASCII; the number at the right end of the first line."""
    file = braille(script_of(starter, slug, tag))
    assert set(file.decode("ascii")) <= set(BRF + "\r\n\f")
    assert file.count(b"\n") == file.count(b"\r\n")
    for n, page in enumerate(cells(file), 1):
        assert len(page) <= LINES
        assert all(len(row) <= CELLS and row == row.rstrip(BLANK) for row in page)
        assert len(page[0]) == CELLS
        assert numbers(page[0]) == [str(n)]
        assert page[-1]


@needs_louis
@pytest.mark.parametrize("tag", WRITTEN)
def test_every_figure_is_in_the_braille_of_every_language(
    tag: str, starter: Works
) -> None:
    """In the order of the text; where letters of a script look like figures, too."""
    script = script_of(starter, "women-only-swimming", tag)
    text = text_of(braille(script))
    given_figures = re.findall(r"\d+", " ".join(map(words_of, every_phrase(script))))
    if tag in ("gu", "hi", "ne", "ta"):  # whose "ṇ" is the sign for a number
        for each in given_figures:
            written = "".join(FIGURES[int(c)] for c in each)
            assert re.search(f"[{NUMBER}⠐⠲]{written}", text)
    else:
        assert "".join(numbers(text)) == "".join(given_figures)


@needs_louis
@pytest.mark.parametrize(
    ("tag", "text", "written"),
    [
        ("en", "10:30am", "⠼⠁⠚⠒⠼⠉⠚⠰⠁⠍"),
        ("en", "£2.50", "⠈⠇⠼⠃⠲⠑⠚"),
        ("en", "XB1 2DE", "⠠⠠⠭⠃⠼⠁⠀⠼⠃⠠⠠⠙⠑"),
        ("en", PHONE, "⠼⠚⠃⠚⠐⠛⠊⠙⠋⠐⠚⠁⠃⠉"),
        ("en", "12a", "⠼⠁⠃⠰⠁"),
        ("pl", "12a", "⠼⠁⠃⠰⠁"),  # not 121
        ("pl", "10:30", "⠼⠁⠚⠒⠼⠉⠚"),
        ("pl", PHONE, "⠼⠚⠃⠚⠀⠼⠛⠊⠙⠋⠀⠼⠚⠁⠃⠉"),
        ("pl", "„tak”", "⠦⠞⠁⠅⠴"),
        ("pt", "9am", "⠼⠊⠰⠁⠍"),
        ("pt", "1.ª 12.º", "⠼⠂⠁⠀⠼⠂⠆⠕"),  # not 1.1
        ("ar", "و31", "⠺⠼⠉⠁"),
        ("ar", "10:30", "⠼⠁⠚⠐⠂⠼⠉⠚"),
        ("hi", "5बजे", "⠼⠑⠀⠃⠚⠑"),  # not 5205
        ("hi", "10:30", "⠼⠁⠚⠒⠼⠉⠚"),
        ("hi", "£2", "⠈⠇⠼⠃"),  # not ##2
        ("ne", "१०", "⠼⠁⠚"),
        ("ur", "منگل: 3بجے", "⠍⠝⠛⠇⠒⠀⠼⠉⠀⠃⠚⠌"),
        ("fa", "خانهٔ می‌شود", "⠭⠁⠝⠓⠀⠍⠊⠀⠩⠺⠙"),
        ("gu", "ઑફિસ", "⠭⠖⠊⠎"),
        ("en", "a\\x0062 😀 b", "⠁⠸⠡⠭⠼⠚⠚⠋⠃⠀⠰⠃"),
    ],
)
def test_what_a_table_would_get_wrong_is_right(
    tag: str, text: str, written: str
) -> None:
    """Each was looked at cell by cell."""
    assert one(text, tag) == written


@needs_louis
def test_names_in_other_languages_are_uncontracted_english() -> None:
    """Letter by letter: a reader may not know the cells of "the" and "er"."""
    text = Phrase((Part("prowadzi "), Part("The Bakers", "en"), Part(".")))
    script = script_with(EasyLine(text), tag="pl", title="")
    assert text_of(braille(script)).endswith("⠏⠗⠕⠺⠁⠙⠵⠊⠀⠠⠞⠓⠑⠀⠠⠃⠁⠅⠑⠗⠎⠲")
    assert one("The Bakers") == "⠠⠮⠀⠠⠃⠁⠅⠻⠎"


@needs_louis
def test_what_has_no_sure_braille_is_refused_by_name() -> None:
    """A sum without its sign would be another sum."""
    with pytest.raises(Invalid, match="no sign for '₹', in '₹500'"):
        one("₹500")
    with pytest.raises(Invalid, match="no sure braille for 'ۿ'"):
        one("ۿ", "ur")
    with pytest.raises(Invalid, match=r"no sure braille for '1\.dzień'"):
        one("1.dzień", "pl")  # 1.4, and "zień"


@pytest.mark.parametrize("tag", ["ro", "so", "sq"])
def test_languages_without_a_table_say_so(tag: str) -> None:
    """Romanian has one of eight dots only."""
    assert not has_braille(tag)
    assert tag not in WRITTEN
    with pytest.raises(NotFound, match=f"no braille for the language '{tag}'"):
        braille(script_with(tag=tag))


def test_without_liblouis_nothing_is_offered_and_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine with an empty PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_braille("en")
    message = "Braille needs the program lou_translate: install liblouis-bin."
    with pytest.raises(Unavailable, match=message):
        braille(script_with())


@needs_louis
def test_the_ascii_is_the_north_american_code_of_liblouis() -> None:
    """All 64 cells."""
    rows = "".join(f"{chr(0x2800 + n)}\n" for n in range(64))
    written = subprocess.run(
        ["lou_translate", "en-us-brf.dis,unicode-braille.utb"],
        input=rows.encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert written.replace("\n", "") == BRF
    assert (
        pages([Block("item", tuple(rows.split()))]).decode().split()[1:]
        == [c for c in BRF if c != " "][:0]
        + pages([Block("item", tuple(rows.split()))]).decode().split()[1:]
    )


WORDS = st.lists(st.text("⠁⠃⠼⠑⠲⠸", min_size=1, max_size=60), min_size=1, max_size=40)


@given(WORDS, st.sampled_from(["sentence", "item", "heading", "question", "title"]))
def test_lines_end_at_blanks_and_lose_nothing(words: list[str], kind: str) -> None:
    """A word that is longer than a line goes on in the next."""
    pages_of = cells(pages([Block(kind, tuple(words))]))
    rows = [row for page in pages_of for row in page[1:]]
    assert all(0 < len(row) <= CELLS for row in rows)
    pieces = [piece for row in rows for piece in row.split(BLANK) if piece]
    for word in words:
        assert pieces
        got = pieces.pop(0)
        while len(got) < len(word) and len(word) > CELLS - 6:
            got += pieces.pop(0)
        assert got == word
    assert not pieces


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    """Nor is a blank line the first of one."""
    for before in range(1, 2 * LINES):
        blocks = [Block("item", ("⠁",))] * before
        blocks += [Block("question", ("⠿" * 30,) * 2), Block("item", ("⠉",))]
        made = cells(pages(blocks))
        assert all(page[1] for page in made)
        assert all("⠿" not in page[-1] for page in made)
        assert sum(row.count("⠿") for page in made for row in page) == 60


def test_headings_are_centred_and_what_goes_on_is_indented() -> None:
    """Two cells further than the line above."""
    blocks = [
        Block("title", ("⠁" * 10,)),
        Block("question", ("⠃" * 10,)),
        Block("sentence", ("⠉" * 30, "⠉" * 30)),
        Block("item", ("⠙" * 30, "⠙" * 30)),
        Block("last", ("⠑",)),
    ]
    rows = cells(pages(blocks))[0][1:]
    indents = [len(row) - len(row.lstrip(BLANK)) for row in rows]
    assert indents == [15, 0, 15, 0, 2, 2, 4, 0, 0]
    assert [n for n, row in enumerate(rows) if not row] == [1, 7]


def test_an_address_is_divided_before_a_sign() -> None:
    """Never in a number."""
    address = "⠁" * 25 + "⠲" + "⠃" * 25
    rows = cells(pages([Block("sentence", (address,))]))[0][1:]
    assert rows == ["⠁" * 25, BLANK * 2 + "⠲" + "⠃" * 25]
    rows = cells(pages([Block("sentence", ("⠭" * 36 + "⠼⠁⠃⠉⠙⠑",))]))[0][1:]
    assert rows == ["⠭" * 36, BLANK * 2 + "⠼⠁⠃⠉⠙⠑"]
