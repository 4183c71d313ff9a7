"""Text layers: every word comes back, and what is drawn stays as it is."""

from collections.abc import Callable, Iterable
from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2
import pytest

from directory.sheets.text_layer import Said, with_text_layer
from tests.sheets.paragraphs import (
    PHONE,
    PRICE,
    SENTENCES,
    Paragraph,
    ParagraphPrinter,
    everything,
    plain,
    sentences,
    with_facts,
)
from tests.sheets.pdf_words import (
    HAS_PDFTOTEXT,
    by_pdfium,
    by_pdftotext,
    by_structure,
    elements,
    faults,
    share,
)

COMPLEX = ["gu", "hi", "ne", "ta", "ar", "fa", "ur"]
Print = Callable[[Iterable[Paragraph]], bytes]


@pytest.fixture(scope="module")
def printed() -> Print:
    """Prints paragraphs as Typst does."""
    return ParagraphPrinter().print


def layered(pdf: bytes, paragraphs: Iterable[Paragraph]) -> bytes:
    """With its text layer; no paragraph may keep Typst's."""
    whole, kept = with_text_layer(pdf, [each.said for each in paragraphs])
    assert kept == 0
    return whole


def texts(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [each.said.text for each in paragraphs]


@pytest.mark.skipif(not HAS_PDFTOTEXT, reason="pdftotext is not installed")
@pytest.mark.parametrize("language", SENTENCES)
def test_pdftotext_finds_the_words(printed: Print, language: str) -> None:
    paragraphs = everything(language)
    pdf = layered(printed(paragraphs), paragraphs)
    assert share(texts(paragraphs), by_pdftotext(pdf)) >= 0.97


@pytest.mark.parametrize("language", SENTENCES)
def test_pdfium_finds_the_words(printed: Print, language: str) -> None:
    paragraphs = everything(language)
    pdf = layered(printed(paragraphs), paragraphs)
    assert share(texts(paragraphs), by_pdfium(pdf)) >= 0.97


@pytest.mark.parametrize("language", SENTENCES)
def test_the_tags_say_each_paragraph_in_its_language(
    printed: Print, language: str
) -> None:
    paragraphs = everything(language)
    pdf = layered(printed(paragraphs), paragraphs)
    assert share(texts(paragraphs), by_structure(pdf)) == 1
    assert said_by_tags(pdf) == [each.said for each in paragraphs]


def said_by_tags(pdf: bytes) -> list[Said]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            Said(str(each.Lang), str(each.ActualText))
            for each in elements(document.Root.StructTreeRoot)
            if "/ActualText" in each
        ]


def test_typst_alone_would_not_do(printed: Print) -> None:
    """If this fails, Typst writes what this pass is for, and the pass may go."""
    paragraphs = everything("ur")
    assert share(texts(paragraphs), by_pdfium(printed(paragraphs))) < 0.9


@pytest.mark.parametrize("language", COMPLEX)
def test_no_ink_moves(printed: Print, language: str) -> None:
    """At 300 dots to the inch, none is more than a dot from where Typst put it."""
    paragraphs = everything(language)
    before = printed(paragraphs)
    after = layered(before, paragraphs)
    for old, new in zip(inked(before), inked(after), strict=True):
        assert not (old & ~spread(new)).any()
        assert not (new & ~spread(old)).any()
        assert abs(int(old.sum()) - int(new.sum())) <= old.sum() // 100


def inked(pdf: bytes) -> list[np.ndarray]:
    """Where the pages are dark, at 300 dots to the inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            page.render(scale=300 / 72, grayscale=True).to_numpy().squeeze() < 128
            for page in document
        ]


def spread(ink: np.ndarray) -> np.ndarray:
    """The same, a dot wider to all sides. Nothing stands at the edge of a page."""
    wide = ink | np.roll(ink, 1, 0) | np.roll(ink, -1, 0)
    return wide | np.roll(wide, 1, 1) | np.roll(wide, -1, 1)


def test_colours_stay(printed: Print) -> None:
    paragraph = Paragraph("hi", (("hi", "कक्षा "), ("en", PRICE)), fill="#d00000")
    pdf = layered(printed([paragraph]), [paragraph])
    with pypdfium2.PdfDocument(pdf) as document:
        red, green, _ = document[0].render(rev_byteorder=True).to_numpy().T[:3]
    assert ((red > 180) & (green < 60)).any()
    assert ((red < 60) & (green < 60)).any()


@pytest.mark.parametrize("language", ["hi", "ur"])
def test_a_paragraph_that_says_something_else_keeps_its_drawing(
    printed: Print, language: str
) -> None:
    paragraphs = everything(language)
    said = [each.said for each in paragraphs]
    heading, *rest = sentences(language)
    text = " ".join(rest)
    said[3] = Said(language, "मंगलवार" if language == "hi" else "لائبریری")
    said[4] = Said(language, f"{text} {heading}")
    pdf = printed(paragraphs)
    whole, kept = with_text_layer(pdf, said)
    assert kept == 2
    assert said_by_tags(whole) == said
    script = "Devanagari" if language == "hi" else "Nastaliq"
    assert any(script in font for font in fonts_in(whole))
    assert not any(script in font for font in fonts_in(layered(pdf, paragraphs)))


def fonts_in(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = document.pages[0].resources.Font.values()
        return [str(font.BaseFont) for font in fonts]


def content_of(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        return b"\n".join(page.Contents.read_bytes() for page in document.pages)


@pytest.mark.parametrize("change", [-1, 1])
def test_with_another_number_of_paragraphs_nothing_changes(
    printed: Print, change: int
) -> None:
    paragraphs = everything("hi")
    pdf = printed(paragraphs)
    said = [each.said for each in paragraphs]
    said = said[:change] if change < 0 else [*said, said[0]]
    assert with_text_layer(pdf, said) == (pdf, len(said))


def test_a_pdf_without_tags_stays_as_it_is() -> None:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(out)
    said = [Said("hi", "कक्षा")]
    assert with_text_layer(out.getvalue(), said) == (out.getvalue(), 1)


@pytest.mark.parametrize("language", ["hi", "ar"])
def test_text_that_looks_like_pdf_does_no_harm(printed: Print, language: str) -> None:
    word = sentences(language)[0].split()[0]
    paragraphs = [
        plain(language, f"{word} (a) Tj ET EMC Q << /MCID 0 >> BDC \\) \\( ]TJ (("),
        plain(language, f"{word} <FEFF0041> Tj /hidden Do % {word} endstream endobj"),
        plain("en", "(a) Tj ET EMC Q << /MCID 0 >> BDC \\) ]TJ"),
        plain(language, f"{word} {{0}} %s {{}} \\1 \\g<0>"),
    ]
    pdf = layered(printed(paragraphs), paragraphs)
    assert said_by_tags(pdf) == [each.said for each in paragraphs]
    assert faults(pdf) == []


@pytest.mark.parametrize("language", COMPLEX)
def test_the_pdf_stays_sound(printed: Print, language: str) -> None:
    paragraphs = [*everything(language), plain(language, "-", breaks=True)]
    paragraphs += everything(language)
    paragraphs[3:5] = [with_facts(language, PHONE, PRICE, strong=True)]
    assert faults(layered(printed(paragraphs), paragraphs)) == []


def test_a_paragraph_with_tags_in_it_becomes_one_piece(printed: Print) -> None:
    paragraph = with_facts("ur", "فون ", PHONE, " مفت", strong=True)
    before = printed([paragraph])
    after = layered(before, [paragraph])
    assert tags_in(before) == ["/Document", "/P", "/Strong"]
    assert tags_in(after) == ["/Document", "/P"]
    assert faults(after) == []


def tags_in(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(each.S) for each in elements(document.Root.StructTreeRoot)]


def test_letters_are_drawn_once_for_all_pages(printed: Print) -> None:
    page = [*everything("ur")[:-1], plain("en", "The end of a page.", breaks=True)]
    one, five = (layered(printed(page * n), page * n) for n in (1, 5))
    assert shapes_in(one) == shapes_in(five) > 50
    assert len(five) < 2.5 * len(one)


def shapes_in(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        forms = (each for each in document.objects if isinstance(each, pikepdf.Stream))
        return sum(each.get("/Subtype") == "/Form" for each in forms)


def test_a_paragraph_on_two_pages_keeps_its_drawing(printed: Print) -> None:
    filling = [plain("en", "Free English class.", size=24)] * 20
    long = plain("hi", " ".join(sentences("hi") * 6))
    said = [each.said for each in (*filling, long)]
    whole, kept = with_text_layer(printed([*filling, long]), said)
    assert kept == 1
    assert said_by_tags(whole) == said
    assert faults(whole) == []


def test_letters_of_another_script_within_a_line_are_found(printed: Print) -> None:
    paragraphs = [
        plain("en", "We speak Urdu (اردو زبان), Hindi (हिन्दी) and English."),
        plain("hi", "हम English बोलते हैं (रोज़ 10:30)।"),
        plain("ar", "نتكلم English وأيضًا 3 لغات."),
    ]
    pdf = layered(printed(paragraphs), paragraphs)
    assert share(texts(paragraphs), by_pdfium(pdf)) == 1


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_a_mark_in_a_large_heading_is_on_its_line(
    printed: Print, language: str
) -> None:
    words = "وہاں لوگ انگریزی، بنگالی، گجراتی، اور پولش بولتے ہیں۔ مزید چاہیے؟"
    text = words if language == "ur" else "تمّت مراجعةُ كلِّ شيءٍ شكرًا جزيلًا لكم جميعًا."
    paragraphs = [plain(language, text, size=size) for size in (9, 16, 24, 33)]
    pdf = layered(printed(paragraphs), paragraphs)
    assert share(texts(paragraphs), by_pdfium(pdf)) == 1


def test_a_word_may_go_on_on_the_next_line(printed: Print) -> None:
    starts = ["क" * n for n in range(25, 40)]
    paragraphs = [plain("hi", f"{start} कभी-कभी", size=20) for start in starts]
    found = by_pdfium(layered(printed(paragraphs), paragraphs))
    assert found.count("कभी-") + found.count("कभी-कभी") == len(starts)
    assert found.count("कभी-") == found.count("कभी") > 0


@pytest.mark.parametrize("language", ["hi", "ar"])
def test_an_address_on_two_lines_is_found(printed: Print, language: str) -> None:
    word = sentences(language)[0].split()[0]
    paragraph = with_facts(
        language, f"{word} ", f"{PHONE} {'Long Lane ' * 8}", f" {word}."
    )
    pdf = layered(printed([paragraph]), [paragraph])
    assert share(texts([paragraph]), by_pdfium(pdf)) == 1


def test_lines_are_left_to_the_reader(printed: Print) -> None:
    """With a direction for the whole PDF some viewers turn English lines round."""
    paragraphs = everything("ar")
    with pikepdf.open(BytesIO(printed(paragraphs))) as document:
        assert "/Direction" in document.Root.ViewerPreferences
    with pikepdf.open(BytesIO(layered(printed(paragraphs), paragraphs))) as document:
        assert "/Direction" not in document.Root.ViewerPreferences
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_english_stays_as_typst_wrote_it(printed: Print) -> None:
    paragraphs = everything("en")
    pdf = printed(paragraphs)
    assert content_of(layered(pdf, paragraphs)) == content_of(pdf)


def test_the_same_paragraphs_give_the_same_bytes(printed: Print) -> None:
    paragraphs = [each for language in COMPLEX for each in everything(language)]
    pdf = printed(paragraphs)
    assert layered(pdf, paragraphs) == layered(pdf, paragraphs)
