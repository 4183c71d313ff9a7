"""Whether a person's translation keeps the facts: the check at the door of a review."""

import pytest

from directory.settings import ROOT
from directory.translation.keeping import broken_facts
from directory.wording.wording import Wordings

WORDINGS = Wordings(ROOT / "translations")


def broken(source: str, translation: str, language: str, names=()) -> list[str]:
    w = WORDINGS.get(language)
    assert w
    return broken_facts(source, translation, w, names)


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("pl", "Phone 020 7946 0180.", "Zadzwoń: 020 7946 0180."),
        ("pl", "We open at 4pm.", "Otwieramy o 16:00."),
        ("pl", "We open at 4pm.", "Otwieramy o 4 po południu."),
        ("pl", "Open on Tuesday.", "Otwarte we wtorek."),
        ("pl", "Three tables.", "Trzy stoły."),
        ("pl", "Three tables.", "3 stoły."),
        ("pl", "It costs £3.50.", "To kosztuje £3.50."),
        ("pl", "It starts on 24 November.", "Zaczyna się 24 listopada."),
        ("ro", "Come at 9.30am.", "Veniți la 9:30."),
        (
            "ur",
            "Phone \u2066020 7946 0180\u2069.",
            "فون کریں: \u2066020 7946 0180\u2069",
        ),
        ("ur", "Open Monday to Friday.", "پیر سے جمعہ تک کھلا ہے۔"),
        ("gu", "Come at 9.30am.", "સવારે 9:30 વાગ્યે આવો."),
        ("ar", "It is £2 or £3.", "السعر £2 أو £3."),
        ("so", "From November.", "Laga bilaabo Nofembar."),
        ("sq", "People from the European Union.", "Njerëz nga Bashkimi Evropian."),
        ("ta", "You must book.", "முன்பதிவு அவசியம்."),
        ("gu", "We are 75.", "અમે ૭૫ છીએ."),
        ("gu", "It costs £3.50.", "£૩.૫૦ છે."),
        ("ur", "Open at 9.30am.", "صبح ۹:۳۰ بجے۔"),
    ],
)
def test_what_a_person_may_say_is_let_in(language, source, translation):
    assert broken(source, translation, language) == []


@pytest.mark.parametrize(
    ("language", "source", "translation", "why"),
    [
        ("pl", "Phone 020 7946 0180.", "Zadzwoń: 020 7946 0181.", "020 7946 0180"),
        ("pl", "Email a@example.org.", "Napisz na a@example.com.", "a@example.org"),
        ("pl", "See www.example.org.", "Zobacz stronę.", "www.example.org"),
        ("pl", "Come to XB1 2DE.", "Przyjdź do XB1 2DF.", "XB1 2DE"),
        ("pl", "We open at 4pm.", "Otwieramy o 5.", "4pm"),
        ("pl", "We open at 9.30am.", "Otwieramy o 21:30.", "9.30am"),
        ("pl", "Open on Tuesday.", "Otwarte w czwartek.", "Tuesday"),
        ("pl", "It costs £3.50.", "To kosztuje £3.05.", "£3.50"),
        ("pl", "It starts on 24 November.", "Zaczyna się 24 grudnia.", "24 November"),
        ("pl", "It starts on 24 November.", "Zaczyna się 25 listopada.", "24 November"),
        ("pl", "Bring a letter.", "Przynieś 2 listy.", "“2” is not in the English"),
        ("ur", "Open Monday to Friday.", "پیر سے ہفتہ تک کھلا ہے۔", "Monday to Friday"),
        ("ur", "Ages 16 to 25.", "عمر 16 سے 26 سال۔", "25"),
        ("gu", "Come at 2pm.", "સવારે 3 વાગ્યે આવો.", "2pm"),
        ("gu", "We are 75.", "અમે ૭૬ છીએ.", "76"),
        ("gu", "We are 75.", "અમે ७५ છીએ.", "७५"),
        ("gu", "Ring 020 7946 0180.", "ફોન ૦૨૦ ૭૯૪૬ ૦૧૮૦.", "020 7946 0180"),
    ],
)
def test_a_changed_fact_is_refused_with_its_reason(language, source, translation, why):
    assert any(why in reason for reason in broken(source, translation, language))


def test_names_that_are_given_stay_and_those_that_are_guessed_may_go():
    """ "Town Hall" has a name in Urdu; the name of a service has none."""
    source = "Come to the Town Hall or to Teapot Café."
    translation = "ٹاؤن ہال یا چائے خانہ آئیں۔"
    assert broken(source, translation, "ur") == []
    assert broken(source, translation, "ur", ("Teapot Café",)) == [
        "“Teapot Café” is missing or changed."
    ]
