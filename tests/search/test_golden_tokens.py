"""The tokens of natural text in thirteen languages are the ones that were read over."""

import pytest
import regex

from directory.search.analysis import Analyser
from directory.search.folding import fold
from tests.search.golden import FOLDER, LANGUAGES, cases, renewed, tokens

_NO_LETTER = regex.compile(r"(?<=\p{L})'s\b|[^\p{L}\p{M}\p{N}]")


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_gives_the_tokens_in_its_golden_file(analyser, language):
    """After a change that is meant: `python -m tests.search.golden`, and read it."""
    expected = {case["text"]: case["tokens"] for case in cases(language)}
    assert {text: tokens(text, language, analyser) for text in expected} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_golden_file_is_as_its_renewal_would_write_it(analyser, language):
    """So a renewal shows only what the analyser changed."""
    assert len(cases(language)) >= 25
    path = FOLDER / f"{language}.toml"
    assert renewed(language, analyser) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_of_a_golden_text_is_lost(language):
    """The forms, put together, are the folded text without what is not a letter."""
    for case in cases(language):
        letters = _NO_LETTER.sub("", fold(case["text"]))
        forms = [token.split()[-1] for token in case["tokens"]]
        assert "".join(forms) == letters, case["text"]
