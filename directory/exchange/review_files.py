"""What both kinds of review file have in common: their door, their notes."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from directory.errors import Invalid
from directory.exchange.review import Refused, Unit, Work, mark
from directory.wording.languages import ENGLISH, LANGUAGES, Language

LIMIT = 20_000_000
"""Bytes in a file: some 30,000 sentences as PO, 15,000 as XLIFF."""

PREFIX = "front-door"
"""What is ours in a file that other programs write to as well."""

DRAFT = (
    "Sentences that a computer translated are drafts: nobody has checked them. "
    "Correct what is wrong, and mark what is right as checked. "
    "Telephone numbers, addresses, dates, times, prices and names stay as they are."
)

_SHOWN = 5
"""Listings named in a note; the others are counted."""
_KEPT = (
    *("origin", "state", "reason", "engine", "version"),
    *("checked_by", "checked_at", "service_id"),
)
_ORIGINS = ("machine", "person", "")
_STATES = ("shown", "held", "withheld", "missing")
_REGION = re.compile(r"[a-z]{2}|\d{3}")


def decoded(data: bytes) -> str:
    """The text of a file. Raises Invalid: too large, empty, or not in UTF-8."""
    if len(data) > LIMIT:
        raise Invalid(f"The file is larger than {LIMIT // 1_000_000} MB. Divide it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("The file is not in UTF-8. Save it in that encoding.") from error
    if not text.strip():
        raise Invalid("The file is empty.")
    return text


def check_language(said: str, wanted: str) -> None:
    """Raise Invalid unless the file's language is the one asked for.

    A tool may have put a region to it: "ur_PK" is "ur".
    """
    if not said.strip():
        raise Invalid(f"The file does not say its language; it should be {wanted}.")
    tag, asked = said.strip().replace("_", "-").lower(), wanted.lower()
    rest = tag.removeprefix(f"{asked}-")
    if tag != asked and (rest == tag or not _REGION.fullmatch(rest)):
        raise Invalid(f"The file is in {said.strip()[:40]}, not in {wanted}.")


def language_of(tag: str) -> Language:
    """The language to translate into. Raises Invalid when it is none of ours."""
    for language in LANGUAGES:
        if language.tag == tag and language is not ENGLISH:
            return language
    raise Invalid(f"Nothing is translated into {tag!r} here.")


def check_works(works: Iterable[Work]) -> list[Work]:
    """The works of a file to be written. Raises Invalid for none, or one twice."""
    listed = list(works)
    if not listed:
        raise Invalid("There is nothing to review in this language.")
    if len({work.key for work in listed}) < len(listed):
        raise Invalid("A sentence stands twice in what is to be reviewed.")
    return listed


def bounded(data: bytes) -> bytes:
    """A file that was written. Raises Invalid when it could not come in again."""
    if len(data) > LIMIT:
        raise Invalid(
            f"That makes a file of more than {LIMIT // 1_000_000} MB. Choose fewer "
            "sentences, or write PO, which is smaller."
        )
    return data


def is_unchecked(work: Work) -> bool:
    """Whether a text goes out as a draft: nobody has signed it, whoever wrote it."""
    return bool(work.text.strip()) and not work.checked_at


def notes(work: Work, meanings: Mapping[str, str] | None = None) -> dict[str, str]:
    """What is told about a sentence, in plain English: kind of note → words.

    meanings: of the codes in `Work.reason`.
    """
    code = work.reason
    reason = (meanings or {}).get(code, code.replace("_", " "))
    said = {
        "origin": _origin(work),
        "state": _state(work.state, f": {reason}" if reason else ""),
        "scope": "This translation is for one listing only." if work.service_id else "",
        "where": _where(work.where),
    }
    return {kind: words for kind, words in said.items() if words}


def _origin(work: Work) -> str:
    if not work.text.strip():
        return ""
    by = "A person wrote" if work.origin == "person" else "A computer made"
    if work.checked_at:
        return f"{by} this translation. A person checked it ({work.checked_at[:10]})."
    return f"{by} this translation. Nobody has checked it."


def _state(state: str, why: str) -> str:
    if state == "missing":
        return f"There is no translation yet{why}."
    if state == "shown":
        return "Readers see it."
    return f"Readers see the English instead, until a person has checked this{why}."


def _where(listings: tuple[str, ...]) -> str:
    if not listings:
        return ""
    more = len(listings) - _SHOWN
    names = "; ".join(listings[:_SHOWN])
    return f"Stands in: {names}{f'; and {more} more' if more > 0 else ''}"


def kept(work: Work) -> dict[str, Any]:
    """What a program is to find again: names → texts; `where` is a list."""
    about: dict[str, Any] = {
        name: value for name in _KEPT if (value := getattr(work, name))
    }
    about["out"] = mark(work.text)
    return about | ({"where": list(work.where)} if work.where else {})


def returned(
    source: str, text: str, about: Mapping[str, Any], approved: bool, line: int
) -> Unit | Refused:
    """A sentence as a file brought it back, or why it cannot be one.

    about: as `kept` made it, as far as the tool between has left it whole; it holds
    "digest" at least.
    """
    said = {
        name: value
        for name, value in about.items()
        if isinstance(value, str) and name in (*_KEPT, "digest", "out")
    }
    where = about.get("where")
    origin, state = said.get("origin", ""), said.get("state", "")
    out = said.get("out", "")
    try:
        work = Work(
            digest=said.get("digest", ""),
            source=source,
            text=text,
            origin=origin if origin in _ORIGINS else "",
            state=state if state in _STATES else "missing",
            reason=said.get("reason", ""),
            engine=said.get("engine", ""),
            version=said.get("version", ""),
            checked_by=said.get("checked_by", ""),
            checked_at=said.get("checked_at", ""),
            service_id=said.get("service_id", ""),
            where=tuple(map(str, where)) if isinstance(where, list) else (),
        )
    except Invalid as error:
        return Refused(line, source, str(error))
    return Unit(work, approved and bool(text.strip()), line, out)


def divided(
    read: Iterable[Unit | Refused],
) -> tuple[tuple[Unit, ...], tuple[Refused, ...]]:
    """The sentences that could be read, and those that could not."""
    listed = list(read)
    return (
        tuple(item for item in listed if isinstance(item, Unit)),
        tuple(item for item in listed if isinstance(item, Refused)),
    )
