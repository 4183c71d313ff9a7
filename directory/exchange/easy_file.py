"""Easy words that go out to a person as a plain text file, and come in approved.

A part for each sentence: "[ ] The sentence.", then its easy words, a line for each. A
person puts an x into the brackets of what they approve.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from directory.errors import Invalid

LIMIT = 1_000_000
"""Characters of a file."""
_PART = re.compile(r"^\[(?P<mark>[^\]\n]{0,5})\](?!\() *(?P<source>.*)$")
_HEAD = """\
# Easy words for {slug}.
# Below each sentence are easy words for it. Change them where they can be better. Keep
# every time, number, price and name. When a sentence is right, put an x into its
# brackets: [x]. Do not change the sentence itself. Then run:
# directory easy-words in {slug} FILE --by NAME --role editor
"""


@dataclass(frozen=True, slots=True)
class EasyPart:
    """A sentence and its easy words. line: where it begins in the file, from 1.

    note: what is said to whoever approves it.
    """

    source: str
    text: str
    is_approved: bool
    line: int = 0
    note: str = ""


def write(slug: str, parts: Iterable[EasyPart]) -> str:
    """The file."""
    said = [
        f"[{'x' if part.is_approved else ' '}] {part.source}\n"
        f"{f'# {part.note}' + chr(10) if part.note else ''}{part.text}\n"
        for part in parts
    ]
    return "\n".join([_HEAD.format(slug=slug), *said])


def read(text: str) -> list[EasyPart]:
    """The parts of a file. Raises Invalid, with the line, for what is none."""
    if len(text) > LIMIT:
        raise Invalid(f"The file has more than {LIMIT:,} characters.")
    parts = list(_parts(text.lstrip("\ufeff").splitlines()))
    if not parts:
        raise Invalid("The file has no sentence: none of its lines begins with [ ].")
    return parts


def _parts(lines: list[str]) -> Iterator[EasyPart]:
    begin = [n for n, line in enumerate(lines) if _PART.match(line)]
    first = begin[0] if begin else len(lines)
    for number, line in enumerate(lines[:first], 1):
        if line.strip() and not line.startswith("#"):
            raise Invalid(f"Line {number}: put a sentence in brackets before this one.")
    for start, end in pairwise([*begin, len(lines)]):
        found = _PART.match(lines[start])
        mark = found["mark"].strip().lower() if found else "?"
        if found is None or mark not in ("", "x"):
            raise Invalid(f"Line {start + 1}: write [x] or [ ] before the sentence.")
        body = [line for line in lines[start + 1 : end] if not line.startswith("# ")]
        yield EasyPart(
            source=found["source"].strip(),
            text="\n".join(body).strip(),
            is_approved=mark == "x",
            line=start + 1,
        )
