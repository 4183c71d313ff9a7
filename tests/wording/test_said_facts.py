"""Facts of running text, said again in each of the languages."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from gettext import NullTranslations

import pytest

from directory.settings import ROOT
from directory.text.fact_values import (
    Clock,
    Dated,
    Fact,
    Free,
    Kept,
    Measure,
    Money,
    Number,
    Spoken,
    Value,
    Weekdays,
)
from directory.text.number_words import UNITS
from directory.wording.languages import LANGUAGES
from directory.wording.said_facts import calendar_names, said
from directory.wording.wording import Wording, Wordings

WORDINGS = Wordings(ROOT / "translations")
TAGS = [language.tag for language in LANGUAGES if language.tag != "en"]
ISOLATES = re.compile("[\u2066\u2069]")
CASES: Mapping[str, Value] = {
    "9.30am": Clock((time(9, 30),)),
    "9am to 5pm": Clock((time(9), time(17))),
    "8pm to midnight": Clock((time(20), time(0))),
    "noon": Clock((time(12),)),
    "Tuesday": Weekdays((1,)),
    "Mon-Fri": Weekdays((0, 4)),
    "Sat-Sun": Weekdays((5, 6)),
    "3 March 2026": Dated((3,), 3, 2026),
    "3 March": Dated((3,), 3),
    "12-14 March": Dated((12, 14), 3),
    "May": Dated((), 5),
    "December 2026": Dated((), 12, 2026),
    "£2.50": Money((Decimal("2.50"),), "GBP"),
    "£5-£10": Money((Decimal(5), Decimal(10)), "GBP"),
    "2 hours": Measure((2,), "duration-hour"),
    "45-60 minutes": Measure((45, 60), "duration-minute"),
    "3 miles": Measure((3,), "length-mile"),
    "twelve": Number(12),
    "Urdu": Spoken("ur"),
    "free": Free(),
}
EXPECTED = {
    "ro": {
        "9.30am": "9:30",
        "9am to 5pm": "de la 9:00 până la 17:00",
        "Tuesday": "marți",
        "Mon-Fri": "de luni până vineri",
        "3 March 2026": "3 martie 2026",
        "£2.50": "£2.50",
        "2 hours": "2 ore",
        "45-60 minutes": "45–60 de minute",
        "3 miles": "3 mile",
        "Urdu": "urdu",
        "free": "gratuit",
    },
    "pl": {
        "8pm to midnight": "od 20:00 do 24:00",
        "3 March": "3 marca",
        "May": "maj",
        "12-14 March": "od 12 marca do 14 marca",
        "2 hours": "2 godziny",
        "free": "za darmo",
    },
    "hi": {
        "9.30am": "सुबह 9:30",
        "Tuesday": "मंगलवार",
        "December 2026": "दिसंबर 2026",
        "45-60 minutes": "45–60 मिनट",
        "twelve": "12",
        "Urdu": "उर्दू",
    },
    "ur": {
        "9.30am": "صبح 9:30",
        "£5-£10": "\u2066£5–£10\u2069",
        "45-60 minutes": "\u206645–60\u2069 منٹ",
        "2 hours": "2 گھنٹے",
        "free": "مفت",
    },
    "pt": {
        "9am to 5pm": "das 9:00 às 17:00",
        "3 March 2026": "3 de março de 2026",
        "Mon-Fri": "de segunda a sexta-feira",
    },
}


@pytest.fixture(params=TAGS)
def w(request: pytest.FixtureRequest) -> Wording:
    """Each language's wording."""
    return wording(request.param)


def wording(tag: str) -> Wording:
    """One language's wording."""
    found = WORDINGS.get(tag)
    assert found is not None, "run `make messages`"
    return found


def fact(value: Value, text: str = "x") -> Fact:
    """A fact that is all of its sentence."""
    return Fact(0, len(text), text, value)


def numbers(text: str) -> list[int]:
    """The numbers in figures."""
    return [int(number) for number in re.findall(r"\d+", text)]


@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        (t, name, words)
        for t, table in EXPECTED.items()
        for name, words in table.items()
    ],
)
def test_a_fact_is_said_as_people_say_it(tag: str, name: str, words: str) -> None:
    """Golden, where a reader of the language can tell."""
    assert said(wording(tag), fact(CASES[name])) == words


@pytest.mark.parametrize("name", CASES)
def test_every_fact_is_said_without_english(w: Wording, name: str) -> None:
    """In letters of the language's own script, sums aside."""
    words = said(w, fact(CASES[name]))
    english = said(WORDINGS.english, fact(CASES[name]))
    assert words.strip()
    if w.language.tag in ("ro", "pl", "pt", "so", "sq"):
        assert not {"to", "hours", "minutes", "miles"} & set(words.split())
    else:
        letters = [c for c in words if c.isalpha()]
        assert not any(unicodedata.name(c).startswith("LATIN") for c in letters)
        assert words != english or not letters


@pytest.mark.parametrize("name", CASES)
def test_no_native_digit_is_ever_said(w: Wording, name: str) -> None:
    """A time must look the same on a sheet, on a door and in English."""
    words = said(w, fact(CASES[name]))
    assert all(c in "0123456789" for c in words if unicodedata.category(c) == "Nd")


@pytest.mark.parametrize("hour", range(24))
def test_every_hour_of_the_day_is_another(w: Wording, hour: int) -> None:
    """9am is never said as 9pm is."""
    words = {said(w, fact(Clock((time(each, 30),)))) for each in range(24)}
    assert len(words) == 24
    assert 30 in numbers(said(w, fact(Clock((time(hour, 30),)))))


def test_every_day_and_month_is_another(w: Wording) -> None:
    """And none is a neighbour's, in whatever order languages are asked."""
    assert len({said(w, fact(Weekdays((day,)))) for day in range(7)}) == 7
    months = [said(w, fact(Dated((), month))) for month in range(1, 13)]
    assert len(set(months)) == 12
    assert not set(months) & {
        said(WORDINGS.english, fact(Dated((), month))) for month in range(1, 13)
    }


def test_every_range_of_days_names_both_ends(w: Wording) -> None:
    """Also one that the catalogue has no phrase for."""
    for first in range(7):
        for last in range(7):
            words = said(w, fact(Weekdays((first, last))))
            assert words.strip()
            if first != last:
                assert words != said(w, fact(Weekdays((first,))))


@pytest.mark.parametrize("day", [1, 12, 28, 31])
def test_a_date_keeps_its_day_and_year(w: Wording, day: int) -> None:
    """Whatever stands around them."""
    assert sorted(numbers(said(w, fact(Dated((day,), 12, 2026))))) == [day, 2026]
    assert numbers(said(w, fact(Dated((day,), 12)))) == [day]


def test_a_day_that_is_not_in_the_calendar_is_not_said(w: Wording) -> None:
    """Then the sentence stays in English; but 29 February is a day."""
    assert said(w, fact(Dated((31,), 6))) == ""
    assert said(w, fact(Dated((29,), 2, 2027))) == ""
    assert numbers(said(w, fact(Dated((29,), 2)))) == [29]


@pytest.mark.parametrize("unit", sorted(set(UNITS.values())))
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 11, 21, 25, 100, 5000])
def test_every_unit_is_said_with_its_number(w: Wording, unit: str, number: int) -> None:
    """In every plural that any of the languages has."""
    words = said(w, fact(Measure((number,), unit)))
    assert numbers(words) == [number]
    assert any(map(str.isalpha, words))


def test_money_has_the_same_sign_and_figures_everywhere(w: Wording) -> None:
    """ "£1,250" would be a pound and a quarter to half of Europe."""
    for amount in ("2", "2.50", "0.50", "1250", "1250.05"):
        words = said(w, fact(Money((Decimal(amount),), "GBP")))
        assert ISOLATES.sub("", words) == f"£{amount}"


@pytest.mark.parametrize("text", ["020 7946 0123", "help@example.org", "Anna", "10-12"])
def test_what_is_kept_stays_as_it_is(w: Wording, text: str) -> None:
    """Byte for byte; where people read from right to left it is set apart."""
    words = said(w, fact(Kept(), text))
    is_rtl = w.language.direction == "rtl"
    assert words == (f"\u2066{text}\u2069" if is_rtl else text)


def test_a_number_alone_needs_no_setting_apart(w: Wording) -> None:
    """It has no order of its own that letters around it could turn."""
    assert said(w, fact(Kept(), "12")) == said(w, fact(Number(12))) == "12"


@pytest.mark.parametrize("name", CASES)
def test_what_is_set_apart_is_so_to_its_end(w: Wording, name: str) -> None:
    """Or the rest of the page would turn round with it."""
    words = said(w, fact(CASES[name]))
    assert words.count("\u2066") == words.count("\u2069")
    if w.language.direction == "ltr":
        assert not ISOLATES.search(words)


def test_a_catalogue_that_lacks_a_word_says_nothing(w: Wording) -> None:
    """Better no translation than one with English in it."""
    empty = Wording(w.language, NullTranslations())
    for name in ("9am to 5pm", "12-14 March", "2 hours", "45-60 minutes", "free"):
        assert said(empty, fact(CASES[name])) == "", name
    assert said(empty, fact(Measure((1,), "length-mile"))) == ""


def test_a_language_that_nobody_knows_is_not_said(w: Wording) -> None:
    """Rather than its tag."""
    assert said(w, fact(Spoken("qaa"))) == ""


def test_days_and_months_are_known_by_name(w: Wording) -> None:
    """So that one that an engine made up is seen."""
    names = calendar_names(w)
    assert len(names) >= 15
    assert all(name == name.casefold() for name in names)
    days = {w.day(day).casefold().replace("\u00a0", " ") for day in range(7)}
    assert {day for day in days if len(day) > 3} <= names
