"""A listing's words in braille, by liblouis: a BRF file for embossers and displays.

BRF is braille in ASCII, by the North American code, which embossers in Britain take
too: 40 cells by 25 lines. English is Unified English Braille, grade 2. The page number
stands at the right end of the first line, the page information line of British
practice (RNIB to a working group of the W3C, 10 November 1997; UKAAF's "Guiding
Principles for the Presentation of Braille", 2016). As in RNIB's Braillists' Manual,
headings are centred, and what goes on in the next line is indented by two cells.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from directory.errors import Invalid, NotFound, Unavailable
from directory.sheets.braille_pages import BLANK, NUMBER, Block, figures_in, pages
from directory.sheets.programs import Program, is_there, run
from directory.sheets.script import Script, primary, stretches
from directory.wording.phrases import Phrase

LOUIS = Program("lou_translate", "Braille", "liblouis-bin")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of liblouis.

    letters: a class of regular expressions, of what it has in six dots, and surely
    means. signs: what stands beside letters; English has them elsewhere, and all else.
    joints: the cells with which a number goes on without its sign; none where the
    table is given no figures, as its sign for numbers is a letter too.
    """

    name: str
    letters: str = ""
    signs: str = r".,:;?!()\u2013-"
    joints: str = ""


_ENGLISH_JOINTS = "⠲⠂⠐⠌"
# No figures in most: there "5बजे" is 5205, "10:30" has one number sign, "£" none.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "en": Table("en-ueb-g2.ctb", joints=_ENGLISH_JOINTS),
        "gu": Table("gu-in-g1.utb", r"\u0a80-\u0aff\u0964\u200d"),
        "ta": Table("ta-ta-g1.ctb", r"\u0b80-\u0bff"),
        "pl": Table("Pl-Pl-g1.utb", r"\dA-Za-zĄąĆćĘęŁłŃńÓóŚśŹźŻż£", joints="⠄⠂"),
        "ar": Table("ar-ar-g1.utb", r"\d\u0600-\u06ff£", joints="⠲⠂"),
        "hi": Table("hi-in-g1.utb", r"\u0900-\u097f\u200d"),
        "fa": Table("fa-ir-g1.utb", r"\u0600-\u06ff\u200c"),
        "ur": Table("ur-pk-g1.utb", r"\u0600-\u06ff\u200c", ""),
        "ne": Table("np-in-g1.utb", r"\u0900-\u097f\u200d"),
        "pt": Table("pt-pt-g1.utb", r"\dA-Za-zÀ-ÃÇÉÊÍÓ-ÕÚà-ãçéêíó-õúü£", joints="⠄⠂"),
    }
)
"""By language. Debian 12 has none for Albanian and Somali, and for Romanian one of
eight dots for computers, which no embosser of six can print."""
_UNCONTRACTED = Table("en-ueb-g1.ctb", joints=_ENGLISH_JOINTS)
"""For English within other languages: names and addresses letter by letter, for readers
who may not know the contractions of English."""

_CELLS = re.compile("([\u2800-\u283f]+)")  # of six dots
_UNDEFINED = re.compile("⠄⠌⠭[⠁-⠚]{4,6}⠄")  # the Polish table's, in six dots as well
# Gujarati's table has no candra O; the braille of India is one, so it is Devanagari's.
# A backslash would be an escape to lou_translate.
_SIGNS = str.maketrans(
    {"ઑ": "⠭", "ૉ": "⠭", "\\": "⠸⠡", "„": "“", "«": "“", "»": "”", "‑": "-"}
)
# Signs for vowels that Arabic script may leave out, which these tables do not have.
_OPTIONAL = re.compile("[\u0640\u064c\u064d\u0652-\u065f\u0670]")
_NOT_ENGLISH = frozenset("ª¹ºĄąĊċĖėĘęĠġĮįİıĸĿŀŉŐőŰűŲųŴŻżſ")
_ENGLISH = re.compile(r"[!-\[\]-~£¢¥€§©°·•½¼¾×÷À-ÖØ-öø-ſ‘’“”–—…]")
_GROUPS = re.compile(r"(?<!\d)\+?\d+(?: \d+)+(?!\d)")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) (\d[A-Z]{2})\b")
# The table's "1.ª" reads as 1.1; in Portugal its figures are lowered, "a" follows.
_ORDINAL = re.compile(r"(\d+)\.?([ºª])")
_LOWERED = str.maketrans("0123456789ºª", "⠴⠂⠆⠒⠲⠢⠖⠶⠦⠔⠕⠁")
_PHONE = 6  # digits; fewer in groups may be two numbers

Run = tuple[Table | None, str]
"""Text for a table; without one, cells."""
Word = tuple[Run, ...]


def has_braille(language: str) -> bool:
    """Whether this machine can make braille in a language (BCP 47)."""
    return primary(language) in TABLES and is_there(LOUIS.name)


def braille(script: Script) -> bytes:
    """The script as BRF, a form feed between pages.

    Raises NotFound for a language without a table, Unavailable without liblouis, and
    Invalid for text that has no sure braille.
    """
    language = primary(script.language)
    if language not in TABLES:
        raise NotFound(f"liblouis has no braille for the language {language!r}.")
    blocks = [(kind, _words(phrase, language)) for kind, phrase in _blocks(script)]
    runs = {run for _, words in blocks for word in words for run in word}
    cells = _translated(runs)
    return pages(
        Block(kind, tuple("".join(cells[run] for run in word) for word in words))
        for kind, words in blocks
    )


def _blocks(script: Script) -> Iterator[tuple[str, Phrase]]:
    yield "title", script.title
    for section in script.sections:
        yield "question", section.question
        for line in section.lines:
            number = Phrase.of(f"{line.number}. " if line.kind == "number" else "")
            yield line.kind, Phrase((*number.parts, *line.text.parts))
    for n, phrase in enumerate(script.last):
        yield "sentence" if n else "last", phrase


# From phrases to what each table is given.


def _words(phrase: Phrase, language: str) -> list[Word]:
    """What stands between blanks at which a line may end."""
    english = TABLES["en"] if language == "en" else _UNCONTRACTED
    words: list[list[Run]] = [[]]
    for stretch in stretches(phrase, language):
        tag = primary(stretch.language)
        table = TABLES.get(tag, english) if tag != "en" else english
        for text in re.findall(r" |[^ ]+", _plain(stretch.text, tag)):
            if text == " ":
                words.append([])
            else:
                words[-1] += _runs(text, table, english)
    return [tuple(_merged(word)) for word in words if word]


def _plain(text: str, tag: str) -> str:
    """Text with Latin figures, and blanks of its own within what stays together."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(str(unicodedata.decimal(c, c)) for c in plain)
    if tag in ("ar", "fa", "ur"):
        plain = _OPTIONAL.sub("", plain)
    plain = re.sub(r"\s+", " ", plain.translate(_SIGNS))
    plain = _POSTCODE.sub("\\1\u2800\\2", plain)
    if tag == "pt":
        plain = _ORDINAL.sub(_ordinal, plain)
    return _GROUPS.sub(_grouped, plain)


def _grouped(found: "re.Match[str]") -> str:
    is_one = sum(map(str.isdecimal, found[0])) >= _PHONE
    return found[0].replace(" ", "\u00a0") if is_one else found[0]


def _ordinal(found: "re.Match[str]") -> str:
    return NUMBER + (found[1] + found[2]).translate(_LOWERED)


def _runs(text: str, table: Table, english: Table) -> Iterator[Run]:
    """The runs of a word: letters with their signs are a table's own."""
    if not table.letters or (text.isascii() and re.search(r"\d[A-Za-z]", text)):
        own = re.compile("(?!)")
    else:
        letters, signs = table.letters, f"[{table.letters}{table.signs}]"
        own = re.compile(rf"{signs}*[{letters}]{signs}*".replace("[]*", ""))
    for n, part in enumerate(_CELLS.split(text)):
        at = 0
        for found in own.finditer(part) if n % 2 == 0 else ():
            yield from _english(part[at : found.start()], english)
            yield table, found[0].replace("\u00a0", " ")
            at = found.end()
        if n % 2:
            yield None, part
        else:
            yield from _english(part[at:], english)


def _english(text: str, table: Table) -> Iterator[Run]:
    """English, letters that its table lacks without their marks, pictures left out."""
    said = ""
    for c in text:
        base = unicodedata.normalize("NFD", c)[0]
        if c == "\u00a0":
            said += " "
        elif c not in _NOT_ENGLISH and _ENGLISH.fullmatch(c):
            said += c
        elif c.isalpha() and _ENGLISH.fullmatch(base):
            said += base
        elif c.isalnum() or unicodedata.category(c) in ("Sc", "Sm"):
            raise Invalid(f"Braille has no sign for {c!r}, in {text!r}.")
    if said:
        yield table, said


def _merged(word: Iterable[Run]) -> Iterator[Run]:
    """Runs beside each other of one table as one; letters never follow a figure."""
    last: Run | None = None
    for table, text in word:
        if last and last[0] is table:
            last = (table, last[1] + text)
            continue
        if last:
            yield last
            if last[1][-1].isdecimal() and text[0].isalpha():
                yield None, BLANK
        last = (table, text)
    if last:
        yield last


# By liblouis.


def _translated(runs: Iterable[Run]) -> dict[Run, str]:
    """The cells of each run; one process for each table."""
    cells: dict[Run, str] = {}
    by_table: dict[Table, list[Run]] = {}
    for each in runs:
        table, text = each
        if table is None:
            cells[each] = text
        else:
            by_table.setdefault(table, []).append(each)
    for table, own in by_table.items():
        given = "".join(f"{text}\n" for _, text in own)
        wrote = run(LOUIS, ["-f", f"unicode.dis,{table.name}"], given.encode())
        lines = wrote.decode().splitlines()
        if len(lines) != len(own):
            raise Unavailable(
                f"{LOUIS.name} cannot use {table.name}: install liblouis-data."
            )
        for each, line in zip(own, lines, strict=True):
            cells[each] = _sure(line.replace("\u2880", BLANK), each[1], table)
    return cells


def _sure(cells: str, text: str, table: Table) -> str:
    """The cells, in which every figure of the text is still itself."""
    digits = [c for c in unicodedata.normalize("NFKD", text) if c.isdecimal()]
    is_whole = not _CELLS.sub("", cells) and not _UNDEFINED.search(cells)
    figures = figures_in(cells, table.joints) if table.joints else ""
    if not is_whole or figures != "".join(digits):
        raise Invalid(f"There is no sure braille for {text!r}.")
    return cells
