"""Review by PO: the format of GNU gettext, through Babel.

`msgctxt` is the beginning of the sentence's digest, and the listing where it is for
one alone. A text that nobody has signed is `fuzzy`; taking that flag away signs it.
`#.` comments tell a person what is known; the last one tells it to this program.
"""

import json
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from directory.errors import Invalid
from directory.exchange.review import Read, Refused, Unit, Work
from directory.exchange.review_files import (
    DRAFT,
    PREFIX,
    bounded,
    check_language,
    check_works,
    decoded,
    divided,
    is_unchecked,
    kept,
    language_of,
    notes,
    returned,
)
from directory.text.segments import digest
from directory.wording.languages import Language

_NAME = 16
"""Hexadecimal digits of a digest that name a sentence in its file."""
_WIDE = 2**31
"""Characters to a line: none is broken, or Babel would break the comments too."""
_COUNT = "X-Front-Door-Sentences"
_CONTEXT = re.compile(r"([0-9a-f]{16,64})(?:@(.+))?")
# Babel drops the last letter of a string that lacks its closing mark.
_LINE = re.compile(
    r"\s*(?:#.*|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?"
    r'"(?:[^"\\]++|\\.)*+"\s*)?'
)
_AFTER = {
    "msgctxt": ("", "msgstr", "msgstr["),
    "msgid": ("", "msgstr", "msgstr[", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr["),
}
"""Which keywords a keyword may follow: of two translations, Babel takes the first."""


class _Messages(Catalog):
    """What a file holds, as it stands: a Catalog would merge what stands twice."""

    def __init__(self) -> None:
        super().__init__(locale=None)
        self.read: list[Message] = []

    @property
    def num_plurals(self) -> int:
        """As many as any language has: the files of others may have plural forms."""
        return 10

    def __setitem__(self, _key: object, message: Message) -> None:
        self.read.append(message)


def write(
    works: Iterable[Work], language: str, meanings: Mapping[str, str] | None = None
) -> bytes:
    """Return the works of one language as a PO file.

    language: BCP 47. meanings: of the codes in `Work.reason`, in plain English.
    Raises Invalid when there is no work, or too much for one file.
    """
    header = _header(language_of(language))
    listed = check_works(works)
    catalog = Catalog(locale=None)
    length = _name_length(listed)
    for work in listed:
        message = Message(
            work.source,
            work.text,
            auto_comments=[*notes(work, meanings).values(), _comment(work)],
            context=work.key.replace(work.digest, work.digest[:length], 1),
        )
        # Babel takes "a 20% discount" for a pattern with a place in it.
        message.flags = {"fuzzy"} if is_unchecked(work) else set()
        catalog[work.source] = message
    file = BytesIO()
    write_po(file, catalog, width=_WIDE, omit_header=True)
    count = f'"{_COUNT}: {len(listed)}\\n"\n\n'
    return bounded((header + count).encode() + file.getvalue())


def read(data: bytes, language: str) -> Read:
    """Return what a PO file says.

    Raises Invalid, with one sentence: too large, not in UTF-8, no PO file, cut off,
    in another language, or no review of ours.
    """
    header, messages = _parsed(decoded(data))
    _check_charset(header.get("content-type", ""))
    ours = [
        message for message in messages if _CONTEXT.fullmatch(message.context or "")
    ]
    if not ours:
        raise Invalid("This PO file holds no sentence that Front Door sent out.")
    check_language(header.get("language", ""), language)
    _check_count(header.get(_COUNT.lower(), ""), len(messages))
    units, refused = divided(map(_unit, messages))
    return Read(language, units, refused)


def _name_length(works: list[Work]) -> int:
    names = {work.digest[:_NAME] for work in works}
    return _NAME if len(names) == len({work.digest for work in works}) else 64


def _comment(work: Work) -> str:
    said = {"digest": work.digest} | kept(work)
    return f"{PREFIX}: {json.dumps(said, ensure_ascii=False)}"


def _header(language: Language) -> str:
    locale = Locale.parse(language.locale)
    fields = {
        "Project-Id-Version": "Front Door, translations of listings",
        "Language": language.tag.replace("-", "_"),
        # Not from CLDR's rules: that of Portuguese is none that gettext can read.
        "Plural-Forms": get_plural(locale).plural_forms,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f'"{field}: {value}\\n"\n' for field, value in fields.items())
    name = locale.get_language_name("en")
    said = "".join(
        f"# {line}\n"
        for line in (
            f"Listings of Front Door, from English into {name}.",
            *DRAFT.replace(". ", ".\n").splitlines(),
            "Here a draft is marked as fuzzy (needs work).",
            "Taking that mark away says: I have checked it.",
        )
    )
    return f'{said}msgid ""\nmsgstr ""\n{lines}'


def _parsed(text: str) -> tuple[dict[str, str], list[Message]]:
    """The fields of the header, with small letters, and the other messages."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    _check_lines(lines)
    catalog = _Messages()
    try:
        # Without what is obsolete: Babel stumbles over "#~|".
        PoFileParser(catalog, abort_invalid=True).parse(
            ["" if line.lstrip().startswith("#~") else line for line in lines]
        )
    except (PoFileError, IndexError, ValueError) as error:
        raise Invalid(f"The PO file is damaged or cut off: {error}.") from error
    header: dict[str, str] = {}
    for message in catalog.read:
        if not message.id and message.context is None:
            header |= _fields(str(message.string))
    return header, [message for message in catalog.read if message.id]


def _check_lines(lines: Iterable[str]) -> None:
    """Raise Invalid for a line that is none of PO, or stands where it cannot."""
    before = ""
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        keyword = (found["keyword"] or "") if found else ""
        kind = keyword.partition("[")[0]
        if not found or (keyword and before not in _AFTER[kind]):
            raise Invalid(
                f"This is no PO file, or it is damaged or cut off: line {number:,} "
                "cannot be read."
            )
        if keyword:
            before = "msgstr[" if "[" in keyword else kind


def _fields(header: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in header.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _check_charset(content_type: str) -> None:
    found = re.search(r"charset=([^\s;]+)", content_type, re.IGNORECASE)
    if found and found[1].lower() not in ("utf-8", "utf8", "us-ascii", "charset"):
        raise Invalid(f"The file says that it is in {found[1]}. Save it in UTF-8.")


def _check_count(said: str, found: int) -> None:
    if said.isascii() and said.isdigit() and found < int(said[:9]):
        raise Invalid(
            f"The file has {found:,} of its {int(said[:9]):,} sentences: it was cut "
            "off, or some were taken out. Leave them in, without a translation."
        )


def _unit(message: Message) -> Unit | Refused:
    line = message.lineno or 0
    if not isinstance(message.id, str) or not isinstance(message.string, str):
        return Refused(line, str(message.id[0]), "it has plural forms; ours have none")
    context = _CONTEXT.fullmatch(message.context or "")
    if not context:
        why = "it has lost its msgctxt, or is none of the sentences that went out"
        return Refused(line, message.id, why)
    about = _about(message.auto_comments)
    claimed = str(about.get("digest", ""))
    if not claimed.startswith(context[1]):
        claimed = context[1]
    found = digest(message.id)
    about["digest"] = found if found.startswith(context[1]) else claimed
    about["service_id"] = context[2] or ""
    return returned(message.id, message.string, about, not message.fuzzy, line)


def _about(comments: Iterable[str]) -> dict[str, Any]:
    """What our own comment says; {} when a tool has left it out or broken it."""
    for comment in comments:
        if comment.startswith(f"{PREFIX}: "):
            try:
                said = json.loads(comment.removeprefix(f"{PREFIX}: "))
            except (ValueError, RecursionError):
                continue
            if isinstance(said, dict):
                return said
    return {}
