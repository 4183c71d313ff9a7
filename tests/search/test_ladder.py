"""The ladder: each step is reached when the one before finds nothing, and named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from directory.model.words import WordGroup, Words
from directory.search.seam import Filters, Query
from directory.search.whoosh_index import WhooshIndex
from tests.search.listings import listing

GROUPS = (
    WordGroup(
        "food-bank",
        {
            "en": ("food bank", "food parcel", "foodbank"),
            "gu": ("ફૂડ બેંક", "અનાજની થેલી"),
            "pl": ("bank żywności",),
        },
    ),
    WordGroup("gp", {"en": ("GP", "doctor", "surgery"), "pl": ("przychodnia",)}),
    WordGroup("abuse", {"en": ("he hits me",), "ro": ("mă bate soțul",)}),
    WordGroup("alcohol", {"en": ("alcohol",), "gu": ("દારૂ",)}),
)
LISTINGS = (
    listing(1, "Thornmere food bank", "Bags of food to take home", free=True),
    listing(2, "Lantern surgery", "See a doctor or a nurse"),
    listing(3, "Blood bank", "Give blood"),
    listing(4, "Clearway", "Help with alcohol"),
    listing(
        5, "Carers", texts=(("gu", "ડૉક્ટરની સલાહ"), ("hi", "पुस्तकालय"), ("en", "Carers"))
    ),
    listing(6, "Refuge", "Where nobody hits you"),
)


@pytest.fixture
def find(tmp_path: Path) -> Callable[..., Any]:
    words = Words(GROUPS)
    index = WhooshIndex(tmp_path, lambda: words)
    index.rebuild(LISTINGS, up_to=1)

    def search(text: str, language: str = "en", **more: Any) -> Any:
        return index.search(Query(text, language, **more))

    return search


def ids(found: Any) -> list[str]:
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize(
    ("language", "typed", "how", "first"),
    [
        ("en", "food bank", "exact", "1"),
        ("en", "foodbank", "exact", "1"),
        ("en", "parcels of food", "exact", "1"),
        ("en", "GP", "exact", "2"),
        ("en", "gps surgery", "exact", "2"),
        ("gu", "ફૂડ બેંક", "exact", "1"),
        ("en", "અનાજની થેલી", "exact", "1"),
        ("pl", "banki żywności", "exact", "1"),
        ("pl", "przychodnia", "exact", "2"),
        ("ro", "soțul mă bate", "exact", "6"),
        ("en", "docter", "typo", "2"),
        ("en", "food bnak", "typo", "1"),
        ("en", "foodbnak", "typo", "1"),
        ("pl", "pzychodnia", "typo", "2"),
        ("gu", "અનજની થેલી", "typo", "1"),
        ("hi", "पुस्तकाल्य", "typo", "5"),
        ("en", "nurse swimming", "any", "2"),
        ("en", "nurce swimming", "any", "2"),
        ("gu", "daru", "romanised", "4"),
        ("gu", "dakter", "romanised", "5"),
        ("en", "dakatarani", "romanised", "5"),
        ("en", "zzzz", "none", None),
        ("en", "123456", "none", None),
    ],
)
def test_what_is_typed_is_found_on_its_step(find, language, typed, how, first):
    found = find(typed, language)
    assert (found.how, ids(found)[:1]) == (how, [first] if first else [])


def test_a_synonym_says_through_which_words_it_was_found(find):
    assert find("foodbank").hits[0].why == (("en", "food bank"),)
    assert find("food bank").hits[0].why == ()
    assert find("GP").hits[0].why == (("en", "doctor"),)


def test_words_that_two_languages_share_are_told_in_english(tmp_path):
    words = Words(
        (WordGroup("dole", {"en": ("benefits", "dole"), "pl": ("benefity",)}),)
    )
    index = WhooshIndex(tmp_path, lambda: words)
    index.rebuild([listing(1, "Benefits advice")], up_to=1)
    assert index.search(Query("dole")).hits[0].why == (("en", "benefits"),)


def test_words_of_other_languages_are_not_taken_for_english_by_their_stems(tmp_path):
    """Somali "codeeyo" has the English stem of "code"."""
    group = WordGroup("vote", {"en": ("voting",), "so": ("codeeyo",)})
    index = WhooshIndex(tmp_path, lambda: Words((group,)))
    index.rebuild([listing(1, "Learn to code")], up_to=1)
    assert index.search(Query("voting")).how == "none"
    index.update([listing(2, texts=(("so", "Codeeyo"),))], [], up_to=2)
    found = index.search(Query("voting"))
    assert (found.how, ids(found)) == ("exact", ["2"])
    assert found.hits[0].why == (("so", "codeeyo"),)


def test_a_phrase_without_words_does_no_harm(tmp_path):
    words = Words((WordGroup("odd", {"en": ("\u02bc", "\u0640")}), *GROUPS))
    index = WhooshIndex(tmp_path, lambda: words)
    index.rebuild(LISTINGS, up_to=1)
    assert ids(index.search(Query("foodbank"))) == ["1"]


def test_only_some_of_the_words_is_told_on_every_step(find):
    assert not find("nurce").is_partial
    assert find("nurse swimming").is_partial
    assert not find("daru", "gu").is_partial
    found = find("daru zzqq", "gu")
    assert (found.step, found.is_partial) == ("romanised", True)


def test_what_filters_took_away_was_found(find):
    found = find("surgery", filters=Filters(free=True))
    assert (found.how, found.step, found.is_sure) == ("unfiltered", "exact", True)
    assert not find("nurse zzqq").is_sure


def test_words_of_listings_that_are_gone_are_told_to_nobody(tmp_path):
    """One may have become confidential."""
    index = WhooshIndex(tmp_path)
    index.rebuild([listing(1, "Linnethouse refuge"), listing(2, "Refuge")], up_to=1)
    assert index.search(Query("linethouse")).instead == ("linnethouse",)
    index.update([listing(1, "Refuge")], [], up_to=2)
    assert index.search(Query("linethouse")).how == "none"
    assert index.search(Query("linnethouse refuge zzqq")).terms == ("", "refuge", "")


def test_own_words_come_before_synonyms(find):
    assert ids(find("surgery")) == ["2"]
    found = find("doctor")
    assert found.hits[0].id in {"2", "5"}


def test_a_phrase_that_few_listings_use_is_worth_no_more_for_that(tmp_path):
    words = Words((WordGroup("gp", {"en": ("doctor", "general practitioner")}),))
    index = WhooshIndex(tmp_path, lambda: words)
    many = [listing(n, f"Doctor {n}") for n in range(1, 15)]
    index.rebuild([*many, listing(15, "A general practitioner")], up_to=1)
    assert ids(index.search(Query("doctor")))[-1] == "15"


def test_of_words_that_sound_alike_those_come_first_whose_vowels_do_too(tmp_path):
    index = WhooshIndex(tmp_path)
    houses = [listing(n, texts=(("ur", "خانہ"),)) for n in range(1, 9)]
    index.rebuild([*houses, listing(9, texts=(("ur", "کھانا"),))], up_to=1)
    found = index.search(Query("khana", "ur"))
    assert found.how == "romanised"
    assert found.instead[0] == "كهانا"  # folded, as it is looked up


@pytest.mark.parametrize(
    ("typed", "instead"),
    [("docter", ("doctor",)), ("food bnak", ("bank",)), ("food bank", ())],
)
def test_what_was_looked_for_instead_is_told(find, typed, instead):
    assert find(typed).instead == instead


def test_numbers_and_postcodes_are_never_put_right(find):
    for typed in ("XB1", "02079460199", "1999"):
        assert find(typed).instead == ()


def test_the_first_letter_is_never_put_right(find):
    assert find("xoctor").how == "none"


def test_short_words_have_one_slip_and_long_ones_two(find):
    assert find("nrse").how == "typo"
    assert find("nuesr").how == "none"
    assert find("dcotro").how == "typo"


def test_latin_letters_sound_like_nothing_where_they_are_the_readers_own(find):
    assert find("dakatarani", "pl").how == "none"


def test_filters_that_leave_nothing_say_what_each_is_worth(find):
    filters = Filters(free=True, area="nowhere")
    found = find("surgery", filters=Filters(free=True))
    assert (found.how, found.total, found.without) == ("unfiltered", 0, {"free": 1})
    found = find("food bank", filters=filters)
    assert (found.how, found.without) == ("unfiltered", {"area": 1})
    assert find("", filters=filters).how == "unfiltered"
    assert find("zzzz", filters=filters).how == "none"


def test_a_rare_word_that_is_like_a_common_one_asks_what_was_meant(tmp_path):
    index = WhooshIndex(tmp_path)
    many = [listing(n, "Dentist", "teeth") for n in range(20)]
    index.rebuild([*many, listing("odd", "Dentits")], up_to=1)
    found = index.search(Query("dentits"))
    assert (found.how, found.total, found.meant) == ("exact", 1, ("dentist",))
    assert index.search(Query("dentist")).meant == ()


def test_words_that_nobody_here_uses_are_not_given_back(find):
    found = find("nurse mrs-smith")
    assert (found.how, found.terms) == ("any", ("nurse", "", ""))
    assert find("nurse").terms == ()


def test_changed_synonyms_hold_at_once(tmp_path):
    state = [Words(GROUPS)]
    index = WhooshIndex(tmp_path, lambda: state[0])
    index.rebuild(LISTINGS, up_to=1)
    assert index.search(Query("quack")).how == "none"
    state[0] = Words((WordGroup("gp", {"en": ("doctor", "quack")}),))
    assert ids(index.search(Query("quack")))[0] == "2"


def test_what_is_known_is_in_listings_or_in_synonyms(tmp_path):
    words = Words(GROUPS)
    index = WhooshIndex(tmp_path, lambda: words)
    index.rebuild(LISTINGS, up_to=1)
    for phrase in ("food", "foodbank", "przychodnia", "ફૂડ બેંક", "GP nurse"):
        assert index.knows(phrase, "pl"), phrase
    for phrase in ("swimming", "zzzz", "food zzzz"):
        assert not index.knows(phrase, "en"), phrase
