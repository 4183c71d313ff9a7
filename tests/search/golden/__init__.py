"""Golden tokens: what the analyser makes of natural text, in every language.

A file for each language, `<tag>.toml`, of cases: a text, and the terms that come out
of it, each "field stem" or "field stem form" where the form differs. After a change
that is meant, `python -m tests.search.golden` writes the tokens anew and leaves texts
and notes as they are; read the difference before you keep it. Add a case as a
`[[case]]` with a `text`, and let the same command fill in the rest.
"""

import json
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from directory.search.analysis import Analyser

FOLDER = Path(__file__).parent
LANGUAGES = (
    "en",
    "gu",
    "ro",
    "ta",
    "pl",
    "ar",
    "hi",
    "fa",
    "ur",
    "ne",
    "pt",
    "so",
    "sq",
)


def cases(language: str) -> list[dict[str, Any]]:
    """The cases of one language: each a text, its tokens and perhaps a note."""
    loaded: list[dict[str, Any]] = tomllib.loads(_read(language))["case"]
    return loaded


def tokens(text: str, language: str, analyser: Analyser) -> list[str]:
    """What the analyser makes of `text`, as a golden file says it."""
    return [
        f"{word.script} {word.stem}"
        + (f" {word.form}" if word.form != word.stem else "")
        for word in analyser.words(text, language)
    ]


def renewed(language: str, analyser: Analyser) -> str:
    """The file of `language` with the tokens as they are now."""
    head = _read(language).partition("[[case]]")[0]
    return head + "\n".join(
        _case(case, tokens(case["text"], language, analyser))
        for case in cases(language)
    )


def _case(case: dict[str, Any], found: list[str]) -> str:
    lines = ["[[case]]", f"text = {_quoted(case['text'])}"]
    if "note" in case:
        lines.append(f"note = {_quoted(case['note'])}")
    lines += ["tokens = [", *(f"  {_quoted(token)}," for token in found), "]", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """As a TOML string, in which what cannot be seen is escaped."""
    return "".join(
        f"\\u{ord(letter):04x}" if unicodedata.category(letter) == "Cf" else letter
        for letter in json.dumps(text, ensure_ascii=False)
    )


def _read(language: str) -> str:
    return (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
