"""Sheets as PDF, by Typst: tagged, PDF/UA-1, with the fonts beside this file alone.

A sheet's data goes in as JSON. Typst never evaluates any of it, and reads no file but
the templates: pictures come in the data too.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from directory.errors import Unavailable
from directory.sheets.clean import FONTS, unjoined
from directory.sheets.faces import FALLBACKS
from directory.sheets.fitting import fitted
from directory.sheets.layout import laid_out
from directory.sheets.sheet import LARGE, Card, Contents, Printed, Sheet
from directory.sheets.template_data import TemplateData
from directory.sheets.text_layer import Said, with_text_layer

HERE = Path(__file__).parent
PATIENCE = 4.0
"""Seconds for which a document waits for others, in all: a page's thread is waiting."""
_PATIENCE_PER_SHEET = 0.4
"""Of packs beyond ten sheets. Only threads that serve no pages print them."""

_LARGE = 400_000
"""Bytes of a PDF; about a dozen sheets."""
_REMEMBERED = 10
"""Documents of which Typst keeps what it worked out: 3 MB for each sheet."""


class Printer:
    """Prints, one document at a time: a compiler of Typst serves one thread."""

    def __init__(self, pictures: Path, patience: float = PATIENCE) -> None:
        """Reads fonts and templates when they are first needed.

        pictures: the folder of the pictures, SVG files. patience: seconds for which a
        document of up to ten sheets waits for others.
        """
        self._pictures = pictures
        self._patience = patience
        self._lock = Lock()
        self._compilers: dict[str, Any] = {}

    def sheets(
        self,
        sheets: Sequence[Sheet],
        site: str,
        contents: Contents | None = None,
        told: Callable[[int], None] = lambda _fitted: None,
    ) -> Printed:
        """Sheets in one PDF, with a page of contents first if there is one.

        told: hears how many sheets are fitted to their page so far. Raises Unavailable,
        saying why, when Typst cannot print them or others are printed for too long.
        """
        data = TemplateData(self._picture)
        made, left_out = [], []
        for sheet in sheets:
            content = data.sheet(sheet)
            left_out.append(_fit(content))
            made.append(content)
            told(len(made))
        titles = dict.fromkeys(str(sheet.title) for sheet in sheets)
        pack = {
            "title": data.unbroken(" / ".join(titles)) or "-",
            "author": data.unbroken(site),
            "contents": data.contents(contents) if contents else None,
            "sheets": made,
        }
        patience = max(self._patience, _PATIENCE_PER_SHEET * len(sheets))
        return self._print("sheet.typ", pack, data, patience, tuple(left_out))

    def card(self, card: Card, site: str) -> Printed:
        """A card four times on a page. Raises Unavailable as `sheets` does."""
        data = TemplateData(self._picture)
        content = {
            "title": data.unbroken(card.title),
            "author": data.unbroken(site),
            "lang": data.language(card.language),
            "lines": data.lines(card.lines, card.language),
            "last": data.lines(card.last, card.language),
            "picture": self._picture(card.picture) if card.picture else "",
            "shows": data.unbroken(card.shows) or card.picture,
            "is_open": card.is_open,
        }
        return self._print("card.typ", content, data, self._patience)

    def _picture(self, stem: str) -> str:
        return (self._pictures / f"{stem}.svg").read_text("utf-8")

    def _print(
        self,
        template: str,
        content: dict[str, Any],
        data: TemplateData,
        patience: float,
        left_out: tuple[tuple[str, ...], ...] = (),
    ) -> Printed:
        if not self._lock.acquire(timeout=patience):
            raise Unavailable("Other sheets are being printed. Please try again soon.")
        try:
            pdf, notes = self._compiled(template, content, data)
        finally:
            self._lock.release()
        said = [
            Said(note["language"], unjoined(note["text"]))
            for note in notes
            if note and "text" in note
        ]
        whole, kept_as_is = with_text_layer(pdf, said)
        replaced = "".join(sorted(data.replaced))
        return Printed(whole, left_out, replaced, kept_as_is)

    def _compiled(
        self, template: str, content: dict[str, Any], data: TemplateData
    ) -> tuple[bytes, list[dict[str, Any]]]:
        """The PDF, and what the template writes down in it."""
        compiler = self._compiler(template)
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={
                    "data": json.dumps(content, ensure_ascii=False),
                    "faces": json.dumps(data.faces),
                    "fallbacks": json.dumps(FALLBACKS),
                    "pictures": json.dumps(data.pictures),
                },
                pdf_standards="ua-1",
            )
            notes = json.loads(compiler.query("metadata", field="value"))
            if len(pdf) > _LARGE:
                self._forget()
        except typst.TypstError as error:
            raise Unavailable(f"This cannot be printed: {error}.") from error
        if warnings:
            # Such as a font that is not there: then words would be missing.
            reasons = "; ".join(each.message for each in warnings)
            raise Unavailable(f"This cannot be printed: {reasons}.")
        return pdf, notes

    def _compiler(self, template: str) -> Any:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                HERE / template,
                root=HERE,
                font_paths=typst.Fonts(
                    include_system_fonts=False,
                    include_embedded_fonts=False,
                    font_paths=[FONTS],
                ),
            )
        return self._compilers[template]

    def _forget(self) -> None:
        """Let Typst forget a large document: it remembers all of the last ten."""
        for number in range(_REMEMBERED + 1):
            self._compiler("nothing.typ").compile(sys_inputs={"number": str(number)})


def _fit(sheet: dict[str, Any]) -> tuple[str, ...]:
    """Set a sheet, and take the versions of its rows for which there is room.

    Returns the questions without a whole answer. Large print has room for all.
    """
    heights, rows = laid_out(sheet), sheet["rows"]
    chosen = dict.fromkeys(range(len(rows)), 0)
    if sheet["size"] < LARGE:
        chosen = fitted(heights, [row["rank"] for row in rows])
    for place, version in chosen.items():
        rows[place]["blocks"] = rows[place]["versions"][version]
    not_whole = [row for place, row in enumerate(rows) if chosen.get(place) != 0]
    sheet["rows"] = [row for row in rows if "blocks" in row]
    sheet["is_short"] = bool(not_whole)
    for row in rows:
        del row["versions"]  # which Typst need not read
    return tuple(row["question"] for row in not_whole)
