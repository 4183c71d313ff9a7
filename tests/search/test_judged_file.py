"""The judged set is sound in itself; how much of it is found is not judged here."""

import tomllib
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
import regex

from directory.settings import ROOT
from tests.search.judged import FILE, JUDGED, KINDS, recall_at_5

CONTENT = tomllib.loads(FILE.read_text(encoding="utf-8"))
NEEDS = CONTENT["need"]
OTHER_SCRIPT = {"gu", "ta", "ar", "hi", "fa", "ur", "ne"}
LANGUAGES = {"en", "ro", "pl", "pt", "so", "sq"} | OTHER_SCRIPT
SLUGS = {file.stem for file in (ROOT / "content" / "listings").glob("*.json")}


def expected_kinds(language: str) -> set[str]:
    """The kinds of queries that a language has."""
    without = set() if language in OTHER_SCRIPT else {"romanised"}
    return set(KINDS) - without - ({"english"} if language == "en" else set())


def one_slip(typed: str, meant: str) -> bool:
    """Whether a letter is left out, added, wrong or swapped, and not the first."""
    short, long = sorted((typed, meant), key=len)
    if typed == meant or typed[0] != meant[0] or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))
    wrong = [at for at in range(len(meant)) if typed[at] != meant[at]]
    swapped = len(wrong) == 2 and any(
        (after - before, typed[before], typed[after])
        == (1, meant[after], meant[before])
        for before, after in pairwise(wrong)
    )
    return len(wrong) == 1 or swapped


def test_each_need_has_listings_that_exist_and_somebody_who_asks() -> None:
    for name, need in NEEDS.items():
        answers = need["answers"]
        assert 1 <= len(answers) == len(set(answers)) <= 4, name
        assert set(answers) <= SLUGS, name
    assert {query["need"] for query in CONTENT["query"]} == set(NEEDS)


def test_there_are_enough_queries_of_each_kind_in_each_language() -> None:
    kinds = defaultdict(set)
    for judged in JUDGED:
        kinds[judged.language].add(judged.kind)
    assert len(JUDGED) >= 300
    assert kinds == {language: expected_kinds(language) for language in LANGUAGES}


def test_no_query_comes_twice_in_a_language() -> None:
    times = Counter((judged.language, judged.words.casefold()) for judged in JUDGED)
    assert [query for query, count in times.items() if count > 1] == []


def test_queries_are_in_the_script_that_their_kind_says() -> None:
    latin = regex.compile(r"\p{Latin}")
    for judged in JUDGED:
        assert judged.words == judged.words.strip() != ""
        if judged.language in OTHER_SCRIPT and judged.kind == "own":
            assert not latin.search(judged.words), judged.words
        if judged.kind in {"romanised", "english"}:
            assert latin.search(judged.words), judged.words


@pytest.mark.parametrize(
    "query",
    [query for query in CONTENT["query"] if query["kind"] == "typo"],
    ids=lambda query: f"{query['language']} {query['meant']}",
)
def test_a_typo_is_one_slip_in_one_long_word(query: dict[str, str]) -> None:
    words = zip(query["words"].split(), query["meant"].split(), strict=True)
    wrong = [(typed, meant) for typed, meant in words if typed != meant]
    assert len(wrong) == 1
    assert len(wrong[0][1]) >= 5
    assert one_slip(*wrong[0])


def test_recall_counts_the_first_five_only() -> None:
    assert recall_at_5(["a", "b", "c"], ("c", "d")) == 0.5
    assert recall_at_5(["a", "b", "c", "d", "e", "f"], ("f",)) == 0.0
    assert recall_at_5([], ("a",)) == 0.0
