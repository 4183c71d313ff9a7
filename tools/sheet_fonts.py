"""The fonts of printed sheets: those of the pages, as TrueType files.

    python tools/sheet_fonts.py           write directory/sheets/fonts again
    python tools/sheet_fonts.py --check   say whether they are what it would write

Typst reads no WOFF2, and takes one file of each family and weight: so Noto Sans, which
comes in two parts, is put together. Needs fontTools with brotli, as tools/vendor.py.
"""

import argparse
import io
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FROM = ROOT / "directory" / "web" / "static" / "fonts"
TO = ROOT / "directory" / "sheets" / "fonts"
CHARACTERS = "characters.txt"
"""Beside the fonts: what they draw, so that nobody has to open them."""
FACES: Mapping[str, tuple[str, ...]] = {
    "noto-sans-400": ("noto-sans-latin-400", "noto-sans-latin-ext-400"),
    "noto-sans-700": ("noto-sans-latin-700", "noto-sans-latin-ext-700"),
    "noto-sans-gujarati-400": ("noto-sans-gujarati-gujarati-400",),
    "noto-sans-gujarati-700": ("noto-sans-gujarati-gujarati-700",),
    "noto-sans-tamil-400": ("noto-sans-tamil-tamil-400",),
    "noto-sans-tamil-700": ("noto-sans-tamil-tamil-700",),
    "noto-sans-devanagari-400": ("noto-sans-devanagari-devanagari-400",),
    "noto-sans-devanagari-700": ("noto-sans-devanagari-devanagari-700",),
    "noto-sans-arabic-400": ("noto-sans-arabic-arabic-400",),
    "noto-sans-arabic-700": ("noto-sans-arabic-arabic-700",),
    "noto-nastaliq-urdu-400": ("noto-nastaliq-urdu-urdu-400",),
}
"""File → the pages' files that it is made of."""


def face(parts: tuple[str, ...]) -> bytes:
    """One font as TrueType; of several parts, all their characters in one."""
    opened = []
    for part in parts:
        font = TTFont(FROM / f"{part}-normal.woff2", recalcTimestamp=False)
        font.flavor = None
        out = io.BytesIO()
        font.save(out)
        out.seek(0)
        opened.append(out)
    if len(opened) == 1:
        return opened[0].getvalue()
    merged = Merger(Options(drop_tables=["vmtx", "vhea", "MATH"])).merge(opened)
    merged["head"].modified = merged["head"].created = 0  # the same bytes each time
    merged.recalcTimestamp = False
    out = io.BytesIO()
    merged.save(out)
    return out.getvalue()


def characters(fonts: Iterable[bytes]) -> str:
    """Every character that any of the fonts draws, as ranges of hexadecimal numbers."""
    codes: set[int] = set()
    for font in fonts:
        codes |= set(TTFont(io.BytesIO(font)).getBestCmap())
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "\n".join(f"{first:X}-{last:X}" for first, last in spans) + "\n"


def main() -> int:
    """Write or check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    TO.mkdir(parents=True, exist_ok=True)
    wrong = []
    files = {f"{name}.ttf": face(parts) for name, parts in FACES.items()}
    files[CHARACTERS] = characters(files.values()).encode()
    for name, made in files.items():
        path = TO / name
        if not is_check:
            path.write_bytes(made)
        elif not path.is_file() or path.read_bytes() != made:
            wrong.append(name)
    strange = {path.name for path in TO.iterdir()} - set(files)
    for name in [*wrong, *sorted(strange)]:
        print(f"not what tools/sheet_fonts.py would write: {name}")
    return 1 if wrong or strange else 0


if __name__ == "__main__":
    sys.exit(main())
