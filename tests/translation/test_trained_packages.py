"""The small trained packages are what PROVENANCE.md says, and do what tests need."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from directory.translation.argos import ArgosEngine
from directory.translation.packages import Packages
from tests.translation.usual_package import write_usual_package

FOLDER = Path(__file__).parent / "packages"
LANGUAGES = ("pt", "ur")
KNOWN = {
    "pt": {"do you have chest pain?": "você tem dor no peito?"},
    "ur": {"do you have difficulty breathing?": "آپ کو سانس لینے میں مشکل ہوتی ہے؟"},
}
"""Sentences like those that they learned from, rightly translated."""
MASKED = (
    "Call {}.",
    "Please call {} for help.",
    "Call us on {} if you have a fever.",
    "You can call {} at any time.",
    "Send an email to {}.",
    "Ask for {} at the hospital.",
    "The service is open on {}.",
    "We are open from {} to {}.",
    "The clinic is closed on {}.",
    "Visit {} for more information.",
    "For more information, see {}.",
    "Please see {}.",
    "Your appointment is at {}.",
    "It costs {}.",
    "The test costs {}.",
    "The hospital is near {}.",
    "People over {} can come.",
    "The children are {} years old.",
    "You need {} to get help.",
    "Stay at home for {}.",
    "Wash your hands for {}.",
    "Please contact {} for advice.",
    "You can get food at {}.",
    "The school is in {}.",
    "There are {} people in the group.",
    "{} helps people with health problems.",
    "{} is a free service.",
    "Free tests ({}).",
    "Help for people with pain: {}",
    "Call {} or go to {}.",
)
"""What a directory says, with "{}" for each fact."""


def package(language: str) -> Path:
    """The package from English into a language."""
    return FOLDER / f"translate-en_{language}.argosmodel"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    """An engine that has both packages."""
    packages = Packages(tmp_path_factory.mktemp("packages"))
    for language in LANGUAGES:
        packages.install(package(language))
    return ArgosEngine(packages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_package_is_the_one_whose_making_is_written_down(language: str) -> None:
    """Its checksum and its size stand in PROVENANCE.md; it is no burden to a clone."""
    content = package(language).read_bytes()
    said = (FOLDER / "PROVENANCE.md").read_text("utf-8")
    row = re.search(rf"`{package(language).name}` \| ([\d,]+) \| `(\w+)`", said)
    assert row is not None
    assert int(row[1].replace(",", "")) == len(content) < 6_000_000
    assert row[2] == sha256(content).hexdigest()


def test_the_packages_say_from_and_into_which_languages_they_translate(
    tmp_path: Path,
) -> None:
    """They are installed as any other is."""
    packages = Packages(tmp_path)
    for language in LANGUAGES:
        done = packages.install(package(language), target=language)
        assert (done.source, done.target, done.version) == ("en", language, "1.0")
        assert done.damage == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_like_those_it_has_learned_comes_out_right(
    engine: ArgosEngine, language: str
) -> None:
    """They are poor, but what they say is language."""
    for source, expected in KNOWN[language].items():
        assert engine.translate([source], language) == [expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_masks_come_out_as_they_went_in(
    engine: ArgosEngine, language: str
) -> None:
    """Each once, in most simple sentences; never in all: there the lock is needed."""
    masks = engine.masks(language)
    assert masks[0] == "\ue000"  # the package knows them
    sentences = [sentence.format(*masks) for sentence in MASKED]
    raw = engine.translate(sentences, language)
    kept = [
        sorted(re.findall("[\ue000-\uf8ff]", given))
        == sorted(re.findall("[\ue000-\uf8ff]", out))
        for given, out in zip(sentences, raw, strict=True)
    ]
    assert sum(kept) >= 24, [s for s, k in zip(MASKED, kept, strict=True) if not k]


def test_a_package_of_the_usual_size_can_be_made_for_measuring(tmp_path: Path) -> None:
    """The engine drives it; what it says is noise, and ends."""
    file = write_usual_package(tmp_path / "usual.argosmodel")
    assert 50_000_000 < file.stat().st_size < 100_000_000
    packages = Packages(tmp_path / "packages")
    packages.install(file, target="pl")
    (noise,) = ArgosEngine(packages).translate(["Come to the hall."], "pl")
    assert noise
