"""A listing's words as plain text: to read out on the phone, to print, to e-mail."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from directory.sheets.script import Script, one_line
from directory.wording.easy_lines import EasyLine, Kind

_BEFORE: Mapping[Kind, str] = MappingProxyType(
    {"item": "- ", "note": "  ", "explanation": "  "}
)


def plain_text(script: Script) -> str:
    """The title, each question with its lines below it, and what stands last.

    One idea on a line, wrapped at no width; lines end with a line feed.
    """
    return "\n".join(_lines(script)).rstrip("\n") + "\n"


def _lines(script: Script) -> Iterator[str]:
    language = script.language
    yield one_line(script.title, language)
    for section in script.sections:
        yield ""
        yield one_line(section.question, language)
        yield from (_said(line, language) for line in section.lines)
    if script.last:
        yield ""
        yield from (one_line(phrase, language) for phrase in script.last)


def _said(line: EasyLine, language: str) -> str:
    before = f"{line.number}. " if line.kind == "number" else _BEFORE.get(line.kind, "")
    return before + one_line(line.text, language)
