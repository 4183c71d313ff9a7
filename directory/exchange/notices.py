"""What staff should look at in a record that is otherwise fine."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import phonenumbers

from directory.exchange.identity import made_id
from directory.exchange.values import Report
from directory.model.documents import Document
from directory.model.listing import CHECK_AFTER

_CANDIDATE = re.compile(r"(?<![\w/.-])(?:\+44|0)[\d() .-]{8,18}\d(?![\w/])")
_PROSE = (
    "description",
    "application_process",
    "fees_description",
    "eligibility_description",
    "alert",
)
_SIGNIFICANT = 9


def look(report: Report, service: Document, told: list[Document], today: date) -> None:
    """Note numbers in prose, a lapsed check, no organization.

    told: the service's organization and locations, whose phones are known too.
    """
    _phones_in_prose(report, service, told)
    checked = service.get("assured_date")
    if not checked:
        report.add("not_checked", "assured_date", "nobody says when it was checked")
    elif date.fromisoformat(checked) + CHECK_AFTER < today:
        report.add("not_checked", "assured_date", "checked too long ago", checked)
    if not service.get("organization_id"):
        report.add("no_organization", "organization", "kept without")


def key_of(service: Document) -> bytes:
    """The same for two services of one name and one organization."""
    name = " ".join(re.findall(r"\w+", service["name"].casefold()))
    return bytes.fromhex(
        made_id(name, service.get("organization_id", "")).replace("-", "")
    )


def _phones_in_prose(report: Report, service: Document, told: list[Document]) -> None:
    known: set[str] | None = None
    for field in _PROSE:
        for number in _numbers(service.get(field, "")):
            if known is None:
                known = {_end(n) for n in _phones([service, *told])}
            if _end(number) not in known:
                known.add(_end(number))
                report.add("phone_in_prose", field, "left in the text", number)


def _numbers(text: str) -> Iterator[str]:
    for match in _CANDIDATE.finditer(text):
        try:
            number = phonenumbers.parse(match[0], "GB")
        except phonenumbers.NumberParseException:
            continue
        digits = str(number.national_number)
        if phonenumbers.is_possible_number(number) and len(digits) >= _SIGNIFICANT:
            yield match[0].strip()


def _end(number: str) -> str:
    return re.sub(r"\D", "", number)[-_SIGNIFICANT:]


def _phones(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _phones(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "number":
                yield str(item)
            else:
                yield from _phones(item)
