"""What can be had over the network: argostranslate's index of packages."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from directory.errors import Invalid, NotFound, Unavailable
from directory.translation import argos_layer
from directory.translation.bringing import Bring
from directory.translation.checking import check_shapes
from directory.translation.codes import ENGLISH, english_name, is_code, names_of
from directory.translation.disk import refusals_told
from directory.translation.fetching import BRIEF, Fetch

_MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Offer:
    """A package of the index. source, target: codes as argostranslate writes them."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]


class Index:
    """The index, fetched into one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "index.json"

    def refresh(self, *, plain: bool = False) -> None:
        """Fetch it. plain: whether http:// will do (`fetching.Fetch`).

        Raises Unavailable when there is no network, or it is no index; then what was
        fetched before is still there.
        """
        fresh = self._folder / "index.json.part"
        with refusals_told(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                how = Fetch(_MOST_BYTES, plain, BRIEF)
                how.to_file(argos_layer.index_address(), fresh)
                fresh.write_text(json.dumps(_entries(fresh)), encoding="utf-8")
                fresh.replace(self._file)
            except NotFound as error:
                raise Unavailable(str(error)) from error
            finally:
                fresh.unlink(missing_ok=True)

    def fetched_at(self) -> datetime | None:
        """When it was last fetched; None when it never was."""
        try:
            return datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
        except OSError:
            return None

    def offers(self) -> list[Offer]:
        """What it offered when it was last fetched; nothing when it never was."""
        if not self._file.is_file():
            return []  # or argostranslate would fetch it, and again, without an end
        try:
            return [
                Offer(
                    each.from_code,
                    each.to_code,
                    each.package_version,
                    tuple(each.links),
                )
                for each in argos_layer.offers_in(self._file)
            ]
        except (OSError, ValueError, AttributeError, TypeError, RecursionError):
            return []

    def best(self, target: str, source: str = ENGLISH) -> Offer | None:
        """The package for a language: its own before its regions', newest first."""
        fitting = [
            offer
            for offer in self.offers()
            if target in names_of(offer.target) and source in names_of(offer.source)
        ]
        return max(fitting, key=partial(_rank, target, source), default=None)

    def bring(self, target: str, source: str, how: Fetch) -> Bring:
        """What brings the best package. Raises NotFound when there is none."""
        offer = self.best(target, source)
        if offer is None:
            raise NotFound(
                f"The index has no package from {english_name(source)} into "
                f"{english_name(target)}. If you have a model, "
                "`directory languages pack` makes a package of it."
            )
        return partial(how.first_of, offer.links)


def _rank(target: str, source: str, offer: Offer) -> tuple[bool, bool, list[int]]:
    numbers = [int(number) for number in re.findall(r"\d{1,9}", offer.version)]
    return offer.target == target, offer.source == source, numbers


def _entries(index: Path) -> list[dict[str, Any]]:
    """What in an index is a package. Raises Invalid when it is no index."""
    try:
        found = json.loads(index.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise Invalid(
            f"What is at {argos_layer.index_address()} is no index of packages. "
            "ARGOS_PACKAGE_INDEX says where the index is."
        )
    return [entry for entry in found if _is_offer(entry)]


def _is_offer(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    try:
        check_shapes(entry)
    except Invalid:
        return False
    words = [entry.get("package_version", ""), *entry.get("links", [])]
    return (
        is_code(entry.get("from_code"))
        and is_code(entry.get("to_code"))
        and all(isinstance(each, str) for each in words)
    )
