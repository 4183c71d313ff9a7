"""The rules that every page keeps, as far as its HTML can show them (WCAG 2.2).

What needs eyes, layout or a keyboard is checked in a browser (tests/pages).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "source", "wbr"}
LABELLED = {"input", "select", "textarea"}
ORIGINS = {"machine", "person", "catalogue"}


@dataclass
class Element:
    """An element: its tag, attributes, text and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute, or ""."""
        return self.attributes.get(name, "")

    def inside(self, tag: str) -> bool:
        """Whether it stands in an element of that tag."""
        above = self.parent
        while above:
            if above.tag == tag:
                return True
            above = above.parent
        return False


@dataclass
class Page:
    """A page taken apart."""

    address: str
    html: str
    elements: list[Element] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags, in order."""
        return [element for element in self.elements if element.tag in tags]

    def with_class(self, name: str) -> list[Element]:
        """Every element of a class."""
        return [e for e in self.elements if name in e.get("class").split()]

    @property
    def title(self) -> str:
        """The title of the page."""
        return " ".join(
            e.text.strip() for e in self.all("title") if not e.inside("svg")
        )

    @property
    def text(self) -> str:
        """The words of the page, in order, with single spaces."""
        words = re.sub(r"<(script|style)\b.*?</\1>", " ", self.html, flags=re.S)
        return " ".join(re.sub(r"<[^>]+>", " ", words).split())

    def links(self) -> list[str]:
        """Where the links of the page lead."""
        return [a.get("href") for a in self.all("a")]

    def broken_rules(self) -> list[str]:
        """Each rule that the page breaks, in one line."""
        return [
            *self._document(),
            *self._headings(),
            *self._names(),
            *self._ids(),
            *self._machine_text(),
        ]

    def _document(self) -> list[str]:
        found: list[str] = []
        html = self.all("html")
        wanted = self.address.split("/")[1].split("?")[0]
        if len(html) != 1 or not html[0].get("lang"):
            return ["the page does not say its language"]
        lang, direction = html[0].get("lang"), html[0].get("dir")
        if len(wanted) == 2 and lang != wanted and wanted not in ("xx", "s"):
            found.append(f"the address says {wanted}, the page {lang}")
        if direction != ("rtl" if lang in ("ar", "fa", "ur") else "ltr"):
            found.append(f"the direction {direction!r} is not that of {lang}")
        if not self.title or len(self.all("title")) != 1:
            found.append("the page needs one title")
        if len(self.all("main")) != 1:
            found.append("the page needs one main part")
        first = next(iter(self.all("a")), None)
        if first is None or first.get("href") != "#main":
            found.append("the first link must skip to the main part")
        if self.unclosed:
            found.append(f"not closed in order: {self.unclosed}")
        inline = [e.tag for e in self.elements if e.get("style") or e.get("onclick")]
        if inline:
            found.append(f"inline style or script on {inline}")
        return found

    def _headings(self) -> list[str]:
        levels = [int(e.tag[1]) for e in self.all("h1", "h2", "h3", "h4", "h5", "h6")]
        found: list[str] = []
        if levels.count(1) != 1:
            found.append(f"{levels.count(1)} headings of the first level")
        for above, below in zip([0, *levels], levels, strict=False):
            if below > above + 1:
                found.append(f"a heading {below} follows a heading {above}")
        return found

    def _names(self) -> list[str]:
        found = [
            f"a picture without alt: {e.get('src')}"
            for e in self.all("img")
            if "alt" not in e.attributes
        ]
        labels = {e.get("for") for e in self.all("label")}
        for control in self.all(*LABELLED):
            if control.get("type") in ("hidden", "submit"):
                continue
            if not (control.inside("label") or control.get("id") in labels):
                found.append(f"a field without a label: {control.get('name')}")
        for each in self.all("a", "button"):
            if not (each.text.strip() or each.get("aria-label")):
                found.append(f"a link or button without words: {each.attributes}")
        for form in self.all("table"):
            if not any(c.parent is form for c in self.all("caption")):
                found.append("a table without a caption")
        return found

    def _ids(self) -> list[str]:
        counts = Counter(e.get("id") for e in self.elements if e.get("id"))
        found = [
            f"the id {name!r} stands {n} times" for name, n in counts.items() if n > 1
        ]
        for link in self.all("a"):
            target = link.get("href")
            if target.startswith("#") and target[1:] not in counts:
                found.append(f"a link leads to {target}, which is not there")
        return found

    def _machine_text(self) -> list[str]:
        """Text that no person wrote says so, in words beside it."""
        marked = [e for e in self.elements if e.get("data-origin")]
        found = [
            f"unknown origin {e.get('data-origin')!r}"
            for e in marked
            if e.get("data-origin") not in ORIGINS
        ]
        if any(e.get("data-origin") == "machine" for e in marked) and not (
            self.with_class("origin")
        ):
            found.append("text made by a machine, and nothing on the page says so")
        return found


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else None
        element = Element(tag, {k: v or "" for k, v in attrs}, parent)
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.page.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read_page(html: str, address: str) -> Page:
    """Take a page apart. address: from where it was fetched, host left out."""
    page = Page(address, html)
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    page.unclosed += [element.tag for element in reader.open]
    return page
