"""How thirteen languages say days, months, numbers, units, times and money.

Written for `fact_checker` alone, apart from what the directory itself knows, so that
the two can catch each other's mistakes; CLDR's names (Babel) are added to it.
Drafted by a language model: what it lacks shows as a false alarm, not as a pass.

A table is columns between spaces; in a column "|" stands between words that mean the
same. "_" is a space or a hyphen, "*" any more letters (a stem), "-" an empty column,
and "?" a word with another meaning too, which may stand without its fact; after it
the English words (between "/") that make it so, if it is not always so.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex
from babel import localedata

from directory.wording.languages import LANGUAGES

_NUMBERS = (*range(21), *range(30, 101, 10), Fraction(1, 2), Fraction(1, 4))
_UNITS = (
    *("minute", "hour", "day", "week", "month", "year"),
    *("mile", "kilometre", "metre", "centimetre"),
)
_COLUMNS: Mapping[str, tuple[object, ...]] = {
    "weekday": tuple(range(7)),
    "month": tuple(range(1, 13)),
    "number": _NUMBERS,
    "ordinal": (1, 2, 3, 4, 5),
    "unit": tuple(_UNITS),
    "time": ("12:00", "00:00"),  # noon and midnight
    "money": ("pound", "penny"),
    "percent": ("%",),
    "to": ("to",),  # between the ends of a range
    "clock": ("before", "after"),  # what says that a number is an hour: "o'clock"
}
"""What the columns of each table mean. A period has instead, after a colon, the hour
with which the twelve hours begin in which it is unmistakable."""

CLOCKS_OF_24_HOURS = ("pl", "pt", "ro")
_VIRAMAS = "\u094d\u0acd\u0bcd"  # go when a suffix begins with a vowel
_SUFFIXES = ("gu", "ne", "so", "ta")
"""Languages whose numbers take suffixes."""

_WORDS = {
    "en": """
weekday: monday|mondays|mon tuesday|tuesdays|tue|tues wednesday|wednesdays|wed|weds
 thursday|thursdays|thu|thur|thurs friday|fridays|fri saturday|saturdays|sat
 sunday|sundays|sun
month: january|jan february|feb march|mar april|apr may june|jun july|jul august|aug
 september|sep|sept october|oct november|nov december|dec
number: zero? one?|once?|a_minute?|an_hour?|a_day?|a_week?|a_month?|a_year?|a_mile?
 two|twice?|both?|couple?|pair?|fortnight*?|every_other?|every_second? three four five
 six seven eight nine ten eleven twelve|dozen thirteen fourteen fifteen sixteen
 seventeen eighteen nineteen twenty thirty forty|fourty fifty sixty seventy eighty
 ninety hundred half quarter_of|quarter?
ordinal: first second third fourth fifth
unit: minute|minutes|min|mins hour|hours|hr|hrs day|days week|weeks month|months
 year|years|yr|yrs mile|miles kilometre|kilometres|km metre|metres|meters|m
 centimetre|centimetres|cm
time: noon|midday midnight
money: pound|pounds|quid pence|p
percent: per_cent|percent
clock: - o'clock|o’clock
period: in_the_morning:0|in_the_afternoon:12|in_the_evening:12|at_night:18|noon:8
 |midday:8|midnight:18
to: to|until|till|or
""",
    "gu": """
weekday: સોમવાર* મંગળવાર* બુધવાર* ગુરુવાર*|ગુરૂવાર* શુક્રવાર* શનિવાર* રવિવાર*
month: - - - - - - જુલાઇ* ઓગસ્ટ* - ઓક્ટોબર* - -
number: શૂન્ય એક? બે ત્રણ ચાર પાંચ છ સાત આઠ નવ દસ અગિયાર બાર?|ડઝન? તેર ચૌદ પંદર સોળ
 સત્તર અઢાર ઓગણીસ વીસ ત્રીસ ચાલીસ પચાસ સાઠ સિત્તેર એંસી|એંશી નેવું સો
 અડધો|અડધા|અડધી|અડધું|અડધે|અર્ધો ચોથા?|પા?
ordinal: પહેલ*|પ્રથમ બીજ* ત્રીજ* ચોથ* પાંચમ*
unit: મિનિટ* કલાક* દિવસ* અઠવાડિ*|સપ્તાહ* મહિન*|માસ* વર્ષ*|વરસ* માઇલ*|માઈલ*
 કિલોમીટર*|કિમી મીટર* સેન્ટિમીટર*|સેન્ટીમીટર*|સેમી
time: બપોર? મધરાત*|મધ્યરાત્રિ*
money: પાઉન્ડ* પેન્સ
percent: ટકા
clock: - વાગ્ય*|વાગે
period: સવારે:0|સવારના:0|બપોરે:10|બપોરના:10|સાંજે:12|સાંજના:12|રાત્રે:18|રાતે:18
 |રાતના:18
to: થી
""",
    "ro": """
weekday: luni?month|lunea|lunii?month|lunile?month marți|marțea|marții|marțile miercur*
 joi|joia|joii|joile vineri|vinerea|vinerii|vinerile sâmbăt*|sîmbăt*|sâmbete* duminic*
month: - - - - - - - - - - - -
number: zero unu?|un?|una?|o? doi|două trei patru cinci șase șapte opt nouă? zece
 unsprezece doisprezece|douăsprezece|duzină? treisprezece paisprezece cincisprezece
 șaisprezece șaptesprezece optsprezece nouăsprezece douăzeci treizeci patruzeci
 cincizeci șaizeci șaptezeci optzeci nouăzeci sută|o_sută jumătate|jumătatea|jumate
 sfert*
ordinal: prim*|întâi doilea|doua treilea|treia patrulea|patra cincilea|cincea
unit: minut*|min oră|ore|ora|orele|h zi|zile|zilele săptămân* lună|luni|luna|lunile
 an|ani|anii|anul mile|milă|mila kilometr*|km metri|metru|m centimetri|cm
time: amiază|amiaza|prânz* miezul_nopții
money: lire|liră|lira|liri penny|pence|penni
percent: la_sută|procent|procente
clock: ora|orele|orei|orelor -
period: dimineața:0|după_amiaza:12|după_amiază:12|seara:12|noaptea:18
to: la|până
""",
    "ta": """
weekday: திங்கள்*|திங்கட்* செவ்வாய்* புதன்* வியாழ* வெள்ளி* சனி* ஞாயிறு*|ஞாயிற்று*
month: - பெப்ரவரி*|ஃபிப்ரவரி* - - - - - - செப்டெம்பர்* ஒக்டோபர்* - -
number: பூஜ்ஜியம் ஒன்று?|ஒரு?|ஓர்? இரண்டு|இரு? மூன்று நான்கு|நாலு ஐந்து ஆறு ஏழு எட்டு
 ஒன்பது பத்து பதினொன்று|பதினோரு பன்னிரண்டு|பன்னிரெண்டு|டஜன்? பதிமூன்று பதினான்கு
 பதினைந்து பதினாறு பதினேழு பதினெட்டு பத்தொன்பது இருபது முப்பது நாற்பது ஐம்பது அறுபது
 எழுபது எண்பது தொண்ணூறு நூறு அரை|பாதி கால்?
ordinal: முதல்|முதலாவது இரண்டாவது*|இரண்டாம் மூன்றாவது*|மூன்றாம் நான்காவது*|நான்காம்
 ஐந்தாவது*|ஐந்தாம்
unit: நிமிட* மணிநேர*|மணி_நேர*|மணித்தியால* நாள்*|நாட்க*|தினங்* வார* மாத*
 ஆண்டு*|வருட*|வயது* மைல்* கிலோமீட்டர்*|கிலோ_மீட்டர்*|கிமீ மீட்டர்* சென்டிமீட்டர்*|செமீ
time: நண்பகல்?|மதியம்? நள்ளிரவு
money: பவுண்டு*|பவுண்ட்* பென்ஸ்
percent: சதவீதம்|சதவீத*|சதவிகித*|விழுக்கா*
clock: - மணி|மணிக்கு|மணியளவில்|மணிமுதல்|மணிவரை
period: அதிகாலை:0|காலை:0|முற்பகல்:0|நண்பகல்:8|மதியம்:10|பிற்பகல்:12|மாலை:12|இரவு:18
 |நள்ளிரவு:18
to: முதல்|இருந்து
""",
    "pl": """
weekday: poniedział* wtorek|wtork* środa|środę|środy|środzie|środą|środach|śród
 czwartek|czwartk* piątek|piątk* sobot*|sobót niedziel*
month: styczni* lutym marcu|marcem kwietni* maju|majem czerwcu|czerwcem lipcu|lipcem
 sierpni* wrześni* październik* listopad* grudni*
number: zero jeden?|jedna?|jedno?|jedną?|jednego?|jednej?|jednym?
 dwa|dwie|dwóch|dwu|dwoje|dwojga|dwóm|dwiema|dwoma|dwaj trzy|trzech|trzem|trzema|troje
 cztery|czterech|czterem|czterema|czworo pięć|pięciu|pięcioma|pięcioro
 sześć|sześciu|sześcioma siedem|siedmiu|siedmioma osiem|ośmiu|ośmioma
 dziewięć|dziewięciu dziesięć|dziesięciu jedenaście|jedenastu dwanaście|dwunastu|tuzin*?
 trzynaście|trzynastu czternaście|czternastu piętnaście|piętnastu szesnaście|szesnastu
 siedemnaście|siedemnastu osiemnaście|osiemnastu dziewiętnaście|dziewiętnastu
 dwadzieścia|dwudziestu trzydzieści|trzydziestu czterdzieści|czterdziestu
 pięćdziesiąt|pięćdziesięciu sześćdziesiąt|sześćdziesięciu
 siedemdziesiąt|siedemdziesięciu osiemdziesiąt|osiemdziesięciu
 dziewięćdziesiąt|dziewięćdziesięciu sto|stu pół|połowa?|połowę?|połowy? kwadrans*
ordinal: pierwsz* drug* trzeci* czwarty|czwarta|czwarte|czwartej|czwartego|czwartym
 piąty|piąta|piąte|piątej|piątego|piątym
unit: minut*|min godzin*|godz|h dzień|dni|dnia|dniach|doba|doby tydzień|tygod*
 miesiąc*|miesięc* rok|roku|lat|lata|latach|letni*|letnie*|roczn* mila|mile|mil|mili
 kilometr*|km metr|metry|metrów|metra|m centymetr*|cm
time: południe|południa północ?|północy?
money: funt* pens*|pensów
percent: procent*
clock: godzina|godzinie|godziną|godziny|godzinę|godzinach|godz -
period: rano:0|nad_ranem:0|przed_południem:0|po_południu:12|wieczorem:12|w_nocy:18
to: do
""",
    "ar": """
weekday: اثنين?two/2/both/couple/twice/pair ثلاثاء أربعاء خميس جمعة سبت أحد?|الأحد
month: كانون_الثاني شباط آذار|مارس? نيسان أيار حزيران تموز آب? أيلول تشرين_الأول
 تشرين_الثاني كانون_الأول
number: صفر واحد?|واحدة? اثنان|اثنين?|اثنتان|اثنتين|*تين?|*تان? ثلاث|ثلاثة أربع|أربعة
 خمس|خمسة ست|ستة سبع|سبعة ثمان|ثماني|ثمانية تسع|تسعة عشر|عشرة أحد_عشر|إحدى_عشرة
 اثني_عشر|اثنا_عشر|اثنتي_عشرة|اثنتا_عشرة|دزينة? ثلاثة_عشر|ثلاث_عشرة أربعة_عشر|أربع_عشرة
 خمسة_عشر|خمس_عشرة ستة_عشر|ست_عشرة سبعة_عشر|سبع_عشرة ثمانية_عشر|ثماني_عشرة
 تسعة_عشر|تسع_عشرة عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين خمسون|خمسين ستون|ستين
 سبعون|سبعين ثمانون|ثمانين تسعون|تسعين مائة|مئة نصف ربع
ordinal: أول|أولى ثاني|ثانية ثالث|ثالثة رابع|رابعة خامس|خامسة
unit: دقيق*|دقائق ساعة|ساعات يوم*|أيام أسبوع*|أسابيع شهر*|أشهر|شهور
 سنة|سنوات|سنين|عام|عاما|أعوام ميل|ميلا|أميال كيلومتر*|كم متر|مترا|أمتار سنتيمتر*|سم
time: ظهرا?|ظهر? منتصف_الليل
money: جنيه* بنس*
percent: في_المئة|في_المائة|بالمئة|بالمائة
clock: الساعة -
period: صباحا:0|في_الصباح:0|ص:0|فجرا:0|قبل_الظهر:0|ظهرا:10|بعد_الظهر:12|بعد_ظهر:12
 |عصرا:12|مساء:12|في_المساء:12|م:12|ليلا:18|في_الليل:18|منتصف_الليل:18
to: إلى|حتى
""",
    "hi": """
weekday: सोमवार* मंगलवार* बुधवार* गुरुवार*|गुरूवार*|बृहस्पतिवार*|वीरवार* शुक्रवार*
 शनिवार* रविवार*|इतवार*
month: - फरवरी - - - - - - सितम्बर अक्तूबर नवम्बर दिसम्बर
number: शून्य एक? दो|दोनों? तीन|तीनों? चार|चारों? पाँच छह|छः सात आठ नौ दस ग्यारह
 बारह|दर्जन? तेरह चौदह पंद्रह|पन्द्रह सोलह सत्रह अठारह उन्नीस बीस तीस चालीस पचास साठ
 सत्तर अस्सी नब्बे सौ आधा|आधे|आधी चौथाई|पाव?
ordinal: पहल*|प्रथम दूसर* तीसर* चौथ* पाँचव*
unit: मिनट* घंट*|घण्ट* दिन*|दिवस* हफ्त*|सप्ताह* महीन*|माह|मास साल*|वर्ष*|बरस मील
 किलोमीटर|किमी मीटर सेंटीमीटर|सेमी
time: दोपहर? आधी_रात|मध्यरात्रि
money: पाउंड*|पाउन्ड*|पौंड* पेंस|पेनी
percent: प्रतिशत|फीसदी
clock: - बजे
period: तड़के:0|सुबह:0|सुबह_के:0|सवेरे:0|पूर्वाह्न:0|दोपहर:10|दोपहर_के:10|अपराह्न:12
 |दोपहर_बाद:12|शाम:12|शाम_के:12|शाम_को:12|रात:18|रात_के:18|रात_को:18
to: से
""",
    "fa": """
weekday: دوشنبه*|دو_شنبه* سه_شنبه*|سهشنبه* چهارشنبه*|چهار_شنبه* پنجشنبه*|پنج_شنبه* جمعه*
 شنبه* یکشنبه*|یک_شنبه*
month: - - - - می? - جولای آگوست - - - -
number: صفر یک? دو سه چهار پنج شش هفت هشت نه? ده یازده دوازده|دوجین? سیزده چهارده پانزده
 شانزده هفده هجده نوزده بیست سی? چهل پنجاه شصت هفتاد هشتاد نود صد|یکصد نیم|نیمی|نصف ربع
ordinal: اول*|نخست* دوم* سوم* چهارم* پنجم*
unit: دقیقه* ساعت* روز* هفته* ماه* سال* مایل*|میل کیلومتر* متر* سانتی*
time: ظهر? نیمه_شب
money: پوند* پنس
percent: درصد
clock: ساعت -
period: بامداد:0|صبح:0|قبل_از_ظهر:0|ظهر:10|بعدازظهر:12|بعد_از_ظهر:12|عصر:12|شب:18
 |نیمه_شب:18
to: تا|الی
""",
    "ur": """
weekday: پیر?foot/feet منگل بدھ?buddh جمعرات جمعہ|جمعے ہفتہ?week/fortnight|ہفتے?|سنیچر
 اتوار
month: - - - - - - - - - - - -
number: صفر ایک? دو|دونوں? تین|تینوں? چار|چاروں? پانچ چھ|چھے سات آٹھ نو? دس گیارہ
 بارہ|درجن? تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس تیس چالیس پچاس ساٹھ ستر اسی? نوے
 سو? آدھا|آدھے|آدھی|نصف|نیم? چوتھائی
ordinal: پہل* دوسر* تیسر* چوتھ* پانچو*
unit: منٹ* گھنٹ* دن* ہفتہ|ہفتے|ہفتوں مہین*|ماہ سال*|برس* میل* کلومیٹر* میٹر* سینٹی*
time: دوپہر? آدھی_رات|نصف_شب
money: پاؤنڈ*|پونڈ* پینس|پنس
percent: فیصد|فی_صد
clock: - بجے
period: صبح:0|صبح_کے:0|دوپہر:10|دوپہر_کے:10|سہ_پہر:12|شام:12|شام_کے:12|رات:18|رات_کے:18
to: سے|تا
""",
    "ne": """
weekday: सोमबार*|सोमवार* मङ्गलबार*|मंगलबार*|मंगलवार* बुधबार*|बुधवार*
 बिहिबार*|बिहीबार*|बिहीवार*|विहीवार* शुक्रबार*|शुक्रवार* शनिबार*|शनिवार*
 आइतबार*|आईतबार*|आइतवार*
month: - फेब्रुवरी* - अप्रील* मई? जून? - - - अक्टुबर* नोभेम्बर* डिसेम्बर*
number: शून्य|सुन्ना एक?|एउटा? दुई|दुइ|दूई|दुवै? तीन चार पाँच छ? सात आठ नौ दस|दश एघार
 बाह्र|दर्जन? तेह्र चौध पन्ध्र सोह्र सत्र? अठार उन्नाइस बीस|बिस तीस|तिस चालीस|चालिस पचास
 साठी|साठ सत्तरी असी नब्बे सय आधा चौथाइ
ordinal: पहिल*|प्रथम दोस्र* तेस्र* चौथ* पाँचौ*
unit: मिनेट*|मिनट* घण्ट*|घन्ट* दिन*|कार्यदिन* हप्ता*|साता* महिना*|महीना*
 वर्ष*|बर्ष*|साल* माइल* किलोमिटर*|किमी मिटर* सेन्टिमिटर*|सेमी
time: मध्याह्न|मध्यान्ह मध्यरात*
money: पाउन्ड*|पाउण्ड*|पौन्ड* पेन्स
percent: प्रतिशत
clock: - बजे*
period: बिहान:0|बिहानको:0|दिउँसो:10|दिउँसोको:10|बेलुका:12|बेलुकाको:12|साँझ:12|साँझको:12
 |राति:18|रातिको:18|रातको:18
to: देखि
""",
    "pt": """
weekday: segunda_feira|segundas_feiras|segunda?second/notice|segundas?second
 terça_feira|terças_feiras|terça?third|terças?third
 quarta_feira|quartas_feiras|quarta?fourth/quarter|quartas?fourth
 quinta_feira|quintas_feiras|quinta?fifth/farm|quintas?fifth/farm
 sexta_feira|sextas_feiras|sexta?sixth|sextas?sixth sábado|sábados domingo|domingos
month: - - - - - - - - - - - -
number: zero um?|uma? dois|duas três quatro cinco seis sete oito nove dez onze
 doze|dúzia? treze catorze|quatorze quinze dezasseis|dezesseis dezassete|dezessete
 dezoito dezanove|dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta
 noventa cem|cento? meia?|meio?|metade? quarto?
ordinal: primeir* segundo|segunda terceir* quarto|quarta quinto|quinta
unit: minuto*|min hora|horas|h dia|dias semana* mês|meses ano|anos milha*
 quilómetro*|quilômetro*|km metro|metros|m centímetro*|cm
time: meio_dia meia_noite
money: libra* pence|péni*|penny
percent: por_cento
clock: às|das -
period: da_manhã:0|de_manhã:0|da_madrugada:0|da_tarde:12|de_tarde:12|da_noite:18
 |à_noite:18
to: a|às|até
""",
    "so": """
weekday: isniin* talaad*|salaas* arbac* khamiis* jimc*|jimic* sabti* axad*|axdi*
month: - - - - - - luuliyo - sebtembar* - nofembar*|nofeembar* disembar*|diisambar*
number: eber kow?|hal?|mid? laba|labo saddex|sadex afar|afartan? shan lix
 toddoba|todoba|toddobo siddeed|sideed sagaal toban kow_iyo_toban laba_iyo_toban|darsin?
 saddex_iyo_toban afar_iyo_toban shan_iyo_toban lix_iyo_toban toddoba_iyo_toban
 siddeed_iyo_toban sagaal_iyo_toban labaatan soddon|soddomeeyo afartan konton lixdan
 toddobaatan siddeetan sagaashan boqol nus|badh|kalabar|bar? rubac
ordinal: koowaad|hore labaad saddexaad afraad shanaad
unit: daqiiq* saac* maalin*|maalm*|malmood|malin toddobaad*|todobaad*|usbuuc*|isbuuc*
 bil|bilood|billood|bilo|bish* sano|sanno|sanad*|sannad*|jir* mayl*|meyl*
 kiiloomit*|kiilo_mitir*|kilomit*|km mitir*|m sentimit*|cm
time: duhur*|maalin_bar saqda_dhexe|habeen_badh
money: gini*|bown*|baawn* peni*|bens*
percent: boqolkiiba
clock: saacadda|saacada -
period: subaxnimo:0|subaxnimada:0|subaxdii:0|aroornimo:0|barqanimo:0|duhurnimo:10
 |duhurkii:10|galabnimo:12|galabnimada:12|galabtii:12|fiidnimo:12|fiidkii:12
 |habeennimo:18|habeenimo:18|habeennimada:18|habeenkii:18|saqda_dhexe:18
to: ilaa|ila
""",
    "sq": """
weekday: hënë|hëna|hënën|hënës|hënave|hënat martë|marta|martën|martës|martave|martat
 mërkur* enjte|enjtja|enjten|enjtes|enjteve|enjtet
 premte|premtja|premten|premtes|premteve|premtet shtun*
 diel|diela|dielën|dielës|dielave|dielat
month: - - - - - - - - - - - -
number: zero një? dy tre|tri katër pesë gjashtë shtatë tetë nëntë dhjetë njëmbëdhjetë
 dymbëdhjetë|duzinë? trembëdhjetë katërmbëdhjetë pesëmbëdhjetë gjashtëmbëdhjetë
 shtatëmbëdhjetë tetëmbëdhjetë nëntëmbëdhjetë njëzet tridhjetë dyzet pesëdhjetë
 gjashtëdhjetë shtatëdhjetë tetëdhjetë nëntëdhjetë njëqind gjysmë|gjysma|gjysmën çerek*
ordinal: parë|para|parën|pari dytë|dyta|dytën|dyti tretë|treta|tretën|treti katërt*
 pestë|pesta|pesti
unit: minut* orë|ore|ora|orësh|orëve ditë*|dita* javë*|java* muaj* vit*|vjet*|vjeç*
 milje* kilomet*|km metër|metra|m centimet*|cm
time: mesditë|mesdita|mesditës|mesditën mesnatë|mesnata|mesnatës|mesnatën
money: paund*|sterlin*|stërlin* peni*|pens*
percent: përqind|për_qind
clock: ora|orën|orës -
period: pas_mesnate:0|pas_mesnatës:0|në_mëngjes:0|e_mëngjesit:0|të_mëngjesit:0
 |paradite:0|para_dite:0|e_paradites:0|në_mesditë:8|e_mesditës:8|pasdite:12|pas_dite:12
 |e_pasdites:12|në_mbrëmje:12|e_mbrëmjes:12|të_mbrëmjes:12|e_natës:18|në_mesnatë:18
 |e_mesnatës:18
to: deri
""",
}

_SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىي", "ی"),
        **dict.fromkeys("ةہۂۃۀھ", "ه"),
        **dict.fromkeys("\u093c\u0abc\u200d\u0640\u0670", ""),  # nukta, joiners
        **dict.fromkeys(map(chr, range(0x64B, 0x656)), ""),  # harakat
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200c", " "),
        **dict(zip("ك\u0901\u0a81şţŞŢ٫٬٪", "ک\u0902\u0a82șțȘȚ.,%", strict=True)),
    }
)


def folded(text: str, language: str) -> str:
    """The text with what is written in several ways written in one; case stays."""
    if language in ("gu", "hi", "ne", "ta"):
        text = text.replace("\u200c", "")
    return unicodedata.normalize("NFC", text).translate(_SAME)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word means: a kind and a value, its unit, and when it may mean else."""

    kind: str
    value: str
    unit: str = ""
    unless: str | None = None
    """English words, between "/", with which it may mean something else; "" always."""


class Tongue:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        """language: BCP 47 tag of one of the thirteen."""
        self.language = language
        self.words: dict[str, list[Entry]] = {}
        self.stems: dict[str, list[Entry]] = {}
        self.ends: dict[str, list[Entry]] = {}
        # English ones may be left in any language.
        self.periods = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
        for kind, columns in _tables(_WORDS[language]):
            if kind == "period":
                for word in columns[0].split("|"):
                    name, _, hour = folded(word, language).rpartition(":")
                    self.periods[name] = int(hour)
                continue
            for value, column in zip(_COLUMNS[kind], columns, strict=True):
                for word in filter(None, column.strip("-").split("|")):
                    self._learn(kind, str(value), word)
        for symbol, unit in (("m", "metre"), ("km", "kilometre"), ("cm", "centimetre")):
            self._learn("unit", unit, symbol)
        if language == "ar":
            self._learn_duals()
        for kind, value, name, is_short in _of_cldr(language):
            if any((e.kind, e.value) == (kind, value) for e in self.meaning(name)):
                continue
            least = 2 if language in _SUFFIXES else 4
            mark = "*" if len(name) > least and not is_short else ""
            soft = "?" if (is_short or len(name) < 4) and language != "en" else ""
            self._learn(kind, value, name.replace(" ", "_") + mark + soft)

    def _learn(self, kind: str, value: str, word: str, unit: str = "") -> None:
        word, mark, unless = folded(word, self.language).casefold().partition("?")
        is_soft = mark or (kind in ("ordinal", "time") and self.language != "en")
        entry = Entry(kind, value, unit, unless if is_soft else None)
        key = word.strip("*").replace("_", " ")
        place = self.words
        if word.startswith("*"):
            place = self.ends
        elif word.endswith("*"):
            place, key = self.stems, key.rstrip(_VIRAMAS)
        place.setdefault(key, []).append(entry)
        if kind == "number" and self.language in _SUFFIXES and len(key) > 2:
            stem = key.removesuffix("ு")
            loose = Entry(kind, value, unless="")
            self.stems.setdefault(stem, []).append(loose)

    def _learn_duals(self) -> None:
        """Arabic says "two weeks" in a word."""
        singular = "دقيقت ساعت يوم أسبوع شهر سنت ميل كيلومتر متر سنتيمتر"
        for unit, word in zip(_UNITS, singular.split(" "), strict=True):
            for end in ("ان", "ين"):
                self._learn("number", "2", word + end, unit)

    def meaning(self, word: str, *kinds: str) -> list[Entry]:
        """What a word, or words with spaces between, may mean.

        kinds: only these; without any, what stands closest hides what is farther:
        Somali "toddobaad" is a week, though it begins with seven.
        """
        for entries in self._meanings(folded(word, self.language).casefold()):
            found = [e for e in entries if not kinds or e.kind in kinds]
            if found:
                return found
        return []

    def _meanings(self, word: str) -> Iterator[list[Entry]]:
        yield self.words.get(word, [])
        yield from self._of_stem(word)
        if self.language == "ar":  # "and the Friday"; but "to six" is also "I am not"
            bare = regex.sub(r"^[وف]?(?:ال|لل|بال|کال|[بلک])?(?=..)", "", word)
            for entries in (self.words.get(bare, []), *self._of_stem(bare)):
                yield [
                    replace(e, unless="") if e.kind == "number" and not e.unit else e
                    for e in entries
                ]
        if " " not in word:
            yield from (e for end, e in self.ends.items() if word.endswith(end))

    def _of_stem(self, word: str) -> Iterator[list[Entry]]:
        for length in range(len(word), 1, -1):
            stem = word[:length]
            if stem in self.stems and stem.count(" ") == word.count(" "):
                yield self.stems[stem]

    def alternatives(self, kind: str, value: str) -> str:
        """A pattern of all the words with a meaning; one that never matches if none."""
        found = [
            regex.escape(word, literal_spaces=True).replace(" ", r"[\s-]") + more
            for words, more in ((self.words, ""), (self.stems, r"[\p{L}\p{M}]*"))
            for word, entries in words.items()
            if any((e.kind, e.value) == (kind, value) for e in entries)
        ]
        return "|".join(sorted(found, key=len, reverse=True)) or r"(?!)"


@cache
def tongue(language: str) -> Tongue:
    """The words of a language, made once."""
    return Tongue(language)


def _tables(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each table's name and columns."""
    joined = regex.sub(r"\n ?(?=\|)", "", text.strip())
    for line in regex.split(r"\n(?=\w+:\s)", joined):
        kind, _, columns = line.partition(": ")
        yield kind, columns.split()


def _of_cldr(language: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield CLDR's names of days and months: kind, value, name, whether shortened.

    Not through Babel's own tables of stand-alone names, which may be those of another
    language (see `Wording.day`): an alias is passed over, not followed.
    """
    locale = {known.tag: known.locale for known in LANGUAGES}[language]
    data = localedata.load(locale)
    for table, kind in (("days", "weekday"), ("months", "month")):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = data[table][context].get(width)
                names = names[1] if isinstance(names, tuple) else names
                if isinstance(names, Mapping):
                    for number, name in names.items():
                        short = width == "abbreviated"
                        yield kind, str(number), name.rstrip("."), short
