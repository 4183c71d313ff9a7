"""Whatever is written in the scripts of the thirteen languages stays whole."""

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from directory.search.analysis import Analyser
from directory.search.folding import fold

ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "gu": "અઆઇઈઉઊઋએઐઓઔઍઑકખગઘઙચછજઝઞટઠડઢણતથદધનપફબભમયરલળવશષસહ",
    "ro": "aăâbcdefghiîjklmnopqrsșştțţuvwxyz",
    "ta": "அஆஇஈஉஊஎஏஐஒஓஔஃகஙசஞடணதநபமயரலவழளறனஜஶஷஸஹ",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة",
    "hi": "अआइईउऊऋएऐओऔऑकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
    "\u0958\u0959\u095a\u095b\u095c\u095d\u095e",
    "fa": "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئ",
    "ur": "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۓۂ",
    "ne": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "pt": "aáâãàbcçdeéêfghiíjklmnoóôõpqrstuúüvwxyz",
    "so": "abtjxkdrscgfqlmnwhyiaueo",
    "sq": "abcçdeëfghijklmnopqrstuvxyz",
}
MARKS = {
    "gu": "ાિીુૂૃેૈોૌૅૉં઼્ઃઁ",
    "ta": "ாிீுூெேைொோௌ்",
    "hi": "ािीुूृेैोौॉंँः़्",
    "ne": "ािीुूृेैोौंँः्",
}
FOLDED = dict(
    zip(
        "ăâîșşțţąćęłńóśźżáãàçéêíôõúüë" + "أإآؤئىة" + "کیںہھۓۂگ",
        "aaissttacelnoszzaaaceeioouue" + "اااوييه" + "كيںههےهگ",
        strict=True,
    )
) | {"ઍ": "એ", "ઑ": "ઓ", "ऑ": "आ", "ஔ": "ஔ"}
"""What letters are folded into, where it is not what Unicode takes them apart to."""
UNSEEN = (
    "\u00ad\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2069\u202a\u202b\u202c\ufeff"
    "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
)
"""Soft hyphen, joiners, bidi marks; tatweel and harakat."""


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def texts(language: str) -> st.SearchStrategy[str]:
    letters = ALPHABETS[language]
    return st.text(alphabet=letters + letters.upper() + MARKS.get(language, "") + " -")


@pytest.mark.parametrize("language", ALPHABETS)
def test_no_letter_of_the_alphabet_is_lost(analyser, language):
    for letter in ALPHABETS[language]:
        (word,) = analyser.words(letter, language)
        bare = unicodedata.normalize("NFD", letter)[0]
        assert word.form == FOLDED.get(letter, bare), letter


@pytest.mark.parametrize("language", MARKS)
def test_no_vowel_sign_is_lost(analyser, language):
    """All but the nukta, on a letter that has the sign in its text."""
    for mark in MARKS[language]:
        text = ALPHABETS[language][0] + mark
        (word,) = analyser.words(text, language)
        assert word.form == fold(text)
        assert len(word.form) == len(text) or mark in "઼़", text


@given(language=st.sampled_from(sorted(ALPHABETS)), data=st.data())
def test_folding_twice_is_folding_once_in_every_alphabet(language, data):
    text = data.draw(texts(language))
    assert fold(fold(text)) == fold(text)


@given(language=st.sampled_from(sorted(ALPHABETS)), data=st.data())
def test_a_token_never_ends_inside_a_grapheme(language, data):
    """Put together, the tokens have all graphemes of the text that have a letter."""
    text = data.draw(texts(language))
    graphemes = regex.findall(r"\X", fold(text))
    # A mark without a letter before it is nobody's, whatever it is drawn with.
    own = [regex.sub(r"^\p{M}+", "", one) for one in graphemes]
    lettered = [one for one in own if regex.search(r"\p{L}", one)]
    forms = [word.form for word in Analyser().words(text, language)]
    assert [one for form in forms for one in regex.findall(r"\X", form)] == lettered


@given(
    language=st.sampled_from(sorted(ALPHABETS)),
    unseen=st.lists(st.tuples(st.sampled_from(UNSEEN), st.integers(0, 40))),
    data=st.data(),
)
def test_what_is_not_seen_changes_no_token(language, unseen, data):
    text = data.draw(texts(language))
    sprinkled = text
    for letter, place in unseen:
        sprinkled = sprinkled[:place] + letter + sprinkled[place:]
    analyser = Analyser()
    assert list(analyser.words(sprinkled, language)) == list(
        analyser.words(text, language)
    )
