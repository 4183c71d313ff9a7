"""Codes of languages: as argostranslate writes them, and as BCP 47 does."""

import re
from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

from directory.wording.languages import LANGUAGES

ENGLISH = "en"

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_TAGS = {"pb": "pt-BR", "zt": "zh-Hant"}
"""Codes of argostranslate's index that mean something else, or nothing, in BCP 47."""


def is_code(code: object) -> bool:
    """Whether it looks like a code of a language. Nothing in it can be a path."""
    return isinstance(code, str) and _CODE.fullmatch(code) is not None


def tag_of(code: str) -> str:
    """The BCP 47 tag of a code that a package says: "pt-BR" for "pb"."""
    return _TAGS.get(code, code)


def language_of(code: str) -> str:
    """The language without its region or script: "pt" for "pb" and "pt-BR"."""
    return tag_of(code).partition("-")[0]


def names_of(code: str) -> set[str]:
    """Everything that a person may call it: "pb", "pt-BR" and "pt"."""
    return {code, tag_of(code), language_of(code)}


def settled(codes: Iterable[str]) -> dict[str, str]:
    """The language of ours for which each code stands, when all of them are there.

    "pb" stands for "pt" while no package says "pt" itself; then it is "pt-BR", in
    which no page asks for anything.
    """
    ours = {language.tag for language in LANGUAGES}
    found: dict[str, str] = {}
    for code in sorted(set(codes), key=lambda code: (code != language_of(code), code)):
        language = language_of(code)
        is_free = language in ours and language not in found.values()
        found[code] = language if is_free else tag_of(code)
    return found


def english_name(code: str) -> str:
    """What English calls it (CLDR), or the code itself."""
    try:
        name = Locale.parse(tag_of(code), sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = None
    return name or code
