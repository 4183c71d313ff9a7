"""Sheets and cards as the data that the templates of Typst read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from io import BytesIO
from typing import Any

import segno

from directory.sheets.clean import Cleaner, unjoined
from directory.sheets.faces import face_of
from directory.sheets.script import stretches
from directory.sheets.sheet import Block, Contents, Line, Sheet
from directory.wording.languages import direction_of
from directory.wording.phrases import Phrase

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=-|$)")


class TemplateData:
    """Makes what the templates read, and gathers the pictures and faces for it."""

    def __init__(self, picture: Callable[[str], str]) -> None:
        self.pictures: dict[str, str] = {}
        self.faces: dict[str, Any] = {}
        self._picture = picture
        self._cleaner = Cleaner()
        self.language("en")

    @property
    def replaced(self) -> set[str]:
        return self._cleaner.replaced

    def clean(self, text: str) -> str:
        """A text for paper."""
        return self._cleaner.clean(text)

    def unbroken(self, text: str) -> str:
        """A text that nobody sees: without places to break it."""
        return unjoined(self.clean(text))

    def language(self, tag: str) -> str:
        """The tag, whose face the template will find."""
        if tag not in self.faces:
            face = {**asdict(face_of(tag)), "dir": direction_of(tag)}
            # Typst knows languages of two or three letters, without their region.
            known = _LANGUAGE.match(tag)
            self.faces[tag] = {**face, "lang": known[0] if known else "und"}
        return tag

    def sheet(self, sheet: Sheet) -> dict[str, Any]:
        title_language = self.language(sheet.title_language or "en")
        return {
            "lang": self.language(sheet.language),
            "second": self.language(sheet.second or "en"),
            "size": sheet.size,
            "is_short": False,
            "title": self._title(sheet.title, title_language),
            "title_lang": title_language,
            "rows": [
                {
                    "question": row.question,
                    "rank": row.rank,
                    "heading": self.clean(row.heading),
                    "versions": [
                        [self._block(each, sheet.language) for each in blocks]
                        for blocks in (row.blocks, *row.shorter)
                    ],
                }
                for row in sheet.rows
            ],
            "last": self.lines(sheet.last, sheet.language),
            "more": self.line(sheet.more, sheet.language),
            "warning": sheet.warning and self.line(sheet.warning, sheet.language),
            "scan": sheet.scan and self.line(sheet.scan, sheet.language),
            "qr": qr(sheet.address) if sheet.address else "",
            "qr_alt": f"QR code: {self.unbroken(sheet.address)}",
            "instead": self.clean(sheet.instead),
            "footer": self.unbroken(sheet.footer),
        }

    def contents(self, contents: Contents) -> dict[str, Any]:
        return {
            "lang": self.language(contents.language),
            "second": self.language(contents.second or "en"),
            "title": self.line(contents.title, contents.language),
            "languages": [self.clean(name) for name in contents.languages],
        }

    def _title(self, title: Phrase, language: str) -> list[dict[str, str]]:
        """A heading must say something."""
        parts = self.parts(title, language)
        is_blank = not any(part["text"].strip() for part in parts)
        return [{"lang": language, "text": "-"}] if is_blank else parts

    def _block(self, block: Block, language: str) -> dict[str, Any]:
        if block.picture and block.picture not in self.pictures:
            self.pictures[block.picture] = self._picture(block.picture)
        return {
            "picture": block.picture,
            "shows": self.unbroken(block.shows) or block.picture,
            "lines": self.lines(block.lines, language),
        }

    def lines(self, lines: Iterable[Line], language: str) -> list[dict[str, Any]]:
        made = (self.line(line, language) for line in lines)
        return [line for line in made if line["parts"]]

    def line(self, line: Line, language: str) -> dict[str, Any]:
        return {
            "kind": line.kind,
            "parts": self.parts(line.text, language),
            "beside": self.clean(line.beside),
            "label": line.label and self.line(line.label, language),
        }

    def parts(self, phrase: Phrase, language: str) -> list[dict[str, str]]:
        """The parts of a line, with the blanks between them that `clean` takes away."""
        made = []
        for each in stretches(phrase, language):
            # Sums and numbers, too, keep their direction: "£2" may become "2£" else.
            is_figures = each.is_apart and _is_alike(each.language, language)
            text = self.clean(each.text)
            before, after = each.text[:1].isspace(), each.text[-1:].isspace()
            if text or before:
                text = f"{' ' * before}{text}{' ' * (after and bool(text))}"
                made.append(
                    {"lang": "en" if is_figures else each.language, "text": text}
                )
        for part in made:
            self.language(part["lang"])
        return made


def _is_alike(one: str, other: str) -> bool:
    return direction_of(one) == direction_of(other)


def qr(address: str) -> str:
    """A QR code as SVG, with the quiet zone of ISO/IEC 18004."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False
    )
    return out.getvalue().decode()
