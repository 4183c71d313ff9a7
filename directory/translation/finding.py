"""What lies in the folder of installed packages, and what each of it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from directory.errors import Invalid
from directory.translation.checking import check_folder, read_metadata
from directory.translation.records import damage_of, read_record

_NAME = re.compile(
    r"translate-([A-Za-z0-9-]+)_([A-Za-z0-9-]+)\.([1-9][0-9]{0,8})\.[0-9a-f]{8}"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A package in its folder.

    source, target: codes as argostranslate writes them, "" if nobody can tell.
    number: the highest of a pair counts; 0 for one that was put there by hand.
    """

    folder: Path
    number: int = 0
    source: str = ""
    target: str = ""
    version: str = ""
    checksum: str = ""
    damage: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """Its languages."""
        return self.source, self.target


def found_in(live: Path, *, check: bool = False) -> list[Found]:
    """Every package in a folder, in the order of languages. Raises nothing."""
    try:
        folders = [path for path in live.iterdir() if path.is_dir()]
    except OSError:
        return []
    found = [_look(folder, check=check) for folder in folders]
    return sorted(found, key=lambda each: (each.pair, each.number, each.folder.name))


def latest(found: Iterable[Found]) -> list[Found]:
    """The one of each pair that counts, and those of which nobody knows the pair."""
    newest = {each.pair if any(each.pair) else each.folder: each for each in found}
    return list(newest.values())


def _look(folder: Path, *, check: bool) -> Found:
    """What is in one folder."""
    named = _NAME.fullmatch(folder.name)
    found = Found(folder, int(named[3]), named[1], named[2]) if named else Found(folder)
    try:
        record = read_record(folder)
        if record is None:
            return _unrecorded(found)
    except Invalid as error:
        return replace(found, damage=str(error))
    return replace(
        found,
        source=record.source,
        target=record.target,
        version=record.version,
        checksum=record.checksum,
        damage=damage_of(folder, record, check=check),
    )


def _unrecorded(found: Found) -> Found:
    """A package that somebody copied here: as much as its files say."""
    try:
        metadata = read_metadata(found.folder)
        found = replace(
            found,
            source=metadata.source,
            target=metadata.target,
            version=metadata.version,
        )
        check_folder(found.folder)
    except Invalid as error:
        return replace(found, damage=str(error))
    except OSError as error:
        return replace(found, damage=f"Its files cannot be read: {error.strerror}.")
    return found
