"""Fetch the bundled fonts and pictures, or check that nobody changed them.

    python tools/vendor.py           fetch the packages in PACKAGES again
    python tools/vendor.py --check   compare the files with VENDORED.toml

The packages come through the machine's own `npm` client at pinned versions; only
the files named here are kept. `VENDORED.toml` records each package with its
licence and sha512 integrity (as npm prints it), each file with its sha256, and
which fonts were made smaller, of what and by what. Fetching needs fontTools, as it
also writes `fonts.css`; checking does not.
To add a script, add its `font(...)`, then its family in style.css (docs/adr/0008).
"""

import argparse
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directory.wording.languages import LANGUAGES

STATIC = Path(__file__).resolve().parent.parent / "directory" / "web" / "static"
RECORD = "VENDORED.toml"
STYLE = "fonts.css"
FOLDERS = ("fonts", "pictures", "licences")
PICTURES_LIMIT = 200_000
WEIGHTS = (400, 700)

MIT = """MIT License

Copyright (c) {holder}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


@dataclass(frozen=True)
class Face:
    """One font of a package, in regular and bold where `weights` does not say less.

    family: what the style sheet calls it. subset: which of the package's files.
    name and characters: for a font made smaller, its file and all that it keeps.
    """

    family: str
    subset: str
    name: str = ""
    characters: frozenset[int] = frozenset()
    weights: tuple[int, ...] = WEIGHTS


@dataclass(frozen=True)
class Package:
    """One npm package and what we keep of it.

    `how` is "fonts" (the `faces`), "iconify" (single icons cut out of icons.json)
    or "outline" (single line icons, prefixed `line-`). `licence_text` is either the
    name of a file in the package, or the text itself where the package carries none.
    """

    name: str
    version: str
    licence: str
    folder: str
    how: str
    keep: tuple[str, ...]
    licence_text: str = "LICENSE"
    faces: tuple[Face, ...] = ()

    @property
    def short(self) -> str:
        """The package's name as a file name."""
        return self.name.removeprefix("@").replace("/", "-")


def font(name: str, *faces: Face) -> Package:
    """The faces that we use of a font of @fontsource."""
    package = f"@fontsource/{name}"
    return Package(package, "5.3.0", "OFL-1.1", "fonts", "fonts", (), faces=faces)


def characters(ranges: str) -> frozenset[int]:
    """Read what CSS calls a unicode-range, without its `U+`."""
    pairs = [each.partition("-") for each in ranges.split()]
    return frozenset(
        code
        for first, _, last in pairs
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def as_range(codes: Iterable[int]) -> str:
    """Write characters as CSS does in a unicode-range."""
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ", ".join(f"U+{a:X}" + (f"-{b:X}" if b > a else "") for a, b in spans)


def names(*tags: str) -> frozenset[int]:
    """The letters that these languages need for their own names."""
    return frozenset(
        ord(letter)
        for language in LANGUAGES
        if language.tag in tags
        for letter in language.name
    )


# Latin Extended-A and the Romanian letters with a comma below: 6 KB a weight for
# Polish and Romanian pages, in place of the 55 KB that all of Latin Extended weighs.
EUROPEAN = characters("100-17F 218-21B")
# What Urdu is written with: its letters and those of Arabic and Persian that are
# quoted in it, every vowel sign, honorifics, both sets of digits, punctuation. Left
# out are letters of Sindhi, Pashto, Kashmiri and others; Noto Sans Arabic has them.
URDU = characters(
    "20 A0 600-603 60B-60C 610-615 61B-61C 61E-61F 621-63A 640-658 65E 660-66D 670-671"
    " 679 67E 681 685-686 688 691 698 6A9 6AF 6BA 6BE 6C0-6C3 6CC 6D2-6D4 6F0-6F9"
    " 200C-200F 2010-2011 FD3E-FD3F FDF2 FDFA-FDFD"
)
# The bold of Noto Nastaliq Urdu sets letters of one word as far apart as words, so
# the browser makes its own from the regular, whose distances are right.
REGULAR = (400,)
NAMES = "Front Door Names"
NASTALIQ_NAMES = "Front Door Names Nastaliq"

EMOJI = """
    admission-tickets artist-palette baby baby-bottle backpack balance-scale bank
    beach-with-umbrella bed bicycle books brain briefcase bus busts-in-silhouette
    calendar camera canned-food check-mark-button child children-crossing
    classical-building clipboard closed-book coin couch-and-lamp credit-card curry-rice
    dog-face door dove e-mail ear-with-hearing-aid elevator envelope eye
    face-with-thermometer fountain-pen four-oclock globe-showing-europe-africa
    globe-with-meridians graduation-cap guide-dog handbag handshake heart-hands
    heart-with-ribbon hospital hot-beverage hourglass-not-done house house-with-garden
    houses identification-card infinity information input-latin-letters key label ladder
    laptop left-speech-bubble light-bulb light-rail lotion-bottle luggage
    magnifying-glass-tilted-left man manual-wheelchair memo mending-heart microscope
    military-medal mobile-phone musical-notes office-worker old-key old-woman
    open-book open-hands p-button page-facing-up palms-up-together passport-control
    people-hugging person-deaf person-in-manual-wheelchair person-raising-hand
    person-standing person-with-white-cane pill place-of-worship pot-of-food
    pound-banknote pregnant-woman printer purse rainbow raising-hands receipt red-heart
    red-question-mark restroom ring-buoy round-pushpin running-shoe seedling shield
    shopping-bags shushing-face sos-button speaker-high-volume speaking-head
    spiral-calendar stethoscope t-shirt teddy-bear telephone-receiver tent toilet
    toolbox tooth umbrella warning wheelchair-symbol woman woman-feeding-baby world-map
    wrapped-gift wrench
"""
LINES = """
    adjustments-horizontal arrow-left arrow-right check chevron-down chevron-left
    chevron-right circle-check circle-x clock contrast door-exit external-link home
    info-circle language minus plus search text-size x
"""

PACKAGES = (
    font(
        "noto-sans",
        Face("Noto Sans", "latin"),
        Face("Noto Sans", "latin-ext", "noto-sans-european", EUROPEAN),
        Face("Noto Sans", "latin-ext"),
    ),
    font(
        "noto-sans-gujarati",
        Face("Noto Sans Gujarati", "gujarati"),
        Face(NAMES, "gujarati", "names-gujarati", names("gu")),
    ),
    font(
        "noto-sans-tamil",
        Face("Noto Sans Tamil", "tamil"),
        Face(NAMES, "tamil", "names-tamil", names("ta")),
    ),
    font(
        "noto-sans-devanagari",
        Face("Noto Sans Devanagari", "devanagari"),
        Face(NAMES, "devanagari", "names-devanagari", names("hi", "ne")),
    ),
    font(
        "noto-sans-arabic",
        Face("Noto Sans Arabic", "arabic"),
        Face(NAMES, "arabic", "names-arabic", names("ar", "fa")),
    ),
    font(
        "noto-nastaliq-urdu",
        Face("Noto Nastaliq Urdu", "arabic", "noto-nastaliq-urdu-urdu", URDU, REGULAR),
        Face(NASTALIQ_NAMES, "arabic", "names-nastaliq", names("ur"), REGULAR),
    ),
    Package(
        "@iconify-json/fluent-emoji-flat",
        "1.2.6",
        "MIT",
        "pictures",
        "iconify",
        tuple(EMOJI.split()),
        MIT.format(holder="Microsoft Corporation (Fluent Emoji)"),
    ),
    Package(
        "@tabler/icons",
        "3.51.0",
        "MIT",
        "pictures",
        "outline",
        tuple(LINES.split()),
    ),
)


class VendorError(Exception):
    """A package could not be fetched, or is not the one that was recorded."""


def fetch(package: Package, temporary: Path) -> tuple[Path, str]:
    """Fetch one package; return its unpacked folder and npm's sha512 integrity.

    Raises VendorError where npm fails or the archive lacks its package folder.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError("npm is needed: sudo apt-get install npm")
    done = subprocess.run(  # the words come from the table above
        [npm, "pack", f"{package.name}@{package.version}", "--json", "--silent"],
        cwd=temporary,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise VendorError(f"npm pack {package.name}: {done.stderr.strip()[-200:]}")
    packed = json.loads(done.stdout)[0]
    target = temporary / package.short
    with tarfile.open(temporary / packed["filename"]) as archive:
        archive.extractall(target, filter="data")
    if not (target / "package").is_dir():
        raise VendorError(f"{package.name}: no folder `package` in the archive")
    return target / "package", packed["integrity"]


def from_iconify(icons: dict[str, object], stem: str) -> str:
    """Return one icon of an iconify icons.json as a file of its own.

    Raises KeyError where the set has no icon of that name.
    """
    wide, high = icons.get("width", 16), icons.get("height", 16)
    body = icons["icons"][stem]["body"]  # type: ignore[index]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}">{body}</svg>\n'
    )


def from_outline(source: str) -> str:
    """Return a Tabler icon on one line, in black, without its comment and class."""
    start = source.index("<svg")
    words = " ".join(source[start:].split()).replace("> <", "><").replace(" />", "/>")
    words = words.replace("currentColor", "#000")
    before, _, rest = words.partition(' class="')
    return before + rest.partition('"')[2].replace(" >", ">", 1) + "\n"


def font_tools() -> Any:
    """Return the package fontTools, with which fonts are read and made smaller.

    Raises VendorError where it is not installed.
    """
    try:
        import brotli  # noqa: F401 (fontTools needs it for woff2)
        import fontTools.subset
    except ImportError:
        raise VendorError("needed: pip install 'fonttools[woff]'") from None
    return fontTools


def drawn(content: bytes) -> frozenset[int]:
    """Return the characters that a font draws, without control characters."""
    tools = font_tools()
    with tools.ttLib.TTFont(io.BytesIO(content)) as opened:
        return frozenset(code for code in opened.getBestCmap() if code >= 0x20)


def smaller(content: bytes, kept: frozenset[int]) -> bytes:
    """Return a font with only these characters, and all that joins and places them.

    The same fontTools makes the same bytes: no time is written into the font.
    """
    tools = font_tools()
    options = tools.subset.Options(
        flavor="woff2", layout_features=["*"], recalc_timestamp=False
    )
    opened = tools.subset.load_font(io.BytesIO(content), options)
    subsetter = tools.subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(opened)
    out = io.BytesIO()
    tools.subset.save_font(opened, out, options)
    return out.getvalue()


def weighed(package: Package) -> list[tuple[Face, int]]:
    """Return the faces of a package in each of their weights."""
    return [(face, weight) for face in package.faces for weight in face.weights]


def original(package: Package, face: Face, weight: int) -> str:
    """Return what the package calls the file of a face."""
    stem = package.name.removeprefix("@fontsource/")
    return f"{stem}-{face.subset}-{weight}-normal.woff2"


def kept_at(package: Package, face: Face, weight: int) -> str:
    """Return where we keep a face, below static/."""
    name = f"{face.name}-{weight}-normal.woff2" if face.name else ""
    return f"fonts/{name or original(package, face, weight)}"


def fonts_of(package: Package, source: Path) -> dict[str, bytes]:
    """Return the faces of a package, made smaller where that is asked."""
    out = {}
    for face, weight in weighed(package):
        content = (source / "files" / original(package, face, weight)).read_bytes()
        if face.characters:
            content = smaller(content, face.characters)
        out[kept_at(package, face, weight)] = content
    return out


def extract(package: Package, source: Path) -> dict[str, bytes]:
    """Return what is kept of a package: path below static/ → content."""
    out: dict[str, bytes] = {}
    if package.how == "fonts":
        out = fonts_of(package, source)
    elif package.how == "iconify":
        icons = json.loads((source / "icons.json").read_text("utf-8"))
        for stem in package.keep:
            out[f"{package.folder}/{stem}.svg"] = from_iconify(icons, stem).encode()
    else:
        for stem in package.keep:
            text = (source / "icons" / "outline" / f"{stem}.svg").read_text("utf-8")
            out[f"{package.folder}/line-{stem}.svg"] = from_outline(text).encode()
    text = package.licence_text
    if "\n" not in text:
        text = (source / text).read_text("utf-8")
    out[f"licences/{package.short}.txt"] = text.encode()
    return out


def font_faces(files: dict[str, bytes]) -> str:
    """Return fonts.css: each face with the characters that no face before it has.

    So a page loads a file only for a character that it alone can draw.
    """
    taken: dict[tuple[str, int], frozenset[int]] = {}
    rules = []
    every = [(package, *each) for package in PACKAGES for each in weighed(package)]
    for package, face, weight in every:
        path = kept_at(package, face, weight)
        before = taken.get((face.family, weight), frozenset())
        here = drawn(files[path]) - before
        taken[face.family, weight] = before | here
        rules.append(
            f'@font-face {{\n  font-family: "{face.family}"; font-weight: {weight}; '
            f'font-display: swap;\n  src: url("{path}") format("woff2");\n'
            f"  unicode-range: {as_range(here)};\n}}\n"
        )
    return "/* Written by tools/vendor.py, as docs/adr/0008 says. */\n" + "".join(rules)


def read_record(static: Path) -> list[dict[str, object]]:
    """Return the recorded packages; an empty list where nothing is recorded."""
    path = static / RECORD
    if not path.exists():
        return []
    packages: list[dict[str, object]] = tomllib.loads(path.read_text("utf-8"))[
        "package"
    ]
    return packages


def as_toml(package: Package, integrity: str, files: dict[str, bytes]) -> str:
    """Return the record of one package as a TOML table."""
    lines = [
        "[[package]]",
        f'name = "{package.name}"',
        f'version = "{package.version}"',
        f'licence = "{package.licence}"',
        f'integrity = "{integrity}"',
        "[package.files]",
    ]
    lines += [
        f'"{path}" = "{hashlib.sha256(content).hexdigest()}"'
        for path, content in sorted(files.items())
    ]
    for face, weight in weighed(package):
        if face.characters:
            path = kept_at(package, face, weight)
            lines += [
                "[[package.smaller]]",
                f'file = "{path}"',
                f'of = "{original(package, face, weight)}"',
                f'by = "fontTools {font_tools().version}"',
                f'characters = "{as_range(drawn(files[path]))}"',
            ]
    return "\n".join(lines) + "\n"


def vendor(static: Path) -> list[str]:
    """Fetch every package into `static`; return the problems that `check` finds.

    A version recorded before must come back with the same integrity, else
    VendorError. Nothing is written before every package has been fetched.
    """
    known = {(p["name"], p["version"]): p["integrity"] for p in read_record(static)}
    tables, everything = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            source, integrity = fetch(package, Path(folder))
            if known.get((package.name, package.version), integrity) != integrity:
                raise VendorError(f"{package.name}: not the package recorded before")
            files = extract(package, source)
            tables.append(as_toml(package, integrity, files))
            everything.update(files)
    for name in FOLDERS:
        shutil.rmtree(static / name, ignore_errors=True)
        (static / name).mkdir(parents=True)
    for path, content in everything.items():
        (static / path).write_bytes(content)
    (static / STYLE).write_text(font_faces(everything), "utf-8")
    head = "# Written by tools/vendor.py; `--check` compares. File hashes are sha256.\n"
    (static / RECORD).write_text("\n".join([head, *tables]), "utf-8")
    return check(static)


def check(static: Path) -> list[str]:
    """Compare the files below `static` with the record; return what is wrong."""
    recorded: dict[str, str] = {}
    for package in read_record(static):
        recorded.update(package["files"])  # type: ignore[call-overload]
    if not recorded:
        return [f"{RECORD} is missing"]
    present = {
        path.relative_to(static).as_posix(): path
        for name in FOLDERS
        for path in (static / name).rglob("*")
        if path.is_file()
    }
    problems = [f"not recorded: {path}" for path in sorted(present.keys() - recorded)]
    for path, digest in sorted(recorded.items()):
        if path not in present:
            problems.append(f"missing: {path}")
        elif hashlib.sha256(present[path].read_bytes()).hexdigest() != digest:
            problems.append(f"changed: {path}")
    weight = sum(p.stat().st_size for p in (static / "pictures").glob("*"))
    if weight > PICTURES_LIMIT:
        problems.append(f"pictures weigh {weight} bytes, over {PICTURES_LIMIT}")
    return problems


def main() -> int:
    """Fetch or check; 0 when all is well, 1 with the problems on stderr."""
    parser = argparse.ArgumentParser(description="Bundled fonts and pictures.")
    parser.add_argument("--check", action="store_true", help="only compare")
    only_check = parser.parse_args().check
    try:
        problems = check(STATIC) if only_check else vendor(STATIC)
    except (VendorError, KeyError, OSError) as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("fonts and pictures are as recorded")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
