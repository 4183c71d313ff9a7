"""The independent checker passes what is right and finds what is not.

Sentences in twelve languages were drafted by a language model; the facts in them are
said by `directory.wording`, or written out as a translator would.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import product

import pytest

from bench.checking.fact_checker import reordered, wrong_facts
from directory.publishing.texts import segments_of
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.wording.wording import Wording, Wordings

TARGETS = ("gu", "ro", "ta", "pl", "ar", "hi", "fa", "ur", "ne", "pt", "so", "sq")
ALL = ("en", *TARGETS)
PHONE, MAIL, LINK = (
    "020 7946 0182",
    "help@lamp.example.org",
    "https://lamp.example.org/a",
)
NAME, POSTCODE = "Lamp House", "XB1 2DE"
ENGLISH = Wordings(ROOT / "no such folder").english

LONG = (
    "Open {days} {from_} to {to}, {day} from {noon}. It costs {price}, or {pence} at "
    "ages 5 to 11. Ring {phone} or write to {mail} by {date}. {name}, {postcode}, "
    "{link}"
)
"""A sentence of everything; below, the same with only its facts left to fill in."""

LONG_IN = {
    "gu": "{days} {from_} થી {to}, {day} {noon} થી ખુલ્લું. કિંમત {price}, 5 થી 11 "
    "વર્ષ માટે {pence}. {date} સુધીમાં {phone} પર ફોન કરો અથવા {mail} પર લખો. {name}, "
    "{postcode}, {link}",
    "ro": "Deschis {days} {from_}–{to}, {day} de la {noon}. Costă {price} sau {pence} "
    "pentru vârste între 5 și 11 ani. Sunați la {phone} sau scrieți la {mail} până pe "
    "{date}. {name}, {postcode}, {link}",
    "ta": "{days} {from_} முதல் {to} வரை, {day} {noon} முதல் திறந்திருக்கும். கட்டணம் "
    "{price}, 5 முதல் 11 வயது வரை {pence}. {date}க்குள் {phone} என்ற எண்ணில் "
    "அழையுங்கள் அல்லது {mail}க்கு எழுதுங்கள். {name}, {postcode}, {link}",
    "pl": "Czynne: {days} {from_}–{to}, {day} od {noon}. Koszt: {price} lub {pence} w "
    "wieku od 5 do 11 lat. Zadzwoń pod {phone} albo napisz na {mail} do {date}. "
    "{name}, {postcode}, {link}",
    "ar": "يفتح {days} من {from_} إلى {to}، و{day} من {noon}. التكلفة {price}، أو "
    "{pence} من عمر 5 إلى 11. اتصل على {phone} أو اكتب إلى {mail} قبل {date}. {name}، "
    "{postcode}، {link}",
    "hi": "{days} {from_} से {to} तक, {day} को {noon} से खुला। कीमत {price}, 5 से 11 "
    "साल के लिए {pence}। {date} तक {phone} पर फ़ोन करें या {mail} पर लिखें। {name}, "
    "{postcode}, {link}",
    "fa": "باز: {days} از {from_} تا {to}، {day} از {noon}. هزینه {price}، یا {pence} "
    "برای 5 تا 11 ساله‌ها. تا {date} با {phone} تماس بگیرید یا به {mail} بنویسید. "
    "{name}، {postcode}، {link}",
    "ur": "{days} {from_} سے {to} تک، {day} {noon} سے کھلا ہے۔ قیمت {price}، 5 سے 11 "
    "سال کے لیے {pence}۔ {date} تک {phone} پر فون کریں یا {mail} پر لکھیں۔ {name}، "
    "{postcode}، {link}",
    "ne": "{days} {from_} देखि {to} सम्म, {day} {noon} देखि खुला। शुल्क {price}, 5 "
    "देखि 11 वर्षकालाई {pence}। {date} भित्र {phone} मा फोन गर्नुहोस् वा {mail} मा "
    "लेख्नुहोस्। {name}, {postcode}, {link}",
    "pt": "Aberto {days}, das {from_} às {to}, {day} a partir das {noon}. Custa "
    "{price}, ou {pence} dos 5 aos 11 anos. Ligue para {phone} ou escreva para {mail} "
    "até {date}. {name}, {postcode}, {link}",
    "so": "Waxay furan tahay {days} {from_} ilaa {to}, {day} laga bilaabo {noon}. Waa "
    "{price}, ama {pence} da'da 5 ilaa 11. Wac {phone} ama u qor {mail} ka hor {date}. "
    "{name}, {postcode}, {link}",
    "sq": "Hapur {days} nga {from_} deri {to}, {day} nga {noon}. Kushton {price}, ose "
    "{pence} për moshat 5 deri 11. Telefononi {phone} ose shkruani te {mail} deri më "
    "{date}. {name}, {postcode}, {link}",
}

WORDS = (
    "It takes half an hour. There are two rooms. Come on Tuesdays and Thursdays for "
    "three weeks. 20% off for people over 65, on the first Monday of the month."
)

WORDS_IN = {
    "gu": "તેમાં અડધો કલાક લાગે છે. બે રૂમ છે. ત્રણ અઠવાડિયાં સુધી મંગળવારે અને "
    "ગુરુવારે આવો. 65 વર્ષથી વધુ ઉંમરના લોકોને 20% છૂટ, મહિનાના પહેલા સોમવારે.",
    "ro": "Durează o jumătate de oră. Sunt două săli. Veniți marțea și joia, timp de "
    "trei săptămâni. Reducere de 20% pentru cei peste 65 de ani, în prima zi de luni "
    "din lună.",
    "ta": "இதற்கு அரை மணி நேரம் ஆகும். இரண்டு அறைகள் உள்ளன. மூன்று வாரங்களுக்கு "
    "செவ்வாய்க்கிழமைகளிலும் வியாழக்கிழமைகளிலும் வாருங்கள். 65 வயதுக்கு "
    "மேற்பட்டவர்களுக்கு 20% தள்ளுபடி, மாதத்தின் முதல் திங்கட்கிழமை.",
    "pl": "To trwa pół godziny. Są dwie sale. Przychodź we wtorki i czwartki przez "
    "trzy tygodnie. 20% zniżki dla osób powyżej 65 lat, w pierwszy poniedziałek "
    "miesiąca.",
    "ar": "يستغرق ذلك نصف ساعة. هناك غرفتان. تعال أيام الثلاثاء والخميس لمدة ثلاثة "
    "أسابيع. خصم 20% لمن تجاوزوا 65 عامًا، في أول يوم اثنين من كل شهر.",
    "hi": "इसमें आधा घंटा लगता है। दो कमरे हैं। तीन हफ़्तों तक मंगलवार और गुरुवार को "
    "आइए। 65 साल से ज़्यादा उम्र वालों को 20% छूट, महीने के पहले सोमवार को।",
    "fa": "نیم ساعت طول می‌کشد. دو اتاق هست. سه‌شنبه‌ها و پنجشنبه‌ها به مدت سه هفته "
    "بیایید. 20٪ تخفیف برای افراد بالای 65 سال، اولین دوشنبهٔ ماه.",
    "ur": "اس میں آدھا گھنٹہ لگتا ہے۔ دو کمرے ہیں۔ تین ہفتے تک منگل اور جمعرات کو "
    "آئیں۔ 65 سال سے زیادہ عمر والوں کو 20% رعایت، مہینے کے پہلے پیر کو۔",
    "ne": "यसमा आधा घण्टा लाग्छ। दुईवटा कोठा छन्। तीन हप्तासम्म मङ्गलबार र बिहिबार "
    "आउनुहोस्। 65 वर्षभन्दा माथिकालाई 20% छुट, महिनाको पहिलो सोमबार।",
    "pt": "Demora meia hora. Há duas salas. Venha às terças e quintas-feiras durante "
    "três semanas. 20% de desconto para quem tem mais de 65 anos, na primeira "
    "segunda-feira do mês.",
    "so": "Waxay qaadanaysaa nus saac. Waxaa jira laba qol. Kaalay Talaadada iyo "
    "Khamiista muddo saddex toddobaad ah. 20% dhimis ah dadka ka weyn 65 jir, Isniinta "
    "koowaad ee bisha.",
    "sq": "Zgjat gjysmë ore. Ka dy dhoma. Ejani të martave dhe të enjteve për tri "
    "javë. 20% zbritje për njerëzit mbi 65 vjeç, të hënën e parë të muajit.",
}

# What stands in the sentences above, and what a bad engine makes of it: an hour of the
# half hour, another number, another day, months of the weeks, another ordinal.
SPOILT = {
    "gu": "અડધો:એક બે:સાત ગુરુવારે:શુક્રવારે અઠવાડિયાં:મહિના પહેલા:બીજા",
    "ro": "jumătate:treime două:șapte joia:vinerea săptămâni:luni prima:a_doua",
    "ta": "அரை:ஒரு இரண்டு:ஏழு வியாழக்:வெள்ளிக் வாரங்களுக்கு:மாதங்களுக்கு முதல்:இரண்டாவது",
    "pl": "pół:dwie dwie:siedem czwartki:piątki tygodnie:miesiące pierwszy:drugi",
    "ar": "نصف:ربع غرفتان:سبع_غرف والخميس:والجمعة أسابيع:أشهر أول:ثاني",
    "hi": "आधा:एक दो:सात गुरुवार:शुक्रवार हफ़्तों:महीनों पहले:दूसरे",
    "fa": "نیم:یک دو:هفت پنجشنبه:جمعه هفته:ماه اولین:دومین",
    "ur": "آدھا:ایک دو:سات جمعرات:جمعہ ہفتے:مہینے پہلے:دوسرے",
    "ne": "आधा:एक दुईवटा:सातवटा बिहिबार:शुक्रबार हप्ता:महिना पहिलो:दोस्रो",
    "pt": "meia:uma duas:sete quintas:sextas semanas:meses primeira:segunda",
    "so": "nus:hal laba:toddoba Khamiista:Jimcaha toddobaad:bilood koowaad:labaad",
    "sq": "gjysmë:një dy:shtatë enjteve:premteve javë:muaj parë:dytë",
}


@pytest.fixture(scope="module")
def wordings() -> Wordings:
    """The words of every language."""
    return Wordings(ROOT / "translations")


def filled(template: str, w: Wording, **other: object) -> str:
    """A sentence with its facts as a language says them; some of them other ones."""
    days = other.pop("weekdays", (0, 4))
    assert isinstance(days, tuple)
    values = {
        "days": "–".join(map(w.day, days)),
        "day": w.day(5),
        "from_": w.time(dt.time(9, 30)),
        "to": w.time(dt.time(16)),
        "noon": w.time(dt.time(12)),
        "price": w.money(Decimal("2.50")),
        "pence": w.money(Decimal("0.50")),
        "date": w.date(dt.date(2026, 11, 24)),
        "phone": PHONE,
        "mail": MAIL,
        "link": LINK,
        "name": NAME,
        "postcode": POSTCODE,
    }
    return template.format(**{**values, **other})


def faults(shown: str, tag: str, source: str = "") -> list[str]:
    """What the checker says of a translation of the sentence of everything."""
    return wrong_facts(source or filled(LONG, ENGLISH), shown, tag, [NAME])


@pytest.mark.parametrize("tag", TARGETS)
def test_facts_as_the_directory_says_them_are_right(
    wordings: Wordings, tag: str
) -> None:
    """With a person's sentence around them, in each language, and in order."""
    w = wordings.get(tag)
    assert w is not None
    shown = filled(LONG_IN[tag], w)
    assert faults(shown, tag) == []
    source = filled(LONG, ENGLISH)
    ours = {line.partition(":")[0] for line in reordered(source, shown, tag, [NAME])}
    assert ours <= {"money", "number"}  # "50p at ages 5 to 11" turns round in some


@pytest.mark.parametrize("tag", TARGETS)
def test_a_person_may_write_numbers_and_days_in_words(tag: str) -> None:
    """Inflected, with suffixes, as a dual: it is the same fact."""
    assert wrong_facts(WORDS, WORDS_IN[tag], tag) == []


@pytest.mark.parametrize("tag", ALL)
def test_direction_marks_are_not_facts(wordings: Wordings, tag: str) -> None:
    """The page sets addresses and sums apart."""
    w = wordings.get(tag)
    assert w is not None
    marked = filled(
        LONG_IN.get(tag, LONG),
        w,
        phone=f"\u2066{PHONE}\u2069",
        price=f"\u200e{w.money(Decimal('2.50'))}\u200f",
        from_=f"\u061c{w.time(dt.time(9, 30))}",
    )
    assert faults(marked, tag) == []


PLANTED: dict[str, Callable[[Wording], dict[str, object]]] = {
    "the other half of the day": lambda w: {"from_": w.time(dt.time(21, 30))},
    "noon is midnight": lambda w: {"noon": w.time(dt.time(0))},
    "another hour": lambda w: {"to": w.time(dt.time(17))},
    "another minute": lambda w: {"from_": w.time(dt.time(9))},
    "24 hours, the wrong half": lambda _: {"from_": "21:30"},
    "the wrong half, in English": lambda _: {"from_": "9.30pm"},
    "no time": lambda _: {"to": ""},
    "another weekday": lambda _: {"weekdays": (1, 4)},
    "Thursday for Friday": lambda _: {"weekdays": (0, 3)},
    "a weekday too few": lambda _: {"weekdays": (0,)},
    "a weekday too many": lambda w: {"day": f"{w.day(5)}, {w.day(3)}"},
    "a weekday in English": lambda _: {"day": "Saturday"},
    "another price": lambda w: {"price": w.money(Decimal("2.05"))},
    "ten times the price": lambda w: {"price": w.money(Decimal("25"))},
    "another currency": lambda _: {"price": "€2.50"},
    "no currency": lambda _: {"price": "2.50"},
    "pence as pounds": lambda w: {"pence": w.money(Decimal("50"))},
    "another day of the month": lambda w: {"date": w.date(dt.date(2026, 11, 25))},
    "another month": lambda w: {"date": w.date(dt.date(2026, 12, 24))},
    "another year": lambda w: {"date": w.date(dt.date(2027, 11, 24))},
    "a date too many": lambda w: {"date": 2 * (w.date(dt.date(2026, 11, 24)) + " ")},
    "a digit of the phone number": lambda _: {"phone": "020 7946 0183"},
    "a shorter phone number": lambda _: {"phone": "020 7946 018"},
    "a phone number without spaces": lambda _: {"phone": "02079460182"},
    "a phone number twice": lambda _: {"phone": f"{PHONE}, {PHONE}"},
    "a phone number in other digits": lambda _: {"phone": "۰۲۰ ۷۹۴۶ ۰۱۸۲"},
    "no phone number": lambda _: {"phone": ""},
    "a letter of the e-mail": lambda _: {"mail": "help@lamb.example.org"},
    "another page": lambda _: {"link": "https://lamp.example.org/b"},
    "an e-mail too many": lambda _: {"link": f"{LINK} info@lamp.example.org"},
    "another postcode": lambda _: {"postcode": "XB1 2DF"},
    "a translated name": lambda _: {"name": "Lamp Casa"},
    "a name twice": lambda _: {"name": f"{NAME} {NAME}"},
    "a mask": lambda _: {"name": f"{NAME} \ue001"},
    "a mask for the time": lambda _: {"from_": "\uf8ff"},
}


@pytest.mark.parametrize("fault", PLANTED)
@pytest.mark.parametrize("tag", TARGETS)
def test_a_planted_fault_is_found(wordings: Wordings, tag: str, fault: str) -> None:
    """Each of them, in each language."""
    w = wordings.get(tag)
    assert w is not None
    shown = filled(LONG_IN[tag], w, **PLANTED[fault](w))
    assert shown != filled(LONG_IN[tag], w)
    assert faults(shown, tag) != []


@pytest.mark.parametrize(
    ("tag", "was", "becomes"),
    [
        (tag, *change.replace("_", " ").split(":"))
        for tag, changes in SPOILT.items()
        for change in changes.split()
    ],
)
def test_a_changed_word_is_found(tag: str, was: str, becomes: str) -> None:
    """Numbers, units, days and ordinals that are written out."""
    before, found, after = WORDS_IN[tag].partition(was)
    assert found
    assert wrong_facts(WORDS, before + becomes + after, tag) != []


@pytest.mark.parametrize("tag", TARGETS)
@pytest.mark.parametrize("fact", ["11", "20"])
def test_a_changed_digit_is_found(wordings: Wordings, tag: str, fact: str) -> None:
    """An age and a percentage."""
    w = wordings.get(tag)
    assert w is not None
    if fact == "11":
        shown = filled(LONG_IN[tag], w).replace("11", "12", 1)
        assert faults(shown, tag) != []
    else:
        assert wrong_facts(WORDS, WORDS_IN[tag].replace("20", "30"), tag) != []


@pytest.mark.parametrize("tag", ALL)
def test_every_time_differs_from_every_other(wordings: Wordings, tag: str) -> None:
    """ "9.30am" that becomes 9.30pm is found in every language, and no time is lost."""
    w = wordings.get(tag)
    assert w is not None
    for minute in (0, 30):
        times = [dt.time(hour, minute) for hour in range(24)]
        for one, other in product(times, times):
            found = wrong_facts(
                f"From {ENGLISH.time(one)}.", f"X {w.time(other)}.", tag
            )
            assert bool(found) is (one != other), (w.time(other), one, found)


@pytest.mark.parametrize("tag", ALL)
def test_every_day_and_month_differs_from_every_other(
    wordings: Wordings, tag: str
) -> None:
    """Two weekdays may share a stem, two months their first letters."""
    w = wordings.get(tag)
    assert w is not None
    for one, other in product(range(7), range(7)):
        found = wrong_facts(f"On {ENGLISH.day(one)}s.", f"X {w.day(other)}.", tag)
        assert bool(found) is (one != other), (w.day(other), found)
    dates = [dt.date(2026, month, 24) for month in range(1, 13)]
    for day, when in product(dates, dates):
        shown = f"X {w.date_with_day(when, with_year=True)}."
        source = f"On {ENGLISH.date_with_day(day, with_year=True)}."
        assert bool(wrong_facts(source, shown, tag)) is (day != when), shown


@pytest.mark.parametrize("tag", ALL)
def test_every_price_differs_from_every_other(wordings: Wordings, tag: str) -> None:
    """Pounds, pounds and pence, pence, thousands."""
    w = wordings.get(tag)
    assert w is not None
    amounts = [
        Decimal(x) for x in ("2", "2.50", "2.05", "0.20", "0.02", "1250", "12.50")
    ]
    for one, other in product(amounts, amounts):
        source = f"It costs {ENGLISH.money(one)}."
        assert bool(wrong_facts(source, f"X {w.money(other)}.", tag)) is (one != other)


def test_the_english_of_every_starter_listing_has_the_facts_of_itself(
    starter: Works,
) -> None:
    """No false alarm in what the directory is full of."""
    segments = {s for x in starter.listings.every() for s in segments_of(x)}
    assert len(segments) > 300
    assert {s: f for s in segments if (f := wrong_facts(s, s, "en"))} == {}
    assert [s for s in segments if reordered(s, s, "en")] == []


@pytest.mark.parametrize(
    ("source", "shown", "tag"),
    [
        ("Open 10-4pm.", "Czynne 10:00–16:00.", "pl"),
        ("Open 10-4pm.", "सुबह 10 से शाम 4 बजे तक खुला।", "hi"),
        ("Open 9-5pm, 14:00 on Mondays.", "Aberto das 9h às 17h, segundas 14h.", "pt"),
        ("Open 9 to 11am.", "सुबह 9 से 11 बजे तक।", "hi"),
        ("Open from 9am to 11.30am.", "باز از 9 تا 11:30 صبح.", "fa"),
        ("Come at half past nine.", "Przyjdź o 9:30.", "pl"),
        ("Half past three, quarter to 5.", "15:30, 16:45.", "pl"),
        ("Every half past the hour.", "Co pół godziny.", "pl"),
        ("Rooms 1,2,3.", "Sale 1, 2, 3.", "pl"),
        ("Every second Tuesday.", "De 2 em 2 semanas, às terças.", "pt"),
        ("Until midnight.", "Do północy.", "pl"),
        ("Until midnight.", "Until 24:00.", "ro"),
        ("On 24/11/2026.", "Dnia 24 listopada 2026 r.", "pl"),
        ("On 24 November 2026.", "Em 24/11/2026.", "pt"),
        ("From Mon to Fri, 9am-1pm.", "od pon. do pt., 9–13", "pl"),
        ("In March and in May.", "W marcu i w maju.", "pl"),
        ("You may sit in the sun.", "Możesz siedzieć w słońcu.", "pl"),
        ("We march on.", "Idziemy dalej.", "pl"),
        ("We have more rooms.", "Avem mai multe camere.", "ro"),
        ("For three months.", "Timp de trei luni.", "ro"),
        ("Only for us.", "Doar nouă.", "ro"),
        ("It is free.", "यो निःशुल्क छ।", "ne"),
        ("It is not open.", "نه، باز نیست.", "fa"),
        ("Every week on Tuesday.", "ہر ہفتے منگل کو۔", "ur"),
        ("One of us will help.", "Um de nós ajuda.", "pt"),
        ("A dozen eggs, 1,000 books.", "12 ovos, 1000 livros.", "pt"),
        ("In 2 weeks, for 2 hours.", "بعد أسبوعين، لمدة ساعتين.", "ar"),
        ("It takes half an hour.", "Trwa 30 minut.", "pl"),
        ("At weekends.", "Sabtida iyo Axadda.", "so"),
        ("It costs five pounds.", "Kosztuje 5 funtów.", "pl"),
        ("It costs £5-10.", "Kosztuje 5–10 £.", "pl"),
        ("It costs £2.50.", "Kosztuje 2,50\u00a0GBP.", "pl"),
        ("20 per cent off.", "20 la sută reducere.", "ro"),
        ("On the 1st floor.", "Na 1. piętrze.", "pl"),
        ("First come, first served.", "Kto pierwszy, ten lepszy.", "pl"),
        ("Children under 5s, aged 16+.", "Dzieci do 5 lat, od 16 lat.", "pl"),
        ("Ring 999 or 111.", "999 કે 111 પર ફોન કરો.", "gu"),
        ("Open 24/7.", "24/7 खुला।", "hi"),
        ("During half-term.", "Podczas ferii.", "pl"),
        ("Form P45 and bus E1.", "Formularz P45 i autobus E1.", "pl"),
        ("Write to a@b.example.org.", "a@b.example.orgக்கு எழுதுங்கள்.", "ta"),
        ("Two thirds of people.", "Większość ludzi.", "pl"),
    ],
)
def test_what_people_write_is_no_fault(source: str, shown: str, tag: str) -> None:
    """Ranges, numeric dates, words with two meanings."""
    assert wrong_facts(source, shown, tag) == []


@pytest.mark.parametrize(
    ("source", "shown", "tag", "reason"),
    [
        ("Open 9am.", "Czynne 21:00.", "pl", 'time "9am" has become "21:00"'),
        ("Open 9am.", "सुबह 10 बजे।", "hi", 'time "9am" has become "सुबह 10 बजे"'),
        ("Open 9am.", "9 बजे।", "hi", 'time "9am" has become "9 बजे"'),
        ("On Tuesday.", "W czwartek.", "pl", 'weekday "Tuesday" has become "czwartek"'),
        ("For 30 minutes.", "30 godzin.", "pl", 'unit of "30 minutes" is not that of'),
        ("For 30 minutes.", "Przez 30.", "pl", 'unit of "30 minutes" is not that of'),
        ("For 2 people.", "Dla ludzi.", "pl", 'number "2" is missing'),
        ("For people.", "Dla 2 ludzi.", "pl", 'number "2" is added'),
        ("Ring 999.", "999, 999.", "pl", 'number "999" stands more often than in'),
        ("Open at 2pm.", "کھلا ۲ بجے", "ur", 'digits of another script: "۲"'),
        ("Room 12.", "कमरा १२।", "hi", 'digits of another script: "१२"'),
        ("Room 12.", "Pokój \ue00012.", "pl", "mask U+E000 is left in"),
        ("At noon.", "O północy.", "pl", 'time "noon" is missing'),
        ("20% off.", "20 off.", "pl", 'percentage "20%" has become "20"'),
        ("It costs £5.", "Kosztuje 5.", "pl", 'money "£5" has become "5"'),
        ("In May.", "W marcu.", "pl", 'month "May" has become "marcu"'),
        ("2 May, 3 June.", "3 maja, 2 czerwca.", "pl", "have changed places"),
        ("Over 10-12 weeks.", "10-12 dni.", "pl", 'unit of "12 weeks" is not'),
        ("Ask Ann.", "Zapytaj Annę.", "pl", 'name "Ann" is missing'),
    ],
)
def test_the_reason_names_the_fact(
    source: str, shown: str, tag: str, reason: str
) -> None:
    """In plain English, a line for each fact."""
    assert any(reason in line for line in wrong_facts(source, shown, tag, ["Ann"]))


def test_facts_of_a_kind_that_change_places_are_told_apart_from_wrong_ones() -> None:
    """Counting cannot see it, and it may be right."""
    source, shown = "Adults £5, children £2.", "Dzieci £5... dorośli £2."
    assert reordered(source, shown, "pl") == []
    shown = "Dorośli £2, dzieci £5."
    assert wrong_facts(source, shown, "pl") == []
    assert reordered(source, shown, "pl") == ["money: £5, £2 come in the order £2, £5"]


def test_an_empty_translation_has_lost_everything() -> None:
    """And nothing is wrong with words that have no fact."""
    assert len(wrong_facts("On Tuesday at 9am, £2.", "", "pl")) == 3
    assert wrong_facts("Come in.", "", "pl") == []
