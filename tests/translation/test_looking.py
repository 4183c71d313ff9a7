"""What a translator is asked to look at: what no program can see in her words."""

import pytest

from directory.settings import ROOT
from directory.translation.looking import doubts_of
from directory.translation.unfit import unfit
from directory.wording.wording import Wordings

WORDINGS = Wordings(ROOT / "translations")
BAG = "The bag has enough for about three days."
MONEY = "You can get a bag of food here when you do not have money to buy it."


def asked(source: str, translation: str, language: str) -> list[str]:
    w = WORDINGS.get(language)
    assert w
    return [str(doubt.said) for doubt in doubts_of(source, translation, w)]


def refused(source: str, translation: str, language: str, names=()) -> str:
    w = WORDINGS.get(language)
    assert w
    return unfit(source, translation, w, names)


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("gu", BAG, "થેલીમાં લગભગ ત્રણ દિવસ ચાલે એટલું ખાવાનું હોય છે."),
        ("gu", BAG, "થેલીમાં લગભગ 3 દિવસ ચાલે એટલું ખાવાનું હોય છે."),
        ("gu", BAG, "થેલીમાં લગભગ ૩ દિવસ ચાલે એટલું ખાવાનું હોય છે."),
        ("pl", BAG, "W torbie jest jedzenie na około trzy dni."),
        ("ar", BAG, "في الكيس ما يكفي لنحو ثلاثة أيام."),
        ("ro", "Twenty-five seats.", "Douăzeci și cinci de locuri."),
        ("ro", "It is free.", "Este gratuit."),
        ("ro", "We speak Polish.", "Vorbim poloneză."),
        ("pl", "Come twice.", "Proszę przyjść dwa razy."),
        ("pl", "If you can, come.", "Jeśli można, proszę przyjść."),
        ("pl", "Only for women.", "Tylko dla kobiet."),
        ("pl", "Do not wait.", "Proszę nie czekać."),
        ("pl", "Come before 2pm.", "Proszę przyjść przed 14.00."),
        ("pl", "We can help you get one.", "Możemy pomóc go zdobyć."),
        ("pl", "You must book.", "Trzeba zarezerwować miejsce."),
        ("so", "One of us.", "Mid naga mid ah."),
    ],
)
def test_what_can_be_seen_is_not_asked(language, source, translation):
    assert asked(source, translation, language) == []


@pytest.mark.parametrize(
    ("language", "source", "translation", "wanted"),
    [
        ("gu", BAG, "થેલીમાં લગભગ પાંચ દિવસ ચાલે એટલું ખાવાનું હોય છે.", "“three days”"),
        ("gu", BAG, "થેલીમાં લગભગ પાંચ દિવસ ચાલે એટલું ખાવાનું હોય છે.", "પાંચ"),
        ("gu", BAG, "થેલીમાં લગભગ ત્રણ અઠવાડિયાં ચાલે એટલું હોય છે.", "“three days”"),
        ("pl", BAG, "W torbie jest jedzenie na około trzy tygodnie.", "“three days”"),
        ("pl", BAG, "W torbie jest jedzenie na około kilka dni.", "Write it as 3."),
        ("pl", "Three or three.", "Trzy albo dwa.", "“three”"),
        ("pl", "Seven nights.", "Osiem nocy.", "Seven nights"),
        ("pl", "It takes half an hour.", "To trwa godzinę.", "“half an hour”"),
        ("gu", MONEY, "તમારી પાસે પૈસા હોય ત્યારે તમે અહીંથી થેલી લઈ શકો છો.", "“not”"),
        ("pl", "Do not come if you do not feel well.", "Nie przychodź.", "“not”"),
        ("pl", "Only for women.", "Dla kobiet.", "“Only”"),
        ("pl", "If you can, come.", "Proszę przyjść.", "“If”"),
        ("pl", "Come before 2pm.", "Proszę przyjść o 14.00.", "“before”"),
        ("pl", "Come once a week.", "Proszę przyjść w środku tygodnia.", "“once”"),
        ("pl", "It is free.", "To jest tanie.", "“free”"),
        ("pl", "We speak Polish.", "Mówimy po rosyjsku.", "“Polish”"),
        ("pl", "Come on Tuesday mornings.", "Wtorki wieczorem.", "“Tuesday mornings”"),
        ("pl", "Minibus", "Minibus", "These are the English words."),
        ("pl", "A warm room with toys.", "Warm room toys.", "Many of these words"),
    ],
)
def test_what_cannot_be_seen_is_asked(language, source, translation, wanted):
    said = asked(source, translation, language)
    assert any(wanted in each for each in said), said


def test_each_question_comes_once():
    """ "Half" of "half an hour" is no question of its own; keys name the questions."""
    w = WORDINGS.get("pl")
    assert w
    found = doubts_of("It takes half an hour, or half an hour.", "Trwa to krótko.", w)
    assert len(found) == 1
    found = doubts_of("Do not come for three days.", "Proszę przyjść.", w)
    assert len({doubt.key for doubt in found}) == len(found) == 2


@pytest.mark.parametrize(
    ("language", "source", "translation", "why"),
    [
        ("gu", MONEY, "hello hello, this is food for you when you ask", "letters of"),
        ("gu", BAG, "😀", "no words"),
        ("pl", BAG, "😀 3", "no words"),
        ("gu", BAG, "ક" * 1500, "again and again"),
        ("pl", BAG, "dni dni dni dni dni dni", "again and again"),
        ("pl", MONEY, "hello hello", "too short"),
        (
            "pl",
            "Food in tins.",
            "W puszkach i w torbach na półce jest jedzenie w słoikach.",
            "too long",
        ),
    ],
)
def test_what_is_no_translation_is_refused(language, source, translation, why):
    assert why in refused(source, translation, language)


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("gu", "Phone 020 7946 0180.", "ફોન: 020 7946 0180."),
        ("gu", "020 7946 0180", "020 7946 0180"),
        ("ar", "Health Friends", "Health Friends"),
        ("gu", "Ask for Universal Credit.", "Universal Credit માટે અરજી કરો."),
        (
            "pl",
            "Pension Credit form.",
            f"Pension Credit ({'zasiłek, dodatek ' * 2}{'i pomoc ' * 2}): druk.",
        ),
        ("ta", "Free.", "கட்டணம் இல்லை."),
    ],
)
def test_names_numbers_and_explanations_are_let_in(language, source, translation):
    assert refused(source, translation, language) == ""


@pytest.mark.parametrize("language", ["gu", "ta", "hi", "ne", "ar", "fa", "ur", "pl"])
def test_strange_words_do_no_harm(language):
    """Whatever she types, she gets an answer."""
    for text in ("", "٣", "²", "½", "0" * 4000, "\u200d", "“”", "a" * 2000, "9" * 2000):
        assert isinstance(asked(BAG, text, language), list)
        assert refused(BAG, text, language)
