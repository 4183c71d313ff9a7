"""The table of pictures: enough of them, complete, and wrong entries are named."""

import re
import shutil
from pathlib import Path

import pytest

from directory.errors import Invalid
from directory.model.pictures import Pictures
from directory.settings import ROOT
from directory.storage.picture_files import load_pictures
from directory.wording import vocabulary
from directory.wording.easy_contact import ACCESS
from directory.wording.easy_lines import QUESTIONS
from directory.wording.languages import LANGUAGES

CONTENT = ROOT / "content"
TEMPLATES = ROOT / "directory" / "web" / "templates"
CODE = sorted((ROOT / "directory").rglob("*.py"))


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    """Those that ship."""
    return load_pictures(CONTENT)


def test_there_are_enough_ideas_and_none_is_left_out(pictures: Pictures) -> None:
    """Every question, group of people, way of getting in, way to pay, document."""
    assert len(pictures.ideas) >= 120
    assert set(pictures.questions) == set(QUESTIONS)
    assert set(pictures.audiences) == set(vocabulary.AUDIENCES)
    assert set(pictures.accessibility) == set(ACCESS)
    assert set(pictures.payment) == set(vocabulary.PAYMENT)
    assert set(pictures.documents) == set(vocabulary.DOCUMENTS)


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES])
def test_every_picture_says_what_it_shows(tag: str, pictures: Pictures) -> None:
    """In every language, each differently enough to be told apart."""
    stems = {s for s in pictures.ideas.values() if not s.startswith("line-")}
    names = pictures.names[tag]
    assert set(names) == stems
    assert not [said for said in names.values() if re.search(r"[.<>]|\s{2}", said)]
    assert len(set(names.values())) >= len(names) - 3
    if tag != "en":
        same = [s for s in stems if names[s] == pictures.names["en"][s]]
        assert same == []


def test_templates_and_code_name_ideas_and_never_a_file(pictures: Pictures) -> None:
    """So the same idea has the same picture everywhere, by one table."""
    uses = re.compile(r"""\b(?:icon|line|picture|fact)\((['"])(?P<idea>[a-z-]+)\1""")
    either = re.compile(r"""\bicon\('(\w+)' if .*? else '(\w+)'\)""")
    found: set[str] = set()
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        found |= {use["idea"] for use in uses.finditer(text)}
        found |= {idea for pair in either.findall(text) for idea in pair}
        # The one in the corner of the browser is no part of a page.
        assert re.findall(r"pictures/(?!door\.svg)", text) == [], path.name
    for path in CODE:
        found |= set(re.findall(r'\bpicture="([a-z-]+)"', path.read_text("utf-8")))
    assert len(found) > 40
    assert found - set(pictures.ideas) == set()


def test_an_idea_that_two_pages_show_is_one_idea(pictures: Pictures) -> None:
    """A question has the same picture on a listing's page and in Easy Read."""
    listing = (TEMPLATES / "listing.html").read_text("utf-8")
    for question, title in QUESTIONS.items():
        asked = re.findall(rf"fact\('([a-z-]+)', _\(\"{re.escape(title)}\"\)", listing)
        for idea in asked:
            stem = pictures.ideas[idea]
            assert stem == pictures.ideas[pictures.questions[question]], title


def test_a_sentence_has_the_picture_of_its_first_word_that_has_one(
    pictures: Pictures,
) -> None:
    """And none where no word has."""
    assert pictures.of_sentence("Our doctors listen.") == "health"
    assert pictures.of_sentence("Bring food or money.") == "food"
    assert pictures.of_sentence("They will not shout.") == ""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('[pictures]\nzzz = ""', "'zzz' must be followed by a name"),
        ("[pictures]\nzzz = 5", "'zzz' must be followed by a name"),
        ('[categories]\nzzz = "nonsense"', "'nonsense' does not stand in [pictures]"),
        ('[audiences]\nzzz = "food"', "'zzz' is not known in [audiences]"),
        ('[questions]\nzzz = "food"', "'zzz' is not known in [questions]"),
        ('[words]\nZzz = "food"', "'Zzz' must be one English word"),
        ('[zzz]\nfood = "food"', "'zzz' is none of [pictures], [categories]"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(
    tmp_path: Path, line: str, message: str
) -> None:
    """So that whoever wrote it finds it."""
    shutil.copytree(CONTENT / "pictures", tmp_path / "pictures")
    text = (CONTENT / "pictures.toml").read_text("utf-8")
    table, entry = line.split("\n")
    path = tmp_path / "pictures.toml"
    if f"{table}\n" in text:
        text = text.replace(f"{table}\n", f"{line}\n", 1)
    else:
        text += f"\n{line}\n"
    path.write_text(text, "utf-8")
    named = table if table == "[zzz]" else entry
    number = text.splitlines().index(named) + 1
    with pytest.raises(Invalid) as error:
        load_pictures(tmp_path)
    assert message in str(error.value)
    assert f"{path}, line {number}:" in str(error.value)


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("ur.toml", 'zzz = "x"', "'zzz' is no picture"),
        ("ur.toml", 'baby = ""', "say what 'baby' shows"),
        ("xx.toml", 'baby = "x"', "'xx' is none of"),
    ],
)
def test_a_wrong_name_of_a_picture_is_named(
    tmp_path: Path, file: str, line: str, message: str
) -> None:
    """With its file."""
    shutil.copy(CONTENT / "pictures.toml", tmp_path)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / file).write_text(f"{line}\n", "utf-8")
    with pytest.raises(Invalid) as error:
        load_pictures(tmp_path)
    assert message in str(error.value)
    assert file in str(error.value)
