"""The import ledger: what became of every record, and of every field that was odd."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TextIO, get_args

from directory.errors import Invalid

Outcome = Literal["accepted", "repaired", "refused", "unchanged"]
Kind = Literal[
    "blank_name",
    "not_a_record",
    "not_published",
    "duplicate_id",
    "html",
    "image",
    "struck",
    "cut",
    "blank_email",
    "bad_email",
    "link_completed",
    "link_removed",
    "tidied",
    "reformatted",
    "value_removed",
    "hours_in_words",
    "unknown_status",
    "new_id",
    "orphan",
    "personal_data",
    "disagreement",
    "ours_kept",
    "merged",
    "phone_in_prose",
    "duplicate",
    "no_organization",
    "no_category",
    "not_checked",
    "not_kept",
    "file_skipped",
    "examples_removed",
]

MEANINGS: Mapping[Kind, str] = {
    "blank_name": "has no name, so it was refused",
    "not_a_record": "is no service, so it was refused",
    "not_published": "is a draft, archived or deleted, so it was refused",
    "duplicate_id": "has the id of an earlier record",
    "html": "web page code became plain text with its lists and links",
    "image": "a picture inside a text was removed",
    "struck": "words that were struck out were left out",
    "cut": "a text was too long and was cut at the end of a paragraph",
    "blank_email": 'the email address was "", which no address can be',
    "bad_email": "an email address was put right or removed",
    "link_completed": "a web address was put right",
    "link_removed": "a web address that leads nowhere was removed",
    "tidied": "invisible characters or code were taken out",
    "reformatted": "a date, time, number or choice was written another way",
    "value_removed": "a value that its field cannot hold was removed",
    "hours_in_words": "its times could not be understood and became words",
    "unknown_status": "has a status that nobody knows, and was taken as active",
    "new_id": "had no proper id and was given one that stays the same",
    "orphan": "refers to something that the source does not contain",
    "personal_data": "something about a person was removed",
    "disagreement": "two records of the source differ about the same thing",
    "ours_kept": "was changed since, or came from elsewhere: ours was kept",
    "merged": "was made one with another listing here, which was kept",
    "phone_in_prose": "a telephone number stands only inside a text",
    "duplicate": "has the name and organization of an earlier record",
    "no_organization": "nobody is named as providing it",
    "no_category": "is in no category, so nobody finds it by browsing",
    "not_checked": "was checked too long ago, or nobody knows when",
    "not_kept": "the directory has no place for this property",
    "file_skipped": "the file holds no listings",
    "examples_removed": "the example listings were removed",
}
"""Every kind of finding, as the end of a sentence about a record."""

NOTICES: frozenset[Kind] = frozenset(
    {
        "disagreement",
        "merged",
        "phone_in_prose",
        "duplicate",
        "duplicate_id",
        "no_organization",
        "no_category",
        "not_checked",
        "not_kept",
        "file_skipped",
        "examples_removed",
    }
)
"""Kinds that change nothing in the record itself."""

SHORT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One odd thing. Never holds a value that is about a person.

    record, name, noun: of what; field: path of the field; done: what was done.
    value: what the source says; ours: what is kept instead, where both matter.
    """

    kind: Kind
    done: str
    record: str = ""
    name: str = ""
    noun: str = ""
    field: str = ""
    value: str = ""
    ours: str = ""


@dataclass(slots=True)
class Ledger:
    """Counts in memory, the first few findings of each kind, and all in a file.

    file: a JSON Lines file to write, one finding or record a line, or None.
    """

    file: Path | None = None
    keep: int = 20
    counts: dict[Outcome, int] = field(
        default_factory=lambda: dict.fromkeys(get_args(Outcome), 0)
    )
    kinds: Counter[Kind] = field(default_factory=Counter)
    first: dict[Kind, list[Finding]] = field(default_factory=dict)
    _properties: Counter[tuple[str, Kind]] = field(default_factory=Counter)
    _out: TextIO | None = None

    def __enter__(self) -> Self:
        """Open the file. Raises Invalid when it cannot be, or must not be, written."""
        if self.file:
            try:
                _check_that_it_may_go(self.file)
                self._out = self.file.open("w", encoding="utf-8")
            except OSError as error:
                raise Invalid(
                    f"The ledger {self.file} cannot be written: {error.strerror}."
                ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        if self._out:
            self._out.close()
            self._out = None

    @property
    def read(self) -> int:
        """How many records there were: the sum of what became of them."""
        return sum(self.counts.values())

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.kinds.total()

    def note(self, finding: Finding) -> None:
        """Add a finding."""
        self.kinds[finding.kind] += 1
        kept = self.first.setdefault(finding.kind, [])
        if len(kept) < self.keep:
            kept.append(finding)
        said = {key: value for key, value in asdict(finding).items() if value}
        self._write({"finding": said.pop("kind"), **said})

    def property_not_kept(self, path: str, kind: Kind = "not_kept") -> None:
        """Count a property that is left out; listed once, at the end."""
        self._properties[path, kind] += 1

    def record(self, outcome: Outcome, record_id: str, name: str) -> None:
        """Say what became of a record. Each record is said once."""
        self.counts[outcome] += 1
        self._write({"record": record_id, "name": shorten(name), "outcome": outcome})

    def finish(self) -> None:
        """List the properties that were left out, and the totals."""
        for (path, kind), count in sorted(self._properties.items()):
            times = f"left out of {count:,} record" + ("s" if count > 1 else "")
            self.note(Finding(kind=kind, field=path, done=times))
        self._properties.clear()
        self._write({"totals": {"read": self.read, **self.counts}})

    def in_words(self) -> str:
        """For the screen: the counts, then each kind, most frequent first."""
        counts = ", ".join(f"{count:,} {name}" for name, count in self.counts.items())
        lines = [f"{self.read:,} read: {counts}"] + [
            f"{count:7,}  {kind}: {MEANINGS[kind]}"
            for kind, count in self.kinds.most_common()
        ]
        return "\n".join(lines)

    def summary(self) -> dict[str, Any]:
        """{"counts", "findings"}: each kind with its count and first findings."""
        return {
            "counts": {"read": self.read, **self.counts},
            "findings": [
                {
                    "kind": kind,
                    "count": count,
                    "meaning": MEANINGS[kind],
                    "first": [asdict(finding) for finding in self.first[kind]],
                }
                for kind, count in self.kinds.most_common()
            ],
        }

    def _write(self, line: Mapping[str, Any]) -> None:
        if self._out:
            self._out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _check_that_it_may_go(file: Path) -> None:
    """Raise Invalid for a file that is no ledger: it may be the very source."""
    if not file.is_file():
        return
    with file.open("rb") as old:
        start = old.read(20)
    if start and not start.startswith((b'{"finding"', b'{"record"', b'{"totals"')):
        raise Invalid(f"{file} is no ledger: give a file that may be overwritten.")


def shorten(value: Any) -> str:
    """A value in one line of at most 120 characters."""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(str(value)[: SHORT * 4].split())
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
