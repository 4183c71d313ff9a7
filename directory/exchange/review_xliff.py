"""Review by XLIFF 2.0 (OASIS Standard, 5 August 2014), which 2.1 extends.

One <file>; a <unit> for each sentence, named by its digest, with its notes, and what
a program is to find again in the metadata module. The segment's `state` is
"translated" for what nobody has signed, "reviewed" for what somebody has; "final"
counts as that too. Its `subState` says the origin.

Read safely: Expat alone is not relied on (before 2.6 it lets an entity grow without
bound). A DOCTYPE stops the parser where it begins, before any entity is declared;
without one there are only XML's five. The file is bounded, and parsed in one piece:
what is slow in Expat is a long token that comes in many.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from directory.errors import Invalid
from directory.exchange.review import Read, Refused, Unit, Work, mark
from directory.exchange.review_files import (
    DRAFT,
    PREFIX,
    bounded,
    check_language,
    check_works,
    decoded,
    divided,
    is_unchecked,
    kept,
    language_of,
    notes,
    returned,
)
from directory.wording.languages import ENGLISH

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_VERSIONS = ("2.0", "2.1")
_UNIT, _SEGMENT, _IGNORABLE = (
    f"{{{_CORE}}}{name}" for name in ("unit", "segment", "ignorable")
)
_SOURCE, _TARGET = f"{{{_CORE}}}source", f"{{{_CORE}}}target"
_MARKS = frozenset(f"{{{_CORE}}}{name}" for name in ("mrk", "sm", "em"))
"""Remarks within a text; what they enclose is text."""
_ID = re.compile(r"([0-9a-f]{64})(?:\.([\w.:-]+))?")
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_STRANGE = "it is none of the sentences that went out"
_CHECKED = ("reviewed", "final")
_DEEPEST = 40


def write(
    works: Iterable[Work], language: str, meanings: Mapping[str, str] | None = None
) -> bytes:
    """Return the works of one language as an XLIFF 2.0 file.

    language: BCP 47. meanings: of the codes in `Work.reason`, in plain English.
    Raises Invalid when there is no work (XLIFF has no empty file), or too much.
    """
    target = language_of(language)
    listed = check_works(works)
    root = ET.Element("xliff", {"xmlns": _CORE, "xmlns:mda": _METADATA})
    root.attrib |= {"version": "2.0", "srcLang": ENGLISH.tag, "trgLang": target.tag}
    file = ET.SubElement(root, "file", {"id": PREFIX, "canResegment": "no"})
    file.attrib |= {"srcDir": ENGLISH.direction, "trgDir": target.direction}
    file.set("xml:space", "preserve")
    _notes(file, {"draft": DRAFT})
    for work in listed:
        _add(file, work, notes(work, meanings))
    ET.indent(root)
    written = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return bounded(bytes(written) + b"\n")


def read(data: bytes, language: str) -> Read:
    """Return what an XLIFF 2 file says.

    Raises Invalid, with one sentence: too large, not in UTF-8, damaged, with a
    DOCTYPE, of another format or language, or no review of ours.
    """
    units, refused = divided(_Reader(language).read(decoded(data)))
    return Read(language, units, refused)


def _notes(parent: ET.Element, said: Mapping[str, str]) -> None:
    listed = ET.SubElement(parent, "notes")
    for kind, words in said.items():
        ET.SubElement(listed, "note", {"category": kind}).text = words


def _add(file: ET.Element, work: Work, said: Mapping[str, str]) -> None:
    unit = ET.SubElement(file, "unit", {"id": _id(work.digest, work.service_id)})
    metadata = ET.SubElement(unit, "mda:metadata")
    group = ET.SubElement(metadata, "mda:metaGroup", {"category": PREFIX})
    for name, value in kept(work).items():
        for one in value if isinstance(value, list) else [value]:
            ET.SubElement(group, "mda:meta", {"type": name}).text = one
    _notes(unit, said)
    state = "initial"
    if work.text.strip():
        state = "translated" if is_unchecked(work) else "reviewed"
    origin = f"{PREFIX}:{work.origin or 'none'}"
    segment = ET.SubElement(unit, "segment", {"state": state, "subState": origin})
    ET.SubElement(segment, "source").text = work.source
    if work.text:
        ET.SubElement(segment, "target").text = work.text


def _id(name: str, service_id: str) -> str:
    """The id of a unit, which has no other signs than these (NMTOKEN)."""
    if not service_id:
        return name
    return f"{name}.{service_id if _PLAIN.fullmatch(service_id) else mark(service_id)}"


class _Reader:
    """Reads the units of one file, each as soon as it ends."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._found: list[Unit | Refused] = []
        self._path: list[str] = []
        self._unit: ET.TreeBuilder | None = None
        self._line = self._depth = 0
        self._parser = ParserCreate("utf-8", "}")
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = _check_encoding
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data

    def read(self, text: str) -> list[Unit | Refused]:
        """What the file holds. Raises Invalid."""
        try:
            self._parser.Parse(text, True)
        except ExpatError as error:
            raise Invalid(
                "This is no XML file, or it is damaged or cut off: line "
                f"{error.lineno:,} cannot be read."
            ) from error
        if not any(_is_ours(item) for item in self._found):
            raise Invalid("This XLIFF file holds no sentence that Front Door sent out.")
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = f"{{{name}" if "}" in name else name
        if not self._path:
            _check_root(tag, attributes, self._language)
        if len(self._path) >= _DEEPEST:
            raise Invalid("The file is nested more deeply than any XLIFF file.")
        if self._unit is None and tag == _UNIT:
            self._unit = ET.TreeBuilder()
            self._line = self._parser.CurrentLineNumber
            self._depth = len(self._path)
        self._path.append(tag)
        if self._unit is not None:
            self._unit.start(tag, attributes)

    def _data(self, text: str) -> None:
        if self._unit is not None:
            self._unit.data(text)

    def _end(self, _name: str) -> None:
        tag = self._path.pop()
        if self._unit is not None:
            self._unit.end(tag)
            if len(self._path) == self._depth:
                self._found.append(_unit(self._unit.close(), self._line))
                self._unit = None


def _refuse_doctype(*_said: object) -> None:
    raise Invalid("The file has a DOCTYPE, which an XLIFF file never needs: refused.")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
        raise Invalid(f"The file says that it is in {encoding}. Save it in UTF-8.")


def _check_root(tag: str, attributes: Mapping[str, str], language: str) -> None:
    version = attributes.get("version", "")
    if not tag.endswith("}xliff") and tag != "xliff":
        raise Invalid("This is no XLIFF file.")
    if tag != f"{{{_CORE}}}xliff" or version not in _VERSIONS:
        raise Invalid(
            f"The file is XLIFF {version[:9] or 'of no version'}. Save it as 2.0."
        )
    check_language(attributes.get("srcLang", ""), ENGLISH.tag)
    check_language(attributes.get("trgLang", ""), language)


def _is_ours(item: Unit | Refused) -> bool:
    return isinstance(item, Unit) or item.reason != _STRANGE


def _unit(unit: ET.Element, line: int) -> Unit | Refused:
    segments = unit.findall(_SEGMENT)
    source = next((_plain(s) for s in unit.iterfind(f"{_SEGMENT}/{_SOURCE}")), None)
    found = _ID.fullmatch(unit.get("id", ""))
    if not found:
        return Refused(line, source or "", _STRANGE)
    if len(segments) != 1 or unit.find(_IGNORABLE) is not None:
        return Refused(line, source or "", "a tool has cut the sentence into parts")
    target = segments[0].find(_TARGET)
    text = "" if target is None else _plain(target)
    if source is None or text is None:
        return Refused(line, source or "", "it holds codes; ours are words alone")
    about = _about(unit)
    about["digest"] = found[1]
    if _id(found[1], str(about.get("service_id", ""))) != found[0]:
        about["service_id"] = found[2] or ""  # A tool has lost it, or somebody erred.
    return returned(source, text, about, segments[0].get("state") in _CHECKED, line)


def _plain(element: ET.Element) -> str | None:
    """The words in an element; None when there are codes among them."""
    parts = [element.text or ""]
    for child in element:
        inner = _plain(child) if child.tag in _MARKS else None
        if inner is None:
            return None
        parts += [inner, child.tail or ""]
    return "".join(parts)


def _about(unit: ET.Element) -> dict[str, Any]:
    """What our metadata says, as far as a tool has left it."""
    about: dict[str, Any] = {"where": []}
    for group in unit.iterfind(f"{{{_METADATA}}}metadata/{{{_METADATA}}}metaGroup"):
        if group.get("category") == PREFIX:
            for meta in group.iterfind(f"{{{_METADATA}}}meta"):
                if meta.get("type") == "where":
                    about["where"].append(meta.text or "")
                else:
                    about[meta.get("type", "")] = meta.text or ""
    return about
