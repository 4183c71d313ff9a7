"""The reference data of content/: categories, places, calendar, site, pictures, words.

Written by people, so whatever is wrong in it is said with the file's name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from directory.model.calendar import Calendar
from directory.model.documents import from_document
from directory.model.nouns import Schedule
from directory.model.pictures import Pictures
from directory.model.places import Gazetteer, Place
from directory.model.site import Desk, Emergency, HelpLine, Site
from directory.model.taxonomy import Category, Taxonomy
from directory.model.words import Words
from directory.storage.content_files import Table, checked, read_table
from directory.storage.picture_files import load_pictures
from directory.storage.word_files import load_words
from directory.wording.languages import ENGLISH, LANGUAGES

T = TypeVar("T")
NameFiles = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By BCP 47 tag, then code or slug: a `name`, and sometimes a `description`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that listings refer to.

    words: as shipped; storage.words has what staff change.
    untranslated: names that stay as they are in every language.
    digest: of the files that say what listings mean.
    """

    taxonomy: Taxonomy
    gazetteer: Gazetteer
    calendar: Calendar
    site: Site
    pictures: Pictures
    words: Words
    untranslated: tuple[str, ...]
    digest: str

    @classmethod
    def load(cls, content: Path) -> "Reference":
        """Read the files below content/. Raises Invalid, naming the file."""
        pictures = load_pictures(content)
        return cls(
            taxonomy=_named(content / "taxonomy", "categories.toml", _taxonomy),
            gazetteer=_named(content / "places", "places.toml", _gazetteer),
            calendar=load_calendar(content),
            site=_made(content / "site.toml", _site),
            pictures=pictures,
            words=load_words(content / "words"),
            untranslated=_made(
                content / "untranslated.toml", lambda table: tuple(table["names"])
            ),
            # Not the words: they are looked up when someone searches, so the index,
            # which is made again when this changes, holds nothing of them.
            digest=_digest(content, ("taxonomy", "places", "calendar")),
        )


def load_calendar(content: Path) -> Calendar:
    """Bank holidays and school terms alone. Raises Invalid, naming what is wrong."""
    folder = content / "calendar"
    holidays = read_table(folder / "bank-holidays.toml")
    terms = read_table(folder / "school-terms.toml")
    return checked(folder, lambda: _calendar(holidays, terms))


def _digest(content: Path, folders: tuple[str, ...]) -> str:
    digest = blake2b(digest_size=8)
    for folder in folders:
        for path in sorted((content / folder).rglob("*.toml")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _made(path: Path, make: Callable[[Table], T]) -> T:
    table = read_table(path)
    return checked(path, lambda: make(table))


def _named(folder: Path, file: str, make: Callable[[Table, NameFiles], T]) -> T:
    """What a file describes, with its names in the languages beside it.

    names/<tag>.toml: for each code or slug its `name`, and a `description`.
    """
    path = folder / file
    table = read_table(path)
    checked(path, lambda: make(table, {}))
    names = {
        each.stem: checked(each, partial(_name_file, each, read_table(each)))
        for each in sorted((folder / "names").glob("*.toml"))
    }
    return make(table, names)


def _name_file(path: Path, table: Table) -> Mapping[str, Mapping[str, str]]:
    """A file of names, held against its form. Raises ValueError."""
    tags = {language.tag for language in LANGUAGES} - {ENGLISH.tag}
    if path.stem not in tags:
        raise ValueError(f"{path.stem!r} is none of {', '.join(sorted(tags))}")
    for code, names in table.items():
        for what, said in names.items():
            if what not in ("name", "description") or not isinstance(said, str):
                raise ValueError(f"[{code}] holds a name and a description, as text")
    return table


def _in_all(what: str, english: Table, names: NameFiles, key: str) -> dict[str, str]:
    """ "name" or "description" of one thing, by language."""
    others = {tag: table.get(key, {}).get(what) for tag, table in names.items()}
    return {**english[what], **{tag: said for tag, said in others.items() if said}}


def _taxonomy(table: Table, names: NameFiles) -> Taxonomy:
    about = table["taxonomy"]
    return Taxonomy(
        about["id"],
        about["name"],
        about["description"],
        tuple(
            Category(
                id=term["id"],
                code=term["code"],
                names=_in_all("name", term, names, term["code"]),
                descriptions=_in_all("description", term, names, term["code"]),
                parent=term.get("parent", ""),
                sensitive=term.get("sensitive", False),
                also=tuple(term.get("also", ())),
            )
            for term in table["term"]
        ),
    )


def _gazetteer(table: Table, names: NameFiles) -> Gazetteer:
    return Gazetteer(
        tuple(
            Place(
                slug=place["slug"],
                names=_in_all("name", place, names, place["slug"]),
                kind=place["kind"],
                latitude=place["latitude"],
                longitude=place["longitude"],
                postcodes=tuple(place.get("postcodes", ())),
            )
            for place in table["place"]
        ),
        borough=_in_all("name", table["borough"], names, "borough"),
    )


def _calendar(holidays: Table, terms: Table) -> Calendar:
    spans = sorted((span["first_day"], span["last_day"]) for span in terms["span"])
    days = frozenset(holiday["date"] for holiday in holidays["bank_holiday"])
    return Calendar(days, tuple(spans))


def _site(table: Table) -> Site:
    line = table["help_line"]
    return Site(
        name=table["name"],
        borough=table["borough"],
        is_example=table.get("example", False),
        help_line=HelpLine(
            name=line["name"],
            phone=line["phone"],
            email=line.get("email", ""),
            schedules=tuple(
                from_document(Schedule, {"id": f"help-line-{n}", **schedule})
                for n, schedule in enumerate(line.get("schedules", ()))
            ),
        ),
        emergency=tuple(
            Emergency(code=entry["code"], phone=entry["phone"])
            for entry in table.get("emergency", ())
        ),
        desks=tuple(Desk(**desk) for desk in table.get("desk", ())),
    )
