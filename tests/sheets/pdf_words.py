"""The words that programs find in a PDF, which share they are of those wanted, and
whether the tags of the PDF are sound."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, NumberTree

HAS_PDFTOTEXT = shutil.which("pdftotext") is not None
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]"
)
_WORD = re.compile(r"[^\s.,:;!?()،؛؟۔।\"«»“”/·•]+")


def words_in(text: str) -> list[str]:
    """The words of a text, without the signs between them or marks of direction."""
    return _WORD.findall(unicodedata.normalize("NFC", _UNSEEN.sub("", text)))


def share(wanted: Iterable[str], found: Iterable[str]) -> float:
    """Which share of the words wanted is found, each as often as it is wanted.

    Both may be words or whole texts.
    """
    want = Counter(word for text in wanted for word in words_in(text))
    have = Counter(word for text in found for word in words_in(text))
    return (want & have).total() / want.total()


def by_pdftotext(pdf: bytes) -> list[str]:
    """What poppler finds, which many readers and indexers go by."""
    done = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return words_in(done.stdout.decode())


def by_pdfium(pdf: bytes) -> list[str]:
    """What PDFium finds, by which browsers copy and search."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [word for text in texts for word in words_in(text)]


def by_structure(pdf: bytes) -> list[str]:
    """What the tags say in their own words, by which screen readers read aloud."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            word
            for element in elements(document.Root.StructTreeRoot)
            if "/ActualText" in element
            for word in words_in(str(element.ActualText))
        ]


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All elements of the tree of tags, in order; none inside one with its own text."""
    children = element.get("/K", Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            if "/ActualText" not in child:
                yield from elements(child)


def faults(pdf: bytes) -> list[str]:
    """What is wrong with a tagged PDF: what qpdf finds; content that is marked but not
    in the tree, or twice, or not at home where it says; resources that are not there.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        found = [str(problem) for problem in document.check_pdf_syntax()]
        tree = document.Root.StructTreeRoot
        tagged = list(_content(tree))
        parents = NumberTree(tree.ParentTree)
        for page in document.pages:
            marked, wanted = _marks(page)
            homes = [(n, element) for on, n, element in tagged if on == page.obj]
            if marked != sorted(number for number, _ in homes):
                found.append(f"marked {marked}, in the tree {homes}")
            if "/StructParents" in page:
                own = list(parents[int(page.StructParents)])
                if sorted(n for n, each in enumerate(own) if each) != marked:
                    found.append(f"parents {own}, marked {marked}")
                found += [f"{n} is elsewhere" for n, each in homes if own[n] != each]
            there = page.resources
            found += [
                f"{name} is missing"
                for kind, name in wanted
                if name not in there.get(kind, {})
            ]
    return found


def _content(
    element: pikepdf.Object, page: pikepdf.Object | None = None
) -> Iterator[tuple[pikepdf.Object, int, pikepdf.Object]]:
    """Page, number and element of each piece of content in the tree."""
    page = element.get("/Pg", page)
    children = element.get("/K", Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, int):
            yield page, child, element
        elif "/MCID" in child:
            yield child.get("/Pg", page), int(child.MCID), element
        else:
            yield from _content(child, page)


def _marks(page: pikepdf.Page) -> tuple[list[int], set[tuple[str, str]]]:
    """The numbers that are marked on a page, and what it needs of its resources.

    Raises AssertionError where marks and states do not end in the order of beginning.
    """
    numbers, needed = [], set()
    marks: list[str] = []
    for each in pikepdf.parse_content_stream(page):
        operator = str(each.operator)
        if operator in ("BDC", "BMC", "q", "BT"):
            marks.append(operator)
        elif operator in ("EMC", "Q", "ET"):
            begun = {"EMC": ("BDC", "BMC"), "Q": ("q",), "ET": ("BT",)}[operator]
            assert marks
            assert marks.pop() in begun
        elif operator in ("Tf", "Do"):
            kind = "/Font" if operator == "Tf" else "/XObject"
            needed.add((kind, str(each.operands[0])))
        if operator == "BDC" and "/MCID" in each.operands[1]:
            numbers.append(int(each.operands[1].MCID))
    assert not marks
    return sorted(numbers), needed
