"""What is about a person: found by the names of properties, and taken out."""

import re
from collections.abc import Mapping
from typing import Any

from directory.exchange.links import email
from directory.exchange.values import Report
from directory.model.documents import Document

_PERSONAL = re.compile(
    r"(?:assur|updat|modifi|creat|verifi|review|edit|approv|publish|own|chang)\w*_?by$"
    r"|(?:assurer|author|owner|editor|reviewer|submitter|manager)(?:_?(?:name|email))?$"
    r"|(?:first|last|sur|full|contact|person)_?name$|date_of_birth|^personal_",
    re.IGNORECASE,
)


def is_personal(name: str) -> bool:
    """Whether a property that we have no place for is about a person."""
    return _PERSONAL.search(name) is not None


def without_the_person(report: Report, raw: Mapping[str, Any], path: str) -> Document:
    """A contact without an address that is made of the name of a person."""
    contact = dict(raw)
    name = str(contact.get("name") or "").casefold()
    if name == str(contact.get("title") or "").casefold():
        contact.pop("name", None)
        return contact
    try:
        local = email(str(contact.get("email") or ""))[0].partition("@")[0]
    except ValueError:
        return contact
    words = [word for word in re.findall(r"\w+", name) if len(word) > 2]
    if any(word in local.casefold() for word in words):
        contact.pop("email")
        report.add("personal_data", f"{path}.email", "removed")
    return contact
