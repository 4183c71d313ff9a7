"""Review by XLIFF 2.0: its form, its safety, and what tools make of it."""

import re
import time
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

import pytest

from directory.errors import Invalid
from directory.exchange.review import Checks, Work, accept
from directory.exchange.review_xliff import read, write
from tests.exchange.test_review import (
    BETTER,
    DRAFT,
    ENGLISH,
    NOW,
    SERVICE,
    persons,
    work,
)

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
METADATA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DAILY = work("Open daily.", "", where=())
NMTOKEN = r"[\w.:-]+"

# OASIS, XLIFF 2.0 core and metadata module: children in their order, each as its name
# and a space; attributes that must be there; attributes that may, and their form.
FORM: dict[str, tuple[str, set[str], dict[str, str]]] = {
    "xliff": ("(file )+", {"version", "srcLang"}, {"version": "2.0", "trgLang": ".+"}),
    "file": (
        "(skeleton )?(metadata )?(notes )?((unit|group) )+",
        {"id"},
        {"canResegment": "yes|no", "srcDir": "ltr|rtl|auto", "trgDir": "ltr|rtl|auto"},
    ),
    "unit": (
        "(metadata )?(notes )?(originalData )?((segment|ignorable) )+",
        {"id"},
        {"name": ".*", "canResegment": "yes|no"},
    ),
    "segment": (
        "source (target )?",
        set(),
        {
            "id": NMTOKEN,
            "state": "initial|translated|reviewed|final",
            "subState": r"(?!xlf:)[^\s:]+:[^\s:]+",
        },
    ),
    "notes": ("(note )+", set(), {}),
    "note": ("", set(), {"id": NMTOKEN, "category": ".+", "priority": "[1-9]|10"}),
    "source": ("", set(), {}),
    "target": ("", set(), {"order": r"\d+"}),
    "metadata": ("(metaGroup )+", set(), {"id": NMTOKEN}),
    "metaGroup": ("((metaGroup|meta) )+", set(), {"id": NMTOKEN, "category": ".+"}),
    "meta": ("", {"type"}, {}),
}


def tree(data: bytes) -> ET.Element:
    """A file that we have written ourselves, or broken."""
    return ET.fromstring(data)  # noqa: S314 - no file of strangers


def faults(data: bytes) -> Iterator[str]:
    """What in a file is not as XLIFF 2.0 has it."""
    root = tree(data)
    if root.tag != f"{CORE}xliff":
        yield f"root {root.tag}"
    for element in root.iter():
        namespace, name = element.tag.removeprefix("{").split("}")
        is_module = name in ("metadata", "metaGroup", "meta")
        if f"{{{namespace}}}" != (METADATA if is_module else CORE):
            yield f"{name} in {namespace}"
        yield from faults_of(element, name)
    ids = [unit.get("id") for unit in root.iter(f"{CORE}unit")]
    if len(set(ids)) < len(ids):
        yield "two units of one id"
    for segment in root.iter(f"{CORE}segment"):
        if "subState" in segment.attrib and "state" not in segment.attrib:
            yield "subState without state"
    has_target = root.find(f".//{CORE}target") is not None
    if has_target and not root.get("trgLang"):
        yield "target without trgLang"


def faults_of(element: ET.Element, name: str) -> Iterator[str]:
    """What is wrong in one element: its children, its attributes, its words."""
    children, must, may = FORM[name]
    inside = "".join(f"{child.tag.split('}')[1]} " for child in element)
    if not re.fullmatch(children, inside):
        yield f"{name} holds {inside}"
    if children and (element.text or "").strip():
        yield f"words in {name}"
    for attribute in must - element.attrib.keys():
        yield f"{name} without {attribute}"
    forms = {"id": NMTOKEN, "srcLang": "en", SPACE: "preserve|default"} | may
    for attribute, value in element.attrib.items():
        is_known = attribute in may or attribute in must or attribute == SPACE
        if attribute != "type" and not (
            is_known and re.fullmatch(forms[attribute], value)
        ):
            yield f"{attribute}={value} in {name}"


def written(*works: Work) -> str:
    """Works as an XLIFF file."""
    return write(works or [work(), persons(service_id=SERVICE), DAILY], "ur").decode()


def brought(text: str, *known: Work) -> tuple[list[Work], list[str]]:
    """What a file changes: what was accepted, and the reasons of what was not."""
    outcome = accept(
        read(text.encode(), "ur"),
        {one.key: one for one in known or (work(), DAILY)},
        Checks(lambda *_: []),
        "Nadia",
        NOW,
    )
    return outcome.accepted, [refused.reason for refused in outcome.refused]


def test_a_written_file_has_the_form_of_the_standard() -> None:
    odd = work("A & B <c>", 'x "y" ]]>', service_id="a b/ü:", reason="", where=())
    assert (
        list(faults(written(work(), persons(service_id=SERVICE), DAILY, odd).encode()))
        == []
    )


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('version="2.0"', 'version="1.2"', "version=1.2 in xliff"),
        (' srcLang="en"', "", "xliff without srcLang"),
        (' trgLang="ur"', "", "target without trgLang"),
        ('<file id="front-door"', "<file", "file without id"),
        ('<unit id="', '<unit id=" ', "in unit"),
        ('state="translated" ', "", "subState without state"),
        ("front-door:machine", "xlf:machine", "subState=xlf:machine in segment"),
        ('state="translated"', 'state="draft"', "state=draft in segment"),
        ("<source>", "<target/><source>", "segment holds target source target"),
        ("</notes>\n    <unit", "</notes>\n    <segment/><unit", "file holds"),
        ('meta type="origin"', "meta", "meta without type"),
        ("<notes>", "<notes>words", "words in notes"),
        ("document:2.0", "document:1.2", "root"),
    ],
)
def test_the_check_of_the_form_finds_faults(
    before: str, after: str, fault: str
) -> None:
    text = written(work())
    assert before in text
    assert any(fault in found for found in faults(text.replace(before, after).encode()))


def test_states_and_origins_are_said_in_the_terms_of_xliff() -> None:
    segments = list(tree(written().encode()).iter(f"{CORE}segment"))
    assert [(s.get("state"), s.get("subState")) for s in segments] == [
        ("translated", "front-door:machine"),
        ("reviewed", "front-door:person"),
        ("initial", "front-door:none"),
    ]
    file = tree(written().encode()).find(f"{CORE}file")
    assert file is not None
    assert (file.get("srcDir"), file.get("trgDir")) == ("ltr", "rtl")


def test_a_unit_is_named_by_its_digest() -> None:
    units = tree(written().encode()).iter(f"{CORE}unit")
    ids = [work().digest, f"{work().digest}.{SERVICE}", DAILY.digest]
    assert [unit.get("id") for unit in units] == ids


def test_notes_tell_a_translator_what_is_known() -> None:
    meanings = {"small_word": "its meaning hangs on a small word"}
    data = write([work(state="held", reason="small_word")], "ur", meanings)
    said = [note.text or "" for note in tree(data).iter(f"{CORE}note")]
    assert any("nobody has checked them" in note for note in said)
    assert any("hangs on a small word" in note for note in said)
    assert "Stands in: Advice at the library; Food bank" in said


@pytest.mark.parametrize("state", ["reviewed", "final"])
def test_a_draft_marked_as_reviewed_is_signed(state: str) -> None:
    text = written(work()).replace('state="translated"', f'state="{state}"')
    accepted, refused = brought(text)
    assert accepted == [work(checked_by="Nadia", checked_at=NOW)]
    assert refused == []


def test_an_edited_text_is_a_persons() -> None:
    text = written(work()).replace(DRAFT, BETTER)
    assert brought(text)[0] == [persons(checked_by="", checked_at="")]
    text = text.replace('state="translated"', 'state="final"')
    assert brought(text)[0] == [persons(checked_by="Nadia", checked_at=NOW)]


def test_a_changed_english_sentence_is_refused() -> None:
    accepted, refused = brought(written(work()).replace("before you", "after you"))
    assert accepted == []
    assert "English" in refused[0]


def test_a_tool_may_drop_metadata_and_put_in_its_own() -> None:
    text = re.sub(r"(?s)<mda:metadata>.*?</mda:metadata>", "", written())
    text = text.replace(
        "<notes>",
        '<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1">'
        "<source>Other</source><target>Fremd</target></m:match></m:matches><notes>",
    )
    text = text.replace(f">{DRAFT}<", f'>{DRAFT[:9]}<mrk id="1">{DRAFT[9:12]}</mrk>'
                        f'<!-- x --><sm id="2"/>{DRAFT[12:]}<')  # fmt: skip
    units = read(text.encode(), "ur").units
    assert [unit.work.text for unit in units] == [DRAFT, BETTER, ""]
    assert [unit.work.service_id for unit in units] == ["", SERVICE, ""]
    assert [unit.went_out for unit in units] == ["", "", ""]
    assert brought(text, work(), persons(service_id=SERVICE), DAILY) == ([], [])


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (f">{DRAFT}<", '>a<ph id="1"/><', "codes"),
        (f">{DRAFT}<", '>a<cp hex="001a"/><', "codes"),
        (f"<source>{ENGLISH}</source>", "", "codes"),
        (f">{DRAFT}<", ">two\nlines<", "U+000A"),
        ("</segment>", "</segment><segment><source>a</source></segment>", "parts"),
        ("</segment>", "</segment><ignorable><source> </source></ignorable>", "parts"),
        (f'id="{work().digest}"', 'id="other"', "none of the sentences"),
    ],
)
def test_what_a_sentence_cannot_hold_is_refused_alone(
    before: str, after: str, why: str
) -> None:
    text = written(work(), DAILY)
    assert before in text
    result = read(text.replace(before, after, 1).encode(), "ur")
    assert result.works == [DAILY]
    assert why in result.refused[0].reason
    assert "<unit" in text.split("\n")[result.refused[0].line - 1]


def test_a_unit_with_the_id_of_another_listing_stays_with_its_id() -> None:
    text = written(work(service_id=SERVICE))
    moved = text.replace(f".{SERVICE}", "")
    (unit,) = read(moved.encode(), "ur").units
    assert unit.work.service_id == ""
    moved = text.replace(f".{SERVICE}", ".elsewhere")
    (unit,) = read(moved.encode(), "ur").units
    assert unit.work.service_id == "elsewhere"


def test_units_in_groups_and_in_several_files_are_read() -> None:
    text = written(work(), DAILY).replace("<unit ", '<group id="g"><unit ', 1)
    text = text.replace("</unit>", '</unit></group></file><file id="2">', 1)
    assert read(text.encode(), "ur").works == [work(), DAILY]


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE xliff>",
        '<!DOCTYPE xliff SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE xliff [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>',
        '<!DOCTYPE xliff [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]>',
    ],
)
def test_a_doctype_is_refused(doctype: str) -> None:
    text = written(work()).replace("<xliff", f"{doctype}<xliff", 1)
    with pytest.raises(Invalid, match="DOCTYPE"):
        read(text.replace(DRAFT, "&x;").encode(), "ur")


def test_an_entity_that_grows_without_bound_is_never_expanded() -> None:
    names = [f"a{number}" for number in range(30)]
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    text = written(work()).replace("<xliff", f"<!DOCTYPE x [{entities}]><xliff", 1)
    data = text.replace(DRAFT, "&a29;").encode()
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(Invalid, match="DOCTYPE"):
        read(data, "ur")
    took, (_, most) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 1
    assert most < 10_000_000


def test_an_entity_without_a_doctype_is_no_xml() -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        read(written(work()).replace(DRAFT, "&x;").encode(), "ur")


def test_deep_nesting_is_refused() -> None:
    deep = "<g>" * 100_000
    with pytest.raises(Invalid, match="nested"):
        read(written(work()).replace("<segment", f"{deep}<segment").encode(), "ur")


def test_one_long_word_is_read_in_time() -> None:
    text = written(work(text="a" * 5_000_000))
    began = time.perf_counter()
    assert len(read(text.encode(), "ur").works[0].text) == 5_000_000
    assert time.perf_counter() - began < 10


def test_a_file_cut_off_anywhere_is_refused() -> None:
    whole = written(work(), DAILY).encode()
    for end in range(len(whole) - 1):
        with pytest.raises(Invalid):
            read(whole[:end], "ur")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('version="2.0"', 'version="1.2"', "XLIFF 1.2. Save it as 2.0"),
        ("document:2.0", "document:1.2", "Save it as 2.0"),
        ('version="2.0" ', "", "of no version"),
        ('srcLang="en"', 'srcLang="pl"', "in pl, not in en"),
        (' srcLang="en"', "", "does not say its language"),
        (' trgLang="ur"', "", "does not say its language"),
        ("encoding='utf-8'", "encoding='iso-8859-6'", "iso-8859-6"),
        (f'id="{work().digest}"', 'id="1"', "no sentence that Front Door sent out"),
    ],
)
def test_another_file_gets_one_clear_sentence(
    before: str, after: str, says: str
) -> None:
    text = written(work())
    assert before in text
    with pytest.raises(Invalid, match=re.escape(says)):
        read(text.replace(before, after).encode(), "ur")


def test_xliff_2_1_is_read_too() -> None:
    text = written(work()).replace('version="2.0"', 'version="2.1"')
    assert read(text.encode(), "ur").works == [work()]


def test_what_has_no_text_is_not_approved() -> None:
    units = read(written().encode(), "ur").units
    assert [unit.approved for unit in units] == [False, True, False]
