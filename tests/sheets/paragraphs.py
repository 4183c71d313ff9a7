"""Paragraphs that Typst prints as it prints sheets, to try the text layer on."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import typst

from directory.sheets.clean import FONTS
from directory.sheets.faces import face_of
from directory.sheets.text_layer import Said
from directory.wording.languages import direction_of

TEMPLATE = """
#let look(face, lang, dir) = (
  lang: lang, dir: if dir == "rtl" { rtl } else { ltr },
  font: if face.covers == "" { () }
    else { ((name: face.font, covers: regex(face.covers)),) }
    + ("Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari"),
  top-edge: face.top * 1em, bottom-edge: face.bottom * 1em,
  hyphenate: false, fallback: false,
)
#set document(title: "Paragraphs")
#set page(paper: "a4", margin: 20mm)
#set par(justify: false, linebreaks: "simple")
#for each in json(bytes(sys.inputs.data)) {
  set text(..look(each.face, each.lang, each.dir), size: each.size * 1pt)
  set par(leading: each.face.gap * 1em)
  set align(start)
  let parts = each.parts.map(part => if part.lang == each.lang { part.text } else {
    box(text(..look(part.face, part.lang, part.dir), fill: rgb(part.fill), part.text))
  })
  let body = if each.strong { strong(parts.join()) } else { parts.join() }
  if each.level > 0 { heading(level: each.level, text(weight: "bold", body)) }
  else { par(body) }
  if each.breaks { pagebreak() }
}
"""
PHONE, PRICE = "020 7946 0123", "£2.50"
ADDRESS = "Example Library, 12 Main Road, Exampletown EX1 2XY"
# Of each language a heading and sentences: drafts of ours, only to be set in letters.
SENTENCES = {
    "en": """\
Free English class
It is in the library, next to the bus stop.
Tell us if you need an interpreter.
You can bring your children.
It is free.
You do not pay.
You do not need any papers.""",
    "pl": """\
Bezpłatne lekcje angielskiego
W bibliotece, obok przystanku autobusowego.
Powiedz nam, jeśli potrzebujesz tłumacza.
Możesz przyjść z dziećmi.
To jest za darmo.
Nic nie płacisz.
Nie potrzebujesz żadnych dokumentów.""",
    "gu": """\
મફત અંગ્રેજી વર્ગ
તે પુસ્તકાલયમાં છે, બસ સ્ટોપની બાજુમાં.
તમને દુભાષિયાની જરૂર હોય તો અમને કહો.
તમે તમારાં બાળકોને લાવી શકો છો.
તે મફત છે.
તમારે પૈસા આપવાના નથી.
તમારે કોઈ કાગળોની જરૂર નથી.""",
    "hi": """\
मुफ़्त अंग्रेज़ी कक्षा
यह पुस्तकालय में है, बस स्टॉप के पास।
अगर आपको दुभाषिया चाहिए तो हमें बताएँ।
आप अपने बच्चों को ला सकते हैं।
यह मुफ़्त है।
आपको कुछ नहीं देना है।
आपको किसी काग़ज़ की ज़रूरत नहीं है।""",
    "ne": """\
निःशुल्क अङ्ग्रेजी कक्षा
यो पुस्तकालयमा छ, बस बिसौनीको छेउमा।
दोभाषे चाहिन्छ भने हामीलाई भन्नुहोस्।
तपाईं आफ्ना बच्चाहरू ल्याउन सक्नुहुन्छ।
यो निःशुल्क हो।
तपाईंले पैसा तिर्नु पर्दैन।
तपाईंलाई कुनै कागजात चाहिँदैन।""",
    "ta": """\
இலவச ஆங்கில வகுப்பு
இது நூலகத்தில், பேருந்து நிறுத்தத்திற்கு அருகில் உள்ளது.
மொழிபெயர்ப்பாளர் தேவைப்பட்டால் எங்களிடம் சொல்லுங்கள்.
உங்கள் குழந்தைகளை அழைத்து வரலாம்.
இது இலவசம்.
நீங்கள் பணம் கொடுக்க வேண்டியதில்லை.""",
    "ar": """\
درس مجاني في اللغة الإنجليزية
المكان في المكتبة، بجانب موقف الحافلات.
أخبرنا إذا كنت تحتاج إلى مترجم.
كل يوم ثلاثاء الساعة 10:30 صباحًا.
يمكنك إحضار أطفالك.
الدروس مجانية.
لن تدفع أي شيء.
لا تحتاج إلى أي أوراق.""",
    "fa": """\
کلاس رایگان زبان انگلیسی
در کتابخانه، کنار ایستگاه اتوبوس است.
اگر مترجم لازم دارید به ما بگویید.
هر سه‌شنبه ساعت ۱۰:۳۰ صبح.
می‌توانید بچه‌هایتان را بیاورید.
رایگان است.
پولی نمی‌دهید.
به هیچ مدرکی نیاز ندارید.""",
    "ur": """\
مفت انگریزی کلاس
یہ لائبریری میں ہے، بس اسٹاپ کے ساتھ۔
اگر آپ کو مترجم چاہیے تو ہمیں بتائیں۔
ہر منگل صبح 10:30 بجے۔
آپ اپنے بچوں کو لا سکتے ہیں۔
مزید معلومات کے لیے یہ کوڈ اسکین کریں۔
آپ کو کچھ نہیں دینا۔""",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. parts: pairs of a language and words; level: of a heading."""

    language: str
    parts: tuple[tuple[str, str], ...]
    level: int = 0
    size: float = 16
    breaks: bool = False
    strong: bool = False
    fill: str = "#000"

    @property
    def said(self) -> Said:
        """What it says."""
        return Said(self.language, "".join(text for _, text in self.parts))


def plain(language: str, text: str, **more: object) -> Paragraph:
    """A paragraph in one language."""
    return Paragraph(language, ((language, text),), **more)  # type: ignore[arg-type]


def with_facts(language: str, *parts: str, **more: object) -> Paragraph:
    """A paragraph in which every other part is a fact, the same in every language."""
    facts = [
        ("en", part) if n % 2 else (language, part) for n, part in enumerate(parts)
    ]
    return Paragraph(language, tuple(facts), **more)  # type: ignore[arg-type]


def sentences(language: str) -> list[str]:
    """The heading and the sentences of a language."""
    return SENTENCES[language].splitlines()


def everything(language: str) -> list[Paragraph]:
    """A heading, sentences and facts as they stand on a sheet."""
    heading, first, second, third, *more = sentences(language)
    text = " ".join((first, second, third, *more))
    word = heading.split()[0]
    return [
        plain(language, heading, level=1),
        plain("en", "Free English class (adults)"),
        with_facts(language, "", PHONE),
        plain(language, word),
        plain(language, text),
        with_facts(language, f"{first} ", PHONE, " (", PRICE, f") {second} {third}"),
        with_facts(language, f"{word}: ", ADDRESS, "."),
        with_facts(language, f"{word} ", PRICE, " ", PHONE, f" · {word}"),
        plain("en", f"Address: {ADDRESS}"),
    ]


class ParagraphPrinter:
    """Prints paragraphs with the fonts of the sheets."""

    def __init__(self) -> None:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )
        self._compiler = typst.Compiler(font_paths=fonts)

    def print(self, paragraphs: Iterable[Paragraph]) -> bytes:
        """A tagged PDF, as Typst makes it."""
        data = [
            {
                **asdict(each),
                **_set(each.language),
                "parts": [
                    {**_set(language), "text": text, "fill": each.fill}
                    for language, text in each.parts
                ],
            }
            for each in paragraphs
        ]
        pdf, warnings = self._compiler.compile_with_warnings(
            TEMPLATE.encode(),
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards="ua-1",
            timestamp=0,
        )
        assert not warnings
        return bytes(pdf)


def _set(language: str) -> dict[str, object]:
    return {
        "lang": language,
        "dir": direction_of(language),
        "face": asdict(face_of(language)),
    }
