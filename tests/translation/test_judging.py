"""What is certainly no translation is told from what may be one."""

import pytest

from directory.translation.judging import fault, hangs_on
from tests.translation.engines import SPOILERS, honest

LANGUAGES = ["gu", "ro", "ta", "pl", "ar", "hi", "fa", "ur", "ne", "pt", "so", "sq"]
SENTENCE = "Volunteers cook a warm lunch for families in the hall."


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_honest_translation_has_no_fault(language: str) -> None:
    """In the script of its language."""
    assert fault(SENTENCE, honest(SENTENCE, language), language) == ""


@pytest.mark.parametrize(
    ("language", "translation"),
    [
        ("pt", "Os voluntários preparam um almoço quente para as famílias no salão."),
        ("pl", "Wolontariusze gotują ciepły obiad dla rodzin w sali."),
        ("so", "Mutadawiciintu waxay qado diirran u kariyaan qoysaska hoolka."),
        ("ur", "رضاکار ہال میں خاندانوں کے لیے گرم کھانا پکاتے ہیں۔"),
        ("fa", "داوطلبان در سالن برای خانواده‌ها ناهار گرم می‌پزند."),
        ("hi", "स्वयंसेवक हॉल में परिवारों के लिए गर्म खाना पकाते हैं।"),
        ("ta", "தன்னார்வலர்கள் மண்டபத்தில் குடும்பங்களுக்கு மதிய உணவு சமைக்கிறார்கள்."),
    ],
)
def test_a_good_translation_has_no_fault(language: str, translation: str) -> None:
    """Of a plain sentence."""
    assert fault(SENTENCE, translation, language) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing", "empty"),
        ("spaces", "empty"),
        ("a loop", "repeated"),
        ("Cyrillic", "script"),
        ("unknown", "unknown"),
        ("an override", "unknown"),
        ("far too much", "length"),
        ("one word", "length"),
    ],
)
def test_what_is_no_translation_is_told(name: str, reason: str) -> None:
    """With the reason that staff read."""
    raw = SPOILERS[name](honest(SENTENCE, "pt"), SENTENCE)
    assert fault(SENTENCE, raw, "pt") == reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_is_no_translation(language: str) -> None:
    """In no language, whatever its script; nor most of it."""
    assert fault(SENTENCE, SENTENCE, language)
    mostly = SENTENCE.replace("Volunteers", honest("Volunteers", language))
    assert fault(SENTENCE, mostly, language)


def test_each_script_is_wrong_for_the_others() -> None:
    """Gujarati is not Hindi, Urdu is not Tamil, and Somali has Latin letters."""
    scripts = ["gu", "ta", "hi", "ur", "so"]
    for said in scripts:
        for wanted in scripts:
            reason = fault(SENTENCE, honest(SENTENCE, said), wanted)
            assert reason == ("" if said == wanted else "script")


@pytest.mark.parametrize(
    "raw",
    [
        "o clube, o clube, o clube",
        "de novo de novo de novo",
        "a casa de sopa a casa de sopa a casa de sopa",
        "sopa a sopa e sopa o sopa um sopa de sopa",
    ],
)
def test_a_loop_is_told_whatever_its_length(raw: str) -> None:
    """One to four words; or one word that is most of it all."""
    assert fault("The club cooks soup for people", raw, "pt") == "repeated"


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("pt", "não"), ("ro", "Nu"), ("pl", "nie"), ("sq", "nuk"), ("so", "maaha"),
        ("ar", "لا"), ("fa", "نمی‌شود"), ("fa", "نیست"), ("ur", "نہیں"), ("hi", "नहीं"),
        ("ne", "छैन"), ("gu", "નથી"), ("ta", "இல்லை"),
    ],
)  # fmt: skip
def test_a_no_that_english_does_not_say_is_told(language: str, word: str) -> None:
    """The most dangerous word that an engine can make up."""
    raw = honest(SENTENCE, language)
    assert fault(SENTENCE, f"{raw} {word}", language) == "negation"
    assert fault(f"It is not so. {SENTENCE}", f"{raw} {word}", language) == ""


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("pt", "só"), ("ro", "doar"), ("pl", "Tylko"), ("sq", "vetëm"),
        ("so", "kaliya"), ("ar", "فقط"), ("fa", "مگر"), ("ur", "صرف"), ("hi", "केवल"),
        ("ne", "मात्र"), ("gu", "ફક્ત"), ("ta", "மட்டும்"),
    ],
)  # fmt: skip
def test_an_only_that_english_does_not_say_is_told(language: str, word: str) -> None:
    """Who may come would be another."""
    raw = honest(SENTENCE, language)
    assert fault(SENTENCE, f"{raw} {word}", language) == "limit"
    assert fault(f"Only today. {SENTENCE}", f"{raw} {word}", language) == ""


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("pt", "até"), ("ro", "până"), ("pl", "ponad"), ("sq", "deri"), ("so", "ilaa"),
        ("ar", "حتى"), ("fa", "حداقل"), ("ur", "تک"), ("hi", "तक"), ("ne", "सम्म"),
        ("gu", "સુધી"), ("ta", "வரை"),
    ],
)  # fmt: skip
def test_a_bound_beside_a_fact_that_english_does_not_set_is_told(
    language: str, word: str
) -> None:
    """ "Up to £5" is not "£5"; without a fact beside it, it says nothing wrong."""
    raw = f"{honest(SENTENCE, language)} {word}"
    assert fault(SENTENCE, raw, language) == ""
    assert fault(SENTENCE, raw, language, is_beside_a_fact=True) == "limit"
    assert fault(f"{SENTENCE} \ue000", f"{raw} \ue000", language) == "limit"
    assert fault(f"{SENTENCE} Up to \ue000", f"{raw} \ue000", language) == ""


@pytest.mark.parametrize(
    "address", ["jundia.com", "ana@exemplo.pt", "www exemplo", "https://x"]
)
def test_an_address_that_english_does_not_have_is_told(address: str) -> None:
    """Somebody would go there."""
    raw = honest(SENTENCE, "pt")
    assert fault(SENTENCE, f"{raw} {address}", "pt") == "address"


@pytest.mark.parametrize(
    "sentence",
    [
        "You get an answer in about five working days.",
        "We are not open.", "Members only.", "Unless you are ill, come.",
        "Everybody is welcome except dogs.", "You must book.", "It lasts until May.",
        "For people under 18.", "For people over 50.", "Ring 999.", "In an emergency.",
        "There's no lift.", "We don't judge.", "We don’t judge.", "We cannot help.",
        "At least two of you.", "NOT on Sundays.", "Closed in August.",
        "Ring after 5pm.", "Ring us by 4.30 pm.", "Tickets from £3.", "After noon.",
    ],
)  # fmt: skip
def test_small_words_are_seen(sentence: str) -> None:
    """Those that the whole meaning hangs on."""
    assert hangs_on(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Come and knit a note.",
        "A nottable overall.",
        "We cook for you.",
        "Mustard.",
        "We look after children after school.",
        "Led by 12 people.",
        "From 3 streets.",
    ],
)
def test_words_that_only_look_like_small_ones_are_left_alone(sentence: str) -> None:
    """Whole words count."""
    assert hangs_on(sentence) == ""
