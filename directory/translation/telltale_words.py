"""Words by which it is seen that an engine said something of its own.

By language (BCP 47), in small letters; drafts of a language model.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _sets(words: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({tag: frozenset(s.split()) for tag, s in words.items()})


NUMBERS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": (
            "બે ત્રણ ચાર પાંચ છ સાત આઠ નવ દસ અગિયાર બાર વીસ ત્રીસ ચાલીસ "
            "પચાસ સો હજાર સાઠ સિત્તેર એંસી નેવું"
        ),
        "ro": (
            "doi două trei patru cinci șase șapte opt zece unsprezece "
            "douăsprezece douăzeci treizeci patruzeci cincizeci sută mie "
            "șaizeci șaptezeci optzeci nouăzeci"
        ),
        "ta": (
            "இரண்டு மூன்று நான்கு ஐந்து ஆறு ஏழு எட்டு ஒன்பது பத்து "
            "பதினொன்று பன்னிரண்டு இருபது முப்பது நாற்பது ஐம்பது நூறு "
            "ஆயிரம் அறுபது எழுபது எண்பது தொண்ணூறு"
        ),
        "pl": (
            "dwa dwie dwóch dwoje trzy trzech troje cztery czterech pięć "
            "pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć "
            "dziesięć jedenaście dwanaście dwadzieścia trzydzieści "
            "czterdzieści pięćdziesiąt sto tysiąc sześćdziesiąt "
            "siedemdziesiąt osiemdziesiąt dziewięćdziesiąt"
        ),
        "ar": (
            "اثنان اثنين اثنتان اثنتين ثلاث ثلاثة أربع أربعة خمس خمسة ست "
            "ستة سبع سبعة ثمان ثماني ثمانية تسع تسعة عشر عشرة عشرون عشرين "
            "ثلاثون ثلاثين أربعون أربعين خمسون خمسين مئة مائة ألف ستون "
            "ستين سبعون سبعين ثمانون ثمانين تسعون تسعين"
        ),
        "hi": (
            "दो तीन चार पाँच पांच छह छः सात आठ नौ दस ग्यारह बारह बीस तीस "
            "चालीस पचास सौ हज़ार हजार तेरह चौदह पंद्रह सोलह सत्रह अठारह "
            "साठ सत्तर अस्सी नब्बे"
        ),
        "fa": (
            "دو سه چهار پنج شش هفت هشت ده یازده دوازده بیست سی چهل پنجاه "
            "صد هزار شصت هفتاد هشتاد نود"
        ),
        "ur": (
            "دو تین چار پانچ چھ چه چھے سات آٹھ نو دس گیارہ بارہ بیس تیس "
            "چالیس پچاس سو ہزار تیرہ چودہ پندرہ سولہ سترہ اٹھارہ ساٹھ ستر "
            "نوے"
        ),
        "ne": (
            "दुई दुइ तीन चार पाँच पांच सात आठ नौ दश दस एघार बाह्र बीस तीस "
            "चालीस पचास सय हजार साठी सत्तरी असी नब्बे"
        ),
        "pt": (
            "dois duas três quatro cinco seis sete oito nove dez onze "
            "doze vinte trinta quarenta cinquenta cem mil treze catorze "
            "quatorze quinze dezoito sessenta setenta oitenta noventa"
        ),
        "so": (
            "labo laba saddex saddexda afar afarta shan shanta lix lixda "
            "toddoba toddobada siddeed siddeedda sagaal sagaalka toban "
            "tobanka kow labaatan soddon afartan konton boqol kun lixdan "
            "toddobaatan siddeetan sagaashan"
        ),
        "sq": (
            "dy tre tri katër pesë gjashtë shtatë tetë nëntë dhjetë "
            "njëmbëdhjetë dymbëdhjetë njëzet tridhjetë dyzet pesëdhjetë "
            "njëqind mijë gjashtëdhjetë shtatëdhjetë tetëdhjetë "
            "nëntëdhjetë"
        ),
    }
)
"""Numbers in words. All numbers are under masks, so one that comes out is the engine's.

Not "one", an article too in most of these languages, nor what means something else
(Romanian "nouă" is nine, new and to us).
"""
NEGATIONS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "નથી નહીં નહિ ક્યારેય વગર",
        "ro": "nu niciodată fără nici nimeni",
        "ta": "இல்லை வேண்டாம் கூடாது முடியாது இல்லாமல்",
        "pl": "nie nigdy bez ani nikt",
        "ar": "لا ليس ليست لم لن بدون دون",
        "hi": "नहीं मत न बिना",
        "fa": "نه نیست نیستند بدون هرگز نمی ندارد ندارند ندارید نباید نکنید نشده",
        "ur": "نہیں نہ مت بغیر",
        "ne": "छैन छैनन् होइन हुँदैन बिना",
        "pt": "não nunca sem nem ninguém",
        "so": "maaha maya la'aan weligeed ma lama",
        "sq": "nuk mos pa kurrë asnjë",
    }
)
"""Words that say no. English that does is held for a person, so that one of these in
the translation of a sentence that does not is the engine's own.
"""
LIMITS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "ફક્ત માત્ર સિવાય",
        "ro": "doar numai excepția exceptând",
        "ta": "மட்டும் மட்டுமே தவிர",
        "pl": "tylko jedynie wyłącznie oprócz chyba",
        "ar": "فقط إلا باستثناء عدا سوى",
        "hi": "केवल सिर्फ सिर्फ़ सिवाय बशर्ते",
        "fa": "فقط مگر جز بجز",
        "ur": "صرف سوائے بشرطیکہ",
        "ne": "मात्र केवल बाहेक",
        "pt": "só somente apenas exceto excepto salvo",
        "so": "kaliya keliya mooyee",
        "sq": "vetëm përveç",
    }
)
"""Words that say "only" or "except". Not "must", which is "need to" in most languages.

English that says so is held for a person, as with `NEGATIONS`.
"""
BOUNDS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "સુધી પહેલાં પહેલા ઓછામાં વધુમાં",
        "ro": "până înainte peste sub minim minimum maxim maximum puțin",
        "ta": "வரை முன் முன்பு குறைந்தது குறைந்தபட்சம் அதிகபட்சம் மேல் கீழ்",
        "pl": "przed poniżej powyżej minimum maksymalnie najmniej najwyżej ponad aż",
        "ar": "حتى قبل تحت فوق دون أقل أكثر الأقل الأكثر",
        "hi": "तक पहले कम न्यूनतम अधिकतम",
        "fa": "تا قبل پیش زیر بالای حداقل حداکثر کمتر بیشتر",
        "ur": "تک پہلے کم زیادہ",
        "ne": "सम्म अघि भन्दा कम्तीमा बढीमा न्यूनतम अधिकतम",
        "pt": "até antes abaixo acima mínimo máximo menos",
        "so": "ilaa kahor hoos yaraan badnaan",
        "sq": "deri para nën pakti shumti",
    }
)
"""Words that make a number or a time a bound: until, before, under, over, at least.

Looked for only in sentences with a fact in them; "up to" alone also means "as far as".
"""
