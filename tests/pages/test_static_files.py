"""The style sheet, the bundled files and content/pictures.toml, without a browser."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from directory.wording.languages import LANGUAGES, Language

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "directory" / "web" / "static"
COMMENT = re.compile(r"/\*.*?\*/", flags=re.S)
RULES = COMMENT.sub("", (STATIC / "style.css").read_text("utf-8"))
FONT_RULES = COMMENT.sub("", (STATIC / "fonts.css").read_text("utf-8"))
FACE = re.compile(
    r'@font-face \{\s*font-family: "([^"]+)"; font-weight: (400|700); '
    r'font-display: swap;\s*src: url\("([^"]+)"\) format\("woff2"\);'
    r"\s*unicode-range: ([^;]+);\s*\}\s*"
)
SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?:^|[;{{\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-"
    rf"(?:{SIDES})[\w-]*|{SIDES}|(?:min-|max-)?(?:width|height)|inset|"
    rf"border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    rf"|(?:text-align|float|clear|caption-side)\s*:\s*(?:{SIDES})\b"
)
SHORTHAND = re.compile(r"(?:margin|padding|border-width|inset[\w-]*)\s*:\s*([^;}]+)")
SVGS = sorted((STATIC / "pictures").glob("*.svg"))


def vendor() -> ModuleType:
    """tools/vendor.py as a module; tools/ is no package."""
    path = ROOT / "tools" / "vendor.py"
    spec = importlib.util.spec_from_file_location("front_door_vendor", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def colours(block: str) -> dict[str, tuple[float, float, float]]:
    """The custom properties that are colours, as red, green, blue in 0..1."""
    out = {}
    for name, value in re.findall(r"--([\w-]+):\s*#([0-9a-f]{3,6})\b", block):
        digits = value if len(value) == 6 else "".join(2 * c for c in value)
        red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
        out[name] = (red, green, blue)
    return out


def contrast(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> float:
    """The contrast ratio of WCAG 2.2."""

    def light(colour: tuple[float, float, float]) -> float:
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def palettes() -> dict[str, dict[str, tuple[float, float, float]]]:
    """The light colours, and the dark ones over them."""
    first, second = re.findall(r":root \{(.*?)\}", RULES, flags=re.S)[:2]
    light = colours(first)
    return {"light": light, "dark": {**light, **colours(second)}}


def test_the_style_sheet_has_no_physical_direction() -> None:
    """A right-to-left page needs no second style sheet."""
    assert PHYSICAL.findall(RULES) == []
    flat = re.sub(r"\([^()]*\)", "()", RULES)
    four = [value for value in SHORTHAND.findall(flat) if len(value.split()) == 4]
    assert four == [], "four different sides are physical as well"


@pytest.mark.parametrize(
    "bad",
    [
        "a { margin-left: 1px; }",
        "a { left: 0 }",
        "a {text-align: right}",
        "b{width:1px",
    ],
)
def test_a_physical_direction_would_be_noticed(bad: str) -> None:
    """The pattern above is not blind."""
    assert PHYSICAL.search(bad)


@pytest.mark.parametrize("rules", [RULES, FONT_RULES], ids=["style", "fonts"])
def test_the_style_sheets_ask_no_other_host(rules: str) -> None:
    """Every url() names a file of ours that exists; nothing is imported."""
    urls = re.findall(r'url\(\s*"?([^")]+)"?\s*\)', rules)
    assert urls
    assert [url for url in urls if not (STATIC / url).is_file()] == []
    assert "@import" not in rules


def test_the_style_sheets_stay_small() -> None:
    """Rules of 20 KB at most, without the comments that document them; fonts 10 KB."""
    assert len(RULES.encode()) <= 20 * 1024
    assert len(FONT_RULES.encode()) <= 10 * 1024


def drawn() -> dict[tuple[str, str], set[int]]:
    """What each family draws in each weight, as fonts.css says."""
    out: dict[tuple[str, str], set[int]] = {}
    for family, weight, _, ranges in FACE.findall(FONT_RULES):
        before = out.setdefault((family, weight), set())
        here = set(vendor().characters(ranges.replace("U+", "").replace(",", "")))
        assert not before & here, f"two files draw the same letters: {family}"
        before |= here
    return out


def test_fonts_css_says_faces_and_nothing_else() -> None:
    """Each bundled font has one face, and every family but Nastaliq both weights."""
    assert FACE.sub("", FONT_RULES).strip() == ""
    files = [path for _, _, path, _ in FACE.findall(FONT_RULES)]
    kept = [f"fonts/{path.name}" for path in (STATIC / "fonts").iterdir()]
    assert sorted(files) == sorted(kept)
    families = {family for family, _ in drawn()}
    both = {(family, w) for family in families for w in ("400", "700")}
    assert {family for family, _ in both - set(drawn())} == {
        "Noto Nastaliq Urdu",
        "Front Door Names Nastaliq",
    }


def test_every_family_of_the_style_sheet_is_bundled() -> None:
    """A misspelt family would be drawn by the machine."""
    named = set(re.findall(r'"((?:Noto|Front Door) [^"]+)"', RULES))
    assert named == {family for family, _ in drawn()}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: str(each.tag))
def test_the_names_of_the_languages_are_bundled(language: Language) -> None:
    """A language added later needs its letters in Front Door Names: make vendor."""
    names = "Front Door Names" + (" Nastaliq" if language.tag == "ur" else "")
    for weight in ("400", "700"):
        few = drawn().get((names, weight), drawn()[names, "400"])
        letters = drawn()["Noto Sans", weight] | few
        assert {
            letter for letter in language.name if ord(letter) not in letters
        } == set()


def test_smaller_fonts_say_what_they_were_made_of() -> None:
    """fonts.css promises of them exactly what the record says they keep."""
    faces = {path: ranges for _, _, path, ranges in FACE.findall(FONT_RULES)}
    record = tomllib.loads((STATIC / "VENDORED.toml").read_text("utf-8"))["package"]
    made = [each for package in record for each in package.get("smaller", [])]
    assert made
    for each in made:
        assert each["by"].startswith("fontTools ")
        assert each["of"].endswith("-normal.woff2")
        assert faces[each["file"]] == each["characters"]


def test_urdu_keeps_every_letter_that_it_is_written_with() -> None:
    """The alphabet with its hamzas, vowel signs, both sets of digits, punctuation."""
    alphabet = "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےأؤئۂۃةيىك"
    others = "ًٌٍَُِّْٰٖٗٔ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟۔٪ﷺﷲ؀؁؂؃ؑؒؓؔ\u200c "
    kept = drawn()["Noto Nastaliq Urdu", "400"]
    assert {c for c in alphabet + others if ord(c) not in kept} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_contrast(scheme: str) -> None:
    """7:1 for the words of a page, 4.5:1 for every other pair, 3:1 for borders."""
    c = palettes()[scheme]
    for ground in ("paper", "card", "tint"):
        for words in ("ink", "soft", "link"):
            least = 4.5 if (words, ground) == ("soft", "tint") else 7
            assert contrast(c[words], c[ground]) >= least, (words, ground)
    for words in ("good", "stop", "care"):
        assert contrast(c[words], c[f"{words}-tint"]) >= 4.5, words
    for words, ground in (("on-band", "band"), ("on-action", "action")):
        assert contrast(c[words], c[ground]) >= 7, words
    for edge, ground in (("edge", "card"), ("action", "card"), ("care-edge", "card")):
        assert contrast(c[edge], c[ground]) >= 3, edge
    assert contrast(c["ring"], c["ring-edge"]) >= 9


def test_bundled_files_are_as_recorded() -> None:
    """Each font, picture and licence has the hash that VENDORED.toml records."""
    assert vendor().check(STATIC) == []


def test_a_changed_and_an_added_file_are_noticed(tmp_path: Path) -> None:
    """`tools/vendor.py --check` names what differs from the record."""
    for folder in ("fonts", "pictures", "licences"):
        (tmp_path / folder).mkdir()
    digest = "0" * 64
    (tmp_path / "VENDORED.toml").write_text(
        f'[[package]]\nname = "x"\n[package.files]\n"pictures/a.svg" = "{digest}"\n'
        f'"pictures/b.svg" = "{digest}"\n'
    )
    (tmp_path / "pictures" / "a.svg").write_text("<svg/>")
    (tmp_path / "fonts" / "c.woff2").write_text("")
    assert vendor().check(tmp_path) == [
        "not recorded: fonts/c.woff2",
        "changed: pictures/a.svg",
        "missing: pictures/b.svg",
    ]


def test_every_bundled_package_has_its_licence() -> None:
    """Name, version, licence, integrity and the licence's text are kept."""
    record = tomllib.loads((STATIC / "VENDORED.toml").read_text("utf-8"))["package"]
    for package in record:
        assert package["version"]
        assert package["licence"] in {"MIT", "OFL-1.1"}
        assert package["integrity"].startswith("sha512-")
        texts = [path for path in package["files"] if path.startswith("licences/")]
        assert len(texts) == 1
        assert len((STATIC / texts[0]).read_text("utf-8")) > 500


@pytest.mark.parametrize("svg", SVGS, ids=lambda path: path.stem)
def test_a_picture_is_only_a_picture(svg: Path) -> None:
    """No script, no event, no reference, no style: shapes and colours only."""
    text = svg.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert text.startswith("<svg ")
    assert not re.search(
        r"<(script|style|image|foreignObject|use|a)\b|href|\son\w+=|url\(|://|<!",
        text,
        flags=re.I,
    )


def test_every_idea_has_a_picture_and_every_category_an_idea() -> None:
    """content/pictures.toml names only pictures and categories that exist."""
    words = tomllib.loads((ROOT / "content" / "pictures.toml").read_text("utf-8"))
    stems = {svg.stem for svg in SVGS}
    ideas = words["pictures"]
    assert {idea for idea, stem in ideas.items() if stem not in stems} == set()
    path = ROOT / "content" / "taxonomy" / "categories.toml"
    terms = tomllib.loads(path.read_text("utf-8"))["term"]
    assert set(words["categories"]) == {term["code"] for term in terms}
