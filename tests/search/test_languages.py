"""Search in thirteen languages: names, categories, inflections, spellings, digits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from directory.search.seam import Query, SearchDocument, SearchIndex
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import listing
from tests.search.memory_index import MemoryIndex

FOOD_BANKS = {
    "en": "Food banks",
    "gu": "ફૂડ બેંક",
    "ro": "Bănci de alimente",
    "ta": "உணவு வங்கிகள்",
    "pl": "Banki żywności",
    "ar": "بنوك الطعام",
    "hi": "खाद्य बैंक",
    "fa": "بانک غذا",
    "ur": "فوڈ بینک",
    "ne": "खाद्यान्न बैंक",
    "pt": "Bancos alimentares",
    "so": "Bangiyada raashinka",
    "sq": "Bankat e ushqimit",
}
DENTISTS = {
    "en": "Dentists",
    "gu": "દાંતના ડૉક્ટર",
    "ro": "Dentiști",
    "ta": "பல் மருத்துவர்கள்",
    "pl": "Dentyści",
    "ar": "أطباء الأسنان",
    "hi": "दाँतों के डॉक्टर",
    "fa": "دندان‌پزشکان",
    "ur": "دانتوں کے ڈاکٹر",
    "ne": "दाँतका डाक्टर",
    "pt": "Dentistas",
    "so": "Dhakhtarka ilkaha",
    "sq": "Dentistët",
}
LANGUAGES = tuple(FOOD_BANKS)


@pytest.fixture(params=["whoosh", "memory"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> SearchIndex:
    return (
        WhooshIndex(tmp_path / "index") if request.param == "whoosh" else MemoryIndex()
    )


@pytest.fixture
def find(empty: SearchIndex) -> Callable[..., list[str]]:
    """Looks in two English listings with categories, one in Urdu, one in Gujarati.

    Gives the ids of what has every word, in order.
    """
    index = empty
    index.rebuild(listings(), up_to=1)

    def found(words: str, language: str) -> list[str]:
        answer = index.search(Query(words, language=language))
        return [hit.id for hit in answer.hits] if answer.how == "exact" else []

    return found


def listings() -> list[SearchDocument]:
    return [
        listing(
            "food",
            "St Mary's pantry",
            texts=(
                ("en", "Parcels for families. Classes and advice on Tuesdays."),
                *FOOD_BANKS.items(),
            ),
        ),
        listing(
            "teeth",
            "Smile clinic",
            texts=(("en", "Call 020 7946 0123"), *DENTISTS.items()),
        ),
        listing(
            "urdu",
            names=(("ur", "خواتین کا گروپ"),),
            texts=(("ur", "بچوں والی ماؤں کے لیے مفت کلاسیں، منگل کو۔"),),
        ),
        listing(
            "gujarati",
            names=(("gu", "વડીલોની મંડળી"),),
            texts=(("gu", "વૃદ્ધો માટે મફત ભોજન અને વાતો, ફોન ૦૨૦ ૭૯૪૬ ૦૫૫૫."),),
        ),
        listing("other", "Chess club", "We play on Fridays."),
    ]


@pytest.mark.parametrize("page", ["own", "en", "gu", "pl", "ur"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_categorys_name_finds_its_listings_on_a_page_in_any_language(
    find, language, page
):
    reader = language if page == "own" else page
    assert find(FOOD_BANKS[language], reader) == ["food"]
    assert find(DENTISTS[language], reader) == ["teeth"]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "dentist", "teeth"),
        ("gu", "ડૉક્ટરો", "teeth"),
        ("gu", "બેંકમાં", "food"),
        ("ro", "banca de alimente", "food"),
        ("ro", "dentistul", "teeth"),
        ("ta", "வங்கி", "food"),
        ("ta", "மருத்துவரின்", "teeth"),
        ("pl", "bank żywność", "food"),
        ("pl", "dentysta", "teeth"),
        ("ar", "طعام", "food"),
        ("ar", "الأطباء", "teeth"),
        ("hi", "बैंकों", "food"),
        ("hi", "दाँत", "teeth"),
        ("fa", "بانک‌ها", "food"),
        ("fa", "دندان‌پزشک", "teeth"),
        ("ur", "بینکوں", "food"),
        ("ur", "دانت", "teeth"),
        ("ne", "बैंकको", "food"),
        ("ne", "दाँत", "teeth"),
        ("pt", "banco alimentar", "food"),
        ("pt", "dentista", "teeth"),
        ("so", "bangi", "food"),
        ("so", "dhakhtar", "teeth"),
        ("sq", "bankë", "food"),
        ("sq", "dentist", "teeth"),
    ],
)
def test_another_form_of_the_word_finds_it_too(find, language, words, found):
    assert find(words, language) == [found]


@pytest.mark.parametrize("page", LANGUAGES)
@pytest.mark.parametrize("words", ["food bank", "class", "advices", "parcel"])
def test_english_words_are_found_on_a_page_in_any_language(find, page, words):
    assert find(words, page) == ["food"]


@pytest.mark.parametrize("page", LANGUAGES)
def test_english_function_words_are_not_asked_for_on_any_page(find, page):
    assert find("where can I get a food bank near me", page) == ["food"]


@pytest.mark.parametrize(
    ("page", "words", "found"),
    [
        ("ur", "مفت كلاسيں", "urdu"),
        ("ur", "بچہ کلاس", "urdu"),
        ("en", "کلاسوں", "urdu"),
        ("ur", "مجھے بچوں کے لیے کلاس چاہیے", "urdu"),
        ("gu", "વૃદ્ધ ભોજન", "gujarati"),
        ("en", "વડીલ", "gujarati"),
        ("gu", "વાતોમાં", "gujarati"),
        ("gu", "મારા માટે ભોજન", "gujarati"),
    ],
)
def test_a_listing_in_another_script_is_found_by_its_own_words(
    find, page, words, found
):
    """Also as typed on an Arabic keyboard (ي ك), and with words such as "for me"."""
    assert find(words, page) == [found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("૦૨૦ ૭૯૪૬ ૦૧૨૩", "teeth"),
        ("۰۲۰ ۷۹۴۶ ۰۱۲۳", "teeth"),
        ("٠٢٠ ٧٩٤٦ ٠١٢٣", "teeth"),
        ("०२० ७९४६ ०१२३", "teeth"),
        ("௦௨௦ ௭௯௪௬ ௦௧௨௩", "teeth"),
        ("020 7946 0555", "gujarati"),
    ],
)
def test_digits_of_any_script_are_the_same_digits(find, words, found):
    assert find(words, "en") == [found]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", "pomoc w czynszu"),
        ("pt", "ajuda com a renda"),
        ("ro", "ajutor la chirie"),
        ("so", "caawimaad iyo kiro"),
        ("sq", "ndihmë për qira"),
        ("gu", "ભાડા માટે મદદ"),
        ("hi", "किराए के लिए मदद"),
        ("ne", "भाडाको लागि सहयोग"),
        ("ta", "வாடகை மற்றும் உதவி"),
        ("ar", "مساعدة في الإيجار"),
        ("fa", "کمک برای اجاره"),
        ("ur", "کرائے میں مدد"),
    ],
)
def test_function_words_are_not_asked_for_in_any_language(empty, language, words):
    """The first and the last word are enough."""
    first, *_, last = words.split()
    empty.rebuild(
        [listing(1, names=((language, f"{last}, {first}"),)), listing(2)], up_to=1
    )
    assert empty.search(Query(words, language=language)).how == "exact"


def test_a_quoted_name_does_not_hide_the_texts_in_its_own_language(empty):
    """An English text with a Polish name has it unstemmed; a Polish one, stemmed."""
    empty.rebuild(
        [
            listing(1, "Bank żywności", "The Polish food bank"),
            listing(2, texts=(("pl", "bank żywności"),)),
        ],
        up_to=1,
    )
    for reader in ("en", "pl", "gu"):
        hits = empty.search(Query("żywności", language=reader)).hits
        assert {hit.id for hit in hits} == {"1", "2"}, reader


def test_a_word_that_is_found_in_two_ways_counts_once(tmp_path):
    index = WhooshIndex(tmp_path)
    index.rebuild(
        [listing(1, "Housing"), listing(2, names=(("pl", "Housing"),))], up_to=1
    )
    hits = index.search(Query("housing", language="pl")).hits
    assert {hit.id for hit in hits} == {"1", "2"}
    assert len({round(hit.score, 9) for hit in hits}) == 1
