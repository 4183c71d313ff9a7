"""The catalogues and the names in content/: complete, and right in their form."""

import importlib.util
import re
import sys
import tomllib
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest
from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from directory.settings import ROOT
from directory.storage.reference import Reference
from directory.wording.languages import ENGLISH, LANGUAGES
from directory.wording.wording import Wordings

OTHERS = [language for language in LANGUAGES if language is not ENGLISH]
TAGS = [language.tag for language in OTHERS]
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur"), "ARABIC"),
    **dict.fromkeys(("hi", "ne"), "DEVANAGARI"),
    "gu": "GUJARATI",
    "ta": "TAMIL",
}
NATIVE_DIGIT = re.compile(r"[^\D0-9]")


def tool() -> ModuleType:
    """tools/messages.py as a module; tools/ is no package."""
    path = ROOT / "tools" / "messages.py"
    spec = importlib.util.spec_from_file_location("front_door_messages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def po(tag: str) -> Path:
    """The catalogue of a language."""
    return ROOT / "translations" / tag / "LC_MESSAGES" / "messages.po"


def strings(tag: str) -> list[str]:
    """Every translation of a catalogue, plural forms too."""
    with po(tag).open("rb") as file:
        messages = [m for m in read_po(file, locale=tag) if m.id]
    return [
        string
        for m in messages
        for string in (m.string if m.pluralizable else [m.string])
    ]


def strange_letters(tag: str, text: str) -> list[str]:
    """Letters of another script than the language's; of places, nothing counts."""
    script = SCRIPTS.get(tag, "LATIN")
    letters = re.sub(r"%\(\w+\)s|[ªº]", "", text)  # Portuguese writes "1.ª"
    return [c for c in letters if c.isalpha() and script not in unicodedata.name(c)]


def test_every_catalogue_is_whole_and_in_step_with_the_code() -> None:
    """What `make check` runs: nothing missing, no place lost, no stray sign."""
    assert tool().check() == []


@pytest.mark.parametrize(
    ("source", "translation", "problem"),
    [
        ("Until %(last)s", "Bis %(last)s", ""),
        ("Until %(last)s", "", "not translated"),
        ("Until %(last)s", "Bis", "other places than the English"),
        ("Until %(last)s", "Bis %(first)s", "other places than the English"),
        ("Until %(last)s", "Bis %(last)s %", "stray sign or space"),
        ("Free", "<b>Gratis</b>", "stray sign or space"),
        (("%(num)s x", "%(num)s xs"), ("one x", "%(num)s xs"), ""),
        (("%(num)s x", "%(num)s xs"), ("%(num)s x",), "not translated"),
        (("%(num)s x of %(y)s", "%(num)s xs of %(y)s"), ("1 x", "2"),
         "other places than the English"),
    ],
)  # fmt: skip
def test_a_wrong_translation_is_noticed(
    source: str | tuple[str, ...], translation: str | tuple[str, ...], problem: str
) -> None:
    """The check is not blind."""
    assert tool().wrong_with(Message(source, translation), 2) == problem


def test_there_is_a_catalogue_for_every_language() -> None:
    """Thirteen languages can be chosen, English among them."""
    assert [tag for tag, _ in tool().catalogues()] == sorted(TAGS)
    found = Wordings(ROOT / "translations").languages()
    assert [language.tag for language in found] == [x.tag for x in LANGUAGES]


@pytest.mark.parametrize("tag", TAGS)
def test_the_plural_forms_are_those_of_cldr(tag: str) -> None:
    """Each form of the catalogue stands for one category of CLDR, for every number."""
    catalog = tool().read(po(tag), tag)
    wording = Wordings(ROOT / "translations").get(tag)
    assert wording is not None
    which = wording._translations.plural  # type: ignore[attr-defined]
    cldr = Locale.parse(wording.language.locale).plural_form
    pairs = {(cldr(n), which(n)) for n in range(1000)}
    assert len({form for _, form in pairs}) == len(pairs) == catalog.num_plurals


@pytest.mark.parametrize("tag", TAGS)
def test_every_letter_of_a_catalogue_is_of_its_script(tag: str) -> None:
    """No English left over, no native digits, no invisible direction marks."""
    for string in strings(tag):
        assert strange_letters(tag, string) == [], string
        assert not NATIVE_DIGIT.search(string), string
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", string)
        assert unicodedata.is_normalized("NFC", string), string


@pytest.mark.parametrize("tag", TAGS)
def test_who_made_a_catalogue_stands_in_status(tag: str) -> None:
    """The table and the header that the pages read say the same."""
    status = (ROOT / "translations" / "STATUS.md").read_text("utf-8")
    line = next(x for x in status.splitlines() if x.startswith(f"| {tag} "))
    wording = Wordings(ROOT / "translations").get(tag)
    assert wording is not None
    checked = wording.checked_on.isoformat() if wording.checked_on else "nobody yet"
    assert line.rstrip(" |").endswith(checked)
    assert wording.origin == ("person" if wording.checked_on else "machine")


@pytest.mark.parametrize("tag", TAGS)
def test_every_category_has_a_name_and_a_description(tag: str) -> None:
    """In the language's own script, and no two categories called the same."""
    reference = Reference.load(ROOT / "content")
    names = []
    for category in reference.taxonomy.categories:
        for said in (category.names.get(tag), category.descriptions.get(tag)):
            assert said, category.code
            assert unicodedata.is_normalized("NFC", said), said
            foreign = "".join(strange_letters(tag, said))
            assert foreign == "", (category.code, said)
        names.append(category.names[tag])
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("tag", sorted(SCRIPTS))
def test_every_place_has_a_name_in_scripts_that_are_not_latin(tag: str) -> None:
    """By sound. In Latin letters a place is called what the signs call it."""
    gazetteer = Reference.load(ROOT / "content").gazetteer
    for names in (gazetteer.borough, *(place.names for place in gazetteer.places)):
        assert strange_letters(tag, names[tag]) == [], names
        assert names[tag] != names["en"]


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("content/*/names/*.toml")),
    ids=lambda path: f"{path.parent.parent.name}-{path.stem}",
)
def test_a_file_of_names_names_only_what_there_is(path: Path) -> None:
    """A mistyped code would be a name that nobody sees."""
    table = tomllib.loads(path.read_text("utf-8"))
    reference = Reference.load(ROOT / "content")
    known = {
        "taxonomy": {category.code for category in reference.taxonomy.categories},
        "places": {"borough", *(place.slug for place in reference.gazetteer.places)},
    }[path.parent.parent.name]
    assert set(table) <= known
    assert path.stem in TAGS
    assert all(set(names) <= {"name", "description"} for names in table.values())
