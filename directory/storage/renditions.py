"""The translation memory: what each segment is in another language, made once."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, Engine, and_, delete, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from directory.errors import Conflict
from directory.storage.database import connecting
from directory.storage.records import chunks
from directory.storage.tables import Counter, RenditionRow, TranslationClaim
from directory.text.segments import digest

STANDARD = "standard"
EASY = "easy"
"""Levels: a translation, and easier words in the language of the segment."""
DRAFT = "language model"
"""The engine of texts that content/ ships with: no engine here does them again."""
RENDITIONS = "renditions"
"""The counter of changes to renditions."""
HOLDS = timedelta(minutes=2)
"""How long a claim stands that nobody renews: its holder was killed."""

Origin = Literal["machine", "person"]
State = Literal["shown", "held", "withheld"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A segment in another language.

    source: the English segment, normalised. language: BCP 47. service_id: "" for
    wherever the segment stands. state: "held" is a draft that a person must sign
    before it is shown; "withheld" has no text, and `reason` says why. engine, version:
    what made it; "" when a person did. checked_role: in which role somebody signed it,
    as readers may know; they never learn `checked_by`. made_at, checked_at: ISO 8601.
    sequence: the number of its last change, by which to see whether it is still the
    same; 0 for one that is not stored yet.
    """

    source: str
    language: str
    text: str
    origin: Origin
    state: State = "shown"
    reason: str = ""
    engine: str = ""
    version: str = ""
    level: str = STANDARD
    service_id: str = ""
    made_at: str = ""
    checked_by: str = ""
    checked_role: str = ""
    checked_at: str = ""
    sequence: int = field(default=0, compare=False)

    @property
    def digest(self) -> str:
        """The name of its segment."""
        return digest(self.source)

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it."""
        return self.state == "shown"


class Renditions:
    """Every rendition. What a person wrote or signed, no machine overwrites."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Nothing is read yet. clock: gives the present, with its time zone."""
        self._engine = engine
        self._clock = clock

    def of(
        self,
        segments: Iterable[str],
        language: str,
        service_id: str = "",
        level: str = STANDARD,
    ) -> dict[str, Rendition]:
        """The renditions of `segments` (normalised), by segment.

        Where one is for this service alone, that one.
        """
        names = {digest(segment) for segment in segments}
        found: dict[str, Rendition] = {}
        with connecting(self._engine) as connection:
            for chunk in chunks(names):
                rows = connection.execute(
                    select(RenditionRow.__table__)
                    .where(
                        RenditionRow.digest.in_(chunk),
                        RenditionRow.language == language,
                        RenditionRow.level == level,
                        RenditionRow.service_id.in_({"", service_id}),
                    )
                    .order_by(RenditionRow.service_id)
                )
                # The service's own comes after "", and takes its place.
                found |= {row.source: _rendition(row) for row in rows}
        return found

    def every(self, language: str, level: str = STANDARD) -> Iterator[Rendition]:
        """All renditions in a language, in the order of their sources."""
        with connecting(self._engine) as connection:
            rows = connection.execute(
                select(RenditionRow.__table__)
                .where(RenditionRow.language == language, RenditionRow.level == level)
                .order_by(RenditionRow.source, RenditionRow.service_id)
            ).all()
        yield from map(_rendition, rows)

    def shown(
        self, segments: Iterable[str], service_id: str = ""
    ) -> dict[str, frozenset[str]]:
        """In which languages each of `segments` (normalised) can be read."""
        names = {digest(segment): segment for segment in segments}
        found: dict[str, set[str]] = {segment: set() for segment in names.values()}
        with connecting(self._engine) as connection:
            for chunk in chunks(names):
                query = select(RenditionRow.digest, RenditionRow.language).where(
                    RenditionRow.digest.in_(chunk),
                    RenditionRow.level == STANDARD,
                    RenditionRow.service_id.in_({"", service_id}),
                    RenditionRow.state == "shown",
                )
                for name, language in connection.execute(query):
                    found[names[name]].add(language)
        return {segment: frozenset(tags) for segment, tags in found.items()}

    def missing(
        self, segments: Iterable[str], language: str, engine: str, version: str
    ) -> list[str]:
        """Those of `segments` that a machine has to do, in their order.

        There is nothing, or what an earlier engine or version made, unsigned. Drafts
        that came with content/ stay.
        """
        wanted = list(dict.fromkeys(segments))
        known = self.of(wanted, language)
        return [
            segment
            for segment in wanted
            if (there := known.get(segment)) is None
            or (
                there.origin == "machine"
                and there.engine != DRAFT
                and not there.checked_at
                and (there.engine, there.version) != (engine, version)
            )
        ]

    def store(self, renditions: Iterable[Rendition]) -> None:
        """Keep them, in one transaction."""
        every = list(renditions)
        if not every:
            return
        with connecting(self._engine, writes=True) as connection:
            self._write(connection, every, _next(connection))

    def put(self, rendition: Rendition, seen: int) -> None:
        """Keep what a person made of one that she saw. seen: its number; 0 for none.

        Raises Conflict when it is another by now, and keeps nothing.
        """
        query = select(RenditionRow.sequence).where(
            RenditionRow.digest == rendition.digest,
            RenditionRow.language == rendition.language,
            RenditionRow.level == rendition.level,
            RenditionRow.service_id == rendition.service_id,
        )
        with connecting(self._engine, writes=True) as connection:
            number = _next(connection)  # first: on PostgreSQL it locks out others
            if (connection.execute(query).scalar() or 0) != seen:
                raise Conflict("Somebody else has changed this sentence meanwhile.")
            self._write(connection, [rendition], number)

    def _write(
        self, connection: Connection, renditions: Iterable[Rendition], number: int
    ) -> None:
        now = self._now().isoformat(timespec="seconds")
        rows = [
            asdict(each)
            | {
                "digest": each.digest,
                "made_at": each.made_at or now,
                "sequence": number,
            }
            for each in renditions
        ]
        is_sqlite = self._engine.dialect.name == "sqlite"
        upsert = sqlite.insert if is_sqlite else postgresql.insert
        keys = ("digest", "language", "level", "service_id")
        statement = upsert(RenditionRow)
        new = statement.excluded
        statement = statement.on_conflict_do_update(
            index_elements=keys,
            set_={name: new[name] for name in rows[0] if name not in keys},
            where=or_(
                new.origin == "person",
                and_(RenditionRow.origin == "machine", RenditionRow.checked_at == ""),
            ),
        )
        connection.execute(statement, rows)

    def counts(self, language: str) -> dict[tuple[Origin, State, str], int]:
        """How many there are by origin, state and reason."""
        found: dict[tuple[Origin, State, str], int] = {}
        for each in self.every(language):
            key = (each.origin, each.state, each.reason)
            found[key] = found.get(key, 0) + 1
        return found

    def claim(self, language: str, holder: str) -> bool:
        """Take or renew the right to translate into a language; whether it was free.

        It stands for two minutes, so that somebody killed keeps nobody waiting long.
        """
        try:
            return self._claim(language, holder)
        except IntegrityError:
            return False  # on PostgreSQL, somebody else was a moment quicker

    def _claim(self, language: str, holder: str) -> bool:
        now = self._now()
        with connecting(self._engine, writes=True) as connection:
            there = connection.execute(
                select(TranslationClaim.holder, TranslationClaim.until).where(
                    TranslationClaim.language == language
                )
            ).first()
            if there and there.holder != holder and there.until > now.isoformat():
                return False
            connection.execute(
                delete(TranslationClaim).where(TranslationClaim.language == language)
            )
            connection.execute(
                insert(TranslationClaim).values(
                    language=language, holder=holder, until=(now + HOLDS).isoformat()
                )
            )
        return True

    def release(self, language: str, holder: str) -> None:
        """Give the right back."""
        with connecting(self._engine, writes=True) as connection:
            connection.execute(
                delete(TranslationClaim).where(
                    TranslationClaim.language == language,
                    TranslationClaim.holder == holder,
                )
            )

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)


def new_holder() -> str:
    """A name for somebody who translates."""
    return str(uuid.uuid4())


def _next(connection: Connection) -> int:
    """Take the next number of a change to renditions."""
    connection.execute(
        update(Counter)
        .where(Counter.name == RENDITIONS)
        .values(value=Counter.value + 1)
    )
    query = select(Counter.value).where(Counter.name == RENDITIONS)
    return int(connection.execute(query).scalar_one())


_FIELDS = tuple(field.name for field in fields(Rendition))


def _rendition(row: object) -> Rendition:
    return Rendition(**{name: getattr(row, name) for name in _FIELDS})
