"""Which languages can be translated into: installed, available, missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from directory.errors import Invalid
from directory.translation.available import Index, Offer
from directory.translation.codes import ENGLISH, english_name
from directory.translation.packages import Installed, Packages
from directory.translation.records import files_of, read_record
from directory.wording.languages import LANGUAGES

SOUND, DAMAGED, UNRECORDED = "sound", "damaged", "unrecorded"


@dataclass(frozen=True, slots=True)
class Stock:
    """Every language of ours but English, and every package.

    fetched_at: when the index was last fetched, ISO 8601; "" when it never was.
    """

    languages: Sequence["Row"]
    others: Sequence[Installed]
    folder: Path
    fetched_at: str

    def lines(self) -> Iterator[str]:
        """In words, a line to a language."""
        for row in self.languages:
            yield f"{row.code:<4}{english_name(row.code):<12}{row.words()}"
        for each in self.others:
            names = f"{english_name(each.source)} to {english_name(each.target)}"
            name = names if each.source else each.folder.name
            yield f"    {name}: {told(each)}"

    def as_json(self) -> dict[str, Any]:
        """The same as one object."""
        return {
            "folder": str(self.folder),
            "index_fetched_at": self.fetched_at or None,
            "languages": [row.as_json() for row in self.languages],
            "others": [as_json(each) for each in self.others],
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A language of ours. is_known: whether there is an index to look into."""

    code: str
    installed: Installed | None
    offer: Offer | None
    is_known: bool

    @property
    def state(self) -> str:
        """ "installed", "available", "missing"; "unknown" when nobody could ask."""
        if self.installed:
            return "installed"
        if self.offer:
            return "available"
        return "missing" if self.is_known else "unknown"

    def words(self) -> str:
        """What there is, and what to do for more."""
        offered = self.offer.version if self.offer else ""
        if self.installed:
            is_newer = offered and offered != self.installed.version
            newer = f"; the index has version {offered}" if is_newer else ""
            return f"installed: {told(self.installed)}{newer}"
        return {
            "available": f"available: version {offered}",
            "missing": "missing: the index has none",
            "unknown": "not installed; nobody could ask what is available",
        }[self.state]

    def as_json(self) -> dict[str, Any]:
        """The same as one object."""
        return {
            "code": self.code,
            "name": english_name(self.code),
            "state": self.state,
            "installed": as_json(self.installed) if self.installed else None,
            "available": self.offer.version if self.offer else None,
        }


def stock_of(packages: Packages, index: Index) -> Stock:
    """What there is. Every file of every package is read, to compare its checksum."""
    installed = packages.installed(check=True)
    into = {each.target: each for each in installed if each.source == ENGLISH}
    fetched: datetime | None = index.fetched_at()
    rows = [
        Row(
            language.tag,
            into.get(language.tag),
            index.best(language.tag),
            is_known=fetched is not None,
        )
        for language in LANGUAGES
        if language.tag != ENGLISH
    ]
    shown = [row.installed for row in rows]
    return Stock(
        languages=rows,
        others=[each for each in installed if each not in shown],
        folder=packages.folder,
        fetched_at=fetched.isoformat(timespec="seconds") if fetched else "",
    )


def state_of(installed: Installed) -> str:
    """Of its checksums: "unrecorded" is what was not installed with this program."""
    if installed.damage:
        return DAMAGED
    return SOUND if installed.checksum else UNRECORDED


def told(installed: Installed) -> str:
    """A package in words."""
    version = f"version {installed.version}, " if installed.version else ""
    size = f"{size_of(installed) / 1_000_000:.1f} MB"
    damage = f" - {installed.damage} Install it again." if installed.damage else ""
    return f"{version}{size}, {state_of(installed)}{damage}"


def as_json(installed: Installed) -> dict[str, Any]:
    """A package with all that is known of it."""
    try:
        record = read_record(installed.folder)
    except Invalid:
        record = None
    return {
        "source": installed.source,
        "target": installed.target,
        "codes": [record.source, record.target] if record else None,
        "version": installed.version,
        "bytes": size_of(installed),
        "checksum": installed.checksum or None,
        "state": state_of(installed),
        "damage": installed.damage or None,
        "origin": record.origin if record else None,
        "installed_at": record.installed_at if record else None,
        "folder": installed.folder.name,
    }


def size_of(installed: Installed) -> int:
    """Its bytes, as far as its files can be looked at."""
    try:
        return sum(status.st_size for _, status in files_of(installed.folder))
    except (Invalid, OSError):
        return 0
