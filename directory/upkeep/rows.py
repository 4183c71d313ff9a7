"""Phones, languages and lists, as they are typed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from babel import Locale

from directory.model.nouns import (
    Language,
    Phone,
    RequiredDocument,
    Service,
    ServiceArea,
)
from directory.upkeep.filling import OFFERED
from directory.upkeep.form import Typed
from directory.upkeep.remarks import Known, Remarks
from directory.wording import vocabulary

TYPES = ("voice", "sms", "textphone", "video", "fax")
"""Kinds of telephone to choose from; a number may have come with another."""


def phones_of(
    rows: Sequence[dict[str, str]],
    before: Service,
    known: Known,
    remarks: Remarks,
) -> tuple[Phone, ...]:
    """The numbers of the rows, as they will be shown and printed."""
    old = {each.id: each for each in before.phones}
    made = []
    for n, row in enumerate(rows):
        place, was = f"phones-{n}-number", old.get(row["id"])
        if not row["number"]:
            remarks.wrong(place, "Please write the phone number, or clear this row.")
            continue
        number = row["number"]
        if was is None or was.number != number:
            found = known.checks.phone(number, before.example)
            if found.error:
                remarks.wrong(place, found.error)
            if found.warning:
                remarks.doubt(place, found.warning)
            number = found.shown or number
            if number != row["number"]:
                remarks.say(place, f"It will be shown and printed as {number}")
        made.append(
            replace(
                was or Phone(id=known.new_id(), number=number),
                number=number,
                extension=row["extension"],
                type=_type(row["type"], was),
                description=row["description"],
            )
        )
    return tuple(made)


def _type(said: str, was: Phone | None) -> str:
    """The kind that was chosen, else the one from before."""
    if said in TYPES or said in vocabulary.PHONE_TYPES:
        return said
    return was.type if was else ""


def languages_of(
    typed: Typed, before: Service, known: Known, remarks: Remarks
) -> tuple[Language, ...]:
    """The languages with a ticked box, and those whose names are typed."""
    by_code = {each.code: each for each in before.languages if each.code}
    by_name = {each.name.casefold(): each for each in before.languages}
    made = []
    for code in typed["languages"]:
        if code in OFFERED:
            was = by_code.get(code)
            new = Language(id=known.new_id(), code=code, name=english_name(code))
            made.append(was or new)
    for said in typed["languages_more"].split(","):
        name = said.strip()
        was = by_name.get(name.casefold()) or by_code.get(name)
        if name and was is None:
            code = language_codes().get(name.casefold(), "")
            if not code:
                remarks.doubt(
                    "languages_more",
                    f"No language that we know is called “{name}”. It will stand "
                    "there in English in every language.",
                )
            was = by_code.get(code) if code else None
            was = was or Language(id=known.new_id(), code=code, name=name)
        if was and was not in made:
            made.append(was)
    if {each.id for each in made} == {each.id for each in before.languages}:
        return before.languages
    return tuple(made)


def english_name(code: str) -> str:
    """What a language is called in English."""
    names = Locale("en").languages
    return "British Sign Language" if code == "bfi" else names.get(code, code)


@cache
def language_codes() -> dict[str, str]:
    """The BCP 47 tags of languages by their English names, in small letters."""
    names = Locale("en").languages
    found = {name.casefold(): code.replace("_", "-") for code, name in names.items()}
    return found | {
        "bsl": "bfi",
        "british sign language": "bfi",
        "farsi": "fa",
        "sign language": "bfi",
    }


def documents_of(
    text: str, before: Service, known: Known
) -> tuple[RequiredDocument, ...]:
    """What to bring: a line each."""
    old = {" ".join(each.document.split()): each for each in before.required_documents}
    usual = vocabulary.DOCUMENTS
    return tuple(
        old.get(line)
        or RequiredDocument(
            id=known.new_id(), document=usual.get(vocabulary.key(line), line)
        )
        for line in lines_of(text)
    )


def areas_of(text: str, before: Service, known: Known) -> tuple[ServiceArea, ...]:
    """Where people must live: a line each."""
    old = {each.name: each for each in before.service_areas}
    return tuple(
        old.get(line) or ServiceArea(id=known.new_id(), name=line)
        for line in lines_of(text)
    )


def lines_of(text: str) -> list[str]:
    """The lines in which something stands, each once."""
    every = (" ".join(line.split()).lstrip("-•* ") for line in text.split("\n"))
    return list(dict.fromkeys(line for line in every if line))
