"""Sheets as PDF, by Typst: tagged, PDF/UA-1, with the fonts beside this file alone.

A sheet's data goes in as JSON. Typst never evaluates any of it, and reads no file but
the templates: pictures come in the data too.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import Any

import typst

from directory.errors import Unavailable
from directory.sheets.clean import BREAK, FONTS
from directory.sheets.faces import FALLBACKS
from directory.sheets.fitting import Heights, kept
from directory.sheets.sheet import LARGE, Card, Contents, Printed, Sheet
from directory.sheets.template_data import TemplateData
from directory.sheets.text_layer import Said, with_text_layer

HERE = Path(__file__).parent
PATIENCE = 4.0
"""Seconds for which a document waits for others, in all: a page's thread is waiting."""
_PATIENCE_PER_SHEET = 0.4
"""Of packs beyond ten sheets. Only threads that serve no pages print them."""


class _Turns:
    """One document's turns at the compilers: `with turns:` is one of them."""

    def __init__(self, lock: Lock, seconds: float) -> None:
        """seconds: for which it may wait, in all its turns together."""
        self._lock = lock
        self._left = seconds

    def __enter__(self) -> None:
        """Wait for one. Raises Unavailable when it takes too long."""
        began = monotonic()
        if not self._lock.acquire(timeout=max(self._left, 0.0)):
            raise Unavailable("Other sheets are being printed. Please try again soon.")
        self._left -= monotonic() - began

    def __exit__(self, *_error: object) -> None:
        """Let others have theirs."""
        self._lock.release()


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
        patience = max(self._patience, _PATIENCE_PER_SHEET * len(sheets))
        turns = _Turns(self._lock, patience)
        data = TemplateData(self._picture)
        made, left_out = [], []
        for sheet in sheets:
            content = data.sheet(sheet)
            gone = self._fit(content, data, turns) if sheet.size < LARGE else ()
            made.append(content)
            left_out.append(gone)
            told(len(made))
        titles = dict.fromkeys(str(sheet.title) for sheet in sheets)
        pack = {
            "title": data.unbroken(" / ".join(titles)) or "-",
            "author": data.unbroken(site),
            "contents": data.contents(contents) if contents else None,
            "sheets": made,
        }
        return self._print("sheet.typ", pack, data, turns, tuple(left_out))

    def _fit(
        self, sheet: dict[str, Any], data: TemplateData, turns: _Turns
    ) -> tuple[str, ...]:
        """Take out the rows that have no room. Returns their questions."""
        with turns:
            notes = self._compiled("heights.typ", _inputs(sheet, data), is_drawn=False)
        (note,) = (note for note in notes[1] if "rows" in note)
        heights = Heights(**{**note, "rows": tuple(note["rows"])})
        rows = sheet["rows"]
        places = kept(heights, [row["rank"] for row in rows])
        sheet["rows"] = [rows[place] for place in places]
        sheet["is_short"] = len(places) < len(rows)
        gone = (row for place, row in enumerate(rows) if place not in places)
        return tuple(row["question"] for row in gone)

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
        turns = _Turns(self._lock, self._patience)
        return self._print("card.typ", content, data, turns)

    def _picture(self, stem: str) -> str:
        return (self._pictures / f"{stem}.svg").read_text("utf-8")

    def _print(
        self,
        template: str,
        content: dict[str, Any],
        data: TemplateData,
        turns: _Turns,
        left_out: tuple[tuple[str, ...], ...] = (),
    ) -> Printed:
        with turns:
            pdf, notes = self._compiled(template, _inputs(content, data, data.pictures))
        said = [
            Said(note["language"], note["text"].replace(BREAK, ""))
            for note in notes
            if note and "text" in note
        ]
        whole, kept_as_is = with_text_layer(pdf, said)
        replaced = "".join(sorted(data.replaced))
        return Printed(whole, left_out, replaced, kept_as_is)

    def _compiled(
        self, template: str, inputs: dict[str, str], *, is_drawn: bool = True
    ) -> tuple[bytes, list[dict[str, Any]]]:
        """The PDF, and what the template writes down in it.

        is_drawn: False where only the latter is wanted.
        """
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
        compiler = self._compilers[template]
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf",
                sys_inputs=inputs,
                pdf_standards="ua-1" if is_drawn else [],
                pdf_tags=is_drawn,
            )
            notes = json.loads(compiler.query("metadata", field="value"))
        except typst.TypstError as error:
            raise Unavailable(f"This cannot be printed: {error}.") from error
        if warnings:
            # Such as a font that is not there: then words would be missing.
            reasons = "; ".join(each.message for each in warnings)
            raise Unavailable(f"This cannot be printed: {reasons}.")
        return pdf, notes


def _inputs(
    content: dict[str, Any],
    data: TemplateData,
    pictures: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """What a template reads; all of it is data."""
    return {
        "data": json.dumps(content, ensure_ascii=False),
        "faces": json.dumps(data.faces),
        "fallbacks": json.dumps(FALLBACKS),
        "pictures": json.dumps(dict(pictures)),
    }
