"""Segments: the sentences, headings and list items of a text."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.text.segments import digest, normal, segments, sentences
from directory.text.structured import plain

GOLDEN = Path(__file__).parent / "golden" / "segments.toml"
CASES = [
    (case["text"], case["segments"])
    for case in tomllib.loads(GOLDEN.read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_has_these_segments(text: str, expected: list[str]) -> None:
    """Golden: what listings write, abbreviations and all."""
    assert segments(text) == expected


def test_the_golden_file_is_long_enough() -> None:
    """Of what listings write."""
    assert len(CASES) >= 60


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_a_segment_is_made_of_one_segment(text: str) -> None:
    """Or a translation could not be found again by its sentence."""
    for segment in segments(text):
        assert sentences(segment) == [segment] == [normal(segment)]


@given(st.text(max_size=200))
def test_no_letter_or_figure_is_lost_or_made(text: str) -> None:
    """Whatever is written; only spaces change."""
    assert _bare("".join(segments(text))) == _bare(normal(plain(text)))


@given(st.text("aB5. !?…\"')(\n-", max_size=60))
def test_segments_are_never_empty(text: str) -> None:
    """Nor have they spaces at their ends."""
    assert all(each and each == each.strip() for each in segments(text))


def test_the_same_sentence_has_the_same_name_anywhere() -> None:
    """However it is spaced and however its accents are written."""
    assert digest("Cafe\u0301  opens\u00a0at 9.") == digest(" Café opens at 9. ")
    assert digest("Café opens at 9.") != digest("Café opens at 8.")


def test_its_name_is_a_sha_256() -> None:
    """In hexadecimal, as sha256sum prints it."""
    assert digest("abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_changing_one_sentence_changes_no_other() -> None:
    """Only that one is out of date."""
    before = segments("We cook. We eat at 7pm. All are welcome.")
    after = segments("We cook. We eat at 8pm. All are welcome.")
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_a_long_text_is_taken_apart_quickly() -> None:
    """No pattern goes over it again and again: this ends."""
    assert len(segments("a." * 20_000 + " " + "We go. " * 5_000)) > 4_000
    assert segments("(" * 20_000) == ["(" * 20_000]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
