"""Figures of the coverage report: the latest, and one set for each week."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from directory.storage.count_tables import CoverageRow
from directory.storage.database import connecting
from directory.storage.weekly import monday

Columns = Mapping[str, int]
Group = Mapping[str, Columns]
"""A table of figures: row → column → number."""
PASSING = frozenset({"words", "hard_words"})
"""Groups that no week keeps: words that people searched for or asked about are
forgotten after two years, and must not stay here."""
_LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted at a moment. Numbers alone: nothing that is about a person.

    made_at: with its time zone. groups: tables by their name; an old set may lack some.
    """

    made_at: datetime
    groups: Mapping[str, Group]

    @property
    def week(self) -> date:
        """The Monday of the week in which they were worked out."""
        return monday(self.made_at)

    def group(self, name: str) -> Group:
        """One table; empty when it was not counted then."""
        return self.groups.get(name, {})

    def row(self, group: str, row: str) -> Columns:
        """One row of a table; empty when it was not counted then."""
        return self.group(group).get(row, {})


class KeptFigures:
    """The figures that are kept: a few kilobytes for each week, for good."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def keep(self, groups: Mapping[str, Group]) -> Figures:
        """Keep figures as the latest, and as those of this week.

        What was kept of this week before is replaced, so that it does not matter how
        often this is called. Raises Unavailable.
        """
        figures = Figures(self._clock(), groups)
        lasting = {name: g for name, g in groups.items() if name not in PASSING}
        rows = [
            _row(_LATEST, figures.made_at, groups),
            _row(figures.week.isoformat(), figures.made_at, lasting),
        ]
        is_sqlite = self._engine.dialect.name == "sqlite"
        insert = sqlite.insert if is_sqlite else postgresql.insert
        statement = insert(CoverageRow)
        statement = statement.on_conflict_do_update(
            index_elements=["week"],
            set_={
                "made_at": statement.excluded.made_at,
                "figures": statement.excluded.figures,
            },
        )
        with connecting(self._engine, writes=True) as connection:
            connection.execute(statement, rows)
        return figures

    def latest(self) -> Figures | None:
        """Those that were worked out last; None when none ever were."""
        found = self._read(CoverageRow.week == _LATEST)
        return found[0] if found else None

    def weeks(self, first: date, last: date) -> list[Figures]:
        """Those of the weeks whose Monday lies between two days, oldest first."""
        between = CoverageRow.week.between(first.isoformat(), last.isoformat())
        return self._read(between)

    def years(self) -> list[int]:
        """The years of which there are figures, newest first."""
        with connecting(self._engine) as connection:
            weeks = connection.execute(select(CoverageRow.week)).scalars().all()
        return sorted({int(w[:4]) for w in weeks if w != _LATEST}, reverse=True)

    def _read(self, where: object) -> list[Figures]:
        query = (
            select(CoverageRow.made_at, CoverageRow.figures)
            .where(where)  # type: ignore[arg-type]  # a condition on the table
            .order_by(CoverageRow.week)
        )
        with connecting(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            Figures(datetime.fromisoformat(made_at), json.loads(figures))
            for made_at, figures in rows
        ]


def _row(week: str, made_at: datetime, groups: Mapping[str, Group]) -> dict[str, str]:
    return {
        "week": week,
        "made_at": made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "figures": json.dumps(groups, ensure_ascii=False),
    }
