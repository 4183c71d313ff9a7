"""The text layer of printed sheets: what copying, searching and reading aloud get.

Typst says which letters each glyph stands for. Where letters join or change places,
no words come back from that. So paragraphs in such scripts are drawn as shapes under
invisible text, and every paragraph carries what it says for screen readers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, NumberTree, String

from directory.sheets.pdf_pages import Pages

# A quick compression: a tenth of the time of a sheet for a twentieth of its size.
pikepdf.settings.set_flate_compression_level(1)
_COMPLEX = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters from Hebrew to Burmese, and Khmer: their forms depend on one another."""
_TAGS = ("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@dataclass(frozen=True, slots=True)
class Said:
    """What a tagged paragraph or heading says. language: BCP 47."""

    language: str
    text: str


def with_text_layer(pdf: bytes, said: Sequence[Said]) -> tuple[bytes, int]:
    """A tagged PDF of Typst's with its text, and how many paragraphs kept Typst's own.

    said: all its paragraphs and headings, in the order of their tags; if that is not
    how many there are, the PDF stays as it is. A paragraph whose drawing does not have
    the words that it is said to have stays as it is drawn.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        elements = list(_paragraphs(document.Root.get("/StructTreeRoot", Dictionary())))
        if len(elements) != len(said):
            return pdf, len(said)
        pages, kept = Pages(document), 0
        parents = NumberTree(document.Root.StructTreeRoot.ParentTree)
        for element, each in zip(elements, said, strict=True):
            element.ActualText = String(each.text)
            element.Lang = String(each.language)
            if _COMPLEX.search(each.text):
                kept += not _redrawn(element, each.text, pages, parents)
        pages.write()
        # With it some viewers turn the lines round that run from left to right.
        preferences = document.Root.get("/ViewerPreferences", Dictionary())
        if "/Direction" in preferences:
            del preferences["/Direction"]
        out = BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue(), kept


def _redrawn(
    element: pikepdf.Object, text: str, pages: Pages, parents: NumberTree
) -> bool:
    """Draw a paragraph anew, as one piece; False if that cannot be done.

    parents: for each page, of which element each of its pieces is.
    """
    places = list(_places(element))
    page, numbers = places[0][0], [number for _, number in places]
    if page is None or any(other != page for other, _ in places):
        return False
    if not pages.redraw(page.objgen, numbers, text):
        return False
    of_page = parents[int(page.StructParents)]
    for number in numbers:
        of_page[number] = None
    of_page[numbers[0]] = element
    element.K, element.Pg = numbers[0], page
    return True


def _paragraphs(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The tagged paragraphs and headings in which something stands."""
    if element.get("/S") in _TAGS:
        if any(_places(element)):
            yield element
        return
    for child in _children(element):
        if isinstance(child, Dictionary):
            yield from _paragraphs(child)


def _places(
    element: pikepdf.Object, page: pikepdf.Object | None = None
) -> Iterator[tuple[pikepdf.Object | None, int]]:
    """The page and the number of each piece of an element, and of those in it."""
    page = element.get("/Pg", page)
    for child in _children(element):
        if isinstance(child, int):
            yield page, child
        elif "/MCID" in child:
            yield child.get("/Pg", page), int(child.MCID)
        else:
            yield from _places(child, page)


def _children(element: pikepdf.Object) -> list[Any]:
    children = element.get("/K", Array())
    return list(children) if isinstance(children, Array) else [children]
