"""Jobs that were put off come back."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, text

from directory.model.calendar import LONDON
from directory.storage.database import connecting
from directory.storage.put_off import PutOffJobs

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=LONDON)


def put_off(engine: Engine, *, days_later: int = 0) -> PutOffJobs:
    """As of some days later."""
    return PutOffJobs(engine, lambda: NOW + timedelta(days=days_later))


def test_a_job_stays_away_until_its_day_and_is_forgotten_then(engine: Engine) -> None:
    """The last word counts."""
    put_off(engine).put_off("check:s1:0", 28)
    put_off(engine).put_off("check:s1:0", 7)
    put_off(engine).put_off("search:gu:bus", 28)
    assert put_off(engine).now() == {"check:s1:0", "search:gu:bus"}
    assert put_off(engine, days_later=6).now() == {"check:s1:0", "search:gu:bus"}
    assert put_off(engine, days_later=7).now() == {"search:gu:bus"}
    put_off(engine, days_later=8).put_off("check:s2:0", 7)
    with connecting(engine) as connection:
        rows = connection.execute(text("SELECT job FROM put_off ORDER BY job"))
        assert list(rows.scalars()) == ["check:s2:0", "search:gu:bus"]
