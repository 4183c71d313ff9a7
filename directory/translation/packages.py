"""The installed translation packages: found, installed, replaced, removed.

    <folder>/installed/translate-en_ur.3.1f0c9a2e/   one package, with its record
    <folder>/incoming/    what is not in place yet, or no longer
    <folder>/index.json   the index as it was fetched (available.py)
    <folder>/lock         held while anything is changed

A package comes into place with one rename, under the next number of its pair of
languages; the highest number counts. So whenever the program is killed, either the old
one counts or the new one, and what is left over goes with the next change. The start
of its checksum stands in the name too: one path never means two packages.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from uuid import uuid4

from directory.errors import Invalid, NotFound, Unavailable
from directory.translation import argos_layer
from directory.translation.archives import USUAL, Limits
from directory.translation.bringing import Bring, Brought, copied
from directory.translation.checksums import as_checksum
from directory.translation.codes import ENGLISH, names_of, settled
from directory.translation.disk import (
    only_writer,
    refusals_told,
    to_disk,
    tree_to_disk,
)
from directory.translation.finding import Found, found_in, latest
from directory.translation.records import Record, keep, write_record
from directory.translation.unpacking import Wanted, held_to, unpacked

if TYPE_CHECKING:
    from argostranslate.package import Package


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Installed:
    """A package that is there.

    source, target: of English and a language of ours; a package for Brazilian
    Portuguese stands for "pt" while there is none for "pt" itself. "" when nobody can
    tell any more. checksum: SHA-256 of the package file, "" if nobody knows.
    damage: "" when it is sound, else one plain sentence.
    """

    source: str
    target: str
    folder: Path
    version: str
    checksum: str
    damage: str


class Packages:
    """The packages under one folder, which need not exist yet."""

    def __init__(
        self,
        folder: Path,
        limits: Limits = USUAL,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._folder = folder
        self._live = folder / "installed"
        self._incoming = folder / "incoming"
        self._limits = limits
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where they are."""
        return self._folder

    def installed(self, *, check: bool = False) -> list[Installed]:
        """All that is installed, sound or not. Raises nothing.

        check: read every file and compare its checksum; else sizes and times.
        """
        found = latest(found_in(self._live, check=check))
        if any(not each.folder.exists() for each in found):
            # It was replaced while we looked.
            found = latest(found_in(self._live, check=check))
        return _as_installed(found)

    def install(self, file: Path, *, expected: str = "", target: str = "") -> Installed:
        """Install a package file; one for the same languages is replaced.

        expected: its SHA-256; a checksum file beside it counts too. target: the
        language into which it must translate, if any other is a mistake.
        Raises NotFound, Invalid or Unavailable, and then has changed nothing.
        """
        bring = partial(copied, file, limit=self._limits.file)
        return self.install_from(bring, Wanted(checksum=expected, target=target))

    def install_from(self, bring: Bring, wanted: Wanted) -> Installed:
        """Install what `bring` puts where it is told. Else as `install`."""
        as_checksum(wanted.checksum)
        with self._changing() as incoming:
            file, into = incoming / "package.argosmodel", incoming / "unpacked"
            into.mkdir()
            brought = bring(file)
            try:
                expected = {as_checksum(wanted.checksum), brought.expected}
                checksum = held_to(file, expected)
                package = unpacked(file, into, self._limits, wanted)
            except Invalid as error:
                raise Invalid(f"{brought.origin} was not installed. {error}") from error
            file.unlink()
            folder = self._put_in_place(package, brought, checksum)
            (done,) = (each for each in self.installed() if each.folder == folder)
        return done

    def remove(self, target: str) -> None:
        """Remove every package from or into a language, by its code.

        A package of which no language can be told is removed by the name of its folder.
        Raises NotFound when there is none, Unavailable when it cannot be removed.
        """
        if not any(target in _called(each) for each in found_in(self._live)):
            raise NotFound(
                f"No package for {target!r} is installed. "
                "`directory languages list` says what is."
            )
        with self._changing():
            for each in found_in(self._live):
                if target in _called(each):
                    self._take_away(each.folder)

    def argos_package(self, installed: Installed) -> "Package":
        """The package as argostranslate knows it, with its tokenizer.

        Raises Unavailable when it is damaged, or no longer there.
        """
        again = "Install it again with `directory languages install`."
        if installed.damage:
            raise Unavailable(f"A package is damaged. {installed.damage} {again}")
        try:
            return argos_layer.open_package(installed.folder)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise Unavailable(
                f"{installed.folder} cannot be opened. {again}"
            ) from error

    @contextmanager
    def _changing(self) -> Iterator[Path]:
        """Hold the lock; yields an empty folder, which is gone afterwards."""
        with refusals_told(self._folder), only_writer(self._folder):
            self._clear_away()
            self._incoming.mkdir()
            try:
                yield Path(mkdtemp(dir=self._incoming))
            finally:
                shutil.rmtree(self._incoming, ignore_errors=True)

    def _clear_away(self) -> None:
        """Remove what a killed installation left."""
        shutil.rmtree(self._incoming, ignore_errors=True)
        everything = found_in(self._live)
        kept = {each.folder for each in latest(everything)}
        for each in everything:
            # One without a number was put there by hand; it is nobody's litter.
            if each.number and each.folder not in kept:
                shutil.rmtree(each.folder, ignore_errors=True)

    def _put_in_place(
        self, package: "Package", brought: Brought, checksum: str
    ) -> Path:
        """Record a package and make it the one that counts; its folder."""
        folder = package.package_path
        record = Record(
            source=package.from_code,
            target=package.to_code,
            version=package.package_version,
            checksum=checksum,
            origin=brought.origin,
            installed_at=self._clock().isoformat(timespec="seconds"),
            files=keep(folder),
        )
        write_record(folder, record)
        tree_to_disk(folder)
        self._live.mkdir(exist_ok=True)
        pair = (record.source, record.target)
        before = [each for each in found_in(self._live) if each.pair == pair]
        number = 1 + max((each.number for each in before), default=0)
        name = f"{argos_layer.package_name(package)}.{number}.{checksum[:8]}"
        final = self._live / name
        folder.rename(final)
        to_disk(self._live)
        with suppress(OSError):  # the new one counts; the next change clears away
            for each in before:
                self._take_away(each.folder)
        return final

    def _take_away(self, folder: Path) -> None:
        """Uninstall a package: at once for whoever looks, whatever happens then."""
        going = self._incoming / f"gone-{uuid4().hex}"
        folder.rename(going)
        to_disk(self._live)
        if going.is_symlink():
            going.unlink()
        else:
            argos_layer.erase(going)


def _as_installed(found: Sequence[Found]) -> list[Installed]:
    """With the language of ours for which each stands."""
    into = settled(each.target for each in found if each.source == ENGLISH)
    out_of = settled(each.source for each in found if each.target == ENGLISH)
    return [
        Installed(
            source=out_of.get(each.source, each.source),
            target=into.get(each.target, each.target),
            folder=each.folder,
            version=each.version,
            checksum=each.checksum,
            damage=each.damage,
        )
        for each in found
    ]


def _called(found: Found) -> set[str]:
    """Everything by which a person may ask for a package."""
    codes = {found.source, found.target} - {ENGLISH, ""}
    return {found.folder.name}.union(*(names_of(code) for code in codes))
