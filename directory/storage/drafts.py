"""What staff have typed and not yet published."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from directory.storage.database import connecting
from directory.storage.staff_tables import DraftRow

MOST = 200
"""Drafts of one user."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The form of a listing, as one user has it.

    base: the number of the change after which the listing stood when she began; 0 for
    a new one. source: of the change after which it stood as this draft began, for one
    that takes a change back; else 0. page: the window in which she typed it.
    """

    service_id: str
    account: str
    base: int
    typed: Mapping[str, Any]
    saved_at: datetime
    source: int = 0
    page: str = ""


class Drafts:
    """Keeps one draft of each listing for each user."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def get(self, service_id: str, account: str) -> Draft | None:
        """Somebody's draft of a listing."""
        found = self._where(DraftRow.service_id == service_id)
        return next((each for each in found if each.account == account), None)

    def of(self, account: str) -> list[Draft]:
        """Somebody's drafts, the newest first."""
        return self._where(DraftRow.account == account)

    def others(self, service_id: str, account: str) -> list[str]:
        """Who else has a draft of a listing."""
        found = self._where(DraftRow.service_id == service_id)
        return sorted(each.account for each in found if each.account != account)

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of her last one. Its `saved_at` is now."""
        row = {
            "service_id": draft.service_id,
            "account": draft.account,
            "base": draft.base,
            "typed": json.dumps(draft.typed, ensure_ascii=False),
            "saved_at": self._clock().astimezone(UTC).isoformat(timespec="seconds"),
            "source": draft.source,
            "page": draft.page,
        }
        with connecting(self._engine, writes=True) as connection:
            connection.execute(_own(draft.service_id, draft.account))
            connection.execute(insert(DraftRow), row)

    def drop(self, service_id: str, account: str) -> None:
        """Throw a draft away."""
        with connecting(self._engine, writes=True) as connection:
            connection.execute(_own(service_id, account))

    def _where(self, condition: Any) -> list[Draft]:
        query = (
            select(DraftRow)
            .where(condition)
            .order_by(DraftRow.saved_at.desc(), DraftRow.service_id)
            .limit(MOST)
        )
        with connecting(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            Draft(
                row.service_id,
                row.account,
                row.base,
                json.loads(row.typed),
                datetime.fromisoformat(row.saved_at),
                row.source,
                row.page,
            )
            for row in rows
        ]


def _own(service_id: str, account: str) -> Any:
    return delete(DraftRow).where(
        DraftRow.service_id == service_id, DraftRow.account == account
    )
