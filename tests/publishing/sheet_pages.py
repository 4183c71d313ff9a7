"""What tests ask of printed sheets: sheets of any listing, and what stands on them."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Dictionary

from directory.model.listing import Listing
from directory.publishing.sheets import Order
from directory.publishing.works import Works
from directory.settings import ROOT
from directory.sheets.sheet import NORMAL, Printed
from directory.wording.wording import Wording, Wordings

WORDINGS = Wordings(ROOT / "translations")


def wording(tag: str) -> Wording:
    """The wording of a language, which must have been compiled."""
    found = WORDINGS.get(tag)
    assert found is not None, "run `make messages`"
    return found


def order(listing: Listing, tag: str, size: int = NORMAL) -> Order:
    """A sheet with English beside it."""
    return Order(listing, wording(tag), WORDINGS.english, size)


def printed(works: Works, listing: Listing, tag: str, size: int = NORMAL) -> Printed:
    """It, printed."""
    return works.paper.sheets.print(order(listing, tag, size))


def changed(listing: Listing, **fields: object) -> Listing:
    """A listing whose service says something else."""
    return replace(listing, service=replace(listing.service, **fields))  # type: ignore[arg-type]


def pages(pdf: bytes) -> int:
    """How many there are."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def tagged(pdf: bytes) -> list[tuple[str, str, str]]:
    """Every part of the structure tree that says something: its tag, language, words.

    The words are those of /ActualText, or of /Alt for figures.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_tagged(opened.Root.StructTreeRoot))


def _tagged(element: Dictionary) -> Iterator[tuple[str, str, str]]:
    said = element.get("/ActualText", element.get("/Alt"))
    if said is not None:
        language = str(element.get("/Lang", ""))
        yield str(element.S).strip("/"), language, str(said)
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield from _tagged(child)


def said(pdf: bytes) -> list[str]:
    """What its paragraphs and headings say, in order."""
    return [words for tag, _, words in tagged(pdf) if tag != "Figure"]
