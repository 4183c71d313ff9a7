"""Numbers in the words of a language, for looking whether a translation says them.

By language (BCP 47), in small letters; drafts of a language model. A form that is not
here is asked about, and nothing worse.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _sets(words: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({tag: frozenset(s.split()) for tag, s in words.items()})


def _table(words: str) -> Mapping[str, int]:
    """What "2 dwa dwie 3 trzy" says, by its words."""
    found: dict[str, int] = {}
    number = 0
    for each in words.split():
        if each.isascii() and each.isdigit():
            number = int(each)
        else:
            found[each] = number
    return MappingProxyType(found)


NUMBERS_SAID: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "gu": _table(
            "1 એક 2 બે 3 ત્રણ 4 ચાર 5 પાંચ 6 છ 7 સાત 8 આઠ 9 નવ 10 દસ 11 અગિયાર 12 બાર "
            "15 પંદર 20 વીસ 30 ત્રીસ 40 ચાલીસ 50 પચાસ 60 સાઠ 70 સિત્તેર 80 એંસી 90 નેવું "
            "100 સો 1000 હજાર"
        ),
        "ro": _table(
            "1 un o unu una unul unei unui 2 doi două doua 3 trei 4 patru 5 cinci "
            "6 șase 7 șapte 8 opt 9 nouă 10 zece 11 unsprezece 12 doisprezece "
            "douăsprezece 15 cincisprezece 20 douăzeci 30 treizeci 40 patruzeci "
            "50 cincizeci 60 șaizeci 70 șaptezeci 80 optzeci 90 nouăzeci 100 sută "
            "1000 mie"
        ),
        "ta": _table(
            "1 ஒரு ஒன்று 2 இரண்டு இரு 3 மூன்று 4 நான்கு 5 ஐந்து 6 ஆறு 7 ஏழு 8 எட்டு "
            "9 ஒன்பது 10 பத்து 11 பதினொன்று 12 பன்னிரண்டு 15 பதினைந்து 20 இருபது "
            "30 முப்பது 40 நாற்பது 50 ஐம்பது 60 அறுபது 70 எழுபது 80 எண்பது 90 தொண்ணூறு "
            "100 நூறு 1000 ஆயிரம்"
        ),
        "pl": _table(
            "1 jeden jedna jedno jednego jednej jednym jedną 2 dwa dwie dwóch dwoje "
            "dwóm dwoma 3 trzy trzech troje trzem 4 cztery czterech czworo czterem "
            "5 pięć pięciu 6 sześć sześciu 7 siedem siedmiu 8 osiem ośmiu 9 dziewięć "
            "dziewięciu 10 dziesięć dziesięciu 11 jedenaście 12 dwanaście dwunastu "
            "15 piętnaście piętnastu 20 dwadzieścia 30 trzydzieści 40 czterdzieści "
            "50 pięćdziesiąt 60 sześćdziesiąt 70 siedemdziesiąt 80 osiemdziesiąt "
            "90 dziewięćdziesiąt 100 sto 1000 tysiąc"
        ),
        "ar": _table(
            "1 واحد واحدة 2 اثنان اثنين اثنتان اثنتين 3 ثلاث ثلاثة 4 أربع أربعة "
            "5 خمس خمسة 6 ست ستة 7 سبع سبعة 8 ثمان ثماني ثمانية 9 تسع تسعة "
            "10 عشر عشرة 20 عشرون عشرين 30 ثلاثون ثلاثين 40 أربعون أربعين "
            "50 خمسون خمسين 60 ستون ستين 70 سبعون سبعين 80 ثمانون ثمانين "
            "90 تسعون تسعين 100 مئة مائة 1000 ألف"
        ),
        "hi": _table(
            "1 एक 2 दो दोनों 3 तीन 4 चार 5 पाँच पांच 6 छह छः 7 सात 8 आठ 9 नौ 10 दस "
            "11 ग्यारह 12 बारह 15 पंद्रह 20 बीस 30 तीस 40 चालीस 50 पचास 60 साठ "
            "70 सत्तर 80 अस्सी 90 नब्बे 100 सौ 1000 हज़ार हजार"
        ),
        "fa": _table(
            "1 یک 2 دو 3 سه 4 چهار 5 پنج 6 شش 7 هفت 8 هشت 9 نه 10 ده 11 یازده "
            "12 دوازده 15 پانزده 20 بیست 30 سی 40 چهل 50 پنجاه 60 شصت 70 هفتاد "
            "80 هشتاد 90 نود 100 صد 1000 هزار"
        ),
        "ur": _table(
            "1 ایک 2 دو دونوں 3 تین 4 چار 5 پانچ 6 چھ چھے 7 سات 8 آٹھ 9 نو 10 دس "
            "11 گیارہ 12 بارہ 15 پندرہ 20 بیس 30 تیس 40 چالیس 50 پچاس 60 ساٹھ 70 ستر "
            "80 اسی 90 نوے 100 سو 1000 ہزار"
        ),
        "ne": _table(
            "1 एक एउटा 2 दुई दुइ 3 तीन 4 चार 5 पाँच पांच 6 छ 7 सात 8 आठ 9 नौ 10 दश दस "
            "11 एघार 12 बाह्र 15 पन्ध्र 20 बीस 30 तीस 40 चालीस 50 पचास 60 साठी "
            "70 सत्तरी 80 असी 90 नब्बे 100 सय 1000 हजार"
        ),
        "pt": _table(
            "1 um uma 2 dois duas 3 três 4 quatro 5 cinco 6 seis 7 sete 8 oito 9 nove "
            "10 dez 11 onze 12 doze 15 quinze 20 vinte 30 trinta 40 quarenta "
            "50 cinquenta 60 sessenta 70 setenta 80 oitenta 90 noventa 100 cem 1000 mil"
        ),
        "so": _table(
            "1 hal kow mid 2 laba labo labada 3 saddex saddexda 4 afar afarta "
            "5 shan shanta 6 lix lixda 7 toddoba toddobada 8 siddeed siddeedda "
            "9 sagaal sagaalka 10 toban tobanka 20 labaatan 30 soddon 40 afartan "
            "50 konton 60 lixdan 70 toddobaatan 80 siddeetan 90 sagaashan 100 boqol "
            "1000 kun"
        ),
        "sq": _table(
            "1 një 2 dy 3 tri tre 4 katër 5 pesë 6 gjashtë 7 shtatë 8 tetë 9 nëntë "
            "10 dhjetë 11 njëmbëdhjetë 12 dymbëdhjetë 15 pesëmbëdhjetë 20 njëzet "
            "30 tridhjetë 40 dyzet 50 pesëdhjetë 60 gjashtëdhjetë 70 shtatëdhjetë "
            "80 tetëdhjetë 90 nëntëdhjetë 100 njëqind 1000 mijë"
        ),
    }
)
MAYBE_OTHER_WORDS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "નવ સો છ",
        "ro": "nouă doua mie",
        "ta": "ஆறு இரு",
        "pl": "sto",
        "ar": "ست سبع ألف عشر",
        "hi": "दोनों नौ सौ",
        "fa": "نه ده سی دو",
        "ur": "دونوں نو سو اسی ستر",
        "ne": "छ नौ असी",
        "pt": "mil sete cem",
        "so": "kun mid kow",
        "sq": "mijë",
    }
)
"""Those that mean something else, too ("nouă" is nine, new and to us): they say that a
number is there, but not that one was added."""
CONDITIONS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "જો તો",
        "ro": "dacă",
        "ta": "என்றால் எனில் இருந்தால் வேண்டுமானால் இல்லையென்றால்",
        "pl": "jeśli jeżeli gdy gdyby jeśliby",
        "ar": "إذا إن لو وإذا فإذا",
        "hi": "अगर यदि",
        "fa": "اگر چنانچه",
        "ur": "اگر",
        "ne": "यदि भने",
        "pt": "se caso",
        "so": "haddii hadii hadday haddaad haddaan",
        "sq": "nëse po",
    }
)
"""Words for "if"."""
MORE_NEGATIONS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "ન ના વિના વગરનું વગરના વગરની",
        "ta": "இல்லாத இல்லாமல் இல்லையென்றால் இல்லாதவர்கள் வேண்டியதில்லை அல்ல",
        "pl": "nic żaden żadnego żadnych żadnej",
        "ar": "لست وليس ولا ولست بلا عدم غير فلا وليست ألا",
        "fa": "بی ندارید نیستید نکرده نمی",
        "ne": "नभएको नभए छैनन् नहुने नगर्नुहोस् पर्दैन",
        "so": "aan aadan aanan aydaan aanay aanad inaadan looma cidina qofna",
        "sq": "s'ka s’ka jo",
        "ro": "nimic niciun nicio n-ați",
        "pt": "nenhum nenhuma nada",
        "hi": "नही ना",
        "ur": "نا نہ",
    }
)
"""Words that say no of which a person may write more than an engine does."""
MORE_BOUNDS: Mapping[str, frozenset[str]] = _sets(
    {
        "gu": "વધુ વધારે ઓછી ઓછા મોટા મોટી નાના નાની પછી",
        "pl": "więcej mniej powyżej zanim po najpóźniej",
        "ta": "அதிக மேற்பட்ட மேலான குறைவான உட்பட்ட",
        "hi": "ज़्यादा ज्यादा अधिक ऊपर नीचे बाद",
        "ur": "زیادہ اوپر نیچے بعد",
        "ne": "माथि माथिका बढी मुनि पछि",
        "fa": "بالاتر بیشتر پایین پایین‌تر بعد",
        "ar": "فوق فما يزيد بعد",
        "ro": "mult după",
        "pt": "mais depois",
        "so": "weyn kor yar hor horreysa",
        "sq": "mbi lart sipër nën pas",
    }
)
"""Words for "over", "before" and so on of which a person may write more."""
FREE: Mapping[str, str] = MappingProxyType({"pl": "bezpł darm kosztuj", "ta": "இலவச"})
"""How words for "free of charge" begin, beside that of the catalogue."""
