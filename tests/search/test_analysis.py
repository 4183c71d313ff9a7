"""Folding and tokens: words stay whole in every script, spellings meet."""

import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.analysis import LONGEST_TOKEN, SCRIPTS, Analyser
from directory.search.folding import fold


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def forms(analyser: Analyser, text: str, language: str) -> list[str]:
    return [word.form for word in analyser.words(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Women's aid, a step-free café: HA1 2AB, 020 8123 4567",
            "women aid a step free cafe ha1 2ab 020 8123 4567",
        ),
        ("gu", "મફત ખોરાક બેંક, ડૉક્ટરની સલાહ", "મફત ખોરાક બેંક ડોક્ટરની સલાહ"),
        ("hi", "मुफ़्त खाद्य बैंक, हिन्दी में", "मुफ्त खाद्य बैंक हिंदी में"),
        ("ta", "இலவச உணவு வங்கி, தமிழில்", "இலவச உணவு வங்கி தமிழில்"),
        ("ur", "مفت فوڈ بینک، اُردو میں", "مفت فوڈ بينك اردو ميں"),
        ("ar", "بنك طعام مجانيّ، الطَّبيب", "بنك طعام مجاني الطبيب"),
        ("fa", "می‌توانید با پزشک‌ها صحبت کنید", "ميتوانيد با پزشكها صحبت كنيد"),
        ("pl", "Bezpłatny bank żywności, Łódź", "bezplatny bank zywnosci lodz"),
        ("ro", "consultaţii și sănătate", "consultatii si sanatate"),
        ("so", "la-talinta dhakhtarka, go'aan", "la talinta dhakhtarka goaan"),
        ("pa", "ਮੁਫ਼ਤ ਭੋਜਨ ਬੈਂਕ", "ਮੁਫਤ ਭੋਜਨ ਬੈਂਕ"),
        ("bn", "বিনামূল্যে খাদ্য ব্যাংক", "বিনামূল্যে খাদ্য ব্যাংক"),
    ],
)
def test_words_stay_whole_in_every_language(analyser, language, text, expected):
    assert forms(analyser, text, language) == expected.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe"),
        ("Łódź", "lodz"),
        ("sănătaţe", "sănătațe"),
        ("ﬁne", "fine"),
        ("हिन्दी", "हिंदी"),
        ("ज़रूरत", "जरूरत"),
        ("हाँ", "हां"),
        ("پاکستانی", "پاكستاني"),
        ("می‌شود", "میشود"),
        ("أحمد", "احمد"),
        ("آب", "اب"),
        ("مدرسة", "مدرسه"),
        ("مـــدرسة", "مدرسة"),
        ("الطَّبيب", "الطبيب"),
        ("\u2067دواء\u2069", "دواء"),
        ("٠٢٠ ۸۱۲۳", "020 8123"),
        ("૧૨૩", "123"),
        ("HA1\u00ad", "ha1"),
    ],
)
def test_two_spellings_of_one_word_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("दिन", "दीन"), ("கல்", "கால்"), ("બાળ", "બળ"), ("bat", "bad")]
)
def test_folding_keeps_different_words_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("digit", ["\U00011de0", "\U00016d70", "\U0001e5f1"])
def test_a_digit_that_python_does_not_know_yet_is_kept(digit):
    assert fold(digit) in (digit, "0", "1")


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "M", "P", "Z"])))
def test_every_word_has_a_field_a_stem_and_a_bounded_length(text):
    for word in Analyser().words(text, "en"):
        assert word.script in SCRIPTS
        assert word.stem
        assert 0 < len(word.form) <= LONGEST_TOKEN


def test_no_vowel_sign_is_lost_between_words(analyser):
    for text in ("ડૉક્ટરની સલાહ ગુજરાતીમાં", "மருத்துவர் ஆலோசனை", "चिकित्सकको सल्लाह"):
        marks = [c for c in fold(text) if unicodedata.category(c).startswith("M")]
        kept = [c for c in "".join(forms(analyser, text, "en")) if c in marks]
        assert kept == marks


def test_a_run_of_another_script_is_a_word_of_its_own(analyser):
    words = [(w.script, w.form) for w in analyser.words("Harrowમાં ૧૨", "gu")]
    assert words == [("latn", "harrow"), ("gujr", "માં"), ("latn", "12")]


@pytest.mark.parametrize("page", ["en", "gu", "ar", "en-GB", "zh-Hans"])
def test_english_words_have_english_stems_whatever_the_page(analyser, page):
    assert [w.stem for w in analyser.words("advices", page)] == ["advic"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "carers", "carer"),
        ("pl", "lekarza", "lekarz"),
        ("ro", "gratuită", "gratuit"),
        ("hi", "लड़के", "लड़का"),
        ("ta", "வங்கியில்", "வங்கி"),
        ("ar", "الطبيب", "طبيب"),
        ("fa", "پزشک‌ها", "پزشک"),
    ],
)
def test_inflections_share_a_stem(analyser, language, one, other):
    (first,), (second,) = analyser.words(one, language), analyser.words(other, language)
    assert first.stem == second.stem
    assert first.form != second.form


def test_persian_stems_are_folded_like_everything_else(analyser):
    (word,) = analyser.words("بانک", "fa")
    assert word.stem == fold(word.stem)


def test_numbers_are_never_stemmed(analyser):
    assert [w.stem for w in analyser.words("24s 1990s", "en")] == ["24s", "1990s"]


def test_an_analyser_to_each_thread_gives_the_same_words():
    text = "Advice services for carers, families and visiting neighbours " * 20
    expected = [word.stem for word in Analyser().words(text, "en")]
    results: list[list[str]] = []

    def analyse() -> None:
        analyser = Analyser(remembered=1)
        results.append([word.stem for word in analyser.words(text, "en")])

    threads = [threading.Thread(target=analyse) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4
