"""Fetch the bundled fonts and pictures, or check that nobody changed them.

    python tools/vendor.py           fetch the packages in PACKAGES again
    python tools/vendor.py --check   compare the files with VENDORED.toml

The packages come through the machine's own `npm` client at pinned versions; only
the files named here are kept. `VENDORED.toml` records each package with its
licence and sha512 integrity (as npm prints it) and each file with its sha256.
To add a script, add its `font(...)` line, then an @font-face in style.css.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "directory" / "web" / "static"
RECORD = "VENDORED.toml"
FOLDERS = ("fonts", "pictures", "licences")
PICTURES_LIMIT = 200_000

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
class Package:
    """One npm package and what we keep of it.

    `how` is "files" (copied as they are), "iconify" (single icons cut out of
    icons.json) or "outline" (single line icons, prefixed `line-`). `licence_text`
    is either the name of a file in the package, or the text itself where the
    package carries none.
    """

    name: str
    version: str
    licence: str
    folder: str
    how: str
    keep: tuple[str, ...]
    licence_text: str = "LICENSE"

    @property
    def short(self) -> str:
        """The package's name as a file name."""
        return self.name.removeprefix("@").replace("/", "-")


def font(name: str, version: str, subsets: tuple[str, ...]) -> Package:
    """A font of @fontsource: regular and bold woff2 of the named subsets."""
    keep = tuple(
        f"{name}-{subset}-{weight}-normal.woff2"
        for subset in subsets
        for weight in (400, 700)
    )
    return Package(f"@fontsource/{name}", version, "OFL-1.1", "fonts", "files", keep)


EMOJI = """
    artist-palette baby-bottle backpack balance-scale bed bicycle books brain briefcase
    bus busts-in-silhouette calendar canned-food check-mark-button child
    classical-building clipboard couch-and-lamp curry-rice dog-face door e-mail
    ear-with-hearing-aid envelope eye four-oclock globe-with-meridians graduation-cap
    guide-dog handshake hospital hot-beverage house house-with-garden
    identification-card information key label laptop light-bulb light-rail
    lotion-bottle magnifying-glass-tilted-left manual-wheelchair memo mending-heart
    microscope military-medal mobile-phone musical-notes old-woman open-book
    page-facing-up passport-control people-hugging person-raising-hand pill
    place-of-worship pot-of-food pound-banknote printer rainbow receipt red-heart
    red-question-mark restroom ring-buoy round-pushpin running-shoe seedling shield
    sos-button speaker-high-volume speaking-head stethoscope t-shirt teddy-bear
    telephone-receiver toolbox tooth umbrella warning wheelchair-symbol world-map
"""
LINES = """
    adjustments-horizontal arrow-left arrow-right check chevron-down chevron-left
    chevron-right circle-check circle-x clock contrast door-exit external-link home
    info-circle language minus plus search text-size x
"""

PACKAGES = (
    font("noto-sans", "5.3.0", ("latin", "latin-ext")),
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


def extract(package: Package, source: Path) -> dict[str, bytes]:
    """Return what is kept of a package: path below static/ → content."""
    out: dict[str, bytes] = {}
    if package.how == "files":
        for name in package.keep:
            out[f"{package.folder}/{name}"] = (source / "files" / name).read_bytes()
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
