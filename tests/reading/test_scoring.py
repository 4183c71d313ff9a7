"""The headline says how hard a text is, and what makes it so."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from directory.reading.counted import lengths, sentences_of
from directory.reading.scoring import DRIVEN, deviations, score
from directory.settings import ROOT

EASY = """We help people who owe money. It is free. You can talk to us. We will not tell
anyone what you say. Come to our office. You do not need to book. We are open all day.
We can help you write a letter. We can ring the bank for you."""
HARD = """Our specialised multidisciplinary staff facilitate holistic interventions,
incorporating comprehensive assessment of individual circumstances, identification of
vulnerabilities, and coordination of appropriate statutory provision (subject to
eligibility criteria), thereby empowering disadvantaged beneficiaries experiencing
multiple deprivation to achieve sustainable independence.""".replace("\n", " ")


def test_easy_and_hard_are_told_apart() -> None:
    """With a band of reading ages, and with what drives it."""
    easy, hard = score(EASY), score(HARD)
    assert (easy.level, easy.age, easy.drivers) == ("easy", (9, 11), ())
    assert (hard.level, hard.age) == ("hard", (14, None))
    assert {"long", "syllables", "frequency"} <= set(hard.drivers)
    assert easy.total < hard.total


def test_drivers_are_named_from_the_worst_on() -> None:
    """Each of them is harder than usual."""
    found = score(HARD)
    assert found.features
    parts = deviations(found.features)
    worst = [parts[name] for name in found.drivers]
    assert worst == sorted(worst, reverse=True)
    assert min(worst) >= DRIVEN


def test_a_list_scores_as_its_sentences_do() -> None:
    """The same words as prose and as bullets: the same grade."""
    each = [line.strip() + "." for line in EASY.replace("\n", " ").split(".") if line]
    prose, bullets = score(" ".join(each)), score("\n".join(f"- {s}" for s in each))
    assert prose.features == bullets.features
    assert prose.indices == bullets.indices


def test_names_and_addresses_do_not_count() -> None:
    """Nobody can choose easier ones."""
    with_them = (
        f"{EASY}\nRing 020 7946 0000, write to advice@example.org or see "
        "https://example.org/advice. We are at 12 Peppercorn Walk, XB1 2AB."
    )
    assert sentences_of("advice@example.org") == []
    (said,) = sentences_of("We sit with the Wendlebury Ironmongers.")
    assert said.words == ("We", "sit", "with", "the")
    assert score(with_them).level == "easy"
    assert sentences_of("We go to lantern hall.", ["lantern hall"])[0].words == (
        "We", "go", "to",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", " \n\n", "Foodbank", "- soup\n- bread", "۱۲۳ – ?"]
)
def test_no_grade_for_a_few_words(text: str) -> None:
    """Under thirty it would mean nothing."""
    found = score(text)
    assert (found.level, found.age, found.drivers, found.indices) == (
        None,
        None,
        (),
        {},
    )
    assert score("Come and eat. " * 9).level is None
    assert score("Come and eat. " * 10).level == "easy"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Pomagamy rodzinom. Zadzwoń do nas, jeśli chcesz przyjść.", [2, 6]),
        ("ur", "ہم مدد کرتے ہیں۔ ہمیں فون کریں۔", [4, 3]),
        ("fr", "Nous aidons les familles.", [4]),
    ],
)
def test_other_languages_show_lengths_only(
    language: str, text: str, expected: list[int]
) -> None:
    """Their words are no English ones, whatever a formula says."""
    found = score(text * 20, language)
    assert (found.level, found.features, found.indices) == (None, None, {})
    assert lengths(text) == expected
    assert list(score(text, language).lengths) == expected


@pytest.mark.parametrize(
    "text",
    ["A" * 50_000, "word " * 400, "A. " * 3_000, EASY.upper(), ", (" * 500 + EASY],
)
def test_odd_texts_are_scored_all_the_same(text: str) -> None:
    """One sentence of 400 words, capitals, signs."""
    assert score(text).words >= 0


def test_threads_do_not_disturb_one_another() -> None:
    """Each text is scored as if it were alone, whatever the others' languages are."""
    work = [(EASY, "en"), (HARD, "en"), (EASY, "pl"), (HARD, "ur")] * 50
    alone = [score(*each) for each in work]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda each: score(*each), work)) == alone


def test_nothing_is_asked_of_the_network() -> None:
    """Not even looked up: a process that may not open a socket scores and advises."""
    program = """
import socket
def refuse(*_args, **_kwargs): raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
import urllib.request; urllib.request.urlopen = refuse
from pathlib import Path
from directory.reading.reviewing import review
from directory.storage.plain_word_files import load_plain_words
words = load_plain_words(Path("content/words/easy"))
found = review("We provide assistance prior to your appointment. " * 9, words)
assert found.items and found.score.level and found.score.indices
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
