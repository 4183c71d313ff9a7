"""Sheets: how long one takes, and a pack; and what of its words can be found again.

    python bench/sheets.py

In one run, listing by listing: ours (facts, Typst, text layer), Typst alone, and the
same words and pictures as HTML by WeasyPrint (which needs Debian's libpango-1.0-0 and
libharfbuzz-subset0; without them its column is left out). "Words" are those of the
sheet that pdftotext (poppler-utils), pdfium and the structure tree give back.
"""

import html
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from directory.app import build  # noqa: E402
from directory.model.listing import Listing  # noqa: E402
from directory.publishing.sheets import Order  # noqa: E402
from directory.publishing.works import Works  # noqa: E402
from directory.sheets.clean import FONTS  # noqa: E402
from directory.sheets.sheet import Sheet  # noqa: E402
from directory.wording.languages import direction_of  # noqa: E402
from tests.conftest import settings_in, site_in  # noqa: E402
from tests.publishing.sheet_pages import WORDINGS, pages, said, wording  # noqa: E402
from tests.sheets.pdf_words import (  # noqa: E402
    by_pdfium,
    by_pdftotext,
    by_structure,
    share,
)

TAGS = ("en", "gu", "ta", "ne", "ar", "fa", "ur")
EVERY = 5
"""Of the listings, one in so many."""
PACK = 50


def main() -> int:
    """Print the figures."""
    if sys.argv[1:2] == ["--pack"]:
        return pack(build(settings_in(Path(sys.argv[2]))))
    with tempfile.TemporaryDirectory() as home:
        works = site_in(Path(home))
        listings = list(works.listings.every())
        weasyprint = _weasyprint()
        print(
            "| language | ms a sheet | of it Typst | WeasyPrint, ms | words: pdftotext "
            "/ pdfium / structure | WeasyPrint: pdftotext / pdfium | on one page |"
        )
        print("|---|---:|---:|---:|---|---|---|")
        for tag in TAGS:
            print(row(works, listings[::EVERY], tag, weasyprint), flush=True)
        works.engine.dispose()
        # In a process of its own, so that its memory is that of a pack.
        again = [sys.executable, __file__, "--pack", home]
        return subprocess.run(again, check=False).returncode


def row(works: Works, listings: list[Listing], tag: str, weasyprint: Any) -> str:
    """One language's figures: medians, and the worst share of words."""
    sheets = works.paper.sheets
    orders = [Order(x, wording(tag), WORDINGS.english) for x in listings]
    sheets.print(orders[0])
    ours: list[float] = []
    alone: list[float] = []
    theirs: list[float] = []
    found: list[tuple[float, ...]] = []
    others: list[tuple[float, ...]] = []
    one_page = 0
    compiled = works.paper.sheets._printer._compiled  # timed from within
    for order in orders:
        spent: list[float] = []
        works.paper.sheets._printer._compiled = _timed(compiled, spent)  # type: ignore[method-assign]
        began = time.perf_counter()
        printed = sheets.print(order)
        ours.append(time.perf_counter() - began)
        works.paper.sheets._printer._compiled = compiled  # type: ignore[method-assign]
        alone.append(sum(spent))
        words = " ".join(said(printed.pdf)).split()
        found.append(_shares(printed.pdf, words))
        one_page += pages(printed.pdf) == 1
        if weasyprint:
            page = _html(sheets.sheet(order), works)
            began = time.perf_counter()
            pdf = weasyprint(page)
            theirs.append(time.perf_counter() - began)
            others.append(_shares(pdf, words)[:2])
    return (
        f"| {tag} | {_ms(ours)} | {_ms(alone)} | {_ms(theirs)} | {_worst(found)} | "
        f"{_worst(others)} | {one_page} of {len(orders)} |"
    )


def pack(works: Works) -> int:
    """A pack of 50 sheets: seconds, cold and warm, and the most memory."""
    tags = ("ur", "gu", "en", "pl", "ar")
    orders = [
        Order(listing, wording(tag), WORDINGS.english)
        for listing in list(works.listings.every())[: PACK // len(tags)]
        for tag in tags
    ]
    before = _most_memory()
    times = []
    for _ in range(3):
        began = time.perf_counter()
        printed = works.paper.sheets.pack(orders, wording("ur"))
        times.append(time.perf_counter() - began)
    most = _most_memory()
    print(
        f"\npack of {len(orders)} sheets in {len(tags)} languages, "
        f"{pages(printed.pdf)} pages: {times[0]:.2f} s cold, "
        f"{min(times[1:]):.2f} s warm, "
        f"{len(printed.pdf) / 1e6:.1f} MB; memory at the most {most:.0f} MB "
        f"({before:.0f} before)"
    )
    works.engine.dispose()
    return 0


def _most_memory() -> float:
    """Of this process alone, in MB; `ru_maxrss` would be that of its parent."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _timed(call: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        began = time.perf_counter()
        try:
            return call(*arguments, **options)
        finally:
            spent.append(time.perf_counter() - began)

    return timed


def _shares(pdf: bytes, words: list[str]) -> tuple[float, ...]:
    ways = (by_pdftotext, by_pdfium, by_structure)
    return tuple(share(words, way(pdf)) for way in ways)


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f}" if times else "–"


def _worst(shares: list[tuple[float, ...]]) -> str:
    if not shares:
        return "–"
    return " / ".join(
        f"{min(column) * 100:.0f}" for column in zip(*shares, strict=True)
    )


def _weasyprint() -> Callable[[str], bytes] | None:
    """WeasyPrint with our fonts, or None where its libraries are missing."""
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError) as error:
        print(f"(no WeasyPrint here: {str(error).splitlines()[0]})")
        return None
    faces = "".join(
        f"@font-face {{ font-family: {path.stem.rsplit('-', 1)[0]}; font-weight: "
        f"{path.stem[-3:]}; src: url({path.as_uri()}) }}"
        for path in sorted(FONTS.glob("noto-*.ttf"))
    )
    config = FontConfiguration()
    style = weasyprint.CSS(string=faces, font_config=config)

    def made(page: str) -> bytes:
        document = weasyprint.HTML(string=page)
        pdf: bytes = document.write_pdf(
            stylesheets=[style], font_config=config, pdf_variant="pdf/ua-1"
        )
        return pdf

    made(_PAGE.format(lang="en", dir="ltr", body="<p>warm", size=16))
    return made


_PAGE = (
    '<html lang="{lang}" dir="{dir}"><title>Sheet</title><style>@page {{ size: A4; '
    "margin: 14mm }} body {{ font: {size}pt noto-sans, noto-nastaliq-urdu, "
    "noto-sans-arabic, noto-sans-devanagari, noto-sans-gujarati, noto-sans-tamil }} "
    "img {{ width: 15mm }} .e {{ font-size: 11pt }}</style><body>{body}</body></html>"
)


def _html(sheet: Sheet, works: Works) -> str:
    """The sheet as plain HTML, with the same words and pictures."""
    body = [f"<h1>{html.escape(str(sheet.title))}</h1>"]
    for each in sheet.rows:
        for block in each.blocks:
            if block.picture:
                path = works.settings.pictures / f"{block.picture}.svg"
                body.append(f'<img src="{path.as_uri()}" alt="{block.shows}">')
            for line in block.lines:
                parts = "".join(
                    f'<bdi lang="{p.language or sheet.language}">{html.escape(p.text)}'
                    "</bdi>"
                    for p in line.text.parts
                )
                body.append(f"<p>{parts}")
                if line.beside:
                    beside = html.escape(line.beside)
                    body.append(f'<p class=e lang="en" dir="ltr">{beside}')
    for line in sheet.last:
        body.append(f"<p>{html.escape(str(line.text))}")
    return _PAGE.format(
        lang=sheet.language,
        dir=direction_of(sheet.language),
        body="\n".join(body),
        size=sheet.size,
    )


if __name__ == "__main__":
    sys.exit(main())
